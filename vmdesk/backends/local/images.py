"""Reads disk images without trusting them."""

import json
import os
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vmdesk.backends.local import files, threads
from vmdesk.backends.local.files import opened
from vmdesk.backends.local.image_headers import names_in
from vmdesk.backends.local.tools import last_line, try_tool
from vmdesk.errors import N_, InvalidInput

# Each link of a chain costs QEMU memory and open files; hundreds are a mistake or an attack.
MAX_CHAIN = 200


@dataclass(frozen=True, slots=True)
class DiskImage:
    """A disk image as qemu-img describes it; sizes in bytes.

    *format* is the real one, found in the contents. *backing* and *backing_format* are what the
    image overlays, None where there is nothing or nothing is said; *chain* are the images below
    this one, nearest first.
    """

    path: Path
    format: str
    capacity_bytes: int
    allocation_bytes: int
    backing: Path | None = None
    backing_format: str | None = None
    encrypted: bool = False
    chain: tuple["DiskImage", ...] = ()


async def inspect(path: Path, trusted: Collection[Path] = ()) -> DiskImage:
    """Describe the image at *path* and everything below it; works while a VM is using it.

    InvalidInput when it is missing, a folder, empty, unreadable or damaged, and when it or an
    image below it names a file outside the folder of the image naming it and outside the
    *trusted* folders: whoever runs a VM on such an image hands the named file to the guest.
    """
    images: list[DiskImage] = []
    following: Path | None = _absolute(path)
    while following:
        if len(images) >= MAX_CHAIN or any(image.path == following for image in images):
            raise InvalidInput(N_("“{path}” is an overlay of itself"), path=path)
        # First our own reading of the header; only then may qemu-img open anything.
        backing = await threads.run(_safe_backing, following, trusted)
        images.append(await _described(following, backing))
        following = backing
    return replace(images[0], chain=tuple(images[1:]))


async def free_bytes(folder: Path) -> int:
    """The room a user has in *folder*, which need not exist yet."""
    return await threads.run(files.free_bytes, folder)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))


def _safe_backing(path: Path, trusted: Collection[Path]) -> Path | None:
    named = names_in(path)
    for name in named.data:
        _safe(path, name, trusted)
    if not named.backing:
        return None
    backing = _safe(path, named.backing, trusted)
    try:
        with opened(backing):
            return backing
    except InvalidInput as exc:
        raise InvalidInput(
            N_("“{path}” is an overlay of “{named}”, which cannot be used"),
            hint=N_("Put that file back, or choose an image that stands alone."),
            path=path,
            named=named.backing,
            detail=str(exc),
        ) from exc


def _safe(path: Path, name: str, trusted: Collection[Path]) -> Path:
    """The file that *name*, found in *path*, means; InvalidInput when it is out of bounds."""
    # As QEMU reads it: a colon before any slash is a protocol (json:, nbd:, ...).
    protocol = ":" in name.split("/", 1)[0]
    local = name.removeprefix("file:") if name.startswith("file:") else name
    if (protocol and local == name) or "\0" in name:
        raise _outside(path, name)
    target = path.parent / local
    real = Path(os.path.realpath(target))
    allowed = [Path(os.path.realpath(folder)) for folder in (path.parent, *trusted)]
    if not any(real.is_relative_to(folder) for folder in allowed):
        raise _outside(path, name)
    return Path(os.path.normpath(target))


def _outside(path: Path, name: str) -> InvalidInput:
    return InvalidInput(
        N_("“{path}” names “{named}”, which is outside its folder"),
        hint=N_("Use it only if you trust where it comes from: move both files into one folder."),
        path=path,
        named=name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
    )


async def _described(path: Path, backing: Path | None) -> DiskImage:
    # An absolute path cannot be mistaken for an option or for a protocol.
    finished = await try_tool("qemu-img", "info", "--output=json", "--force-share", path)
    if finished.status:
        raise InvalidInput(
            N_("“{path}” is not a usable disk image: {reason}"),
            path=path,
            reason=_reason(finished.errors, path),
            detail=finished.errors,
        )
    found: dict[str, Any] = json.loads(finished.output)
    details = found.get("format-specific", {}).get("data", {})
    if found.get("format") in ("qcow2", "qed") and details.get("corrupt"):
        raise InvalidInput(
            N_("“{path}” is damaged"), hint=N_("Repair it: qemu-img check -r all"), path=path
        )
    return DiskImage(
        path=path,
        format=found["format"],
        capacity_bytes=found["virtual-size"],
        allocation_bytes=found.get("actual-size", 0),
        backing=backing,
        backing_format=found.get("backing-filename-format"),
        encrypted=bool(found.get("encrypted", False)),
    )


def _reason(errors: str, path: Path) -> str:
    """qemu-img's own words without the part that repeats the file's name."""
    line = last_line(errors).removeprefix("qemu-img: ")
    return line.removeprefix(f"Could not open '{path}': ")
