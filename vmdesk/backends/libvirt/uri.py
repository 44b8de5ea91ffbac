"""What of a libvirt URI may be opened: nothing in it can run a program or prompt on a terminal."""

import os
import re
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from vmdesk.errors import N_, InvalidInput

# libvirt runs `command` itself and has the remote shell run `netcat`; both without quoting it.
_PROGRAM_PARAMETERS = frozenset({"command"})
_PATH_PARAMETERS = frozenset({"netcat", "keyfile", "socket", "known_hosts", "proxy"})
_SHELL_SAFE = re.compile(r"[\w./+@%~:-]*")
_SSH = "ssh"
_TEST, _BUILT_IN = "test:", "/default"


def effective_uri(uri: str) -> str:
    """*uri* as it is given to libvirt; InvalidInput when it is none or could run a program.

    SSH is told never to ask on the terminal that VMDesk may have been started from.
    Format: https://libvirt.org/uri.html; parameter names are case-insensitive there.
    """
    try:
        parts = urlsplit(uri)
        host, user = unquote(parts.hostname or ""), unquote(parts.username or "")
        parts.port  # noqa: B018  raises ValueError when it is no number
    except ValueError as error:
        raise InvalidInput(
            N_("“{uri}” is not the address of a host"), detail=str(error), uri=uri
        ) from error
    transport = parts.scheme.partition("+")[2]
    if host.startswith("-") or user.startswith("-") or transport == "ext":
        raise _refused(uri)
    parameters = parse_qsl(parts.query.replace(";", "&"), keep_blank_values=True)
    for name, value in parameters:
        _check_parameter(uri, name.lower(), value)
    if transport != _SSH or any(name.lower() == "no_tty" for name, _ in parameters):
        return uri
    parameters.append(("no_tty", "1"))
    query = "&".join(f"{quote(name)}={quote(value)}" for name, value in parameters)
    return urlunsplit(parts._replace(query=query))


def check_test_file(uri: str) -> None:
    """Raise InvalidInput when the file that a test host is made of cannot be read: libvirt would
    not name it, and its XML parser would complain on standard error."""
    path = unquote(urlsplit(uri).path)
    if uri.startswith(_TEST) and path not in ("", "/", _BUILT_IN) and not os.access(path, os.R_OK):
        raise InvalidInput(
            N_("The file “{path}” of the test host cannot be read"),
            hint=N_("test:///default needs no file"),
            path=path,
        )


def _check_parameter(uri: str, name: str, value: str) -> None:
    if name in _PROGRAM_PARAMETERS:
        raise _refused(uri)
    if name in _PATH_PARAMETERS and (value.startswith("-") or not _SHELL_SAFE.fullmatch(value)):
        raise _refused(uri)


def _refused(uri: str) -> InvalidInput:
    return InvalidInput(
        N_("The address “{uri}” could run a program on this computer; it is not opened"), uri=uri
    )
