"""Reading ISO images."""

import os
import struct
from pathlib import Path

import pytest

from tests.backends.local.conftest import unprivileged
from vmdesk.backends.local import iso
from vmdesk.errors import InvalidInput


def descriptor(
    volume_id: str, *, publisher: str = "", system: str = "", application: str = "", blocks: int
) -> bytes:
    """A primary volume descriptor as ECMA-119, 8.4 lays it out."""
    sector = bytearray(iso.SECTOR_BYTES)
    sector[0:7] = b"\x01CD001\x01"
    for start, length, text in (
        (8, 32, system),
        (40, 32, volume_id),
        (318, 128, publisher),
        (574, 128, application),
    ):
        sector[start : start + length] = text.encode().ljust(length)
    struct.pack_into("<I", sector, 80, blocks)
    struct.pack_into(">I", sector, 84, blocks)
    struct.pack_into("<H", sector, 128, iso.SECTOR_BYTES)
    return bytes(sector)


def image(volume_id: str = "SOME_DISC", *, blocks: int = 40, **texts: str) -> bytes:
    """A whole image without any file in it."""
    end = b"\xffCD001\x01".ljust(iso.SECTOR_BYTES, b"\0")
    head = bytes(16 * iso.SECTOR_BYTES) + descriptor(volume_id, blocks=blocks, **texts) + end
    return head.ljust(blocks * iso.SECTOR_BYTES, b"\0")


def test_an_image_tells_its_identifiers_and_size(run, tmp_path):
    """The identifiers come without the blanks that fill them up."""
    path = tmp_path / "a.iso"
    path.write_bytes(image("Debian 12.5.0 amd64 n", publisher="DEBIAN", system="LINUX"))
    found = run(iso.read(path))
    assert (found.volume_id, found.publisher_id, found.system_id, found.application_id) == (
        "Debian 12.5.0 amd64 n",
        "DEBIAN",
        "LINUX",
        "",
    )
    assert found.size_bytes == 40 * 2048
    assert not found.bootable


def test_the_first_bytes_are_enough():
    """An image in a remote pool is recognised by its head alone."""
    assert iso.parse(image("REMOTE")[: iso.HEAD_BYTES]).volume_id == "REMOTE"


def _missing(path: Path) -> Path:
    return path / "none.iso"


def _folder(path: Path) -> Path:
    return path


def _empty(path: Path) -> Path:
    return _written(path, b"")


def _noise(path: Path) -> Path:
    return _written(path, b"not an image at all" * 5000)


def _short(path: Path) -> Path:
    return _written(path, b"x")


def _truncated(path: Path) -> Path:
    return _written(path, image(blocks=400)[: 200 * 2048])


def _fifo(path: Path) -> Path:
    os.mkfifo(path / "fifo.iso")
    return path / "fifo.iso"


def _long_name(path: Path) -> Path:
    return path / ("x" * 300)


def _nul(path: Path) -> Path:
    return Path(f"{path}/a\0b")


def _written(folder: Path, contents: bytes) -> Path:
    (folder / "a.iso").write_bytes(contents)
    return folder / "a.iso"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_missing, "There is no file"),
        (_folder, "is a folder"),
        (_empty, "is empty"),
        (_noise, "is not an ISO image"),
        (_short, "is not an ISO image"),
        (_truncated, "is incomplete"),
        (_fifo, "neither a file nor a disk"),
        (_long_name, "cannot be read"),
        (_nul, "cannot be read"),
    ],
)
def test_what_is_no_image_is_refused_with_the_reason(run, tmp_path, make, said):
    """Each way to be no image has its own words, and none hangs."""
    with pytest.raises(InvalidInput, match=said):
        run(iso.read(make(tmp_path)))


def test_an_unreadable_image_says_so(run, tmp_path):
    """A file of somebody else is refused with what to do about it."""
    path = _written(tmp_path, image())
    path.chmod(0)
    with unprivileged(), pytest.raises(InvalidInput, match="may not be read by you") as caught:
        run(iso.read(path))
    assert "Ask its owner" in caught.value.hint
