"""Looks for a text in a terminal and its scrollback, a few milliseconds at a time."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from vmdesk.console.terminal import Match
from vmdesk.errors import N_
from vmdesk.services.text import tr
from vmdesk.views.facts import small_button
from vmdesk.views.terminal.view import TerminalView

_UP, _DOWN = -1, 1


class SearchBar(QWidget):
    """Enter goes up to older lines, Shift+Enter down, Escape closes."""

    closed = Signal()

    def __init__(self, view: TerminalView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._match: Match | None = None
        self._search: Iterator[Match | None] = iter(())
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._go_on)
        self._text = QLineEdit()
        self._text.setPlaceholderText(tr("Find in the console"))
        self._text.setAccessibleName("Find in the console")
        self._text.setClearButtonEnabled(True)
        self._text.textChanged.connect(self._on_text)
        self._news = QLabel()
        self._news.setTextFormat(Qt.TextFormat.PlainText)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 12, 5)
        row.setSpacing(6)
        row.addWidget(self._text, 1)
        row.addWidget(self._news)
        for name, label, slot in (
            ("up", N_("Find Older"), lambda: self.look(_UP)),
            ("down", N_("Find Newer"), lambda: self.look(_DOWN)),
            ("cancel", N_("Close"), self.close_bar),
        ):
            button = small_button(name, tr(label), label)
            button.clicked.connect(slot)
            row.addWidget(button)

    def open_bar(self) -> None:
        """Show the bar and give it the keyboard, with what is selected as the text."""
        selected = self._view.selected_text() if self._view.selection else ""
        self.show()
        if selected and "\n" not in selected:
            self._text.setText(selected)
        self._text.setFocus()
        self._text.selectAll()

    def close_bar(self) -> None:
        self._more.stop()
        self._view.show_found("", None)
        self.hide()
        self._view.setFocus()
        self.closed.emit()

    def look(self, step: int) -> None:
        """Go to the next match, upwards with -1."""
        wanted, terminal = self._text.text(), self._view.terminal
        start = terminal.end - 1
        if self._match:
            start = self._match.line + step
        self._search = terminal.search(wanted, start, step)
        if self._match:
            self._search = _rest_of_line(self._view, wanted, self._match, step, self._search)
        self._go_on()

    def _on_text(self, wanted: str) -> None:
        self._match = None
        self._news.setText("")
        self._view.show_found(wanted, None)
        if wanted:
            self.look(_UP)

    def _go_on(self) -> None:
        try:
            match = next(self._search)
        except StopIteration:
            self._news.setText(tr("No more matches") if self._match else tr("Not found"))
            return
        if match is None:
            self._more.start()
            return
        self._match = match
        self._news.setText("")
        self._view.show_found(self._text.text(), match)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            down = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.look(_DOWN if down else _UP)
        else:
            super().keyPressEvent(event)


def _rest_of_line(
    view: TerminalView, wanted: str, match: Match, step: int, others: Iterator[Match | None]
) -> Iterator[Match | None]:
    """The matches beside *match* in its own line come first."""
    for beside in view.terminal.matches(wanted, match.line)[::step]:
        if (beside.start - match.start) * step > 0:
            yield beside
    yield from others
