"""The backend on a libvirtd of the test's own, with a real QEMU: loss, return, screen, events."""

import asyncio
import subprocess
import time

import pytest

from tests.backends.libvirt.conftest import until
from tests.end2end.libvirtd import PrivateLibvirtd
from vmdesk.backends.libvirt.backend import LibvirtBackend
from vmdesk.errors import ConnectionLost, Unsupported
from vmdesk.model.actions import Action
from vmdesk.model.hardware import Accelerator, AddressSource, GraphicsKind, NetworkMode
from vmdesk.model.vm import VMState

pytestmark = pytest.mark.hypervisor

UUID = "11111111-2222-3333-4444-000000000001"
DOMAIN = f"""<domain type="qemu"><name>probe</name><uuid>{UUID}</uuid>
<memory unit="MiB">64</memory><vcpu>1</vcpu><os><type machine="q35">hvm</type></os>
<features><acpi/></features><devices>
<disk type="file" device="disk"><driver name="qemu" type="qcow2"/><source file="{{image}}"/>
<target dev="vda" bus="virtio"/></disk>
<interface type="network"><source network="default"/><model type="virtio"/></interface>
<graphics type="vnc"><listen type="socket"/></graphics></devices></domain>"""
BURST = 200
LOST_SECONDS = 1.0
SECONDS = 60.0


@pytest.fixture(scope="module")
def daemon():
    with PrivateLibvirtd("backend") as private:
        yield private


@pytest.fixture
def probe(daemon):
    """A stopped VM that stays in its firmware."""
    image = daemon.images / "probe.qcow2"
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(image), "64M"], check=True)
    daemon.virsh("define", "/dev/stdin", input=DOMAIN.format(image=image))
    yield daemon.uri
    daemon.remove_guests()


@pytest.fixture
def with_probe(run, probe, listener):
    """Run a test's coroutine with the open backend and the VM."""

    def with_one(scenario):
        async def opened():
            backend = LibvirtBackend(probe)
            await backend.open(listener)
            try:
                [vm] = await backend.lifecycle.list_vms()
                return await scenario(backend, vm)
            finally:
                await backend.close()

        return run(opened(), SECONDS)

    return with_one


def test_a_killed_daemon_is_noticed_and_comes_back(with_probe, daemon, listener):
    """A daemon killed in the middle of a call fails that call, is told of once and at once, and
    can be opened again with every VM as it was."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)
        slow = asyncio.ensure_future(backend._connection.run(lambda _conn: time.sleep(0.3)))
        await asyncio.to_thread(daemon.kill)
        killed = time.monotonic()
        await until(lambda: listener.losses)
        assert time.monotonic() - killed < LOST_SECONDS
        with pytest.raises(ConnectionLost):
            await backend.lifecycle.list_vms()
        with pytest.raises(ConnectionLost):
            await backend.open(listener)
        await slow
        await asyncio.to_thread(daemon.start)
        await backend.open(listener)
        listener.changed.clear()
        await backend.lifecycle.perform(Action.PAUSE, vm.ref)
        await until(lambda: vm.ref in listener.changed)
        return await backend.lifecycle.get_vm(vm.ref)

    assert with_probe(scenario).state is VMState.PAUSED
    assert len(listener.losses) == 1


def test_a_call_under_way_fails_with_the_daemon(with_probe, daemon, listener):
    """A call that waits for the daemon when it is killed ends as ConnectionLost."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)

        def stream_without_end(conn):
            while True:
                backend._connection.lookup(conn, vm.ref).XMLDesc()

        call = asyncio.ensure_future(backend._connection.run(stream_without_end))
        await asyncio.to_thread(daemon.kill)
        with pytest.raises(ConnectionLost) as caught:
            await call
        await asyncio.to_thread(daemon.start)
        return caught.value

    assert with_probe(scenario).detail
    assert len(listener.losses) == 1


