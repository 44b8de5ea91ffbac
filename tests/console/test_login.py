"""Logging in: passwords, VeNCrypt, and whom to trust."""

import struct

import numpy as np
import pytest

from tests.console import rfb
from tests.console.tls_server import (
    Server,
    anonymous_server_context,
    make_certificates,
    proving_context,
)
from vmdesk.console.client import RFBClient
from vmdesk.console.des import encrypt, vnc_response
from vmdesk.console.errors import LoginFailed, ProtocolError
from vmdesk.console.events import Connected, PasswordWanted, Updated
from vmdesk.console.tls import Trust, anonymous_context, verified_context

CHALLENGE = bytes(range(16))
# Computed by OpenSSL: DES-ECB with each byte of the key mirrored.
RESPONSE = bytes.fromhex("ee22539f33a5983ec12f9c2edbc995dd")
OK, FAILED = b"\0\0\0\0", b"\0\0\0\1"
VERSION = b"RFB 003.008\n"
PLAIN, TLS_NONE, TLS_VNC, TLS_PLAIN, X509_NONE, X509_VNC, X509_PLAIN = range(256, 263)
INIT = rfb.server_init(64, 48, b"web")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def trust(certificates) -> Trust:
    return Trust(verified_context(certificates.ca_file), "web.example", anonymous_context())


@pytest.mark.parametrize(
    ("key", "block", "expected"),
    [
        ("133457799bbcdff1", "0123456789abcdef", "85e813540f0ab405"),
        ("0000000000000000", "0000000000000000", "8ca64de9c1b123a7"),
        ("ffffffffffffffff", "ffffffffffffffff", "7359b2163e4edc58"),
        ("0123456789abcdef", "4e6f772069732074", "3fa40e8a984d4815"),
    ],
)
def test_des_agrees_with_published_vectors(key, block, expected):
    """The cipher gives what the standard's examples say."""
    assert encrypt(bytes.fromhex(key), bytes.fromhex(block)).hex() == expected


def test_only_eight_bytes_of_a_password_count():
    """That is VNC's limit: what comes after makes no difference."""
    assert vnc_response("secret", CHALLENGE) == RESPONSE
    assert vnc_response("secret12", CHALLENGE) == vnc_response("secret12345", CHALLENGE)
    assert vnc_response("secret1", CHALLENGE) != vnc_response("secret12", CHALLENGE)


@pytest.mark.parametrize(
    ("hello", "chosen"),
    [
        (b"RFB 003.008\n\1\2", b"RFB 003.008\n\2"),
        (b"RFB 003.007\n\2\2\x10", b"RFB 003.007\n\2"),
        (b"RFB 003.003\n\0\0\0\2", b"RFB 003.003\n"),
    ],
)
def test_a_password_is_asked_for_and_answers_the_challenge(hello, chosen):
    """In each version: first the question to the user, then the answer to the server."""
    client = RFBClient()
    assert rfb.feed(client, hello + CHALLENGE) == [PasswordWanted(user=False)]
    assert client.data_to_send() == chosen
    assert rfb.settle(client) == []
    client.give_password("", "secret")
    assert rfb.settle(client) == []
    assert client.data_to_send() == RESPONSE
    assert rfb.feed(client, OK + INIT) == [Connected("web", 64, 48)]


def test_a_password_that_is_known_is_not_asked_for():
    """Given beforehand, it is used without an event."""
    client = RFBClient()
    client.give_password("", "secret")
    events = rfb.feed(client, VERSION + b"\1\2" + CHALLENGE + OK + INIT)
    assert events == [Connected("web", 64, 48)]
    assert RESPONSE in client.data_to_send()


