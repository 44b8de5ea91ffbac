"""The snapshots of a VM on a libvirt host."""

from datetime import UTC, datetime
from typing import Any

import libvirt

from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.devices import Disk, Domain, SnapshotXml
from vmdesk.errors import N_, InvalidInput, Unsupported
from vmdesk.model.naming import check_name
from vmdesk.model.snapshot import Snapshot
from vmdesk.model.vm import VMRef

_INTERNAL_FORMAT = "qcow2"


class LibvirtSnapshots:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list_snapshots(self, ref: VMRef) -> list[Snapshot]:
        """The oldest first."""
        return await self._connection.run(lambda conn: _list(conn, ref))

    async def take_snapshot(self, ref: VMRef, name: str, description: str) -> None:
        """Inside the VM's own images, with its memory when it runs."""
        check_name(name)
        await self._connection.run_apart(lambda conn: _take(conn, ref, name, description))
        self._connection.notify(ref)


def _list(conn: Any, ref: VMRef) -> list[Snapshot]:
    domain = Connection.lookup(conn, ref)
    current = domain.snapshotCurrent().getName() if domain.hasCurrentSnapshot() else None
    # Parents before children, which those of the same second keep.
    listed = domain.listAllSnapshots(libvirt.VIR_DOMAIN_SNAPSHOT_LIST_TOPOLOGICAL)
    found = [_snapshot(snapshot.getXMLDesc(), current) for snapshot in listed]
    return sorted(found, key=lambda snapshot: snapshot.taken)


def _snapshot(text: str, current: str | None) -> Snapshot:
    xml = SnapshotXml.parse(text)
    return Snapshot(
        name=xml.name or "",
        taken=datetime.fromtimestamp(xml.created_seconds or 0, UTC),
        parent=xml.parent or "",
        description=xml.description or "",
        with_memory=xml.memory in ("internal", "external"),
        current=xml.name == current,
    )


def _take(conn: Any, ref: VMRef, name: str, description: str) -> None:
    domain = Connection.lookup(conn, ref)
    if name in domain.snapshotListNames():
        raise InvalidInput(
            N_("A snapshot named “{name}” already exists"),
            hint=N_("Choose another name"),
            name=name,
        )
    check_disks(Domain.parse(domain.XMLDesc()))
    domain.snapshotCreateXML(SnapshotXml.new(name=name, description=description or None).to_text())


def check_disks(domain: Domain) -> None:
    """Unsupported when a disk of *domain* cannot hold a snapshot within its image."""
    written = [disk for disk in domain.disks if _is_written(disk)]
    for disk in written:
        if disk.format and disk.format != _INTERNAL_FORMAT:
            raise Unsupported(
                N_("The disk {target} is of the format {format}, which cannot hold snapshots"),
                hint=N_("Convert it to qcow2"),
                target=disk.target,
                format=disk.format,
            )


def _is_written(disk: Disk) -> bool:
    return not disk.read_only and disk.device in (None, "disk", "lun")
