"""What states, devices and sources are called on the screen, and text that is safe to show."""

import html

from vmdesk.errors import N_
from vmdesk.model.hardware import Accelerator, AddressSource, DiskDevice, Firmware
from vmdesk.model.host import Host, HostState
from vmdesk.model.vm import VM, VMState
from vmdesk.services.text import error_message, labelled, listed, tr

STATE_WORDS: dict[VMState, str] = {
    VMState.STOPPED: N_("Stopped"),
    VMState.STARTING: N_("Starting"),
    VMState.RUNNING: N_("Running"),
    VMState.PAUSED: N_("Paused"),
    VMState.SLEEPING: N_("Sleeping"),
    VMState.STOPPING: N_("Stopping"),
    VMState.SAVED: N_("Saved"),
    VMState.CRASHED: N_("Crashed"),
}

HOST_WORDS: dict[HostState, str] = {
    HostState.CONNECTING: N_("Connecting…"),
    HostState.CONNECTED: N_("Connected"),
    HostState.LOST: N_("Connection lost"),
    HostState.FAILED: N_("Not reachable"),
    HostState.DISCONNECTED: N_("Not connected"),
}

ACCELERATOR_WORDS: dict[Accelerator, str] = {
    Accelerator.AUTO: N_("Automatic"),
    Accelerator.KVM: N_("KVM: the processor runs the guest directly"),
    Accelerator.TCG: N_("TCG: every instruction is emulated, about 10 to 20 times slower than KVM"),
    Accelerator.XEN: N_("Xen"),
    Accelerator.TEST: N_("None: a simulated VM of the test driver"),
    Accelerator.NATIVE: N_("The hypervisor's own"),
}

FIRMWARE_WORDS: dict[Firmware, str] = {Firmware.BIOS: N_("BIOS"), Firmware.UEFI: N_("UEFI")}

DEVICE_WORDS: dict[DiskDevice, str] = {
    DiskDevice.DISK: N_("Disk"),
    DiskDevice.CDROM: N_("CD drive"),
    DiskDevice.FLOPPY: N_("Floppy drive"),
    DiskDevice.LUN: N_("SCSI device"),
}

SOURCE_WORDS: dict[AddressSource, str] = {
    AddressSource.LEASE: N_("from the network's DHCP leases"),
    AddressSource.AGENT: N_("from the guest agent"),
    AddressSource.ARP: N_("seen on the wire (ARP)"),
}


def state_word(vm: VM) -> str:
    """The VM's state in the user's language."""
    return tr(STATE_WORDS[vm.state])


def state_count(state: VMState, count: int) -> str:
    """How many VMs are in *state*."""
    return labelled(tr(STATE_WORDS[state]), str(count))


def host_title(host: Host) -> str:
    """What the host is called in the user's language; an address stays as it is."""
    return tr(host.name)


def host_status(host: Host) -> str:
    """The host's state, with the reason where there is one."""
    word = tr(HOST_WORDS[host.state])
    return labelled(word, error_message(host.error) if host.error else "")


def short(text: str, length: int = 60) -> str:
    """*text* on one line, its middle left out when it is longer than *length* characters."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    half = (length - 1) // 2
    return f"{line[:half]}…{line[-half:]}"


def quoted(names: list[str], most: int = 4) -> str:
    """*names* in quotation marks for a sentence; only the first few when there are many."""
    shown = listed(f"“{short(name)}”" for name in names[:most])
    if len(names) <= most:
        return shown
    return tr("{names} and {count} more", names=shown, count=len(names) - most)


def tool_tip(text: str) -> str:
    """A tool tip that shows *text* literally, whatever it holds."""
    if not text:
        return ""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>"
