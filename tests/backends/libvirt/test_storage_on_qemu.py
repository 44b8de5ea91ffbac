"""Images as real files, in a pool and beside the pools, far from the user's own rights."""

import asyncio
import subprocess

import pytest

from vmdesk.errors import InUse, InvalidInput, InvalidState, NotFound
from vmdesk.model.actions import Action
from vmdesk.model.creation import BootDisk, Definition, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator
from vmdesk.model.storage import FileKind

pytestmark = pytest.mark.hypervisor

MIB = 1024**2


def ignore(_fraction: float | None) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def folder(hypervisor):
    return str(hypervisor.images)


@pytest.fixture
def beside(hypervisor):
    """A folder of the host's that is in no pool."""
    made = hypervisor.folder / "beside"
    made.mkdir()
    yield made
    subprocess.run(["rm", "-rf", str(made)], check=True)


@pytest.fixture
def with_storage(with_hypervisor, hypervisor):
    """Run a test's coroutine with the host's storage; afterwards no pool is left but its own."""

    def with_one(scenario):
        async def storage_of(backend):
            return await scenario(backend.storage)

        result = with_hypervisor(storage_of)
        assert hypervisor.virsh("pool-list", "--all", "--name").split() == ["default"]
        return result

    return with_one


def filled(path, size_mib: int) -> None:
    """Write data into the image at *path*, as a guest would."""
    command = f"write -P 7 0 {size_mib}M"
    subprocess.run(["qemu-io", "-c", command, str(path)], check=True, capture_output=True)


async def vm_with(backend, name: str, path: str, **values):
    spec = VMSpec(name, SourceKind.DISK, memory_kib=64 * 1024)
    disk = BootDisk(path, "qcow2")
    return await backend.creation.define(Definition(spec, Accelerator.TCG, disk=disk, **values))


def test_images_live_in_any_folder(with_storage, beside):
    """Beside the pools an image is created, described, overlaid, listed as free room and deleted
    like in one; no pool appears for it."""
    base, overlay = f"{beside}/base.qcow2", f"{beside}/overlay.qcow2"

    async def scenario(storage):
        await storage.create_image(base, 64 * MIB, "qcow2")
        await storage.create_image(overlay, 0, "qcow2", base, "qcow2")
        seen = await storage.inspect(overlay)
        free = await storage.free_bytes(str(beside))
        await storage.delete_image(overlay)
        return seen, free, await storage.pools()

    seen, free, pools = with_storage(scenario)
    assert (seen.capacity_bytes, seen.backing, seen.pool) == (64 * MIB, base, "")
    assert free > 0
    assert [pool.name for pool in pools] == ["default"]
    assert [path.name for path in beside.iterdir()] == ["base.qcow2"]


def test_an_image_is_a_present_day_qcow2(with_storage, folder):
    """A new image is sparse and of version 3, which snapshots of disks with TRIM need."""

    async def scenario(storage):
        await storage.create_image(f"{folder}/a.qcow2", 10 * 1024 * MIB, "qcow2")
        return await storage.inspect(f"{folder}/a.qcow2")

    async def both(storage):
        image = await scenario(storage)
        return image, await storage.read_start(f"{folder}/a.qcow2", 8)

    image, head = with_storage(both)
    assert image.allocation_bytes < MIB
    assert head == b"QFI\xfb\0\0\0\x03"


def test_a_copy_is_flat(with_storage, folder, beside):
    """A copy of an overlay holds what the base holds, needs neither, and goes to any folder."""
    base, overlay, copy = f"{folder}/base.qcow2", f"{folder}/overlay.qcow2", f"{beside}/copy.qcow2"
    heard: list[float | None] = []

    async def scenario(storage):
        await storage.create_image(base, 64 * MIB, "qcow2")
        filled(base, 8)
        await storage.create_image(overlay, 64 * MIB, "qcow2", base, "qcow2")
        await storage.copy_image(overlay, copy, heard.append)
        return await storage.inspect(copy)

    seen = with_storage(scenario)
    assert (seen.backing, seen.format) == ("", "qcow2")
    assert 8 * MIB <= seen.allocation_bytes < 10 * MIB
    check = f"read -P 7 0 {8 * MIB}"
    read = subprocess.run(["qemu-io", "-c", check, copy], check=True, capture_output=True)
    assert b"Pattern verification failed" not in read.stdout
    assert heard[-1] == 1.0


def test_a_cancelled_copy_leaves_nothing(with_storage, folder):
    """A copy that is called off is gone when the caller goes on; the original stays."""
    source, target = f"{folder}/a.qcow2", f"{folder}/b.qcow2"

    async def scenario(storage):
        await storage.create_image(source, 256 * MIB, "qcow2")
        filled(source, 128)
        copying = asyncio.ensure_future(storage.copy_image(source, target, ignore))
        await asyncio.sleep(0.02)
        copying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await copying
        return [volume.path for volume in await storage.volumes()]

    assert with_storage(scenario) == [source]


