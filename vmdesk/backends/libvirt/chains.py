"""Which image overlays which, over all pools of a host and the folders beside them."""

import posixpath
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import libvirt

from vmdesk.backends.libvirt.folders import Folders, real
from vmdesk.backends.libvirt.images import all_volumes, pool_volumes
from vmdesk.errors import VMDeskError
from vmdesk.model.storage import Volume

# No real chain is as deep; one that is comes from a loop.
_DEEPEST = 200


class Images:
    """The images of a host by their real path, read once. For use within `Connection.run`."""

    def __init__(self, conn: Any, folders: Folders) -> None:
        self._conn = conn
        self._folders = folders
        self._looked: set[str] = set()
        self._real: dict[str, str] = {}
        self.by_path: dict[str, Volume] = {}
        self._add(all_volumes(conn))

    def real(self, path: str) -> str:
        if path not in self._real:
            self._real[path] = real(self._conn, path)
        return self._real[path]

    def find(self, path: str) -> Volume | None:
        """The image at *path*; looks into its folder where that is in no pool."""
        key = self.real(path)
        folder = posixpath.dirname(key)
        if key not in self.by_path and posixpath.isabs(key) and folder not in self._looked:
            self._looked.add(folder)
            self._look_into(folder)
        return self.by_path.get(key)

    def bases(self, path: str) -> list[str]:
        """The real paths that the image at *path* overlays, the nearest first."""
        found: list[str] = []
        key = self.real(path)
        while len(found) < _DEEPEST:
            image = self.find(key)
            if image is None or not image.backing:
                return found
            key = self.real(image.backing)
            if key in found:
                return found
            found.append(key)
        return found

    def needed_by(self, paths: Iterable[str]) -> set[str]:
        """The real paths that *paths* are, and those of all that they overlay."""
        needed = set()
        for path in paths:
            needed |= {self.real(path), *self.bases(path)}
        return needed

    def _look_into(self, folder: str) -> None:
        if folder.startswith(("/dev", "/proc", "/sys")):
            return
        with (
            suppress(VMDeskError, libvirt.libvirtError),
            self._folders.pool_at(self._conn, folder) as pool,
        ):
            self._add(pool_volumes(pool))

    def _add(self, volumes: Iterable[Volume]) -> None:
        for volume in volumes:
            self.by_path.setdefault(self.real(volume.path), volume)
