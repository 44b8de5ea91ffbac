"""A console with everything around it: the tools above, the screen below; moved as a whole."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from vmdesk.errors import N_, VMDeskError
from vmdesk.model.display import ClipboardPath
from vmdesk.services.text import tr
from vmdesk.views.console.commands import ConsoleCommands
from vmdesk.views.console.desk import Desk
from vmdesk.views.console.host_keys import HostCommand, read_rules
from vmdesk.views.console.keys_menu import CTRL_ALT_DEL, KeysMenu
from vmdesk.views.console.memory import ConsoleMemory
from vmdesk.views.console.placement import ScaleMode
from vmdesk.views.console.scale_menu import ScaleMenu
from vmdesk.views.console.states import ConsoleState
from vmdesk.views.console.status import StatusStrip
from vmdesk.views.console.view import ConsoleView
from vmdesk.views.icons import icon
from vmdesk.views.words import tool_tip

_WITH_WORDS = 860
_ICON = QSize(16, 16)
# An agent in the guest is looked for again when the user turns to the console, not more often.
_ASK_AGAIN_MS = 3000
OWN_WINDOW, BACK = N_("Own Window"), N_("Back into the Tab")


class ConsolePanel(QWidget):
    """Says where it wants to be; whoever holds it puts it there."""

    full_screen_wanted = Signal()
    own_window_wanted = Signal()
    minimise_wanted = Signal()
    renamed = Signal(str)
    gone = Signal()
    """There is nothing left to show."""

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.memory = ConsoleMemory(desk.settings, desk.key)
        self.view = ConsoleView(name, desk.open_display, self)
        self.commands = ConsoleCommands(desk, self.view, self)
        self.keys_menu = KeysMenu(
            desk.settings,
            self.commands.send,
            self.commands.type_text,
            self.commands.edit_own_keys,
            self,
        )
        self.scale_menu = ScaleMenu(self.set_scale_mode, self)
        self.status = StatusStrip()
        self._buttons: list[QToolButton] = []
        self._clipboard = ClipboardPath.UNKNOWN
        self._patience = QTimer(self, singleShot=True, interval=_ASK_AGAIN_MS)
        self._make_actions()
        self.tools = self._make_tools()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self._wire()
        self.set_name(name)
        self._recall()

    def set_name(self, name: str) -> None:
        """The VM's name, untrusted."""
        self.name = self.commands.name = name
        self.view.set_name(name)
        self.renamed.emit(name)

    def set_scale_mode(self, mode: ScaleMode) -> None:
        """From now on, and the next time."""
        self.memory.scale_mode = mode
        self.view.set_scale_mode(mode)
        self.scale_menu.show_mode(mode)

    def be_in_window(self, own: bool) -> None:
        """Whether it is in a window of its own; the button then offers the way back."""
        label = BACK if own else OWN_WINDOW
        _label(self._own_window, "pop-in" if own else "pop-out", label)
        self._own_window.setToolTip(_tip(label, "O"))

    def hide_own_window(self) -> None:
        """There is no tab that it could be in."""
        self._own_window.hide()

    def let_go(self) -> None:
        """Close the connection to the display for good."""
        self.commands.end()
        self.view.disconnect_display()

    def _make_actions(self) -> None:
        self._view_only = QAction(tr("View Only"), self, checkable=True)
        self._view_only.toggled.connect(self._set_view_only)
        self._share = QAction(tr("Share the Clipboard"), self, checkable=True)
        self._share.toggled.connect(self._set_shared)

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(2)
        commands = self.commands
        picture = QMenu(self)
        picture.addAction(tr("Save as File…"), commands.save_screenshot)
        picture.addAction(tr("Copy to Clipboard"), commands.copy_screenshot)
        more = QMenu(self)
        more.addActions([self._view_only, self._share])
        more.addSeparator()
        more.addAction(tr("Keyboard…"), commands.edit_rules)
        self._keys = self._tool("keyboard", N_("Send Key"), self.keys_menu)
        self._scale = self._tool("scale", N_("Scale"), self.scale_menu)
        self._picture = self._tool("screenshot", N_("Screenshot"), picture)
        self._record = self._tool("record", N_("Record"))
        self._record.setCheckable(True)
        self._more = self._tool("menu", N_("Console Options"), more)
        self._own_window = self._tool("pop-out", OWN_WINDOW)
        self._full_screen = self._tool("fullscreen", N_("Full Screen"))
        self._full_screen.setToolTip(_tip(N_("Full Screen"), "F"))
        for button in (self._keys, self._scale, self._picture, self._record, self._more):
            row.addWidget(button)
        row.addSpacing(10)
        row.addWidget(self.status, 1)
        row.addWidget(self._own_window)
        row.addWidget(self._full_screen)
        self.be_in_window(False)
        return tools

    def _tool(self, name: str, label: str, menu: QMenu | None = None) -> QToolButton:
        button = QToolButton()
        _label(button, name, label)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(_ICON)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if menu is not None:
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._buttons.append(button)
        return button

    def _wire(self) -> None:
        self._record.clicked.connect(self.commands.toggle_recording)
        self.commands.recording_changed.connect(self._show_recording)
        self.commands.rules_changed.connect(self._read_rules)
        self._own_window.clicked.connect(self.own_window_wanted)
        self._full_screen.clicked.connect(self.full_screen_wanted)
        self.view.commanded.connect(self._on_command)
        self.view.arranged.connect(self._show_size)
        self.view.state_changed.connect(self._on_state)
        self.view.clipboard.focus_changed.connect(self._on_focus)
        self.view.clipboard.heard.connect(lambda: self._show_clipboard(ClipboardPath.READY))

    def _recall(self) -> None:
        self.set_scale_mode(self.memory.scale_mode)
        self._share.setChecked(self.memory.shares_clipboard)
        self._set_shared(self._share.isChecked())
        self._read_rules()
        self._on_state(self.view.state)

    def _read_rules(self) -> None:
        self.view.set_key_rules(read_rules(self._desk.settings))

    def _on_command(self, command: HostCommand) -> None:
        match command:
            case HostCommand.FULL_SCREEN:
                self.full_screen_wanted.emit()
            case HostCommand.MINIMISE:
                self.minimise_wanted.emit()
            case HostCommand.OWN_WINDOW:
                self.own_window_wanted.emit()
            case HostCommand.CTRL_ALT_DEL:
                self.commands.send(CTRL_ALT_DEL)
            case HostCommand.SCREENSHOT:
                self.commands.save_screenshot()

    def _set_view_only(self, on: bool) -> None:
        self.view.set_view_only(on)
        self.status.show_view_only(on)
        self._on_state(self.view.state)

    def _set_shared(self, on: bool) -> None:
        self.memory.shares_clipboard = on
        self.view.clipboard.set_shared(on)
        self._show_clipboard(self._clipboard)

    def _on_state(self, state: ConsoleState) -> None:
        live = state is ConsoleState.CONNECTED
        self._keys.setEnabled(live and not self.view.view_only)
        self._picture.setEnabled(not self.view.guest_size.isEmpty())
        self._record.setEnabled(live or self.commands.recording)
        self._show_size()
        if live:
            self._look_at_clipboard()
        elif state is not ConsoleState.PAUSED:
            self._show_clipboard(ClipboardPath.UNKNOWN)

    def _on_focus(self, focused: bool) -> None:
        if focused and self._clipboard is not ClipboardPath.READY:
            self._look_at_clipboard()

    def _look_at_clipboard(self) -> None:
        if not self._patience.isActive():
            self._patience.start()
            self._desk.tasks.start(self._ask_for_clipboard())

    async def _ask_for_clipboard(self) -> None:
        try:
            self._show_clipboard(await self._desk.clipboard_path())
        except VMDeskError:
            # What is not known is not shown; the console itself says when the host is gone.
            self._show_clipboard(ClipboardPath.UNKNOWN)

    def _show_clipboard(self, path: ClipboardPath) -> None:
        self._clipboard = path
        self.status.show_clipboard(path, self.view.clipboard.shared)

    def _show_size(self) -> None:
        live = self.view.state in (ConsoleState.CONNECTED, ConsoleState.PAUSED)
        self.status.show_size(self.view.guest_size if live else QSize(), self.view.scale)

    def _show_recording(self, on: bool) -> None:
        self._record.setChecked(on)
        _label(self._record, "recording" if on else "record", _STOP if on else N_("Record"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        words = event.size().width() >= _WITH_WORDS
        for button in self._buttons:
            button.setToolButtonStyle(
                style.ToolButtonTextBesideIcon
                if words and button is not self._more
                else style.ToolButtonIconOnly
            )


_STOP = N_("Stop Recording")


def _label(button: QToolButton, name: str, label: str) -> None:
    button.setIcon(icon(name))
    button.setText(tr(label))
    button.setAccessibleName(label)
    button.setToolTip(tool_tip(tr(label)))


def _tip(label: str, key: str) -> str:
    return tool_tip(tr("{what} (host key + {key})", what=tr(label), key=key))
