"""How a row of the library is painted: tags as chips behind the name, a ring while a job runs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from vmdesk.views.library_cells import Role
from vmdesk.views.library_tree import Column, Kind, Node
from vmdesk.views.theme import tinted
from vmdesk.views.words import short

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 28
CHIP_GAP = 4
MOST_CHIPS = 3
SPIN_MS = 80
SPIN_STEP = 30


class LibraryDelegate(QStyledItemDelegate):
    """Paints over what the style paints, so that selection and focus look as everywhere."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self._angle = 0
        self._spin = QTimer(self, interval=SPIN_MS)
        self._spin.timeout.connect(self._turn)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        node: Node | None = index.data(Role.NODE)
        if node is None:
            return
        if node.kind is Kind.HOST:
            option.font.setWeight(QFont.Weight.DemiBold)
        if index.column() != Column.NAME:
            role = QPalette.ColorRole.PlaceholderText
            option.palette.setColor(QPalette.ColorRole.Text, option.palette.color(role))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        node: Node | None = index.data(Role.NODE)
        if node is None:
            return
        if index.column() == Column.NAME and node.vm and node.vm.tags:
            self._paint_tags(painter, option, index, node.vm.tags)
        if node.kind is Kind.HOST and index.column() == Column.NAME:
            self._paint_status(painter, option, index)
        busy_column = Column.NAME if node.kind is Kind.HOST else Column.STATE
        if index.column() == busy_column and index.data(Role.BUSY):
            self._paint_ring(painter, option)

    def _paint_tags(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, tags: tuple[str, ...]
    ) -> None:
        style_option = QStyleOptionViewItem(option)
        self.initStyleOption(style_option, index)
        style = self._view.style() or QApplication.style()
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, style_option, self._view)
        metrics = style_option.fontMetrics
        left = area.left() + metrics.horizontalAdvance(style_option.text) + 12
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Link
        colour = option.palette.color(role)
        painter.save()
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tag in tags[:MOST_CHIPS]:
            chip = _chip_area(painter, short(tag, 16), left, option.rect)
            if chip.right() > option.rect.right() - 2:
                break
            _paint_chip(painter, chip, short(tag, 16), colour)
            left = chip.right() + CHIP_GAP
        painter.restore()

    def _paint_status(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """At the right of a host's row, which has no columns: what is wrong with it."""
        text = index.sibling(index.row(), Column.STATE).data()
        if not text:
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = (
            QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.PlaceholderText
        )
        painter.save()
        painter.setPen(option.palette.color(role))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -26, 0), right, text)
        painter.restore()

    def _paint_ring(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        size = 12
        ring = QRect(0, 0, size, size)
        ring.moveCenter(option.rect.center())
        ring.moveRight(option.rect.right() - 6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Accent
        painter.setPen(QPen(option.palette.color(role), 2, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, -self._angle * 16, 270 * 16)
        painter.restore()
        if not self._spin.isActive():
            self._spin.start()

    def _turn(self) -> None:
        """One step; the timer stops by itself unless a busy row is painted again."""
        self._angle = (self._angle + SPIN_STEP) % 360
        self._spin.stop()
        self._view.viewport().update()


def _chip_area(painter: QPainter, text: str, left: int, row: QRect) -> QRect:
    metrics = painter.fontMetrics()
    area = QRect(left, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 2)
    area.moveCenter(QRect(left, row.top(), area.width(), row.height()).center())
    return area


def _paint_chip(painter: QPainter, area: QRect, text: str, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tinted(colour, 0.16))
    painter.drawRoundedRect(QRectF(area), area.height() / 2, area.height() / 2)
    painter.setPen(colour)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
