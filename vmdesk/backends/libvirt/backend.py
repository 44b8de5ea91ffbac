"""The libvirt backend: one host, put together from its parts."""

from vmdesk.backends.base import Listener
from vmdesk.backends.libvirt.capabilities import capabilities_of
from vmdesk.backends.libvirt.configuration import LibvirtConfiguration
from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.creation import LibvirtCreation
from vmdesk.backends.libvirt.diagnosis import LibvirtDiagnosis
from vmdesk.backends.libvirt.display import LibvirtDisplay
from vmdesk.backends.libvirt.lifecycle import LibvirtLifecycle
from vmdesk.backends.libvirt.networks import LibvirtNetworks
from vmdesk.backends.libvirt.serial import LibvirtSerial
from vmdesk.backends.libvirt.snapshots import LibvirtSnapshots
from vmdesk.backends.libvirt.storage import LibvirtStorage
from vmdesk.model.capabilities import Capability

_DISPLAY = (Capability.CONSOLE, Capability.SCREENSHOT, Capability.SEND_KEYS)


class LibvirtBackend:
    """Every libvirt URI: `qemu:///system`, `qemu+ssh://user@host/system`, `test:///default`, ..."""

    def __init__(self, uri: str) -> None:
        self.host = uri
        self.capabilities = capabilities_of(uri)
        self._connection = connection = Connection(uri)
        self.lifecycle = LibvirtLifecycle(connection)
        self.configuration = LibvirtConfiguration(connection)
        self.creation = LibvirtCreation(connection)
        self.storage = LibvirtStorage(connection)
        self.networks = LibvirtNetworks(connection)
        self.diagnosis = LibvirtDiagnosis(connection)
        self.display = LibvirtDisplay(connection) if self._can_any(*_DISPLAY) else None
        self.serial = LibvirtSerial(connection) if self._can_any(Capability.SERIAL) else None
        self.snapshots = (
            LibvirtSnapshots(connection) if self._can_any(Capability.SNAPSHOTS) else None
        )

    async def open(self, listener: Listener) -> None:
        await self._connection.open(listener)

    async def close(self) -> None:
        await self._connection.close()

    def _can_any(self, *wanted: Capability) -> bool:
        return any(capability in self.capabilities for capability in wanted)
