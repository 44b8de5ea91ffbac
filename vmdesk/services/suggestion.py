"""What a new VM should have: its image is read, its operating system looked up, its host asked."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vmdesk.backends.base import Storage
from vmdesk.backends.local import images, iso, osdefaults, osinfo
from vmdesk.backends.local.iso import IsoImage
from vmdesk.backends.local.osinfo import OSDatabase
from vmdesk.errors import N_, InvalidInput, Unsupported, VMDeskError
from vmdesk.model.creation import NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Firmware, NetworkMode
from vmdesk.model.host import is_local
from vmdesk.model.os import DetectedOS, OSInfo
from vmdesk.model.units import GIB
from vmdesk.services.controller import needed
from vmdesk.services.creation_check import Facts
from vmdesk.services.inventory import Inventory

log = logging.getLogger(__name__)
TINY_MEMORY_KIB = 256 * 1024
TINY_DISK_BYTES = 1 * GIB


@dataclass(frozen=True, slots=True)
class System:
    """An operating system; *id* is osinfo-db's, *released* an ISO date or ""."""

    id: str
    name: str
    released: str = ""


@dataclass(frozen=True, slots=True)
class IsoReport:
    """What an ISO image says about itself; *system* is None when osinfo-db does not know it."""

    label: str
    size_bytes: int
    system: System | None = None
    bootable: bool = True


@dataclass(frozen=True, slots=True)
class DiskReport:
    """What the header of a disk image says; *backing* is the path that it overlays or ""."""

    format: str
    capacity_bytes: int
    allocation_bytes: int
    backing: str = ""


class Suggestions:
    """Reads images of this computer itself and those of other hosts through their storage."""

    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self._database: OSDatabase | None = None

    async def systems(self) -> Sequence[System]:
        """Every operating system there is data about, the newest first."""
        return [_system(info) for info in (await self._systems_known()).search("")]

    async def system(self, name: str) -> System:
        """The operating system with this identifier; InvalidInput when there is none."""
        info = (await self._systems_known()).find(name)
        if info is None:
            raise InvalidInput(
                N_("No operating system is called “{name}”"),
                hint=N_("Use a short name of osinfo-db, such as debian12 or win11"),
                name=name,
            )
        return _system(info)

    async def inspect_iso(self, uri: str, path: str) -> IsoReport:
        """Recognise an ISO image; InvalidInput when it cannot be one, NotFound when not there."""
        image = await self._read_iso(uri, path)
        found = await (await self._systems_known()).detect(image)
        system = _system(found.os) if found else None
        return IsoReport(image.volume_id, image.size_bytes, system, image.bootable)

    async def inspect_disk(self, uri: str, path: str) -> DiskReport:
        """Describe a disk image; InvalidInput when a VM must not be made from it."""
        if is_local(uri):
            image = await images.inspect(Path(path))
            backing = str(image.backing or "")
            return DiskReport(image.format, image.capacity_bytes, image.allocation_bytes, backing)
        volume = await self._storage(uri).inspect(path)
        return DiskReport(
            volume.format, volume.capacity_bytes, volume.allocation_bytes, volume.backing
        )

    async def suggest(self, spec: VMSpec, facts: Facts, uri: str = "") -> VMSpec:
        """*spec* with the defaults of its source and operating system, within what is there."""
        nics = (default_nic(facts),)
        if spec.source is SourceKind.TINY:
            return replace(_tiny(spec), nics=nics)
        image, found = await self._look_at(spec, facts, uri)
        info = (await self._systems_known()).find(spec.os) if spec.os else None
        if info is None and found:
            info = found.os
        media = found.media if found and found.os == info else None
        best = osdefaults.defaults(info, facts.info, media=media, image=image)
        return replace(
            spec,
            os=info.id if info else spec.os,
            vcpus=best.vcpus,
            memory_kib=best.memory_kib,
            disk_bytes=None if spec.source is SourceKind.DISK else best.disk_bytes,
            machine=best.machine,
            firmware=best.firmware,
            secure_boot=best.secure_boot and facts.info.secure_boot,
            tpm=best.tpm and facts.info.tpm,
            disk_bus=best.disk_bus,
            nic_model=best.nic_model,
            video=best.video,
            nics=nics,
        )

    async def _systems_known(self) -> OSDatabase:
        """The database, read once; without it every system is unknown, and a VM possible."""
        if self._database is None:
            try:
                self._database = await osinfo.load()
            except Unsupported as error:
                log.warning("%s", error)
                self._database = OSDatabase([])
        return self._database

    async def _look_at(
        self, spec: VMSpec, facts: Facts, uri: str
    ) -> tuple[IsoImage | None, DetectedOS | None]:
        """The ISO and what is on it, as far as it can be read; complaints come elsewhere."""
        if spec.source is not SourceKind.ISO or not spec.source_path:
            return None, None
        try:
            image = await self._read_iso(uri if not facts.info.local else "", spec.source_path)
        except VMDeskError:
            return None, None
        return image, await (await self._systems_known()).detect(image)

    async def _read_iso(self, uri: str, path: str) -> IsoImage:
        if is_local(uri):
            return await iso.read(Path(path))
        return iso.parse(await self._storage(uri).read_start(path, iso.HEAD_BYTES), path)

    def _storage(self, uri: str) -> Storage:
        return needed(self._inventory.backend(uri).storage)


def default_nic(facts: Facts) -> NICSpec:
    """The network that most people want: `default`, else any NAT, else QEMU's own."""
    nat = [network for network in facts.networks if network.mode is NetworkMode.NAT]
    nat.sort(key=lambda network: (network.name != "default", not network.active))
    return NICSpec(NetworkMode.NAT, nat[0].name) if nat else NICSpec(NetworkMode.USER)


def _tiny(spec: VMSpec) -> VMSpec:
    return replace(
        spec,
        vcpus=1,
        memory_kib=TINY_MEMORY_KIB,
        disk_bytes=TINY_DISK_BYTES,
        firmware=Firmware.BIOS,
        disk_bus="virtio",
        nic_model="virtio",
        video="virtio",
        secure_boot=False,
        tpm=False,
    )


def _system(info: OSInfo) -> System:
    return System(info.id, info.name, info.released)
