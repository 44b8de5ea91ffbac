"""A console on the whole screen, with a slim bar while the guest has not got the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmdesk.services.text import tr
from vmdesk.views.cards import ElidedLabel
from vmdesk.views.console.view import ConsoleView
from vmdesk.views.console_page import ConsolePage
from vmdesk.views.icons import icon
from vmdesk.views.vm_page import VMPage


class FullScreenConsole(QWidget):
    """Borrows *view*; whoever lent it takes it back on `left`."""

    left = Signal()

    def __init__(self, view: ConsoleView, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(name)
        self._bar = QWidget(self)
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(12, 3, 12, 3)
        leave = QPushButton(icon("unfullscreen"), tr("Leave Full Screen"))
        leave.setAccessibleName("Leave Full Screen")
        leave.clicked.connect(self.close)
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(view, 1)
        view.show()
        self._view = view
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        for key in ("F11", "Esc"):
            QShortcut(QKeySequence(key), self, self.close)

    def begin(self) -> None:
        """Take the screen that the window is on."""
        self.setGeometry(self.screen().geometry())
        self.showFullScreen()
        self._view.setFocus()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """The bar is there while the keyboard is ours: the host key brings it back."""
        if self.isActiveWindow():
            self._bar.setVisible(new is None or not self._view.isAncestorOf(new))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.left.emit()
        super().closeEvent(event)
        self.deleteLater()


def open_full_screen(page: VMPage, window: QWidget) -> None:
    """Put the console of *page* on the whole screen until the user leaves it."""
    console = page.console()
    if not isinstance(console, ConsolePage):
        return
    full = FullScreenConsole(console.view, page.vm.name if page.vm else "", window)
    full.left.connect(console.take_back)
    full.begin()
