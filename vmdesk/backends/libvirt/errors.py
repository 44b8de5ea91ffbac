"""Turn libvirt's errors into VMDesk's, in one place."""

import errno
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import libvirt

from vmdesk.errors import (
    N_,
    ConnectionLost,
    HostError,
    InUse,
    InvalidInput,
    InvalidState,
    NotFound,
    PermissionDenied,
    Unsupported,
    VMDeskError,
)

Make = Callable[[str], VMDeskError]
"""Builds the error from libvirt's own text."""


def _plain(kind: type[VMDeskError], template: str, hint: str = "") -> Make:
    return lambda text: kind(template, hint=hint, detail=text)


def _quoting(kind: type[VMDeskError]) -> Make:
    return lambda text: kind(N_("The host refused: {text}"), detail=text, text=_reason(text))


_GONE = _plain(NotFound, N_("This VM no longer exists"))
_NO_NETWORK = _plain(NotFound, N_("This network no longer exists"))
_NO_POOL = _plain(NotFound, N_("This storage pool no longer exists"))
_NO_FILE = _plain(NotFound, N_("This disk image no longer exists"))
_NO_SNAPSHOT = _plain(NotFound, N_("This snapshot no longer exists"))
_UNSUPPORTED = _plain(Unsupported, N_("This host cannot do that"))
_DENIED = _plain(
    PermissionDenied,
    N_("You may not do that on this host"),
    N_("Ask the host's administrator, or connect as another user"),
)
_SIGN_IN = _plain(
    PermissionDenied,
    N_("The host did not let you in"),
    N_("Join the group libvirt (sudo usermod -aG libvirt $USER, then sign in again)"),
)

BY_CODE: dict[int, Make] = {
    libvirt.VIR_ERR_NO_DOMAIN: _GONE,
    libvirt.VIR_ERR_NO_NETWORK: _NO_NETWORK,
    libvirt.VIR_ERR_NO_STORAGE_POOL: _NO_POOL,
    libvirt.VIR_ERR_NO_STORAGE_VOL: _NO_FILE,
    libvirt.VIR_ERR_NO_DOMAIN_SNAPSHOT: _NO_SNAPSHOT,
    libvirt.VIR_ERR_OPERATION_INVALID: _quoting(InvalidState),
    libvirt.VIR_ERR_RESOURCE_BUSY: _quoting(InUse),
    libvirt.VIR_ERR_DOM_EXIST: _quoting(InvalidInput),
    libvirt.VIR_ERR_STORAGE_VOL_EXIST: _quoting(InvalidInput),
    libvirt.VIR_ERR_INVALID_ARG: _quoting(InvalidInput),
    libvirt.VIR_ERR_XML_ERROR: _quoting(InvalidInput),
    libvirt.VIR_ERR_XML_DETAIL: _quoting(InvalidInput),
    libvirt.VIR_ERR_XML_INVALID_SCHEMA: _quoting(InvalidInput),
    libvirt.VIR_ERR_NO_SUPPORT: _UNSUPPORTED,
    libvirt.VIR_ERR_OPERATION_UNSUPPORTED: _quoting(Unsupported),
    libvirt.VIR_ERR_ARGUMENT_UNSUPPORTED: _quoting(Unsupported),
    libvirt.VIR_ERR_CONFIG_UNSUPPORTED: _quoting(Unsupported),
    libvirt.VIR_ERR_OPERATION_DENIED: _DENIED,
    libvirt.VIR_ERR_ACCESS_DENIED: _DENIED,
    libvirt.VIR_ERR_AUTH_FAILED: _SIGN_IN,
    libvirt.VIR_ERR_AUTH_CANCELLED: _SIGN_IN,
    libvirt.VIR_ERR_AUTH_UNAVAILABLE: _SIGN_IN,
    libvirt.VIR_ERR_INVALID_CONN: _plain(ConnectionLost, N_("The connection to the host is lost")),
}