@pytest.mark.parametrize(
    ("hello", "verdict", "detail"),
    [
        (b"RFB 003.008\n\1\2", FAILED + b"\0\0\0\x09bad\x1b\nword", "bad  word"),
        (b"RFB 003.008\n\1\2", FAILED + b"\0\xff\0\0" + b"x" * 5000, "x" * 1024),
        (b"RFB 003.007\n\1\2", FAILED, ""),
        (b"RFB 003.003\n\0\0\0\2", b"\0\0\0\2", "too many attempts"),
    ],
)
def test_a_wrong_password_is_told_with_the_servers_reason(hello, verdict, detail):
    """The reason is bounded and printable; the kind of error says that another try may help."""
    client = RFBClient()
    client.give_password("", "wrong")
    with pytest.raises(LoginFailed, match="did not accept the password") as caught:
        rfb.feed(client, hello + CHALLENGE + verdict)
    assert caught.value.detail == detail


def test_a_server_that_does_not_wait_for_the_password_is_cut_off():
    """Data sent while the user thinks is bounded."""
    client = RFBClient()
    with pytest.raises(ProtocolError, match="turn"):
        rfb.feed(client, VERSION + b"\1\2" + CHALLENGE + bytes(1 << 20), chunk=60_000)


def vencrypt(client: RFBClient, *subtypes: int) -> Server:
    """A server that offers these, up to where TLS begins."""
    server = Server(client)
    server.say(VERSION + b"\1\x13" + b"\0\2")
    assert server.listen() == VERSION + b"\x13" + b"\0\2"
    server.say(b"\0" + bytes([len(subtypes)]) + struct.pack(f">{len(subtypes)}I", *subtypes))
    return server


def chosen_subtype(server: Server) -> int:
    return int.from_bytes(server.listen())


@pytest.mark.parametrize("chunk", [1 << 20, 100])
@pytest.mark.parametrize("subtype", [X509_NONE, TLS_NONE])
def test_a_whole_session_is_encrypted(trust, certificates, subtype, chunk):
    """With and without a certificate: pixels arrive, and requests go, through TLS."""
    client = RFBClient(trust=trust)
    server = vencrypt(client, PLAIN, subtype)
    assert chosen_subtype(server) == subtype
    server.say(b"\1")
    x509 = subtype == X509_NONE
    server.start_tls(proving_context(certificates) if x509 else anonymous_server_context())
    pixels = rfb.picture(300, 200)
    server.say(OK + rfb.server_init(300, 200, b"web"), chunk)
    server.say(rfb.update(rfb.raw(0, 0, pixels)), chunk)
    assert server.events[0] == Connected("web", 300, 200)
    assert isinstance(server.events[-1], Updated)
    assert np.array_equal(rfb.shown(client), pixels)
    server.listen()
    client.send_key(None, ord("a"), True)
    assert server.listen() == struct.pack(">BBxxI", 4, 1, ord("a"))


@pytest.mark.parametrize("subtype", [X509_VNC, TLS_VNC])
def test_the_challenge_may_come_through_tls(trust, certificates, subtype):
    """VNC's password, asked and answered inside of the encrypted connection."""
    client = RFBClient(trust=trust)
    server = vencrypt(client, subtype)
    assert chosen_subtype(server) == subtype
    server.say(b"\1")
    x509 = subtype == X509_VNC
    server.start_tls(proving_context(certificates) if x509 else anonymous_server_context())
    server.say(CHALLENGE)
    assert server.events == [PasswordWanted(user=False)]
    client.give_password("", "secret")
    rfb.settle(client)
    assert server.listen() == RESPONSE
    server.say(OK + INIT)
    assert server.events[-1] == Connected("web", 64, 48)


@pytest.mark.parametrize("subtype", [X509_PLAIN, TLS_PLAIN])
def test_user_and_password_go_only_through_tls(trust, certificates, subtype):
    """They are sent after the server has proved itself, never before."""
    client = RFBClient(trust=trust)
    client.give_password("ann", "päss")
    server = vencrypt(client, subtype)
    assert chosen_subtype(server) == subtype
    server.say(b"\1")
    x509 = subtype == X509_PLAIN
    server.start_tls(proving_context(certificates) if x509 else anonymous_server_context())
    assert server.listen() == struct.pack(">II", 3, 5) + "annpäss".encode()
    assert b"ann" not in server.received


