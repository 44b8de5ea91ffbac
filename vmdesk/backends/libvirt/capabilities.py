"""What the drivers of libvirt cannot do, and why."""

from urllib.parse import urlsplit

from vmdesk.errors import N_
from vmdesk.model.capabilities import Capabilities, Capability

_NOT_YET = {
    Capability.STATISTICS: N_("This version has no statistics yet"),
}
_NO_SCREEN = N_("Containers have no screen")
_NO_SNAPSHOTS = N_("libvirt has no snapshots on this hypervisor")

# The drivers of libvirt that implement virDomainOpenConsole.
_WITH_SERIAL = frozenset({"qemu", "lxc", "xen", "bhyve", "vz"})
_NO_SERIAL = N_("libvirt opens no serial consoles on this hypervisor")

# By the scheme of the URI, without its transport.
_BY_DRIVER: dict[str, dict[Capability, str]] = {
    "test": {Capability.CONSOLE: N_("libvirt's test driver has no real screens")},
    "xen": {
        Capability.SNAPSHOTS: _NO_SNAPSHOTS,
        Capability.SCREENSHOT: N_("libvirt takes no screenshots on Xen"),
        Capability.SEND_KEYS: N_("libvirt sends no keys on Xen"),
        Capability.RESET: N_("Xen cannot reset a VM"),
    },
    "lxc": {
        Capability.CONSOLE: _NO_SCREEN,
        Capability.SCREENSHOT: _NO_SCREEN,
        Capability.SEND_KEYS: _NO_SCREEN,
        Capability.SNAPSHOTS: _NO_SNAPSHOTS,
        Capability.RESET: N_("Containers cannot be reset"),
        Capability.SAVE: N_("Containers cannot be suspended to disk"),
    },
}


def capabilities_of(uri: str) -> Capabilities:
    """What the host behind *uri* can do, as far as its kind tells; no call to it."""
    driver = urlsplit(uri).scheme.partition("+")[0]
    serial = {} if driver in _WITH_SERIAL else {Capability.SERIAL: _NO_SERIAL}
    return Capabilities(_NOT_YET | serial | _BY_DRIVER.get(driver, {}))
