"""Which consoles are in windows of their own, and the way there and back."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vmdesk.model.vm import VMRef
from vmdesk.services.settings import Settings

if TYPE_CHECKING:
    from vmdesk.views.console.panel import ConsolePanel
    from vmdesk.views.console.window import ConsoleWindow


class ConsoleWindows(QObject):
    """A window goes on when the tab that its console came from shows another VM, or is closed."""

    came_back = Signal(object)
    """VMRef: its console is no longer in a window; `take` gives it to who has a place for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows: dict[VMRef, ConsoleWindow] = {}
        self._homeless: dict[VMRef, ConsolePanel] = {}

    def window(self, ref: VMRef) -> "ConsoleWindow | None":
        """The window that the VM's console is in."""
        return self._windows.get(ref)

    def move_out(
        self, ref: VMRef, panel: "ConsolePanel", settings: Settings, *, full_screen: bool = False
    ) -> None:
        """Put the console into a window; on the full screen only until the user leaves that."""
        # What a console needs takes time to import, and the main window does not wait for it.
        from vmdesk.views.console.window import ConsoleWindow

        window = self._windows[ref] = ConsoleWindow(panel, settings, passing=full_screen)
        if full_screen:
            window.left_full_screen.connect(partial(self.move_back, ref))
        else:
            panel.memory.own_window = True
            panel.be_in_window(True)
        panel.own_window_wanted.connect(partial(self._on_own_window, ref))
        panel.gone.connect(partial(self.close, ref))
        window.closed.connect(partial(self._on_closed, ref))
        window.open(full_screen)

    def move_back(self, ref: VMRef) -> None:
        """The console leaves its window; where nobody takes it, it ends."""
        window = self._windows.pop(ref, None)
        if window is None:
            return
        panel = window.give_back()
        panel.own_window_wanted.disconnect()
        panel.gone.disconnect()
        panel.be_in_window(False)
        self._homeless[ref] = panel
        self.came_back.emit(ref)
        if (left := self._homeless.pop(ref, None)) is not None:
            _end(left)

    def take(self, ref: VMRef) -> "ConsolePanel | None":
        """The console that just came back, for the tab of its VM."""
        return self._homeless.pop(ref, None)

    def close(self, ref: VMRef) -> None:
        """The VM is gone, and its console with it."""
        if (window := self._windows.pop(ref, None)) is not None:
            _end(window.give_back())

    def close_all(self) -> None:
        """The program ends; which consoles had windows stays remembered."""
        for ref in list(self._windows):
            self.close(ref)

    def _on_own_window(self, ref: VMRef) -> None:
        window = self._windows[ref]
        if window.on_full_screen:
            window.toggle_full_screen()
            return
        window.panel.memory.own_window = False
        self.move_back(ref)

    def _on_closed(self, ref: VMRef) -> None:
        window = self._windows[ref]
        window.panel.memory.own_window = False
        self.move_back(ref)


def _end(panel: "ConsolePanel") -> None:
    panel.let_go()
    panel.deleteLater()
