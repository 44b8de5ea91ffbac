"""Real servers: QEMU's own VNC and Debian's TigerVNC, each way of logging in, each encoding."""

import functools

import numpy as np
import pytest

from tests.console import rfb
from tests.console.servers import painter, qemu, tigervnc
from tests.console.tls_server import make_certificates
from tests.console.viewer import Viewer, decode_jpeg
from vmdesk.console.client import REMOTE, RFBClient
from vmdesk.console.encodings import Encoding
from vmdesk.console.errors import LoginFailed, ProtocolError
from vmdesk.console.events import PasswordWanted, ResizeAnswered, ResizeStatus, Updated
from vmdesk.console.tls import Trust, anonymous_context, verified_context

pytestmark = pytest.mark.hypervisor

RAW = (Encoding.RAW,)


@pytest.fixture(scope="module")
def qemu_display(tmp_path_factory):
    """A QEMU without a password, whose guest has drawn its pattern."""
    with qemu(tmp_path_factory.mktemp("qemu"), ",lossy=on") as path:
        with Viewer(path, RFBClient(RAW)) as viewer:
            viewer.until(lambda: pattern_is_there(viewer))
        yield path


def pattern_is_there(viewer: Viewer) -> bool:
    framebuffer = viewer.client.framebuffer
    return framebuffer is not None and len(np.unique(framebuffer.pixels & 0xFFFFFF)) > 200


@pytest.fixture(scope="module")
def tiger(tmp_path_factory):
    """A TigerVNC without a password and a program that shows a picture on it."""
    with (
        tigervnc(tmp_path_factory.mktemp("tiger"), "-SecurityTypes", "None") as (path, display),
        painter(display) as program,
    ):
        with Viewer(path, RFBClient(RAW)) as viewer:
            viewer.until(lambda: pattern_is_there(viewer))
        yield path, program


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    return make_certificates(tmp_path_factory.mktemp("certificates"))


def picture_of(path: str, *encodings: Encoding, **options) -> np.ndarray:
    with Viewer(path, RFBClient(encodings, **options)) as viewer:
        return viewer.picture()


def top_is(viewer: Viewer, colour: int) -> bool:
    return bool((rfb.shown(viewer.client)[:200] == colour).all())


@pytest.mark.parametrize(
    "encoding", [Encoding.HEXTILE, Encoding.ZLIB, Encoding.ZRLE, Encoding.TIGHT]
)
def test_qemu_shows_the_same_in_each_encoding(qemu_display, encoding):
    """The first frame equals the raw one, pixel by pixel."""
    expected = picture_of(qemu_display, Encoding.RAW)
    assert len(np.unique(expected)) > 200
    assert np.array_equal(picture_of(qemu_display, encoding), expected)


@pytest.mark.parametrize("encoding", [Encoding.HEXTILE, Encoding.ZRLE, Encoding.TIGHT])
def test_tigervnc_shows_the_same_in_each_encoding(tiger, encoding):
    """The first frame equals the raw one, pixel by pixel."""
    path, _ = tiger
    expected = picture_of(path, Encoding.RAW)
    assert len(np.unique(expected)) > 200
    assert np.array_equal(picture_of(path, encoding), expected)


def test_tigervncs_jpeg_looks_like_the_picture(tiger):
    """Lossy pixels are near those they stand for, and some are JPEG."""
    path, _ = tiger
    pictures = []

    def decode(data: bytes) -> tuple[int, int, bytes]:
        pictures.append(data)
        return decode_jpeg(data)

    lossy = picture_of(path, Encoding.TIGHT, decode_jpeg=decode, quality=6)
    exact = picture_of(path, Encoding.RAW)
    assert pictures
    channels = (lossy.view(np.uint8).astype(int), exact.view(np.uint8).astype(int))
    assert np.abs(channels[0] - channels[1]).mean() < 8


def test_keys_reach_the_guest_of_qemu(qemu_display):
    """The guest paints the number of the character that was typed."""
    with Viewer(qemu_display, RFBClient()) as viewer:
        viewer.picture()
        seen = set()
        for char in "ab":
            viewer.events.clear()
            viewer.type(char)
            viewer.until(lambda: viewer.has(Updated))
            top = viewer.picture()[:30]
            assert len(np.unique(top)) == 1
            seen.add(int(top[0, 0]))
        assert len(seen) == 2


def test_keys_reach_the_programs_of_tigervnc(tiger):
    """A program on the display hears the letters."""
    path, program = tiger
    with Viewer(path, RFBClient()) as viewer:
        viewer.picture()
        for char in "qö":
            viewer.type(char)
            assert program.stdout.readline() == f"{char}\n"


