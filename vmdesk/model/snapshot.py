"""A saved point in time of a VM, as plain values."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """*name* and *description* are untrusted text; *parent* is "" for a root."""

    name: str
    taken: datetime
    parent: str = ""
    description: str = ""
    with_memory: bool = False
    current: bool = False
