"""The operating systems to choose from, as a model: hundreds of rows, one view, one filter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
)

from vmdesk.services.suggestion import System
from vmdesk.services.text import tr

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW_HEIGHT = 23
ID_ROLE = int(Qt.ItemDataRole.UserRole)


class SystemListModel(QAbstractListModel):
    """“Other / unknown”, whose id is "", then the systems in the order they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._systems: tuple[System, ...] = (System("", ""),)

    def put(self, systems: Sequence[System]) -> None:
        self.beginResetModel()
        self._systems = (System("", ""), *systems)
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """The row of the system *id*; -1 when it is not in the list."""
        return next((row for row, system in enumerate(self._systems) if system.id == id), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._systems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        system = self._systems[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return system.name if system.id else tr("Other / unknown")
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, ROW_HEIGHT)
        if role == ID_ROLE:
            return system.id
        return None


class SystemFilter(QSortFilterProxyModel):
    """Rows that hold every typed word, in any order; “Other / unknown” always stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []

    def look_for(self, text: str) -> None:
        self._words = text.casefold().split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        index = self.sourceModel().index(row, 0, parent)
        if not index.data(ID_ROLE):
            return True
        name = str(index.data()).casefold()
        return all(word in name for word in self._words)
