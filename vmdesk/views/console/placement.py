"""Where a guest's picture lies in its view, in device pixels, whatever the screen's scale."""

import math
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QSize

from vmdesk.console.events import Rect


class ScaleMode(Enum):
    FIT = "fit"
    """As large as the view allows, smooth."""
    ACTUAL = "actual"
    """A pixel of the guest is a pixel of the screen; a picture that is larger scrolls."""
    WHOLE = "whole"
    """Each pixel of the guest is a square of as many as fit; a picture that is larger scrolls."""
    GUEST = "guest"
    """The guest is asked for the view's size; while it has another, it is never enlarged."""

    @property
    def scrolls(self) -> bool:
        """Whether a picture that is larger than the view is moved in it."""
        return self in (ScaleMode.ACTUAL, ScaleMode.WHOLE)


@dataclass(frozen=True, slots=True)
class Placement:
    """*target* holds the *guest*'s picture; *ratio* is device pixels per pixel of the widget."""

    guest: QSize
    target: QRect
    ratio: float

    @property
    def scale(self) -> float:
        """Device pixels per pixel of the guest."""
        return self.target.width() / self.guest.width()

    @property
    def exact(self) -> bool:
        return self.target.size() == self.guest

    @property
    def whole(self) -> bool:
        """Whether each pixel of the guest is a square of the same number of device pixels."""
        times = self.target.width() // self.guest.width()
        return self.target.size() == self.guest * times

    def to_guest(self, position: QPointF) -> tuple[int, int]:
        """The guest's pixel under a position in the widget, the nearest one if there is none."""
        x = (position.x() * self.ratio - self.target.x()) / self.target.width()
        y = (position.y() * self.ratio - self.target.y()) / self.target.height()
        width, height = self.guest.width(), self.guest.height()
        return _clamped(int(x * width), width - 1), _clamped(int(y * height), height - 1)

    def to_widget(self, rect: Rect) -> QRect:
        """What of the widget shows these pixels of the guest: rather too much than too little."""
        # A smoothly scaled pixel shines into its neighbours.
        spread = 0 if self.whole else 1
        across = self.target.width() / self.guest.width() / self.ratio
        down = self.target.height() / self.guest.height() / self.ratio
        left, top = self.target.x() / self.ratio, self.target.y() / self.ratio
        x1 = math.floor(left + (rect.x - spread) * across)
        y1 = math.floor(top + (rect.y - spread) * down)
        x2 = math.ceil(left + (rect.x + rect.width + spread) * across)
        y2 = math.ceil(top + (rect.y + rect.height + spread) * down)
        return QRect(x1, y1, x2 - x1, y2 - y1)


def place(guest: QSize, area: QSize, ratio: float, mode: ScaleMode) -> Placement:
    """Put a picture of *guest* pixels into a widget of *area* (in its own pixels), centred.

    A picture that is larger than the area starts at its corner; scrolling moves it.
    """
    room = QSize(round(area.width() * ratio), round(area.height() * ratio))
    size = _scaled(guest, room, mode)
    left = max(0, (room.width() - size.width()) // 2)
    top = max(0, (room.height() - size.height()) // 2)
    return Placement(guest, QRect(left, top, size.width(), size.height()), ratio)


def _scaled(guest: QSize, room: QSize, mode: ScaleMode) -> QSize:
    factor = min(room.width() / guest.width(), room.height() / guest.height())
    match mode:
        case ScaleMode.ACTUAL:
            factor = 1
        case ScaleMode.WHOLE:
            factor = max(1, int(factor))
        case ScaleMode.GUEST:
            factor = min(1, factor)
    return QSize(max(1, int(guest.width() * factor)), max(1, int(guest.height() * factor)))


def scrolled(placement: Placement, x: int, y: int) -> Placement:
    """The same, moved left and up by this many device pixels."""
    return Placement(placement.guest, placement.target.translated(-x, -y), placement.ratio)


def _clamped(value: int, highest: int) -> int:
    return min(max(value, 0), highest)
