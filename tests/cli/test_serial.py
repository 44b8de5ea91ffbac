"""`vmdesk serial` where there is no serial console to use."""

import pytest

from tests.cli.conftest import assert_one_message


def test_a_host_without_serial_consoles_says_so(vmdesk):
    """The reason is the hypervisor's, in one line."""
    ended = vmdesk("serial", "web")

    assert ended.status == 1
    assert_one_message(ended, "serial consoles")


def test_a_vm_that_does_not_exist_is_not_found(vmdesk):
    """Programs can tell it from a failure."""
    ended = vmdesk("serial", "nobody")

    assert ended.status == 3
    assert_one_message(ended, "nobody")


@pytest.mark.parametrize("arguments", [("--json",), ("--seconds", "-1"), ("--seconds", "x")])
def test_what_cannot_be_meant_is_wrong_usage(vmdesk, arguments):
    """A conversation is no JSON document, and time goes forward."""
    ended = vmdesk("serial", "web", *arguments)

    assert ended.status == 2
    assert_one_message(ended)


def test_a_log_that_cannot_be_written_is_told_first(vmdesk, tmp_path):
    """Nobody types for an hour into a log that is not there."""
    ended = vmdesk("serial", "web", "--log", str(tmp_path / "none" / "x.log"))

    assert ended.status == 1
    assert_one_message(ended, "x.log", "cannot be written")
