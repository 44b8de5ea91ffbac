"""A new VM in words, and the files that making it creates."""

from pathlib import PurePosixPath

from vmdesk.errors import N_
from vmdesk.model.creation import TINY_PREFIX, DiskUse, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, Firmware
from vmdesk.model.network import REACHES
from vmdesk.model.units import KIB, size_text
from vmdesk.services.creation_check import Facts
from vmdesk.services.suggestion import System
from vmdesk.services.text import tr
from vmdesk.views.wizard.state import Reading
from vmdesk.views.words import FIRMWARE_WORDS

Row = tuple[str, str]
ACCELERATOR_NAMES = {
    Accelerator.KVM: N_("KVM"),
    Accelerator.TCG: N_("TCG (emulation)"),
    Accelerator.XEN: N_("Xen"),
    Accelerator.TEST: N_("None (test driver)"),
    Accelerator.NATIVE: N_("The hypervisor's own"),
}
# An empty qcow2 image takes this much; OVMF's variables have a fixed size.
EMPTY_IMAGE_BYTES = 196 * 1024
NVRAM_BYTES = 540 * 1024


def summary_rows(spec: VMSpec, facts: Facts, system: System | None) -> list[Row]:
    """What the VM will be, a pair of words a row."""
    rows = [
        (tr("Name"), spec.name),
        (tr("Starts from"), source_text(spec)),
        (tr("Operating system"), system.name if system else tr("Other / unknown")),
        (tr("Memory"), size_text(spec.memory_kib * KIB)),
        (tr("Processors"), str(spec.vcpus)),
        (tr("Network"), network_text(spec)),
        (tr("Accelerator"), accelerator_name(spec, facts)),
        (tr("Firmware"), firmware_text(spec)),
    ]
    if spec.source is SourceKind.TINY:
        rows = [row for row in rows if row[0] not in (tr("Operating system"), tr("Firmware"))]
    return rows


def source_text(spec: VMSpec) -> str:
    if spec.source is SourceKind.TINY:
        return tr("Tiny Linux, built in")
    if spec.source is SourceKind.NETWORK:
        return tr("The network (PXE)")
    if spec.source is SourceKind.ISO:
        return spec.source_path
    if spec.disk_use is DiskUse.IN_PLACE:
        return tr("{path}, in place", path=spec.source_path)
    if spec.disk_use is DiskUse.COPY:
        return tr("A copy of {path}", path=spec.source_path)
    return tr("An overlay on {path}", path=spec.source_path)


def network_text(spec: VMSpec) -> str:
    if not spec.nics:
        return tr("None")
    nic = spec.nics[0]
    name, reach = REACHES[nic.mode]
    if not nic.network:
        return tr("{mode}. {reach}", mode=tr(name), reach=tr(reach))
    return tr("{network} ({mode}). {reach}", network=nic.network, mode=tr(name), reach=tr(reach))


def accelerator_name(spec: VMSpec, facts: Facts) -> str:
    if spec.accelerator is not Accelerator.AUTO:
        return tr(ACCELERATOR_NAMES[spec.accelerator])
    best = facts.info.best_accelerator()
    return tr("{accelerator}, chosen automatically", accelerator=tr(ACCELERATOR_NAMES[best]))


def firmware_text(spec: VMSpec) -> str:
    parts = [tr(FIRMWARE_WORDS[spec.firmware])]
    if spec.secure_boot:
        parts.append(tr("Secure Boot"))
    if spec.tpm:
        parts.append(tr("TPM 2.0"))
    return " · ".join(parts)


def file_rows(spec: VMSpec, facts: Facts, reading: Reading) -> list[Row]:
    """Each file that will be there afterwards and is not now: its path, and its size."""
    rows = []
    if copy := iso_copy_text(spec, facts, reading):
        rows.append((tr("ISO image"), copy))
    if size := disk_size_text(spec, reading):
        folder = PurePosixPath(spec.disk_folder or facts.info.image_folder)
        rows.append((tr("Disk"), tr("{path}: {size}", path=disk_path(folder, spec), size=size)))
    if spec.firmware is Firmware.UEFI and spec.source is not SourceKind.TINY:
        size = tr("UEFI settings, {size}, kept by the host", size=size_text(NVRAM_BYTES))
        rows.append((tr("Firmware"), size))
    if spec.tpm:
        rows.append((tr("TPM"), tr("The TPM's memory, a few KiB, kept by the host")))
    if spec.source is SourceKind.TINY:
        rows.append(
            (
                tr("Tiny Linux"),
                tr(
                    "{path}: kernel and tools, about 16 MiB, shared by every Tiny Linux there",
                    path=PurePosixPath(facts.info.image_folder) / f"{TINY_PREFIX}*",
                ),
            )
        )
    return rows


def iso_copy_text(spec: VMSpec, facts: Facts, reading: Reading) -> str:
    """The copy of the ISO that a host gets which cannot read it where it is; "" for none."""
    if spec.source is not SourceKind.ISO or reading.iso is None or reading.reachable:
        return ""
    copy = PurePosixPath(facts.info.image_folder) / PurePosixPath(spec.source_path).name
    return tr("{path}: {size}, a copy", path=copy, size=size_text(reading.iso.size_bytes))


def disk_path(folder: PurePosixPath, spec: VMSpec) -> str:
    return str(folder / f"{spec.name}.qcow2")


def disk_size_text(spec: VMSpec, reading: Reading) -> str:
    """How large the new image is; "" when there is none."""
    small = size_text(EMPTY_IMAGE_BYTES)
    if spec.source is not SourceKind.DISK:
        if spec.disk_bytes is None:
            return ""
        return tr("{small} now, up to {size}", small=small, size=size_text(spec.disk_bytes))
    if spec.disk_use is DiskUse.IN_PLACE or reading.disk is None:
        return ""
    capacity = size_text(reading.disk.capacity_bytes)
    if spec.disk_use is DiskUse.COPY:
        used = size_text(reading.disk.allocation_bytes)
        return tr("{used} now, up to {size}", used=used, size=capacity)
    return tr("{small} now, up to {size}", small=small, size=capacity)
