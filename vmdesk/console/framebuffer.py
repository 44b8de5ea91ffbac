"""The picture of a guest's screen, in memory that a widget can show without copying."""

import numpy as np
import numpy.typing as npt

from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import Rect
from vmdesk.errors import N_

Pixels = npt.NDArray[np.uint32]

PIXEL_BYTES = 4
MAX_SIDE = 16384
# 8K. While a screen changes its size two pictures live at once: at most 253 MiB together.
MAX_PIXELS = 7680 * 4320
_COPY_ROWS = 64


class Framebuffer:
    """*width* x *height* pixels of 0x00RRGGBB, little-endian: QImage.Format_RGB32 without a copy.

    `pixels` (height x width) and `memory` (flat bytes, row after row without gaps) are the same
    memory; the unused fourth byte of a pixel may hold anything. Sizes beyond MAX_SIDE or
    MAX_PIXELS, and empty ones, raise ProtocolError: they come from the server.
    """

    def __init__(self, width: int, height: int) -> None:
        if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_PIXELS):
            raise ProtocolError(
                N_("The display has an impossible size, {width} x {height}"),
                width=width,
                height=height,
            )
        self.width = width
        self.height = height
        try:
            self.pixels: Pixels = np.zeros((height, width), dtype="<u4")
        except MemoryError:
            raise ProtocolError(
                N_("There is no memory for a display of {width} x {height}"),
                width=width,
                height=height,
            ) from None
        self.memory = self.pixels.reshape(-1).view(np.uint8).data

    @property
    def stride_bytes(self) -> int:
        """Bytes from one row to the next."""
        return self.width * PIXEL_BYTES

    def resized(self, width: int, height: int) -> "Framebuffer":
        """A new picture with as much of this one as fits, black where there was nothing."""
        new = Framebuffer(width, height)
        kept = np.s_[: min(height, self.height), : min(width, self.width)]
        new.pixels[kept] = self.pixels[kept]
        return new

    def part(self, rect: Rect) -> Pixels:
        """The pixels of *rect*, writable, or ProtocolError when it leaves the picture."""
        self.check(rect)
        return self.pixels[rect.y : rect.y + rect.height, rect.x : rect.x + rect.width]

    def check(self, rect: Rect) -> None:
        """Raise ProtocolError unless *rect* lies inside."""
        if rect.x + rect.width > self.width or rect.y + rect.height > self.height:
            raise ProtocolError(
                N_("The display sent pixels outside of its own screen"),
                detail=f"{rect} in {self.width} x {self.height}",
            )

    def rows(self, y: int, height: int) -> memoryview:
        """The bytes of whole rows, to be received in place."""
        return self.memory[y * self.stride_bytes : (y + height) * self.stride_bytes]


def moves(target: Pixels, source: Pixels, downwards: bool) -> "list[tuple[Pixels, Pixels]]":
    """Pairs of bands which, assigned in this order, move *source* to *target*.

    Both may overlap; *downwards* says that the target lies below the source. Bands keep the
    copy that numpy makes of overlapping memory small.
    """
    starts = range(0, len(target), _COPY_ROWS)
    bands = [np.s_[start : start + _COPY_ROWS] for start in starts]
    return [(target[b], source[b]) for b in (reversed(bands) if downwards else bands)]
