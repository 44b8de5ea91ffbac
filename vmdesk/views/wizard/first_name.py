"""What a new VM is called until the user says something else."""

import re
from pathlib import PurePath

from vmdesk.model.creation import SourceKind, VMSpec
from vmdesk.services.suggestion import System

MOST = 40
_VENDORS = re.compile(r"^(microsoft|red hat|suse)\s+(?=\w)", re.IGNORECASE)
_FIXED = {SourceKind.TINY: "tiny-linux", SourceKind.NETWORK: "netboot"}


def name_stem(spec: VMSpec, system: System | None) -> str:
    """A short name after the operating system, else the image, else the kind of source."""
    if spec.source is SourceKind.TINY:
        return _FIXED[SourceKind.TINY]
    known = _VENDORS.sub("", system.name) if system else PurePath(spec.source_path).stem
    return _slug(known) or _FIXED.get(spec.source, "vm")


def _slug(text: str) -> str:
    """*text* in lower case, its words joined by hyphens; letters of any script stay."""
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*", text.casefold())
    return "-".join(words)[:MOST].strip("-.")
