"""The parts of the fake backend that make VMs, and what VMs are made of."""

import asyncio
import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from vmdesk.backends.base import Progress
from vmdesk.backends.fake.host import FOLDER, FakeHost, FakeImage
from vmdesk.errors import N_, InUse, InvalidInput, InvalidState, NotFound
from vmdesk.model.creation import Definition, VMSpec
from vmdesk.model.hardware import (
    NIC,
    Accelerator,
    Disk,
    DiskDevice,
    Firmware,
    GraphicsKind,
)
from vmdesk.model.host import HostInfo
from vmdesk.model.naming import check_name
from vmdesk.model.network import Network
from vmdesk.model.problem import Problem
from vmdesk.model.storage import FileKind, FileUse, StoragePool, Volume
from vmdesk.model.vm import VM, VMRef, VMState

_ARCH = "x86_64"


class FakeCreation:
    def __init__(self, host: FakeHost) -> None:
        self._host = host

    async def host_info(self) -> HostInfo:
        await self._host.enter("host_info")
        return HostInfo(
            cpus=8,
            memory_kib=16 * 1024**2,
            free_memory_kib=8 * 1024**2,
            arch=_ARCH,
            accelerators={
                Accelerator.KVM: N_("This computer's processor has no virtualization"),
                Accelerator.TCG: "",
            },
            firmwares=frozenset(Firmware),
            secure_boot=True,
            tpm=True,
            image_folder=FOLDER,
            local=True,
        )

    async def define(self, definition: Definition) -> VMRef:
        await self._host.enter("define")
        check_name(definition.spec.name, [vm.name for vm in self._host.vms.values()])
        ref = VMRef(self._host.uri, str(uuid.uuid4()))
        self._host.put(_vm(ref, definition))
        return ref

    async def define_copy(self, ref: VMRef, name: str, disks: Mapping[str, str]) -> VMRef:
        await self._host.enter("define_copy")
        check_name(name, [vm.name for vm in self._host.vms.values()])
        copy = VMRef(self._host.uri, str(uuid.uuid4()))
        self._host.put(_copy(self._host.vm(ref), copy, name, disks))
        return copy

    async def undefine(self, ref: VMRef) -> None:
        await self._host.enter("undefine")
        vm = self._host.vm(ref)
        if vm.active:
            raise InvalidState(
                N_("“{name}” is running"), hint=N_("Shut it down first"), name=vm.name
            )
        self._host.remove(ref)


def _vm(ref: VMRef, definition: Definition) -> VM:
    spec = definition.spec
    return VM(
        ref=ref,
        name=spec.name,
        state=VMState.STOPPED,
        uuid=ref.key,
        vcpus=spec.vcpus,
        memory_kib=spec.memory_kib,
        notes=spec.notes,
        os=spec.os,
        accelerator=definition.accelerator,
        firmware=spec.firmware,
        secure_boot=spec.secure_boot,
        tpm=spec.tpm,
        arch=_ARCH,
        graphics=GraphicsKind.VNC,
        tablet=True,
        kernel=definition.kernel,
        disks=tuple(_disks(definition)),
        nics=tuple(_nics(spec)),
    )


def _copy(vm: VM, ref: VMRef, name: str, disks: Mapping[str, str]) -> VM:
    return replace(
        vm,
        ref=ref,
        uuid=ref.key,
        name=name,
        state=VMState.STOPPED,
        disks=tuple(
            replace(disk, path=disks[disk.path], format="qcow2") if disk.path in disks else disk
            for disk in vm.disks
        ),
        nics=tuple(replace(nic, mac=_mac(name, n)) for n, nic in enumerate(vm.nics)),
    )


def _disks(definition: Definition) -> Iterator[Disk]:
    if disk := definition.disk:
        bus = definition.spec.disk_bus
        yield Disk("vda", bus, DiskDevice.DISK, disk.path, disk.format, disk.read_only)
    if definition.iso:
        yield Disk("sda", "sata", DiskDevice.CDROM, definition.iso, "raw", read_only=True)


def _nics(spec: VMSpec) -> Iterator[NIC]:
    for number, nic in enumerate(spec.nics):
        yield NIC(_mac(spec.name, number), nic.mode, nic.network, spec.nic_model)


def _mac(name: str, number: int) -> str:
    tail = hashlib.sha256(f"{name}/{number}".encode()).hexdigest()
    return f"52:54:00:{tail[0:2]}:{tail[2:4]}:{tail[4:6]}"