def test_every_change_of_another_program_is_heard(with_probe, daemon, listener):
    """200 changes that virsh makes are 200 pieces of news, and the last look is right."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)
        await asyncio.sleep(0.3)
        listener.changed.clear()
        commands = "".join("suspend probe\nresume probe\n" for _ in range(BURST // 2))
        await asyncio.to_thread(daemon.virsh, input=commands)
        await until(lambda: len(listener.changed) >= BURST)
        return await backend.lifecycle.get_vm(vm.ref)

    assert with_probe(scenario).state is VMState.RUNNING


def test_a_real_vm_is_described(with_probe):
    """What libvirt and QEMU fill in by themselves is read."""

    async def scenario(_backend, vm):
        return vm

    vm = with_probe(scenario)

    assert (vm.name, vm.uuid, vm.state) == ("probe", UUID, VMState.STOPPED)
    assert (vm.accelerator, vm.graphics) == (Accelerator.TCG, GraphicsKind.VNC)
    assert vm.machine.startswith("pc-q35")
    assert [nic.mode for nic in vm.nics] == [NetworkMode.NAT]


def test_the_screen_speaks_rfb(with_probe):
    """The socket of the screen is connected, needs no password and begins with RFB's greeting."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)
        with (await backend.display.open_display(vm.ref)).socket as screen:
            greeting = await asyncio.get_running_loop().sock_recv(screen, 12)
        picture = await backend.display.screenshot(vm.ref)
        await backend.display.send_keys(vm.ref, [30])
        return greeting, picture

    greeting, picture = with_probe(scenario)

    assert greeting == b"RFB 003.008\n"
    assert picture.startswith((b"P6", b"\x89PNG"))


def test_suspended_to_disk_and_back(with_probe):
    """A VM that is saved shows as such, and starts where it was."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)
        await backend.lifecycle.perform(Action.SAVE, vm.ref)
        [saved] = await backend.lifecycle.list_vms()
        await backend.lifecycle.perform(Action.START, vm.ref)
        return saved, await backend.lifecycle.get_vm(vm.ref)

    saved, again = with_probe(scenario)

    assert (saved.state, again.state) == (VMState.SAVED, VMState.RUNNING)


def test_a_snapshot_with_memory(with_probe, daemon):
    """A snapshot of a running VM holds its memory; a raw disk is refused with the reason."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)
        await backend.snapshots.take_snapshot(vm.ref, "one", "d")
        taken = await backend.snapshots.list_snapshots(vm.ref)
        raw = daemon.images / "raw.img"
        raw.write_bytes(b"\0" * 2**20)
        await asyncio.to_thread(
            daemon.virsh, "attach-disk", "probe", str(raw), "vdb", "--subdriver", "raw"
        )
        with pytest.raises(Unsupported, match="vdb"):
            await backend.snapshots.take_snapshot(vm.ref, "two", "")
        return taken

    [snapshot] = with_probe(scenario)

    assert (snapshot.name, snapshot.with_memory, snapshot.current) == ("one", True, True)


LEASE = """ip link add tap type veth peer name guest address {mac}
ip link set tap master virbr0 up
ip link set guest up
busybox udhcpc -i guest -n -q -f -s /bin/true
ip link delete guest"""


def test_a_dhcp_lease_is_the_address(with_probe, daemon):
    """What the network's DHCP server gave to a NIC is the VM's address, whatever case its MAC is
    written in."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)
        script = LEASE.format(mac=vm.nics[0].mac.upper())
        await asyncio.to_thread(daemon.inside, "sh", "-c", script)
        found = await backend.lifecycle.addresses([vm.ref])
        return vm.nics[0].mac, found[vm.ref]

    mac, addresses = with_probe(scenario)

    assert [(address.mac, address.source) for address in addresses] == [(mac, AddressSource.LEASE)]
    assert addresses[0].ip.startswith("192.168.122.")


def test_a_guest_without_an_address_has_none(with_probe):
    """Nothing answers for a guest without a system, and nobody waits long for it."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.START, vm.ref)
        await backend.lifecycle.get_vm(vm.ref)
        started = time.monotonic()
        found = await backend.lifecycle.addresses([vm.ref])
        assert time.monotonic() - started < 3
        return found[vm.ref]

    assert with_probe(scenario) == ()
