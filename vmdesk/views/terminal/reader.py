"""Tells screen readers what a terminal shows."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from vmdesk.console.terminal import Terminal

_PAUSE_MS = 300


class ScreenReader:
    """Keeps the text of the screen as the accessible description of *widget*, while anybody
    listens; in pauses, as reading out every change of a fast screen helps nobody."""

    def __init__(self, widget: QWidget, terminal: Terminal) -> None:
        self._widget, self._terminal = widget, terminal
        self._timer = QTimer(widget, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._tell)

    def later(self) -> None:
        if QAccessible.isActive() and not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        terminal = self._terminal
        lines = [terminal.line(number).text for number in range(terminal.top, terminal.end)]
        self._widget.setAccessibleDescription("\n".join(lines).rstrip())
