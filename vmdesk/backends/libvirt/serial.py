"""The serial ports of VMs on a libvirt host."""

import asyncio
import functools
from contextlib import suppress
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import KEEPALIVE_COUNT, KEEPALIVE_SECONDS, Connection
from vmdesk.backends.libvirt.errors import translate
from vmdesk.backends.libvirt.serial_stream import Lane, LibvirtSerialStream
from vmdesk.errors import N_, InUse, InvalidState, NotFound, Unsupported, VMDeskError
from vmdesk.model.vm import VMRef

# libvirt gives these one of its two codes for "something failed" and says only in English what.
_TAKEN = "Active console session"
_NONE_SUCH = "cannot find character device"
_NO_PTY = "is not using a PTY"


class LibvirtSerial:
    """Each line has a connection of its own: a guest that does not read what it is sent makes the
    daemon stop reading from that connection, and every other call on it would wait for the guest.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def open_serial(
        self, ref: VMRef, device: str = "", *, force: bool = False
    ) -> LibvirtSerialStream:
        """See SerialConsoles; Unsupported for a port that only QEMU itself can use."""
        conn = await self._connection.another()
        lane = Lane()
        opening = lane.run(functools.partial(_open, conn, ref, device, force))
        try:
            stream = await asyncio.wrap_future(opening)
        except BaseException:
            lane.run(conn.close)
            lane.end()
            raise
        line = LibvirtSerialStream(conn, stream, lane)
        try:
            await line.start()
        except BaseException as error:
            await line.close()
            if isinstance(error, libvirt.libvirtError):
                raise translate(error) from error
            raise
        return line


def _open(conn: Any, ref: VMRef, device: str, force: bool) -> Any:
    with suppress(libvirt.libvirtError):
        conn.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT)
    try:
        domain = Connection.lookup(conn, ref)
        if not domain.isActive():
            raise InvalidState(N_("The VM is off"), hint=N_("Start it to use its serial console"))
        stream = conn.newStream(libvirt.VIR_STREAM_NONBLOCK)
        domain.openConsole(device or None, stream, libvirt.VIR_DOMAIN_CONSOLE_FORCE if force else 0)
    except libvirt.libvirtError as error:
        problem = _translate(error, device)
    else:
        return stream
    raise problem


def _translate(error: Any, device: str) -> VMDeskError:
    text = error.get_error_message() or str(error)
    if _TAKEN in text:
        return InUse(N_("Somebody else is connected to this serial console"), detail=text)
    if _NONE_SUCH in text and device:
        return NotFound(N_("This VM has no serial port “{port}”"), detail=text, port=device)
    if _NONE_SUCH in text:
        return NotFound(
            N_("This VM has no serial console"), hint=N_("Add a serial port to it"), detail=text
        )
    if _NO_PTY in text:
        return Unsupported(N_("This serial port is connected to something else"), detail=text)
    return translate(error)
