"""Deleting takes what is the VM's alone, and nothing that anybody else needs."""

import pytest

from tests.services.conftest import vm_named
from vmdesk.errors import HostError, InvalidState
from vmdesk.model.hardware import Disk, DiskDevice
from vmdesk.model.units import GIB
from vmdesk.model.vm import VMState


@pytest.fixture
def disks(desk, web):
    """“web” has a disk of its own and an ISO; “copy” is an overlay on a base."""

    async def make():
        storage = desk.backend.storage
        for name in ("web", "base"):
            await storage.create_image(f"/images/{name}.qcow2", GIB, "qcow2")
        await storage.create_image(
            "/images/copy.qcow2", GIB, "qcow2", "/images/base.qcow2", "qcow2"
        )
        iso = Disk("sda", "sata", DiskDevice.CDROM, "/images/os.iso", "raw", read_only=True)
        desk.world.change(web.ref, disks=(disk("web"), iso))
        for name in ("base", "copy"):
            desk.world.put(vm_named(name, disks=(disk(name),)))
        await desk.inventory.settle()

    return make


def disk(name: str) -> Disk:
    return Disk("vda", "virtio", DiskDevice.DISK, f"/images/{name}.qcow2", "qcow2")


async def delete(desk, *names, keep=()):
    plan = await desk.deleter.plan([desk.inventory.find(name).ref for name in names])
    for job in desk.deleter.delete(plan, keep):
        await job.outcome()
    await desk.inventory.settle()
    return plan


def test_own_disk_goes_with_the_vm(scenario, desk, disks):
    """The VM and its own disk are gone; nothing else is."""

    async def story():
        await disks()
        await delete(desk, "web")
        return sorted(desk.world.images), sorted(vm.name for vm in desk.world.vms.values())

    assert scenario(story) == (
        ["/images/base.qcow2", "/images/copy.qcow2"],
        ["base", "copy", "db"],
    )


def test_disk_that_an_overlay_needs_is_kept_and_named(scenario, desk, disks):
    """A base that another VM's disk builds on stays, and the plan says who needs it."""

    async def story():
        await disks()
        plan = await delete(desk, "base")
        return plan.needed_elsewhere, "/images/base.qcow2" in desk.world.images

    needed, kept = scenario(story)

    assert kept
    assert [use.path for use in needed] == ["/images/base.qcow2"]
    assert "copy" in str(needed[0].used_by)


def test_base_of_an_overlay_is_kept_when_the_overlay_goes(scenario, desk, disks):
    """Deleting a linked clone leaves the base alone."""

    async def story():
        await disks()
        await delete(desk, "copy")
        return sorted(desk.world.images)

    assert scenario(story) == ["/images/base.qcow2", "/images/web.qcow2"]


def test_disks_can_be_kept(scenario, desk, disks):
    """The VM goes and its disk stays when the user says so."""

    async def story():
        await disks()
        await delete(desk, "web", keep={"/images/web.qcow2"})
        return "/images/web.qcow2" in desk.world.images, len(desk.world.vms)

    assert scenario(story) == (True, 3)


def test_running_vm_is_not_deleted(scenario, desk):
    """A VM that runs is refused with what to do first, and nothing happens."""

    async def story():
        with pytest.raises(InvalidState) as caught:
            await delete(desk, "db")
        return caught.value.hint, len(desk.world.vms)

    assert scenario(story) == ("Shut it down or force it off first", 2)


def test_file_taken_into_use_after_the_plan_is_kept(scenario, desk, disks, web):
    """Between the list and the deletion, somebody builds on the disk: it stays."""

    async def story():
        await disks()
        plan = await desk.deleter.plan([web.ref])
        await desk.backend.storage.create_image(
            "/images/late.qcow2", GIB, "qcow2", "/images/web.qcow2", "qcow2"
        )
        [job] = desk.deleter.delete(plan)
        await job.outcome()
        return "/images/web.qcow2" in desk.world.images

    assert scenario(story) is True


def test_file_that_cannot_be_deleted_is_told(scenario, desk, disks, web):
    """The job fails naming the file that is left."""

    async def story():
        await disks()
        plan = await desk.deleter.plan([web.ref])
        desk.world.failures["delete_image"] = HostError("read-only file system")
        [job] = desk.deleter.delete(plan)
        await job.wait()
        return job.error

    error = scenario(story)

    assert "/images/web.qcow2" in str(error)
    assert "read-only file system" in error.detail


def test_clone_is_independent(scenario, desk, disks, web):
    """A clone has its own disk beside the original's, another identity, and the same hardware."""

    async def story():
        await disks()
        ref = await desk.cloner.clone(web.ref, "web-clone").outcome()
        await desk.inventory.settle()
        return desk.inventory.vms[ref]

    clone = scenario(story)

    assert (clone.name, clone.memory_kib, clone.state) == (
        "web-clone",
        web.memory_kib,
        VMState.STOPPED,
    )
    assert [d.path for d in clone.disks] == ["/images/web-clone.qcow2", "/images/os.iso"]


def test_clone_that_fails_leaves_no_disk(scenario, desk, disks, web):
    """When the copy cannot be defined, its disk is taken back."""

    async def story():
        await disks()
        desk.world.failures["define_copy"] = HostError("refused")
        with pytest.raises(HostError, match="refused"):
            await desk.cloner.clone(web.ref, "web-clone").outcome()
        return sorted(desk.world.images)

    assert "/images/web-clone.qcow2" not in scenario(story)
