"""Reading disk images without trusting them, with the real qemu-img."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.backends.local.conftest import unprivileged
from vmdesk.backends.local import images
from vmdesk.errors import InvalidInput

MIB = 1024**2


def create(path: Path, *options: str, format: str = "qcow2", size: str = "64M") -> Path:
    subprocess.run(
        ["qemu-img", "create", "-q", "-f", format, *options, path, size], check=True, timeout=20
    )
    return path


def overlay(path: Path, backing: str) -> Path:
    """An overlay whose backing file qemu-img is not asked to look at."""
    return create(path, "-u", "-b", backing, "-F", "raw")


@pytest.mark.parametrize("format", ["qcow2", "raw", "vmdk", "vdi", "qed", "vpc", "vhdx"])
def test_the_real_format_is_found_whatever_the_name(run, tmp_path, format):
    """The suffix is never believed."""
    image = run(images.inspect(create(tmp_path / "disk.img", format=format)))
    assert image.format == format
    assert image.capacity_bytes >= 64 * MIB
    assert image.allocation_bytes < 10 * MIB
    assert image.backing is None


def test_a_chain_is_followed_to_its_base(run, tmp_path):
    """An overlay of an overlay tells both, nearest first, with the formats that are recorded."""
    create(tmp_path / "base.img", format="raw")
    create(tmp_path / "middle.qcow2", "-b", "base.img", "-F", "raw", size="64M")
    create(tmp_path / "top.qcow2", "-b", str(tmp_path / "middle.qcow2"), "-F", "qcow2")
    image = run(images.inspect(tmp_path / "top.qcow2"))
    assert image.backing == tmp_path / "middle.qcow2"
    assert image.backing_format == "qcow2"
    assert [below.path.name for below in image.chain] == ["middle.qcow2", "base.img"]


def test_an_image_in_use_can_be_read(run, tmp_path):
    """A lock held by a running VM does not stop the reading."""
    path = create(tmp_path / "busy.qcow2")
    holder = subprocess.Popen(
        ["qemu-nbd", "--persistent", f"--socket={tmp_path}/nbd", "-f", "qcow2", path]
    )
    try:
        assert run(images.inspect(path)).format == "qcow2"
    finally:
        holder.kill()
        holder.wait()


@pytest.mark.parametrize(
    "named",
    [
        "/etc/shadow",
        "../../../../../../etc/shadow",
        "file:/etc/shadow",
        'json:{"driver":"file","filename":"/etc/shadow"}',
        "nbd://example.org/export",
        "http://example.org/disk.img",
        "/dev/sda",
    ],
)
def test_a_backing_file_elsewhere_is_refused_by_name(run, tmp_path, named):
    """Whatever way a file outside the folder is named, the user reads what it is."""
    with pytest.raises(InvalidInput) as caught:
        run(images.inspect(overlay(tmp_path / "evil.qcow2", named)))
    assert named in str(caught.value)
    assert "outside its folder" in str(caught.value)


def test_a_link_that_leads_outside_is_refused(run, tmp_path):
    """A link beside the image does not hide where it leads."""
    (tmp_path / "harmless.img").symlink_to("/etc/shadow")
    with pytest.raises(InvalidInput, match="outside its folder"):
        run(images.inspect(overlay(tmp_path / "evil.qcow2", "harmless.img")))


def test_a_chain_is_refused_for_what_its_second_image_names(run, tmp_path):
    """The base of a base is looked at as closely."""
    overlay(tmp_path / "middle.qcow2", "/etc/shadow")
    with pytest.raises(InvalidInput, match=r"middle\.qcow2.* names “/etc/shadow”"):
        run(images.inspect(overlay(tmp_path / "top.qcow2", "middle.qcow2")))


def test_a_data_file_elsewhere_is_refused(run, tmp_path):
    """A qcow2 image may keep its data in another file, which is a way out of the folder too."""
    folder = tmp_path / "mine"
    folder.mkdir()
    image = create(folder / "evil.qcow2", "-o", f"data_file={tmp_path}/outside.raw")
    with pytest.raises(InvalidInput, match=r"outside\.raw.*outside its folder"):
        run(images.inspect(image))


def test_a_vmdk_extent_elsewhere_is_refused(run, tmp_path):
    """A VMDK descriptor is a text file that anybody can write."""
    create(tmp_path / "flat.vmdk", "-o", "subformat=monolithicFlat", format="vmdk")
    assert run(images.inspect(tmp_path / "flat.vmdk")).format == "vmdk"
    text = (tmp_path / "flat.vmdk").read_text().replace("flat-flat.vmdk", "/etc/shadow")
    (tmp_path / "flat.vmdk").write_text(text)
    with pytest.raises(InvalidInput, match="names “/etc/shadow”"):
        run(images.inspect(tmp_path / "flat.vmdk"))


def test_a_trusted_folder_may_hold_the_base(run, tmp_path):
    """The host's own pools are not outside."""
    (tmp_path / "pool").mkdir()
    (tmp_path / "mine").mkdir()
    create(tmp_path / "pool/base.img", format="raw")
    image = overlay(tmp_path / "mine/top.qcow2", str(tmp_path / "pool/base.img"))
    with pytest.raises(InvalidInput, match="outside its folder"):
        run(images.inspect(image))
    assert run(images.inspect(image, trusted=[tmp_path / "pool"])).chain


