"""The screen and the keyboard of a VM on a libvirt host."""

import asyncio
import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.devices import Domain, Graphics
from vmdesk.backends.libvirt.host import has_vdagent
from vmdesk.backends.libvirt.ssh_tunnel import open_tunnel
from vmdesk.backends.libvirt.vnc_switch import lost_with_vnc, switch_to_vnc
from vmdesk.backends.local.tcp import connect_tcp
from vmdesk.errors import N_, InvalidState, Unsupported
from vmdesk.model.display import ClipboardPath, DisplayLink, SpiceAddress
from vmdesk.model.host import is_local
from vmdesk.model.vm import VMRef

# How long keys are held; long enough for a guest that polls its keyboard.
HOLD_MS = 30
_FIRST_SCREEN = 0
_TUNNELS = ("ssh", "libssh", "libssh2")
_VDAGENT = "qemu-vdagent"
_OFF = N_("The VM is off")
_SEE_IT = N_("Start it to see its screen")


@dataclass(frozen=True, slots=True)
class _Listener:
    """Where a screen listens, as its host sees it."""

    address: str
    port: int
    password: str


class LibvirtDisplay:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def open_display(self, ref: VMRef) -> DisplayLink:
        """Unsupported without a VNC screen that can be reached, InvalidState when it is off."""
        uri = self._connection.uri
        if is_local(uri):
            made = await self._connection.run(lambda conn: _open_vnc(conn, ref))
            return DisplayLink(made)
        there = await self._connection.run(lambda conn: _listener(conn, ref))
        parts = urlsplit(uri)
        if parts.scheme.partition("+")[2] in _TUNNELS:
            tunnel = await open_tunnel(uri, _on_the_host(there.address), there.port)
            return DisplayLink(tunnel, remote=True, tunnelled=True, password=there.password)
        server = unquote(parts.hostname or "")
        direct = await connect_tcp(_from_outside(there.address, server), there.port)
        return DisplayLink(direct, remote=True, password=there.password, server=server)

    async def clipboard_path(self, ref: VMRef) -> ClipboardPath:
        return await self._connection.run(lambda conn: _clipboard_path(conn, ref))

    async def spice_address(self, ref: VMRef) -> SpiceAddress:
        """Unsupported where only libvirt itself could hand out the screen."""
        uri = self._connection.uri
        return await self._connection.run(lambda conn: _spice_address(conn, ref, uri))

    async def lost_with_vnc(self, ref: VMRef) -> tuple[str, ...]:
        def look(conn: Any) -> tuple[str, ...]:
            text = Connection.lookup(conn, ref).XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)
            return tuple(lost_with_vnc(Domain.parse(text), has_vdagent(conn)))

        return await self._connection.run(look)

    async def switch_to_vnc(self, ref: VMRef) -> None:
        local = is_local(self._connection.uri)

        def switch(conn: Any) -> None:
            flags = libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE
            domain = Domain.parse(Connection.lookup(conn, ref).XMLDesc(flags))
            switch_to_vnc(domain, local=local, clipboard=has_vdagent(conn))
            conn.defineXML(domain.to_text())

        await self._connection.run(switch)
        self._connection.notify(ref)

    async def screenshot(self, ref: VMRef) -> bytes:
        return await self._connection.run(lambda conn: _screenshot(conn, ref))

    async def send_keys(self, ref: VMRef, keycodes: Sequence[int]) -> None:
        """At most 16 keys, libvirt's limit. Returns when they have been released."""
        codes = list(keycodes)
        await self._connection.run(
            lambda conn: Connection.lookup(conn, ref).sendKey(
                libvirt.VIR_KEYCODE_SET_LINUX, HOLD_MS, codes, len(codes)
            )
        )
        await asyncio.sleep(HOLD_MS / 1000)


def _live(conn: Any, ref: VMRef, flags: int = 0) -> tuple[Any, Domain]:
    """The running VM; InvalidState when it is off."""
    domain = Connection.lookup(conn, ref)
    if not domain.isActive():
        raise InvalidState(_OFF, hint=_SEE_IT)
    return domain, Domain.parse(domain.XMLDesc(flags))


