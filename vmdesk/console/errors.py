"""What a console's server can do wrong."""

from vmdesk.errors import HostError


class ProtocolError(HostError):
    """The server sent what cannot be: the connection is over, and the message says why."""


class LoginFailed(ProtocolError):
    """The server did not accept the password: another one may do."""
