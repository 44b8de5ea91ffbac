"""Chooses the hardware of a new VM by what its OS asks for and what the host has."""

import re

from vmdesk.backends.local.iso import IsoImage
from vmdesk.model.hardware import Firmware
from vmdesk.model.host import HostInfo
from vmdesk.model.os import OSDefaults, OSInfo, OSMedia
from vmdesk.model.units import GIB

GIB_KIB = 1024 * 1024
MEMORY_STEP_KIB = 64 * 1024
# Since when an OS of each family boots from UEFI on a PC, where the database does not say.
UEFI_SINCE = {"linux": "2013", "winnt": "2012-10", "freebsd": "2018-12", "openbsd": "2018"}
# Systems before this have no driver for SATA in AHCI mode, which is all that q35 has.
AHCI_SINCE = "2006-11"
# Systems before this crash when they are given much of anything.
MODEST_UNTIL = "2001-10"
NICS = ("e1000e", "e1000", "rtl8139", "pcnet", "ne2k_pci")
LOCAL_TIME = ("winnt", "win9x", "win16", "msdos")
# What an OS needs in practice, whatever is printed on its box: memory (KiB), disk (bytes).
WINDOWS_11, WINDOWS_10, WINDOWS = (
    (8 * GIB_KIB, 64 * GIB),
    (4 * GIB_KIB, 64 * GIB),
    (2 * GIB_KIB, 40 * GIB),
)
DESKTOP, ANY, MODEST = (
    (4 * GIB_KIB, 25 * GIB),
    (2 * GIB_KIB, 25 * GIB),
    (64 * 1024, 2 * GIB),
)


def defaults(
    system: OSInfo | None,
    host: HostInfo,
    *,
    media: OSMedia | None = None,
    image: IsoImage | None = None,
) -> OSDefaults:
    """Hardware for *system* (None: unknown) on *host*: half of the host's memory at the most, no
    more vCPUs than it has CPUs. *media* is the medium it was recognised by, *image* the ISO it
    comes on, whose boot catalogue decides between BIOS and UEFI where it leaves no choice."""
    needs = (system or OSInfo("", (), "")).needs_on(host.arch)
    machine = _machine(system, host)
    return OSDefaults(
        memory_kib=_memory_kib(system, host, media),
        minimum_memory_kib=needs.minimum.memory_kib or 0,
        vcpus=_vcpus(system, host),
        disk_bytes=_disk_bytes(system, host, media),
        machine=machine,
        firmware=_firmware(system, host, image),
        secure_boot=_is_windows_11(system),
        tpm=_is_windows_11(system),
        disk_bus=_disk_bus(system, machine),
        nic_model=_nic_model(system, machine),
        video=_video(system),
        clock="localtime" if system and system.family in LOCAL_TIME else "utc",
    )


def _memory_kib(system: OSInfo | None, host: HostInfo, media: OSMedia | None) -> int:
    wanted = _in_practice(system, media)[0]
    if system:
        needs = system.needs_on(host.arch)
        minimum = needs.minimum.memory_kib or 0
        wanted = max(wanted, needs.recommended.memory_kib or minimum)
        if needs.maximum.memory_kib:
            wanted = min(wanted, needs.maximum.memory_kib)
    # Rounded down to what sliders show; a host too small for that keeps what it has.
    half = host.memory_kib // 2
    return min(wanted, half // MEMORY_STEP_KIB * MEMORY_STEP_KIB or half)


def _disk_bytes(system: OSInfo | None, host: HostInfo, media: OSMedia | None) -> int:
    wanted = _in_practice(system, media)[1]
    if not system:
        return wanted
    needs = system.needs_on(host.arch)
    asked = needs.recommended.disk_bytes or needs.minimum.disk_bytes or 0
    # The database has sizes just short of a round number; whole GiB are what people choose.
    return max(wanted, -(-asked // GIB) * GIB)


def _vcpus(system: OSInfo | None, host: HostInfo) -> int:
    if _is_modest(system):
        return 1
    wanted = 4 if host.cpus >= 8 else 2
    if system:
        needs = system.needs_on(host.arch)
        wanted = max(wanted, needs.recommended.cpus or 0, needs.minimum.cpus or 0)
    return max(1, min(wanted, host.cpus))


def _in_practice(system: OSInfo | None, media: OSMedia | None) -> tuple[int, int]:
    if system is None:
        return ANY
    if _is_modest(system):
        return MODEST
    if system.family == "winnt":
        if _is_windows_11(system):
            return WINDOWS_11
        return WINDOWS_10 if system.released >= "2015" else WINDOWS
    return DESKTOP if media and media.desktop and system.family == "linux" else ANY


def _is_windows_11(system: OSInfo | None) -> bool:
    """Whether it refuses to be installed without Secure Boot and a TPM: Windows 11 and later."""
    number = re.fullmatch(r"http://microsoft\.com/win/(\d+)", system.id) if system else None
    return bool(number) and 11 <= int(number[1]) < 95 if number else False


def _is_modest(system: OSInfo | None) -> bool:
    if system is None:
        return False
    old = system.family in ("msdos", "win16", "win9x")
    return old or "" < system.released < MODEST_UNTIL


def _machine(system: OSInfo | None, host: HostInfo) -> str:
    if host.arch not in ("x86_64", "i686"):
        return "virt"
    if system is None or "qemu-x86-q35" in system.devices:
        return "q35"
    old = system.family in ("msdos", "win16", "win9x") or "" < system.released < AHCI_SINCE
    return "pc" if old else "q35"


def _firmware(system: OSInfo | None, host: HostInfo, image: IsoImage | None) -> Firmware:
    if host.arch not in ("x86_64", "i686"):
        return Firmware.UEFI
    if system and system.boots_from(Firmware.BIOS, host.arch) is False:
        return Firmware.UEFI
    if Firmware.UEFI not in host.firmwares or host.arch == "i686":
        return Firmware.BIOS
    if image and image.boots_uefi is not None and not (image.boots_uefi and image.boots_bios):
        return Firmware.UEFI if image.boots_uefi else Firmware.BIOS
    if system is None:
        return Firmware.UEFI if image and image.boots_uefi else Firmware.BIOS
    return Firmware.UEFI if _likes_uefi(system, host.arch) else Firmware.BIOS


def _likes_uefi(system: OSInfo, arch: str) -> bool:
    known = system.boots_from(Firmware.UEFI, arch)
    if known is not None:
        return known
    since = UEFI_SINCE.get(system.family)
    # No date: a rolling release, or one newer than the database.
    return since is not None and (not system.released or system.released >= since)


def _disk_bus(system: OSInfo | None, machine: str) -> str:
    if system and {"virtio-block", "virtio1.0-block"}.intersection(system.devices):
        return "virtio"
    return "ide" if machine == "pc" else "sata"


def _nic_model(system: OSInfo | None, machine: str) -> str:
    devices = system.devices if system else ()
    if {"virtio-net", "virtio1.0-net"}.intersection(devices):
        return "virtio"
    fallback = "rtl8139" if machine == "pc" else "e1000e"
    return next((model for model in NICS if model in devices), fallback)


def _video(system: OSInfo | None) -> str:
    if system and "virtio1.0-gpu" in system.devices:
        return "virtio"
    return "cirrus" if _is_modest(system) else "vga"
