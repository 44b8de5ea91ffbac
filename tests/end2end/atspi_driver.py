"""Finds and uses the widgets of a running program over AT-SPI, as a screen reader does.

A program of its own, for the system's Python, which alone has the AT-SPI bindings: it reads one
JSON object a line on standard input, ``{"do": NAME, ...arguments}``, and answers each with one:
``{"value": ...}`` or ``{"error": "..."}``. Widgets are named by the handles it gives out.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# AT-SPI 2.53 renamed it.
ROLE_NAMES = {"button": "push button"}
POLL_SECONDS = 0.05
FINE_POLL_SECONDS = 0.002
# A program that builds a long list is not waited for row by row.
MOST_CHILDREN = 2000
STATES = [
    "ACTIVE", "CHECKED", "EDITABLE", "ENABLED", "EXPANDED", "FOCUSABLE", "FOCUSED", "MODAL",
    "READ_ONLY", "SELECTED", "SENSITIVE", "SHOWING", "VISIBLE",
]  # fmt: skip

Query = dict[str, Any]


class Driver:
    """The widgets of the program with one process id."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.handles: list[Any] = []

    # What it can be asked: each public method is a command.

    def find(self, timeout: float = 5.0, **query: Any) -> dict[str, Any]:
        """The first widget that fits *query*, waiting for it."""
        deadline = time.monotonic() + timeout
        while True:
            for widget in self._seen(query):
                return widget
            if time.monotonic() > deadline:
                raise LookupError(self._absence(query, timeout))
            time.sleep(POLL_SECONDS)

    def find_all(self, **query: Any) -> list[dict[str, Any]]:
        """Every widget that fits *query* now."""
        return list(self._seen(query))

    def get(self, handle: int) -> dict[str, Any]:
        """What the widget is now."""
        return self._described(self.handles[handle], handle)

    def await_name(self, handle: int, name: str, timeout: float = 5.0) -> float:
        """When the widget came to be called *name*, on the clock `time.monotonic`."""
        deadline = time.monotonic() + timeout
        while (now := self.handles[handle].get_name()) != name:
            if time.monotonic() > deadline:
                raise LookupError(f"it is “{now}” and not “{name}” after {timeout:g} s")
            time.sleep(FINE_POLL_SECONDS)
        return time.monotonic()

    def act(self, handle: int, action: str = "") -> str:
        """Do the widget's *action*, or its first one; returns its name."""
        widget = self.handles[handle]
        names = [widget.get_action_name(i) for i in range(widget.get_n_actions())]
        wanted = action or (names[0] if names else "")
        if wanted not in names:
            raise LookupError(f"no action “{wanted}” among {names}")
        widget.do_action(names.index(wanted))
        return wanted

    def focus(self, handle: int) -> bool:
        """Give the widget the keyboard."""
        return bool(self.handles[handle].grab_focus())

    def set_text(self, handle: int, text: str) -> bool:
        """Replace the text of an editable widget."""
        return bool(self.handles[handle].set_text_contents(text))

    def set_value(self, handle: int, value: float) -> bool:
        """Set the number of a spin box or slider."""
        return bool(self.handles[handle].set_current_value(value))

    def select(self, handle: int) -> bool:
        """Select the widget in its parent (a row, a tab, an entry)."""
        widget = self.handles[handle]
        return bool(widget.get_parent().select_child(widget.get_index_in_parent()))

    def tree(self, handle: int | None = None, showing: bool = True) -> list[str]:
        """One indented line a widget: its role and name."""
        start = [self.handles[handle]] if handle is not None else self._windows()
        return [
            f"{'  ' * depth}{role(widget)} “{widget.get_name()}”"
            for top in start
            for depth, widget in walk(top, showing)
        ]

    # How.

    def _windows(self) -> list[Any]:
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        programs = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
        found = []
        for program in programs:
            if program is not None and program.get_process_id() == self.pid:
                # Events, which would refresh a cache, are not listened for.
                program.set_cache_mask(Atspi.Cache.NONE)
                found += children(program)
        return found

    def _seen(self, query: Query) -> Iterator[dict[str, Any]]:
        for widget in self._matching(query):
            try:
                yield self._described(widget)
            except GLib.Error:
                # It vanished since: the next look sees what is there now.
                return

    def _matching(self, query: Query) -> Iterator[Any]:
        within = query.get("within")
        try:
            start = [self.handles[within]] if within is not None else self._windows()
            for top in start:
                for _, widget in walk(top, bool(query.get("showing", True))):
                    if fits(widget, query):
                        yield widget
        except GLib.Error:
            # Something vanished while it was looked at: the next look sees what is there now.
            return

    def _absence(self, query: Query, timeout: float) -> str:
        like = {key: value for key, value in query.items() if key in ("role", "within", "showing")}
        others = [widget.get_name() for widget in self._matching(like)]
        return f"no widget {query} within {timeout:g} s; of that role: {others[:40]}"

    def _described(self, widget: Any, handle: int | None = None) -> dict[str, Any]:
        if handle is None:
            self.handles.append(widget)
            handle = len(self.handles) - 1
        states = widget.get_state_set()
        described: dict[str, Any] = {
            "handle": handle,
            "path": widget.path,
            "role": role(widget),
            "name": widget.get_name(),
            "description": widget.get_description(),
            "states": [
                name.lower() for name in STATES if states.contains(getattr(Atspi.StateType, name))
            ],
        }
        interfaces = widget.get_interfaces()
        if "Text" in interfaces:
            described["text"] = widget.get_text(0, widget.get_character_count())
        if "Value" in interfaces:
            described["value"] = widget.get_current_value()
        if "Component" in interfaces:
            box = widget.get_extents(Atspi.CoordType.SCREEN)
            described["extents"] = [box.x, box.y, box.width, box.height]
        return described


def role(widget: Any) -> str:
    """The role's name, the same with every version of AT-SPI."""
    name: str = widget.get_role_name()
    return ROLE_NAMES.get(name, name)


def children(widget: Any) -> list[Any]:
    """The widgets directly inside *widget*."""
    found = [
        widget.get_child_at_index(i) for i in range(min(widget.get_child_count(), MOST_CHILDREN))
    ]
    return [child for child in found if child is not None]


def walk(widget: Any, showing: bool, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """*widget* and all inside it; with *showing*, only what is on the screen."""
    if showing and not widget.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield depth, widget
    for child in children(widget):
        yield from walk(child, showing, depth + 1)


def fits(widget: Any, query: Query) -> bool:
    """Whether *widget* has the role, name, name's part and state that *query* asks for."""
    if "role" in query and role(widget) != query["role"]:
        return False
    name = widget.get_name() or ""
    if "name" in query and name != query["name"]:
        return False
    if "contains" in query and query["contains"] not in name:
        return False
    states = widget.get_state_set()
    return all(
        states.contains(getattr(Atspi.StateType, state.upper()))
        for state in query.get("states", ())
    )


def answer(driver: Driver, line: str) -> dict[str, Any]:
    """Carry out one request."""
    request = json.loads(line)
    command: Callable[..., Any] = getattr(driver, request.pop("do"))
    try:
        return {"value": command(**request)}
    except (LookupError, GLib.Error) as error:
        return {"error": str(error)}


def main() -> None:
    """Serve requests until standard input ends."""
    Atspi.init()
    driver = Driver(int(sys.argv[1]))
    for line in sys.stdin:
        print(json.dumps(answer(driver, line)), flush=True)


if __name__ == "__main__":
    main()
