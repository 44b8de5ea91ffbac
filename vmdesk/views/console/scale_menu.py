"""The menu of how a guest's picture is made to fit its view."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from vmdesk.errors import N_
from vmdesk.services.text import tr
from vmdesk.views.console.placement import ScaleMode

LABELS = {
    ScaleMode.FIT: N_("Fit to Window"),
    ScaleMode.ACTUAL: N_("Actual Size (1:1)"),
    ScaleMode.WHOLE: N_("Whole Multiples"),
    ScaleMode.GUEST: N_("Guest Follows Window"),
}


class ScaleMenu(QMenu):
    def __init__(self, choose: Callable[[ScaleMode], None], parent: QWidget | None = None) -> None:
        super().__init__(tr("Scale"), parent)
        self._actions: dict[ScaleMode, QAction] = {}
        group = QActionGroup(self)
        for mode, label in LABELS.items():
            if mode is ScaleMode.GUEST:
                self.addSeparator()
            action = QAction(tr(label), group, checkable=True)
            action.triggered.connect(lambda _=False, mode=mode: choose(mode))
            self.addAction(action)
            self._actions[mode] = action

    def show_mode(self, mode: ScaleMode) -> None:
        """Check the one that is on."""
        self._actions[mode].setChecked(True)
