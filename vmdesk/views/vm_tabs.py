"""The right side: Home, one tab for what is selected, and the tabs that were opened to stay."""

import json

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from vmdesk.model.vm import VMRef
from vmdesk.services.text import tr
from vmdesk.views.context import Context
from vmdesk.views.facts import small_button
from vmdesk.views.host_page import HostPage
from vmdesk.views.icons import icon
from vmdesk.views.selection_page import SelectionPage
from vmdesk.views.state_icons import vm_icon
from vmdesk.views.vm_page import VMPage
from vmdesk.views.words import short, tool_tip

OPEN_TABS = "tabs"
TITLE_LENGTH = 24


class VMTabs(QTabWidget):
    """Selecting shows a VM in the one tab that is used again; opening gives it its own."""

    ref_shown = Signal(object)  # VMRef: the user turned to this VM's tab
    create_wanted = Signal(str)
    full_screen_wanted = Signal(object)  # VMPage

    def __init__(self, context: Context, home: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._home = home
        self._preview: QWidget | None = None
        self._opened: dict[VMRef, VMPage] = {}
        self._wanted = _read_refs(context.core.settings.text(OPEN_TABS))
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.tabBar().setAccessibleName("Tabs")
        self.addTab(home, icon("home"), tr("Home"))
        self.currentChanged.connect(self._on_current)
        inventory = context.core.inventory
        self._on_added(list(inventory.vms))
        inventory.vms_added.connect(self._on_added)
        inventory.vm_changed.connect(self._on_changed)
        inventory.vm_removed.connect(self._on_removed)
        for key, step in (
            ("Ctrl+Tab", 1),
            ("Ctrl+Shift+Tab", -1),
            ("Ctrl+PgDown", 1),
            ("Ctrl+PgUp", -1),
        ):
            QShortcut(QKeySequence(key), self, lambda step=step: self._turn(step))
        QShortcut(QKeySequence("Ctrl+W"), self, lambda: self._close(self.currentIndex()))

    def page(self) -> VMPage | None:
        """The VM's page in front, if it is one."""
        current = self.currentWidget()
        return current if isinstance(current, VMPage) else None

    def show_home(self) -> None:
        self.setCurrentWidget(self._home)

    def show_vm(self, ref: VMRef) -> None:
        """Show a VM: its own tab where it has one, else the tab for what is selected."""
        if ref in self._opened:
            self.setCurrentWidget(self._opened[ref])
        elif isinstance(self._preview, VMPage):
            self._preview.show_ref(ref)
            self._front(self._preview)
        else:
            self._replace_preview(self._new_page(ref))

    def show_many(self, refs: list[VMRef]) -> None:
        page = self._preview
        if not isinstance(page, SelectionPage):
            page = SelectionPage(self._context)
            self._replace_preview(page)
        page.show_refs(refs)
        self._front(page)

    def show_host(self, uri: str) -> None:
        page = self._preview
        if not isinstance(page, HostPage):
            page = HostPage(self._context)
            page.create_wanted.connect(self.create_wanted)
            self._replace_preview(page)
        page.show_host(uri)
        self._front(page)

    def open_vm(self, ref: VMRef) -> VMPage:
        """Give the VM a tab that stays; that is the tab it is shown in, if that is the one."""
        page = self._opened.get(ref)
        if page is None:
            preview = self._preview
            if isinstance(preview, VMPage) and preview.ref == ref:
                page, self._preview = preview, None
            else:
                page = self._new_page(ref)
                self.addTab(page, "")
                self._add_close_button(page)
            self._opened[ref] = page
        self._front(page)
        return page

    def save(self) -> None:
        """Remember which tabs are open."""
        refs = [
            page.ref
            for index in range(self.count())
            if isinstance(page := self.widget(index), VMPage) and page.ref in self._opened
        ]
        refs += [ref for ref in self._wanted if ref not in refs]
        self._context.core.settings.set_text(
            OPEN_TABS, json.dumps([[ref.host, ref.key] for ref in refs])
        )

    def close_all(self) -> None:
        """Let go of every console."""
        for page in [*self._opened.values(), self._preview]:
            if isinstance(page, VMPage):
                page.close_page()
        self._context.consoles.close_all()

    def refresh_titles(self) -> None:
        for index in range(1, self.count()):
            if page := self.widget(index):
                self._title(page)

    def _new_page(self, ref: VMRef) -> VMPage:
        page = VMPage(self._context, ref)
        page.full_screen_wanted.connect(lambda: self.full_screen_wanted.emit(page))
        return page

    def _replace_preview(self, page: QWidget) -> None:
        old, self._preview = self._preview, page
        at = self.indexOf(old) if old else 1
        # The new one first, or Qt would turn to a neighbour for a moment.
        self.insertTab(at, page, "")
        self._add_close_button(page)
        self._front(page)
        if old:
            self._drop(old)

    def _drop(self, page: QWidget) -> None:
        self.removeTab(self.indexOf(page))
        if isinstance(page, VMPage):
            page.close_page()
        page.deleteLater()

    def _front(self, page: QWidget) -> None:
        self._title(page)
        self.setCurrentWidget(page)

    def _title(self, page: QWidget) -> None:
        index = self.indexOf(page)
        if isinstance(page, VMPage):
            vm = page.vm
            name = vm.name if vm else ""
            self.setTabText(index, short(name, TITLE_LENGTH).replace("&", "&&"))
            self.setTabToolTip(index, tool_tip(name))
            if vm:
                self.setTabIcon(index, vm_icon(vm.state))
        else:
            name = page.title() if isinstance(page, HostPage) else tr("Selection")
            self.setTabText(index, short(name, TITLE_LENGTH).replace("&", "&&"))
            self.setTabIcon(index, icon("host" if isinstance(page, HostPage) else "display"))

    def _close(self, index: int) -> None:
        page = self.widget(index)
        if page is None or page is self._home:
            return
        if page is self._preview:
            self._preview = None
        elif isinstance(page, VMPage):
            self._opened.pop(page.ref, None)
        self._drop(page)

    def _turn(self, step: int) -> None:
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def _on_current(self) -> None:
        if page := self.page():
            self.ref_shown.emit(page.ref)

    def _on_added(self, refs: list[VMRef]) -> None:
        """Tabs of the last time come back when their VMs do, without stepping forward."""
        for ref in [ref for ref in self._wanted if ref in set(refs)] if self._wanted else []:
            self._wanted.remove(ref)
            if ref not in self._opened:
                page = self._opened[ref] = self._new_page(ref)
                self.addTab(page, "")
                self._add_close_button(page)
                self._title(page)

    def _on_changed(self, ref: VMRef) -> None:
        for page in (self._opened.get(ref), self._preview):
            if isinstance(page, VMPage) and page.ref == ref:
                self._title(page)

    def _on_removed(self, ref: VMRef) -> None:
        if ref in self._opened:
            self._close(self.indexOf(self._opened[ref]))
        elif isinstance(self._preview, VMPage) and self._preview.ref == ref:
            self._close(self.indexOf(self._preview))

    def _add_close_button(self, page: QWidget) -> None:
        button = small_button("cancel", tr("Close the tab"), "Close Tab")
        button.setIconSize(QSize(12, 12))
        # Screen readers are not told of it; whoever has no mouse has Ctrl+W.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._close(self.indexOf(page)))
        self.tabBar().setTabButton(self.indexOf(page), QTabBar.ButtonPosition.RightSide, button)


def _read_refs(text: str) -> list[VMRef]:
    """What was saved; none when it was damaged."""
    try:
        return [VMRef(str(host), str(key)) for host, key in json.loads(text or "[]")]
    except (ValueError, TypeError):
        return []