def test_an_overlay_of_itself_is_refused(run, tmp_path):
    """A loop ends in an error and not in a hang."""
    overlay(tmp_path / "a.qcow2", "b.qcow2")
    with pytest.raises(InvalidInput, match="overlay of itself"):
        run(images.inspect(overlay(tmp_path / "b.qcow2", "a.qcow2")))


def test_a_missing_base_is_named(run, tmp_path):
    """An overlay alone is of no use, and the message says what is missing."""
    with pytest.raises(InvalidInput, match=r"overlay of “gone\.img”"):
        run(images.inspect(overlay(tmp_path / "top.qcow2", "gone.img")))


def test_what_is_no_image_is_refused_with_the_reason(run, tmp_path):
    """Missing, a folder, empty and damaged each have their words."""
    (tmp_path / "empty.qcow2").touch()
    header = create(tmp_path / "whole.qcow2").read_bytes()
    (tmp_path / "cut.qcow2").write_bytes(header[:80])
    (tmp_path / "odd.qcow2").write_bytes(header[:8] + b"\xff" * 200)
    for name, said in {
        "none.qcow2": "There is no file",
        ".": "is a folder",
        "empty.qcow2": "is empty",
        "cut.qcow2": "is damaged",
        "odd.qcow2": "is damaged",
    }.items():
        with pytest.raises(InvalidInput, match=said):
            run(images.inspect(tmp_path / name))


def test_a_damaged_table_is_told_in_the_tools_words(run, tmp_path):
    """What only qemu-img notices is refused with what it said."""
    path = create(tmp_path / "bad.qcow2")
    contents = bytearray(path.read_bytes())
    contents[20:24] = (40).to_bytes(4, "big")
    path.write_bytes(contents)
    with pytest.raises(InvalidInput, match=r"is not a usable disk image: .*[Cc]luster size"):
        run(images.inspect(path))


def test_an_unreadable_image_says_so(run, tmp_path):
    """An image of somebody else is refused before any tool is started."""
    path = create(tmp_path / "secret.qcow2")
    path.chmod(0)
    with unprivileged(), pytest.raises(InvalidInput, match="may not be read by you"):
        run(images.inspect(path))


def test_an_odd_name_is_only_a_name(run, tmp_path):
    """Options, protocols and quotes in a file's name reach qemu-img as a name."""
    for name in ("-rf", "json:{}", "nbd:x:1", "a b'c\"d$(e).qcow2", "盘片.qcow2"):
        target = tmp_path / name
        create(tmp_path / "plain").rename(target)
        assert run(images.inspect(target)).path == target


def test_free_room_is_that_of_the_folder_to_come(run, tmp_path):
    """A folder that will be made has the room of the one it will be in."""
    reported = json.loads(
        subprocess.run(
            ["python3", "-c", f"import shutil; print(shutil.disk_usage({str(tmp_path)!r}).free)"],
            capture_output=True,
            check=True,
        ).stdout
    )
    found = run(images.free_bytes(tmp_path / "new" / "folder"))
    assert abs(found - reported) < 512 * MIB
