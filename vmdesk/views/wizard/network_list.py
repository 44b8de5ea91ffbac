"""The networks that a NIC can be in, each with whom it reaches."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vmdesk.model.creation import NICSpec
from vmdesk.model.hardware import NetworkMode
from vmdesk.model.network import REACHES, Network
from vmdesk.services.text import tr
from vmdesk.views.wizard.look import accent_color, mixed, muted_color, scaled_font

PAD = 8
MOST_ROWS = 4
NIC_ROLE = int(Qt.ItemDataRole.UserRole)
REACH_ROLE = NIC_ROLE + 1
ALWAYS = (NICSpec(NetworkMode.USER), NICSpec(NetworkMode.NONE))
EXPERT = (NICSpec(NetworkMode.BRIDGED), NICSpec(NetworkMode.DIRECT))
NEEDS_INTERFACE = frozenset({NetworkMode.BRIDGED, NetworkMode.DIRECT})


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """A row: the NIC it makes, what it is called, whom it reaches."""

    nic: NICSpec
    title: str
    reach: str


def network_choices(networks: Sequence[Network], expert: bool) -> list[NetworkChoice]:
    """Every network of the host, and what needs none."""
    rows = [NetworkChoice(NICSpec(net.mode, net.name), net.name, _reach(net)) for net in networks]
    for nic in (*ALWAYS, *(EXPERT if expert else ())):
        name, reach = REACHES[nic.mode]
        rows.append(NetworkChoice(nic, tr(name), tr(reach)))
    return rows


def _reach(network: Network) -> str:
    name, reach = REACHES[network.mode]
    if network.active:
        return tr("{mode} · {reach}", mode=tr(name), reach=tr(reach))
    return tr("{mode} · {reach} · not active", mode=tr(name), reach=tr(reach))


class NetworkList(QListWidget):
    """One row a network; two lines each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(NetworkDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._choices: list[NetworkChoice] = []

    def offer(self, choices: list[NetworkChoice]) -> None:
        if choices == self._choices:
            return
        self._choices = choices
        self.clear()
        for choice in choices:
            item = QListWidgetItem(choice.title)
            item.setData(NIC_ROLE, choice.nic)
            item.setData(REACH_ROLE, choice.reach)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.reach)
            self.addItem(item)
        rows = min(self.count(), MOST_ROWS)
        self.setFixedHeight(rows * row_height(self) + 2 * self.frameWidth())

    def show_nic(self, nic: NICSpec | None) -> None:
        """Mark the row of *nic*; an interface's name makes no other row."""
        for row, choice in enumerate(self._choices):
            interface = choice.nic.mode in NEEDS_INTERFACE and not choice.nic.network
            same_mode = nic is not None and choice.nic.mode is nic.mode
            if choice.nic == nic or (interface and same_mode):
                self.setCurrentRow(row)
                return
        self.setCurrentRow(-1)

    def nic(self) -> NICSpec | None:
        """The marked row's."""
        item = self.currentItem()
        nic = item.data(NIC_ROLE) if item else None
        return nic if isinstance(nic, NICSpec) else None


def row_height(view: QWidget) -> int:
    return 2 * view.fontMetrics().height() + 2 * PAD + 2


class NetworkDelegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        assert isinstance(view, NetworkList)
        return QSize(0, row_height(view))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        view = self.parent()
        assert isinstance(view, NetworkList)
        palette = view.palette()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, palette, rect, state, view.hasFocus())
        line = view.fontMetrics().height()
        text = rect.adjusted(14, PAD, -10, 0)
        text.setHeight(line)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(scaled_font(view.font(), 1.0, bold=True))
        _draw_elided(painter, text, str(index.data()))
        painter.setFont(view.font())
        painter.setPen(muted_color(palette))
        _draw_elided(painter, text.translated(0, line + 2), str(index.data(REACH_ROLE)))
        painter.restore()


def _paint_ground(
    painter: QPainter, palette: QPalette, rect: QRect, state: QStyle.StateFlag, focus: bool
) -> None:
    base, accent = palette.color(QPalette.ColorRole.Base), accent_color(palette)
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, mixed(base, accent, 0.14))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), accent)
        if focus:
            painter.setPen(QPen(mixed(base, accent, 0.5), 1))
            painter.drawRoundedRect(QRectF(rect).adjusted(6, 3, -4, -3), 4, 4)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, mixed(base, accent, 0.05))


def _draw_elided(painter: QPainter, rect: QRect, text: str) -> None:
    """One line of plain text that ends in an ellipsis where it does not fit."""
    line = " ".join(text.split())
    shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, int(flags.value), shown)
