"""What a host has to give to a VM, read from libvirt's capabilities."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import libvirt

from vmdesk.backends.libvirt.access import Account, account, may_use
from vmdesk.backends.libvirt.xml import Element, parse, to_text
from vmdesk.errors import N_, Unsupported
from vmdesk.model.hardware import Accelerator, Firmware
from vmdesk.model.host import HostInfo, is_local

X86 = frozenset({"x86_64", "i686"})
_KVM_DEVICE = "/dev/kvm"
_LABEL = re.compile(r"\+?(\d+):\+?(\d+)")
_VIRTUALIZATION_FLAGS = frozenset({"vmx", "svm"})
_DOMAIN_TYPES = {
    Accelerator.KVM: "kvm",
    Accelerator.TCG: "qemu",
    Accelerator.XEN: "xen",
    Accelerator.TEST: "test",
}
# libvirt knows this channel since 8.4, and said so in its capabilities only later. With it, a
# QEMU before 10.1 can neither save its memory nor migrate, which is worth more than a clipboard.
_VDAGENT_SINCE_LIBVIRT = 8_004_000
_VDAGENT_SINCE_QEMU = 10_001_000

NO_KVM_DEVICE = N_(
    "This computer has no /dev/kvm: virtualization is switched off in its firmware setup, or the"
    " kernel's kvm module is not loaded"
)
NO_KVM_ACCESS = N_(
    "QEMU may not open /dev/kvm: the file has lost its group “kvm”, or QEMU's user is not in it"
)
KVM_NOT_OFFERED = N_("The host's libvirt offers no KVM: /dev/kvm is missing, or it may not use it")
KVM_PARAVIRTUAL = N_(
    "The processor shows neither vmx nor svm: paravirtual KVM without them hangs Linux guests in"
    " early boot"
)
NO_QEMU = N_("QEMU is not installed on the host")


@dataclass(frozen=True, slots=True)
class Offer:
    """What one kind of VM can have on a host. *machine* is "" where there is nothing to choose,
    *cpu_mode* "" for the hypervisor's own default. *firmwares* can be chosen by libvirt itself.
    """

    domain_type: str
    arch: str
    os_type: str = "hvm"
    machine: str = ""
    cpu_mode: str = ""
    firmwares: frozenset[Firmware] = frozenset({Firmware.BIOS})
    secure_boot: bool = False
    tpm: bool = False
    videos: frozenset[str] = frozenset()
    memfd: bool = False
    rng: bool = False
    vdagent: bool = False
    networks: frozenset[str] = frozenset()
    local: bool = True

    @property
    def is_qemu(self) -> bool:
        return self.domain_type in ("kvm", "qemu")


@dataclass(frozen=True, slots=True)
class _Guest:
    """One architecture that the host can run."""

    arch: str
    os_type: str
    domain_types: frozenset[str]
    machines: frozenset[str]


def has_local_files(conn: Any) -> bool:
    """Whether paths of the host are paths of this computer. The test driver has no files."""
    return is_local(str(conn.getURI())) and not is_test(conn)


def is_test(conn: Any) -> bool:
    return str(conn.getType()).upper() == "TEST"


def is_session(conn: Any) -> bool:
    return urlsplit(str(conn.getURI())).path == "/session"


def host_info(conn: Any, image_folder: str) -> HostInfo:
    """Describe the host; *image_folder* is where its new images go."""
    capabilities = parse(conn.getCapabilities())
    guest = _native_guest(capabilities)
    usable = accelerators(conn, capabilities)
    best = next((kind for kind, reason in usable.items() if not reason), None)
    offer = read_offer(conn, best, capabilities) if best in _DOMAIN_TYPES else None
    memory_kib, free_kib = _memory(conn)
    return HostInfo(
        cpus=int(conn.getInfo()[2]),
        memory_kib=memory_kib,
        free_memory_kib=free_kib,
        arch=guest.arch if guest else _host_arch(capabilities),
        accelerators=usable,
        firmwares=offer.firmwares if offer else frozenset({Firmware.BIOS}),
        secure_boot=offer is not None and offer.secure_boot,
        tpm=offer is not None and offer.tpm,
        image_folder=image_folder,
        local=is_local(str(conn.getURI())),
    )


def accelerators(conn: Any, capabilities: Element) -> dict[Accelerator, str]:
    """Each accelerator of the host with "" where it works, else the reason why not."""
    driver = str(conn.getType()).upper()
    guest = _native_guest(capabilities)
    types = guest.domain_types if guest else frozenset()
    if driver == "TEST":
        return {Accelerator.TEST: ""}
    if driver == "XEN":
        return {Accelerator.XEN: ""}
    if driver != "QEMU":
        return {Accelerator.NATIVE: ""}
    device = kvm_device_reason(conn, capabilities) if has_local_files(conn) else ""
    arch = guest.arch if guest else _host_arch(capabilities)
    return {
        Accelerator.KVM: device
        or kvm_reason("kvm" in types, _has_virtualization(conn, capabilities, arch)),
        Accelerator.TCG: "" if "qemu" in types else NO_QEMU,
    }


def kvm_reason(offered: bool, virtualization: bool) -> str:
    """Why KVM cannot be used, or "": libvirt has to offer it, and the processor too."""
    if not offered:
        return KVM_NOT_OFFERED
    return "" if virtualization else KVM_PARAVIRTUAL


def _has_virtualization(conn: Any, capabilities: Element, arch: str) -> bool:
    """Only x86 has KVMs that do without the processor's help."""
    return arch not in X86 or bool(cpu_flags(conn, capabilities) & _VIRTUALIZATION_FLAGS)


