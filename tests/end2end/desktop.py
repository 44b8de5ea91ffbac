"""A desktop for one program: an X server, a window manager, a session bus, an empty home.

Widgets are found and used over AT-SPI by role and accessible name; keys and the mouse are real X
events. So a test sees the program as a person or a screen reader does, and nothing else.
"""

import json
import os
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from tests.end2end.libvirtd import HarnessError, wait_until

SIZE = (1400, 900)
SYSTEM_PYTHON = "/usr/bin/python3"
DRIVER = Path(__file__).with_name("atspi_driver.py")


class Desktop:
    """A context manager; ``launch`` starts the program under test on it."""

    def __init__(self, folder: Path) -> None:
        """*folder* is empty, and gets the home, the logs and the pictures."""
        self.folder = folder
        self.home = folder / "home"
        self._stack = ExitStack()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        try:
            self._make_home()
            self._start_screen()
            self._start_bus()
            self._start(["openbox", "--sm-disable"], "openbox")
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def launch(self, command: Sequence[str], **environment: str) -> "Program":
        """Start the program under test; its output is in ``program.log``."""
        process = self._start(command, "program", environment)
        driver = subprocess.Popen(
            [SYSTEM_PYTHON, "-W", "ignore::DeprecationWarning", str(DRIVER), str(process.pid)],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._stack.callback(end, driver)
        return Program(self, process, driver)

    def key(self, *keys: str) -> None:
        """Press keys by their X names: ``key("ctrl+n")``, ``key("Tab", "Return")``."""
        self._xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type *text* on the keyboard."""
        self._xdotool("type", "--delay", "20", "--", text)

    def click(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        """Move the mouse to a place of the screen and click there."""
        repeat = ["--repeat", str(times), "--delay", "60"]
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", *repeat, str(button))

    def hover(self, x: int, y: int) -> None:
        """Let the mouse rest at a place of the screen, coming from a little beside it."""
        self._xdotool("mousemove", "--sync", str(x + 3), str(y), "mousemove", str(x), str(y))

    def picture(self, name: str) -> Path:
        """A PNG of the whole screen, as *name* in the desktop's folder."""
        path = self.folder / f"{name}.png"
        self._run("import", "-window", "root", str(path))
        return path

    def _xdotool(self, *arguments: str) -> None:
        self._run("xdotool", *arguments)

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, timeout=30)

    def _make_home(self) -> None:
        runtime = self.folder / "runtime"
        for path in (self.home, runtime):
            path.mkdir(parents=True)
            path.chmod(0o700)
        kept = {name: os.environ[name] for name in ("PATH", "USER") if name in os.environ}
        self.environment = kept | {
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local" / "share"),
            "XDG_STATE_HOME": str(self.home / ".local" / "state"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_RUNTIME_DIR": str(runtime),
            "LC_ALL": "C.UTF-8",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def _start_screen(self) -> None:
        with Pipe() as pipe:
            self._start(
                ["Xvfb", "-displayfd", str(pipe.write), "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24",
                 "-nolisten", "tcp", "-noreset"],
                "xvfb",
                pass_fds=(pipe.write,),
            )  # fmt: skip
            self.environment["DISPLAY"] = f":{pipe.line('Xvfb', self.folder)}"

    def _start_bus(self) -> None:
        with Pipe() as pipe:
            self._start(
                ["dbus-daemon", "--session", "--nofork", f"--print-address={pipe.write}"],
                "dbus",
                pass_fds=(pipe.write,),
            )
            address = pipe.line("dbus-daemon", self.folder)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address

    def _start(
        self,
        command: Sequence[str],
        name: str,
        environment: dict[str, str] | None = None,
        pass_fds: Sequence[int] = (),
    ) -> "subprocess.Popen[bytes]":
        with (self.folder / f"{name}.log").open("ab") as log:
            try:
                process = subprocess.Popen(
                    command,
                    env=self.environment | (environment or {}),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    pass_fds=pass_fds,
                    cwd=self.home,
                    # Ctrl-C is for the tests, which then end this in order.
                    start_new_session=True,
                )
            except FileNotFoundError as error:
                raise HarnessError(f"{command[0]} is not installed: make setup") from error
        self._stack.callback(end, process)
        return process


class Pipe:
    """Where a server writes its address once it is ready."""

    def __enter__(self) -> "Pipe":
        self.read, self.write = os.pipe()
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.read)

    def line(self, server: str, folder: Path) -> str:
        """The line that *server* writes; our end for writing is closed, so its death shows."""
        os.close(self.write)
        said = b""
        while not said.endswith(b"\n"):
            part = os.read(self.read, 4096)
            if not part:
                raise HarnessError(f"{server} did not start; see its log in {folder}")
            said += part
        return said.decode().strip()


def end(process: "subprocess.Popen[Any]", seconds: float = 5.0) -> None:
    """Ask a process to end, then make it."""
    if process.stdin is not None:
        process.stdin.close()
    process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


class WidgetError(AssertionError):
    """A widget that a test counts on is not there, or cannot do what it should."""


@dataclass
class Program:
    """The running program under test."""

    desktop: Desktop
    process: "subprocess.Popen[bytes]"
    driver: "subprocess.Popen[str]"

    def find(
        self, role: str = "", name: str = "", *, timeout: float = 5.0, **query: Any
    ) -> "Widget":
        """The first widget of *role* and *name* on the screen, waiting up to *timeout* seconds.

        More of *query*: ``contains`` a part of the name, ``states`` it must have,
        ``within`` a widget's handle, ``showing=False`` to take hidden ones as well.
        """
        return Widget(self, self.ask("find", timeout=timeout, **narrowed(role, name, query)))

    def find_all(self, role: str = "", name: str = "", **query: Any) -> list["Widget"]:
        """Every such widget now, in the order of the window."""
        found = self.ask("find_all", **narrowed(role, name, query))
        return [Widget(self, each) for each in found]

    def names(self, role: str, **query: Any) -> list[str]:
        """The accessible names of all widgets of *role* on the screen."""
        return [widget.name for widget in self.find_all(role, **query)]

    def wait_gone(self, role: str, name: str, timeout: float = 5.0) -> None:
        """Wait until no such widget is on the screen."""
        wait_until(lambda: not self.find_all(role, name), timeout, f"{role} “{name}” is gone")

    def tree(self) -> str:
        """All that is on the screen, one indented line a widget."""
        return "\n".join(self.ask("tree"))

    def log(self) -> str:
        """What the program wrote to its standard output and error."""
        return (self.desktop.folder / "program.log").read_text(errors="replace")

    def end(self) -> int:
        """End the program as a session's end does; its exit status."""
        end(self.process)
        return self.process.returncode

    def ask(self, do: str, **arguments: Any) -> Any:
        """One request to the AT-SPI driver."""
        assert self.driver.stdin is not None
        assert self.driver.stdout is not None
        self.driver.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self.driver.stdin.flush()
        line = self.driver.stdout.readline()
        if not line:
            raise HarnessError(
                "the AT-SPI driver ended; are python3-gi and gir1.2-atspi-2.0 there?"
            )
        answer = json.loads(line)
        if "error" in answer:
            self.desktop.picture("not-found")
            raise WidgetError(f"{answer['error']}\n{self.log()[-2000:]}")
        return answer["value"]


def narrowed(role: str, name: str, query: dict[str, Any]) -> dict[str, Any]:
    """A query without what was not given; a widget as ``within`` becomes its handle."""
    asked = {"role": role, "name": name, **query}
    if isinstance(asked.get("within"), Widget):
        asked["within"] = asked["within"].handle
    return {key: value for key, value in asked.items() if value not in ("", None)}


class Widget:
    """One widget; its attributes are as of the last look, ``look()`` looks again."""

    def __init__(self, program: Program, seen: dict[str, Any]) -> None:
        self.program = program
        self.handle: int = seen["handle"]
        self._take(seen)

    def __repr__(self) -> str:
        return f"<{self.role} “{self.name}” {' '.join(self.states)}>"

    def _take(self, seen: dict[str, Any]) -> None:
        self.path: str = seen["path"]
        self.role: str = seen["role"]
        self.name: str = seen["name"]
        self.description: str = seen["description"]
        self.states: list[str] = seen["states"]
        self.text: str = seen.get("text", "")
        self.value: float | None = seen.get("value")
        self.extents: list[int] = seen.get("extents", [0, 0, 0, 0])

    def look(self) -> "Widget":
        """Refresh the attributes."""
        self._take(self.program.ask("get", handle=self.handle))
        return self

    def wait(self, *states: str, timeout: float = 5.0) -> "Widget":
        """Wait until the widget has all *states*; ``-enabled`` means without ``enabled``."""

        def holds() -> bool:
            now = self.look().states
            return all((state.lstrip("-") in now) != state.startswith("-") for state in states)

        wait_until(holds, timeout, f"{self} is {' '.join(states)}")
        return self

    def named_at(self, name: str, timeout: float = 5.0) -> float:
        """Wait until the widget is called *name*; when that was, on the clock `time.monotonic`."""
        asked = {"handle": self.handle, "name": name, "timeout": timeout}
        moment: float = self.program.ask("await_name", **asked)
        return moment

    def press(self, action: str = "") -> None:
        """Do the widget's own action (press a button, toggle a box), as a screen reader does."""
        self.program.ask("act", handle=self.handle, action=action)

    def select(self) -> None:
        """Select this row, tab or entry."""
        self.program.ask("select", handle=self.handle)

    def focus(self) -> "Widget":
        """Give the widget the keyboard."""
        self.program.ask("focus", handle=self.handle)
        return self

    def set_text(self, text: str) -> None:
        """Replace the text, without the keyboard."""
        self.program.ask("set_text", handle=self.handle, text=text)

    def set_value(self, value: float) -> None:
        """Set the number of a spin box or slider."""
        self.program.ask("set_value", handle=self.handle, value=value)

    def click(self, button: int = 1, times: int = 1) -> None:
        """Click in the middle of the widget with the mouse."""
        x, y, width, height = self.look().extents
        self.program.desktop.click(x + width // 2, y + height // 2, button, times)
