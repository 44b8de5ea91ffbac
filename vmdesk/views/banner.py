"""News that must not be missed, above the page instead of in the way; one line each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmdesk.errors import N_
from vmdesk.model.problem import Severity
from vmdesk.services.text import tr
from vmdesk.views.cards import RADIUS, Sign, plain
from vmdesk.views.doctor_card import SIGNS
from vmdesk.views.facts import small_button
from vmdesk.views.icons import icon
from vmdesk.views.theme import SEVERITY_COLOURS, pick, tinted

MOST_BANNERS = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A button of a banner; *label* is English and marked. The banner goes when it is pressed."""

    label: str
    do: Callable[[], object]


class Banner(QWidget):
    def __init__(
        self,
        severity: Severity,
        text: str,
        offers: Sequence[Offer],
        close: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._severity = severity
        self._close = close
        self.setAccessibleName("Banner")
        sign = Sign(icon(SIGNS[severity]), 20)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(plain(text, wrap=True), 1)
        for offer in offers:
            button = QPushButton(tr(offer.label))
            button.setAccessibleName(offer.label)
            button.clicked.connect(offer.do)
            button.clicked.connect(close)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        cross = small_button("cancel", tr("Dismiss"), "Dismiss")
        cross.clicked.connect(close)
        row.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = pick(SEVERITY_COLOURS[self._severity], self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tinted(colour, 0.5))
        painter.setBrush(tinted(colour, 0.12))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class Banners(QWidget):
    """One banner for each subject; the oldest goes when there are too many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[str, Banner] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 4)
        self._layout.setSpacing(6)
        self.hide()

    def show_news(
        self, subject: str, severity: Severity, text: str, offers: Sequence[Offer] = ()
    ) -> None:
        """Say *text*, shown literally, in place of what was said about *subject*."""
        self.dismiss(subject)
        banner = Banner(severity, text, offers, lambda: self.dismiss(subject))
        self._shown[subject] = banner
        self._layout.addWidget(banner)
        while len(self._shown) > MOST_BANNERS:
            self.dismiss(next(iter(self._shown)))
        self.show()

    def dismiss(self, subject: str) -> None:
        if banner := self._shown.pop(subject, None):
            banner.hide()
            self._layout.removeWidget(banner)
            banner.deleteLater()
        self.setVisible(bool(self._shown))

    def subjects(self) -> list[str]:
        return list(self._shown)


DETAILS = N_("Details")
FIX_IT = N_("Fix It")
RETRY_NOW = N_("Retry Now")
