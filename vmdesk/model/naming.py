"""Which names a new VM may have."""

import unicodedata
from collections.abc import Collection

from vmdesk.errors import N_, InvalidInput

# A VM's files are named after it; with what hypervisors add, 255 bytes is a file name's limit.
MAX_NAME_BYTES = 200
_FORBIDDEN = "/\\<>"


def check_name(name: str, taken: Collection[str] = ()) -> None:
    """Raise InvalidInput when *name* cannot be a new VM's, or is one of *taken*."""
    if not name.strip():
        raise InvalidInput(N_("The name is empty"), hint=N_("Type a name for the VM"))
    if name != name.strip():
        raise InvalidInput(N_("A name cannot begin or end with a space"))
    if bad := sorted({char for char in name if char in _FORBIDDEN}):
        raise InvalidInput(N_("A name cannot contain {characters}"), characters=" ".join(bad))
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in name):
        raise InvalidInput(N_("A name cannot contain line breaks or control characters"))
    if name[0] in "-.":
        raise InvalidInput(
            N_("A name cannot begin with “{character}”"),
            hint=N_("Command-line tools would take it for an option or a hidden file"),
            character=name[0],
        )
    if len(name.encode()) > MAX_NAME_BYTES:
        raise InvalidInput(
            N_("The name is too long: {length} bytes, at most {limit} are possible"),
            length=len(name.encode()),
            limit=MAX_NAME_BYTES,
        )
    if name in taken:
        raise InvalidInput(
            N_("A VM named “{name}” already exists"), hint=N_("Choose another name"), name=name
        )


def free_name(stem: str, taken: Collection[str]) -> str:
    """*stem*, or *stem* with the first number that makes it free."""
    if stem not in taken:
        return stem
    return next(name for n in range(2, len(taken) + 3) if (name := f"{stem}-{n}") not in taken)
