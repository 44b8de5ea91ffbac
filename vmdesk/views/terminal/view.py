"""A terminal as a widget: it paints, scrolls, selects and takes the keyboard."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from vmdesk.console.terminal import Match
from vmdesk.console.terminal_keys import encode_key, encode_paste, encode_text
from vmdesk.views.console.focus import FocusOrigin
from vmdesk.views.terminal.canvas import TerminalCanvas
from vmdesk.views.terminal.cells import DEFAULT_POINTS, Cells
from vmdesk.views.terminal.keys import bytes_for, is_host_key, stays_with_window
from vmdesk.views.terminal.pointer import Pointer

_WHEEL_LINES = 3
_ZOOM_STEP = 1.0
Key = Qt.Key


class TerminalView(TerminalCanvas):
    """Named "Serial console of" and the VM's name for a screen reader."""

    find_wanted = Signal()
    zoomed = Signal(float)
    """The new size of the font in points."""

    def __init__(self, name: str, points: float = 0, parent: QWidget | None = None) -> None:
        super().__init__(points or DEFAULT_POINTS, parent)
        self._host_key = False
        self._focus = FocusOrigin(self)
        self._pointer = Pointer(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().installEventFilter(self._pointer)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """The VM's name, untrusted."""
        self.setAccessibleName(f"Serial console of {name}")

    def send(self, data: bytes) -> None:
        """Send what was typed, and show where it will appear."""
        if data:
            self.selection.clear()
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            self.viewport().update()
            self.typed.emit(data)

    def copy(self) -> None:
        if self.selection:
            QGuiApplication.clipboard().setText(self.selected_text())

    def selected_text(self) -> str:
        return self.terminal.text(self.selection.start, self.selection.end)

    def select_all(self) -> None:
        self.selection.set((self.terminal.first, 0), (self.terminal.end - 1, self.terminal.columns))
        self.viewport().update()

    def paste(self) -> None:
        self.paste_text(QGuiApplication.clipboard().text())

    def paste_text(self, text: str) -> None:
        if text:
            self.send(encode_paste(text, self.terminal.bracketed_paste))

    def clear(self) -> None:
        self.terminal.clear()
        self._follows = True
        self.refresh()

    def zoom(self, steps: int) -> None:
        """Make the font larger or smaller; 0 for its usual size."""
        points = self.cells.points + steps * _ZOOM_STEP if steps else DEFAULT_POINTS
        self.cells = Cells(points)
        self.fit()
        self.viewport().update()
        self.zoomed.emit(self.cells.points)

    def show_found(self, wanted: str, match: Match | None) -> None:
        """Mark every *wanted* in the window, and *match* as the one that was looked for."""
        self._wanted = wanted
        if match:
            self.selection.set((match.line, match.start), (match.line, match.end))
            self.scroll_to(match.line)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._host_key = False

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab belongs to the guest; the host key gives the keyboard back."""
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if not stays_with_window(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._host_key = is_host_key(event)
        if stays_with_window(event):
            event.ignore()
        elif not self._own_key(event):
            self.send(bytes_for(event, self.terminal.application_keys))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self._host_key and is_host_key(event):
            self._host_key = False
            self._focus.give_back()

    def _own_key(self, event: QKeyEvent) -> bool:
        """Do what a key means to the terminal itself; False for one that is the guest's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        page = self.terminal.lines - 1
        actions: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]] = {
            (ctrl | shift, Key.Key_C): self.copy,
            (ctrl | shift, Key.Key_V): self.paste,
            (ctrl | shift, Key.Key_F): self.find_wanted.emit,
            (ctrl | shift, Key.Key_A): self.select_all,
            (ctrl, Key.Key_Insert): self.copy,
            (shift, Key.Key_Insert): self.paste,
            (shift, Key.Key_PageUp): lambda: self.scroll_lines(-page),
            (shift, Key.Key_PageDown): lambda: self.scroll_lines(page),
            (ctrl, Key.Key_Plus): lambda: self.zoom(1),
            (ctrl, Key.Key_Equal): lambda: self.zoom(1),
            (ctrl | shift, Key.Key_Plus): lambda: self.zoom(1),
            (ctrl, Key.Key_Minus): lambda: self.zoom(-1),
            (ctrl, Key.Key_0): lambda: self.zoom(0),
        }
        action = actions.get((held, Qt.Key(event.key())))
        if action:
            action()
        return action is not None

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.send(encode_text(event.commitString()))
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if query is Qt.InputMethodQuery.ImCursorRectangle:
            cursor = self.terminal.cursor
            row = cursor.line - self._shown
            return self.cells.rect(row, cursor.column, cursor.column + 1).toRect()
        return super().inputMethodQuery(query)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if turns > 0 else -1)
        elif self.terminal.alternate and turns:
            key = encode_key("up" if turns > 0 else "down", application=True)
            self.send(key * _WHEEL_LINES)
        else:
            super().wheelEvent(event)
        event.accept()

    def context_menu_at(self) -> QPoint:
        """Where the keyboard opens a menu: at the cursor."""
        cursor = self.terminal.cursor
        area = self.cells.rect(cursor.line - self._shown + 1, cursor.column, cursor.column + 1)
        return area.toRect().topLeft()
