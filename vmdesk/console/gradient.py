"""Tight's gradient filter: each colour told as its difference from a guess by its neighbours.

Source: rfbproto.rst, "GradientFilter": the guess is left + above - above left, kept in 0 to 255.
"""

import numpy as np
import numpy.typing as npt

from vmdesk.console.framebuffer import Pixels

_COLOURS = 3
# Diagonals take memory by the square of a rectangle's height.
ROWS_AT_ONCE = 32


class Gradient:
    """Undoes the filter for a rectangle of *width* pixels, some rows after the others."""

    def __init__(self, width: int) -> None:
        # The last row so far, and before it the black that is left of every row.
        self._above = np.zeros((width + 1, _COLOURS), np.int16)

    def draw(self, flat: bytes, band: Pixels) -> None:
        """*flat*: the differences of the at most ROWS_AT_ONCE rows of *band*, byte by byte."""
        told = np.frombuffer(flat, np.uint8).reshape(*band.shape, _COLOURS)
        colours = self._undo(told).astype(np.uint32)
        red, green, blue = (colours[..., index] for index in range(_COLOURS))
        band[...] = red << 16 | green << 8 | blue

    def _undo(self, told: npt.NDArray[np.uint8]) -> npt.NDArray[np.int16]:
        """Along diagonals, on which no colour depends on another: a step does one of all rows.

        slanted[step, row] is the colour of column step - row - 1 in the row above *row*: what lies
        beside and above the colours of one step belongs to the step before.
        """
        height, width, _ = told.shape
        slanted = np.zeros((width + height + 1, height + 1, _COLOURS), np.int16)
        slanted[: width + 1, 0] = self._above
        for row in range(height):
            slanted[row + 2 : row + 2 + width, row + 1] = told[row]
        for step in range(2, width + height + 1):
            first, last = max(1, step - width), min(height + 1, step)
            guess = slanted[step - 1, first:last] + slanted[step - 1, first - 1 : last - 1]
            guess -= slanted[step - 2, first - 1 : last - 1]
            np.maximum(guess, 0, out=guess)
            np.minimum(guess, 255, out=guess)
            guess += slanted[step, first:last]
            np.bitwise_and(guess, 255, out=slanted[step, first:last])
        rows = [slanted[row + 2 : row + 2 + width, row + 1] for row in range(height)]
        self._above[1:] = rows[-1]
        return np.stack(rows)
