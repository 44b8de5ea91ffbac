"""Disk images through libvirt's storage volumes. For use within `Connection.run`.
Format: https://libvirt.org/formatstorage.html"""

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import libvirt

from vmdesk.backends.libvirt.building import element
from vmdesk.backends.libvirt.folders import Folders, checked_path, pools
from vmdesk.backends.libvirt.xml import parse, to_text
from vmdesk.errors import N_, InUse, InvalidInput, NotFound
from vmdesk.model.storage import Volume

# qcow2 of QEMU 1.1 (2012) and later; libvirt's own default is older still.
_QCOW2_COMPAT = "1.1"
_GONE = frozenset({libvirt.VIR_ERR_NO_STORAGE_VOL, libvirt.VIR_ERR_NO_STORAGE_POOL})


@contextmanager
def volume_at(conn: Any, folders: Folders, path: str) -> Iterator[Any]:
    """The volume of *path*, in a pool or not; NotFound when there is no such file."""
    folder, name = checked_path(path)
    if volume := _known(conn, posixpath.join(folder, name)):
        yield volume
        return
    with folders.pool_at(conn, folder) as pool:
        refresh(pool)
        yield named_volume(pool, name, path)


def named_volume(pool: Any, name: str, path: str) -> Any:
    try:
        return pool.storageVolLookupByName(name)
    except libvirt.libvirtError as error:
        raise _translated(error, path) from error


def _known(conn: Any, path: str) -> Any | None:
    """The volume as the host last saw it, if its file is still there."""
    try:
        volume = conn.storageVolLookupByPath(path)
        volume.info()
    except libvirt.libvirtError:
        return None
    return volume


def _translated(error: Any, path: str) -> Any:
    if error.get_error_code() in _GONE:
        return NotFound(N_("There is no file “{path}” on the host"), path=path)
    return error


def refresh(pool: Any) -> None:
    """Have the host look into the folder again; not possible while something is written there."""
    with suppress(libvirt.libvirtError):
        pool.refresh(0)


def all_volumes(conn: Any) -> list[Volume]:
    """The volumes of all active pools, freshly read."""
    return [volume for pool in pools(conn) if pool.isActive() for volume in pool_volumes(pool)]


def pool_volumes(pool: Any) -> list[Volume]:
    refresh(pool)
    found = []
    with suppress(libvirt.libvirtError):
        name = pool.name()
        for volume in pool.listAllVolumes():
            # What vanishes while it is listed is no volume any more.
            with suppress(libvirt.libvirtError, InvalidInput):
                found.append(describe(volume, name))
    return found


def describe(volume: Any, pool: str) -> Volume:
    root = parse(volume.XMLDesc())
    path = root.findtext("target/path") or ""
    kind = root.find("target/format")
    return Volume(
        path=path,
        name=root.findtext("name") or posixpath.basename(path),
        pool=pool,
        format="" if kind is None else str(kind.get("type", "")),
        capacity_bytes=int(root.findtext("capacity") or 0),
        allocation_bytes=int(root.findtext("allocation") or 0),
        backing=_backing(root.findtext("backingStore/path") or "", path),
    )


def _backing(backing: str, path: str) -> str:
    if not backing or posixpath.isabs(backing) or ":" in backing:
        return backing
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), backing))


def is_plain_file(volume: Any) -> bool:
    """Whether it is a file, and not a folder or a whole device."""
    return bool(volume.info()[0] == libvirt.VIR_STORAGE_VOL_FILE)


def volume_xml(
    name: str, size_bytes: int, format: str, backing: str = "", backing_format: str = ""
) -> str:
    """A new, sparse volume of *size_bytes*."""
    target = element("target", element("format", type=format))
    if format == "qcow2":
        target.append(element("compat", _QCOW2_COMPAT))
    root = element(
        "volume",
        element("name", name),
        element("capacity", str(size_bytes), unit="bytes"),
        element("allocation", "0", unit="bytes"),
        target,
    )
    if backing:
        kind = element("format", type=backing_format or "raw")
        root.append(element("backingStore", element("path", backing), kind))
    return to_text(root)


def create(pool: Any, xml: str, path: str) -> Any:
    """A new volume; InvalidInput when the name is taken, even by a file unknown to the pool."""
    try:
        return pool.createXML(xml, 0)
    except libvirt.libvirtError as error:
        raise _creation_error(error, path) from error


def create_from(pool: Any, xml: str, path: str, source: Any) -> Any:
    """The same with the contents of the volume *source*; InUse while a VM writes to that."""
    try:
        return pool.createXMLFrom(xml, source, 0)
    except libvirt.libvirtError as error:
        raise _creation_error(error, path) from error


def _creation_error(error: Any, path: str) -> Any:
    """libvirt has no codes for these, and QEMU's tools only words."""
    text = str(error)
    if error.get_error_code() == libvirt.VIR_ERR_STORAGE_VOL_EXIST or "already exists" in text:
        return InvalidInput(
            N_("“{path}” is there already"), hint=N_("Choose another name"), path=path
        )
    if "image size is too large" in text.lower() or "File too large" in text:
        return InvalidInput(N_("The host cannot hold a disk of this size"), detail=text)
    if '"write" lock' in text:
        return InUse(N_("The image is in use"), hint=N_("Shut down the VM first"), detail=text)
    return error
