"""libvirt's own test driver, in this process: real libvirt, no hypervisor. And a real one, in a
libvirtd of the tests' own."""

import asyncio
import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.libvirtd import PrivateLibvirtd
from vmdesk.backends.libvirt.backend import LibvirtBackend
from vmdesk.model.vm import VM, VMRef

DATA = Path(__file__).parent / "data"
DOMAIN = """<domain type="test"><name>{name}</name>
<uuid>00000000-0000-0000-0000-{number:012x}</uuid><memory>1048576</memory><vcpu>2</vcpu>
<os><type>hvm</type></os><devices><interface type="network">
<mac address="52:54:00:00:{high:02x}:{low:02x}"/><source network="default"/></interface></devices>
</domain>"""
NETWORK = """<network><name>default</name><forward mode="nat"/><bridge name="virbr0"/>
<ip address="192.168.122.1" netmask="255.255.255.0"/></network>"""


class Recorder:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self.changed: list[VMRef] = []
        self.host_changes = 0
        self.losses: list[str] = []

    def vm_changed(self, ref: VMRef) -> None:
        self.changed.append(ref)

    def host_changed(self) -> None:
        self.host_changes += 1

    def connection_lost(self, reason: str) -> None:
        self.losses.append(reason)


async def until(condition: Callable[[], Any]) -> None:
    while not condition():
        await asyncio.sleep(0.005)


@pytest.fixture
def listener():
    return Recorder()


@pytest.fixture
def node(tmp_path: Path):
    """Makes the URI of a test host with so many VMs; a host no other test has seen."""
    numbers = itertools.count()

    def make(vms: int) -> str:
        domains = (
            DOMAIN.format(name=f"vm{n}", number=n + 1, high=n >> 8, low=n & 255) for n in range(vms)
        )
        path = tmp_path / f"node{next(numbers)}.xml"
        path.write_text(f"<node>{NETWORK}{''.join(domains)}</node>")
        return f"test://{path}"

    return make


@pytest.fixture
def with_host(run, node, listener):
    """Run a test's coroutine with an open host of so many VMs, and the first of them."""

    def with_one(scenario: Callable[[LibvirtBackend, VM], Any], vms: int = 1) -> Any:
        async def opened() -> Any:
            backend = LibvirtBackend(node(vms))
            await backend.open(listener)
            try:
                first = min(await backend.lifecycle.list_vms(), key=lambda vm: vm.uuid)
                return await scenario(backend, first)
            finally:
                await backend.close()

        return run(opened())

    return with_one


@pytest.fixture(scope="session")
def hypervisor():
    """A libvirtd with QEMU; `with_hypervisor` is what tests use."""
    with PrivateLibvirtd("parts") as private:
        yield private


@pytest.fixture
def with_hypervisor(run, hypervisor, listener):
    """Run a test's coroutine with an open, empty QEMU host; what it leaves there is removed."""

    def with_one(scenario: Callable[[LibvirtBackend], Any], seconds: float = 60.0) -> Any:
        async def opened() -> Any:
            backend = LibvirtBackend(hypervisor.uri)
            await backend.open(listener)
            try:
                return await scenario(backend)
            finally:
                await backend.close()

        return run(opened(), seconds)

    yield with_one
    hypervisor.remove_guests()
