"""The menu of keys that a keyboard cannot send, or that would stay with this computer."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from vmdesk.errors import N_
from vmdesk.services.settings import Settings
from vmdesk.services.text import tr
from vmdesk.views.console.host_keys import own_combinations

CTRL_ALT_DEL = "CTRL+ALT+DEL"
# What people call a combination, where that is not how it is typed.
_NAMED = {
    CTRL_ALT_DEL: "Ctrl+Alt+Del",
    "CTRL+ALT+BACKSPACE": "Ctrl+Alt+Backspace",
    "CTRL+ALT+SHIFT+ESC": "Ctrl+Alt+Shift+Esc",
}
_SYSTEM = {
    "ALT+TAB": "Alt+Tab",
    "ALT+F4": "Alt+F4",
    "CTRL+ESC": "Ctrl+Esc",
    "SUPER": "Super",
    "PRTSC": "Print Screen",
    "PAUSE": "Pause",
}
_FUNCTION = {f"CTRL+ALT+F{number}": f"Ctrl+Alt+F{number}" for number in range(1, 13)}
# Source: the Linux kernel's Documentation/admin-guide/sysrq.rst
_SYSRQ = {
    "R": N_("Take the keyboard back from X (R)"),
    "E": N_("Ask all programs to end (E)"),
    "I": N_("Kill all programs (I)"),
    "S": N_("Write everything to disk (S)"),
    "U": N_("Make all disks read-only (U)"),
    "B": N_("Reboot at once (B)"),
    "O": N_("Power off at once (O)"),
    "F": N_("Kill what uses most memory (F)"),
    "T": N_("List all tasks (T)"),
    "W": N_("List blocked tasks (W)"),
    "C": N_("Crash the kernel (C)"),
    "H": N_("Show help (H)"),
}


class KeysMenu(QMenu):
    """*send* gets a combination as `parse_keys` reads it."""

    def __init__(
        self,
        settings: Settings,
        send: Callable[[str], None],
        type_text: Callable[[], None],
        edit: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Send Key"), parent)
        self._settings, self._send = settings, send
        self._add_all(self, _NAMED)
        functions = self.addMenu("Ctrl+Alt+F1 … F12")
        self._add_all(functions, _FUNCTION)
        self.addSeparator()
        self._add_all(self, _SYSTEM)
        sysrq = self.addMenu("SysRq")
        names = {f"ALT+SYSRQ+{key}": tr(label) for key, label in _SYSRQ.items()}
        self._add_all(sysrq, names)
        self._own: list[QAction] = []
        self._end = self.addSeparator()
        self.addAction(tr("Own Combinations…"), edit)
        self.addSeparator()
        self.addAction(tr("Type Text…"), type_text)
        self.aboutToShow.connect(self._show_own)

    def _add_all(self, menu: QMenu, combinations: dict[str, str]) -> None:
        for combination, name in combinations.items():
            menu.addAction(name, self._sender(combination))

    def _sender(self, combination: str) -> Callable[[], None]:
        return lambda: self._send(combination)

    def _show_own(self) -> None:
        """The user's own ones as they are now."""
        for action in self._own:
            self.removeAction(action)
            action.deleteLater()
        self._own = []
        for combination in own_combinations(self._settings):
            action = QAction(combination.replace("&", "&&"), self)
            action.triggered.connect(self._sender(combination))
            self.insertAction(self._end, action)
            self._own.append(action)
        if self._own:
            separator = QAction(self)
            separator.setSeparator(True)
            self.insertAction(self._own[0], separator)
            self._own.append(separator)
