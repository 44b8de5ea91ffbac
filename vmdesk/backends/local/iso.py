"""Reads what an ISO 9660 image says about itself."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vmdesk.backends.local import threads
from vmdesk.backends.local.files import opened, size_bytes
from vmdesk.errors import N_, InvalidInput

SECTOR_BYTES = 2048
FIRST_DESCRIPTOR = 16
# The descriptors follow one another; a disc with more than a handful of them is nonsense.
HEAD_BYTES = SECTOR_BYTES * 64
BOOT_RECORD, PRIMARY, TERMINATOR = 0, 1, 255
EL_TORITO = b"EL TORITO SPECIFICATION"
X86_BIOS, UEFI = 0x00, 0xEF


@dataclass(frozen=True, slots=True)
class IsoImage:
    """What an image's primary volume descriptor says, trailing blanks removed.

    *size_bytes* is the size of the volume, which may be less than that of the file. *bootable*
    is whether it has an El Torito boot record; *boots_bios* and *boots_uefi* say what for, or
    None when the boot catalogue was not at hand.
    """

    volume_id: str
    system_id: str
    publisher_id: str
    application_id: str
    size_bytes: int
    bootable: bool
    boots_bios: bool | None = None
    boots_uefi: bool | None = None


async def read(path: Path) -> IsoImage:
    """Read the image at *path*; InvalidInput says what is wrong with it."""
    return await threads.run(_read, path)


def _read(path: Path) -> IsoImage:
    with opened(path) as file:
        length = size_bytes(file)
        head = file.read(HEAD_BYTES)
        catalogue = _catalogue_sector(head)
        if catalogue is None:
            boot = b""
        else:
            file.seek(catalogue * SECTOR_BYTES)
            boot = file.read(SECTOR_BYTES)
    image = _parsed(head, boot, str(path))
    if image.size_bytes > length:
        raise InvalidInput(
            N_("“{path}” is incomplete: {missing} of its {size} bytes are missing"),
            hint=N_("Download or copy it again."),
            path=path,
            missing=image.size_bytes - length,
            size=image.size_bytes,
        )
    return image


def parse(head: bytes, name: str = "") -> IsoImage:
    """Read an image of which only the first bytes are at hand; HEAD_BYTES are enough.

    The layout is ECMA-119 (ISO 9660), 8.4; that of boot records "El Torito", version 1.0.
    *name* is for the error: InvalidInput when this is no ISO image.
    """
    sector = _catalogue_sector(head)
    start = (sector or 0) * SECTOR_BYTES
    return _parsed(head, head[start : start + SECTOR_BYTES] if sector else b"", name)


def _parsed(head: bytes, boot: bytes, name: str) -> IsoImage:
    primary = next((d for d in _descriptors(head) if d[0] == PRIMARY), None)
    if primary is None:
        raise InvalidInput(N_("“{path}” is not an ISO image"), path=name)
    blocks, block_bytes = struct.unpack_from("<I", primary, 80)[0], _block_bytes(primary)
    platforms = _boot_platforms(boot)
    return IsoImage(
        volume_id=_text(primary, 40, 32),
        system_id=_text(primary, 8, 32),
        publisher_id=_text(primary, 318, 128),
        application_id=_text(primary, 574, 128),
        size_bytes=blocks * block_bytes,
        bootable=_catalogue_sector(head) is not None,
        boots_bios=None if platforms is None else X86_BIOS in platforms,
        boots_uefi=None if platforms is None else UEFI in platforms,
    )


def _descriptors(head: bytes) -> Iterator[bytes]:
    """The volume descriptors up to their terminator."""
    for start in range(FIRST_DESCRIPTOR * SECTOR_BYTES, len(head), SECTOR_BYTES):
        descriptor = head[start : start + SECTOR_BYTES]
        if len(descriptor) < SECTOR_BYTES or descriptor[1:6] != b"CD001":
            return
        if descriptor[0] == TERMINATOR:
            return
        yield descriptor


def _block_bytes(primary: bytes) -> int:
    size: int = struct.unpack_from("<H", primary, 128)[0]
    return size if size in (512, 1024, 2048) else SECTOR_BYTES


def _text(descriptor: bytes, start: int, length: int) -> str:
    raw = descriptor[start : start + length]
    return raw.decode("utf-8", errors="replace").replace("\0", " ").strip()


def _catalogue_sector(head: bytes) -> int | None:
    for descriptor in _descriptors(head):
        if descriptor[0] == BOOT_RECORD and descriptor[7:39].rstrip(b"\0 ") == EL_TORITO:
            sector: int = struct.unpack_from("<I", descriptor, 71)[0]
            return sector
    return None


def _boot_platforms(catalogue: bytes) -> frozenset[int] | None:
    """The platforms a boot catalogue has entries for: its first, then those of its sections."""
    if len(catalogue) < 64 or catalogue[0] != 1 or catalogue[30:32] != b"\x55\xaa":
        return None
    platforms = {catalogue[1]}
    for start in range(64, len(catalogue) - 31, 32):
        if catalogue[start] in (0x90, 0x91):
            platforms.add(catalogue[start + 1])
        if catalogue[start] == 0x91:
            break
    return frozenset(platforms)
