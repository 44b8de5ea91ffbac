"""A window with a console in it and nothing else, and the full screen."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMainWindow

from vmdesk.services.settings import Settings
from vmdesk.services.text import tr
from vmdesk.views.console.edge_bar import EdgeBar
from vmdesk.views.console.host_keys import HOST_KEYS, read_rules
from vmdesk.views.console.panel import ConsolePanel
from vmdesk.views.icons import program_icon

_SIZE = (1040, 700)


class ConsoleWindow(QMainWindow):
    """Borrows *panel*; `closed` says that it is to be taken out again, before it would go."""

    closed = Signal()
    left_full_screen = Signal()

    def __init__(self, panel: ConsolePanel, settings: Settings, *, passing: bool = False) -> None:
        """*passing*: only for as long as it is on the full screen."""
        super().__init__()
        self.panel = panel
        self._passing = passing
        self._settings = settings
        self._bar: EdgeBar | None = None
        self._maximised = False
        self.setWindowIcon(program_icon())
        self.setCentralWidget(panel)
        panel.show()
        panel.full_screen_wanted.connect(self.toggle_full_screen)
        panel.minimise_wanted.connect(self.showMinimized)
        panel.view.edge_touched.connect(self._on_edge)
        QShortcut(QKeySequence("F11"), self, self.toggle_full_screen)
        panel.renamed.connect(self.set_name)
        self.set_name(panel.name)
        if not self.restoreGeometry(panel.memory.geometry):
            self.resize(*_SIZE)

    def set_name(self, name: str) -> None:
        """The VM's name, untrusted."""
        title = " ".join(name.split())
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def open(self, full_screen: bool = False) -> None:
        """Show it and give the guest the keyboard."""
        if full_screen and self._bar is None:
            self._enter_full_screen()
        elif self.isMinimized() or not self.isVisible():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.show()
        self.raise_()
        self.activateWindow()
        self.panel.view.setFocus()

    def toggle_full_screen(self) -> None:
        if self._bar is not None:
            self._leave_full_screen()
        else:
            self._enter_full_screen()

    @property
    def on_full_screen(self) -> bool:
        return self._bar is not None

    def save_geometry(self) -> None:
        """Remember where the window is; the full screen is not its place."""
        if self._bar is None and self.isVisible() and not self._passing:
            self.panel.memory.geometry = self.saveGeometry()

    def give_back(self) -> ConsolePanel:
        """Take the panel out; the window is of no use then."""
        self.save_geometry()
        panel = self.panel
        panel.full_screen_wanted.disconnect(self.toggle_full_screen)
        panel.minimise_wanted.disconnect(self.showMinimized)
        panel.view.edge_touched.disconnect(self._on_edge)
        panel.renamed.disconnect(self.set_name)
        panel.tools.show()
        panel.hide()
        self.takeCentralWidget()
        panel.setParent(None)
        self.hide()
        self.deleteLater()
        return panel

    def _enter_full_screen(self) -> None:
        self.save_geometry()
        self._maximised = self.isMaximized()
        self.panel.tools.hide()
        self._bar = EdgeBar(self.panel, self)
        self.showFullScreen()
        self.panel.view.setFocus()
        self._bar.reveal()
        self._explain()

    def _leave_full_screen(self) -> None:
        if self._bar is not None:
            self._bar.hide()
            self._bar.deleteLater()
            self._bar = None
        self.panel.tools.show()
        self.left_full_screen.emit()
        if self._passing:
            return
        if self._maximised:
            self.showMaximized()
        else:
            self.showNormal()

    def _explain(self) -> None:
        key = read_rules(self._settings).host_key
        text = tr("The upper edge has a bar to leave the full screen")
        if key:
            text = tr("{key} + F leaves the full screen", key=tr(HOST_KEYS[key]))
        self.panel.view.say(text)

    def _on_edge(self) -> None:
        if self._bar is not None:
            self._bar.reveal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._bar is not None:
            self._bar.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self._bar:
            self.panel.view.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        # Whoever owns the window decides what becomes of it.
        event.ignore()
        self.closed.emit()
