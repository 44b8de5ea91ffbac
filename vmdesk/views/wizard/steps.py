"""The list of steps at the left of a wizard: where one is, what is done, a click to go back."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from vmdesk.views.wizard.glyphs import draw_glyph
from vmdesk.views.wizard.look import (
    accent_color,
    line_color,
    mixed,
    muted_color,
    scaled_font,
    side_color,
)

ROW = 44
CIRCLE = 24
_LEFT = int((Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft).value)
_CENTER = int(Qt.AlignmentFlag.AlignCenter.value)
Index = QModelIndex | QPersistentModelIndex


class SidePanel(QWidget):
    """The tinted ground that the steps stand on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), side_color(self.palette()))
        painter.setPen(line_color(self.palette()))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())


class StepList(QListWidget):
    """Rows are steps; `set_reachable` says up to which one the user may jump."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(StepDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def add_step(self, title: str) -> None:
        self.addItem(QListWidgetItem(title))
        self.setFixedHeight(ROW * self.count() + 4)

    def set_reachable(self, count: int) -> None:
        """The first *count* steps may be chosen."""
        for row in range(self.count()):
            item = self.item(row)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            wanted = flags if row < count else Qt.ItemFlag.NoItemFlags
            if item.flags() != wanted:
                item.setFlags(wanted)


class StepDelegate(QStyledItemDelegate):
    """A number in a circle (a tick once passed) and the step's title."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        steps = self.parent()
        assert isinstance(steps, StepList)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, row, current = QRectF(option.rect), index.row(), steps.currentRow()
        _paint_line(painter, steps.palette(), rect, row, current)
        _paint_circle(painter, steps.palette(), _circle(rect), row, current)
        _paint_title(painter, steps, rect, index)
        if row == current and steps.hasFocus():
            painter.setPen(QPen(accent_color(steps.palette()), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(8, 4, -6, -4), 5, 5)
        painter.restore()


def _circle(rect: QRectF) -> QRectF:
    return QRectF(rect.left() + 18, rect.center().y() - CIRCLE / 2, CIRCLE, CIRCLE)


def _paint_line(painter: QPainter, palette: QPalette, rect: QRectF, row: int, current: int) -> None:
    """What joins a step to the one before."""
    if row == 0:
        return
    circle = _circle(rect)
    middle = circle.center().x()
    painter.setPen(QPen(accent_color(palette) if row <= current else line_color(palette), 1.5))
    painter.drawLine(QPointF(middle, rect.top() - 7), QPointF(middle, circle.top() - 3))


def _paint_circle(
    painter: QPainter, palette: QPalette, circle: QRectF, row: int, current: int
) -> None:
    accent, muted = accent_color(palette), muted_color(palette)
    painter.setPen(QPen(accent if row <= current else muted, 1.5))
    painter.setBrush(_filling(palette, row, current))
    painter.drawEllipse(circle)
    if row < current:
        draw_glyph(painter, "tick", circle.adjusted(5, 5, -5, -5), accent, 3.2)
        return
    inverse = palette.color(QPalette.ColorRole.BrightText)
    painter.setPen(inverse if row == current else muted)
    painter.drawText(circle, _CENTER, str(row + 1))


def _paint_title(painter: QPainter, steps: StepList, rect: QRectF, index: Index) -> None:
    palette, row, current = steps.palette(), index.row(), steps.currentRow()
    text = rect.adjusted(18 + CIRCLE + 11, 0, -8, 0)
    known = row <= current or bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
    ink = palette.color(QPalette.ColorRole.WindowText)
    painter.setPen(ink if known else muted_color(palette))
    painter.setFont(scaled_font(steps.font(), 1.0, bold=row == current))
    mode = Qt.TextElideMode.ElideRight
    title = painter.fontMetrics().elidedText(str(index.data()), mode, int(text.width()))
    painter.drawText(text, _LEFT, title)


def _filling(palette: QPalette, row: int, current: int) -> QColor:
    side, accent = side_color(palette), accent_color(palette)
    if row == current:
        return accent
    return mixed(side, accent, 0.14) if row < current else side
