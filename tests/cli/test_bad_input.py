"""Bad input: a clear message on one line, the right exit status, and nothing made."""

import os

import pytest

from tests.cli.conftest import assert_one_message

NAMES = {
    "duplicate": ("web", "already exists"),
    "slash": ("a/b", "/"),
    "newline": ("a\nb", "line breaks"),
    "long": ("x" * 300, "300"),
    "tag": ("<b>", "<"),
    "dash": ("-rf", "-"),
    "empty": ("", "empty"),
    "dots": ("..", "."),
}
SIZES = {
    "disk of nothing": (("--disk-size", "0"), "too small"),
    "disk of 10 PiB": (("--disk-size", str(10 * 1024**2)), "10 PiB"),
    "memory of nothing": (("--memory", "0"), "too little"),
    "memory beyond the host": (("--memory", str(10**9)), "more than the host has"),
    "no vCPU": (("--vcpus", "0"), "at least one"),
    "unknown network": (("--network", "nowhere"), "nowhere"),
    "unknown system": (("--os", "nosuchos"), "nosuchos"),
}
USAGE = {
    "no source": ("create", "x"),
    "two sources": ("create", "x", "--pxe", "--tiny"),
    "no number": ("create", "x", "--pxe", "--memory", "much"),
    "unknown verb": ("explode", "web"),
    "unknown option": ("list", "--explode"),
    "no VM": ("start",),
    "unknown accelerator": ("create", "x", "--pxe", "--accel", "warp"),
    "neither on nor off": ("autostart", "web", "maybe"),
}


@pytest.mark.parametrize(("name", "word"), NAMES.values(), ids=NAMES)
def test_a_bad_name_is_refused(vmdesk, name, word):
    """The message says what is wrong with it."""
    ended = vmdesk("create", "--pxe", "--", name)
    assert ended.status == 1
    assert_one_message(ended, word)


@pytest.mark.parametrize(("options", "word"), SIZES.values(), ids=SIZES)
def test_a_bad_choice_is_refused(vmdesk, options, word):
    """Each choice is checked before anything is made."""
    ended = vmdesk("create", "new", "--pxe", *options)
    assert ended.status == 1
    assert_one_message(ended, word)


@pytest.mark.parametrize("kind", ["missing", "empty", "folder", "corrupt"])
def test_a_bad_iso_is_refused(vmdesk, tmp_path, kind):
    """The message names the file."""
    path = tmp_path / f"{kind}.iso"
    if kind == "folder":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(os.urandom(200_000) if kind == "corrupt" else b"")
    ended = vmdesk("create", "new", "--iso", str(path))
    assert ended.status == 1
    assert_one_message(ended, str(path))


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE)
def test_wrong_usage_ends_with_status_2(vmdesk, arguments):
    """One line, and where to look."""
    ended = vmdesk(*arguments)
    assert ended.status == 2
    assert_one_message(ended)


@pytest.mark.parametrize("uri", ["bogus", "nosuch:///x", "qemu+tcp://127.0.0.1:9/system"])
def test_a_host_that_cannot_be_is_refused(vmdesk, uri):
    """An address of no known kind, and one where nobody answers."""
    ended = vmdesk("list", uri=uri)
    assert ended.status == 1
    assert_one_message(ended)
