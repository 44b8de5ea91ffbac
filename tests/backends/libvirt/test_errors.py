"""libvirt's errors in VMDesk's words; the texts are those of real libvirt and ssh."""

import errno

import libvirt
import pytest

from vmdesk.backends.libvirt.errors import translate, translate_opening, translated
from vmdesk.errors import (
    ConnectionLost,
    HostError,
    InUse,
    InvalidInput,
    InvalidState,
    NotFound,
    PermissionDenied,
    Unsupported,
)

RPC = libvirt.VIR_FROM_RPC


def error_of(code, text, number=-1):
    error = libvirt.libvirtError(text)
    error.err = (code, RPC, text, 2, "%s", text, None, number, -1)
    return error


@pytest.mark.parametrize(
    ("text", "number", "kind", "words"),
    [
        (
            "Failed to connect socket to '/run/libvirt/libvirt-sock': No such file or directory",
            errno.ENOENT,
            ConnectionLost,
            "systemctl start",
        ),
        (
            "Failed to connect socket to '/run/libvirt/libvirt-sock': Connection refused",
            errno.ECONNREFUSED,
            ConnectionLost,
            "systemctl start",
        ),
        (
            "Failed to connect socket to '/run/libvirt/libvirt-sock': Permission denied",
            errno.EACCES,
            PermissionDenied,
            "group libvirt",
        ),
        (
            "Cannot recv data: ssh: Could not resolve hostname nope: Name or service not known:"
            " Connection reset by peer",
            errno.ECONNRESET,
            ConnectionLost,
            "spelling",
        ),
        (
            "Cannot recv data: Host key verification failed.: Connection reset by peer",
            errno.ECONNRESET,
            PermissionDenied,
            "Run ssh",
        ),
        (
            "End of file while reading data: me@host: Permission denied (publickey,password).:"
            " Input/output error",
            errno.EIO,
            PermissionDenied,
            "ssh-copy-id",
        ),
        (
            "Cannot recv data: ssh: connect to host 10.0.0.9 port 22: Connection timed out:"
            " Connection reset by peer",
            errno.ECONNRESET,
            ConnectionLost,
            "switched on",
        ),
        (
            "End of file while reading data: nc: unix connect failed: No such file or directory"
            " /var/run/libvirt/libvirt-sock: Input/output error",
            errno.EIO,
            ConnectionLost,
            "Start it there",
        ),
        (
            "unable to connect to server at '127.0.0.1:1': Connection refused",
            errno.ECONNREFUSED,
            ConnectionLost,
            "switched on",
        ),
    ],
)
def test_a_host_that_cannot_be_reached(text, number, kind, words):
    """Each reason has its kind and its advice, and libvirt's text as the detail."""
    error = translate_opening(error_of(libvirt.VIR_ERR_SYSTEM_ERROR, text, number))

    assert type(error) is kind
    assert words in error.hint
    assert error.detail == text


def test_a_host_of_an_unknown_kind():
    """A URI that no driver takes is Unsupported, with examples."""
    text = "no connection driver available for foo:///bar"

    error = translate_opening(error_of(libvirt.VIR_ERR_NO_CONNECT, text))

    assert type(error) is Unsupported
    assert "qemu:///system" in error.hint


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (libvirt.VIR_ERR_NO_DOMAIN, NotFound),
        (libvirt.VIR_ERR_NO_STORAGE_VOL, NotFound),
        (libvirt.VIR_ERR_OPERATION_INVALID, InvalidState),
        (libvirt.VIR_ERR_RESOURCE_BUSY, InUse),
        (libvirt.VIR_ERR_XML_ERROR, InvalidInput),
        (libvirt.VIR_ERR_NO_SUPPORT, Unsupported),
        (libvirt.VIR_ERR_ACCESS_DENIED, PermissionDenied),
        (libvirt.VIR_ERR_AUTH_UNAVAILABLE, PermissionDenied),
        (libvirt.VIR_ERR_OPERATION_FAILED, HostError),
    ],
)
def test_kinds_by_code(code, kind):
    """libvirt's code decides what the user can do."""
    assert type(translate(error_of(code, "words"))) is kind


def test_what_the_host_said_is_in_the_message():
    """The reason is told without libvirt's name for its kind; braces in it are text."""
    text = "Requested operation is not valid: network '{default}' is not active\nmore"

    error = translate(error_of(libvirt.VIR_ERR_OPERATION_INVALID, text))

    assert error.message == "The host refused: network '{default}' is not active"
    assert error.detail == text


def test_nothing_of_libvirt_crosses_the_border():
    """A block's libvirtError comes out as VMDesk's own error."""
    with pytest.raises(NotFound), translated():
        raise error_of(libvirt.VIR_ERR_NO_DOMAIN, "Domain not found")