class FakeStorage:
    def __init__(self, host: FakeHost) -> None:
        self._host = host

    async def pools(self) -> list[StoragePool]:
        await self._host.enter("pools")
        return [self._host.pool]

    async def volumes(self) -> list[Volume]:
        await self._host.enter("volumes")
        return [image.volume for image in self._host.images.values()]

    async def free_bytes(self, folder: str) -> int:
        await self._host.enter("free_bytes")
        return self._host.pool.free_bytes

    async def inspect(self, path: str) -> Volume:
        await self._host.enter("inspect")
        return self._image(path).volume

    async def create_image(
        self, path: str, size_bytes: int, format: str, backing: str = "", backing_format: str = ""
    ) -> None:
        await self._host.enter("create_image")
        if backing:
            self._image(backing)
        self._add(path, _volume(path, format, size_bytes, 0, backing))

    async def copy_image(self, source: str, path: str, progress: Progress) -> None:
        await self._host.enter("copy_image")
        image = self._image(source)
        size = image.volume.capacity_bytes
        progress(0.5)
        copy = _volume(path, "qcow2", size, image.volume.allocation_bytes)
        self._add(path, copy, image.content)
        progress(1.0)

    async def upload(self, local: Path, path: str, progress: Progress) -> None:
        await self._host.enter("upload")
        content = await asyncio.to_thread(local.read_bytes)
        self._add(path, _volume(path, "raw", len(content), len(content)), content)
        progress(1.0)

    async def read_start(self, path: str, size_bytes: int) -> bytes:
        await self._host.enter("read_start")
        return self._image(path).content[:size_bytes]

    async def delete_image(self, path: str) -> None:
        await self._host.enter("delete_image")
        self._image(path)
        if overlays := self._overlays(path):
            raise InUse(N_("{path} is the base of {overlays}"), path=path, overlays=overlays[0])
        del self._host.images[path]
        self._host.tell_host()

    async def files_of(self, ref: VMRef) -> list[FileUse]:
        await self._host.enter("files_of")
        return [self._use(ref, disk) for disk in self._host.vm(ref).disks if disk.path]

    def _use(self, ref: VMRef, disk: Disk) -> FileUse:
        media = disk.device is not DiskDevice.DISK
        image = self._host.images.get(disk.path)
        return FileUse(
            path=disk.path,
            kind=FileKind.MEDIA if media else FileKind.DISK,
            size_bytes=image.volume.allocation_bytes if image else None,
            used_by=(*self._others(ref, disk.path), *self._overlays(disk.path)),
            keep_reason=N_("An installation medium, not the VM's own") if media else "",
        )

    def _others(self, ref: VMRef, path: str) -> list[str]:
        return [
            vm.name
            for vm in self._host.vms.values()
            if vm.ref != ref and any(disk.path == path for disk in vm.disks)
        ]

    def _overlays(self, path: str) -> list[str]:
        volumes = (image.volume for image in self._host.images.values())
        return [volume.path for volume in volumes if volume.backing == path]

    def _image(self, path: str) -> FakeImage:
        if path not in self._host.images:
            raise NotFound(N_("There is no image {path}"), path=path)
        return self._host.images[path]

    def _add(self, path: str, volume: Volume, content: bytes = b"") -> None:
        if path in self._host.images:
            raise InvalidInput(N_("{path} already exists"), path=path)
        self._host.images[path] = FakeImage(volume, content)
        self._host.tell_host()


def _volume(path: str, format: str, size: int, allocated: int, backing: str = "") -> Volume:
    return Volume(path, PurePosixPath(path).name, "default", format, size, allocated, backing)


class FakeNetworks:
    def __init__(self, host: FakeHost) -> None:
        self._host = host

    async def list_networks(self) -> list[Network]:
        await self._host.enter("list_networks")
        return list(self._host.networks.values())

    async def start_network(self, name: str) -> None:
        await self._host.enter("start_network")
        if name not in self._host.networks:
            raise NotFound(N_("There is no network “{name}”"), name=name)
        self._host.networks[name] = replace(self._host.networks[name], active=True)
        self._host.tell_host()


class FakeDiagnosis:
    """Its problems are what a test put there; a repair makes one go."""

    def __init__(self, host: FakeHost) -> None:
        self._host = host

    async def problems(self) -> list[Problem]:
        await self._host.enter("problems")
        return list(self._host.problems)

    async def repair(self, problem: Problem) -> None:
        await self._host.enter("repair")
        self._host.problems.remove(problem)
        self._host.tell_host()
