"""The item model of the library: it follows the inventory and asks for moves, nothing else."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer, Signal

from vmdesk.model.vm import VMRef
from vmdesk.services.inventory import Inventory
from vmdesk.services.text import tr
from vmdesk.views.library_cells import HEADERS, cell
from vmdesk.views.library_drag import MIME, pack, unpack
from vmdesk.views.library_rows import Index, LibraryRows
from vmdesk.views.library_tree import COLUMNS, Column, Kind, Node

ItemFlag = Qt.ItemFlag
FLAGS = ItemFlag.ItemIsEnabled | ItemFlag.ItemIsSelectable
VM_FLAGS = FLAGS | ItemFlag.ItemIsDragEnabled | ItemFlag.ItemNeverHasChildren


class LibraryModel(LibraryRows):
    """Everything the inventory knows, and the empty folders that are kept.

    *move* is called with a VM and a folder when rows were dropped on it.
    """

    grew = Signal(object)  # URI: rows were added below this host

    def __init__(
        self,
        inventory: Inventory,
        move: Callable[[VMRef, str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._inventory = inventory
        self._move = move
        self._hosts: dict[str, Node] = {}
        self._folders: dict[tuple[str, str], Node] = {}
        self._vms: dict[VMRef, Node] = {}
        self._kept: set[tuple[str, str]] = set()
        self._busy: dict[VMRef, int] = {}
        self._gone: list[Node] = []
        self._removing = self._soon(self._remove_gone)
        self._sorting = self._soon(self.sort_rows_now)
        for uri in inventory.hosts:
            self._on_host(uri)
        self._on_added(list(inventory.vms))
        inventory.hosts_changed.connect(self._on_host)
        inventory.vms_added.connect(self._on_added)
        inventory.vm_changed.connect(self._on_changed)
        inventory.vm_removed.connect(self._on_removed)

    def _soon(self, slot: Callable[[], None]) -> QTimer:
        """A timer that gathers what one turn of the event loop brings."""
        timer = QTimer(self, singleShot=True, interval=0)
        timer.timeout.connect(slot)
        return timer

    # Rows by what they stand for

    def vm_index(self, ref: VMRef) -> Any:
        return self.index_of(self._vms.get(ref))

    def host_index(self, uri: str) -> Any:
        return self.index_of(self._hosts.get(uri))

    def folder_index(self, uri: str, path: str) -> Any:
        return self.index_of(self._folders.get((uri, path)))

    def folders(self, uri: str) -> list[str]:
        """Every folder of a host, by its path."""
        return sorted(path for host, path in self._folders if host == uri)

    def host_name(self, uri: str) -> str:
        """What people call the host; not translated yet."""
        host = self._inventory.hosts.get(uri)
        return host.name if host else uri

    # Empty folders

    def keep_folder(self, uri: str, path: str) -> None:
        """Show a folder although nothing is in it."""
        if uri in self._hosts and path:
            self._kept.add((uri, path))
            self._parent_for(uri, path)

    def forget_folder(self, uri: str, path: str) -> None:
        """From now on show the folder, and those in it, only while a VM is inside."""
        below = [key for key in self._folders if key[0] == uri and _inside(key[1], path)]
        self._kept -= set(below)
        for key in sorted(below, key=lambda key: -len(key[1])):
            if key in self._folders:
                self._drop_if_empty(self._folders[key])

    def kept_folders(self, uri: str) -> list[str]:
        """The folders that are shown although no VM is in them."""
        kept = [key for key in self._kept if key[0] == uri and key in self._folders]
        return sorted(key[1] for key in kept if not self._folders[key].all_vms())

    # Jobs

    def set_busy(self, ref: VMRef, busy: bool) -> None:
        """Show that a job is under way for the VM; they are counted."""
        count = self._busy.get(ref, 0) + (1 if busy else -1)
        self._busy[ref] = count
        if count <= 0:
            del self._busy[ref]
        self._repaint(self._vms.get(ref))

    def is_busy(self, ref: VMRef) -> bool:
        return ref in self._busy

    # The inventory's news

    def _on_host(self, uri: str) -> None:
        known, host = self._hosts.get(uri), self._inventory.hosts.get(uri)
        if known and host is None:
            self._remove_host(known)
        elif known:
            self._repaint(known)
        elif host:
            node = self._hosts[uri] = self.new_node(Kind.HOST, self.root, uri=uri)
            self.insert(self.root.folders, len(self.root.folders), [node])

    def _remove_host(self, host: Node) -> None:
        self._gone = []
        self._removing.stop()
        del self._hosts[host.uri]
        self._kept = {key for key in self._kept if key[0] != host.uri}
        self._folders = {key: node for key, node in self._folders.items() if key[0] != host.uri}
        self._vms = {ref: node for ref, node in self._vms.items() if ref.host != host.uri}
        self.remove([host])

    def _on_added(self, refs: Sequence[VMRef]) -> None:
        self._remove_gone()
        known = (self._inventory.vms.get(ref) for ref in refs if ref not in self._vms)
        vms = [vm for vm in known if vm and vm.ref.host in self._hosts]
        vms.sort(key=lambda vm: (vm.ref.host, vm.folder))
        for (uri, folder), group in groupby(vms, key=lambda vm: (vm.ref.host, vm.folder)):
            for node in self.insert_vms(self._parent_for(uri, folder), list(group)):
                assert node.vm
                self._vms[node.vm.ref] = node
            self.grew.emit(uri)

    def _on_changed(self, ref: VMRef) -> None:
        node, vm = self._vms.get(ref), self._inventory.vms.get(ref)
        if node is None or vm is None:
            return
        node.vm, node.texts = vm, None
        parent, old = self._parent_for(ref.host, vm.folder), node.parent
        if old and old is not parent:
            self.rehang(node, parent)
            self._drop_if_empty(old)
        elif self.key_of(vm) != node.key:
            self._sorting.start()
        self._repaint(node)

    def _on_removed(self, ref: VMRef) -> None:
        if node := self._vms.pop(ref, None):
            self._gone.append(node)
            self._removing.start()

    def _remove_gone(self) -> None:
        """Take out the rows of removed VMs, in as few blocks as they make."""
        gone, self._gone = self._gone, []
        by_parent: dict[int, list[Node]] = {}
        for node in gone:
            by_parent.setdefault(node.parent.id if node.parent else 0, []).append(node)
        for nodes in by_parent.values():
            parent = nodes[0].parent
            assert parent
            self.remove(nodes)
            self._drop_if_empty(parent)

    def sort_rows_now(self) -> None:
        for node in self._vms.values():
            assert node.vm
            node.key = self.key_of(node.vm)
        self.sort_rows()

    def _parent_for(self, uri: str, path: str) -> Node:
        """The node of a folder, made with those above it when it is not there."""
        node, here = self._hosts[uri], ""
        for part in filter(None, path.split("/")):
            here = f"{here}/{part}" if here else part
            known = self._folders.get((uri, here))
            if known is None:
                known = self._folders[(uri, here)] = self.insert_folder(node, uri, here)
                self.grew.emit(uri)
            node = known
        return node

    def _drop_if_empty(self, node: Node) -> None:
        parent, key = node.parent, (node.uri, node.path)
        if node.kind is not Kind.FOLDER or node.count() or key in self._kept or parent is None:
            return
        del self._folders[key]
        self.remove([node])
        self._drop_if_empty(parent)

    def _repaint(self, node: Node | None) -> None:
        if node:
            self.dataChanged.emit(self.index_of(node, 0), self.index_of(node, COLUMNS - 1))

    # What Qt asks about cells and drags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return cell(self.node(index), index.column(), role, self._inventory, self._busy)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[Column(section)])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return ItemFlag.NoItemFlags
        kind = self.node(index).kind
        return VM_FLAGS if kind is Kind.VM else FLAGS | ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        vms = [vm for index in indexes if index.column() == 0 and (vm := self.node(index).vm)]
        return pack([vm.ref for vm in vms])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        target = self.node(parent)
        refs = unpack(data)
        return target is not self.root and bool(refs) and all(r.host == target.uri for r in refs)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the moves. False, because the rows move when the host has done it."""
        if self.canDropMimeData(data, action, row, column, parent):
            target = self.node(parent)
            for ref in unpack(data):
                node = self._vms.get(ref)
                if node and node.vm and node.vm.folder != target.path:
                    self._move(ref, target.path)
        return False


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
