"""A hypervisor in memory, for tests: every part works, and a test may lose or break it."""

from vmdesk.backends.base import Display, Listener
from vmdesk.backends.fake.host import FakeHost
from vmdesk.backends.fake.making import FakeCreation, FakeDiagnosis, FakeNetworks, FakeStorage
from vmdesk.backends.fake.running import FakeConfiguration, FakeLifecycle, FakeSnapshots
from vmdesk.backends.fake.serial import FakeSerial
from vmdesk.errors import N_, VMDeskError
from vmdesk.model.capabilities import Capabilities, Capability
from vmdesk.model.vm import VM

URI = "fake:///"
_NO_SCREEN = N_("A VM in memory has no screen")
_MISSING = {
    Capability.CONSOLE: _NO_SCREEN,
    Capability.SCREENSHOT: _NO_SCREEN,
    Capability.SEND_KEYS: _NO_SCREEN,
    Capability.STATISTICS: N_("A VM in memory has no statistics"),
}
_OF_DISPLAY = (Capability.CONSOLE, Capability.SCREENSHOT, Capability.SEND_KEYS)


class FakeBackend:
    """*world* is its state, for a test to look at and to change from outside."""

    def __init__(self, *vms: VM, host: str = URI, display: Display | None = None) -> None:
        self.host = host
        self.world = FakeHost(host, vms)
        self.lifecycle = FakeLifecycle(self.world)
        self.configuration = FakeConfiguration(self.world)
        self.creation = FakeCreation(self.world)
        self.storage = FakeStorage(self.world)
        self.networks = FakeNetworks(self.world)
        self.snapshots = FakeSnapshots(self.world)
        self.diagnosis = FakeDiagnosis(self.world)
        self.display = display
        self.serial = FakeSerial(self.world)
        missing = {part: why for part, why in _MISSING.items() if not self._shown(part)}
        self.capabilities = Capabilities(missing)
        self.refuses: VMDeskError | None = None

    async def open(self, listener: Listener) -> None:
        """Raises *refuses* while a test has set it."""
        if self.refuses is not None:
            raise self.refuses
        self.world.listener = listener

    async def close(self) -> None:
        self.world.listener = None

    def lose(self, reason: str) -> None:
        """The host goes away, as when its daemon is killed."""
        listener, self.world.listener = self.world.listener, None
        if listener is not None:
            listener.connection_lost(reason)

    def _shown(self, part: Capability) -> bool:
        return self.display is not None and part in _OF_DISPLAY
