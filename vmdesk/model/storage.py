"""Disk images and their storage, as plain values."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class StoragePool:
    """A place for images on a host; sizes in bytes."""

    name: str
    kind: str
    folder: str
    active: bool
    capacity_bytes: int = 0
    free_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Volume:
    """A file or block device in a pool. *backing* is the path that it overlays, "" for none."""

    path: str
    name: str
    pool: str
    format: str
    capacity_bytes: int
    allocation_bytes: int
    backing: str = ""


class FileKind(Enum):
    DISK = "disk"
    MEDIA = "media"
    NVRAM = "nvram"
    SAVED_STATE = "saved-state"
    TPM = "tpm"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class FileUse:
    """A file of a VM and what a deletion would do with it.

    *used_by* names the other VMs and images that need it. *keep_reason*, a translatable sentence,
    says why it stays although the VM goes; "" when it may go. *size_bytes* is None when unknown.
    """

    path: str
    kind: FileKind
    size_bytes: int | None = None
    used_by: tuple[str, ...] = ()
    keep_reason: str = ""
    by_hypervisor: bool = False

    @property
    def deletable(self) -> bool:
        return not self.keep_reason and not self.used_by
