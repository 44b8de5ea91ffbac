"""The Console of a VM in its tab: the screen, and above it what a keyboard cannot send."""

import socket
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from vmdesk.errors import N_, Unsupported
from vmdesk.model.actions import Action
from vmdesk.model.vm import VM
from vmdesk.services.text import tr
from vmdesk.views.console.view import ConsoleView
from vmdesk.views.context import Context
from vmdesk.views.icons import icon
from vmdesk.views.words import tool_tip

# Linux key codes of Ctrl, Alt and Del.
CTRL_ALT_DEL = (29, 56, 111)


class ConsolePage(QWidget):
    """Holds the console view, except while it is on the full screen."""

    full_screen_wanted = Signal()

    def __init__(self, context: Context, vm: VM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._vm = context, vm
        self.view = ConsoleView(vm.name, self._open_display, self)
        self.view.start_requested.connect(self._start)
        self.view.resume_requested.connect(self._start)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 12, 4)
        bar.setSpacing(4)
        for name, label, slot in (
            ("keyboard", N_("Ctrl+Alt+Del"), self._send_ctrl_alt_del),
            ("screenshot", N_("Screenshot"), self._save_screenshot),
            ("fullscreen", N_("Full Screen"), self.full_screen_wanted.emit),
        ):
            bar.addWidget(_button(name, label, slot))
        bar.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(bar)
        self._layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.show_vm(vm)

    def show_vm(self, vm: VM) -> None:
        self._vm = vm
        self.view.set_name(vm.name)
        self.view.set_vm_state(vm.state)

    def take_back(self) -> None:
        """The view comes home from the full screen."""
        self._layout.addWidget(self.view, 1)
        self.view.show()

    def let_go(self) -> None:
        """Close the connection to the display."""
        self.view.disconnect_display()

    async def _open_display(self) -> socket.socket:
        display = self._context.core.inventory.backend(self._vm.ref.host).display
        if display is None:
            raise Unsupported(N_("This host cannot show a VM's screen"))
        return await display.open_display(self._vm.ref)

    def _start(self) -> None:
        action = Action.RESUME if self._vm.active else Action.START
        self._context.core.controller.perform_all(action, [self._vm.ref])

    def _send_ctrl_alt_del(self) -> None:
        self._context.tasks.start(self._send_keys(CTRL_ALT_DEL))

    async def _send_keys(self, keycodes: tuple[int, ...]) -> None:
        display = self._context.core.inventory.backend(self._vm.ref.host).display
        if display:
            await display.send_keys(self._vm.ref, keycodes)

    def _save_screenshot(self) -> None:
        image = self.view.screenshot()
        if image is None:
            return
        name = f"{self._vm.name.replace('/', '_')}.png"
        dialog = QFileDialog(self, tr("Save the screenshot"), name, tr("Pictures (*.png)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: _save(image, path))
        dialog.open()


def _save(image: QImage, path: str) -> None:
    image.save(path)


def _button(name: str, label: str, slot: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setText(tr(label))
    button.setAccessibleName(label)
    button.setToolTip(tool_tip(tr(label)))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(QSize(16, 16))
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(slot)
    return button
