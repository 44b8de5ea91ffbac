"""Logging in to a display: which kind of security, and the user's answers to it.

Source: RFC 6143, section 7.1.2 and 7.2, and rfbproto.rst for VeNCrypt.
"""

import struct
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from vmdesk.console import pseudo
from vmdesk.console.des import vnc_response
from vmdesk.console.errors import LoginFailed, ProtocolError
from vmdesk.console.events import Event, PasswordWanted
from vmdesk.console.intake import Gate, Steps, text
from vmdesk.console.tls import Trust
from vmdesk.console.wire import Wire
from vmdesk.errors import N_

_REASON_LIMIT = 1024
_CHALLENGE_BYTES = 16
_TOO_MANY = 2
_REFUSED = N_("The display refused the connection")


class Security(IntEnum):
    NONE = 1
    PASSWORD = 2
    VENCRYPT = 19


class Subtype(IntEnum):
    """VeNCrypt's, the ones we like best first."""

    X509_NONE = 260
    X509_PASSWORD = 261
    X509_PLAIN = 262
    TLS_NONE = 257
    TLS_PASSWORD = 258
    TLS_PLAIN = 259
    PLAIN = 256


_WITH_PASSWORD = frozenset({Subtype.X509_PASSWORD, Subtype.TLS_PASSWORD})
_WITH_USER = frozenset({Subtype.X509_PLAIN, Subtype.TLS_PLAIN, Subtype.PLAIN})
_X509 = frozenset({Subtype.X509_NONE, Subtype.X509_PASSWORD, Subtype.X509_PLAIN})
_ANONYMOUS = frozenset({Subtype.TLS_NONE, Subtype.TLS_PASSWORD, Subtype.TLS_PLAIN})


@dataclass(frozen=True, slots=True, repr=False)
class Credentials:
    user: str
    password: str


class Login:
    """One login; asks for a password with an event, unless it was given before."""

    def __init__(self, wire: Wire, trust: Trust, events: list[Event]) -> None:
        self._wire = wire
        self._trust = trust
        self._events = events
        self._credentials = Credentials("", "")
        self._given = Gate()
        self.had_password = False
        """Whether the server wanted to know one."""

    def give(self, user: str, password: str) -> None:
        self._credentials = Credentials(user, password)
        self._given.open()

    def choose(self, offered: Collection[int]) -> Security:
        """The best that is *offered* and good enough."""
        trust = self._trust
        if Security.VENCRYPT in offered and (trust.x509 or trust.anonymous):
            return Security.VENCRYPT
        if trust.only_encrypted:
            raise ProtocolError(N_("The display offers no encrypted connection"))
        for kind in (Security.NONE, Security.PASSWORD):
            if kind in offered:
                return kind
        if Security.VENCRYPT in offered and trust.clear_text:
            return Security.VENCRYPT
        if Security.VENCRYPT in offered:
            raise _untrusted()
        raise ProtocolError(
            N_("The display asks for a way to log in that VMDesk does not know"),
            detail=f"security types {sorted(offered)}",
        )

    def run(self, kind: Security) -> Steps[None]:
        """Everything between the choice and the server's verdict."""
        if kind is Security.PASSWORD:
            yield from self._password()
        elif kind is Security.VENCRYPT:
            yield from self._vencrypt()

    def _vencrypt(self) -> Steps[None]:
        version = bytes((yield 2))
        if version < b"\0\2":
            raise ProtocolError(N_("The display speaks an unknown version of VeNCrypt"))
        self._wire.send(b"\0\2")
        if (yield 1)[0] != 0:
            raise ProtocolError(N_("The display speaks an unknown version of VeNCrypt"))
        count = (yield 1)[0]
        offered = struct.unpack(f">{count}I", (yield 4 * count)) if count else ()
        subtype = self._choose_subtype(offered)
        self._wire.send(struct.pack(">I", subtype))
        yield from self._encrypt(subtype)
        if subtype in _WITH_PASSWORD:
            yield from self._password()
        elif subtype in _WITH_USER:
            yield from self._name_and_password()

    def _choose_subtype(self, offered: Collection[int]) -> Subtype:
        trust = self._trust
        allowed: set[Subtype] = set()
        if trust.x509:
            allowed |= _X509
        if trust.anonymous:
            allowed |= _ANONYMOUS
        if trust.clear_text and not trust.only_encrypted:
            allowed.add(Subtype.PLAIN)
        for subtype in Subtype:
            if subtype in allowed and subtype in offered:
                return subtype
        raise _untrusted(f"VeNCrypt types {sorted(offered)}")

    def _encrypt(self, subtype: Subtype) -> Steps[None]:
        trust = self._trust
        context = trust.x509 if subtype in _X509 else trust.anonymous
        if subtype is Subtype.PLAIN or context is None:
            return
        if (yield 1)[0] != 1:
            raise ProtocolError(N_("The display cannot encrypt the connection"))
        yield self._wire.start_tls(context, trust.host if subtype in _X509 else "")

    def _password(self) -> Steps[None]:
        challenge = bytes((yield _CHALLENGE_BYTES))
        yield from self._ask(user=False)
        self._wire.send(vnc_response(self._credentials.password, challenge))

    def _name_and_password(self) -> Steps[None]:
        yield from self._ask(user=True)
        user = self._credentials.user.encode()
        password = self._credentials.password.encode()
        self._wire.send(struct.pack(">II", len(user), len(password)) + user + password)

    def _ask(self, user: bool) -> Steps[None]:
        self.had_password = True
        if not self._given.is_open:
            self._events.append(PasswordWanted(user))
        yield self._given


def verdict(with_reason: bool, had_password: bool) -> Steps[None]:
    """Whether the server lets us in; only since version 3.8 it says why not."""
    (result,) = struct.unpack(">I", (yield 4))
    if result == 0:
        return
    reason = ""
    if with_reason:
        reason = yield from _reason()
    elif result == _TOO_MANY:
        reason = "too many attempts"
    if had_password:
        raise LoginFailed(N_("The display did not accept the password"), detail=reason)
    raise ProtocolError(_REFUSED, detail=reason)


def refused() -> Steps[None]:
    """The server says why it does not want us."""
    raise ProtocolError(_REFUSED, detail=(yield from _reason()))


def _reason() -> Steps[str]:
    """The server's own words; no more of them than fits a line."""
    (count,) = struct.unpack(">I", (yield 4))
    return pseudo.one_line((yield from text(min(count, _REASON_LIMIT), _REASON_LIMIT)))


def _untrusted(detail: str = "") -> ProtocolError:
    return ProtocolError(
        N_("The display wants an encrypted connection that is not trusted"),
        hint=N_("Name a certificate authority for this display, or allow anonymous encryption"),
        detail=detail,
    )
