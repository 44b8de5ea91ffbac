"""The window as a whole, over a host in memory."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tests.views.conftest import ODD_NAMES, make_vm, open_dialogs, until
from vmdesk.backends.fake.backend import URI
from vmdesk.errors import HostError
from vmdesk.model.actions import Action
from vmdesk.model.host import HostState
from vmdesk.model.vm import VMState
from vmdesk.services.jobs import JobState
from vmdesk.views.dialogs import ConfirmDialog
from vmdesk.views.main_window import MainWindow
from vmdesk.views.theme import Scheme, Theme
from vmdesk.views.vm_page import VMPage


@pytest.fixture
def at_desk(play, qapp, settings):
    """`at_desk(story, vms...)`: run ``story(rig, window)`` with the window open."""

    def run_it(story, *vms):
        async def with_window(rig):
            theme = Theme(qapp, settings)
            window = MainWindow(rig.core, theme, lambda uri: None)
            window.show()
            try:
                return await story(rig, window)
            finally:
                window.leave()
                await window.tasks.cancel_all()
                window.deleteLater()
                theme.deleteLater()

        return play(with_window, *vms)

    yield run_it
    qapp.setStyleSheet("")


def texts(widget) -> str:
    """Everything that labels of *widget* say."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_selecting_shows_and_opening_keeps(at_desk):
    """One tab follows the selection; a VM that is opened has a tab of its own that stays."""

    async def story(rig, window):
        window.library.select(rig.ref("a"))
        window.library.select(rig.ref("b"))
        assert [window.tabs.tabText(n) for n in range(window.tabs.count())] == ["Home", "b"]
        window.library.opened.emit(rig.ref("b"))
        window.library.select(rig.ref("a"))
        titles = {window.tabs.tabText(n) for n in range(window.tabs.count())}
        assert titles == {"Home", "a", "b"}

    at_desk(story, make_vm("a"), make_vm("b"))


def test_turning_to_a_tab_selects_its_vm(at_desk):
    """Toolbar and tab are always about the same VM."""

    async def story(rig, window):
        for name in ("a", "b"):
            window.library.opened.emit(rig.ref(name))
        window.tabs.setCurrentIndex(1)
        assert window.library.selected_refs() == [rig.ref("a")] == window.actions_.refs

    at_desk(story, make_vm("a"), make_vm("b"))


def test_the_page_follows_its_vm(at_desk):
    """Name and state on the page are the present ones, whoever changed them."""

    async def story(rig, window):
        window.library.select(rig.ref("a"))
        page = window.tabs.page()
        assert "Stopped" in texts(page)
        rig.world.change(rig.ref("a"), name="new name", state=VMState.RUNNING)
        await until(lambda: "new name" in texts(page) and "Running" in texts(page))
        assert window.tabs.tabText(1) == "new name"

    at_desk(story, make_vm("a"))


def test_a_removed_vm_closes_its_tabs(at_desk):
    """Nothing is left of a VM that is gone."""

    async def story(rig, window):
        window.library.opened.emit(rig.ref("a"))
        rig.world.remove(rig.ref("a"))
        await until(lambda: window.tabs.count() == 1)

    at_desk(story, make_vm("a"))


def test_selection_survives_a_loss_of_the_host(at_desk):
    """The host is lost and comes back: the same VM is selected, and the banner came and went."""

    async def story(rig, window):
        window.library.select(rig.ref("b"))
        rig.backend.lose("daemon killed")
        assert window.banners.subjects() == [URI]
        assert "daemon killed" in texts(window.banners)
        rig.core.hosts.retry(URI)
        await until(lambda: rig.core.inventory.hosts[URI].state is HostState.CONNECTED)
        assert window.banners.subjects() == []
        assert window.library.selected_refs() == [rig.ref("b")]

    at_desk(story, make_vm("a"), make_vm("b"))


def test_a_failed_job_is_told_with_its_reason(at_desk):
    """A banner says what failed and why, and Details opens the job."""

    async def story(rig, window):
        rig.world.failures["perform"] = HostError("No room", detail="errno 28")
        job = rig.core.controller.perform(Action.START, rig.ref("a"))
        await until(lambda: window.banners.subjects() == ["jobs"])
        assert "Start “a”: No room" in texts(window.banners)
        window.jobs.show_job(job)
        assert window.jobs.is_open
        assert "No room" in texts(window.jobs)

    at_desk(story, make_vm("a"))


def test_odd_names_are_shown_literally_on_page_and_tab(at_desk):
    """Markup, emoji, any writing and 200 letters: the page says the name as it is."""

    async def story(rig, window):
        for name in ODD_NAMES:
            window.library.select(rig.ref(name))
            page = window.tabs.page()
            assert name in texts(page)
            assert window.tabs.tabToolTip(1).count("<") == 2

    at_desk(story, *(make_vm(name) for name in ODD_NAMES))


