"""Buttons for the actions that are possible now, and a menu with all of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionToolButton, QToolButton, QWidget

from vmdesk.errors import N_
from vmdesk.model.actions import ACTIONS, Action
from vmdesk.services.text import tr
from vmdesk.views.actions import VMActions
from vmdesk.views.cards import FlowLayout
from vmdesk.views.icons import icon

SHOWN = (
    Action.START,
    Action.RESUME,
    Action.SHUTDOWN,
    Action.PAUSE,
    Action.POWER_OFF,
    Action.SNAPSHOT,
)
SIZE = QSize(18, 18)
PRIMARY_NAMES = frozenset(ACTIONS[action].label for action in (Action.START, Action.RESUME))
MORE = N_("More")


class ActionButtons(QWidget):
    """Only what can be done is shown: the other actions are in the menu, with the reason."""

    def __init__(self, actions: VMActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = FlowLayout(8)
        self.setLayout(layout)
        for action in SHOWN:
            layout.addWidget(ActionButton(actions.actions[action], ACTIONS[action].label))
        more = QToolButton()
        more.setText(tr(MORE))
        more.setAccessibleName(MORE)
        more.setIcon(icon("menu"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        actions.fill(menu)
        more.setMenu(menu)
        _dress(more)
        layout.addWidget(more)


class ActionButton(QToolButton):
    """Shown while its action is possible."""

    def __init__(self, action: QAction, name: str) -> None:
        super().__init__()
        self._action = action
        self.setDefaultAction(action)
        self.setAccessibleName(name)
        _dress(self)
        self._bright = _bright(action.icon()) if name in PRIMARY_NAMES else None
        self.setProperty("primary", self._bright is not None)
        action.changed.connect(self._follow)
        self._follow()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        if self._bright:
            option.icon = self._bright

    def _follow(self) -> None:
        self.setVisible(self._action.isEnabled() and self._action.isVisible())


def _bright(sign: QIcon) -> QIcon:
    """*sign* in white, whatever the palette is."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        pixmap = sign.pixmap(SIZE, ratio, QIcon.Mode.Normal)
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), Qt.GlobalColor.white)
        painter.end()
        made.addPixmap(pixmap)
    return made


def _dress(button: QToolButton) -> None:
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIconSize(SIZE)
    button.setProperty("framed", True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
