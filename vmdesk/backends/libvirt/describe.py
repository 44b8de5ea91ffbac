"""From a domain's XML and state to a VM: values in, values out, no call to a host."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import libvirt

from vmdesk.backends.libvirt import devices
from vmdesk.backends.libvirt.devices import Domain, Interface, NetworkXml
from vmdesk.backends.libvirt.serial_ports import serial_ports
from vmdesk.model.hardware import (
    NIC,
    Accelerator,
    Disk,
    DiskDevice,
    Firmware,
    GraphicsKind,
    NetworkMode,
)
from vmdesk.model.vm import VM, VMRef, VMState

STATES = {
    libvirt.VIR_DOMAIN_NOSTATE: VMState.RUNNING,
    libvirt.VIR_DOMAIN_RUNNING: VMState.RUNNING,
    libvirt.VIR_DOMAIN_BLOCKED: VMState.RUNNING,
    libvirt.VIR_DOMAIN_PAUSED: VMState.PAUSED,
    libvirt.VIR_DOMAIN_SHUTDOWN: VMState.STOPPING,
    libvirt.VIR_DOMAIN_SHUTOFF: VMState.STOPPED,
    libvirt.VIR_DOMAIN_CRASHED: VMState.CRASHED,
    libvirt.VIR_DOMAIN_PMSUSPENDED: VMState.SLEEPING,
}
_PAUSED_BECAUSE = {
    libvirt.VIR_DOMAIN_PAUSED_STARTING_UP: VMState.STARTING,
    libvirt.VIR_DOMAIN_PAUSED_CRASHED: VMState.CRASHED,
}

_ACCELERATORS = {
    "kvm": Accelerator.KVM,
    "qemu": Accelerator.TCG,
    "xen": Accelerator.XEN,
    "test": Accelerator.TEST,
}
_GRAPHICS = {"vnc": GraphicsKind.VNC, "spice": GraphicsKind.SPICE}
_DISK_DEVICES = {device.value: device for device in DiskDevice}
_FORWARD_MODES = {
    "nat": NetworkMode.NAT,
    "route": NetworkMode.ROUTED,
    "open": NetworkMode.OPEN,
    "bridge": NetworkMode.BRIDGED,
    "private": NetworkMode.DIRECT,
    "vepa": NetworkMode.DIRECT,
    "passthrough": NetworkMode.DIRECT,
}
_INTERFACE_MODES = {
    "bridge": NetworkMode.BRIDGED,
    "direct": NetworkMode.DIRECT,
    "user": NetworkMode.USER,
    "null": NetworkMode.NONE,
}
_AGENT_CHANNEL = "org.qemu.guest_agent.0"


@dataclass(frozen=True, slots=True)
class DomainFacts:
    """What a host says of a domain beside its XML. *state* and *reason* are libvirt's numbers."""

    state: int
    reason: int = 0
    persistent: bool = True
    autostart: bool = False
    saved: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of its host a domain's XML refers to: the mode of each network, by its name and by its
    bridge's, and the path of a volume of a pool ("" when there is none)."""

    networks: Mapping[str, NetworkMode]
    bridges: Mapping[str, NetworkMode]
    volume_path: Callable[[str, str], str]


NOWHERE = Surroundings({}, {}, lambda _pool, _volume: "")


def vm_state(facts: DomainFacts) -> VMState:
    state = STATES.get(facts.state, VMState.RUNNING)
    if state is VMState.PAUSED:
        return _PAUSED_BECAUSE.get(facts.reason, state)
    if state is VMState.STOPPED and facts.saved:
        return VMState.SAVED
    return state


def describe(
    ref: VMRef,
    live: Domain,
    facts: DomainFacts,
    around: Surroundings = NOWHERE,
    kept: Domain | None = None,
) -> VM:
    """The VM of *live*, its present XML; *kept* is the configuration it will have after a restart,
    which holds the notes and labels, and is *live* itself for a VM that is off."""
    kept = kept or live
    labels = kept.metadata
    return VM(
        ref=ref,
        name=live.name or "",
        state=vm_state(facts),
        uuid=live.uuid or ref.key,
        vcpus=live.current_vcpus or live.vcpus or 0,
        memory_kib=live.memory_kib or 0,
        autostart=facts.autostart,
        persistent=facts.persistent,
        folder=(labels.folder or "") if labels else "",
        tags=labels.tags if labels else (),
        notes=kept.description or "",
        os=live.osinfo or "",
        accelerator=_ACCELERATORS.get(live.type or "", Accelerator.NATIVE),
        firmware=_firmware(live),
        secure_boot=_secure_boot(live),
        tpm=bool(live.tpms),
        arch=live.arch or "",
        machine=live.machine or "",
        graphics=_graphics(live),
        tablet=any(device.type == "tablet" for device in live.inputs),
        kernel=live.kernel or "",
        disks=tuple(_disk(disk, around) for disk in live.disks),
        nics=tuple(_nic(nic, around) for nic in live.interfaces),
        serials=serial_ports(live),
    )


def network_mode(network: NetworkXml) -> NetworkMode:
    """How a NIC in this virtual network reaches the world."""
    if not network.forward:
        return NetworkMode.HOST_ONLY if network.address else NetworkMode.ISOLATED
    mode = network.forward_mode or "nat"
    if mode == "bridge" and not network.bridge:
        return NetworkMode.DIRECT
    return _FORWARD_MODES.get(mode, NetworkMode.OTHER)


def agent_connected(live: Domain) -> bool:
    """Whether QEMU's guest agent answers in the guest."""
    return any(c.name == _AGENT_CHANNEL and c.state == "connected" for c in live.channels)


def _firmware(live: Domain) -> Firmware:
    loader = live.loader
    uefi = live.firmware == "efi" or (loader is not None and loader.type == "pflash")
    return Firmware.UEFI if uefi else Firmware.BIOS


def _secure_boot(live: Domain) -> bool:
    return live.loader is not None and bool(live.loader.secure)


def _graphics(live: Domain) -> GraphicsKind:
    kinds = {_GRAPHICS.get(screen.type or "", GraphicsKind.OTHER) for screen in live.graphics}
    order = (GraphicsKind.VNC, GraphicsKind.SPICE, GraphicsKind.OTHER)
    return next((kind for kind in order if kind in kinds), GraphicsKind.NONE)


def _disk(disk: devices.Disk, around: Surroundings) -> Disk:
    path = disk.path
    if not path and disk.pool and disk.volume:
        path = around.volume_path(disk.pool, disk.volume)
    return Disk(
        target=disk.target or "",
        bus=disk.bus or "",
        device=_DISK_DEVICES.get(disk.device or "disk", DiskDevice.DISK),
        path=path,
        format=disk.format or "",
        read_only=disk.read_only,
        shareable=disk.shareable,
        backing=disk.backing_file or "",
    )


def _nic(nic: Interface, around: Surroundings) -> NIC:
    network = nic.network or nic.bridge or nic.device or ""
    return NIC(
        mac=(nic.mac or "").lower(),
        mode=_nic_mode(nic, around),
        network=network,
        model=nic.model or "",
        link_up=nic.link_up is not False,
    )


def _nic_mode(nic: Interface, around: Surroundings) -> NetworkMode:
    if nic.type == "network":
        return around.networks.get(nic.network or "", NetworkMode.OTHER)
    mode = _INTERFACE_MODES.get(nic.type or "", NetworkMode.OTHER)
    return around.bridges.get(nic.bridge or "", mode)
