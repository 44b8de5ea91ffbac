"""Define a copy of a VM: the same hardware, another identity, its own disks."""

import functools
import uuid
from collections.abc import Mapping
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.devices import Domain
from vmdesk.backends.libvirt.xml import Node
from vmdesk.errors import N_, InvalidInput
from vmdesk.model.naming import check_name
from vmdesk.model.vm import VMRef


async def define_copy(
    connection: Connection, ref: VMRef, name: str, disks: Mapping[str, str]
) -> VMRef:
    """Define a VM like *ref* called *name*, each path of *disks* replaced by its own."""
    key = await connection.run(functools.partial(_define, ref, name, disks))
    return VMRef(connection.uri, key)


def _define(ref: VMRef, name: str, disks: Mapping[str, str], conn: Any) -> str:
    check_name(name, {domain.name() for domain in conn.listAllDomains()})
    flags = libvirt.VIR_DOMAIN_XML_INACTIVE | libvirt.VIR_DOMAIN_XML_SECURE
    domain = Domain.parse(Connection.lookup(conn, ref).XMLDesc(flags))
    _rename(domain, name)
    for disk in domain.disks:
        if disk.path in disks:
            _replace(disk, disks[disk.path])
    return str(conn.defineXML(domain.to_text()).UUIDString())


def _rename(domain: Domain, name: str) -> None:
    """Give the copy what must differ; libvirt makes new MACs, and NVRAM and TPM of its own."""
    domain.name, domain.uuid, domain.title = name, str(uuid.uuid4()), None
    domain.nvram = None
    for nic in domain.interfaces:
        nic.mac = None
        nic.target = None
    for element in domain.element.findall("devices/channel/source[@path]"):
        # libvirt names the sockets of channels after the VM.
        Node(element).remove()


def _replace(disk: Any, path: str) -> None:
    if disk.file is None:
        raise InvalidInput(
            N_("The disk {target} is not a file and cannot be copied"), target=disk.target
        )
    disk.file, disk.format = path, "qcow2"
    for chain in disk.element.findall("backingStore"):
        disk.element.remove(chain)
