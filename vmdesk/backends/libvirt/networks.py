"""The virtual networks of a libvirt host. Format: https://libvirt.org/formatnetwork.html"""

import ipaddress
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.xml import Element, parse
from vmdesk.errors import N_, NotFound
from vmdesk.model.hardware import NetworkMode
from vmdesk.model.network import Network

_MODES = {
    "nat": NetworkMode.NAT,
    "route": NetworkMode.ROUTED,
    "open": NetworkMode.OPEN,
    "private": NetworkMode.DIRECT,
    "vepa": NetworkMode.DIRECT,
    "passthrough": NetworkMode.DIRECT,
}


class LibvirtNetworks:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list_networks(self) -> list[Network]:
        return await self._connection.run(list_networks)

    async def start_network(self, name: str) -> None:
        """Start the network *name*; one that is active already is as wanted."""
        await self._connection.run(lambda conn: start_network(conn, name))


def list_networks(conn: Any) -> list[Network]:
    """All networks of the host, by name. For use within `Connection.run`."""
    found = [network for one in conn.listAllNetworks() if (network := _describe(one))]
    return sorted(found, key=lambda network: network.name)


def start_network(conn: Any, name: str) -> None:
    """The same as the coroutine. For use within `Connection.run`."""
    network = find_network(conn, name)
    if network is None:
        raise NotFound(N_("There is no network “{name}” on the host"), name=name)
    if not network.isActive():
        network.create()


def find_network(conn: Any, name: str) -> Any | None:
    return next((one for one in conn.listAllNetworks() if one.name() == name), None)


def _describe(network: Any) -> Network | None:
    """None when the network went away meanwhile."""
    try:
        root = parse(network.XMLDesc())
        autostart = bool(network.isPersistent() and network.autostart())
        active = bool(network.isActive())
    except libvirt.libvirtError:
        return None
    bridge = root.find("bridge")
    return Network(
        name=root.findtext("name") or "",
        mode=mode_of(root),
        active=active,
        autostart=autostart,
        bridge="" if bridge is None else str(bridge.get("name", "")),
        subnet=_subnet(root),
    )


def mode_of(root: Element) -> NetworkMode:
    """What a NIC in the <network> *root* reaches."""
    forward = root.find("forward")
    if forward is None:
        return NetworkMode.ISOLATED if root.find("ip") is None else NetworkMode.HOST_ONLY
    mode = str(forward.get("mode", "nat"))
    if mode == "bridge":
        return NetworkMode.DIRECT if root.find("bridge") is None else NetworkMode.BRIDGED
    return _MODES.get(mode, NetworkMode.OTHER)


def _subnet(root: Element) -> str:
    """The first IPv4 subnet of the network, else its first one, in CIDR notation."""
    found = [text for node in root.findall("ip") if (text := _cidr(node))]
    return next((text for text in found if ":" not in text), found[0] if found else "")


def _cidr(node: Element) -> str:
    address = node.get("address") or ""
    length = node.get("prefix") or node.get("netmask") or ("64" if ":" in address else "24")
    try:
        return str(ipaddress.ip_network(f"{address}/{length}", strict=False))
    except ValueError:
        return ""
