"""Colours of a terminal: sixteen that fit a light and a dark window, the other ones as they are."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette, qGray

from vmdesk.console.terminal_line import DEFAULT, Style
from vmdesk.views.theme import is_dark

_LIGHT = (
    "#24292f #c42b2b #116b2f #8a5a00 #0b5fce #8250df #0f7680 #6e7781 "
    "#57606a #d1242f #1a7f37 #a06a00 #2f81f7 #a475f9 #2a93a0 #8c959f"
)
_DARK = (
    "#3b424d #f4706b #57c47c #e0b64a #6ea8ff #c08cf5 #4fc8c8 #c5cad3 "
    "#7b8494 #ff938e #7ee0a0 #f3d07a #97c1ff #d5b0ff #7fe0e0 #ffffff"
)
_CUBE = (0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF)
_LEAST_CONTRAST, _MIDDLE = 75, 130
_ON_LIGHT, _ON_DARK = QColor("#14171c"), QColor("#ffffff")
_BRIGHTENED = frozenset(map(str, range(8)))


@dataclass(frozen=True)
class Scheme:
    """*base* holds the sixteen colours of ECMA-48 and aixterm."""

    text: QColor
    background: QColor
    base: tuple[QColor, ...]
    selected_text: QColor
    selected: QColor
    found_text: QColor
    found: QColor


def scheme_for(palette: QPalette) -> Scheme:
    """The one that fits a window with *palette*."""
    dark = is_dark(palette)
    return Scheme(
        text=QColor("#dfe3e8" if dark else "#1f242b"),
        background=QColor("#14171c" if dark else "#ffffff"),
        base=tuple(QColor(name) for name in (_DARK if dark else _LIGHT).split()),
        selected_text=QColor("#ffffff" if dark else "#0e2240"),
        selected=QColor("#2f5ea8" if dark else "#b7d2f8"),
        found_text=QColor("#1c1400"),
        found=QColor("#e0a63a" if dark else "#ffd873"),
    )


def colours_of(style: Style, scheme: Scheme, reversed_screen: bool) -> tuple[QColor, QColor]:
    """Text and background; without one of its own, the background is exactly the scheme's."""
    name = style.foreground
    if style.bold and name in _BRIGHTENED:
        name = str(int(name) + 8)
    text = scheme.text if name == DEFAULT else _colour(name, scheme)
    own = style.background
    background = scheme.background if own == DEFAULT else _colour(own, scheme)
    if own not in (DEFAULT, style.foreground) and not name.startswith("#"):
        text = _readable(text, background)
    return (background, text) if style.reverse != reversed_screen else (text, background)


def _readable(text: QColor, background: QColor) -> QColor:
    """*text*, unless it is lost on *background*: guests choose the pair for a black screen."""
    light = qGray(background.rgb())
    if abs(qGray(text.rgb()) - light) >= _LEAST_CONTRAST:
        return text
    return _ON_LIGHT if light > _MIDDLE else _ON_DARK


def _colour(name: str, scheme: Scheme) -> QColor:
    if len(name) < 3 and int(name) < len(scheme.base):
        return scheme.base[int(name)]
    return _fixed(name)


@lru_cache(maxsize=4096)
def _fixed(name: str) -> QColor:
    """A colour that is the same in every scheme: of the cube, a grey, or any other."""
    if name.startswith("#"):
        return QColor(name)
    index = int(name) - 16
    if index >= 216:
        grey = 8 + 10 * (index - 216)
        return QColor(grey, grey, grey)
    return QColor(_CUBE[index // 36], _CUBE[index // 6 % 6], _CUBE[index % 6])
