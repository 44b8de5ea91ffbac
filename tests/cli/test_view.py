"""What `vmdesk view` takes for a display, and how it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from vmdesk.cli.view import parse_display
from vmdesk.errors import InvalidInput

PROGRAM = str(Path(sys.executable).with_name("vmdesk"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("vnc://box:5901", ("box", 5901)),
        ("vnc://box", ("box", 5900)),
        ("vnc://[::1]:5999/", ("::1", 5999)),
    ],
)
def test_a_display_is_a_host_and_a_port(address, expected):
    """The port is VNC's own where none is said."""
    assert parse_display(address) == expected


@pytest.mark.parametrize(
    "address", ["vnc://", "vnc://box:port", "vnc://box:99999", "vnc://me:pw@box", "vnc://box:0"]
)
def test_what_is_no_display_is_refused(address):
    """A password does not belong on a command line, where others read it."""
    with pytest.raises(InvalidInput):
        parse_display(address)


def test_without_a_screen_there_is_a_sentence():
    """Qt would end the program with a core dump."""
    bare = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME")}
    done = subprocess.run(
        [PROGRAM, "view", "vnc://127.0.0.1:1"], env=bare, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr == "vmdesk: There is no screen to open a window on\n"
