"""Remembers who had the keyboard before a widget took it."""

import weakref

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget


class FocusOrigin(QObject):
    """Gives the keyboard back to the widget of the same window that had it before *widget*."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._before: weakref.ref[QWidget] | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def give_back(self) -> None:
        """Where that widget is gone or cannot take it, nobody has the keyboard then."""
        before = self._before() if self._before is not None else None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus()
        if self._widget.hasFocus():
            self._widget.clearFocus()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self._widget and old is not None and old.window() is new.window():
            self._before = weakref.ref(old)
