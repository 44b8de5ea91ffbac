"""What each cell of the library says: one table for the texts, one for the rest."""

from collections.abc import Callable, Container
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from vmdesk.errors import N_
from vmdesk.model.host import HostState
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.inventory import Inventory
from vmdesk.services.text import listed, tr
from vmdesk.views.library_tree import Column, Kind, Node
from vmdesk.views.state_icons import folder_icon, host_icon, vm_icon
from vmdesk.views.words import HOST_WORDS, host_status, host_title, short, state_word, tool_tip

ItemRole = Qt.ItemDataRole


class Role(IntEnum):
    """Beside Qt's own: what the delegate paints."""

    NODE = ItemRole.UserRole + 1
    BUSY = ItemRole.UserRole + 2


HEADERS: dict[Column, str] = {
    Column.NAME: N_("Name"),
    Column.STATE: N_("State"),
    Column.IP: N_("IP address"),
}

VM_TEXTS: dict[int, Callable[[VM], str]] = {
    # A tab or the like would tear the row apart.
    Column.NAME: lambda vm: vm.name if vm.name.isprintable() else short(vm.name, 1000),
    Column.STATE: state_word,
    Column.IP: lambda vm: vm.ips[0] if vm.ips else "",
}


def cell(node: Node, column: int, role: int, inventory: Inventory, busy: Container[VMRef]) -> Any:
    """The value of one cell for one role; None where there is nothing to say."""
    if role == ItemRole.DisplayRole:
        return _text(node, column, inventory)
    if role == ItemRole.DecorationRole:
        return _icon(node, inventory) if column == Column.NAME else None
    if role == ItemRole.ToolTipRole:
        return tool_tip(_explanation(node, inventory))
    if role == Role.NODE:
        return node
    if role == Role.BUSY:
        return _is_busy(node, inventory, busy)
    return None


def _text(node: Node, column: int, inventory: Inventory) -> str:
    if node.vm:
        return VM_TEXTS[column](node.vm)
    if node.kind is Kind.HOST and (host := inventory.hosts.get(node.uri)):
        if column == Column.NAME:
            return host_title(host)
        shown = column == Column.STATE and host.state is not HostState.CONNECTED
        return tr(HOST_WORDS[host.state]) if shown else ""
    return node.name if column == Column.NAME else ""


def _icon(node: Node, inventory: Inventory) -> Any:
    if node.vm:
        return vm_icon(node.vm.state)
    if node.kind is Kind.HOST and (host := inventory.hosts.get(node.uri)):
        return host_icon(host.state)
    return folder_icon()


def _explanation(node: Node, inventory: Inventory) -> str:
    if node.vm:
        return _vm_explanation(node.vm)
    if node.kind is Kind.HOST and (host := inventory.hosts.get(node.uri)):
        return f"{host_title(host)}\n{host.uri}\n{host_status(host)}"
    count = len(node.all_vms())
    return f"{node.path}\n" + tr("VMs: {count}", count=count)


def _vm_explanation(vm: VM) -> str:
    lines = [vm.name, state_word(vm)]
    if vm.ips:
        lines.append(listed(vm.ips))
    if vm.tags:
        lines.append(tr("Tags: {tags}", tags=listed(vm.tags)))
    if vm.notes:
        lines += ["", vm.notes[:400]]
    return "\n".join(lines)


def _is_busy(node: Node, inventory: Inventory, busy: Container[VMRef]) -> bool:
    if node.vm:
        return node.vm.ref in busy
    host = inventory.hosts.get(node.uri)
    return node.kind is Kind.HOST and bool(host and host.state is HostState.CONNECTING)
