"""Python's garbage collector, run by the event loop: on a worker's thread it would destroy widgets
there, and the program with them."""

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 1000


class Collector(QObject):
    """While it exists, the collector runs when a generation is due, between two events."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self, interval=PERIOD_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    def collect_due(self) -> None:
        """Collect the oldest generation whose limit was passed."""
        counts = gc.get_count()
        due = [age for age in range(3) if counts[age] > self._limits[age] > 0]
        if due:
            gc.collect(max(due))

    def settle(self) -> None:
        """What there is now stays to the end: looking through it again would take a frame or more
        with thousands of VMs."""
        gc.freeze()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()