@pytest.mark.parametrize("tls", ["", "tls-creds-x509", "tls-creds-anon"])
@pytest.mark.parametrize("password", ["", "sesame"])
def test_each_login_of_qemu_succeeds(tmp_path, certificates, tls, password):
    """With and without a password, plain, with a certificate, and anonymously encrypted."""
    options = (",password=on" if password else "") + (",tls-creds=tls0" if tls else "")
    where = f",dir={certificates.folder},verify-peer=off" if tls == "tls-creds-x509" else ""
    arguments = ["-object", f"{tls},id=tls0,endpoint=server{where}"] if tls else []
    trust = Trust(
        verified_context(certificates.ca_file) if tls == "tls-creds-x509" else None,
        "web.example",
        anonymous_context() if tls == "tls-creds-anon" else None,
        only_encrypted=bool(tls),
    )
    with (
        qemu(tmp_path, options, *arguments, password=password) as path,
        Viewer(path, RFBClient(REMOTE, trust=trust)) as viewer,
    ):
        if password:
            viewer.until(lambda: viewer.has(PasswordWanted))
            viewer.client.give_password("", password)
            viewer.client.advance()
        assert viewer.connect().picture().size


def test_a_wrong_password_for_qemu_is_told(tmp_path):
    """The reason is QEMU's own."""
    with (
        qemu(tmp_path, ",password=on", password="sesame") as path,
        Viewer(path, RFBClient()) as viewer,
    ):
        viewer.client.give_password("", "simsim")
        with pytest.raises(LoginFailed, match="did not accept") as caught:
            viewer.connect()
    assert caught.value.detail == "Authentication failed"


def test_qemu_with_a_certificate_of_somebody_else_is_refused(tmp_path, certificates):
    """Not the authority we trust, or not the name we called."""
    where = f"dir={certificates.folder},verify-peer=off"
    credentials = f"tls-creds-x509,id=tls0,endpoint=server,{where}"
    other = tmp_path / "other"
    other.mkdir()
    strangers = [
        Trust(verified_context(make_certificates(other).ca_file), "web.example"),
        Trust(verified_context(certificates.ca_file), "db.example"),
    ]
    with qemu(tmp_path, ",tls-creds=tls0", "-object", credentials) as path:
        for trust in strangers:
            with (
                Viewer(path, RFBClient(trust=trust)) as viewer,
                pytest.raises(ProtocolError, match="certificate is not trusted"),
            ):
                viewer.connect()


@pytest.mark.parametrize("kind", ["VncAuth", "TLSNone", "TLSVnc", "X509None", "X509Vnc"])
def test_each_login_of_tigervnc_succeeds(tmp_path, certificates, kind):
    """VNC's password alone, and everything that it has with TLS."""
    folder = certificates.folder
    arguments = [
        "-SecurityTypes", kind,
        "-X509Cert", f"{folder}/server-cert.pem", "-X509Key", f"{folder}/server-key.pem",
    ]  # fmt: skip
    trust = Trust(verified_context(certificates.ca_file), "web.example", anonymous_context())
    with (
        tigervnc(tmp_path, *arguments, password="sesame") as (path, _),
        Viewer(path, RFBClient(REMOTE, trust=trust)) as viewer,
    ):
        viewer.client.give_password("", "sesame")
        assert viewer.connect().picture().shape == (480, 640)


def test_tigervnc_follows_the_size_that_was_asked_for(tiger):
    """The screen becomes as large as the window, and back."""
    path, _ = tiger
    with Viewer(path, RFBClient()) as viewer:
        viewer.picture()
        for size in ((800, 600), (640, 480)):
            viewer.events.clear()
            viewer.client.request_size(*size)
            viewer.until(lambda: viewer.has(ResizeAnswered))
            assert ResizeAnswered(ResizeStatus.DONE) in viewer.events
            assert viewer.picture().shape == size[::-1]


def test_updates_of_tigervnc_flow_without_being_asked_for(tiger):
    """What changes on the screen arrives while nothing is requested any more."""
    path, program = tiger
    with Viewer(path, RFBClient(REMOTE, continuous=True)) as viewer:
        viewer.picture()
        viewer.until(lambda: viewer.flowing)
        before = viewer.requests
        for colour, expected in (("red", 0xFF0000), ("blue", 0x0000FF)):
            program.stdin.write(f"{colour}\n")
            # Above the pointer, which this server draws into the picture when it did not move.
            viewer.until(functools.partial(top_is, viewer, expected))
        assert viewer.requests == before