def test_several_are_counted_and_started_together(at_desk):
    """With all selected, Start starts those that are off, one job each."""

    async def story(rig, window):
        window.library.tree.selectAll()
        assert "3 VMs selected" in texts(window.tabs.currentWidget())
        window.actions_.actions[Action.START].trigger()
        await until(lambda: all(vm.state is VMState.RUNNING for vm in rig.world.vms.values()))
        assert len(rig.core.jobs.running) + len(rig.core.jobs.ended) == 2
        await until(lambda: not rig.core.jobs.running)

    at_desk(story, make_vm("a"), make_vm("b", VMState.RUNNING), make_vm("c"))


def test_closing_asks_while_jobs_run(at_desk):
    """Close is refused until one agrees that the job is cancelled."""
    import asyncio

    async def story(rig, window):
        ended = []
        window.close_wanted.connect(lambda: ended.append(True))
        rig.world.gates["perform"] = asyncio.Event()
        job = rig.core.controller.perform(Action.START, rig.ref("a"))
        await asyncio.sleep(0)
        window.close()
        await until(lambda: open_dialogs(ConfirmDialog))
        assert window.isVisible()
        open_dialogs(ConfirmDialog)[0].reject()
        await until(lambda: not open_dialogs(ConfirmDialog))
        assert not ended
        rig.world.gates["perform"].set()
        await job.wait()
        assert job.state is JobState.DONE
        window.close()
        await until(lambda: ended)

    at_desk(story, make_vm("a"))


def test_open_tabs_and_closed_folders_come_back(at_desk):
    """What was open when the window closed is open again the next time."""

    async def first(rig, window):
        window.library.opened.emit(rig.ref("a"))
        lab = window.library.filter.mapFromSource(window.library.model.folder_index(URI, "lab"))
        window.library.tree.collapse(lab)
        window.library.model.keep_folder(URI, "empty")

    async def second(rig, window):
        assert "a" in [window.tabs.tabText(n) for n in range(window.tabs.count())]
        lab = window.library.filter.mapFromSource(window.library.model.folder_index(URI, "lab"))
        assert not window.library.tree.isExpanded(lab)
        assert window.library.model.folders(URI) == ["empty", "lab"]

    vms = (make_vm("a"), make_vm("b", folder="lab"))
    at_desk(first, *vms)
    at_desk(second, *vms)


def test_damaged_settings_do_no_harm(at_desk, settings):
    """With nonsense in the settings the window opens as if for the first time."""
    for key in ("tabs", "library/collapsed", "library/folders", "theme", "main/jobs-open"):
        settings.set_text(key, '{"x": [3, ')

    async def story(rig, window):
        assert window.tabs.count() == 1

    at_desk(story, make_vm("a"))


def test_the_theme_changes_at_once(at_desk, qapp):
    """Dark is dark, and light is light again."""

    async def story(rig, window):
        window._theme.choose(Scheme.DARK)
        assert qapp.palette().window().color().lightness() < 80
        window._theme.choose(Scheme.LIGHT)
        assert qapp.palette().window().color().lightness() > 180

    at_desk(story, make_vm("a"))


def test_every_control_has_a_name(at_desk):
    """Each button and field that can be seen has an accessible name or a text."""
    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    async def story(rig, window):
        window.library.select(rig.ref("a"))
        window.jobs.set_open(True)
        QApplication.sendPostedEvents()
        assert isinstance(window.tabs.page(), VMPage)
        found = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
        nameless = [
            widget
            for widget in found
            if widget.isVisible()
            and not widget.objectName().startswith("qt_")
            and not widget.accessibleName()
            and not (isinstance(widget, QAbstractButton) and widget.text())
            and type(widget).__name__ not in ("QLineEditIconButton", "QTableCornerButton")
        ]
        assert nameless == []

    at_desk(story, make_vm("a", VMState.RUNNING, notes="n", tags=("t",)))


def test_a_hidden_column_stays_hidden(at_desk):
    """A column that was switched off in View is not there the next time either."""

    def entry(window, text):
        return next(
            action for action in window.library.tree.header().actions() if action.text() == text
        )

    async def first(rig, window):
        entry(window, "IP address").trigger()
        assert window.library.tree.header().isSectionHidden(2)

    async def second(rig, window):
        assert window.library.tree.header().isSectionHidden(2)
        assert not entry(window, "IP address").isChecked()

    at_desk(first, make_vm("a"))
    at_desk(second, make_vm("a"))
