"""The slim bar at the upper edge of a full screen: shown when the pointer comes, then gone."""

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from vmdesk.errors import N_
from vmdesk.services.text import tr
from vmdesk.views.cards import ElidedLabel
from vmdesk.views.console.panel import ConsolePanel
from vmdesk.views.icons import white_icon
from vmdesk.views.words import tool_tip

_BACKGROUND = QColor(24, 27, 33, 242)
_EDGE = QColor(255, 255, 255, 40)
_TEXT = QColor(240, 242, 245)
_SHOWN_MS, _LINGER_MS, _SLIDE_MS = 2500, 700, 130
_WIDTH, _ROUNDING = 620, 9
_STYLE = """
QToolButton { color: #f0f2f5; border: none; border-radius: 5px; padding: 4px 8px; }
QToolButton:hover { background: rgba(255, 255, 255, 38); }
QToolButton::menu-indicator { image: none; }
"""


class EdgeBar(QWidget):
    """Takes no keyboard: that stays with the guest."""

    def __init__(self, panel: ConsolePanel, window: QWidget) -> None:
        super().__init__(window)
        self._panel, self._window = panel, window
        self.setAccessibleName("Full Screen Bar")
        self.setStyleSheet(_STYLE)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 5)
        row.setSpacing(2)
        name = ElidedLabel(panel.name)
        name.setForegroundRole(QPalette.ColorRole.WindowText)
        palette = name.palette()
        palette.setColor(QPalette.ColorRole.WindowText, _TEXT)
        name.setPalette(palette)
        row.addWidget(name, 1)
        row.addWidget(self._tool("scale", N_("Scale"), panel.scale_menu))
        row.addWidget(self._tool("keyboard", N_("Send Key"), panel.keys_menu))
        picture = self._tool("screenshot", N_("Screenshot"))
        picture.clicked.connect(panel.commands.save_screenshot)
        row.addWidget(picture)
        minimise = self._tool("minimise", N_("Minimise"))
        minimise.clicked.connect(panel.minimise_wanted)
        row.addWidget(minimise)
        leave = self._tool("unfullscreen", N_("Leave Full Screen"))
        leave.clicked.connect(panel.full_screen_wanted)
        row.addWidget(leave)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.finished.connect(self._on_slid)
        self._leaving = False
        self.hide()

    def reveal(self) -> None:
        """Show it for a moment; as long as the pointer is on it, it stays."""
        self._timer.start(_SHOWN_MS)
        if self.isVisible() and not self._leaving:
            return
        self._leaving = False
        self.arrange()
        if not self.isVisible():
            self.move(self.x(), -self.height())
        self.show()
        self.raise_()
        self._slide_to(QPoint(self.x(), 0))

    def arrange(self) -> None:
        """Stay in the middle of the window."""
        width = min(_WIDTH, self._window.width())
        self.resize(width, self.sizeHint().height())
        self.move((self._window.width() - width) // 2, self.y())
        if self._slide.state() is QPropertyAnimation.State.Running:
            self._slide_to(QPoint(self.x(), 0))

    def _tool(self, name: str, label: str, menu: QMenu | None = None) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(white_icon(name))
        button.setIconSize(QSize(18, 18))
        button.setAccessibleName(label)
        button.setToolTip(tool_tip(tr(label)))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if menu is not None:
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            button.setMenu(menu)
        return button

    def _slide_to(self, place: QPoint) -> None:
        self._slide.stop()
        self._slide.setStartValue(self.pos())
        self._slide.setEndValue(place)
        self._slide.start()

    def _go(self) -> None:
        if self.underMouse() or self._has_open_menu():
            self._timer.start(_LINGER_MS)
            return
        self._leaving = True
        self._slide_to(QPoint(self.x(), -self.height()))

    def _has_open_menu(self) -> bool:
        return self._panel.keys_menu.isVisible() or self._panel.scale_menu.isVisible()

    def _on_slid(self) -> None:
        if self._leaving:
            self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(_LINGER_MS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_EDGE)
        painter.setBrush(_BACKGROUND)
        # Its upper corners are beyond the screen.
        area = self.rect().adjusted(0, -_ROUNDING * 2, -1, -1)
        painter.drawRoundedRect(area, _ROUNDING, _ROUNDING)
