"""Real servers, each in a process of its own: QEMU's VNC with a guest that draws, and TigerVNC."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from vmdesk.console.des import encrypt

# A boot sector: draws a pattern of 256 colours on 320 x 200 pixels, then for each key that is
# pressed fills the topmost 16 rows with the colour of its character's number.
GUEST = bytes.fromhex(
    "b81300 cd10"  # mov ax, 0x13; int 0x10: the mode
    "b800a0 8ec0 31ff"  # es = 0xa000, di = 0
    "89f8 30e0 aa 81ff00fa 75f5"  # ax = di, al ^= ah, stosb, until di = 64000
    "31c0 cd16"  # wait for a key
    "31ff b90014 f3aa ebf3"  # fill 5120 bytes with al; again
)
START_SECONDS = 20
# TigerVNC "encrypts" the passwords it stores with this key.
_STORE_KEY = bytes.fromhex("e84ad660c4721ae0")


@contextlib.contextmanager
def qemu(folder: Path, options: str = "", *arguments: str, password: str = "") -> Iterator[str]:
    """The path of a VNC socket of a QEMU; *options* go to its -vnc."""
    disk, vnc, monitor = folder / "boot.img", folder / "vnc.sock", folder / "qmp.sock"
    disk.write_bytes(GUEST.ljust(510, b"\0") + b"\x55\xaa" + bytes(64 * 1024))
    command = [
        "qemu-system-x86_64", "-accel", "tcg", "-m", "64", "-display", "none", "-nodefaults",
        "-device", "VGA", "-drive", f"file={disk},format=raw,if=ide",
        "-vnc", f"unix:{vnc}{options}", "-qmp", f"unix:{monitor},server=on,wait=off", *arguments,
    ]  # fmt: skip
    with _running(command, vnc):
        if password:
            _qmp(monitor, "set_password", protocol="vnc", password=password)
        yield str(vnc)


def _qmp(path: Path, command: str, **arguments: str) -> None:
    with socket.socket(socket.AF_UNIX) as sock:
        sock.connect(str(path))
        stream = sock.makefile("rw")
        stream.readline()
        for message in (
            {"execute": "qmp_capabilities"},
            {"execute": command, "arguments": arguments},
        ):
            stream.write(json.dumps(message) + "\n")
            stream.flush()
            while "return" not in (answer := json.loads(stream.readline())):
                assert "error" not in answer, answer


@contextlib.contextmanager
def tigervnc(folder: Path, *arguments: str, password: str = "") -> Iterator[tuple[str, str]]:
    """The path of a VNC socket of a TigerVNC, and the name of its X display."""
    vnc = folder / "vnc.sock"
    stored = folder / "password"
    stored.write_bytes(encrypt(_STORE_KEY, password.encode()[:8].ljust(8, b"\0")))
    read_end, write_end = os.pipe()
    command = [
        "Xtigervnc", "-displayfd", str(write_end), "-rfbport", "-1", "-rfbunixpath", str(vnc),
        "-geometry", "640x480", "-depth", "24", "-PasswordFile", str(stored), *arguments,
    ]  # fmt: skip
    with _running(command, vnc, pass_fds=(write_end,)):
        os.close(write_end)
        with os.fdopen(read_end) as numbers:
            display = f":{numbers.readline().strip()}"
        yield str(vnc), display


@contextlib.contextmanager
def painter(display: str) -> "Iterator[subprocess.Popen[str]]":
    """tests/console/painter.py on an X display, from when it was started on."""
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.console.painter"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
        bufsize=1,
    )
    with process:
        yield process
        process.terminate()


@contextlib.contextmanager
def _running(command: list[str], path: Path, pass_fds: tuple[int, ...] = ()) -> Iterator[None]:
    """A process from when it listens at *path* on; its words are shown when it does not."""
    assert shutil.which(command[0]), f"{command[0]} is not installed: packaging/setup.sh test"
    log = path.with_suffix(".log")
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, pass_fds=pass_fds)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not path.exists():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(START_SECONDS)
