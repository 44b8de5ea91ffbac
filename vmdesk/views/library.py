"""The left side: the filter box and the tree of hosts, folders and VMs."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from vmdesk.model.vm import VMRef
from vmdesk.services.core import Core
from vmdesk.services.jobs import Job
from vmdesk.services.text import tr
from vmdesk.views.library_cells import HEADERS
from vmdesk.views.library_delegate import LibraryDelegate
from vmdesk.views.library_filter import LibraryFilter
from vmdesk.views.library_memory import LibraryMemory
from vmdesk.views.library_model import LibraryModel
from vmdesk.views.library_tree import Column, Kind, Node

log = logging.getLogger(__name__)
HEADER = "library/header"
Select = QItemSelectionModel.SelectionFlag


class LibraryTree(QTreeView):
    """A tree that says what to do when it is empty, and that a list was drawn."""

    opened = Signal(object)  # Node: Enter or a double click
    deleted = Signal()
    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.placeholder = ""
        self.setAccessibleName("Library")
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setIndentation(14)
        self.setSortingEnabled(True)
        self.setItemDelegate(LibraryDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0 and self.placeholder:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            area = self.viewport().rect().adjusted(16, 24, -16, -16)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area, flags, self.placeholder)
        self.painted.emit()


class Library(QWidget):
    """What is selected here is what menus and toolbar act on."""

    selection_changed = Signal()
    opened = Signal(object)  # VMRef: to a tab of its own
    menu_wanted = Signal(object, QPoint)  # Node or None, global position

    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.model = LibraryModel(core.inventory, core.controller.move, self)
        self.filter = LibraryFilter(self.model, self)
        self.box = QLineEdit(self)
        self.tree = LibraryTree(self)
        self._memory = LibraryMemory(core.settings)
        self._listed: list[str] = []
        self._syncing = False
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.box.setPlaceholderText(tr("Filter: name, IP, tag:web, state:running"))
        self.box.setAccessibleName("Filter")
        self.box.setClearButtonEnabled(True)
        self.tree.setModel(self.filter)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(48)
        header.resizeSection(Column.STATE, 92)
        header.resizeSection(Column.IP, 116)
        header.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.box)
        layout.addWidget(self.tree)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._on_filter)
        self.tree.selectionModel().selectionChanged.connect(self._on_selection)
        self.tree.activated.connect(self._on_activated)
        self.tree.collapsed.connect(lambda index: self._note_collapsed(index, True))
        self.tree.expanded.connect(lambda index: self._note_collapsed(index, False))
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.tree.painted.connect(self._say_listed)
        self.model.grew.connect(self._expand)
        self._core.inventory.listed.connect(self._on_listed)
        jobs = self._core.jobs
        jobs.started.connect(self._on_started)
        jobs.finished.connect(self._on_finished)
        for key, slot in (
            (Qt.Key.Key_Escape, self.box.clear),
            (Qt.Key.Key_Down, self.tree.setFocus),
        ):
            shortcut = QShortcut(QKeySequence(key), self.box, slot)
            # PySide overlooks a context that the constructor is given beside a slot.
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def add_columns(self, menu: QMenu) -> None:
        """An entry for each column that can be hidden, in *menu* and on the header."""
        header = self.tree.header()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for column in (Column.STATE, Column.IP):
            entry = QAction(tr(HEADERS[column]), self, checkable=True)
            entry.setChecked(not header.isSectionHidden(column))
            entry.toggled.connect(lambda on, at=column: header.setSectionHidden(at, not on))
            header.addAction(entry)
            menu.addAction(entry)

    # What is selected

    def selected(self) -> list[Node]:
        """The selected rows, as they stand in the tree."""
        nodes = []
        # Qt's own selectedRows takes a quarter of a second for thousands.
        areas = self.tree.selectionModel().selection()
        for area in [areas.at(number) for number in range(areas.count())]:
            for row in range(area.top(), area.bottom() + 1) if area.left() == 0 else ():
                index = self.filter.index(row, 0, area.parent())
                nodes.append(self.model.node(self.filter.mapToSource(index)))
        return nodes

    def selected_refs(self, nodes: Sequence[Node] | None = None) -> list[VMRef]:
        """The VMs that actions are about: those selected, and those in selected folders."""
        found: dict[VMRef, None] = {}
        for node in self.selected() if nodes is None else nodes:
            if node.vm:
                found[node.vm.ref] = None
            elif node.kind is Kind.FOLDER:
                found.update((vm.ref, None) for vm in node.all_vms())
        return [ref for ref in found if ref in self._core.inventory.vms]

    def select(self, ref: VMRef) -> None:
        """Select this VM alone and bring it into view, unless the filter hides it."""
        index = self.filter.mapFromSource(self.model.vm_index(ref))
        if not index.isValid() or self.selected_refs() == [ref]:
            return
        flags = Select.ClearAndSelect | Select.Rows
        self.tree.selectionModel().setCurrentIndex(index, flags)
        self.tree.scrollTo(index)

    def focus_filter(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    # What happens

    def _on_selection(self) -> None:
        self.selection_changed.emit()

    def _on_activated(self, index: QModelIndex) -> None:
        node = self.model.node(self.filter.mapToSource(index))
        if node.vm:
            self.opened.emit(node.vm.ref)
        else:
            first = index.siblingAtColumn(0)
            self.tree.setExpanded(first, not self.tree.isExpanded(first))

    def _on_menu(self, position: QPoint) -> None:
        index = self.tree.indexAt(position)
        node = self.model.node(self.filter.mapToSource(index)) if index.isValid() else None
        self.menu_wanted.emit(node, self.tree.viewport().mapToGlobal(position))

    def _on_filter(self, text: str) -> None:
        self.filter.set_text(text)
        self.tree.placeholder = tr("Nothing fits “{filter}”", filter=text) if text else ""
        self._expand_all()
        current = self.tree.currentIndex()
        if current.isValid():
            self.tree.scrollTo(current)

    def _on_started(self, job: Job) -> None:
        if job.target:
            self.model.set_busy(job.target, True)

    def _on_finished(self, job: Job) -> None:
        if job.target:
            self.model.set_busy(job.target, False)

    def _on_listed(self, uri: str) -> None:
        self._listed.append(uri)
        self.tree.viewport().update()

    def _say_listed(self) -> None:
        """A host's list is complete, and now it is drawn too."""
        for uri in self._listed:
            log.info("listed %d VMs", len(self._core.inventory.vms_of(uri)))
        self._listed.clear()

    # What is open

    def _expand(self, uri: str) -> None:
        self._expand_node(self.model.node(self.model.host_index(uri)))

    def _expand_all(self) -> None:
        for host in self.model.root.folders:
            self._expand_node(host)

    def _expand_node(self, node: Node) -> None:
        """Open *node* and what is in it, except what the user closed; a filter opens all."""
        self._syncing = True
        for each in [node, *(below for below in node.walk() if below.kind is Kind.FOLDER)]:
            index = self.filter.mapFromSource(self.model.index_of(each))
            row, above = index.row(), index.parent()
            # Either call lays out thousands of rows at once, needed or not.
            if not self.tree.isFirstColumnSpanned(row, above):
                self.tree.setFirstColumnSpanned(row, above, True)
            wanted = self.filter.active or not self._memory.is_collapsed(each)
            if self.tree.isExpanded(index) is not wanted:
                self.tree.setExpanded(index, wanted)
        self._syncing = False

    def _note_collapsed(self, index: QModelIndex, collapsed: bool) -> None:
        if self._syncing or self.filter.active:
            return
        self._memory.note_collapsed(self.model.node(self.filter.mapToSource(index)), collapsed)

    def save(self) -> None:
        """Remember columns, closed rows and empty folders."""
        self._core.settings.set_state(HEADER, self.tree.header().saveState())
        hosts = self.model.root.folders
        self._memory.save(hosts, {host.uri: self.model.kept_folders(host.uri) for host in hosts})

    def _restore(self) -> None:
        self.tree.header().restoreState(self._core.settings.state(HEADER))
        for uri in self._core.inventory.hosts:
            self._on_host(uri)
        self._core.inventory.hosts_changed.connect(self._on_host)

    def _on_host(self, uri: str) -> None:
        if uri in self._core.inventory.hosts:
            self._expand(uri)
            for path in self._memory.take_folders(uri):
                self.model.keep_folder(uri, path)
