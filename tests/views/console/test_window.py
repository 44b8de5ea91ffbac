"""The console moves between tab, window and full screen, and back, and keeps its connection."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QVBoxLayout, QWidget

from tests.views.console.conftest import Display, until
from tests.views.console.test_input import key
from vmdesk.backends.fake.backend import URI, FakeBackend
from vmdesk.model.display import ClipboardPath
from vmdesk.model.hardware import GraphicsKind
from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.services.core import Core
from vmdesk.services.settings import Settings
from vmdesk.views.actions import VMActions
from vmdesk.views.console.panel import ConsolePanel
from vmdesk.views.console.placement import ScaleMode
from vmdesk.views.console.states import ConsoleState
from vmdesk.views.console.window import ConsoleWindow
from vmdesk.views.console_page import ConsolePage
from vmdesk.views.context import Context
from vmdesk.views.tasks import Tasks

NAME = "web <b>"
VM_ = VM(VMRef(URI, "1"), NAME, VMState.RUNNING, "1", 1, 1024, graphics=GraphicsKind.VNC)


class Screens(Display):
    """A VM's display part, over one display of the tests."""

    async def open_display(self, ref: VMRef):
        return await self.open()

    async def clipboard_path(self, ref: VMRef) -> ClipboardPath:
        return ClipboardPath.NO_AGENT


class Desk:
    """A page with a console of a VM that runs."""

    def __init__(self, settings: Settings) -> None:
        self.screens = Screens(320, 200)
        self.backend = FakeBackend(VM_, display=self.screens)  # type: ignore[arg-type]
        self.core = Core(lambda _: self.backend, settings)
        self.tasks = Tasks()
        self.context = Context(self.core, VMActions(self.core), self.tasks)
        self.window = QWidget()
        self.window.resize(900, 600)
        self.layout = QVBoxLayout(self.window)
        self.page: ConsolePage | None = None

    async def open(self) -> None:
        self.core.hosts.add(URI)
        await self.core.hosts.ready(URI)
        self.show_page()

    def show_page(self) -> ConsolePage:
        self.page = ConsolePage(self.context, VM_, self.window)
        self.page.full_screen_wanted.connect(self.page.show_full_screen)
        self.layout.addWidget(self.page)
        self.window.show()
        self.page.show()
        return self.page

    def drop_page(self) -> None:
        if self.page is not None:
            self.page.let_go()
            self.page.setParent(None)
            self.page.deleteLater()
            self.page = None

    @property
    def there(self) -> ConsolePage:
        assert self.page is not None
        return self.page

    @property
    def own_window(self) -> ConsoleWindow | None:
        return self.context.consoles.window(VM_.ref)

    async def close(self) -> None:
        self.drop_page()
        self.context.consoles.close_all()
        await self.tasks.cancel_all()
        await self.screens.hang_up()
        await self.core.close()
        self.window.deleteLater()

    async def connected(self) -> ConsolePanel:
        panel = self.there.panel
        assert panel is not None
        await until(lambda: panel.view.state is ConsoleState.CONNECTED)
        return panel


def press(parent: QWidget, name: str) -> None:
    kinds = (QToolButton, QPushButton)
    (button,) = [
        b for kind in kinds for b in parent.findChildren(kind)
        if b.accessibleName() == name and b.isVisible()
    ]  # fmt: skip
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def desk(run, tmp_path) -> Callable[..., Any]:
    def play(story: Callable[[Desk], Any]) -> None:
        async def whole() -> None:
            desk = Desk(Settings(tmp_path / "conf"))
            await desk.open()
            try:
                await story(desk)
            finally:
                await desk.close()

        run(whole())

    return play


