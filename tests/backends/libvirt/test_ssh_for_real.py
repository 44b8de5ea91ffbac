"""A screen through a real ssh server on this computer."""

import asyncio
import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from vmdesk.backends.libvirt.ssh_tunnel import open_tunnel, ssh_command
from vmdesk.errors import ConnectionLost

SSHD = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(SSHD is None, reason="needs openssh-server")
CONFIG = """
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def uri(tmp_path, monkeypatch):
    """The address of an ssh server that lets the user of the tests in by key."""
    runtime = tempfile.mkdtemp(prefix="vmdesk-", dir="/tmp")  # a socket's path has to be short
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    for name in ("host", "user"):
        key = tmp_path / name
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    if os.geteuid() == 0:
        # What the service makes before it starts; root's server will not go on without it.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    port = free_port()
    (tmp_path / "config").write_text(CONFIG.format(port=port, folder=tmp_path))
    with (tmp_path / "log").open("wb") as log:
        assert SSHD is not None
        server = subprocess.Popen([SSHD, "-D", "-e", "-f", tmp_path / "config"], stderr=log)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            break
        time.sleep(0.05)
    (tmp_path / "known").write_text(
        f"[127.0.0.1]:{port} {(tmp_path / 'host.pub').read_text()}", encoding="utf-8"
    )
    user = getpass.getuser()
    address = f"qemu+ssh://{user}@127.0.0.1:{port}/system"
    whole = f"{address}?keyfile={tmp_path}/user&known_hosts={tmp_path}/known"
    yield whole
    *options, dashes, host = ssh_command(whole)
    subprocess.run([*options, "-O", "exit", dashes, host], capture_output=True, timeout=10)
    server.terminate()
    server.wait(10)
    shutil.rmtree(runtime)


def ways_open() -> list[str]:
    """The ssh processes of this one that carry a screen."""
    found = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", " -W "], capture_output=True, text=True
    )
    return found.stdout.split()


async def serve(words: bytes):
    """A display that says *words* to who connects, and echoes."""

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(words)
        while data := await reader.read(1000):
            writer.write(data)
        writer.close()

    return await asyncio.start_server(greet, "127.0.0.1", 0)


async def said(sock: socket.socket, count: int) -> bytes:
    loop, data = asyncio.get_running_loop(), b""
    while len(data) < count:
        part = await loop.sock_recv(sock, count - len(data))
        assert part, "the tunnel ended"
        data += part
    return data


def test_two_screens_share_one_connection(uri, run, tmp_path):
    """The second needs no new login, and each carries its own bytes both ways."""

    async def story() -> None:
        display = await serve(b"RFB 003.008\n")
        port = display.sockets[0].getsockname()[1]
        loop = asyncio.get_running_loop()
        for text in (b"first", b"second"):
            with await open_tunnel(uri, "127.0.0.1", port) as tunnel:
                assert await said(tunnel, 12) == b"RFB 003.008\n"
                await loop.sock_sendall(tunnel, text)
                assert await said(tunnel, len(text)) == text
        display.close()
        await display.wait_closed()
        # Each way ends with its socket; the shared connection stays for the next.
        while ways_open():
            await asyncio.sleep(0.02)
        log = (tmp_path / "log").read_text()
        assert log.count("Accepted publickey") == 1

    run(story(), seconds=40)


def test_a_host_that_refuses_is_told_in_its_words(uri, run, tmp_path):
    """ssh's own reason is in the error's details, and nothing is asked on the terminal."""
    (tmp_path / "user.pub").write_text("")

    async def story() -> None:
        with pytest.raises(ConnectionLost) as caught:
            await open_tunnel(uri, "127.0.0.1", 1)
        assert "Permission denied" in caught.value.detail

    run(story(), seconds=40)
