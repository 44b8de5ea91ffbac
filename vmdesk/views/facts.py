"""Lines of a card: a label and a value that can be copied."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from vmdesk.views.cards import Card, Sign, Tinted, ValueField, clear, muted
from vmdesk.views.icons import icon
from vmdesk.views.theme import AMBER

LABEL_WIDTH = 116


@dataclass(frozen=True, slots=True)
class Fact:
    """*label* and *value* are translated; *warning* has the value stand out."""

    label: str
    value: str
    warning: bool = False


class FactsCard(Card):
    """A table of facts; repainted only when one of them is another."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._grid = QGridLayout()
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self.body.addLayout(self._grid)
        self._facts: Sequence[Fact] | None = None

    def show_facts(self, facts: Sequence[Fact]) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        clear(self._grid)
        for row, fact in enumerate(facts):
            side = Qt.AlignmentFlag.AlignTop if fact.warning else Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(muted(fact.label), row, 0, side)
            self._grid.addWidget(_value(fact), row, 1)


def _value(fact: Fact) -> QWidget:
    if not fact.warning:
        return ValueField(fact.value, fact.label)
    return Tinted(fact.value, AMBER)


def headed(card: Card, title: QWidget, *buttons: QWidget) -> None:
    """Put *title* and, at the right, *buttons* at the top of *card*."""
    row = QHBoxLayout()
    row.addWidget(title, 1)
    for button in buttons:
        row.addWidget(button)
    card.body.addLayout(row)


def small_button(name: str, text: str, english: str) -> QToolButton:
    """A flat button with an icon; *text* is its tool tip, *english* its accessible name."""
    button = QToolButton()
    button.setIcon(icon(name))
    button.setAutoRaise(True)
    button.setToolTip(text)
    button.setAccessibleName(english)
    return button


def two_lines(name: str, first: QWidget, *below: QWidget) -> QHBoxLayout:
    """An icon, a line, and smaller lines below it."""
    sign = Sign(icon(name), 20)
    lines = QVBoxLayout()
    lines.setSpacing(2)
    for widget in (first, *below):
        lines.addWidget(widget)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(lines, 1)
    return row


def fixed_font(widget: QWidget) -> None:
    """Digits below each other: for addresses."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(widget.font().pointSizeF())
    font.setWeight(QFont.Weight.Medium)
    widget.setFont(font)
