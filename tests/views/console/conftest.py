"""A display to connect to, and a console that shows it."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.console import rfb
from vmdesk.errors import VMDeskError
from vmdesk.model.display import DisplayLink
from vmdesk.model.vm import VMState
from vmdesk.services.settings import Settings
from vmdesk.views.console.states import ConsoleState
from vmdesk.views.console.view import ConsoleView

NAME = "web <b>"
EXTENDED_KEYS = rfb.header(0, 0, 0, 0, -258)
_SIZES = {0: 20, 3: 10, 4: 8, 5: 6, 255: 12}


async def until(condition: Callable[[], object]) -> None:
    """Wait until it holds; the test's own limit of time ends a wait in vain."""
    while not condition():
        await asyncio.sleep(0.005)


class Display:
    """The other end of the wire: what the viewer said, as (kind, ...) in `heard`."""

    def __init__(self, width: int = 64, height: int = 48) -> None:
        self.size = (width, height)
        self.heard: list[tuple[Any, ...]] = []
        self.refuses: VMDeskError | None = None
        self.opened = 0
        self.listening = asyncio.Event()
        self.listening.set()
        self._writers: list[asyncio.StreamWriter] = []
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self) -> DisplayLink:
        """What a backend's open_display does."""
        self.opened += 1
        if self.refuses is not None:
            raise self.refuses
        ours, theirs = socket.socketpair()
        reader, writer = await asyncio.open_connection(sock=ours)
        self._writers.append(writer)
        self._tasks.append(asyncio.ensure_future(self._serve(reader)))
        return DisplayLink(theirs)

    def send(self, data: bytes) -> None:
        self._writers[-1].write(data)

    def draw(self, pixels, x: int = 0, y: int = 0) -> None:
        self.send(rfb.update(rfb.raw(x, y, pixels)))

    def said(self, kind: int) -> list[tuple[Any, ...]]:
        """Everything heard of one kind: 3 requests, 4 keys, 5 pointer, 6 clipboard, 251 sizes, 255
        physical keys."""
        return [message[1:] for message in self.heard if message[0] == kind]

    async def hang_up(self) -> None:
        """Close every connection from this side."""
        for task in self._tasks:
            task.cancel()
        for writer in self._writers:
            writer.transport.abort()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            self.send(rfb.hello(*self.size))
            await reader.readexactly(len(b"RFB 003.008\n\1\1"))
            while True:
                await self.listening.wait()
                self.heard.append(await _message(reader))


async def _message(reader: asyncio.StreamReader) -> tuple[Any, ...]:
    kind = (await reader.readexactly(1))[0]
    if kind == 2:
        (count,) = struct.unpack(">xH", await reader.readexactly(3))
        return (2, *struct.unpack(f">{count}i", await reader.readexactly(4 * count)))
    if kind == 6:
        (count,) = struct.unpack(">3xi", await reader.readexactly(7))
        return (6, await reader.readexactly(abs(count)))
    if kind == 251:
        width, height, screens = struct.unpack(">xHHBx", await reader.readexactly(7))
        await reader.readexactly(16 * screens)
        return (251, width, height)
    body = await reader.readexactly(_SIZES[kind] - 1)
    layouts = {3: ">BHHHH", 4: ">BxxI", 5: ">BHH", 255: ">BHII"}
    return (kind, *struct.unpack(layouts[kind], body)) if kind in layouts else (kind,)


def _widgets(view: QWidget) -> list[QWidget]:
    return view.findChildren(QWidget)


class Console:
    """A console of a VM below a line of text, in a window that is not shown yet."""

    def __init__(self, window: QWidget, display: Display) -> None:
        self.window = window
        self.display = display
        self.line = QLineEdit(window)
        self.view = ConsoleView(NAME, display.open, window)
        layout = QVBoxLayout(window)
        layout.addWidget(self.line)
        layout.addWidget(self.view)

    @property
    def screen(self) -> QWidget:
        """What takes the keyboard, found as a screen reader finds it."""
        (found,) = [
            w for w in self.view.findChildren(QWidget) if w.accessibleName()[:7] == "Console"
        ]
        return found

    @property
    def viewport(self) -> QWidget:
        viewport = self.screen.viewport()  # type: ignore[attr-defined]
        assert isinstance(viewport, QWidget)
        return viewport

    def texts(self) -> list[str]:
        """All words that a user sees over the picture."""
        labels = [
            w for w in self.view.findChildren(QWidget) if hasattr(w, "text") and w.isVisible()
        ]
        return [label.text() for label in labels if label.text()]

    async def connect(self) -> None:
        """Show the window, let the VM run, and wait until its screen is there."""
        self.window.show()
        self.view.set_vm_state(VMState.RUNNING)
        await until(lambda: self.view.state is ConsoleState.CONNECTED)
        await until(lambda: self.display.said(3))

    async def focus(self) -> None:
        """Give the keyboard to the guest."""
        self.window.show()
        self.window.activateWindow()
        self.view.setFocus()
        await until(self.screen.hasFocus)

    async def show(self, data: bytes) -> None:
        """Send an update and wait until the viewer has it whole: it asks for the next."""
        before = len(self.display.said(3))
        self.display.send(data)
        await until(lambda: len(self.display.said(3)) > before)


@pytest.fixture
def watch(run, qtbot) -> Callable[..., None]:
    """Run a coroutine with a console of a display: ``watch(work, width, height)``.

    The VM is off and the window hidden when *work* gets it.
    """

    def watch_one(
        work: Callable[[Console], Awaitable[None]], width: int = 64, height: int = 48
    ) -> None:
        run(_with_console(work, Display(width, height), qtbot))

    return watch_one


async def _with_console(work, display: Display, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    console = Console(window, display)
    window.resize(400, 300)
    try:
        await work(console)
    finally:
        console.view.disconnect_display()
        await display.hang_up()


@pytest.fixture
def rig(run, tmp_path) -> Callable[..., None]:
    """`rig(story)`: run ``story(rig)`` with a console and its tools (see rig.py)."""
    from tests.views.console.rig import Rig

    def play(story: Callable[[Rig], Awaitable[None]], **options: float) -> None:
        async def whole() -> None:
            made = Rig(Settings(tmp_path / "conf"), Display(320, 200))
            try:
                await story(made)
            finally:
                await made.close()

        run(whole(), **options)

    return play
