"""The library as plain nodes: hosts, in them folders, in these VMs; sorted, and each row known."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from ipaddress import ip_address
from typing import Any

from vmdesk.model.vm import VM
from vmdesk.views.library_query import Searchable
from vmdesk.views.words import state_word

_DIGITS = re.compile(r"(\d+)")


class Kind(IntEnum):
    ROOT = 0
    HOST = 1
    FOLDER = 2
    VM = 3


class Column(IntEnum):
    NAME = 0
    STATE = 1
    IP = 2


COLUMNS = len(Column)


@dataclass(slots=True, eq=False)
class Node:
    """One row. *path* is a folder's whole path, "" for others; *row* is its place among its like:
    in a parent the folders (or hosts) come first, then the VMs."""

    id: int
    kind: Kind
    parent: "Node | None" = None
    uri: str = ""
    path: str = ""
    vm: VM | None = None
    row: int = 0
    key: Any = None
    folders: list["Node"] = field(default_factory=list)
    vms: list["Node"] = field(default_factory=list)
    texts: Searchable | None = None

    @property
    def name(self) -> str:
        """What a folder or VM is called."""
        return self.vm.name if self.vm else self.path.rpartition("/")[2]

    @property
    def siblings(self) -> list["Node"]:
        assert self.parent
        return self.parent.vms if self.kind is Kind.VM else self.parent.folders

    def position(self) -> int:
        """The row below the parent."""
        assert self.parent
        return self.row + (len(self.parent.folders) if self.kind is Kind.VM else 0)

    def count(self) -> int:
        return len(self.folders) + len(self.vms)

    def child(self, row: int) -> "Node | None":
        folders = len(self.folders)
        if 0 <= row < folders:
            return self.folders[row]
        return self.vms[row - folders] if folders <= row < folders + len(self.vms) else None

    def searchable(self) -> Searchable:
        if self.texts is None:
            assert self.vm
            self.texts = Searchable(self.vm)
        return self.texts

    def walk(self) -> Iterator["Node"]:
        """All nodes below, parents first."""
        for folder in self.folders:
            yield folder
            yield from folder.walk()
        yield from self.vms

    def all_vms(self) -> list[VM]:
        return [node.vm for node in self.walk() if node.vm]


def renumber(nodes: list[Node], start: int = 0) -> None:
    for row in range(start, len(nodes)):
        nodes[row].row = row


def runs(nodes: Iterable[Node]) -> list[tuple[int, int]]:
    """The rows of *nodes*, siblings, as closed ranges, the last first."""
    ranges: list[tuple[int, int]] = []
    for row in sorted((node.row for node in nodes), reverse=True):
        if ranges and ranges[-1][0] == row + 1:
            ranges[-1] = (row, ranges[-1][1])
        else:
            ranges.append((row, row))
    return ranges


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts "web2" before "web10", whatever the case."""
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part)
        for part in _DIGITS.split(text.casefold())
        if part
    )


def _by_name(vm: VM) -> Any:
    return (natural(vm.name), vm.ref.key)


def _by_state(vm: VM) -> Any:
    return (not vm.active, state_word(vm), natural(vm.name), vm.ref.key)


def _by_ip(vm: VM) -> Any:
    first = ip_address(vm.ips[0]) if vm.ips and _is_ip(vm.ips[0]) else None
    address = (first.version, int(first)) if first else (9, 0)
    return (address, natural(vm.name), vm.ref.key)


def _is_ip(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


SORT_KEYS: dict[Column, Callable[[VM], Any]] = {
    Column.NAME: _by_name,
    Column.STATE: _by_state,
    Column.IP: _by_ip,
}


class Order:
    """How VMs are sorted; hosts stay as the user added them, folders are sorted by name."""

    def __init__(self, column: Column = Column.NAME, descending: bool = False) -> None:
        self.column, self.descending = column, descending

    def key(self, vm: VM) -> Any:
        return SORT_KEYS[self.column](vm)

    def sort(self, nodes: list[Node]) -> None:
        nodes.sort(key=lambda node: node.key, reverse=self.descending)

    def place(self, nodes: list[Node], key: Any) -> int:
        """Where a node with *key* belongs among sorted *nodes*."""
        if not self.descending:
            return bisect_left(nodes, key, key=lambda node: node.key)
        low, high = 0, len(nodes)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if key < nodes[middle].key else (low, middle)
        return low
