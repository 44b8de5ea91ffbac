"""Images and pools of a libvirt host."""

import asyncio
import os
import shutil
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import libvirt

from vmdesk.backends.base import Progress
from vmdesk.backends.libvirt import images, transfers
from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.deletion import files_of
from vmdesk.backends.libvirt.folders import (
    Folders,
    checked_path,
    default_folder,
    ensure_default_pool,
    find_pool,
    pool_folder,
    pools,
)
from vmdesk.backends.libvirt.host import has_local_files
from vmdesk.backends.libvirt.xml import parse
from vmdesk.errors import N_, InvalidInput, InvalidState, NotFound, VMDeskError
from vmdesk.model.storage import FileUse, StoragePool, Volume
from vmdesk.model.vm import VMRef

_POLL_SECONDS = 0.25
_ACTIVE_STATES = (libvirt.VIR_STORAGE_POOL_RUNNING, libvirt.VIR_STORAGE_POOL_DEGRADED)

Run = Callable[[Callable[[Any], None]], Awaitable[None]]


class LibvirtStorage:
    """Everything goes through libvirt's own storage, for the host may be far away, and the user
    need not be the one who owns its images."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._folders = Folders()

    async def pools(self) -> list[StoragePool]:
        return await self._connection.run(
            lambda conn: [described for pool in pools(conn) if (described := _pool(pool))]
        )

    async def volumes(self) -> list[Volume]:
        return await self._connection.run(images.all_volumes)

    async def free_bytes(self, folder: str) -> int:
        return await self._connection.run(lambda conn: self._free(conn, folder))

    async def inspect(self, path: str) -> Volume:
        return await self._connection.run(lambda conn: self._inspect(conn, path))

    async def create_image(
        self, path: str, size_bytes: int, format: str, backing: str = "", backing_format: str = ""
    ) -> None:
        """A new, sparse image; with *backing*, 0 bytes mean as large as that."""
        if size_bytes < 0 or not (size_bytes or backing):
            raise InvalidInput(N_("A disk needs a size above zero"))

        def create(conn: Any, _called_off: threading.Event) -> None:
            folder, name = checked_path(path)
            size = size_bytes or self._inspect(conn, backing).capacity_bytes
            xml = images.volume_xml(name, size, format, backing, backing_format)
            with self._new_image_pool(conn, folder) as pool:
                images.refresh(pool)
                images.create(pool, xml, path)

        await self._make(self._connection.run, path, create)

    async def copy_image(self, source: str, path: str, progress: Progress) -> None:
        """An independent qcow2 copy. libvirt cannot be stopped in the middle of one: a cancelled
        copy is removed when it is complete."""
        size = await self._connection.run(lambda conn: self._chain_bytes(conn, source))
        watching = asyncio.ensure_future(self._watch(path, size, progress))
        try:
            await self._make(
                self._connection.run_apart,
                path,
                lambda conn, _: self._copy(conn, source, path),
            )
        finally:
            watching.cancel()
            await asyncio.wait([watching])
        progress(1.0)

    async def upload(self, local: Path, path: str, progress: Progress) -> None:
        report = transfers.on_loop(progress)
        await self._make(
            self._connection.run_apart,
            path,
            lambda conn, off: self._upload(conn, local, path, report, off),
        )

    async def read_start(self, path: str, size_bytes: int) -> bytes:
        return await self._connection.run(lambda conn: self._read_start(conn, path, size_bytes))

    async def delete_image(self, path: str) -> None:
        """Remove a regular file; one that is gone already is as wanted."""
        await self._connection.run(lambda conn: self._delete(conn, path))

    async def files_of(self, ref: VMRef) -> list[FileUse]:
        return await self._connection.run(lambda conn: files_of(conn, self._folders, ref))

    async def _make(self, run: Run, path: str, work: transfers.Work) -> None:
        """Do the work that makes *path*; when it is cancelled, no such file is left."""
        await transfers.run_to_end(run, work, lambda: self.delete_image(path))

    def _new_image_pool(self, conn: Any, folder: str) -> Any:
        """The pool for a new image; the host's own one comes into being with its first image."""
        if folder == default_folder(conn) and find_pool(conn, folder) is None:
            ensure_default_pool(conn)
        return self._folders.pool_at(conn, folder)

    def _free(self, conn: Any, folder: str) -> int:
        pool = find_pool(conn, folder)
        if pool is not None and pool.isActive():
            images.refresh(pool)
            return int(pool.info()[3])
        if has_local_files(conn):
            return _local_free(folder)
        with self._folders.pool_at(conn, folder) as passing:
            return int(passing.info()[3])

    def _inspect(self, conn: Any, path: str) -> Volume:
        with images.volume_at(conn, self._folders, path) as volume:
            pool = volume.storagePoolLookupByVolume().name()
            shown = pool if pool in [known.name() for known in pools(conn)] else ""
            return images.describe(volume, shown)

    def _chain_bytes(self, conn: Any, path: str) -> int:
        """What a copy of *path* will read, in bytes."""
        total, seen = 0, set()
        while path and path not in seen:
            seen.add(path)
            volume = self._inspect(conn, path)
            total += volume.allocation_bytes
            path = volume.backing
        return total

    def _copy(self, conn: Any, source: str, path: str) -> None:
        folder, name = checked_path(path)
        with (
            images.volume_at(conn, self._folders, source) as original,
            self._new_image_pool(conn, folder) as pool,
        ):
            if not images.is_plain_file(original):
                raise InvalidInput(N_("“{path}” is not a file"), path=source)
            images.refresh(pool)
            xml = images.volume_xml(name, original.info()[1], "qcow2")
            images.create_from(pool, xml, path, original)

    async def _watch(self, path: str, size_bytes: int, progress: Progress) -> None:
        """Tell of a growing copy until cancelled."""
        while size_bytes:
            await asyncio.sleep(_POLL_SECONDS)
            with suppress(VMDeskError):
                done = await self._connection.run(lambda conn: _allocated(conn, path))
                progress(min(done / size_bytes, 0.99))

    def _upload(
        self,
        conn: Any,
        local: Path,
        path: str,
        report: transfers.Report,
        called_off: threading.Event,
    ) -> None:
        folder, name = checked_path(path)
        with transfers.open_plain_file(local) as file, self._new_image_pool(conn, folder) as pool:
            images.refresh(pool)
            size = os.fstat(file.fileno()).st_size
            volume = images.create(pool, images.volume_xml(name, size, "raw"), path)
            try:
                transfers.send(conn, volume, file, report, called_off)
            except transfers.CalledOff:
                volume.delete(0)
            except BaseException:
                with suppress(libvirt.libvirtError):
                    volume.delete(0)
                raise
            images.refresh(pool)

    def _read_start(self, conn: Any, path: str, size_bytes: int) -> bytes:
        try:
            with images.volume_at(conn, self._folders, path) as volume:
                if not images.is_plain_file(volume):
                    raise InvalidInput(N_("“{path}” is not a file"), path=path)
                return transfers.receive(conn, volume, size_bytes)
        except (libvirt.libvirtError, VMDeskError) as error:
            if not has_local_files(conn) or isinstance(error, InvalidInput):
                raise
            with transfers.open_plain_file(Path(path)) as file:
                return file.read(size_bytes)

    def _delete(self, conn: Any, path: str) -> None:
        try:
            with images.volume_at(conn, self._folders, path) as volume:
                if not images.is_plain_file(volume):
                    raise InvalidState(N_("“{path}” is not a plain file; it stays"), path=path)
                volume.delete(0)
        except NotFound:
            return


def _allocated(conn: Any, path: str) -> int:
    return int(conn.storageVolLookupByPath(path).info()[2])


def _local_free(folder: str) -> int:
    at = Path(folder)
    while not at.is_dir() and at != at.parent:
        at = at.parent
    return shutil.disk_usage(at).free


def _pool(pool: Any) -> StoragePool | None:
    """None when the pool went away meanwhile."""
    try:
        state, capacity, _, free = pool.info()
        kind = str(parse(pool.XMLDesc()).get("type", ""))
        active = state in _ACTIVE_STATES
        return StoragePool(pool.name(), kind, pool_folder(pool), active, capacity, free)
    except libvirt.libvirtError:
        return None
