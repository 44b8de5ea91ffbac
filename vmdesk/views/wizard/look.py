"""Colours and small labels of the wizard, all taken from the palette so that light and dark fit."""

import re

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from vmdesk.views.theme import AMBER, GREEN, RED, is_dark, pick

DARKER = 0.35
_LONG_WORD = re.compile(r"\S{32,}")
# Up to a slash, or as much as fits.
_PIECE = re.compile(r"[^/]{24}|[^/]*/")


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """*first* with *share* (0 to 1) of *second* in it."""
    ends = (
        (first.redF(), second.redF()),
        (first.greenF(), second.greenF()),
        (first.blueF(), second.blueF()),
    )
    return QColor.fromRgbF(*(begin + (end - begin) * share for begin, end in ends))


def muted_color(palette: QPalette) -> QColor:
    """For text that explains: quieter than the rest, still with a contrast of 4.5 to 1."""
    return mixed(
        palette.color(QPalette.ColorRole.WindowText),
        palette.color(QPalette.ColorRole.Window),
        0.34,
    )


def line_color(palette: QPalette) -> QColor:
    return mixed(
        palette.color(QPalette.ColorRole.Window),
        palette.color(QPalette.ColorRole.WindowText),
        0.17,
    )


def side_color(palette: QPalette) -> QColor:
    share = 0.05 if is_dark(palette) else 0.045
    return mixed(
        palette.color(QPalette.ColorRole.Window),
        palette.color(QPalette.ColorRole.WindowText),
        share,
    )


def accent_color(palette: QPalette) -> QColor:
    return palette.color(QPalette.ColorRole.Accent)


def warning_color(palette: QPalette) -> QColor:
    return pick(AMBER, palette)


def error_color(palette: QPalette) -> QColor:
    return pick(RED, palette)


def good_color(palette: QPalette) -> QColor:
    return pick(GREEN, palette)


def scaled_font(font: QFont, factor: float, bold: bool = False) -> QFont:
    """*font*, *factor* times as large."""
    larger = QFont(font)
    larger.setPointSizeF(max(font.pointSizeF(), 1.0) * factor)
    larger.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return larger


def breakable(text: str) -> str:
    """*text* with places to break a line in words that are too long for one, such as paths."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), text)


class PlainLabel(QLabel):
    """A wrapping label that shows its text literally, whoever wrote it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(breakable(text))


class NoteLabel(PlainLabel):
    """An explanation, quieter than what it explains."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint_quietly()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint_quietly()

    def _paint_quietly(self) -> None:
        set_text_color(self, muted_color(_inherited(self)))


class TitleLabel(PlainLabel):
    """The heading of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(scaled_font(self.font(), 1.45, bold=True))


class GroupLabel(PlainLabel):
    """The heading of a part of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(scaled_font(self.font(), 1.0, bold=True))


class RowLabel(QLabel):
    """The label of a row, on the line of the field's first line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 6, 0, 0)


class PrimaryButton(QPushButton):
    """What most people press next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paint_loudly()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange):
            self._paint_loudly()

    def _paint_loudly(self) -> None:
        palette = QPalette(_inherited(self))
        if self.isEnabled():
            # The style lightens the button that Enter presses.
            accent = mixed(accent_color(palette), QColor("black"), DARKER)
            palette.setColor(QPalette.ColorRole.Button, accent)
            bright = palette.color(QPalette.ColorRole.BrightText)
            palette.setColor(QPalette.ColorRole.ButtonText, bright)
        if self.palette() != palette:
            self.setPalette(palette)


class Rule(QWidget):
    """A thin line between two parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), line_color(self.palette()))


def set_text_color(widget: QWidget, color: QColor) -> None:
    """Give *widget* this text colour, unless it has it (a change would announce itself again)."""
    palette = widget.palette()
    if palette.color(QPalette.ColorRole.WindowText) != color:
        palette.setColor(QPalette.ColorRole.WindowText, color)
        widget.setPalette(palette)


def _inherited(widget: QWidget) -> QPalette:
    """The palette around *widget*, which its own colour does not change."""
    parent = widget.parentWidget()
    return parent.palette() if parent else widget.palette()
