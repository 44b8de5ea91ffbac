"""Disk images of a host's VMs that are missing, or that QEMU's user cannot reach."""

import os
import posixpath
import shlex
from collections.abc import Iterator
from typing import Any

import libvirt

from vmdesk.backends.libvirt.access import Account, blocking_folder
from vmdesk.backends.libvirt.domain_files import claims_of
from vmdesk.backends.libvirt.folders import pool_folder, pools, real
from vmdesk.backends.libvirt.host import has_local_files, is_session, qemu_account
from vmdesk.backends.libvirt.images import refresh
from vmdesk.backends.libvirt.xml import Element
from vmdesk.errors import N_
from vmdesk.model.problem import Problem, Severity
from vmdesk.model.storage import FileKind

_NEEDED = (FileKind.DISK, FileKind.MEDIA)


def image_problems(conn: Any, capabilities: Element) -> Iterator[Problem]:
    """One problem for each file without which a VM does not start."""
    present = _pool_paths(conn)
    ours = has_local_files(conn) and not is_session(conn)
    user = qemu_account(capabilities) if ours else None
    for domain in conn.listAllDomains(libvirt.VIR_CONNECT_LIST_DOMAINS_INACTIVE):
        for path in _needed_paths(conn, domain):
            if _is_missing(conn, path, present):
                yield _missing(domain.name(), path)
            elif user is not None and (folder := blocking_folder(path, user)):
                yield _unreadable(domain.name(), path, folder, user)


def _needed_paths(conn: Any, domain: Any) -> list[str]:
    try:
        claims = claims_of(conn, domain)
    except libvirt.libvirtError:
        return []
    return [claim.path for claim in claims if claim.kind in _NEEDED]


def _pool_paths(conn: Any) -> dict[str, set[str]]:
    """The files in each active pool, by its folder."""
    found: dict[str, set[str]] = {}
    for pool in pools(conn):
        folder = pool_folder(pool)
        if folder and pool.isActive():
            refresh(pool)
            names = pool.listVolumes()
            found[real(conn, folder)] = {posixpath.join(real(conn, folder), n) for n in names}
    return found


def _is_missing(conn: Any, path: str, present: dict[str, set[str]]) -> bool:
    """The host knows the files in its pools; beside them only those of this computer are known."""
    folder = real(conn, posixpath.dirname(path))
    if folder in present:
        return posixpath.join(folder, posixpath.basename(path)) not in present[folder]
    if not has_local_files(conn):
        return False
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _missing(name: str, path: str) -> Problem:
    return Problem(
        "image-missing",
        Severity.ERROR,
        N_("“{name}” cannot start: {path} is missing"),
        N_("Put the file back, or remove the drive from the VM"),
        params={"name": name, "path": path},
    )


def _unreadable(name: str, path: str, folder: str, user: Account) -> Problem:
    return Problem(
        "image-unreadable",
        Severity.ERROR,
        N_("“{name}” cannot start: QEMU's user “{user}” may not enter {folder}, where {path} lies"),
        N_("Let this user pass the folder, or move the image to a storage pool"),
        shlex.join(["sudo", "setfacl", "-m", f"u:{user.name}:x", folder]),
        params={"name": name, "user": user.name, "folder": folder, "path": path},
    )
