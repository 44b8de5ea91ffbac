"""What can be wrong with a file a user names, said clearly; and the files VMDesk keeps."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from vmdesk.errors import N_, HostError, InvalidInput


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """*path* open for reading; InvalidInput when it is missing, a folder, empty or unreadable."""
    # A FIFO must not hang us: it opens at once like this, and is then refused.
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as exc:
        raise unreadable(path, exc) from exc
    try:
        _check_kind(path, os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    with os.fdopen(descriptor, "rb") as file:
        try:
            yield file
        except OSError as exc:
            raise unreadable(path, exc) from exc


def unreadable(path: Path, exc: OSError | ValueError) -> InvalidInput:
    """Why *path* could not be read, as an error for the user."""
    if isinstance(exc, FileNotFoundError | NotADirectoryError):
        return InvalidInput(N_("There is no file “{path}”"), path=path)
    if isinstance(exc, IsADirectoryError):
        return InvalidInput(N_("“{path}” is a folder, not a file"), path=path)
    if isinstance(exc, PermissionError):
        return InvalidInput(
            N_("“{path}” may not be read by you"),
            hint=N_("Ask its owner for access, or copy it to a folder of yours."),
            path=path,
        )
    reason = exc.strerror if isinstance(exc, OSError) else str(exc)
    return InvalidInput(N_("“{path}” cannot be read: {reason}"), path=path, reason=reason)


def _check_kind(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InvalidInput(N_("“{path}” is a folder, not a file"), path=path)
    if stat.S_ISBLK(status.st_mode):
        return
    if not stat.S_ISREG(status.st_mode):
        raise InvalidInput(N_("“{path}” is neither a file nor a disk"), path=path)
    if status.st_size == 0:
        raise InvalidInput(N_("“{path}” is empty"), path=path)


def size_bytes(file: IO[bytes]) -> int:
    """How long an open file or block device is."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    return size


def free_bytes(folder: Path) -> int:
    """The room a user has in *folder*, or where it would be made; InvalidInput if nowhere."""
    for place in (folder, *folder.parents):
        try:
            room = os.statvfs(place)
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, ValueError) as exc:
            raise unreadable(place, exc) from exc
        return room.f_bavail * room.f_frsize
    raise InvalidInput(N_("There is no folder “{path}”"), path=folder)


def write_atomically(path: Path, contents: bytes) -> None:
    """Put *contents* at *path* so that nobody ever sees half of it; HostError if it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(contents)
            # Unlike mkstemp's own mode: QEMU runs as another user and reads what is built here.
            temporary.chmod(0o644)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as exc:
        raise HostError(
            N_("“{path}” cannot be written: {reason}"), path=path, reason=exc.strerror
        ) from exc
