"""The Home page: the four ways to a running VM, and what the doctor thinks of this computer."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vmdesk.errors import N_
from vmdesk.services.text import tr
from vmdesk.views.cards import RADIUS, Sign, enlarged, muted, plain
from vmdesk.views.context import Context
from vmdesk.views.doctor_card import DoctorCard
from vmdesk.views.icons import icon, program_icon

WIDEST = 860


class Tile(QAbstractButton):
    """A large button: a picture, what it does, and a sentence about it."""

    def __init__(self, sign: str, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(tr(text))
        self.setText(tr(title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        picture = Sign(icon(sign), 32)
        name = plain(tr(title))
        enlarged(name, 1.1)
        about = plain(tr(text), wrap=True)
        about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(name)
        words.addWidget(about)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 16, 18, 16)
        row.setSpacing(16)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for label in (picture, name, about):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, role = self.palette(), QPalette.ColorRole
        lively = self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = palette.color(role.Accent if lively else role.Mid)
        painter.setPen(QPen(edge, 1.5 if lively else 1))
        painter.setBrush(palette.color(role.Midlight if self.isDown() else role.Base))
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(area, RADIUS, RADIUS)


class Home(QScrollArea):
    create_wanted = Signal()
    tiny_wanted = Signal()
    open_wanted = Signal()
    connect_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Home")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._doctor = DoctorCard(context)
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(28, 32, 28, 28)
        layout.setSpacing(20)
        layout.addLayout(_welcome())
        layout.addLayout(self._tiles())
        layout.addWidget(self._doctor)
        layout.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page)
        self.setWidget(holder)

    def show_host(self, uri: str) -> None:
        """Which host the doctor looks at."""
        self._doctor.show_host(uri)

    def examine(self) -> None:
        """Have the doctor look again."""
        self._doctor.examine()

    def _tiles(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(14)
        tiles: list[tuple[str, str, str, Callable[[], object]]] = [
            (
                "new-vm",
                N_("Create a VM"),
                N_("From an install image, with what its system recommends already chosen"),
                self.create_wanted.emit,
            ),
            (
                "tiny-linux",
                N_("Try Tiny Linux"),
                N_("A complete guest in a few megabytes, running within seconds"),
                self.tiny_wanted.emit,
            ),
            (
                "open",
                N_("Open a disk or ISO"),
                N_("Start from an image that you have: used in place, copied, or left untouched"),
                self.open_wanted.emit,
            ),
            (
                "connect",
                N_("Connect to a host"),
                N_("Another computer's VMs beside your own, over SSH or TCP"),
                self.connect_wanted.emit,
            ),
        ]
        for number, (sign, title, text, slot) in enumerate(tiles):
            tile = Tile(sign, title, text)
            tile.clicked.connect(slot)
            grid.addWidget(tile, number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid


def _welcome() -> QHBoxLayout:
    picture = QLabel()
    picture.setPixmap(program_icon().pixmap(QSize(56, 56)))
    title = plain(tr("Virtual machines, all in one place"))
    enlarged(title, 1.9)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(title)
    words.addWidget(muted(tr("What would you like to do?")))
    row = QHBoxLayout()
    row.setSpacing(18)
    row.addWidget(picture)
    row.addLayout(words, 1)
    return row
