"""The screen and the keyboard of a VM on a libvirt host."""

import asyncio
import socket
from collections.abc import Sequence
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.devices import Domain
from vmdesk.errors import N_, InvalidState, Unsupported
from vmdesk.model.host import is_local
from vmdesk.model.vm import VMRef

# How long keys are held; long enough for a guest that polls its keyboard.
HOLD_MS = 15
_FIRST_SCREEN = 0


class LibvirtDisplay:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def open_display(self, ref: VMRef) -> socket.socket:
        """Unsupported without a VNC screen and on another computer, InvalidState when it is off."""
        if not is_local(self._connection.uri):
            raise Unsupported(N_("The console of a VM on another computer cannot be shown yet"))
        return await self._connection.run(lambda conn: _open_vnc(conn, ref))

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
        # QEMU presses the keys one after another and releases them so, each time holding still.
        await asyncio.sleep(2 * len(codes) * HOLD_MS / 1000)


def _open_vnc(conn: Any, ref: VMRef) -> socket.socket:
    domain = Connection.lookup(conn, ref)
    if not domain.isActive():
        raise InvalidState(N_("The VM is off"), hint=N_("Start it to see its screen"))
    screens = [screen.type for screen in Domain.parse(domain.XMLDesc()).graphics]
    if "vnc" not in screens:
        raise _no_vnc(screens)
    flags = libvirt.VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH
    connected = socket.socket(fileno=domain.openGraphicsFD(screens.index("vnc"), flags))
    connected.setblocking(False)
    return connected


def _no_vnc(screens: list[str | None]) -> Unsupported:
    if "spice" in screens:
        return Unsupported(
            N_("The screen of this VM speaks SPICE, which VMDesk does not show"),
            hint=N_("Change its graphics to VNC and start it again"),
        )
    return Unsupported(N_("This VM has no screen"), hint=N_("Add VNC graphics to it"))


def _screenshot(conn: Any, ref: VMRef) -> bytes:
    domain = Connection.lookup(conn, ref)
    stream = conn.newStream(0)
    domain.screenshot(stream, _FIRST_SCREEN, 0)
    received = bytearray()
    stream.recvAll(lambda _stream, data, _: received.extend(data), None)
    stream.finish()
    return bytes(received)
