"""Tells when a window is on the screen, so that long work begins after that and not before."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

# A window that is born minimised is not drawn at all.
_LATEST_MS = 500


class FirstPicture(QObject):
    """Watches *window* from before it is shown."""

    drawn = Signal()
    """Once: the window has been drawn, or will not be soon."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._told = False
        window.installEventFilter(self)
        QTimer.singleShot(_LATEST_MS, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # What is being painted reaches the screen at the end of this turn.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.drawn.emit()
