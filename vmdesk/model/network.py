"""A virtual network, as plain values."""

from dataclasses import dataclass

from vmdesk.errors import N_
from vmdesk.model.hardware import NetworkMode

# Mode: its name, and whom a NIC in it reaches.
REACHES: dict[NetworkMode, tuple[str, str]] = {
    NetworkMode.NAT: (N_("NAT"), N_("Internet: yes · Host: yes · Other VMs: yes")),
    NetworkMode.HOST_ONLY: (N_("Host-only"), N_("Internet: no · Host: yes · Other VMs: yes")),
    NetworkMode.ISOLATED: (N_("Isolated"), N_("Internet: no · Host: no · Other VMs: yes")),
    NetworkMode.ROUTED: (
        N_("Routed"),
        N_("Internet: if your router knows the way · Host: yes · Other VMs: yes"),
    ),
    NetworkMode.OPEN: (N_("Open"), N_("Internet: as your firewall says · Host: yes · VMs: yes")),
    NetworkMode.BRIDGED: (N_("Bridged"), N_("Internet: yes · Host: yes · Other VMs: yes")),
    NetworkMode.DIRECT: (
        N_("Bridged (macvtap)"),
        N_("Internet: yes · Host: no · Other VMs: yes"),
    ),
    NetworkMode.USER: (N_("User mode"), N_("Internet: yes · Host: no · Other VMs: no")),
    NetworkMode.NONE: (N_("None"), N_("Internet: no · Host: no · Other VMs: no")),
    NetworkMode.OTHER: (N_("Other"), N_("Depends on the hypervisor's own configuration")),
}


@dataclass(frozen=True, slots=True)
class Network:
    """A virtual network of a host; *subnet* in CIDR notation or ""."""

    name: str
    mode: NetworkMode
    active: bool
    autostart: bool = False
    bridge: str = ""
    subnet: str = ""
