"""Creating a VM: all of it, or nothing."""

import asyncio
import os
import struct
import subprocess
from dataclasses import replace

import pytest

from vmdesk.backends.fake.backend import URI
from vmdesk.errors import HostError, InvalidInput, VMDeskError
from vmdesk.model.creation import DiskUse, NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, NetworkMode
from vmdesk.model.units import GIB
from vmdesk.model.vm import VMState
from vmdesk.services.creation import Creator

SPEC = VMSpec(
    "new",
    SourceKind.NETWORK,
    disk_bytes=GIB,
    nics=(NICSpec(NetworkMode.NAT, "default"),),
    start=False,
)


@pytest.fixture
def creator(desk):
    return Creator(desk.inventory, desk.jobs)


@pytest.fixture
def create(desk, creator):
    async def create(spec):
        ref = await creator.create(URI, spec).outcome()
        await desk.inventory.settle()
        return desk.inventory.vms[ref]

    return create


@pytest.fixture
def iso_file(tmp_path):
    """A small image with nothing on it but a correct primary volume descriptor (ECMA-119, 8.4)."""
    sectors = 20
    primary = bytearray(2048)
    primary[0:7] = b"\x01CD001\x01"
    primary[40:72] = b"TEST_DISC".ljust(32)
    primary[80:88] = struct.pack("<I", sectors) + struct.pack(">I", sectors)
    primary[128:132] = struct.pack("<H", 2048) + struct.pack(">H", 2048)
    end = bytearray(2048)
    end[0:7] = b"\xffCD001\x01"
    path = tmp_path / "disc.iso"
    path.write_bytes(bytes(16 * 2048) + primary + end + bytes((sectors - 18) * 2048))
    return path


def world_of(desk):
    return sorted(desk.world.images), sorted(vm.name for vm in desk.world.vms.values())


BEFORE = ([], ["db", "web"])


def test_new_vm_has_what_was_chosen(scenario, desk, create):
    """The VM is there, off, with its disk, its memory and its network."""

    async def story():
        return await create(replace(SPEC, memory_kib=512 * 1024, vcpus=3, notes="mine"))

    vm = scenario(story)

    assert (vm.name, vm.state, vm.memory_kib, vm.vcpus) == ("new", VMState.STOPPED, 512 * 1024, 3)
    assert [disk.path for disk in vm.disks] == ["/images/new.qcow2"]
    assert [nic.network for nic in vm.nics] == ["default"]
    assert vm.notes == "mine"


def test_automatic_accelerator_is_one_that_works(scenario, create):
    """“Auto” never picks an accelerator that the host says does not work."""

    async def story():
        return (await create(SPEC)).accelerator

    assert scenario(story) is Accelerator.TCG


def test_start_now_starts_it(scenario, create):
    """A VM that shall start is running at the end of the job."""

    async def story():
        return (await create(replace(SPEC, start=True))).state

    assert scenario(story) is VMState.RUNNING


def test_network_that_is_down_is_started_first(scenario, desk, create):
    """A VM that shall start brings up the network that it is plugged into."""

    async def story():
        down = replace(desk.world.networks["default"], active=False)
        desk.world.networks["default"] = down
        await create(SPEC)
        before = desk.world.networks["default"].active
        await create(replace(SPEC, name="new2", start=True))
        return before, desk.world.networks["default"].active

    assert scenario(story) == (False, True)


@pytest.mark.parametrize("call", ["create_image", "define", "perform"])
def test_step_that_fails_leaves_nothing(scenario, desk, creator, call):
    """Whichever step fails, neither a VM nor a file of it is left, and the reason is told."""

    async def story():
        desk.world.failures[call] = HostError("the host refused")
        with pytest.raises(HostError, match="the host refused"):
            await creator.create(URI, replace(SPEC, start=True)).outcome()
        return world_of(desk)

    assert scenario(story) == BEFORE


def test_cancelled_creation_leaves_nothing(scenario, desk, creator):
    """Cancelling while the VM is being defined takes back the disk and the VM."""

    async def story():
        desk.world.gates["define"] = asyncio.Event()
        job = creator.create(URI, SPEC)
        while not desk.world.images:
            await asyncio.sleep(0.005)
        job.cancel()
        await asyncio.sleep(0.02)
        desk.world.gates["define"].set()
        await job.wait()
        return world_of(desk)

    assert scenario(story) == BEFORE


@pytest.mark.parametrize(
    "change",
    [
        {"name": "web"},
        {"name": "a/b"},
        {"disk_bytes": 0},
        {"disk_bytes": 10 * 1024**5},
        {"memory_kib": 1024**4},
        {"nics": (NICSpec(NetworkMode.NAT, "nowhere"),)},
        {"source": SourceKind.ISO, "source_path": "/nowhere.iso"},
        {"source": SourceKind.ISO, "source_path": "/"},
        {"source": SourceKind.DISK, "source_path": "/nowhere.qcow2"},
    ],
)
def test_bad_input_leaves_nothing(scenario, desk, creator, change):
    """What cannot be is refused before anything is made."""

    async def story():
        with pytest.raises(VMDeskError) as caught:
            await creator.create(URI, replace(SPEC, **change)).outcome()
        assert str(caught.value)
        return world_of(desk)

    assert scenario(story) == BEFORE


def test_iso_that_the_host_cannot_reach_is_copied_there(scenario, desk, create, iso_file):
    """An ISO in a private folder is put where the host's QEMU can read it, unchanged."""
    os.chmod(iso_file.parent, 0o700)

    async def story():
        vm = await create(replace(SPEC, source=SourceKind.ISO, source_path=str(iso_file)))
        return vm.disks[-1].path, desk.world.images["/images/disc.iso"].content

    assert scenario(story) == ("/images/disc.iso", iso_file.read_bytes())


def test_another_file_of_the_same_name_is_not_taken_for_the_iso(scenario, desk, creator, iso_file):
    """A different file under the ISO's name on the host is neither used nor overwritten."""
    os.chmod(iso_file.parent, 0o700)

    async def story():
        await desk.backend.storage.create_image("/images/disc.iso", 5, "raw")
        spec = replace(SPEC, source=SourceKind.ISO, source_path=str(iso_file))
        with pytest.raises(InvalidInput, match="Another file is at"):
            await creator.create(URI, spec).outcome()
        return world_of(desk)

    assert scenario(story) == (["/images/disc.iso"], ["db", "web"])


def test_disk_with_a_backing_file_elsewhere_is_refused(scenario, desk, creator, tmp_path):
    """An image that would hand /etc/shadow to the guest is refused by name."""
    image = tmp_path / "evil.qcow2"
    names_shadow = ("-u", "-b", "/etc/shadow", "-F", "raw")
    command = ["qemu-img", "create", "-q", "-f", "qcow2", *names_shadow, str(image), "1M"]
    subprocess.run(command, check=True)

    async def story():
        for use in DiskUse:
            spec = replace(SPEC, source=SourceKind.DISK, source_path=str(image), disk_use=use)
            with pytest.raises(InvalidInput, match="/etc/shadow"):
                await creator.create(URI, spec).outcome()
        return world_of(desk)

    assert scenario(story) == BEFORE
