"""The operating systems that this computer's OS database (osinfo-db) knows."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path, user_config_path

from vmdesk.backends.local import threads
from vmdesk.backends.local.files import write_atomically
from vmdesk.backends.local.iso import IsoImage
from vmdesk.backends.local.osinfo_detect import detected
from vmdesk.backends.local.osinfo_xml import read_database
from vmdesk.errors import N_, HostError, Unsupported
from vmdesk.model.hardware import Firmware
from vmdesk.model.os import DetectedOS, OSFirmware, OSInfo, OSMedia, OSNeeds, OSResources

# Raised whenever the cached form changes.
CACHE_VERSION = 1


class OSDatabase:
    """Every OS that is known, the newest first; those without a date come last."""

    def __init__(self, systems: Sequence[OSInfo]) -> None:
        by_name = sorted(systems, key=lambda system: system.name)
        self.systems = tuple(sorted(by_name, key=lambda system: system.released, reverse=True))

    def find(self, name: str) -> OSInfo | None:
        """The OS with this id or short id."""
        return self._by_id.get(name)

    def search(self, text: str) -> list[OSInfo]:
        """Those in whose names every word of *text* occurs; all of them when it is blank."""
        words = text.casefold().split()
        return [s for s, names in self._names if all(word in names for word in words)]

    async def detect(self, image: IsoImage) -> DetectedOS | None:
        """The OS on *image*, None when it looks like no known one."""
        return await threads.run(detected, self.systems, image)

    @cached_property
    def _by_id(self) -> dict[str, OSInfo]:
        # The newest wins a short id that moves on, such as "ubuntu-lts-latest".
        return {name: s for s in reversed(self.systems) for name in (s.id, *s.short_ids)}

    @cached_property
    def _names(self) -> list[tuple[OSInfo, str]]:
        return [
            (s, " ".join((s.name, *s.short_ids, s.vendor, s.codename)).casefold())
            for s in self.systems
        ]


async def load(folders: Sequence[Path] | None = None) -> OSDatabase:
    """Read the database, from VMDesk's cache of it if nothing has changed.

    *folders* are libosinfo's own unless given. Unsupported, with the package, if there is none.
    """
    places = database_folders(os.environ) if folders is None else folders
    return OSDatabase(await threads.run(_load, places))


def database_folders(environment: Mapping[str, str]) -> list[Path]:
    """Where libosinfo looks, later folders overriding earlier ones: the system's, this
    computer's, the user's (libosinfo, "Database layout")."""
    return [
        Path(environment.get("OSINFO_SYSTEM_DIR") or "/usr/share/osinfo"),
        Path(environment.get("OSINFO_LOCAL_DIR") or "/etc/osinfo"),
        Path(environment.get("OSINFO_USER_DIR") or user_config_path("osinfo")),
    ]


def _load(folders: Sequence[Path]) -> list[OSInfo]:
    files = _files(folders)
    if not files:
        raise Unsupported(
            N_("The list of operating systems is not installed"),
            hint=N_("Install it: sudo apt install {package}"),
            package="osinfo-db",
        )
    key = _key(files)
    cache = user_cache_path("vmdesk") / "osinfo.json"
    systems = _from_cache(cache, key)
    if systems is None:
        systems = read_database(files.values())
        _to_cache(cache, key, systems)
    return systems


def _files(folders: Sequence[Path]) -> dict[str, Path]:
    """The database's files by their place in it: a later folder's replaces an earlier one's."""
    found: dict[str, Path] = {}
    for folder in folders:
        for part in ("os", "device"):
            for parent, _, names in os.walk(folder / part):
                for name in sorted(names):
                    if name.endswith(".xml"):
                        path = Path(parent, name)
                        found[str(path.relative_to(folder))] = path
    return dict(sorted(found.items()))


def _key(files: Mapping[str, Path]) -> str:
    digest = hashlib.sha256(f"{CACHE_VERSION}\n".encode())
    for path in files.values():
        try:
            status = path.stat()
        except OSError:
            continue
        digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _to_cache(cache: Path, key: str, systems: Sequence[OSInfo]) -> None:
    text = json.dumps(
        {"key": key, "systems": [asdict(system) for system in systems]},
        default=lambda firmware: firmware.value,
        separators=(",", ":"),
    )
    try:
        write_atomically(cache, text.encode())
    except HostError:
        # Without a cache the next start reads the database again, and that is all.
        return


def _from_cache(cache: Path, key: str) -> list[OSInfo] | None:
    """What the cache holds; None if it is of other files, damaged or absent."""
    try:
        stored = json.loads(cache.read_bytes())
        return [_system(s) for s in stored["systems"]] if stored["key"] == key else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _system(stored: dict[str, Any]) -> OSInfo:
    levels = ("minimum", "recommended", "maximum")
    return OSInfo(
        **stored
        | {
            "short_ids": tuple(stored["short_ids"]),
            "devices": tuple(stored["devices"]),
            "needs": tuple(
                OSNeeds(n["arch"], *(OSResources(**n[level]) for level in levels))
                for n in stored["needs"]
            ),
            "firmwares": tuple(
                OSFirmware(f["arch"], Firmware(f["firmware"]), f["supported"])
                for f in stored["firmwares"]
            ),
            "media": tuple(OSMedia(**m) for m in stored["media"]),
        }
    )
