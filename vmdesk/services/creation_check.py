"""What is wrong with a VM that somebody is about to create: pure, so that it runs while typing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from vmdesk.errors import N_, InvalidInput, VMDeskError
from vmdesk.model.creation import NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode
from vmdesk.model.host import HostInfo
from vmdesk.model.naming import check_name
from vmdesk.model.network import Network
from vmdesk.model.units import GIB, KIB, MIB, size_text

LEAST_MEMORY_KIB = 32 * 1024
LEAST_DISK_BYTES = 1 * MIB
# qcow2's own limit with 64 KiB clusters is larger; no file system of today holds more.
MOST_DISK_BYTES = 64 * 1024 * GIB
FILE_SIZE_RESERVE_BYTES = 8 * MIB


class Field(Enum):
    """The part of a specification that a problem belongs to."""

    NAME = "name"
    SOURCE = "source"
    MEMORY = "memory"
    VCPUS = "vcpus"
    DISK = "disk"
    NETWORK = "network"
    ACCELERATOR = "accelerator"
    FIRMWARE = "firmware"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a host has, read once before a VM is described. *free_bytes* is that of the folder
    where images go; None when the host does not tell."""

    info: HostInfo
    networks: tuple[Network, ...]
    names: frozenset[str]
    free_bytes: int | None


def problems(spec: VMSpec, facts: Facts) -> dict[Field, VMDeskError]:
    """For each field that cannot stay as it is, the reason; empty when the VM can be made."""
    checks: dict[Field, Callable[[], None]] = {
        Field.NAME: lambda: check_name(spec.name, facts.names),
        Field.SOURCE: lambda: _check_source(spec),
        Field.MEMORY: lambda: _check_memory(spec, facts.info),
        Field.VCPUS: lambda: _check_vcpus(spec, facts.info),
        Field.DISK: lambda: _check_disk(spec, facts),
        Field.NETWORK: lambda: _check_nics(spec, facts),
        Field.ACCELERATOR: lambda: _check_accelerator(spec, facts.info),
        Field.FIRMWARE: lambda: _check_firmware(spec, facts.info),
    }
    found: dict[Field, VMDeskError] = {}
    for field, check in checks.items():
        try:
            check()
        except VMDeskError as error:
            found[field] = error
    return found


def _check_source(spec: VMSpec) -> None:
    if spec.source in (SourceKind.ISO, SourceKind.DISK) and not spec.source_path:
        raise InvalidInput(N_("No file is chosen"), hint=N_("Choose the image to start from"))


def _check_memory(spec: VMSpec, info: HostInfo) -> None:
    if spec.memory_kib < LEAST_MEMORY_KIB:
        raise InvalidInput(
            N_("{size} of memory is too little; at least {least} is needed"),
            size=size_text(max(spec.memory_kib, 0) * KIB),
            least=size_text(LEAST_MEMORY_KIB * KIB),
        )
    if spec.memory_kib > info.memory_kib:
        raise InvalidInput(
            N_("{size} of memory is more than the host has ({total})"),
            size=size_text(spec.memory_kib * KIB),
            total=size_text(info.memory_kib * KIB),
        )


def _check_vcpus(spec: VMSpec, info: HostInfo) -> None:
    if spec.vcpus < 1:
        raise InvalidInput(N_("A VM needs at least one virtual CPU"))
    if spec.vcpus > max(info.cpus, 1) * 4:
        raise InvalidInput(
            N_("{count} virtual CPUs are too many for a host with {cpus}"),
            hint=N_("More than the host has makes a VM slower, not faster"),
            count=spec.vcpus,
            cpus=info.cpus,
        )


def _check_disk(spec: VMSpec, facts: Facts) -> None:
    if spec.disk_bytes is None:
        return
    if spec.disk_bytes < LEAST_DISK_BYTES:
        raise InvalidInput(
            N_("A disk of {size} is too small; at least {least} is needed"),
            size=size_text(max(spec.disk_bytes, 0)),
            least=size_text(LEAST_DISK_BYTES),
        )
    if spec.disk_bytes > MOST_DISK_BYTES:
        raise InvalidInput(
            N_("A disk of {size} is too large; at most {most} is possible"),
            size=size_text(spec.disk_bytes),
            most=size_text(MOST_DISK_BYTES),
        )
    if facts.free_bytes is not None and facts.free_bytes < FILE_SIZE_RESERVE_BYTES:
        raise InvalidInput(
            N_("There is no room for a disk: {free} is free"), free=size_text(facts.free_bytes)
        )


def disk_warning(spec: VMSpec, facts: Facts) -> VMDeskError | None:
    """A disk grows as it is written: it may be larger than the room that is left, but say so."""
    if spec.disk_bytes and facts.free_bytes is not None and spec.disk_bytes > facts.free_bytes:
        return InvalidInput(
            N_("Only {free} is free: the disk starts small, but cannot be filled"),
            free=size_text(facts.free_bytes),
        )
    return None


def _check_nics(spec: VMSpec, facts: Facts) -> None:
    for nic in spec.nics:
        _check_nic(nic, facts)


def _check_nic(nic: NICSpec, facts: Facts) -> None:
    if nic.mode in (NetworkMode.USER, NetworkMode.NONE, NetworkMode.DIRECT, NetworkMode.BRIDGED):
        return
    if nic.network not in {network.name for network in facts.networks}:
        raise InvalidInput(
            N_("There is no network named “{network}”"),
            hint=N_("Choose one of: {networks}"),
            network=nic.network,
            networks=", ".join(network.name for network in facts.networks) or "-",
        )


def _check_accelerator(spec: VMSpec, info: HostInfo) -> None:
    wanted = spec.accelerator
    if wanted is Accelerator.AUTO:
        return
    if wanted not in info.accelerators:
        raise InvalidInput(
            N_("This host does not offer {accelerator}"), accelerator=wanted.value.upper()
        )


def _check_firmware(spec: VMSpec, info: HostInfo) -> None:
    if spec.firmware is Firmware.UEFI and Firmware.UEFI not in info.firmwares:
        raise InvalidInput(
            N_("This host has no UEFI firmware"), hint=N_("Install the package ovmf on the host")
        )
    if spec.secure_boot and not info.secure_boot:
        raise InvalidInput(
            N_("This host has no firmware with Secure Boot"),
            hint=N_("Install the package ovmf on the host"),
        )
    if spec.tpm and not info.tpm:
        raise InvalidInput(
            N_("This host cannot emulate a TPM"), hint=N_("Install the package swtpm on the host")
        )
