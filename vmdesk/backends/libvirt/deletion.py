"""What the deletion of a VM would do to files, and who else needs them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vmdesk.backends.libvirt.chains import Images
from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.domain_files import (
    Claim,
    claims_of,
    needs_of,
    snapshot_claims,
    state_claims,
)
from vmdesk.backends.libvirt.folders import Folders
from vmdesk.backends.libvirt.host import has_local_files
from vmdesk.errors import N_
from vmdesk.model.storage import FileKind, FileUse
from vmdesk.model.vm import VMRef

BASE_KEPT = N_("The base image of this VM's disk; it is kept")


def files_of(conn: Any, folders: Folders, ref: VMRef) -> list[FileUse]:
    """Every file that belongs to the VM *ref* and what else needs it.

    A deletion must leave every other VM and every other image as usable as before: an image is in
    use when another VM has it as a disk, or it lies under another VM's disk or another image of
    any active pool, however deep.
    """
    domain = Connection.lookup(conn, ref)
    images = Images(conn, folders)
    claims = _all_claims(conn, domain, images)
    vms = _needs_of_others(conn, ref.key, images)
    goes = _deletable(claims, images, vms)
    local = has_local_files(conn)
    return [
        FileUse(
            path=claim.path,
            kind=claim.kind,
            size_bytes=_size(claim.path, images, local),
            used_by=_users(images.real(claim.path), images, vms, goes),
            keep_reason=claim.keep_reason,
            by_hypervisor=claim.by_hypervisor,
        )
        for claim in claims
    ]


def _all_claims(conn: Any, domain: Any, images: Images) -> list[Claim]:
    """The VM's own files, then the bases under them. A base that an external snapshot of the VM
    once found as its disk is the VM's own too."""
    made, had = snapshot_claims(conn, domain)
    own = [*claims_of(conn, domain), *made]
    owned = {images.real(claim.path) for claim in own}
    once_own = {images.real(path) for path in had}
    disks = [claim for claim in own if claim.kind in (FileKind.DISK, FileKind.SNAPSHOT)]
    below = [base for claim in disks for base in images.bases(claim.path)]
    bases = [
        Claim(path, FileKind.SNAPSHOT)
        if path in once_own
        else Claim(path, FileKind.DISK, BASE_KEPT)
        for path in dict.fromkeys(below)
        if path not in owned
    ]
    unique = {images.real(claim.path): claim for claim in [*made, *own, *bases]}
    return [*unique.values(), *state_claims(conn, domain)]


def _base_claim(path: str, own: bool) -> Claim:
    return Claim(path, FileKind.SNAPSHOT) if own else Claim(path, FileKind.DISK, BASE_KEPT)


def _needs_of_others(conn: Any, uuid: str, images: Images) -> dict[str, set[str]]:
    """For each other VM of the host, by name, the real paths it cannot do without."""
    needed = {}
    for domain in conn.listAllDomains():
        if domain.UUIDString() != uuid:
            disks, alone = needs_of(conn, domain)
            needed[domain.name()] = images.needed_by(disks) | {images.real(path) for path in alone}
    return needed


def _deletable(claims: Iterable[Claim], images: Images, vms: dict[str, set[str]]) -> set[str]:
    """The real paths that may go. What stays needs its own bases, so they stay as well."""
    goes = {
        images.real(claim.path)
        for claim in claims
        if not claim.keep_reason and not claim.by_hypervisor
    }
    while used := {path for path in goes if _users(path, images, vms, goes)}:
        goes -= used
    return goes


def _users(path: str, images: Images, vms: dict[str, set[str]], goes: set[str]) -> tuple[str, ...]:
    """The VMs that need *path*, and the images over it that none of these VMs accounts for."""
    users = [name for name, needed in vms.items() if path in needed]
    covered = set().union(*(vms[name] for name in users)) | goes
    overlays = [
        image.path
        for key, image in list(images.by_path.items())
        if key not in covered and path in images.bases(key)
    ]
    return (*sorted(users), *sorted(overlays))


def _size(path: str, images: Images, local: bool) -> int | None:
    """What the file takes on its disk, in bytes."""
    if image := images.by_path.get(images.real(path)):
        return image.allocation_bytes
    if not local:
        return None
    try:
        found = Path(path).stat()
    except (OSError, ValueError):
        return None
    return found.st_blocks * 512 if not os.path.isdir(path) else None
