"""What the Summary says of a VM, as words; no widget here."""

from urllib.parse import urlsplit

from vmdesk.model.hardware import NIC, Accelerator, Disk, DiskDevice, GraphicsKind
from vmdesk.model.network import REACHES
from vmdesk.model.units import KIB, size_text
from vmdesk.model.vm import VM
from vmdesk.services.text import labelled, tr
from vmdesk.views.facts import Fact
from vmdesk.views.words import ACCELERATOR_WORDS, DEVICE_WORDS, FIRMWARE_WORDS


def system_facts(vm: VM) -> list[Fact]:
    return [
        Fact(tr("Operating system"), os_word(vm.os)),
        Fact(tr("Virtual CPUs"), str(vm.vcpus)),
        Fact(tr("Memory"), size_text(vm.memory_kib * KIB)),
        Fact(tr("Firmware"), _firmware(vm)),
        Fact(
            tr("Accelerator"),
            tr(ACCELERATOR_WORDS[vm.accelerator]),
            warning=vm.accelerator is Accelerator.TCG,
        ),
        Fact(tr("Machine"), " · ".join(part for part in (vm.arch, vm.machine) if part)),
    ]


def place_facts(vm: VM, host: str) -> list[Fact]:
    starts = tr("Yes") if vm.autostart else tr("No")
    facts = [
        Fact(tr("Host"), host),
        Fact(tr("Folder"), vm.folder or tr("None")),
        Fact(tr("Start with the Host"), starts),
        Fact(tr("UUID"), vm.uuid),
    ]
    if not vm.persistent:
        text = tr("This VM is gone when it is shut down: its host keeps no description of it")
        facts.append(Fact(tr("Transient"), text, warning=True))
    return facts


def os_word(os: str) -> str:
    """`http://debian.org/debian/12` is Debian 12."""
    path = urlsplit(os).path or os
    words = [word for word in path.split("/") if word]
    return " ".join(word[:1].upper() + word[1:] for word in words) or tr("Not known")


def disk_title(disk: Disk) -> str:
    if disk.path:
        return disk.path
    empty = disk.device in (DiskDevice.CDROM, DiskDevice.FLOPPY)
    return tr("Empty") if empty else tr("No file")


def disk_line(disk: Disk) -> str:
    """Kind, target, bus, format and sizes on one line."""
    parts = [tr(DEVICE_WORDS[disk.device]), disk.target, disk.bus, disk.format]
    if disk.capacity_bytes is not None:
        parts.append(size_text(disk.capacity_bytes))
    if disk.allocation_bytes is not None:
        parts.append(tr("{size} in use", size=size_text(disk.allocation_bytes)))
    if disk.read_only and disk.device is DiskDevice.DISK:
        parts.append(tr("read only"))
    if disk.backing:
        parts.append(tr("on top of {path}", path=disk.backing))
    return " · ".join(part for part in parts if part)


def nic_title(nic: NIC) -> str:
    name = tr(REACHES[nic.mode][0])
    title = labelled(name, nic.network)
    return title if nic.link_up else tr("{nic} (cable unplugged)", nic=title)


def nic_reach(nic: NIC) -> str:
    return tr(REACHES[nic.mode][1])


def has_screen(vm: VM) -> bool:
    return vm.graphics is not GraphicsKind.NONE


def _firmware(vm: VM) -> str:
    parts = [tr(FIRMWARE_WORDS[vm.firmware])]
    if vm.secure_boot:
        parts.append(tr("Secure Boot"))
    if vm.tpm:
        parts.append(tr("TPM 2.0"))
    return " · ".join(parts)