def test_plain_login_needs_a_way_that_is_safe_already():
    """Without TLS, name and password go only over a local socket or a tunnel."""
    client = RFBClient(trust=Trust(clear_text=True))
    server = vencrypt(client, PLAIN)
    assert chosen_subtype(server) == PLAIN
    assert rfb.settle(client) == []
    assert server.events == [PasswordWanted(user=True)]
    client.give_password("ann", "secret")
    rfb.settle(client)
    assert server.listen() == struct.pack(">II", 3, 6) + b"annsecret"
    with pytest.raises(ProtocolError, match="not trusted"):
        vencrypt(RFBClient(trust=Trust(anonymous=anonymous_context())), PLAIN)


@pytest.mark.parametrize("host", ["other.example", "127.0.0.2"])
def test_a_certificate_for_another_host_is_refused(certificates, host):
    """Who is not who we called does not get a word."""
    trust = Trust(verified_context(certificates.ca_file), host)
    server = vencrypt(RFBClient(trust=trust), X509_NONE)
    server.listen()
    server.say(b"\1")
    with pytest.raises(ProtocolError, match="certificate is not trusted") as caught:
        server.start_tls(proving_context(certificates))
    assert "not valid for" in caught.value.detail


def test_an_address_in_the_certificate_counts(certificates):
    """A display may be called by its IP address."""
    client = RFBClient(trust=Trust(verified_context(certificates.ca_file), "127.0.0.1"))
    server = vencrypt(client, X509_NONE)
    server.listen()
    server.say(b"\1")
    server.start_tls(proving_context(certificates))
    server.say(OK + INIT)
    assert server.events[-1] == Connected("web", 64, 48)


def test_a_certificate_of_an_unknown_authority_is_refused(certificates, tmp_path):
    """A certificate that somebody made for himself proves nothing."""
    other = make_certificates(tmp_path)
    server = vencrypt(RFBClient(trust=Trust(verified_context(other.ca_file), "web.example")), 260)
    server.listen()
    server.say(b"\1")
    with pytest.raises(ProtocolError, match="certificate is not trusted"):
        server.start_tls(proving_context(certificates))


@pytest.mark.parametrize(
    ("trust", "offer"),
    [
        (Trust(only_encrypted=True), b"\2\1\2"),
        (Trust(only_encrypted=True, clear_text=True), b"\2\1\x13"),
        (Trust(), b"\1\x13"),
    ],
)
def test_what_is_not_good_enough_is_refused(trust, offer):
    """Nobody in between can talk us out of encryption that was demanded."""
    with pytest.raises(ProtocolError, match="encrypted connection"):
        rfb.feed(RFBClient(trust=trust), VERSION + offer)


def test_anonymous_encryption_is_taken_only_when_allowed(certificates):
    """A server that does not prove itself is refused by who wants a certificate."""
    trust = Trust(verified_context(certificates.ca_file), "web.example")
    with pytest.raises(ProtocolError, match="not trusted"):
        vencrypt(RFBClient(trust=trust), TLS_NONE, TLS_VNC, PLAIN)


@pytest.mark.parametrize("answer", [b"\0\1", b"\0\2\1", b"\0\2\0\0", b"\0\2\0\1\0\0\1\4\0"])
def test_a_vencrypt_that_cannot_be_ends_the_connection(trust, answer):
    """Old versions, refusals, no types at all, and no TLS in the end."""
    client = RFBClient(trust=trust)
    with pytest.raises(ProtocolError):
        rfb.feed(client, VERSION + b"\1\x13" + answer)


def test_nonsense_instead_of_tls_ends_the_connection(trust):
    """What is no TLS is an error with words, not a crash."""
    server = vencrypt(RFBClient(trust=trust), X509_NONE)
    with pytest.raises(ProtocolError, match="encrypted connection to the display failed"):
        server.say(b"\1" + b"nonsense" * 100)


def test_the_end_of_tls_is_the_end_of_the_connection(trust, certificates):
    """A server that closes TLS in order is told from one that is silent."""
    client = RFBClient(trust=trust)
    server = vencrypt(client, X509_NONE)
    server.listen()
    server.say(b"\1")
    server.start_tls(proving_context(certificates))
    with pytest.raises(ProtocolError, match="closed the connection"):
        server.close()
