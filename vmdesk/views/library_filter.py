"""Which rows of the library are shown for what stands in the filter box."""

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt, QTimer

from vmdesk.services.text import tr
from vmdesk.views.library_model import LibraryModel
from vmdesk.views.library_query import Query
from vmdesk.views.library_rows import Index
from vmdesk.views.library_tree import Kind, Node

# While a filter is on, changes are looked at together.
SETTLE_MS = 60


class LibraryFilter(QSortFilterProxyModel):
    """A VM is shown when it fits, what is above it too. The order is the model's own: sorting
    thousands of rows from C++ through Python's comparisons would take a second."""

    def __init__(self, model: LibraryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = model
        self._query = Query("")
        self._shown: set[int] | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._refilter)
        self.setSourceModel(model)
        for signal in (model.rowsInserted, model.dataChanged, model.rowsMoved):
            signal.connect(self._on_change)

    def set_text(self, text: str) -> None:
        self._query = Query(text)
        self._refilter()

    @property
    def active(self) -> bool:
        return bool(self._query)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        if self._shown is None:
            return True
        child = self._library.node(parent).child(row)
        return child is not None and child.id in self._shown

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._library.sort(column, order)

    def _on_change(self) -> None:
        if self.active and not self._settle.isActive():
            self._settle.start()

    def _refilter(self) -> None:
        shown = self._fitting() if self.active else None
        if shown == self._shown:
            return
        if hasattr(self, "endFilterChange"):
            self.beginFilterChange()
            self._shown = shown
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)
        else:  # before Qt 6.10
            self._shown = shown
            self.invalidateFilter()

    def _fitting(self) -> set[int]:
        shown: set[int] = set()
        for node in self._library.root.walk():
            if self._fits(node):
                shown.add(node.id)
                _add_above(node, shown)
        return shown

    def _fits(self, node: Node) -> bool:
        if node.kind is Kind.VM:
            return self._query.matches(node.searchable())
        if node.kind is Kind.FOLDER:
            return self._query.matches_text(node.path)
        return self._query.matches_text(tr(self._library.host_name(node.uri)))


def _add_above(node: Node, shown: set[int]) -> None:
    parent = node.parent
    while parent and parent.id not in shown:
        shown.add(parent.id)
        parent = parent.parent
