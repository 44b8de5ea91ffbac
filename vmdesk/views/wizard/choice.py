"""A radio button as large as what it decides: a glyph or a dot, a title, a sentence."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from vmdesk.views.wizard.glyphs import draw_glyph
from vmdesk.views.wizard.look import accent_color, line_color, mixed, muted_color, scaled_font

PAD = 10
GAP = 12
GLYPH = 28
DOT = 16
RADIUS = 6.0
_WRAP = int(Qt.TextFlag.TextWordWrap.value)
_MNEMONIC = int(Qt.TextFlag.TextShowMnemonic.value)
# A character from another font may be taller than this one's lines.
_TITLE = _MNEMONIC | int((Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip).value)


class ChoiceButton(QRadioButton):
    """*text* is the title, the accessible description the sentence, *glyph* a drawing or ""."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def describe(self, sentence: str) -> None:
        """Show *sentence*, plain text, below the title."""
        if sentence != self.accessibleDescription():
            self.setAccessibleDescription(sentence)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text = self._title_height() + 2 + self._sentence_rect(width).height()
        return max(text, self._mark_size()) + 2 * PAD

    def sizeHint(self) -> QSize:
        width = self._left() + PAD + max(self._title_width(), 190)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + PAD + min(self._title_width(), 150), 2 * PAD + GLYPH)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_mark(painter)
        self._paint_text(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        palette, accent = self.palette(), accent_color(self.palette())
        fill = palette.color(QPalette.ColorRole.Base)
        line, width = line_color(palette), 1.0
        if not self.isEnabled():
            fill = palette.color(QPalette.ColorRole.Window)
        elif self.isChecked():
            fill, line, width = mixed(fill, accent, 0.11), accent, 1.6
        elif self.underMouse():
            fill, line = mixed(fill, accent, 0.05), mixed(line, accent, 0.6)
        painter.setPen(QPen(line, width))
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(mixed(fill, accent, 0.55), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 4, 4)

    def _paint_mark(self, painter: QPainter) -> None:
        palette, accent = self.palette(), accent_color(self.palette())
        side = self._mark_size()
        top = (self.height() - side) / 2 if self.glyph else PAD + self._dot_offset()
        into = QRectF(PAD + 1, top, side, side)
        if self.glyph:
            color = accent if self.isChecked() else muted_color(palette)
            draw_glyph(painter, self.glyph, into, color)
            return
        painter.setPen(QPen(accent if self.isChecked() else muted_color(palette), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(into.adjusted(1, 1, -1, -1))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(into.adjusted(4.5, 4.5, -4.5, -4.5))

    def _paint_text(self, painter: QPainter) -> None:
        palette, metrics = self.palette(), self._title_metrics()
        height = self._title_height()
        sentence = self._sentence_rect(self.width())
        block = height + 2 + sentence.height()
        top = (self.height() - block) // 2 if self.glyph else PAD
        ink = palette.color(QPalette.ColorRole.WindowText)
        muted = muted_color(palette)
        title = QRect(self._left(), top, self.width() - self._left() - PAD, height)
        painter.setFont(self._title_font())
        painter.setPen(ink if self.isEnabled() else muted)
        mode = Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(self.text(), mode, title.width(), _MNEMONIC)
        painter.drawText(title, _TITLE, shown)
        painter.setFont(self.font())
        painter.setPen(muted)
        sentence.moveTop(title.bottom() + 3)
        painter.drawText(sentence, _WRAP, self.accessibleDescription())

    def _left(self) -> int:
        return PAD + 1 + self._mark_size() + GAP

    def _mark_size(self) -> int:
        return GLYPH if self.glyph else DOT

    def _dot_offset(self) -> float:
        """What puts the dot on the title's line."""
        return (self._title_height() - DOT) / 2

    def _title_font(self) -> QFont:
        return scaled_font(self.font(), 1.0, bold=True)

    def _title_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._title_font())

    def _title_height(self) -> int:
        metrics = self._title_metrics()
        real = metrics.boundingRect(QRect(0, 0, 10_000, 100), _TITLE, self.text()).height()
        return max(metrics.height(), real)

    def _title_width(self) -> int:
        return self._title_metrics().horizontalAdvance(self.text())

    def _sentence_rect(self, width: int) -> QRect:
        if not self.accessibleDescription():
            return QRect(self._left(), 0, 0, 0)
        room = QRect(self._left(), 0, max(width - self._left() - PAD, 40), 10_000)
        return self.fontMetrics().boundingRect(room, _WRAP, self.accessibleDescription())
