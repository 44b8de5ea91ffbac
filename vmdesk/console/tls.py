"""TLS under an RFB connection, without a socket; and what it takes to trust the other side."""

import ssl
from dataclasses import dataclass

from vmdesk.console.errors import ProtocolError
from vmdesk.console.intake import Gate, Intake
from vmdesk.errors import N_

_BUFFER_BYTES = 64 * 1024
# A record holds at most 16 KiB: so many take a few milliseconds.
_READS_PER_TURN = 32


@dataclass(frozen=True, slots=True)
class Trust:
    """Which ways of logging in are good enough.

    *x509* (see `verified_context`) and *host*, the name that its certificate must be made out to,
    are for servers that prove who they are. *anonymous* (see `anonymous_context`) lets those in
    that cannot: nobody can listen, but somebody in between can pretend to be the server.
    *clear_text* lets a user's name and password go unencrypted, because the way is safe already
    (a local socket, a tunnel). *only_encrypted* refuses every server without TLS.
    """

    x509: ssl.SSLContext | None = None
    host: str = ""
    anonymous: ssl.SSLContext | None = None
    clear_text: bool = False
    only_encrypted: bool = False


def verified_context(ca_file: str | None = None) -> ssl.SSLContext:
    """Trust certificates of the authorities in *ca_file* (PEM), or else of the system's.

    OSError, ssl.SSLError among them, when the file cannot be used.
    """
    return _hardened(ssl.create_default_context(cafile=ca_file))


def anonymous_context() -> ssl.SSLContext:
    """Trust anybody, without certificates at all.

    OpenSSL allows this only at its security level 0, and TLS 1.3 does not have it; the ciphers
    themselves are those of every other connection.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AECDH+AES:ADH+AESGCM:ADH+AES:@SECLEVEL=0")
    return _hardened(context)


def _hardened(context: ssl.SSLContext) -> ssl.SSLContext:
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_RENEGOTIATION
    return context


class TLSLayer:
    """Decrypts what comes into an Intake, encrypts what goes; `ready` opens after the handshake."""

    def __init__(self, context: ssl.SSLContext, host: str) -> None:
        self.ready = Gate()
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_hostname=host or None)
        self._buffer = memoryview(bytearray(_BUFFER_BYTES))
        self._unsent = bytearray()
        self._shake_hands()

    def next_buffer(self) -> memoryview:
        return self._buffer

    def filled(self, count: int) -> None:
        self._incoming.write(self._buffer[:count])

    def received(self, data: bytes) -> None:
        """*data* came before there was this layer."""
        self._incoming.write(data)

    def write(self, data: bytes) -> None:
        """Send *data*, never before the other side has proved itself."""
        self._unsent += data
        if self.ready.is_open:
            self._tls.write(self._unsent)
            self._unsent.clear()

    def data_to_send(self) -> bytes:
        return self._outgoing.read()

    def advance(self, intake: Intake) -> bool:
        """See Intake.advance: decrypt and parse for some milliseconds."""
        if not self.ready.is_open and not self._shake_hands():
            return True
        for _ in range(_READS_PER_TURN):
            if not intake.advance():
                return False
            count = self._read_into(intake.next_buffer())
            if not count:
                return True
            intake.filled(count)
        return False

    def _read_into(self, target: memoryview) -> int:
        try:
            # With a buffer to read into, it returns how much there was.
            count: int = self._tls.read(len(target), target)  # type: ignore[assignment]
        except ssl.SSLWantReadError:
            return 0
        except ssl.SSLError as error:
            raise _broken(error) from None
        if not count:
            raise ProtocolError(N_("The display closed the connection"))
        return count

    def _shake_hands(self) -> bool:
        try:
            self._tls.do_handshake()
        except ssl.SSLWantReadError:
            return False
        except ssl.SSLCertVerificationError as error:
            raise ProtocolError(
                N_("The display's certificate is not trusted"),
                detail=error.verify_message,
                hint=N_("Check the certificate authority and the host's name"),
            ) from None
        except ssl.SSLError as error:
            raise _broken(error) from None
        self.ready.open()
        self.write(b"")
        return True


def _broken(error: ssl.SSLError) -> ProtocolError:
    return ProtocolError(
        N_("The encrypted connection to the display failed"), detail=error.reason or str(error)
    )
