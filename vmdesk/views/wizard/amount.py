"""How much of the host a VM gets: a slider, a spin box, and a bar of what the host has."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vmdesk.services.text import tr
from vmdesk.views.wizard.look import (
    NoteLabel,
    accent_color,
    error_color,
    good_color,
    line_color,
    muted_color,
    warning_color,
)
from vmdesk.views.wizard.message import FieldMessage
from vmdesk.views.wizard.size_spin import SizeSpin

SPIN_WIDTH = 116
BAR_WIDTH = 96
FIELD_HEIGHT = 28


@dataclass(frozen=True, slots=True)
class Supply:
    """What the host has, in the unit of the spin box: *used* of *total* is taken by others.

    Unless it is *hard*, a VM may be given more.
    """

    total: int
    used: int = 0
    hard: bool = True


class SupplyBar(QWidget):
    """What others take, what this VM would, and what is left of the host."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._supply = Supply(0)
        self._amount = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_amount(self, amount: int, supply: Supply) -> None:
        self._amount, self._supply = amount, supply
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(BAR_WIDTH, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._fill(painter, line_color(self.palette()), 0.0, 1.0)
        if self._supply.total <= 0:
            return
        used = self._supply.used / self._supply.total
        share = self._amount / self._supply.total
        if used > 0:
            self._fill(painter, muted_color(self.palette()), 0.0, used)
        color = accent_color(self.palette())
        if share > 1:
            over = error_color if self._supply.hard else warning_color
            color = over(self.palette())
        begin = max(min(used, 1 - share), 0.0)
        self._fill(painter, color, begin, begin + share)

    def _fill(self, painter: QPainter, color: QColor, begin: float, end: float) -> None:
        width, height = self.width(), self.height()
        left = width * max(begin, 0.0)
        right = max(width * min(end, 1.0), left + 2)
        painter.setBrush(color)
        painter.drawRoundedRect(QRectF(left, 0, right - left, height), height / 2, height / 2)


class StopSlider(QSlider):
    """A slider over round amounts, with a mark at the recommended one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.marked: int | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.marked is None or self.maximum() <= self.minimum():
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        at = QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), self.marked, self.width() - handle
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent_color(self.palette()))
        painter.drawEllipse(QRectF(at + handle / 2 - 2, self.height() - 5, 4, 4))


class AmountEdit(QWidget):
    """Emits `chosen` for what the user sets, not for what is shown to them."""

    chosen = Signal(int)

    def __init__(self, spin: QSpinBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spin = spin
        self.slider = StopSlider(self)
        self.bar = SupplyBar(self)
        self.caption = NoteLabel(self)
        self.revert = QToolButton(self)
        self.message = FieldMessage(self)
        self._stops: list[int] = []
        self._supply = Supply(0)
        self._recommended: int | None = None
        self._arrange()
        self._color_revert()
        self.slider.valueChanged.connect(self._slid)
        spin.valueChanged.connect(self._spun)
        self.revert.clicked.connect(self._reverted)

    def name(self, name: str, label: QLabel) -> None:
        """*name* is the English text of *label*, for assistive technology."""
        label.setBuddy(self.spin)
        self.spin.setAccessibleName(name)
        self.slider.setAccessibleName(f"{name} slider")
        self.revert.setAccessibleName(f"Use recommended {name.lower()}")

    def offer(self, stops: Sequence[int], supply: Supply, recommended: int | None) -> None:
        """Set what the slider stops at, what the host has, and what the OS is best given."""
        self._supply, self._recommended = supply, recommended
        wanted = sorted({*stops, *([recommended] if recommended else [])})
        if wanted != self._stops:
            self._stops = wanted
            if isinstance(self.spin, SizeSpin):
                self.spin.stops = wanted
            with QSignalBlocker(self.slider):
                self.slider.setRange(0, len(wanted) - 1)
                self.slider.setPageStep(2)
        self.slider.marked = wanted.index(recommended) if recommended else None
        self.slider.update()
        self._follow()

    def show_amount(self, amount: int) -> None:
        """Show *amount* without telling anybody; text being typed is left alone."""
        if amount != self.spin.value():
            with QSignalBlocker(self.spin):
                self.spin.setValue(amount)
        self._follow()

    def amount(self) -> int:
        return self.spin.value()

    def _arrange(self) -> None:
        self.spin.setFixedSize(SPIN_WIDTH, FIELD_HEIGHT)
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.revert.setAutoRaise(True)
        self.revert.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        above = QHBoxLayout()
        above.setSpacing(12)
        above.addWidget(self.slider, 1)
        above.addWidget(self.spin)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self.bar)
        below.addWidget(self.caption, 1)
        below.addWidget(self.revert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self.message)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._color_revert()

    def describe(self, caption: str) -> None:
        """Say in words what the bar shows."""
        self.caption.setText(caption)

    def _color_revert(self) -> None:
        """A link while it can be used, else a quiet confirmation."""
        palette = QPalette(self.palette())
        link = palette.color(QPalette.ColorRole.Link)
        palette.setColor(QPalette.ColorRole.ButtonText, link)
        done = QPalette.ColorGroup.Disabled
        palette.setColor(done, QPalette.ColorRole.ButtonText, good_color(palette))
        self.revert.setPalette(palette)

    def _slid(self, place: int) -> None:
        self.spin.setValue(self._stops[place])

    def _spun(self, amount: int) -> None:
        self._follow()
        self.chosen.emit(amount)

    def _reverted(self) -> None:
        if self._recommended is not None:
            self.spin.setValue(self._recommended)
            self.spin.setFocus()

    def _follow(self) -> None:
        amount = self.spin.value()
        with QSignalBlocker(self.slider):
            self.slider.setValue(min(bisect_left(self._stops, amount), len(self._stops) - 1))
        self.bar.show_amount(amount, self._supply)
        self._follow_recommendation(amount)

    def _follow_recommendation(self, amount: int) -> None:
        known = self._recommended is not None
        is_it = amount == self._recommended
        self.revert.setVisible(known)
        self.revert.setEnabled(not is_it)
        if known and is_it:
            self.revert.setText(tr("✓ recommended"))
        elif known:
            text = self.spin.textFromValue(self._recommended or 0)
            self.revert.setText(tr("↩ recommended: {amount}", amount=text))


class SizeAmount(AmountEdit):
    """An amount of memory or disk; the unit is MiB."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.sizes = SizeSpin()
        super().__init__(self.sizes, parent)

    def take_bare_mib_from(self, least: int) -> None:
        """A typed number without a unit is MiB when it is at least *least*, else GiB."""
        self.sizes.least_bare_mib = least


class CountAmount(AmountEdit):
    """An amount of things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QSpinBox(), parent)
        self.spin.setRange(0, 4096)
