"""What the wizard asks about images and operating systems, and the shape of the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vmdesk.model.creation import VMSpec
from vmdesk.services.creation_check import Facts


@dataclass(frozen=True, slots=True)
class System:
    """An operating system; *id* is osinfo-db's, *released* an ISO date or ""."""

    id: str
    name: str
    released: str = ""


@dataclass(frozen=True, slots=True)
class IsoReport:
    """What an ISO image says about itself; *system* is None when osinfo-db does not know it."""

    label: str
    size_bytes: int
    system: System | None = None
    bootable: bool = True


@dataclass(frozen=True, slots=True)
class DiskReport:
    """What the header of a disk image says; *backing* is the path that it overlays or ""."""

    format: str
    capacity_bytes: int
    allocation_bytes: int
    backing: str = ""


class Advisor(Protocol):
    async def systems(self) -> Sequence[System]:
        """Every operating system there is data about, the newest first."""

    async def inspect_iso(self, uri: str, path: str) -> IsoReport:
        """Recognise an ISO image; InvalidInput when it cannot be one, NotFound when not there."""

    async def inspect_disk(self, uri: str, path: str) -> DiskReport:
        """Describe a disk image; InvalidInput when a VM must not be made from it."""

    async def suggest(self, spec: VMSpec, facts: Facts) -> VMSpec:
        """*spec* with the defaults of its source and operating system, within what is there."""
