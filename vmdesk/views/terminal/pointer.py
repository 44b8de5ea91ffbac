"""The mouse over a terminal: it selects, and its middle button pastes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from vmdesk.views.terminal.selection import Place, word_at

if TYPE_CHECKING:
    from vmdesk.views.terminal.view import TerminalView

_SCROLL_MS = 50


class Pointer(QObject):
    """Filters the events of the view's window."""

    def __init__(self, view: "TerminalView") -> None:
        super().__init__(view)
        self._view = view
        self._dragging = False
        self._words: tuple[Place, Place] | None = None
        self._clicks = QTimer(self, singleShot=True)
        self._beyond = 0
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        left = event.button() == Qt.MouseButton.LeftButton
        match event.type():
            case QEvent.Type.MouseButtonPress if left:
                self._press(event)
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.MiddleButton:
                self._paste_selection()
            case QEvent.Type.MouseButtonDblClick if left:
                self._take_word(event)
            case QEvent.Type.MouseMove if self._dragging:
                self._drag(event)
            case QEvent.Type.MouseButtonRelease if left:
                self._release()
        return False

    def _press(self, event: QMouseEvent) -> None:
        view, place = self._view, self._place(event)
        self._dragging, self._words = True, None
        if self._clicks.isActive():
            self._clicks.stop()
            view.selection.set((place[0], 0), (place[0], view.terminal.columns))
            self._dragging = False
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            view.selection.head = place
        else:
            view.selection.set(place, place)
        view.viewport().update()

    def _take_word(self, event: QMouseEvent) -> None:
        row, column = self._view.cells.at(event.position())
        place = (self._view.first_shown + row, int(column))
        self._words = word_at(self._view.terminal, place)
        self._view.selection.set(*self._words)
        self._dragging = True
        self._clicks.start(QApplication.doubleClickInterval())
        self._view.viewport().update()

    def _drag(self, event: QMouseEvent) -> None:
        view, place = self._view, self._place(event)
        if self._words and place < self._words[0]:
            view.selection.set(self._words[1], place)
        elif self._words:
            view.selection.set(self._words[0], max(place, self._words[1]))
        else:
            view.selection.head = place
        y = event.position().y()
        self._beyond = -1 if y < 0 else int(y > view.viewport().height())
        if self._beyond and not self._scroll.isActive():
            self._scroll.start()
        view.viewport().update()

    def _release(self) -> None:
        self._dragging = False
        self._scroll.stop()
        clipboard = QGuiApplication.clipboard()
        if self._view.selection and clipboard.supportsSelection():
            clipboard.setText(self._view.selected_text(), QClipboard.Mode.Selection)

    def _scroll_on(self) -> None:
        """While the mouse is above or below the window, the selection grows."""
        if not self._beyond:
            self._scroll.stop()
            return
        self._view.scroll_lines(self._beyond)
        row = 0 if self._beyond < 0 else self._view.terminal.lines - 1
        self._view.selection.head = (self._view.first_shown + row, self._view.selection.head[1])

    def _paste_selection(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection():
            self._view.paste_text(clipboard.text(QClipboard.Mode.Selection))

    def _place(self, event: QMouseEvent) -> Place:
        """The place between two characters that is nearest to the mouse."""
        view = self._view
        row, column = view.cells.at(event.position())
        row = max(0, min(row, view.terminal.lines - 1))
        return view.first_shown + row, max(0, min(round(column), view.terminal.columns))
