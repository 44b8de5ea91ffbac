"""Has the guest's screen follow the size of its window, where the guest can."""

from PySide6.QtCore import QObject, QSize, QTimer, Signal

# A window that is being dragged larger has a new size with every frame.
_DEBOUNCE_MS = 200
_PATIENCE_MS = 4000
_SMALLEST = QSize(320, 200)
_LARGEST = QSize(7680, 4320)


class Follow(QObject):
    """Asks for the window's size while `on`; says when the guest keeps its own."""

    wanted = Signal(int, int)
    """Ask the guest for this many pixels."""
    refused = Signal()
    """The guest was asked and kept its size."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on = False
        self._room = QSize()
        self._guest = QSize()
        self._debounce = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._ask)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)

    def set_on(self, on: bool) -> None:
        self._on = on
        self._patience.stop()
        self._schedule()

    def window_is(self, room: QSize) -> None:
        """The picture may take this many device pixels."""
        if room != self._room:
            self._room = room
            self._schedule()

    def guest_is(self, size: QSize) -> None:
        """The guest's screen has this size now; empty: there is none."""
        first = self._guest.isEmpty() and not size.isEmpty()
        self._guest = size
        if size == self._asked_for():
            self._patience.stop()
        if first:
            self._schedule()

    def refuse(self) -> None:
        """The display said that it cannot."""
        self._patience.stop()
        if self._on:
            self.refused.emit()

    def _asked_for(self) -> QSize:
        return self._room.expandedTo(_SMALLEST).boundedTo(_LARGEST)

    def _schedule(self) -> None:
        self._debounce.stop()
        if self._on and not self._room.isEmpty() and not self._guest.isEmpty():
            self._debounce.start()

    def _ask(self) -> None:
        size = self._asked_for()
        if size != self._guest:
            self._patience.start()
            self.wanted.emit(size.width(), size.height())

    def _give_up(self) -> None:
        if self._guest != self._asked_for():
            self.refused.emit()
