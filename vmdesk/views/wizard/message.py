"""What is wrong with a field, or worth knowing, right below it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vmdesk.errors import VMDeskError
from vmdesk.services.text import ended, error_text
from vmdesk.views.wizard.look import (
    NoteLabel,
    PlainLabel,
    error_color,
    set_text_color,
    warning_color,
)
from vmdesk.views.words import tool_tip


def full_text(error: VMDeskError) -> str:
    """What is wrong and what to do about it, in the user's language."""
    return ended(error_text(error))


class FieldMessage(PlainLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warning = False
        self.hide()

    def show_error(self, error: VMDeskError | None) -> None:
        """Say why the field cannot stay as it is; None when it can."""
        self._show(full_text(error) if error else "", warning=False)

    def show_warning(self, text: str) -> None:
        """Say what to know before going on; "" for nothing."""
        self._show(text, warning=True)

    def _show(self, text: str, warning: bool) -> None:
        self._warning = warning
        self.setText(text)
        self._paint()
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._paint()

    def _paint(self) -> None:
        choose = warning_color if self._warning else error_color
        set_text_color(self, choose(self.palette()))


class ReasonLabel(NoteLabel):
    """Why one cannot go on, on one line; the whole of it as its tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reason = ""
        self.setWordWrap(False)
        self.setMinimumHeight(self.fontMetrics().height())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_reason(self, reason: str) -> None:
        self._reason = reason
        self.setAccessibleDescription(reason)
        self.setToolTip(tool_tip(reason))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        line = " ".join(self._reason.split())
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(line, mode, self.width()))
