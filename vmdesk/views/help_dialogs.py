"""About VMDesk, and the list of keys."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vmdesk import __version__
from vmdesk.errors import N_
from vmdesk.services.text import tr
from vmdesk.views.cards import enlarged, muted, plain
from vmdesk.views.dialogs import Dialog
from vmdesk.views.icons import program_icon

# Keys that are no menu's.
MORE_KEYS = (
    ("Return", N_("Open the VM in a tab of its own")),
    ("Ctrl+Tab", N_("Next tab")),
    ("Ctrl+W", N_("Close the tab")),
    ("F11", N_("Console on the full screen, and back")),
)
RELEASE = N_("Give the keyboard back from a console")
NATIVE = QKeySequence.SequenceFormat.NativeText


class _Read(Dialog):
    """Nothing to decide: only Close."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, N_("Close"))
        for button in self.buttons.buttons():
            if button is not self.ok:
                button.hide()


class ShortcutsDialog(_Read):
    def __init__(self, actions: list[QAction], parent: QWidget) -> None:
        super().__init__(parent, tr("Keyboard shortcuts"))
        rows = [
            (action.shortcut().toString(NATIVE), action.text().replace("&", "").rstrip("…"))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        rows += [(QKeySequence(key).toString(NATIVE), tr(text)) for key, text in MORE_KEYS]
        rows.append((tr("Right Ctrl"), tr(RELEASE)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        half = (len(rows) + 1) // 2
        for number, (key, text) in enumerate(rows):
            column = 3 * (number // half)
            label = plain(key)
            enlarged(label, 1.0)
            grid.addWidget(label, number % half, column)
            grid.addWidget(plain(text), number % half, column + 1)
        grid.setColumnMinimumWidth(2, 24)
        self.body.addLayout(grid)


class AboutDialog(_Read):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("About VMDesk"))
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(QSize(72, 72)))
        name = plain("VMDesk")
        enlarged(name, 1.8)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(muted(tr("Version {version}", version=__version__)))
        words.addSpacing(8)
        words.addWidget(
            plain(tr("Virtual machines of every hypervisor you have, in one window."), wrap=True)
        )
        words.addWidget(muted(tr("Free software under the Apache License 2.0"), wrap=True))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(picture)
        row.addLayout(words, 1)
        self.body.addLayout(row)
