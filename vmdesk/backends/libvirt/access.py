"""What another user of this computer may reach, ACLs included."""

import grp
import os
import pwd
import stat
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SEARCH = 1
_READ_WRITE = 6
# Extended attribute and layout: Linux, include/uapi/linux/posix_acl_xattr.h
_ACL = "system.posix_acl_access"
_ENTRY = struct.Struct("<HHI")
_HEADER_BYTES = 4
_USER_OBJ, _USER, _GROUP_OBJ, _GROUP, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20


@dataclass(frozen=True, slots=True)
class Account:
    """A user as the kernel sees one; *name* is for people."""

    name: str
    uid: int
    gids: frozenset[int]


def account(uid: int, gid: int) -> Account:
    """The user *uid* with *gid* and all groups that are known of it."""
    try:
        user = pwd.getpwuid(uid)
    except KeyError:
        return Account(str(uid), uid, frozenset({gid}))
    also = (group.gr_gid for group in grp.getgrall() if user.pw_name in group.gr_mem)
    return Account(user.pw_name, uid, frozenset({gid, user.pw_gid, *also}))


def blocking_folder(path: str, user: Account) -> str | None:
    """The first folder on the way to *path* that *user* may not pass; None when there is none, or
    when this process may not look itself."""
    if user.uid == 0:
        return None
    for folder in reversed(Path(os.path.realpath(path)).parents):
        try:
            info = folder.stat()
        except OSError:
            return None
        if not _permits(folder, info, user, _SEARCH):
            return str(folder)
    return None


def may_use(path: str, user: Account) -> bool:
    """Whether *user* may read and write the file at *path*, which this process can see."""
    return user.uid == 0 or _permits(Path(path), Path(path).stat(), user, _READ_WRITE)


def _permits(path: Path, info: os.stat_result, user: Account, wanted: int) -> bool:
    try:
        entries = read_acl(os.getxattr(path, _ACL))
    except OSError:
        entries = _entries_of_mode(info.st_mode)
    return acl_permits(entries, info.st_uid, info.st_gid, user, wanted)


def read_acl(raw: bytes) -> list[tuple[int, int, int]]:
    """Entries of a POSIX ACL: tag, permissions, ID of user or group."""
    body = raw[_HEADER_BYTES:]
    return list(_ENTRY.iter_unpack(body[: len(body) // _ENTRY.size * _ENTRY.size]))


def _entries_of_mode(mode: int) -> list[tuple[int, int, int]]:
    bits = stat.S_IMODE(mode)
    return [(_USER_OBJ, bits >> 6, 0), (_GROUP_OBJ, bits >> 3, 0), (_OTHER, bits, 0)]


def acl_permits(
    entries: Iterable[tuple[int, int, int]], owner: int, group: int, user: Account, wanted: int
) -> bool:
    """Whether ACL *entries* give *user* all bits of *wanted*: acl(5), "access check"."""
    entries = list(entries)
    mask = next((permissions for tag, permissions, _ in entries if tag == _MASK), 7)

    def permits(permissions: int) -> bool:
        return permissions & wanted == wanted

    if user.uid == owner:
        return any(permits(found) for tag, found, _ in entries if tag == _USER_OBJ)
    for tag, found, number in entries:
        if tag == _USER and number == user.uid:
            return permits(found & mask)
    in_groups = [
        found
        for tag, found, number in entries
        if (tag == _GROUP_OBJ and group in user.gids) or (tag == _GROUP and number in user.gids)
    ]
    if in_groups:
        return any(permits(found & mask) for found in in_groups)
    return any(permits(found) for tag, found, _ in entries if tag == _OTHER)
