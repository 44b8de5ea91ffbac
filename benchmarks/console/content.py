"""Pictures of a desktop to stream: windows, scrolling text, a gradient, something like a photo."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter

Pixels = npt.NDArray[np.uint32]

WIDTH, HEIGHT = 1920, 1080
FRAMES = 8
MARK = QRect(64, 1000, 32, 32)
"""A square whose grey tells the frame's number, so that what a screen shows can be counted."""
_WORDS = [
    "systemd", "kernel", "virtio", "net0", "link", "up", "mounted", "device", "sda1", "started",
    "unit", "guest", "agent",
]  # fmt: skip


def mark_grey(index: int) -> int:
    """The mark's pixel in frame *index*."""
    return (16 + 32 * (index % FRAMES)) * 0x010101


def frames() -> list[Pixels]:
    """FRAMES different pictures, each HEIGHT x WIDTH of 0x00RRGGBB. Needs a QGuiApplication."""
    photo = _photo(480, 320)
    return [_frame(index, photo) for index in range(FRAMES)]


def _frame(index: int, photo: QImage) -> Pixels:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(QPointF(0, 0), QPointF(0, HEIGHT))
    sky.setColorAt(0, QColor(36, 62, 110))
    sky.setColorAt(1, QColor(150, 190, 220))
    painter.fillRect(image.rect(), sky)
    _text_window(painter, QRect(80, 60, 900, 700), index, dark=True)
    _text_window(painter, QRect(1020 + 4 * index, 120, 760, 480), index, dark=False)
    painter.drawImage(1100, 660 + 2 * index, photo)
    painter.fillRect(0, HEIGHT - 40, WIDTH, 40, QColor(30, 32, 38))
    for number in range(12):
        painter.fillRect(QRectF(12 + 52 * number, HEIGHT - 34, 28, 28), _colour(number))
    painter.fillRect(MARK, QColor.fromRgb(mark_grey(index)))
    painter.end()
    return _pixels(image)


def _text_window(painter: QPainter, place: QRect, index: int, dark: bool) -> None:
    painter.fillRect(place.adjusted(-1, -26, 1, 1), QColor(70, 74, 84))
    painter.fillRect(place, QColor(18, 20, 24) if dark else QColor(252, 252, 252))
    painter.setPen(QColor(200, 210, 200) if dark else QColor(30, 30, 30))
    painter.setFont(QFont("DejaVu Sans Mono" if dark else "DejaVu Sans", 10))
    painter.save()
    painter.setClipRect(place)
    for row in range(place.height() // 18):
        line = index * 3 + row
        words = (_WORDS[(line * 7 + word * 5) % len(_WORDS)] for word in range(6 + line % 5))
        text = f"[{line * 0.0371 % 97:9.6f}] {' '.join(words)}"
        painter.drawText(place.x() + 8, place.y() + 16 + 18 * row, text)
    painter.restore()


def _colour(number: int) -> QColor:
    return QColor.fromHsv(30 * number, 160, 220)


def _photo(width: int, height: int) -> QImage:
    """Soft shapes with a little noise, as a camera sees them."""
    random = np.random.default_rng(7)
    small = random.integers(0, 256, (8, 12, 4), dtype=np.uint8)
    soft = QImage(small.tobytes(), 12, 8, 48, QImage.Format.Format_RGB32).scaled(
        width,
        height,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    noise = random.integers(0, 6, (height, width, 3), dtype=np.uint8)
    shades = np.minimum(_pixels(soft).view(np.uint8).reshape(height, width, 4)[..., :3], 249)
    noisy = np.zeros((height, width, 4), np.uint8)
    noisy[..., :3] = shades + noise
    return QImage(noisy.tobytes(), width, height, QImage.Format.Format_RGB32).copy()


def _pixels(image: QImage) -> Pixels:
    flat = np.frombuffer(image.constBits(), "<u4").reshape(image.height(), image.width())
    return flat & np.uint32(0xFFFFFF)