def kvm_device_reason(conn: Any, capabilities: Element) -> str:
    """Why QEMU cannot open this computer's /dev/kvm, or ""."""
    if not os.path.exists(_KVM_DEVICE):
        return NO_KVM_DEVICE
    if is_session(conn):
        return "" if os.access(_KVM_DEVICE, os.R_OK | os.W_OK) else NO_KVM_ACCESS
    user = qemu_account(capabilities)
    return NO_KVM_ACCESS if user is not None and not may_use(_KVM_DEVICE, user) else ""


def qemu_account(capabilities: Element) -> Account | None:
    """The user that QEMU runs as: the label that libvirt's DAC driver gives. None if unknown."""
    for model in capabilities.iterfind("host/secmodel"):
        if model.findtext("model") == "dac":
            found = _LABEL.fullmatch((model.findtext("baselabel") or "").strip())
            if found:
                return account(int(found[1]), int(found[2]))
    return None


def cpu_flags(conn: Any, capabilities: Element) -> frozenset[str]:
    """The features of the host's processor, those of its model included."""
    if has_local_files(conn):
        return flags_of_cpuinfo(Path("/proc/cpuinfo").read_text(errors="replace"))
    cpu = capabilities.find("host/cpu")
    if cpu is None:
        return frozenset()
    named = frozenset(_names(cpu))
    try:
        full = conn.baselineCPU([to_text(cpu)], libvirt.VIR_CONNECT_BASELINE_CPU_EXPAND_FEATURES)
    except libvirt.libvirtError:
        return named
    return named | frozenset(_names(parse(full)))


def flags_of_cpuinfo(text: str) -> frozenset[str]:
    """The flags that /proc/cpuinfo lists for the first processor."""
    lines = (line.partition(":") for line in text.splitlines())
    found = (value for name, _, value in lines if name.strip() in ("flags", "Features"))
    return frozenset(next(found, "").split())


def read_offer(conn: Any, accelerator: Accelerator, capabilities: Element) -> Offer:
    """What a VM of *accelerator* can have; Unsupported when the host has no such VMs."""
    guest = _native_guest(capabilities)
    domain_type = _DOMAIN_TYPES.get(accelerator, "")
    if guest is None or domain_type not in guest.domain_types:
        raise Unsupported(
            N_("This host cannot run VMs with {accelerator}"), accelerator=accelerator.value
        )
    plain = Offer(
        domain_type,
        guest.arch,
        guest.os_type,
        networks=frozenset(network.name() for network in conn.listAllNetworks()),
        local=is_local(str(conn.getURI())),
    )
    if not plain.is_qemu:
        return plain
    offer = _qemu_offer(conn, plain, _machine(guest))
    if accelerator is Accelerator.KVM and not _has_virtualization(conn, capabilities, guest.arch):
        # The host's own processor model has registers that a paravirtual KVM cannot give.
        return replace(offer, cpu_mode="")
    return offer


