"""The one window: library, tabs, jobs and news, put together and wired."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from vmdesk.errors import N_
from vmdesk.model.problem import Severity
from vmdesk.model.vm import VMRef
from vmdesk.services.core import Core
from vmdesk.services.jobs import Job
from vmdesk.services.text import error_message, tr
from vmdesk.views.actions import VMActions
from vmdesk.views.banner import DETAILS, Banners, Offer
from vmdesk.views.choices import add_choices
from vmdesk.views.commands import VMCommands
from vmdesk.views.context import Context
from vmdesk.views.desk_commands import DeskCommands
from vmdesk.views.dialogs import confirm
from vmdesk.views.home import Home
from vmdesk.views.icons import program_icon
from vmdesk.views.jobs_panel import JobsPanel
from vmdesk.views.library import Library
from vmdesk.views.library_tree import Kind
from vmdesk.views.menus import VIEW, Menus
from vmdesk.views.news import JOBS, News
from vmdesk.views.row_menus import RowMenus
from vmdesk.views.tasks import Tasks
from vmdesk.views.theme import Theme
from vmdesk.views.vm_page import VMPage
from vmdesk.views.vm_tabs import VMTabs

if TYPE_CHECKING:
    from vmdesk.views.wizard.state import Draft

GEOMETRY, SPLITTER, JOBS_OPEN = "main/geometry", "main/splitter", "main/jobs-open"


class MainWindow(QMainWindow):
    """Closing it ends the program: `close_wanted` once the user agreed."""

    close_wanted = Signal()

    def __init__(self, core: Core, theme: Theme, check_uri: Callable[[str], object]) -> None:
        super().__init__()
        self._core, self._theme = core, theme
        self._closing = False
        self.setWindowTitle("VMDesk")
        self.setWindowIcon(program_icon())
        self.tasks = Tasks(self)
        self.actions_ = VMActions(core, self)
        self._context = Context(core, self.actions_, self.tasks)
        self.library = Library(core)
        self.home = Home(self._context)
        self.tabs = VMTabs(self._context, self.home)
        self.banners = Banners()
        self.jobs = JobsPanel(core)
        self.news = News(core, self.banners, self.jobs, self.tasks)
        self._desk = DeskCommands(self._context, self.library, check_uri, self)
        self._vm_commands = VMCommands(core, self, self.tasks, self.library.model.folders)
        self._menus = Menus(self, self.actions_, self._slots())
        self.library.add_columns(self._menus.menus[VIEW].addMenu(tr("Columns")))
        self._row_menus = RowMenus(core, self.actions_, self._desk, self._menus, self)
        self._split = QSplitter()
        self._arrange()
        add_choices(self._menus, theme, core.settings, self._tell)
        self._wire()
        self._restore()

    def _slots(self) -> dict[str, Callable[..., object]]:
        return {
            "new-vm": self._desk.new_vm,
            "open": self._desk.open_image,
            "tiny": self._desk.try_tiny,
            "connect": self._desk.connect_host,
            "quit": self.close,
            "find": self._find,
            "palette": self._open_palette,
            "new-folder": self._desk.new_folder,
            "home": self.tabs.show_home,
            "library": lambda on: self.library.setVisible(on),
            "jobs": lambda on: self.jobs.set_open(on),
            "full-screen": self._full_screen,
            "doctor": self._show_doctor,
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
        }

    def _arrange(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self.tabs, 1)
        self._split.addWidget(self.library)
        self._split.addWidget(right)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(6)
        self._split.setSizes([380, 820])
        self.library.setMinimumWidth(200)
        right.setMinimumWidth(360)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._split, 1)
        layout.addWidget(self.jobs)
        self.setCentralWidget(centre)

    def _wire(self) -> None:
        self.library.selection_changed.connect(self._on_selection)
        self.library.opened.connect(self._open)
        self.library.menu_wanted.connect(self._row_menus.show)
        self.tabs.ref_shown.connect(self._on_tab)
        self.tabs.create_wanted.connect(lambda uri: self._desk.new_vm(uri=uri))
        self.tabs.full_screen_wanted.connect(self._fill_screen)
        self.actions_.triggered.connect(self._vm_commands.run)
        self.home.create_wanted.connect(lambda: self._desk.new_vm())
        self.home.tiny_wanted.connect(self._desk.try_tiny)
        self.home.open_wanted.connect(self._desk.open_image)
        self.home.connect_wanted.connect(self._desk.connect_host)
        self._desk.created.connect(self._on_created)
        self._desk.told.connect(self._tell)
        self._desk.failed.connect(self._on_not_created)
        self.jobs.toggled.connect(self._menus.commands["jobs"].setChecked)
        self._theme.changed.connect(self._repaint)
        self._core.inventory.hosts_changed.connect(self._on_host)
        self._menus.commands["library"].setChecked(True)

    # Selection, tabs and menus agree about which VM is meant

    def _on_selection(self) -> None:
        selected = self.library.selected()
        refs = self.library.selected_refs(selected)
        self.actions_.set_refs(refs)
        if len(refs) > 1:
            self.tabs.show_many(refs)
        elif refs and selected[0].kind is Kind.VM:
            self.tabs.show_vm(refs[0])
        elif selected and selected[0].kind is Kind.HOST:
            self.tabs.show_host(selected[0].uri)

    def _on_tab(self, ref: VMRef) -> None:
        if self.library.selected_refs() != [ref]:
            self.library.select(ref)
            self.actions_.set_refs([ref])

    def _open(self, ref: VMRef) -> None:
        page = self.tabs.open_vm(ref)
        vm = self._core.inventory.vms.get(ref)
        if vm and vm.active:
            page.open_console()

    def _on_created(self, ref: VMRef, customise: bool) -> None:
        self.library.select(ref)
        if ref in self._core.inventory.vms:
            page = self.tabs.open_vm(ref)
            if not customise:
                page.open_console()

    def _on_host(self, uri: str) -> None:
        """The first host is the one that the Home page's doctor looks at."""
        self.home.show_host(next(iter(self._core.inventory.hosts), uri))

    def _on_not_created(self, job: Job, draft: "Draft") -> None:
        """What was chosen in the wizard is not lost with the failed job."""
        self.banners.dismiss(JOBS)
        again = Offer(N_("Change and Try Again"), lambda: self._desk.new_vm(draft))
        offers = [again, Offer(DETAILS, lambda: self.jobs.show_job(job))]
        text = error_message(job.error) if job.error else job.title
        self.banners.show_news("create", Severity.ERROR, text, offers)

    def _tell(self, text: str) -> None:
        self.banners.show_news("note", Severity.NOTE, text)

    def _repaint(self) -> None:
        """Pictures that were made in the old colours."""
        self.tabs.refresh_titles()
        self.library.tree.viewport().update()

    # Commands

    def _find(self) -> None:
        self.library.setVisible(True)
        self.library.focus_filter()

    def _open_palette(self) -> None:
        from vmdesk.views.palette import Palette

        commands = [*self._menus.commands.values(), *self.actions_.actions.values()]
        palette = Palette(commands, self._core.inventory, self)
        palette.chosen.connect(self._open)
        palette.show()

    def _full_screen(self) -> None:
        if page := self.tabs.page():
            page.open_console()
            self._fill_screen(page)

    def _fill_screen(self, page: VMPage) -> None:
        # A console brings numpy along, which nobody shall wait for at the start.
        from vmdesk.views.full_screen import open_full_screen

        open_full_screen(page, self)

    def _show_doctor(self) -> None:
        self.tabs.show_home()
        self.home.examine()

    def _show_shortcuts(self) -> None:
        from vmdesk.views.help_dialogs import ShortcutsDialog

        actions = [*self._menus.commands.values(), *self.actions_.actions.values()]
        self.tasks.start(ShortcutsDialog(actions, self).asked())

    def _show_about(self) -> None:
        from vmdesk.views.help_dialogs import AboutDialog

        self.tasks.start(AboutDialog(self).asked())

    # Beginning and end

    def _restore(self) -> None:
        settings = self._core.settings
        if not self.restoreGeometry(settings.state(GEOMETRY)):
            self.resize(1200, 780)
        self._split.restoreState(settings.state(SPLITTER))
        self.jobs.set_open(settings.text(JOBS_OPEN) == "yes")
        self.library.tree.setFocus()

    def leave(self) -> None:
        """Remember how the window was left, let go of the consoles, and be gone."""
        settings = self._core.settings
        settings.set_state(GEOMETRY, self.saveGeometry())
        settings.set_state(SPLITTER, self._split.saveState())
        settings.set_text(JOBS_OPEN, "yes" if self.jobs.is_open else "no")
        self.library.save()
        self.tabs.save()
        self.tabs.close_all()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever listens to `close_wanted` closes the services first, then the window."""
        event.ignore()
        if not self._closing:
            self._closing = True
            self.tasks.start(self._close())

    async def _close(self) -> None:
        running = self._core.jobs.running
        if running and not await confirm(
            self,
            tr("Quit"),
            tr("Jobs are running. Quit and cancel them? What they have begun is taken back."),
            details="\n".join(job.title for job in running),
            ok_label=N_("Cancel Jobs and Quit"),
            dangerous=True,
        ):
            self._closing = False
            return
        self.close_wanted.emit()
