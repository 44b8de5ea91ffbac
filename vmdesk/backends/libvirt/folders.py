"""Where a host keeps its images: its pools, and passing pools for the folders that have none."""

import errno
import os
import posixpath
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import libvirt

from vmdesk.backends.libvirt.building import element
from vmdesk.backends.libvirt.host import has_local_files, is_session
from vmdesk.backends.libvirt.xml import parse, to_text
from vmdesk.errors import N_, InvalidInput, NotFound, PermissionDenied

DEFAULT_POOL = "default"
SYSTEM_FOLDER = "/var/lib/libvirt/images"
_PASSING = "vmdesk-passing-"


def default_folder(conn: Any) -> str:
    """Where the host's new images go; "" when it does not say."""
    targets = {pool.name(): pool_folder(pool) for pool in pools(conn)}
    if DEFAULT_POOL in targets:
        return targets[DEFAULT_POOL]
    if str(conn.getType()).upper() == "QEMU":
        if not is_session(conn):
            return SYSTEM_FOLDER
        if has_local_files(conn):
            return str(_data_home() / "libvirt" / "images")
    return next((targets[name] for name in sorted(targets) if targets[name]), "")


def _data_home() -> Path:
    """Where libvirt itself puts a session's images: the XDG base directory specification."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def pools(conn: Any) -> list[Any]:
    """The host's own pools, without the passing ones."""
    return [pool for pool in conn.listAllStoragePools() if not pool.name().startswith(_PASSING)]


def pool_folder(pool: Any) -> str:
    """The folder that a pool stands for; "" when it is none, or the pool is gone."""
    try:
        return clean(parse(pool.XMLDesc()).findtext("target/path") or "")
    except libvirt.libvirtError:
        return ""


def clean(path: str) -> str:
    return posixpath.normpath(path) if path else ""


def real(conn: Any, path: str) -> str:
    """*path* without symbolic links, as far as this computer can know."""
    return os.path.realpath(path) if has_local_files(conn) else clean(path)


def find_pool(conn: Any, folder: str) -> Any | None:
    """The pool of *folder*, an active one before others."""
    wanted = real(conn, folder)
    every = conn.listAllStoragePools()
    found = [pool for pool in every if (at := pool_folder(pool)) and real(conn, at) == wanted]
    return next(iter(sorted(found, key=lambda pool: not pool.isActive())), None)


def ensure_default_pool(conn: Any) -> Any:
    """The pool `default`, defined, built and started as far as it is not yet."""
    try:
        pool = conn.storagePoolLookupByName(DEFAULT_POOL)
    except libvirt.libvirtError as error:
        if error.get_error_code() != libvirt.VIR_ERR_NO_STORAGE_POOL:
            raise
        pool = conn.storagePoolDefineXML(_dir_pool(DEFAULT_POOL, default_folder(conn)), 0)
        pool.build(libvirt.VIR_STORAGE_POOL_BUILD_NEW)
        pool.setAutostart(1)
    if not pool.isActive():
        pool.create(0)
    return pool


def _dir_pool(name: str, folder: str) -> str:
    target = element("target", element("path", folder))
    return to_text(element("pool", element("name", name), target, type="dir"))


@dataclass(slots=True)
class _Passing:
    """A pool that is there only as long as somebody uses it. Known by its UUID, for its users may
    be on different connections."""

    uuid: str
    users: int = 0


class Folders:
    """Gives a pool for any folder of the host, as libvirt reads and writes images only in pools.

    A folder without a pool gets one that nobody else sees by name and that goes with its last
    user. For use within `Connection.run`; several threads may ask at once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._passing: dict[str, _Passing] = {}

    @contextmanager
    def pool_at(self, conn: Any, folder: str) -> Iterator[Any]:
        """The active pool of *folder*. NotFound when there is no such folder."""
        folder = checked_folder(folder)
        key = real(conn, folder)
        with self._lock:
            pool = None if key in self._passing else _active_pool(conn, folder)
            if pool is None:
                entry = self._entered(conn, key, folder)
        if pool is not None:
            yield pool
            return
        try:
            yield conn.storagePoolLookupByUUIDString(entry.uuid)
        finally:
            with self._lock:
                self._left(conn, key, entry)

    def _entered(self, conn: Any, key: str, folder: str) -> _Passing:
        entry = self._passing.get(key)
        if entry is None:
            uuid = _started(conn, folder).UUIDString()
            entry = self._passing[key] = _Passing(uuid)
        entry.users += 1
        return entry

    def _left(self, conn: Any, key: str, entry: _Passing) -> None:
        entry.users -= 1
        if not entry.users:
            del self._passing[key]
            with suppress(libvirt.libvirtError):
                conn.storagePoolLookupByUUIDString(entry.uuid).destroy()


def _active_pool(conn: Any, folder: str) -> Any | None:
    pool = find_pool(conn, folder)
    return pool if pool is not None and pool.isActive() else None


def _started(conn: Any, folder: str) -> Any:
    """A pool of *folder* that is running for now: its own inactive one, or a new one."""
    try:
        pool = find_pool(conn, folder)
        if pool is None:
            name = f"{_PASSING}{uuid4().hex}"
            return conn.storagePoolCreateXML(_dir_pool(name, folder), 0)
        if not pool.isActive():
            pool.create(0)
    except libvirt.libvirtError as error:
        raise _folder_error(error, folder) from error
    return pool


def _folder_error(error: Any, folder: str) -> Any:
    number = int(error.err[7]) if error.err else 0
    if number == errno.ENOENT:
        return NotFound(N_("The host has no folder “{folder}”"), folder=folder)
    if number == errno.ENOTDIR:
        return InvalidInput(N_("“{folder}” is not a folder"), folder=folder)
    if number == errno.EACCES:
        return PermissionDenied(N_("The host may not open the folder “{folder}”"), folder=folder)
    return error


def checked_folder(folder: str) -> str:
    """*folder* without detours; InvalidInput unless it is absolute."""
    if not posixpath.isabs(folder) or "\0" in folder:
        raise InvalidInput(N_("“{path}” is not a full path, from / on"), path=folder)
    return clean(folder)


def checked_path(path: str) -> tuple[str, str]:
    """Folder and name of a file's *path*; InvalidInput unless it is absolute and plain."""
    folder, name = posixpath.split(path)
    if name in ("", ".", "..") or any(ord(char) < ord(" ") for char in name):
        raise InvalidInput(N_("“{path}” cannot be the path of a file"), path=path)
    return checked_folder(folder), name
