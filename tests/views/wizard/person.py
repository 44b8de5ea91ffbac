"""What a person does with a wizard: press, type, read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QWidget,
)

from vmdesk.model.creation import SourceKind, VMSpec
from vmdesk.views.wizard.state import Draft

Key = Qt.Key
ISO = Draft(VMSpec("", SourceKind.ISO))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(focused(), key)


def type_text(text: str) -> None:
    QTest.keyClicks(focused(), text)


def shown(wizard) -> str:
    """Every text that can be read on the wizard now."""
    texts = [label.text() for label in wizard.findChildren(QLabel) if label.isVisible()]
    texts += [
        f"{button.text()} {button.accessibleDescription()}"
        for button in wizard.findChildren(QAbstractButton)
        if button.isVisible()
    ]
    return "\n".join(texts).replace("\u200b", "")


def type_into(spin, text: str) -> None:
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, text)
