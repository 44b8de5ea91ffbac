"""Dialogs that are opened and awaited, never run in a loop of their own; their text is literal."""

import asyncio

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from vmdesk.errors import N_
from vmdesk.services.text import tr
from vmdesk.views.cards import enlarged, plain
from vmdesk.views.theme import RED, pick

Button = QDialogButtonBox.StandardButton
WIDTH = 460


class Dialog(QDialog):
    """A dialog with a heading, room for what is asked (`body`) and the buttons below.

    *ok_label* is English, marked for translation: it is the accessible name too.
    """

    def __init__(
        self, parent: QWidget | None, title: str, ok_label: str = N_("OK"), heading: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(tr(ok_label), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setAccessibleName(ok_label)
        self.ok.setDefault(True)
        self.cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel.setAccessibleName("Cancel")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(16)
        if heading:
            label = plain(heading, wrap=True)
            enlarged(label, 1.15)
            layout.addWidget(label)
        layout.addLayout(self.body)
        layout.addWidget(self.buttons)

    def make_dangerous(self) -> None:
        """Accepting destroys something: its button is red, and Enter means no."""
        self.ok.setProperty("dangerous", True)
        self.ok.setAutoDefault(False)
        self.ok.setDefault(False)
        self.ok.style().unpolish(self.ok)
        self.ok.style().polish(self.ok)
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    async def asked(self) -> bool:
        """Show it and return whether it was accepted; its values can still be read then."""
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.finished.connect(lambda code: _settle(answer, bool(code)))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.open()
        try:
            return await answer
        finally:
            self.hide()
            self.deleteLater()


class ProblemLine(QLabel):
    """What is wrong with what was typed; takes its room even when nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(self.fontMetrics().height() * 2 + 2)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_problem(self, text: str) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, pick(RED, palette))
        self.setPalette(palette)
        self.setText(text)


class ConfirmDialog(Dialog):
    """A question with a sign; when *dangerous*, Enter means no."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        text: str,
        details: str,
        ok_label: str,
        dangerous: bool,
    ) -> None:
        super().__init__(parent, title, ok_label)
        row = QHBoxLayout()
        row.setSpacing(16)
        sign = QLabel()
        which = QStyle.StandardPixmap
        pixmap = which.SP_MessageBoxWarning if dangerous else which.SP_MessageBoxQuestion
        sign.setPixmap(self.style().standardIcon(pixmap).pixmap(QSize(40, 40)))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        label = plain(text, wrap=True)
        label.setMinimumWidth(340)
        row.addWidget(label, 1)
        self.body.addLayout(row)
        if details:
            self.body.addWidget(details_box(details, "Details"))
        if dangerous:
            self.make_dangerous()


def details_box(text: str, name: str) -> QPlainTextEdit:
    """A longer text to read and copy."""
    box = QPlainTextEdit(text)
    box.setReadOnly(True)
    box.setAccessibleName(name)
    box.setMaximumHeight(160)
    return box


async def confirm(
    parent: QWidget | None,
    title: str,
    text: str,
    details: str = "",
    ok_label: str = N_("OK"),
    *,
    dangerous: bool = False,
) -> bool:
    """Ask; *text* and *details* are shown literally, *ok_label* is English and translated here."""
    return await ConfirmDialog(parent, title, text, details, ok_label, dangerous).asked()


def _settle(answer: asyncio.Future[bool], accepted: bool) -> None:
    if not answer.done():
        answer.set_result(accepted)
