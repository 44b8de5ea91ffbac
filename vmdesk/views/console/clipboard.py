"""Copies text between a guest and this computer, only while the user works in that guest."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QClipboard, QGuiApplication

MAX_BYTES = 1024 * 1024


class ClipboardBridge(QObject):
    """A guest that nobody works in can neither read what is copied here nor replace it."""

    offered = Signal(str)
    """What was copied on this computer, for the guest."""
    focus_changed = Signal(bool)
    heard = Signal()
    """The guest copied something: so an agent runs in it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shared = True
        self._focused = False
        self._last: str | None = None
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self._offer)

    @property
    def shared(self) -> bool:
        return self._shared

    def set_shared(self, shared: bool) -> None:
        """Whether the user wants this at all."""
        self._shared = shared
        self._offer()

    def set_focused(self, focused: bool) -> None:
        """Whether the guest has the keyboard."""
        self._focused = focused
        self.focus_changed.emit(focused)
        self._offer()

    def forget(self) -> None:
        """Another connection: it has been offered nothing yet."""
        self._last = None
        self._offer()

    def wants(self) -> bool:
        """The guest has something to copy; whether it may be fetched now."""
        self.heard.emit()
        return self._shared and self._focused

    def guest_copied(self, text: str) -> None:
        """Untrusted; what is larger than MAX_BYTES is not taken."""
        if self.wants() and _fits(text) and text != self._last:
            self._last = text
            self._clipboard.setText(text)

    def _offer(self) -> None:
        if not (self._shared and self._focused):
            return
        text = self._clipboard.text()
        if text != self._last and _fits(text):
            self._last = text
            self.offered.emit(text)


def _fits(text: str) -> bool:
    return 0 < len(text) <= MAX_BYTES and len(text.encode("utf-8", "replace")) <= MAX_BYTES
