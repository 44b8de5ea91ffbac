"""The Console side of a VM's page: the console itself, or where it is now."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from vmdesk.errors import N_
from vmdesk.model.hardware import GraphicsKind
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.text import tr
from vmdesk.views.cards import enlarged, muted, plain
from vmdesk.views.console.panel import ConsolePanel
from vmdesk.views.console.vm_panel import VMPanel
from vmdesk.views.context import Context

if TYPE_CHECKING:
    from vmdesk.views.console.spice import SpicePane


class ConsolePage(QWidget):
    """Holds the console, except while it is in a window of its own."""

    full_screen_wanted = Signal()

    def __init__(self, context: Context, vm: VM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._ref, self._name = context, vm.ref, vm.name
        self._panel: ConsolePanel | None = None
        self._spice: SpicePane | None = None
        self._elsewhere = Elsewhere(self)
        self._elsewhere.raised.connect(self.bring_up)
        self._elsewhere.taken_back.connect(self._take_back)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._elsewhere)
        context.consoles.came_back.connect(self._on_back)
        self.show_vm(vm)

    @property
    def panel(self) -> ConsolePanel | None:
        """The console, while it is here."""
        return self._panel

    def show_vm(self, vm: VM) -> None:
        """The console follows its VM by itself; what it speaks may have changed."""
        self._name = vm.name
        if vm.graphics is GraphicsKind.SPICE:
            self._show_spice(vm)
        elif self._is_elsewhere():
            self._elsewhere.show()
            self.setFocusProxy(self._elsewhere)
        elif self._panel is None:
            self._drop_spice()
            panel = VMPanel(self._context.core, self._context.tasks, vm, self)
            self._adopt(panel)
            if panel.memory.own_window:
                self._move_out()

    def bring_up(self) -> None:
        """Give the guest the keyboard, wherever its console is."""
        if window := self._context.consoles.window(self._ref):
            window.open(window.on_full_screen)
        elif self._panel is not None:
            self._panel.setFocus()

    def show_full_screen(self) -> None:
        if window := self._context.consoles.window(self._ref):
            window.toggle_full_screen()
        elif self._panel is not None:
            self._move_out(full_screen=True)

    def let_go(self) -> None:
        """The page goes; a console in a window of its own stays."""
        self._context.consoles.came_back.disconnect(self._on_back)
        if self._panel is not None:
            self._panel.let_go()

    def _is_elsewhere(self) -> bool:
        return self._context.consoles.window(self._ref) is not None

    def _adopt(self, panel: ConsolePanel) -> None:
        self._panel = panel
        panel.full_screen_wanted.connect(self.full_screen_wanted)
        panel.own_window_wanted.connect(self._move_out)
        self._layout.addWidget(panel)
        self.setFocusProxy(panel)
        self._elsewhere.hide()
        panel.show()

    def _move_out(self, full_screen: bool = False) -> None:
        panel, self._panel = self._panel, None
        if panel is None:
            return
        panel.full_screen_wanted.disconnect(self.full_screen_wanted)
        panel.own_window_wanted.disconnect(self._move_out)
        self._layout.removeWidget(panel)
        self.setFocusProxy(self._elsewhere)
        self._elsewhere.show()
        settings = self._context.core.settings
        self._context.consoles.move_out(self._ref, panel, settings, full_screen=full_screen)

    def _take_back(self) -> None:
        if window := self._context.consoles.window(self._ref):
            window.panel.own_window_wanted.emit()

    def _on_back(self, ref: VMRef) -> None:
        if ref == self._ref and (panel := self._context.consoles.take(ref)) is not None:
            self._adopt(panel)
            if self.isVisible():
                panel.setFocus()

    def _show_spice(self, vm: VM) -> None:
        from vmdesk.views.console.spice import SpicePane

        if self._spice is None:
            self._spice = SpicePane(self._context, vm, self)
            self._layout.addWidget(self._spice)
            self._elsewhere.hide()
        self._spice.show_vm(vm)

    def _drop_spice(self) -> None:
        if self._spice is not None:
            self._spice.hide()
            self._spice.deleteLater()
            self._spice = None


class Elsewhere(QWidget):
    """Stands where a console was that has moved into a window."""

    raised = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        title = plain(tr("The console has a window of its own"))
        enlarged(title, 1.2)
        middle = Qt.AlignmentFlag.AlignHCenter
        show, back = _button(N_("Show the Window")), _button(N_("Back into the Tab"))
        show.clicked.connect(self.raised)
        back.clicked.connect(self.taken_back)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(title, 0, middle)
        layout.addWidget(muted(tr("It stays there until you close it or take it back.")), 0, middle)
        layout.addSpacing(6)
        layout.addWidget(show, 0, middle)
        layout.addWidget(back, 0, middle)
        layout.addStretch(3)
        self.setFocusProxy(show)
        self.hide()


def _button(label: str) -> QPushButton:
    button = QPushButton(tr(label))
    button.setAccessibleName(label)
    button.setMinimumWidth(180)
    return button