# Why a connection could not be opened. libvirt gives most of these the same code and says only in
# English, and in ssh's own words, what it was; the first pattern that matches decides.
_OPENING: tuple[tuple[str, Make], ...] = (
    (
        r"Host key verification failed",
        _plain(
            PermissionDenied,
            N_("The SSH key of this host is not known, or has changed"),
            N_("Run ssh with this host once in a terminal and compare its key"),
        ),
    ),
    (
        r"Permission denied \(|Too many authentication failures|Authentication failed",
        _plain(
            PermissionDenied,
            N_("SSH did not let you in"),
            N_("Set up a key (ssh-copy-id USER@HOST), or load yours with ssh-add"),
        ),
    ),
    (
        r"Unable to resolve|Could not resolve|Name or service not known|not known",
        _plain(
            ConnectionLost,
            N_("No computer of this name is known"),
            N_("Check the spelling of the host's name"),
        ),
    ),
    (
        r"Connection refused|unable to connect to server|No route to host"
        r"|Network is unreachable|Connection timed out|Connection closed by",
        _plain(
            ConnectionLost,
            N_("The host does not answer"),
            N_("Check that it is switched on, and that libvirt or SSH listens there"),
        ),
    ),
    (
        r"libvirt-sock|virtqemud-sock|nc: |netcat|virt-ssh-helper",
        _plain(
            ConnectionLost,
            N_("libvirt is not running on this host"),
            N_("Start it there: sudo systemctl start libvirtd"),
        ),
    ),
    (
        r"no connection driver available|unexpected .* URI path|no qemu URI path|no QEMU URI path",
        _plain(
            Unsupported,
            N_("libvirt on this computer knows no host of this kind"),
            N_("Examples: qemu:///system, qemu:///session, qemu+ssh://user@host/system"),
        ),
    ),
    (
        r"failed to parse xml document|failed to load external entity",
        _plain(InvalidInput, N_("The file of the test host cannot be read")),
    ),
)

_NOT_IN_GROUP = _plain(
    PermissionDenied,
    N_("You may not use libvirt's system service on this computer"),
    N_(
        "Join the group libvirt (sudo usermod -aG libvirt $USER, then sign in again), or use"
        " qemu:///session"
    ),
)
_BY_ERRNO: dict[int, Make] = {
    errno.EACCES: _NOT_IN_GROUP,
    errno.EPERM: _NOT_IN_GROUP,
    errno.ENOENT: _plain(
        ConnectionLost,
        N_("libvirt is not running on this computer"),
        N_("Start it: sudo systemctl start libvirtd"),
    ),
}
_SOCKET = re.compile(r"^Failed to connect socket to ")

_ERRNO_FIELD = 7
_DENIED_TEXT = re.compile(r"Permission denied$")
# The test driver says of a wrong state that it is an internal error.
_STATE_TEXT = re.compile(r"\b(already running|not running|not paused)$")
_KIND = re.compile(
    r"^(Requested operation is not valid|internal error|operation failed|invalid argument"
    r"|unsupported configuration|Operation not supported): "
)


def translate(error: Any) -> VMDeskError:
    """The VMDeskError that says what *error*, a libvirtError, means to the user."""
    text = error.get_error_message() or str(error)
    make = BY_CODE.get(error.get_error_code())
    if make is None and _DENIED_TEXT.search(text):
        make = _quoting(PermissionDenied)
    if make is None and _STATE_TEXT.search(text):
        make = _quoting(InvalidState)
    return (make or _quoting(HostError))(text)


def translate_opening(error: Any) -> VMDeskError:
    """The same for an error of opening a connection."""
    text = error.get_error_message() or str(error)
    if _SOCKET.match(text):
        make = _BY_ERRNO.get(_errno(error), _BY_ERRNO[errno.ENOENT])
        return make(text)
    for pattern, make in _OPENING:
        if re.search(pattern, text):
            return make(text)
    return translate(error)


@contextmanager
def translated() -> Iterator[None]:
    """Turn a libvirtError of the block into a VMDeskError."""
    try:
        yield
    except libvirt.libvirtError as error:
        raise translate(error) from error


def _errno(error: Any) -> int:
    return int(error.err[_ERRNO_FIELD]) if error.err else 0


def _reason(text: str) -> str:
    """The first line, without the name of the kind of error that libvirt puts before it."""
    lines = _KIND.sub("", text.strip()).splitlines()
    return lines[0] if lines else text
