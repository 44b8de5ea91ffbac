"""The grid of a terminal: a fixed font, the size of a cell, and which characters fit into it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

MARGIN = 6
DEFAULT_POINTS, MIN_POINTS, MAX_POINTS = 10.5, 6.0, 32.0
_MAX_REMEMBERED = 4096


class Cells:
    """Sizes in logical pixels. Cells have whole ones, so that lines of boxes meet."""

    def __init__(self, points: float) -> None:
        self.points = max(MIN_POINTS, min(points, MAX_POINTS))
        self._fonts = {(b, i): self._font(b, i) for b in (False, True) for i in (False, True)}
        metrics = QFontMetricsF(self._fonts[False, False])
        advance = metrics.horizontalAdvance("M")
        self.width = max(1, round(advance))
        self.height = max(1, round(metrics.height()))
        self.ascent = round(metrics.ascent())
        self._metrics = metrics
        self._fits: dict[str, bool] = {}
        for font in self._fonts.values():
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self.width - advance)

    def _font(self, bold: bool, italic: bool) -> QFont:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(self.points)
        font.setBold(bold)
        font.setItalic(italic)
        font.setKerning(False)
        return font

    def font(self, bold: bool = False, italic: bool = False) -> QFont:
        return self._fonts[bold, italic]

    def fits(self, text: str) -> bool:
        """Whether each character of *text* is exactly as wide as the others of the font."""
        return text.isascii() or all(map(self._fits_one, text))

    def _fits_one(self, char: str) -> bool:
        known = self._fits.get(char)
        if known is None:
            if len(self._fits) > _MAX_REMEMBERED:
                self._fits.clear()
            advance = self._metrics.horizontalAdvance(char)
            known = self._fits[char] = abs(advance - self._metrics.horizontalAdvance("M")) < 0.1
        return known

    def advance(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    def rect(self, row: int, start: int, end: int) -> QRectF:
        """Where the cells from *start* up to *end* of a row of the window are."""
        left = MARGIN + start * self.width
        return QRectF(left, MARGIN + row * self.height, (end - start) * self.width, self.height)

    def at(self, point: QPointF) -> tuple[int, float]:
        """The row and the column, with its fraction, at *point* of the window."""
        row = (point.y() - MARGIN) // self.height
        return int(row), (point.x() - MARGIN) / self.width

    def room(self, width: int, height: int) -> tuple[int, int]:
        """How many columns and lines a window of this size has."""
        return (
            max(2, (width - 2 * MARGIN) // self.width),
            max(2, (height - 2 * MARGIN) // self.height),
        )
