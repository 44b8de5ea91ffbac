"""VMs that come and go: define and undefine, and what the host has for a new one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.domain_copy import copy_xml
from vmdesk.backends.libvirt.domain_xml import domain_xml
from vmdesk.backends.libvirt.folders import default_folder
from vmdesk.backends.libvirt.host import Offer, host_info, read_offer
from vmdesk.backends.libvirt.xml import parse
from vmdesk.errors import N_, InvalidState
from vmdesk.model.creation import Definition
from vmdesk.model.host import HostInfo
from vmdesk.model.naming import check_name
from vmdesk.model.vm import VMRef

# From the most thorough on; drivers and older hosts refuse flags that they do not know.
_UNDEFINE_BASE = libvirt.VIR_DOMAIN_UNDEFINE_MANAGED_SAVE
_UNDEFINE_SNAPSHOTS = _UNDEFINE_BASE | libvirt.VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA
_UNDEFINE_CHECKPOINTS = (
    _UNDEFINE_SNAPSHOTS
    | libvirt.VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA
    | libvirt.VIR_DOMAIN_UNDEFINE_NVRAM
)
_UNDEFINE_FLAGS = (
    _UNDEFINE_CHECKPOINTS | getattr(libvirt, "VIR_DOMAIN_UNDEFINE_TPM", 0),
    _UNDEFINE_CHECKPOINTS,
    _UNDEFINE_SNAPSHOTS,
    _UNDEFINE_BASE,
    0,
)
_UNKNOWN_FLAG = (libvirt.VIR_ERR_INVALID_ARG, libvirt.VIR_ERR_NO_SUPPORT)


class LibvirtCreation:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def host_info(self) -> HostInfo:
        return await self._connection.run(lambda conn: host_info(conn, default_folder(conn)))

    async def define(self, definition: Definition) -> VMRef:
        """Make the VM known to the host, stopped. Creates no file."""
        uuid = await self._connection.run(lambda conn: _define(conn, definition))
        return VMRef(self._connection.uri, uuid)

    async def define_copy(self, ref: VMRef, name: str, disks: Mapping[str, str]) -> VMRef:
        """Make a VM like *ref* called *name*, with new UUID and MACs, each image path of *disks*
        replaced by its own (qcow2). Creates no file. Its NVRAM and TPM begin empty."""
        uuid = await self._connection.run(lambda conn: _define_copy(conn, ref, name, disks))
        return VMRef(self._connection.uri, uuid)

    async def undefine(self, ref: VMRef) -> None:
        """Forget the VM with its NVRAM, TPM and saved state; its disk images stay. InvalidState
        while it runs; a VM that is gone already is as wanted."""
        await self._connection.run(lambda conn: _undefine(conn, ref.key))


def _define_copy(conn: Any, ref: VMRef, name: str, disks: Mapping[str, str]) -> str:
    check_name(name, _names(conn))
    flags = libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE
    xml = copy_xml(Connection.lookup(conn, ref).XMLDesc(flags), name, disks)
    return str(conn.defineXML(xml).UUIDString())


def _names(conn: Any) -> list[str]:
    return [domain.name() for domain in conn.listAllDomains()]


def _define(conn: Any, definition: Definition) -> str:
    check_name(definition.spec.name, _names(conn))
    offer = read_offer(conn, definition.accelerator, parse(conn.getCapabilities()))
    return str(_defined(conn, definition, offer).UUIDString())


def _defined(conn: Any, definition: Definition, offer: Offer) -> Any:
    """Some hosts know the clipboard's channel but have a QEMU without it, and only say so now."""
    flags = libvirt.VIR_DOMAIN_DEFINE_VALIDATE
    try:
        return conn.defineXMLFlags(domain_xml(definition, offer), flags)
    except libvirt.libvirtError as error:
        if not offer.vdagent or error.get_error_code() != libvirt.VIR_ERR_CONFIG_UNSUPPORTED:
            raise
    without = replace(offer, vdagent=False)
    return conn.defineXMLFlags(domain_xml(definition, without), flags)


def _undefine(conn: Any, uuid: str) -> None:
    try:
        domain = conn.lookupByUUIDString(uuid)
    except libvirt.libvirtError as error:
        if error.get_error_code() == libvirt.VIR_ERR_NO_DOMAIN:
            return
        raise
    if domain.isActive():
        raise InvalidState(
            N_("“{name}” is running"), hint=N_("Shut it down first"), name=domain.name()
        )
    _undefine_with(domain, _UNDEFINE_FLAGS)


def _undefine_with(domain: Any, choices: tuple[int, ...]) -> None:
    for flags in choices:
        try:
            domain.undefineFlags(flags)
        except libvirt.libvirtError as error:
            if error.get_error_code() not in _UNKNOWN_FLAG or flags == choices[-1]:
                raise
        else:
            return
