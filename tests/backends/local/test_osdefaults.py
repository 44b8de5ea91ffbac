"""The hardware that a new VM gets by default."""

from dataclasses import replace

import pytest

from vmdesk.backends.local import osinfo
from vmdesk.backends.local.iso import IsoImage
from vmdesk.backends.local.osdefaults import defaults
from vmdesk.model.hardware import Firmware
from vmdesk.model.host import HostInfo
from vmdesk.model.os import OSMedia
from vmdesk.model.units import GIB

GIB_KIB = 1024 * 1024
LARGE = HostInfo(
    cpus=16,
    memory_kib=64 * GIB_KIB,
    free_memory_kib=32 * GIB_KIB,
    arch="x86_64",
    accelerators={},
    firmwares=frozenset(Firmware),
    secure_boot=True,
    tpm=True,
    image_folder="/images",
    local=True,
)
SMALL = replace(LARGE, cpus=1, memory_kib=3 * GIB_KIB)
WITHOUT_OVMF = replace(LARGE, firmwares=frozenset({Firmware.BIOS}))


@pytest.fixture
def find(run):
    return run(osinfo.load()).find


def disc(*, bios: bool, uefi: bool) -> IsoImage:
    return IsoImage("X", "", "", "", 1, True, bios, uefi)


def test_windows_11_gets_what_its_setup_insists_on(find):
    """UEFI, Secure Boot, a TPM, 8 GiB of memory and 64 GiB of disk, without virtio drivers."""
    chosen = defaults(find("win11"), LARGE)
    assert (chosen.firmware, chosen.secure_boot, chosen.tpm) == (Firmware.UEFI, True, True)
    assert (chosen.memory_kib, chosen.disk_bytes) == (8 * GIB_KIB, 64 * GIB)
    assert (chosen.disk_bus, chosen.nic_model, chosen.clock) == ("sata", "e1000e", "localtime")
    assert defaults(find("win11"), WITHOUT_OVMF).firmware is Firmware.UEFI


def test_windows_10_needs_no_tpm(find):
    """Only Windows 11 and later get a TPM; Windows 95 is not later."""
    assert not defaults(find("win10"), LARGE).tpm
    assert not defaults(find("win95"), LARGE).tpm


def test_a_modern_linux_gets_virtio_and_uefi(find):
    """At least 2 GiB of memory and 25 GiB of disk, on q35."""
    chosen = defaults(find("debian11"), LARGE)
    assert (chosen.disk_bus, chosen.nic_model, chosen.video) == ("virtio", "virtio", "virtio")
    assert (chosen.machine, chosen.firmware) == ("q35", Firmware.UEFI)
    assert (chosen.memory_kib, chosen.disk_bytes) == (2 * GIB_KIB, 25 * GIB)
    assert (chosen.vcpus, chosen.clock) == (4, "utc")
    assert defaults(find("debian11"), WITHOUT_OVMF).firmware is Firmware.BIOS


def test_a_desktop_disc_gets_more_memory(find):
    """A graphical Linux has 4 GiB, from the same release."""
    medium = OSMedia("x86_64", desktop=True)
    assert defaults(find("debian11"), LARGE, media=medium).memory_kib == 4 * GIB_KIB


def test_an_unknown_os_gets_what_every_os_can_drive():
    """SATA, e1000e and plain VGA, from BIOS unless its disc boots from UEFI."""
    chosen = defaults(None, LARGE)
    assert (chosen.disk_bus, chosen.nic_model, chosen.video) == ("sata", "e1000e", "vga")
    assert chosen.firmware is Firmware.BIOS
    image = disc(bios=True, uefi=True)
    assert defaults(None, LARGE, image=image).firmware is Firmware.UEFI


def test_a_disc_that_boots_only_one_way_decides(find):
    """A BIOS-only disc of a modern Linux is not put behind UEFI, nor the other way round."""
    debian = find("debian11")
    bios, uefi = disc(bios=True, uefi=False), disc(bios=False, uefi=True)
    assert defaults(debian, LARGE, image=bios).firmware is Firmware.BIOS
    assert defaults(find("debian6"), LARGE, image=uefi).firmware is Firmware.UEFI


def test_a_small_host_caps_what_is_asked_for(find):
    """Never more than half of the memory or all of the CPUs; what is needed is still told."""
    chosen = defaults(find("win11"), SMALL)
    assert chosen.memory_kib == 1.5 * GIB_KIB
    assert chosen.minimum_memory_kib == 4 * GIB_KIB
    assert chosen.vcpus == 1


def test_an_old_windows_gets_hardware_of_its_time(find):
    """No q35, no SATA and no gigabytes for systems that never saw them."""
    chosen = defaults(find("win95"), LARGE)
    assert (chosen.machine, chosen.disk_bus, chosen.firmware) == ("pc", "ide", Firmware.BIOS)
    assert chosen.memory_kib == 64 * 1024
    assert chosen.vcpus == 1


def test_every_known_os_gets_hardware_that_makes_sense(run):
    """No release in the database leads to nonsense, on a large and on a small host."""
    for system in run(osinfo.load()).systems:
        for host in (LARGE, SMALL):
            chosen = defaults(system, host)
            assert 0 < chosen.memory_kib <= host.memory_kib // 2, system.id
            assert 1 <= chosen.vcpus <= host.cpus, system.id
            assert chosen.disk_bytes >= GIB, system.id
            assert chosen.machine == "pc" or chosen.disk_bus != "ide", system.id


def test_arm_is_always_uefi():
    """A machine without BIOS gets none."""
    chosen = defaults(None, replace(LARGE, arch="aarch64"))
    assert (chosen.machine, chosen.firmware) == ("virt", Firmware.UEFI)
