"""The display's side of VeNCrypt, without a socket; certificates by the openssl program."""

import contextlib
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.console import rfb
from vmdesk.console.client import RFBClient
from vmdesk.console.events import Event


@dataclass(frozen=True)
class Certificates:
    """A certificate authority in *folder*, and a server's certificate signed by it."""

    folder: Path

    @property
    def ca_file(self) -> str:
        return str(self.folder / "ca-cert.pem")


def make_certificates(folder: Path, names: str = "DNS:web.example,IP:127.0.0.1") -> Certificates:
    """Named as QEMU wants to find them."""

    def openssl(*arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    new = ("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(
        *new, "-subj", "/CN=Test CA", "-days", "30", "-keyout", "ca-key.pem", "-out", "ca-cert.pem",
        "-addext", "keyUsage=keyCertSign,digitalSignature",
    )  # fmt: skip
    openssl(
        *new, "-subj", "/CN=web.example", "-days", "30", "-keyout", "server-key.pem",
        "-out", "server-cert.pem", "-CA", "ca-cert.pem", "-CAkey", "ca-key.pem",
        "-addext", f"subjectAltName={names}", "-addext", "basicConstraints=critical,CA:FALSE",
        "-addext", "keyUsage=digitalSignature,keyEncipherment",
        "-addext", "extendedKeyUsage=serverAuth",
    )  # fmt: skip
    return Certificates(folder)


def proving_context(certificates: Certificates) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    folder = certificates.folder
    context.load_cert_chain(folder / "server-cert.pem", folder / "server-key.pem")
    return context


def anonymous_server_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AECDH:ADH:@SECLEVEL=0")
    return context


class Server:
    """Speaks with one client: plain with `say`, and encrypted after `start_tls`."""

    def __init__(self, client: RFBClient) -> None:
        self.client = client
        self.events: list[Event] = []
        self.received = b""
        """All that the client sent, as it was on the wire."""
        self._tls: ssl.SSLObject | None = None
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()

    def start_tls(self, context: ssl.SSLContext) -> None:
        """Shake hands to the end; what the client finds wrong it raises."""
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        for _ in range(10):
            self._incoming.write(self._taken())
            try:
                self._tls.do_handshake()
            except ssl.SSLWantReadError:
                pass
            else:
                self._flush()
                return
            self._flush()
        raise AssertionError("the handshake does not end")

    def say(self, data: bytes, chunk: int = 1 << 20) -> None:
        if self._tls is None:
            self.events += rfb.feed(self.client, data, chunk)
        else:
            self._tls.write(data)
            self._flush(chunk)

    def listen(self) -> bytes:
        """What the client has said since the last time, decrypted."""
        said = self._taken()
        if self._tls is None:
            return said
        self._incoming.write(said)
        heard = b""
        with contextlib.suppress(ssl.SSLWantReadError):
            while True:
                heard += self._tls.read(1 << 16)
        return heard

    def _taken(self) -> bytes:
        data = self.client.data_to_send()
        self.received += data
        return data

    def close(self) -> None:
        """Say that nothing more will come."""
        assert self._tls is not None
        with contextlib.suppress(ssl.SSLWantReadError):
            self._tls.unwrap()
        self._flush()

    def _flush(self, chunk: int = 1 << 20) -> None:
        data = self._outgoing.read()
        if data:
            self.events += rfb.feed(self.client, data, chunk)