def test_a_console_moves_into_a_window_and_back_with_its_connection(desk):
    """The button in the tab opens the window; closing the window brings the console back."""

    async def story(d: Desk):
        panel = await d.connected()
        press(d.there, "Own Window")
        window = d.own_window
        assert window is not None
        assert window.isVisible()
        assert window.windowTitle() == NAME
        assert panel.view.isVisible()
        assert d.there.panel is None
        assert any(b.isVisible() for b in d.there.findChildren(QPushButton))
        QApplication.sendEvent(window, QCloseEvent())
        assert d.own_window is None
        assert d.there.panel is panel
        assert panel.view.state is ConsoleState.CONNECTED
        assert d.screens.opened == 1

    desk(story)


def test_where_a_console_was_is_remembered(desk):
    """Opened again, it is in its window again, with its scale; taken back, in the tab."""

    async def story(d: Desk):
        panel = await d.connected()
        panel.set_scale_mode(ScaleMode.WHOLE)
        press(d.there, "Own Window")
        d.drop_page()
        d.context.consoles.close_all()
        page = d.show_page()
        window = d.own_window
        assert window is not None
        assert window.panel.view.scale_mode is ScaleMode.WHOLE
        press(page, "Back into the Tab")
        assert page.panel is not None
        d.drop_page()
        assert d.show_page().panel is not None
        assert d.own_window is None

    desk(story)


def test_a_window_outlives_its_tab(desk):
    """The tab may show another VM or be closed; a later tab finds the window."""

    async def story(d: Desk):
        panel = await d.connected()
        press(d.there, "Own Window")
        d.drop_page()
        assert panel.view.isVisible()
        assert panel.view.state is ConsoleState.CONNECTED
        page = d.show_page()
        assert page.panel is None
        press(page, "Back into the Tab")
        assert page.panel is panel

    desk(story)


def test_a_window_goes_with_its_vm(desk):
    """A deleted VM leaves no window behind."""

    async def story(d: Desk):
        await d.connected()
        press(d.there, "Own Window")
        d.backend.world.vms.pop(VM_.ref)
        await d.core.inventory.list_host(URI)
        await until(lambda: d.own_window is None)

    desk(story)


def test_full_screen_from_the_tab_and_back(desk):
    """Host key and F fill the screen and end it; Esc is the guest's and ends nothing."""

    async def story(d: Desk):
        panel = await d.connected()
        screen = panel.view.focusProxy()
        assert screen is not None
        press(d.there, "Full Screen")
        window = d.own_window
        assert window is not None
        assert window.isFullScreen()
        assert not panel.tools.isVisible()
        await until(screen.hasFocus)
        key(screen, "ESC", True, keysym=0xFF1B)
        key(screen, "ESC", False, keysym=0xFF1B)
        await until(lambda: (1, 0xFF1B) in d.screens.said(4))
        assert window.isFullScreen()
        key(screen, "RIGHTCTRL", True)
        key(screen, "F", True)
        assert d.own_window is None
        assert d.there.panel is panel
        assert panel.tools.isVisible()
        assert not panel.memory.own_window
        assert panel.view.state is ConsoleState.CONNECTED
        assert d.screens.opened == 1

    desk(story)


def test_full_screen_of_a_window_returns_to_the_window(desk):
    """What was a window of its own is one again."""

    async def story(d: Desk):
        panel = await d.connected()
        press(d.there, "Own Window")
        press(panel, "Full Screen")
        window = d.own_window
        assert window is not None
        assert window.isFullScreen()
        press(window, "Leave Full Screen")
        assert d.own_window is window
        assert not window.isFullScreen()
        assert panel.tools.isVisible()

    desk(story)


def test_a_paused_console_leaves_the_full_screen_with_f11(desk):
    """While the guest has not got the keyboard, F11 is ours."""

    async def story(d: Desk):
        panel = await d.connected()
        press(d.there, "Full Screen")
        window = d.own_window
        assert window is not None
        await until(window.isActiveWindow)
        panel.view.set_vm_state(VMState.PAUSED)
        QTest.keyClick(window, Qt.Key.Key_F11)
        assert d.own_window is None

    desk(story)
