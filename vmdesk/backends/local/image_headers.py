"""Finds the other files that a disk image names, before any tool is let near them."""

import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vmdesk.backends.local.files import opened
from vmdesk.errors import N_, InvalidInput

SECTOR_BYTES = 512
# Longer names than this cannot be opened; QEMU's own limit for qcow2 is 1023.
MAX_NAME_BYTES = 4096
MAX_DESCRIPTOR_BYTES = 1024 * 1024
QCOW2_BACKING_FORMAT = 0xE2792ACA
QCOW2_DATA_FILE = 0x44415441
QED_HAS_BACKING = 0x1


@dataclass(frozen=True, slots=True)
class Named:
    """What an image names: the file it is an overlay of ("" for none), and those that hold its
    data beside it."""

    backing: str = ""
    data: tuple[str, ...] = ()


def names_in(path: Path) -> Named:
    """Read the header of the image at *path*, whatever its suffix. Blocks.

    Sources: QEMU's docs/interop/qcow2.txt and qed_spec.txt, VMware's "Virtual Disk Format 1.1".
    Formats that can name no other file give an empty answer. InvalidInput for a header that
    contradicts itself.
    """
    with opened(path) as file:
        magic = file.read(4)
        file.seek(0)
        try:
            if magic == b"QFI\xfb":
                return _qcow(file)
            if magic == b"QED\0":
                return _qed(file)
            return _vmdk(file, magic)
        except (struct.error, ValueError, OverflowError) as exc:
            raise InvalidInput(
                N_("“{path}” is damaged: its header makes no sense"), path=path, detail=str(exc)
            ) from exc


def _qcow(file: IO[bytes]) -> Named:
    head = file.read(104)
    version, start, length = struct.unpack_from(">IQI", head, 4)
    backing = _text_at(file, start, length)
    if version < 2:
        return Named(backing)
    header_bytes = struct.unpack_from(">I", head, 100)[0] if version >= 3 else 72
    data = tuple(_qcow2_extensions(file, header_bytes))
    return Named(backing, data)


def _qcow2_extensions(file: IO[bytes], start: int) -> list[str]:
    """The names of external data files; there is one at most in a sound image."""
    found = []
    file.seek(start)
    for _ in range(64):
        head = file.read(8)
        if len(head) < 8:
            break
        kind, length = struct.unpack(">II", head)
        if kind == 0 or length > MAX_DESCRIPTOR_BYTES:
            break
        contents = file.read((length + 7) // 8 * 8)[:length]
        if kind == QCOW2_DATA_FILE:
            found.append(contents.decode("utf-8", "surrogateescape"))
    return found


def _qed(file: IO[bytes]) -> Named:
    head = file.read(64)
    features = struct.unpack_from("<Q", head, 16)[0]
    start, length = struct.unpack_from("<II", head, 56)
    return Named(_text_at(file, start, length) if features & QED_HAS_BACKING else "")


def _vmdk(file: IO[bytes], magic: bytes) -> Named:
    """A VMDK's descriptor stands alone in a small text file, or inside a sparse extent."""
    if magic == b"KDMV":
        start, sectors = struct.unpack_from("<QQ", file.read(44), 28)
        file.seek(start * SECTOR_BYTES)
        text = file.read(min(sectors * SECTOR_BYTES, MAX_DESCRIPTOR_BYTES))
    else:
        text = file.read(MAX_DESCRIPTOR_BYTES)
        if not _is_descriptor(text):
            return Named()
    lines = text.split(b"\0")[0].decode("utf-8", "surrogateescape")
    parent = re.search(r'^\s*parentFileNameHint\s*=\s*"?([^"\n]*)', lines, re.MULTILINE)
    extents = re.findall(r'^\s*(?:RW|RDONLY|NOACCESS)\s+\d+\s+\w+\s+"([^"\n]*)"', lines, re.M)
    return Named(parent[1] if parent else "", tuple(extents))


def _is_descriptor(text: bytes) -> bool:
    """As QEMU probes it: comments and blank lines, then a version."""
    for line in text.splitlines()[:64]:
        stripped = line.strip()
        if stripped.startswith(b"version="):
            return True
        if stripped and not stripped.startswith(b"#"):
            return False
    return False


def _text_at(file: IO[bytes], start: int, length: int) -> str:
    if not start or not length:
        return ""
    if length > MAX_NAME_BYTES:
        raise ValueError(f"a name of {length} bytes")
    file.seek(start)
    raw = file.read(length)
    if len(raw) < length:
        raise ValueError("a name beyond the end of the file")
    return raw.decode("utf-8", "surrogateescape")
