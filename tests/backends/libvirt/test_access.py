"""Where another user may go, as the kernel would decide."""

import os
import struct

import pytest

from vmdesk.backends.libvirt.access import Account, acl_permits, blocking_folder, may_use, read_acl

QEMU = Account("qemu", 64055, frozenset({64055, 107}))
X = 1


@pytest.mark.parametrize(
    ("entries", "owner", "group", "allowed"),
    [
        ([(1, 7, 0), (4, 0, 0), (0x20, 0, 0)], 0, 0, False),
        ([(1, 7, 0), (4, 0, 0), (0x20, 1, 0)], 0, 0, True),
        ([(1, 7, 0), (4, 5, 0), (0x20, 0, 0)], 0, 107, True),
        ([(1, 6, 0), (4, 7, 0), (0x20, 7, 0)], 64055, 0, False),
        ([(1, 7, 0), (2, 1, 64055), (4, 0, 0), (0x10, 5, 0), (0x20, 0, 0)], 0, 0, True),
        ([(1, 7, 0), (2, 1, 64055), (4, 0, 0), (0x10, 4, 0), (0x20, 1, 0)], 0, 0, False),
        ([(1, 7, 0), (4, 0, 0), (8, 1, 107), (0x10, 7, 0), (0x20, 0, 0)], 0, 0, True),
        ([(1, 7, 0), (4, 0, 0), (8, 0, 107), (0x10, 7, 0), (0x20, 1, 0)], 0, 0, False),
    ],
    ids=[
        "others-shut",
        "others-open",
        "by-group",
        "owner-without",
        "named-user",
        "masked-user",
        "named-group",
        "group-before-others",
    ],
)
def test_an_acl_decides_as_the_kernel_does(entries, owner, group, allowed):
    """The first entry that fits the user decides: owner, named user, groups, others."""
    assert acl_permits(entries, owner, group, QEMU, X) is allowed


def test_an_acl_is_read_from_its_attribute():
    """An access ACL's entries are tag, permissions and ID; a torn tail is left out."""
    raw = struct.pack("<I", 2) + struct.pack("<HHI", 2, 1, 64055) + b"\0\0\0"
    assert read_acl(raw) == [(2, 1, 64055)]


def test_the_first_shut_folder_is_named(tmp_path):
    """The folder to open is the outermost one that is shut, through symbolic links too."""
    shut = tmp_path / "shut"
    inner = shut / "inner"
    inner.mkdir(parents=True)
    (tmp_path / "link").symlink_to(inner)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.owner() == inner.owner() and os.access(folder, os.W_OK) and len(folder.parts) > 2:
            folder.chmod(folder.stat().st_mode | 0o011)
    inner.chmod(0o711)
    shut.chmod(0o700)
    assert blocking_folder(str(tmp_path / "link" / "disk.qcow2"), QEMU) == str(shut)
    shut.chmod(0o711)
    assert blocking_folder(str(tmp_path / "link" / "disk.qcow2"), QEMU) is None
    shut.chmod(0o700)
    assert blocking_folder(str(inner / "disk"), Account("root", 0, frozenset({0}))) is None


def test_a_device_needs_both_reading_and_writing(tmp_path):
    """A file that others may only read is not usable."""
    device = tmp_path / "kvm"
    device.touch()
    device.chmod(0o604)
    assert not may_use(str(device), QEMU)
    device.chmod(0o606)
    assert may_use(str(device), QEMU)
