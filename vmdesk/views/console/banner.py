"""Words over a dimmed screen: why there is no live picture, and the way out of it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vmdesk.errors import N_
from vmdesk.services.text import tr

_DIMMED = QColor(12, 14, 18, 170)
_PANEL = QColor(30, 33, 40, 250)
_EDGE = QColor(255, 255, 255, 48)
_TITLE = QColor(240, 242, 245)
_DETAIL = QColor(184, 190, 200)
_WIDTH = 440
_ROUNDING = 10


@dataclass(frozen=True, slots=True)
class Words:
    """What a banner says, translated, and its button's English label; "" for no button.

    *asks*: a password is to be typed, and with *asks_user* a user's name; the button gives them.
    """

    title: str
    detail: str = ""
    button: str = ""
    asks: bool = False
    asks_user: bool = False


class Banner(QWidget):
    """Covers the whole screen of a guest."""

    pressed = Signal()
    answered = Signal(str, str)
    """The user's name, "" where none was asked for, and the password."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._panel = QWidget(self)
        self._title = _label(_TITLE, self._panel)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.35)
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self._detail = _label(_DETAIL, self._panel)
        self._user = _field(N_("User name"), self._panel)
        self._password = _field(N_("Password"), self._panel)
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.returnPressed.connect(self._on_pressed)
        self.button = QPushButton(self._panel)
        self.button.clicked.connect(self._on_pressed)
        self._said: Words | None = None
        self._arrange()

    def _arrange(self) -> None:
        inner = QVBoxLayout(self._panel)
        inner.setContentsMargins(32, 26, 32, 26)
        inner.setSpacing(10)
        inner.addWidget(self._title)
        inner.addWidget(self._detail)
        inner.addWidget(self._user)
        inner.addWidget(self._password)
        inner.addSpacing(6)
        inner.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = QVBoxLayout(self)
        outer.addWidget(self._panel, 0, Qt.AlignmentFlag.AlignCenter)
        self._panel.setMinimumWidth(_WIDTH)
        self._panel.setMaximumWidth(_WIDTH)
        self.button.setMinimumWidth(120)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: Words) -> None:
        """Show *words* over the screen."""
        if words == self._said and not self.isHidden():
            return
        self._said = words
        self._password.clear()
        self._password.setVisible(words.asks)
        self._user.setVisible(words.asks_user)
        self._title.setText(words.title)
        self._detail.setText(words.detail)
        self._detail.setVisible(bool(words.detail))
        self.button.setVisible(bool(words.button))
        if words.button:
            self.button.setText(tr(words.button))
            self.button.setAccessibleName(words.button)
        self.show()
        self.raise_()
        if words.asks and self.isVisible():
            (self._user if words.asks_user else self._password).setFocus()

    def _on_pressed(self) -> None:
        if self._said is None or not self._said.asks:
            self.pressed.emit()
        elif password := self._password.text():
            self._password.clear()
            self.answered.emit(self._user.text() if self._said.asks_user else "", password)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), _DIMMED)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_EDGE)
        painter.setBrush(_PANEL)
        painter.drawRoundedRect(self._panel.geometry(), _ROUNDING, _ROUNDING)


def _field(label: str, parent: QWidget) -> QLineEdit:
    field = QLineEdit(parent)
    field.setAccessibleName(label)
    field.setPlaceholderText(tr(label))
    return field


def _label(colour: QColor, parent: QWidget) -> QLabel:
    label = QLabel(parent, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
    # What a server said may stand here.
    label.setTextFormat(Qt.TextFormat.PlainText)
    # A child of a scroll area would take the colour of text on paper.
    label.setForegroundRole(QPalette.ColorRole.WindowText)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    label.setPalette(palette)
    return label
