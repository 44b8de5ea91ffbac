"""A tree of nodes as an item model: where rows are, and how they come, go, move and are sorted."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from vmdesk.model.vm import VM
from vmdesk.views.library_tree import COLUMNS, Column, Kind, Node, Order, natural, renumber, runs

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
# More new rows than these in one folder are appended and sorted once.
SINGLE_INSERTS = 16


class LibraryRows(QAbstractItemModel):
    """Hosts > folders > VMs. An index holds a node's number, never a pointer: a view may keep an
    index longer than we keep the node."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = Order()
        self._last_id = 0
        self.root = Node(0, Kind.ROOT)
        self._nodes: dict[int, Node] = {0: self.root}

    def node(self, index: Index) -> Node:
        """The node behind *index*; the root, which has number 0, for an invalid one."""
        return self._nodes.get(index.internalId(), self.root)

    def index_of(self, node: Node | None, column: int = 0) -> QModelIndex:
        if node is None or node.parent is None:
            return ROOT
        return self.createIndex(node.position(), column, node.id)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        # Views ask this four times for each row of a layout: nothing is called that need not be.
        node = self._nodes.get(parent.internalId(), self.root)
        at = row - len(node.folders)
        siblings, at = (node.vms, at) if at >= 0 else (node.folders, row)
        if 0 <= at < len(siblings) and 0 <= column < COLUMNS and parent.column() <= 0:
            return self.createIndex(row, column, siblings[at].id)
        return ROOT

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        return self.index_of(self.node(index).parent)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.column() > 0 else self.node(parent).count()

    def columnCount(self, parent: Index = ROOT) -> int:
        return COLUMNS

    def hasChildren(self, parent: Index = ROOT) -> bool:
        return self.rowCount(parent) > 0

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = Order(Column(max(column, 0)), order is Qt.SortOrder.DescendingOrder)
        for node in self._nodes.values():
            if node.vm:
                node.key = self._order.key(node.vm)
        self.sort_rows()

    # How rows change

    def new_node(self, kind: Kind, parent: Node, **fields: Any) -> Node:
        """A node that is in no row yet."""
        self._last_id += 1
        node = self._nodes[self._last_id] = Node(self._last_id, kind, parent, **fields)
        return node

    def insert(self, into: list[Node], at: int, nodes: list[Node]) -> None:
        """Put *nodes*, which know their parent, into its list *into* as one block."""
        parent = nodes[0].parent
        assert parent
        first = at + (len(parent.folders) if into is parent.vms else 0)
        self.beginInsertRows(self.index_of(parent), first, first + len(nodes) - 1)
        into[at:at] = nodes
        renumber(into, at)
        self.endInsertRows()

    def insert_folder(self, parent: Node, uri: str, path: str) -> Node:
        node = self.new_node(Kind.FOLDER, parent, uri=uri, path=path, key=natural(path))
        self.insert(parent.folders, Order().place(parent.folders, node.key), [node])
        return node

    def insert_vms(self, parent: Node, vms: list[VM]) -> list[Node]:
        """Rows for *vms* in *parent*; thousands are as good as one."""
        nodes = [self.new_node(Kind.VM, parent, uri=vm.ref.host, vm=vm) for vm in vms]
        for node, vm in zip(nodes, vms, strict=True):
            node.key = self._order.key(vm)
        if parent.vms and len(nodes) <= SINGLE_INSERTS:
            for node in nodes:
                self.insert(parent.vms, self._order.place(parent.vms, node.key), [node])
            return nodes
        self._order.sort(nodes)
        first = not parent.vms
        self.insert(parent.vms, len(parent.vms), nodes)
        if not first:
            self.sort_rows()
        return nodes

    def rehang(self, node: Node, parent: Node) -> None:
        """Move a VM's row to another folder."""
        old, vm = node.parent, node.vm
        assert old
        assert vm
        key = self._order.key(vm)
        at = self._order.place(parent.vms, key)
        row, to = node.position(), at + len(parent.folders)
        self.beginMoveRows(self.index_of(old), row, row, self.index_of(parent), to)
        del old.vms[node.row]
        renumber(old.vms, node.row)
        node.parent, node.key = parent, key
        parent.vms.insert(at, node)
        renumber(parent.vms, at)
        self.endMoveRows()

    def remove(self, nodes: list[Node]) -> None:
        """Take out the rows of *nodes*, all in one parent and of one kind."""
        parent, siblings = nodes[0].parent, nodes[0].siblings
        assert parent
        offset = nodes[0].position() - nodes[0].row
        for first, last in runs(nodes):
            self.beginRemoveRows(self.index_of(parent), first + offset, last + offset)
            for node in siblings[first : last + 1]:
                self._forget(node)
            del siblings[first : last + 1]
            renumber(siblings, first)
            self.endRemoveRows()

    def _forget(self, node: Node) -> None:
        for below in node.walk():
            self._nodes.pop(below.id, None)
        self._nodes.pop(node.id, None)

    def sort_rows(self) -> None:
        """Bring every VM's row where its key belongs."""
        self.layoutAboutToBeChanged.emit()
        before = [(index, self.node(index)) for index in self.persistentIndexList()]
        for parent in [node for node in self._nodes.values() if node.vms]:
            self._order.sort(parent.vms)
            renumber(parent.vms)
        self.changePersistentIndexList(
            [index for index, _ in before],
            [self.index_of(node, index.column()) for index, node in before],
        )
        self.layoutChanged.emit()

    def key_of(self, vm: VM) -> Any:
        """Where *vm* belongs in the present order."""
        return self._order.key(vm)
