"""A host in memory and the services over it."""

import pytest

from vmdesk.backends.fake.backend import URI, FakeBackend
from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.services.cloning import Cloner
from vmdesk.services.controller import VMController
from vmdesk.services.deletion import Deleter
from vmdesk.services.hosts import Hosts
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Jobs


def vm_named(name: str, state: VMState = VMState.STOPPED, **values) -> VM:
    return VM(VMRef(URI, name), name, state, f"uuid-{name}", 2, 2 * 1024**2, **values)


class Desk:
    """The services, wired over one host in memory."""

    def __init__(self, backend: FakeBackend) -> None:
        self.backend = backend
        self.world = backend.world
        self.inventory = Inventory()
        self.jobs = Jobs()
        self.hosts = Hosts(self.inventory, lambda _: backend)
        self.controller = VMController(self.inventory, self.jobs)
        self.cloner = Cloner(self.inventory, self.jobs)
        self.deleter = Deleter(self.inventory, self.jobs)

    async def connect(self) -> None:
        self.hosts.add(URI)
        await self.hosts.ready(URI)


@pytest.fixture
def web() -> VM:
    return vm_named("web")


@pytest.fixture
def desk(qapp, web) -> Desk:
    return Desk(FakeBackend(web, vm_named("db", VMState.RUNNING)))


@pytest.fixture
def scenario(run, desk):
    """Run a coroutine function with the desk connected, and let go of the host after it."""

    def run_it(story):
        async def whole():
            await desk.connect()
            try:
                return await story()
            finally:
                await desk.jobs.cancel_all()
                await desk.hosts.close()

        return run(whole())

    return run_it
