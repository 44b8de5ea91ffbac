"""What a host can do, and the reason where it cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Capability(Enum):
    CREATE = "create"
    DELETE = "delete"
    SHUTDOWN = "shutdown"
    REBOOT = "reboot"
    RESET = "reset"
    PAUSE = "pause"
    SAVE = "save"
    RENAME = "rename"
    AUTOSTART = "autostart"
    NOTES = "notes"
    LABELS = "labels"
    CONSOLE = "console"
    SCREENSHOT = "screenshot"
    SEND_KEYS = "send-keys"
    SERIAL = "serial"
    STORAGE = "storage"
    NETWORKS = "networks"
    SNAPSHOTS = "snapshots"
    CLONE = "clone"
    STATISTICS = "statistics"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What is not in *missing* is possible; *missing* holds the reason, a translatable sentence."""

    missing: Mapping[Capability, str] = field(default_factory=dict)

    def reason(self, capability: Capability) -> str | None:
        """Why this host cannot do it; None when it can."""
        return self.missing.get(capability)

    def __contains__(self, capability: Capability) -> bool:
        return capability not in self.missing