def _qemu_offer(conn: Any, plain: Offer, machine: str) -> Offer:
    text = conn.getDomainCapabilities(None, plain.arch, machine or None, plain.domain_type, 0)
    caps = parse(text)
    efi = "efi" in _values(caps, "os/enum[@name='firmware']")
    bios = {Firmware.BIOS} if plain.arch in X86 else set()
    return replace(
        plain,
        machine=machine,
        cpu_mode=_cpu_mode(caps),
        firmwares=frozenset(bios | ({Firmware.UEFI} if efi else set())),
        secure_boot=efi and "yes" in _values(caps, "os/loader/enum[@name='secure']"),
        tpm="emulator" in _values(caps, "devices/tpm/enum[@name='backendModel']"),
        videos=_values(caps, "devices/video/enum[@name='modelType']"),
        memfd="memfd" in _values(caps, "memoryBacking/enum[@name='sourceType']"),
        rng="random" in _values(caps, "devices/rng/enum[@name='backendModel']"),
        vdagent=has_vdagent(conn),
    )


def _cpu_mode(caps: Element) -> str:
    for mode in ("host-passthrough", "maximum"):
        if caps.find(f"cpu/mode[@name='{mode}'][@supported='yes']") is not None:
            return mode
    return ""


def has_vdagent(conn: Any) -> bool:
    """Whether a VM with a clipboard channel can be saved on this host."""
    return (
        int(conn.getLibVersion()) >= _VDAGENT_SINCE_LIBVIRT
        and int(conn.getVersion()) >= _VDAGENT_SINCE_QEMU
    )


def _values(caps: Element, path: str) -> frozenset[str]:
    return frozenset((value.text or "").strip() for value in caps.findall(f"{path}/value"))


def _names(cpu: Element) -> Iterable[str]:
    return (str(feature.get("name")) for feature in cpu.findall("feature"))


def _host_arch(capabilities: Element) -> str:
    return capabilities.findtext("host/cpu/arch") or "x86_64"


def _native_guest(capabilities: Element) -> _Guest | None:
    """The guest of the host's own architecture that is a whole machine, else the first one."""
    guests = [_read_guest(node) for node in capabilities.findall("guest")]
    arch = _host_arch(capabilities)
    native = [guest for guest in guests if guest.arch == arch]
    whole = [guest for guest in native if guest.os_type == "hvm"]
    return next(iter([*whole, *native, *guests]), None)


def _read_guest(node: Element) -> _Guest:
    machines = (machine.text or "" for machine in node.iterfind("arch//machine"))
    types = (str(domain.get("type")) for domain in node.iterfind("arch/domain"))
    arch = node.find("arch")
    name = "" if arch is None else str(arch.get("name"))
    os_type = node.findtext("os_type") or "hvm"
    return _Guest(name, os_type, frozenset(types), frozenset(machines))


def _machine(guest: _Guest) -> str:
    return next((name for name in ("q35", "virt", "pc") if name in guest.machines), "")


def _memory(conn: Any) -> tuple[int, int]:
    """All memory of the host and what a new VM could have of it, in KiB."""
    try:
        stats = conn.getMemoryStats(libvirt.VIR_NODE_MEMORY_STATS_ALL_CELLS, 0)
    except libvirt.libvirtError:
        total = int(conn.getInfo()[1]) * 1024
        # The test driver counts free memory in another unit than everybody else.
        return total, total if is_test(conn) else int(conn.getFreeMemory()) // 1024
    free = sum(int(stats.get(name, 0)) for name in ("free", "buffers", "cached"))
    return int(stats["total"]), free
