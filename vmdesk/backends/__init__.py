"""Hypervisors, one folder each; which one a URI means is decided here and nowhere else."""

from vmdesk.backends.base import Backend
from vmdesk.errors import N_, InvalidInput

LIBVIRT_SCHEMES = frozenset({"qemu", "test", "xen", "lxc", "bhyve", "ch", "vz", "openvz"})


def backend_for(uri: str) -> Backend:
    """The backend that speaks to *uri*, not yet connected; InvalidInput for an unknown kind."""
    scheme = uri.partition(":")[0].partition("+")[0]
    if ":" in uri and scheme in LIBVIRT_SCHEMES:
        from vmdesk.backends.libvirt.backend import LibvirtBackend

        return LibvirtBackend(uri)
    raise InvalidInput(
        N_("“{uri}” is not the address of a host"),
        hint=N_("Examples: qemu:///system, qemu:///session, qemu+ssh://user@host/system"),
        uri=uri,
    )
