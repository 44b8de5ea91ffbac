"""A few words at the edge of the screen that go away by themselves."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

_SHOWN_MS = 3000
_GAP = 48
_BACKGROUND = QColor(28, 31, 37, 225)
_TEXT = QColor(240, 242, 245)


class Hint(QLabel):
    """Floats over the top of its parent: a prompt is mostly at the bottom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText, margin=8, indent=6)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, _TEXT)
        self.setPalette(palette)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str) -> None:
        """Show *text* for a moment."""
        self.setText(text)
        self.adjustSize()
        self.arrange()
        self.show()
        self._timer.start()

    def arrange(self) -> None:
        """Stay in the middle of the parent, and below a bar at its edge."""
        self.move((self._over.width() - self.width()) // 2, _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BACKGROUND)
        painter.drawRoundedRect(QRectF(self.rect()), 7, 7)
        painter.end()
        super().paintEvent(event)
