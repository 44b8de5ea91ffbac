"""Serial lines in memory: a test is the guest at their other end."""

import asyncio

from vmdesk.backends.fake.host import FakeHost
from vmdesk.errors import N_, ConnectionLost, InUse, InvalidState, NotFound
from vmdesk.model.vm import VMRef


class FakeSerialStream:
    """One open line; *sent* is all that was written to it."""

    def __init__(self) -> None:
        self.sent = bytearray()
        self.closed = False
        self._arrived: asyncio.Queue[bytes] = asyncio.Queue()

    def say(self, data: bytes) -> None:
        """The guest writes *data*; b"" is its end."""
        self._arrived.put_nowait(data)

    async def read(self) -> bytes:
        return b"" if self.closed else await self._arrived.get()

    async def write(self, data: bytes) -> None:
        if self.closed:
            raise ConnectionLost(N_("The serial console is disconnected"))
        self.sent += data

    async def close(self) -> None:
        self.closed = True
        self.say(b"")


class FakeSerial:
    """*lines* holds the lines by VM and port; one that is open is in use by whoever opened it."""

    def __init__(self, host: FakeHost) -> None:
        self._host = host
        self.lines: dict[tuple[VMRef, str], FakeSerialStream] = {}

    async def open_serial(
        self, ref: VMRef, device: str = "", *, force: bool = False
    ) -> FakeSerialStream:
        await self._host.enter("open_serial")
        vm = self._host.vm(ref)
        if not vm.active:
            raise InvalidState(N_("The VM is off"))
        names = [port.name for port in vm.serials]
        if not names or (device and device not in names):
            raise NotFound(N_("This VM has no serial port “{port}”"), port=device)
        key = (ref, device or names[0])
        other = self.lines.get(key)
        if other and not other.closed:
            if not force:
                raise InUse(N_("Somebody else is connected to this serial console"))
            await other.close()
        stream = self.lines[key] = FakeSerialStream()
        return stream