def test_a_running_vms_disk_is_not_copied(with_hypervisor, folder):
    """A disk that a guest writes to is refused with the reason, and no torn copy is left."""
    source = f"{folder}/a.qcow2"

    async def scenario(backend):
        await backend.storage.create_image(source, 64 * MIB, "qcow2")
        ref = await vm_with(backend, "busy", source)
        await backend.lifecycle.perform(Action.START, ref)
        with pytest.raises(InUse, match="in use"):
            await backend.storage.copy_image(source, f"{folder}/b.qcow2", ignore)
        return [volume.path for volume in await backend.storage.volumes()]

    assert with_hypervisor(scenario) == [source]


def test_an_upload_arrives_as_it_is(with_storage, folder, tmp_path):
    """Every byte arrives, progress ends at one, and a taken path is refused."""
    local = tmp_path / "disk.iso"
    local.write_bytes(bytes(range(256)) * 12_345)
    heard: list[float | None] = []

    async def scenario(storage):
        await storage.upload(local, f"{folder}/disk.iso", heard.append)
        with pytest.raises(InvalidInput, match="is there already"):
            await storage.upload(local, f"{folder}/disk.iso", ignore)
        start = await storage.read_start(f"{folder}/disk.iso", 300)
        return start, await storage.read_start(f"{folder}/disk.iso", 10**9)

    start, everything = with_storage(scenario)
    assert start == local.read_bytes()[:300]
    assert everything == local.read_bytes()
    assert heard[-1] == 1.0
    assert heard == sorted(heard, key=lambda fraction: fraction or 0)


def test_a_cancelled_upload_leaves_nothing(with_storage, folder, tmp_path):
    """An upload that is called off midway takes its half file with it."""
    local = tmp_path / "big.raw"
    with local.open("wb") as file:
        file.truncate(512 * MIB)

    async def scenario(storage):
        begun = asyncio.Event()
        uploading = asyncio.ensure_future(
            storage.upload(local, f"{folder}/big.raw", lambda _: begun.set())
        )
        await begun.wait()
        uploading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await uploading
        return await storage.volumes()

    assert with_storage(scenario) == []


@pytest.mark.parametrize("kind", ["folder", "pipe", "missing"])
def test_only_files_are_uploaded(with_storage, folder, tmp_path, kind):
    """A folder, a pipe and a file that is not there are refused at once, and nothing is made."""
    local = tmp_path / "it"
    if kind == "folder":
        local.mkdir()
    elif kind == "pipe":
        subprocess.run(["mkfifo", str(local)], check=True)

    async def scenario(storage):
        with pytest.raises((InvalidInput, NotFound)):
            await storage.upload(local, f"{folder}/it", ignore)
        return await storage.volumes()

    assert with_storage(scenario) == []


def test_a_folder_is_never_deleted_or_read(with_storage, beside):
    """A path that is a folder stays, and is not read as a file."""
    (beside / "inner").mkdir()

    async def scenario(storage):
        with pytest.raises(InvalidState, match="not a plain file"):
            await storage.delete_image(f"{beside}/inner")
        with pytest.raises(InvalidInput, match="not a file"):
            await storage.read_start(f"{beside}/inner", 10)

    with_storage(scenario)
    assert (beside / "inner").is_dir()


def test_a_link_is_deleted_and_not_what_it_leads_to(with_storage, beside):
    """Deleting a symbolic link leaves its target alone."""
    (beside / "real.raw").write_bytes(bytes(512))
    (beside / "link.raw").symlink_to(beside / "real.raw")

    async def scenario(storage):
        await storage.delete_image(f"{beside}/link.raw")

    with_storage(scenario)
    assert [path.name for path in beside.iterdir()] == ["real.raw"]


def test_a_folder_that_is_not_there_is_named(with_storage):
    """A new image in a missing folder says which folder; deleting one there is no error."""

    async def scenario(storage):
        with pytest.raises(NotFound, match="/nowhere/at/all"):
            await storage.create_image("/nowhere/at/all/a.qcow2", MIB, "qcow2")
        await storage.delete_image("/nowhere/at/all/a.qcow2")

    with_storage(scenario)


def test_a_disk_no_host_can_hold_is_refused(with_storage, folder):
    """Ten petabytes are beyond qcow2; the refusal is clear and leaves no file."""

    async def scenario(storage):
        with pytest.raises(InvalidInput, match="cannot hold a disk of this size"):
            await storage.create_image(f"{folder}/huge.qcow2", 10 * 1024**5, "qcow2")
        return await storage.volumes()

    assert with_storage(scenario) == []


def test_an_unknown_file_is_not_overwritten(with_storage, hypervisor, folder):
    """A file that appeared in the pool's folder behind libvirt's back survives."""
    (hypervisor.images / "mine.qcow2").write_bytes(b"precious")

    async def scenario(storage):
        with pytest.raises(InvalidInput, match="is there already"):
            await storage.create_image(f"{folder}/mine.qcow2", MIB, "qcow2")
        return await storage.read_start(f"{folder}/mine.qcow2", 100)

    assert with_storage(scenario) == b"precious"


