"""VMs of every kind, defined and started on a real QEMU."""

import socket
from typing import Any

import pytest

from vmdesk.errors import InvalidState
from vmdesk.model.actions import Action
from vmdesk.model.creation import BootDisk, Definition, NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode
from vmdesk.model.vm import VMState

pytestmark = pytest.mark.hypervisor

NAT = NICSpec(NetworkMode.NAT, "default")
MEMORY_KIB = 256 * 1024
WINDOWS_11: dict[str, Any] = {
    "os": "http://microsoft.com/win/11",
    "firmware": Firmware.UEFI,
    "secure_boot": True,
    "tpm": True,
    "disk_bus": "sata",
    "nic_model": "e1000e",
    "video": "vga",
}


def definition(folder: str, source: SourceKind = SourceKind.ISO, **values) -> Definition:
    iso = f"{folder}/install.iso" if source is SourceKind.ISO else ""
    spec = VMSpec("new", source, memory_kib=MEMORY_KIB, nics=(NAT,), **values)
    return Definition(spec, Accelerator.TCG, disk=BootDisk(f"{folder}/a.qcow2", "qcow2"), iso=iso)


async def prepared(backend, tmp_path):
    """The image folder, with an empty disk and a medium in it."""
    folder = (await backend.creation.host_info()).image_folder
    iso = tmp_path / "install.iso"
    iso.write_bytes(bytes(64 * 1024))
    await backend.storage.upload(iso, f"{folder}/install.iso", lambda _: None)
    await backend.storage.create_image(f"{folder}/a.qcow2", 64 * 1024**2, "qcow2")
    return folder


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"firmware": Firmware.UEFI},
        WINDOWS_11,
        {"disk_bus": "scsi", "video": "bochs"},
        {"disk_bus": "ide", "nic_model": "rtl8139"},
        {"disk_bus": "usb", "source": SourceKind.NETWORK},
    ],
    ids=["bios", "uefi", "windows-11", "scsi", "ide", "usb-from-network"],
)
def test_every_kind_of_vm_starts(with_hypervisor, tmp_path, values):
    """What VMDesk defines is valid to libvirt, starts on QEMU and shows a screen over VNC."""

    async def scenario(backend):
        ref = await backend.creation.define(definition(await prepared(backend, tmp_path), **values))
        await backend.lifecycle.perform(Action.START, ref)
        vm = await backend.lifecycle.get_vm(ref)
        with (await backend.display.open_display(ref)).socket as display:
            display.setblocking(True)
            greeting = display.recv(12, socket.MSG_WAITALL)
        return vm, greeting

    vm, greeting = with_hypervisor(scenario)
    assert vm.state is VMState.RUNNING
    assert greeting == b"RFB 003.008\n"
    assert vm.firmware is values.get("firmware", Firmware.BIOS)
    assert vm.secure_boot is values.get("secure_boot", False)
    assert vm.tpm is values.get("tpm", False)


def test_forgetting_removes_what_libvirt_kept(with_hypervisor, hypervisor, tmp_path):
    """NVRAM, TPM and saved memory are listed before a deletion, and go with the VM."""

    async def scenario(backend):
        ref = await backend.creation.define(
            definition(await prepared(backend, tmp_path), **WINDOWS_11)
        )
        await backend.lifecycle.perform(Action.START, ref)
        await backend.lifecycle.perform(Action.SAVE, ref)
        files = [use.path for use in await backend.storage.files_of(ref) if use.by_hypervisor]
        there = [hypervisor.inside("test", "-e", path, check=False).returncode for path in files]
        await backend.creation.undefine(ref)
        gone = [hypervisor.inside("test", "-e", path, check=False).returncode for path in files]
        return there, gone, files

    there, gone, files = with_hypervisor(scenario)
    assert there == [0, 0, 0], files
    assert gone == [1, 1, 1]


def test_a_running_vm_stays_persistent(with_hypervisor, tmp_path):
    """Undefine refuses a running VM instead of making it one that ends with its power."""

    async def scenario(backend):
        ref = await backend.creation.define(definition(await prepared(backend, tmp_path)))
        await backend.lifecycle.perform(Action.START, ref)
        with pytest.raises(InvalidState):
            await backend.creation.undefine(ref)
        return await backend.lifecycle.get_vm(ref)

    assert with_hypervisor(scenario).persistent


def test_a_copy_of_a_uefi_vm_starts_beside_it(with_hypervisor, tmp_path):
    """A copy has NVRAM, disk and MAC of its own, so both run at once."""

    async def scenario(backend):
        folder = await prepared(backend, tmp_path)
        first = await backend.creation.define(definition(folder, firmware=Firmware.UEFI))
        await backend.storage.copy_image(f"{folder}/a.qcow2", f"{folder}/b.qcow2", lambda _: None)
        await backend.lifecycle.perform(Action.START, first)
        disks = {f"{folder}/a.qcow2": f"{folder}/b.qcow2"}
        second = await backend.creation.define_copy(first, "copy", disks)
        await backend.lifecycle.perform(Action.START, second)
        return [await backend.lifecycle.get_vm(ref) for ref in (first, second)]

    original, copy = with_hypervisor(scenario)
    assert [vm.state for vm in (original, copy)] == [VMState.RUNNING, VMState.RUNNING]
    assert original.nics[0].mac != copy.nics[0].mac
    assert copy.disks[0].path.endswith("/b.qcow2")


def test_the_host_tells_what_it_has(with_hypervisor):
    """A QEMU host runs guests in software at least, and has BIOS, UEFI and a TPM emulator."""

    async def scenario(backend):
        return await backend.creation.host_info()

    info = with_hypervisor(scenario)
    assert info.accelerators[Accelerator.TCG] == ""
    assert info.best_accelerator() in (Accelerator.KVM, Accelerator.TCG)
    assert info.firmwares == frozenset(Firmware)
    assert info.secure_boot
    assert info.tpm
    assert info.memory_kib > info.free_memory_kib > 0
