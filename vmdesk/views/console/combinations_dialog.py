"""Dialogs for keys: the user's own combinations, and which keys stay with this computer."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from vmdesk.console.keymap import KEYCODES, parse_keys
from vmdesk.errors import N_, InvalidInput
from vmdesk.services.text import error_text, tr
from vmdesk.views.cards import muted, plain
from vmdesk.views.console.host_keys import HOST_KEYS, MOST_OWN, KeyRules
from vmdesk.views.console.keyboard import keycode_of
from vmdesk.views.dialogs import Dialog, ProblemLine

_NAMES = {code: name for name, code in KEYCODES.items()}
_SHORT = {
    "LEFTCTRL": "CTRL", "RIGHTCTRL": "RCTRL", "LEFTALT": "ALT", "RIGHTALT": "ALTGR",
    "LEFTSHIFT": "SHIFT", "RIGHTSHIFT": "RSHIFT", "LEFTMETA": "SUPER", "DELETE": "DEL",
    "SYSRQ": "PRTSC",
}  # fmt: skip


class CombinationField(QLineEdit):
    """Takes a combination typed as text, or after `capture` as the keys themselves."""

    captured = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Combination")
        self.setPlaceholderText("CTRL+ALT+DEL")
        self._capturing = False
        self._down: list[str] = []

    def capture(self) -> None:
        """Take the next combination that is pressed."""
        self._capturing, self._down = True, []
        self.setText("")
        self.setPlaceholderText(tr("Press the keys now"))
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        if self._capturing and isinstance(event, QKeyEvent):
            if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
                self._press(event)
            elif event.type() == QEvent.Type.KeyRelease and self._down:
                self._capturing = False
                self.setPlaceholderText("CTRL+ALT+DEL")
                self.captured.emit()
            event.accept()
            return True
        return super().event(event)

    def _press(self, event: QKeyEvent) -> None:
        code = keycode_of(event)
        name = _NAMES.get(code) if code is not None else None
        if name and (short := _SHORT.get(name, name)) not in self._down:
            self._down.append(short)
            self.setText("+".join(self._down))


class CombinationList(QWidget):
    """Combinations that the user can add to and take from."""

    def __init__(self, combinations: Sequence[str], name: str) -> None:
        super().__init__()
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._list.setMaximumHeight(150)
        self._list.addItems(list(combinations))
        self.field = CombinationField()
        self._problem = ProblemLine()
        self._problem.setMinimumHeight(self.fontMetrics().height() + 2)
        press, add = _button(N_("Press Keys")), _button(N_("Add"))
        remove = _button(N_("Remove"))
        press.clicked.connect(self.field.capture)
        add.clicked.connect(self._add)
        remove.clicked.connect(self._remove)
        self.field.returnPressed.connect(self._add)
        row = QHBoxLayout()
        for widget in (self.field, press, add):
            row.addWidget(widget, widget is self.field)
        below = QHBoxLayout()
        below.addWidget(remove)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self._problem)
        layout.addWidget(self._list)
        layout.addLayout(below)

    def combinations(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _add(self) -> None:
        text = self.field.text().strip().upper()
        try:
            parse_keys(text)
        except InvalidInput as error:
            self._problem.show_problem(error_text(error))
            return
        if self._list.count() >= MOST_OWN:
            self._problem.show_problem(tr("There are {count} already", count=MOST_OWN))
            return
        self._problem.show_problem("")
        if text not in self.combinations():
            self._list.addItem(text)
        self.field.clear()

    def _remove(self) -> None:
        for item in self._list.selectedItems():
            self._list.takeItem(self._list.row(item))


class OwnKeysDialog(Dialog):
    """The combinations that the menu Send Key offers besides its own."""

    def __init__(self, combinations: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, tr("Own Combinations"), N_("Save"))
        text = tr("Press the keys, or type them joined by +. They appear in the menu Send Key.")
        self.body.addWidget(plain(text, wrap=True))
        self._list = CombinationList(combinations, "Own Combinations")
        self.body.addWidget(self._list)
        _no_enter(self)

    def combinations(self) -> list[str]:
        return self._list.combinations()


class KeyboardDialog(Dialog):
    """Which keys stay with this computer while a guest has the keyboard."""

    def __init__(self, rules: KeyRules, parent: QWidget) -> None:
        super().__init__(parent, tr("Keyboard of Consoles"), N_("Save"))
        self._host_key = QComboBox()
        self._host_key.setAccessibleName("Host key")
        for name, label in HOST_KEYS.items():
            self._host_key.addItem(tr(label), name)
        self._host_key.setCurrentIndex(list(HOST_KEYS).index(rules.host_key))
        self.body.addWidget(plain(tr("Host key")))
        self.body.addWidget(self._host_key)
        keys = tr(
            "A tap on it gives keyboard and mouse back to you, as does Ctrl+Alt. Held, with F it "
            "is full screen, with M minimise, with O a window of its own, with E a screenshot, "
            "with Del it sends Ctrl+Alt+Del."
        )
        self.body.addWidget(muted(keys, wrap=True))
        self.body.addSpacing(8)
        self.body.addWidget(plain(tr("Shortcuts that stay with this computer")))
        self._kept = CombinationList(rules.kept, "Shortcuts that stay with this computer")
        self.body.addWidget(self._kept)
        _no_enter(self)

    def rules(self) -> KeyRules:
        return KeyRules(self._host_key.currentData(), tuple(self._kept.combinations()))


def _no_enter(dialog: Dialog) -> None:
    """Enter adds a combination; it does not end the dialog."""
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(False)
        button.setDefault(False)
    dialog.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _button(label: str) -> QPushButton:
    button = QPushButton(tr(label))
    button.setAccessibleName(label)
    button.setAutoDefault(False)
    return button
