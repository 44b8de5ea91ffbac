"""A VM in words: as JSON objects for programs, as pages for people."""

from typing import Any

from vmdesk.model.hardware import NIC, Disk
from vmdesk.model.units import KIB, size_text
from vmdesk.model.vm import VM
from vmdesk.services.text import listed, tr


def list_entry(vm: VM) -> dict[str, Any]:
    """One object of `list --json`."""
    return {
        "name": vm.name,
        "uuid": vm.uuid,
        "host": vm.ref.host,
        "state": vm.state.value,
        "vcpus": vm.vcpus,
        "memory_kib": vm.memory_kib,
        "ips": list(vm.ips),
        "autostart": vm.autostart,
        "folder": vm.folder,
        "tags": list(vm.tags),
    }


def info_entry(vm: VM) -> dict[str, Any]:
    """The object of `info --json`."""
    return list_entry(vm) | {
        "persistent": vm.persistent,
        "accelerator": vm.accelerator.value,
        "firmware": vm.firmware.value,
        "secure_boot": vm.secure_boot,
        "tpm": vm.tpm,
        "arch": vm.arch,
        "machine": vm.machine,
        "graphics": vm.graphics.value,
        "os": vm.os,
        "notes": vm.notes,
        "disks": [_disk_entry(disk) for disk in vm.disks],
        "nics": [_nic_entry(nic) for nic in vm.nics],
    }


def _disk_entry(disk: Disk) -> dict[str, Any]:
    return {
        "path": disk.path or None,
        "format": disk.format or None,
        "capacity_bytes": disk.capacity_bytes,
        "allocation_bytes": disk.allocation_bytes,
        "backing": disk.backing or None,
        "target": disk.target,
        "bus": disk.bus,
        "device": disk.device.value,
        "read_only": disk.read_only,
    }


def _nic_entry(nic: NIC) -> dict[str, Any]:
    return {
        "mac": nic.mac,
        "mode": nic.mode.value,
        "network": nic.network or None,
        "model": nic.model or None,
        "link": "up" if nic.link_up else "down",
    }


def list_headings() -> list[str]:
    return [tr("Name"), tr("State"), tr("vCPUs"), tr("Memory"), tr("IP"), tr("Folder"), tr("Tags")]


def list_row(vm: VM) -> list[str]:
    return [
        vm.name,
        tr(vm.state.value),
        str(vm.vcpus),
        size_text(vm.memory_kib * KIB),
        listed(vm.ips),
        vm.folder,
        listed(vm.tags),
    ]


def facts(vm: VM) -> list[tuple[str, str]]:
    """The page of `info` for people; what a VM does not have is left out."""
    rows = [
        (tr("Name"), vm.name),
        (tr("UUID"), vm.uuid),
        (tr("Host"), vm.ref.host),
        (tr("State"), tr(vm.state.value)),
        (tr("vCPUs"), str(vm.vcpus)),
        (tr("Memory"), size_text(vm.memory_kib * KIB)),
        (tr("Accelerator"), vm.accelerator.value),
        (tr("Firmware"), _firmware(vm)),
        (tr("Machine"), " ".join((vm.arch, vm.machine)).strip()),
        (tr("IP"), listed(vm.ips)),
        (tr("Autostart"), tr("yes") if vm.autostart else tr("no")),
        (tr("OS"), vm.os),
        (tr("Folder"), vm.folder),
        (tr("Tags"), listed(vm.tags)),
        *((tr("Disk {target}", target=disk.target), _disk_line(disk)) for disk in vm.disks),
        *((tr("NIC {mac}", mac=nic.mac), _nic_line(nic)) for nic in vm.nics),
        (tr("Notes"), vm.notes),
    ]
    return [(name, value) for name, value in rows if value]


def _firmware(vm: VM) -> str:
    extras = ((vm.secure_boot, tr("Secure Boot")), (vm.tpm, tr("TPM")))
    return listed([vm.firmware.value, *(word for on, word in extras if on)])


def _disk_line(disk: Disk) -> str:
    words = [disk.path or tr("empty"), disk.format, disk.bus]
    if disk.device.value != "disk":
        words.append(disk.device.value)
    if disk.capacity_bytes is not None:
        words.append(size_text(disk.capacity_bytes))
    if disk.allocation_bytes is not None:
        words.append(tr("{size} on the host", size=size_text(disk.allocation_bytes)))
    if disk.backing:
        words.append(tr("on top of {backing}", backing=disk.backing))
    return listed(word for word in words if word)


def _nic_line(nic: NIC) -> str:
    words = [nic.mode.value, nic.network, nic.model, "" if nic.link_up else tr("cable unplugged")]
    return listed(word for word in words if word)