def _open_vnc(conn: Any, ref: VMRef) -> socket.socket:
    domain, xml = _live(conn, ref)
    screens = [screen.type for screen in xml.graphics]
    if "vnc" not in screens:
        raise _no_vnc(screens)
    flags = libvirt.VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH
    connected = socket.socket(fileno=domain.openGraphicsFD(screens.index("vnc"), flags))
    connected.setblocking(False)
    return connected


def _listener(conn: Any, ref: VMRef) -> _Listener:
    """Where the VNC screen listens on its host; Unsupported when that is no port."""
    _, xml = _live(conn, ref, libvirt.VIR_DOMAIN_XML_SECURE)
    vnc = next((screen for screen in xml.graphics if screen.type == "vnc"), None)
    if vnc is None:
        raise _no_vnc([screen.type for screen in xml.graphics])
    if not _has_port(vnc):
        raise Unsupported(
            N_("The screen of this VM can be reached from its own host only"),
            hint=N_("Have it listen on the address 127.0.0.1 and start it again"),
        )
    address = vnc.listen_address or vnc.listen or "127.0.0.1"
    return _Listener(address, vnc.port or 0, vnc.password or "")


def _has_port(screen: Graphics) -> bool:
    return screen.listen_type in (None, "address", "network") and (screen.port or -1) > 0


def _on_the_host(address: str) -> str:
    """Where the host itself reaches what listens on *address*."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.is_unspecified:
        return "127.0.0.1" if found.version == 4 else "::1"
    return address


def _from_outside(address: str, server: str) -> str:
    """Where another computer reaches what listens on *address* of *server*."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.is_loopback and not _is_loopback(server):
        raise Unsupported(
            N_("The screen of this VM can be reached from its own host only"),
            hint=N_("Connect to the host with qemu+ssh, or have the screen listen on its network"),
        )
    return server if found.is_unspecified or found.is_loopback else address


def _is_loopback(server: str) -> bool:
    try:
        return ipaddress.ip_address(server).is_loopback
    except ValueError:
        return server == "localhost"


def _no_vnc(screens: list[str | None]) -> Unsupported:
    if "spice" in screens:
        return Unsupported(
            N_("The screen of this VM speaks SPICE, which VMDesk does not show"),
            hint=N_("Change its graphics to VNC and start it again"),
        )
    return Unsupported(N_("This VM has no screen"), hint=N_("Add VNC graphics to it"))


def _clipboard_path(conn: Any, ref: VMRef) -> ClipboardPath:
    _, xml = _live(conn, ref)
    channel = next((channel for channel in xml.channels if channel.type == _VDAGENT), None)
    if channel is None:
        return ClipboardPath.NONE if has_vdagent(conn) else ClipboardPath.TOO_OLD
    states = {"connected": ClipboardPath.READY, "disconnected": ClipboardPath.NO_AGENT}
    return states.get(channel.state or "", ClipboardPath.UNKNOWN)


def _spice_address(conn: Any, ref: VMRef, uri: str) -> SpiceAddress:
    _, xml = _live(conn, ref, libvirt.VIR_DOMAIN_XML_SECURE)
    spice = next((screen for screen in xml.graphics if screen.type == "spice"), None)
    if spice is not None and spice.socket and is_local(uri):
        return SpiceAddress(f"spice+unix://{quote(spice.socket)}", spice.password or "")
    if spice is not None and _has_port(spice):
        address = spice.listen_address or spice.listen or "127.0.0.1"
        server = unquote(urlsplit(uri).hostname or "")
        reached = _from_outside(address, server) if server else _on_the_host(address)
        bracketed = f"[{reached}]" if ":" in reached else reached
        return SpiceAddress(f"spice://{bracketed}:{spice.port}", spice.password or "")
    raise Unsupported(
        N_("No other viewer can reach the screen of this VM"), hint=N_("Switch the VM to VNC")
    )


def _screenshot(conn: Any, ref: VMRef) -> bytes:
    domain = Connection.lookup(conn, ref)
    stream = conn.newStream(0)
    domain.screenshot(stream, _FIRST_SCREEN, 0)
    received = bytearray()
    stream.recvAll(lambda _stream, data, _: received.extend(data), None)
    stream.finish()
    return bytes(received)
