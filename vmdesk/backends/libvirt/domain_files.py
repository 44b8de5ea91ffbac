"""Which files a libvirt domain names, and what they are to it. For use within `Connection.run`."""

import os
import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import libvirt

from vmdesk.backends.libvirt.folders import default_folder, real
from vmdesk.backends.libvirt.host import has_local_files, is_session
from vmdesk.backends.libvirt.xml import Element, parse
from vmdesk.errors import N_
from vmdesk.model.creation import TINY_PREFIX
from vmdesk.model.storage import FileKind

MEDIA_KEPT = N_("Installation media are kept")
BOOT_FILES_KEPT = N_("Kernel and initrd may be shared with other VMs; they are kept")
READ_ONLY_KEPT = N_("A read-only disk is kept")
SHAREABLE_KEPT = N_("A disk meant for several VMs is kept")
BLOCK_KEPT = N_("A whole device, not a file; it is kept")
SYSTEM_STATE = "/var/lib/libvirt"


@dataclass(frozen=True, slots=True)
class Claim:
    """A file that a domain names. *keep_reason* says why it outlives the domain, "" if it may go;
    *by_hypervisor* is true for what libvirt itself removes with the domain."""

    path: str
    kind: FileKind
    keep_reason: str = ""
    by_hypervisor: bool = False


def claims_of(conn: Any, domain: Any) -> list[Claim]:
    """The files of *domain* as it is and as it will be after the next start, without snapshots."""
    claims = [claim for root in _descriptions(domain) for claim in _claims_in(conn, root)]
    return list({claim.path: claim for claim in claims}.values())


def needs_of(conn: Any, domain: Any) -> tuple[set[str], set[str]]:
    """What *domain* cannot do without: paths of disks, which may overlay others, and of files
    that stand alone. As far as its own XML and that of its snapshots name them."""
    made, had = snapshot_claims(conn, domain)
    claims = [*claims_of(conn, domain), *made]
    disks = {claim.path for claim in claims if claim.kind is FileKind.DISK} | had
    for root in _descriptions(domain):
        for tag in ("backingStore", "mirror"):
            disks |= {_source_path(conn, node) for node in root.iterfind(f"devices/disk//{tag}")}
    alone = {claim.path for claim in claims if claim.kind is not FileKind.DISK}
    return disks - {""}, alone


def snapshot_claims(conn: Any, domain: Any) -> tuple[list[Claim], set[str]]:
    """The files that the domain's external snapshots made, and all paths of disks that it had
    when snapshots of it were taken."""
    made: list[Claim] = []
    had: set[str] = set()
    with suppress(libvirt.libvirtError):
        for snapshot in domain.listAllSnapshots():
            root = parse(snapshot.getXMLDesc())
            made += [Claim(path, FileKind.SNAPSHOT) for path in _snapshot_files(root)]
            for part in (*root.findall("domain"), *root.findall("inactiveDomain")):
                had |= {claim.path for claim in _disk_claims(conn, part)}
    return made, had


def _snapshot_files(root: Element) -> Iterator[str]:
    memory = root.find("memory[@snapshot='external']")
    if memory is not None and (path := memory.get("file")):
        yield str(path)
    for source in root.iterfind("disks/disk[@snapshot='external']/source"):
        if path := source.get("file"):
            yield str(path)


def state_claims(conn: Any, domain: Any) -> list[Claim]:
    """What libvirt keeps for the domain beside its disks: saved memory, the firmware's variables
    and the TPM's memory.

    libvirt does not tell these paths; they are the ones of its source code (qemu_conf.c).
    """
    if str(conn.getType()).upper() != "QEMU":
        return []
    state = _state_folder(conn)
    root = parse(domain.XMLDesc())
    found = []
    with suppress(libvirt.libvirtError):
        if domain.hasManagedSaveImage(0):
            saved = posixpath.join(state, "qemu", "save", f"{domain.name()}.save")
            found.append(Claim(saved, FileKind.SAVED_STATE, by_hypervisor=True))
    if root.find("os[@firmware='efi']") is not None and root.find("os/nvram") is None:
        # A host that chooses the firmware itself names the file only while the VM runs.
        variables = posixpath.join(state, "qemu", "nvram", f"{domain.name()}_VARS.fd")
        found.append(Claim(variables, FileKind.NVRAM, by_hypervisor=True))
    if root.find("devices/tpm/backend[@type='emulator']") is not None:
        above = posixpath.join(state, "qemu") if is_session(conn) else state
        path = posixpath.join(above, "swtpm", domain.UUIDString())
        found.append(Claim(path, FileKind.TPM, by_hypervisor=True))
    return found


def _state_folder(conn: Any) -> str:
    if not is_session(conn):
        return SYSTEM_STATE
    if not has_local_files(conn):
        return "~/.config/libvirt"
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return str(Path(config) / "libvirt")


def _descriptions(domain: Any) -> Iterator[Element]:
    yield parse(domain.XMLDesc())
    if domain.isActive() and domain.isPersistent():
        yield parse(domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))


def _claims_in(conn: Any, root: Element) -> Iterator[Claim]:
    yield from _disk_claims(conn, root)
    for tag in ("kernel", "initrd", "dtb"):
        if path := root.findtext(f"os/{tag}"):
            yield _boot_claim(conn, path)
    nvram = root.find("os/nvram")
    if nvram is not None:
        source = nvram.find("source")
        path = (nvram.text or "").strip() or ("" if source is None else str(source.get("file", "")))
        if path:
            yield Claim(path, FileKind.NVRAM, by_hypervisor=True)


def _boot_claim(conn: Any, path: str) -> Claim:
    """VMDesk's own copies of Tiny Linux go with the last VM that boots them."""
    folder, name = posixpath.split(path)
    own = name.startswith(TINY_PREFIX) and real(conn, folder) == real(conn, default_folder(conn))
    return Claim(path, FileKind.MEDIA, "" if own else BOOT_FILES_KEPT)


def _disk_claims(conn: Any, root: Element) -> Iterator[Claim]:
    for disk in root.iterfind("devices/disk"):
        if path := _source_path(conn, disk):
            yield _disk_claim(disk, path)


def _source_path(conn: Any, node: Element) -> str:
    """The file or device behind a <disk>, <backingStore> or <mirror>; "" for what is neither."""
    source = node.find("source")
    if source is None:
        return ""
    if path := source.get("file") or source.get("dev"):
        return str(path)
    pool, volume = source.get("pool"), source.get("volume")
    if pool and volume:
        with suppress(libvirt.libvirtError):
            found = conn.storagePoolLookupByName(pool).storageVolLookupByName(volume)
            return str(found.path())
    return ""


def _disk_claim(disk: Element, path: str) -> Claim:
    if disk.get("device") in ("cdrom", "floppy"):
        return Claim(path, FileKind.MEDIA, MEDIA_KEPT)
    if disk.get("type") == "block" or path.startswith("/dev/"):
        return Claim(path, FileKind.DISK, BLOCK_KEPT)
    if disk.find("readonly") is not None:
        return Claim(path, FileKind.DISK, READ_ONLY_KEPT)
    if disk.find("shareable") is not None:
        return Claim(path, FileKind.DISK, SHAREABLE_KEPT)
    return Claim(path, FileKind.DISK)
