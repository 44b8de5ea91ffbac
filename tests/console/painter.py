"""A program on an X display: covers it with a picture, says which keys are typed.

`python -m tests.console.painter`; a line with the name of a colour on its input paints that.
"""

import sys

import numpy as np
from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

WIDTH, HEIGHT = 640, 480


def picture() -> QImage:
    """A slope of colours, with areas of few colours and of noise in it."""
    y, x = np.mgrid[:HEIGHT, :WIDTH].astype(np.uint32)
    pixels = (x * 255 // WIDTH) << 16 | (y * 255 // HEIGHT) << 8 | 0x50
    random = np.random.default_rng(1)
    pixels[50:200, 50:300] = random.integers(0, 2, (150, 250)) * 0x30F0A0
    pixels[250:400, 50:300] = random.integers(0, 12, (150, 250)) * 0x111111
    pixels[250:400, 350:600] = random.integers(0, 1 << 24, (150, 250))
    flat = pixels.astype("<u4").tobytes()
    return QImage(flat, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32).copy()


class Painting(QWidget):
    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.BypassWindowManagerHint)
        self._image = picture()
        self.setFixedSize(WIDTH, HEIGHT)
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._on_order)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).drawImage(0, 0, self._image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        print(event.text(), flush=True)

    def _on_order(self) -> None:
        if line := sys.stdin.readline():
            self._image.fill(QColor(line.strip()))
            self.update()
        else:
            QApplication.quit()


def main() -> None:
    application = QApplication(sys.argv)
    painting = Painting()
    painting.show()
    painting.activateWindow()
    application.exec()


if __name__ == "__main__":
    main()