def test_the_default_pool_comes_with_the_first_image(with_hypervisor, hypervisor, tmp_path):
    """A host without a pool gets its own with the first image, and not before."""
    own = hypervisor.folder / "lib" / "images"

    async def scenario(backend):
        def forget(conn):
            pool = conn.storagePoolLookupByName("default")
            pool.destroy()
            pool.undefine()

        await backend._connection.run(forget)
        info = await backend.creation.host_info()
        before = await backend.storage.pools()
        found = [problem.code for problem in await backend.diagnosis.problems()]
        await backend.storage.create_image(f"{info.image_folder}/a.qcow2", MIB, "qcow2")
        return before, found, await backend.storage.pools()

    try:
        before, found, [pool] = with_hypervisor(scenario)
    finally:
        hypervisor.virsh("pool-destroy", "default", check=False)
        hypervisor.virsh("pool-undefine", "default", check=False)
        hypervisor._make_default_pool()
    assert before == []
    assert "pool-missing" in found
    assert (pool.name, pool.folder, pool.active) == ("default", "/var/lib/libvirt/images", True)
    assert (own / "a.qcow2").exists()


def test_a_base_is_kept_and_says_who_needs_it(with_hypervisor, folder, beside):
    """The deletion of a VM keeps what another VM or image still builds on, however deep, and
    beside the pools too; what is its own goes."""
    base, middle, top = f"{folder}/base.qcow2", f"{beside}/middle.qcow2", f"{folder}/top.qcow2"
    loose = f"{folder}/loose.qcow2"

    async def scenario(backend):
        storage = backend.storage
        await storage.create_image(base, 64 * MIB, "qcow2")
        await storage.create_image(middle, 64 * MIB, "qcow2", base, "qcow2")
        await storage.create_image(top, 64 * MIB, "qcow2", middle, "qcow2")
        await storage.create_image(loose, 64 * MIB, "qcow2", base, "qcow2")
        below, above = await vm_with(backend, "below", base), await vm_with(backend, "above", top)
        return await storage.files_of(below), await storage.files_of(above)

    [used], files = with_hypervisor(scenario)
    assert (used.path, used.deletable) == (base, False)
    assert used.used_by == ("above", loose)
    assert {use.path: use.deletable for use in files} == {top: True, middle: False, base: False}
    assert all("base image" in use.keep_reason for use in files if use.path != top)
    assert files[0].size_bytes is not None


def test_media_and_boot_files_are_kept(with_hypervisor, folder, tmp_path):
    """An ISO, a kernel and an initrd are listed and stay."""
    iso = tmp_path / "i.iso"
    iso.write_bytes(bytes(4096))

    async def scenario(backend):
        for name in ("i.iso", "kernel", "initrd"):
            await backend.storage.upload(iso, f"{folder}/{name}", ignore)
        boot = {name: f"{folder}/{name}" for name in ("kernel", "initrd")}
        await backend.storage.create_image(f"{folder}/a.qcow2", MIB, "qcow2")
        ref = await vm_with(
            backend, "linux", f"{folder}/a.qcow2", iso=f"{folder}/i.iso", cmdline="x", **boot
        )
        return await backend.storage.files_of(ref)

    files = with_hypervisor(scenario)
    assert {use.path for use in files if use.deletable} == {f"{folder}/a.qcow2"}
    kept = {use.path: use.kind for use in files if not use.deletable}
    names = ("i.iso", "kernel", "initrd")
    assert kept == {f"{folder}/{name}": FileKind.MEDIA for name in names}


def test_a_snapshots_overlays_go_with_their_vm(with_hypervisor, hypervisor, folder):
    """A disk that became the base of the VM's own external snapshot is the VM's, and goes."""
    disk = f"{folder}/a.qcow2"

    async def scenario(backend):
        await backend.storage.create_image(disk, 64 * MIB, "qcow2")
        ref = await vm_with(backend, "snapped", disk)
        hypervisor.virsh("snapshot-create-as", "snapped", "s1", "--disk-only")
        return await backend.storage.files_of(ref)

    files = with_hypervisor(scenario)
    assert {use.path: use.deletable for use in files} == {disk: True, f"{folder}/a.s1": True}


def test_a_link_to_anothers_disk_is_that_disk(with_hypervisor, folder, hypervisor):
    """Two VMs whose paths lead to the same file by a symbolic link both use it."""
    disk = f"{folder}/a.qcow2"

    async def scenario(backend):
        await backend.storage.create_image(disk, 64 * MIB, "qcow2")
        (hypervisor.images / "link.qcow2").symlink_to("a.qcow2")
        first = await vm_with(backend, "first", disk)
        await vm_with(backend, "second", f"{folder}/link.qcow2")
        return await backend.storage.files_of(first)

    [use] = with_hypervisor(scenario)
    assert use.used_by == ("second",)
    assert not use.deletable


def test_a_missing_image_is_diagnosed(with_hypervisor, folder):
    """A VM whose disk is not there is found before its start fails."""

    async def scenario(backend):
        await vm_with(backend, "lost", f"{folder}/gone.qcow2")
        return await backend.diagnosis.problems()

    [found] = [p for p in with_hypervisor(scenario) if p.code == "image-missing"]
    assert "“lost” cannot start" in found.cause_text
    assert f"{folder}/gone.qcow2" in found.cause_text
