"""Ports of a host through ssh: one shared connection a host, whatever is opened over it.

OpenSSH's ControlMaster does the sharing, so a key, an agent and ~/.ssh/config work as they do for
libvirt itself, and a password is never asked for on a terminal.
"""

import asyncio
import hashlib
import os
import socket
import tempfile
from asyncio.subprocess import DEVNULL
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs

from vmdesk.errors import N_, ConnectionLost, InvalidInput, Unsupported

_KEPT_SECONDS = 60
_CONNECT_SECONDS = 10
_CHECK_SECONDS = 5


async def open_tunnel(uri: str, address: str, port: int) -> socket.socket:
    """A socket that leads to *address* and *port* as the host behind *uri* sees them.

    InvalidInput for a host or user that ssh would take for an option, ConnectionLost with ssh's
    words when it cannot get there, Unsupported without ssh.
    """
    command = ssh_command(uri)
    await _share(command)
    bracketed = f"[{address}]" if ":" in address else address
    ours, theirs = socket.socketpair()
    try:
        forward = [*command[:-2], "-W", f"{bracketed}:{port}", *command[-2:]]
        await _start(forward, theirs.fileno(), DEVNULL)
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    ours.setblocking(False)
    return ours


def ssh_command(uri: str) -> list[str]:
    """The call of ssh for a libvirt URI: its options, then "--" and the host."""
    parts = urlsplit(uri)
    host, user = unquote(parts.hostname or ""), unquote(parts.username or "")
    if not host or host.startswith("-") or user.startswith("-"):
        raise InvalidInput(N_("“{uri}” is not the address of a host"), uri=uri)
    parameters = {name.lower(): value for name, value in parse_qsl(parts.query)}
    options = ["BatchMode=yes", f"ConnectTimeout={_CONNECT_SECONDS}", "ControlMaster=auto"]
    options += [f"ControlPath={_control_path(uri)}", f"ControlPersist={_KEPT_SECONDS}"]
    if parameters.get("no_verify", "0") != "0":
        options.append("StrictHostKeyChecking=no")
    if known := parameters.get("known_hosts"):
        options.append(f"UserKnownHostsFile={known}")
    command = ["ssh", "-x", "-T", *(part for option in options for part in ("-o", option))]
    if keyfile := parameters.get("keyfile"):
        command += ["-i", keyfile]
    if parts.port:
        command += ["-p", str(parts.port)]
    if user:
        command += ["-l", user]
    return [*command, "--", host]


def _control_path(uri: str) -> Path:
    """One for each address; a socket's path may not be longer than 108 bytes, and ssh adds 17."""
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or platformdirs.user_cache_dir()) / "vmdesk"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / f"ssh-{hashlib.sha256(uri.encode()).hexdigest()[:12]}"


async def _share(command: list[str]) -> None:
    """Have the shared connection stand, so that what goes wrong with it is said in its words."""
    if await _run([*command[:-2], "-O", "check", *command[-2:]], _CHECK_SECONDS) is None:
        return
    said = await _run([*command[:-2], "-f", "-N", *command[-2:]], _CONNECT_SECONDS * 2)
    if said is not None:
        raise ConnectionLost(
            N_("ssh cannot reach {host}"),
            hint=N_("Try it in a terminal: ssh {host}"),
            detail=said,
            host=command[-1],
        )


async def _run(command: list[str], seconds: float) -> str | None:
    """What ssh said when it failed; None when all went well."""
    # No pipe: the master that stays behind would keep it open.
    with tempfile.TemporaryFile() as words:
        process = await _start(command, DEVNULL, words.fileno())
        try:
            async with asyncio.timeout(seconds):
                status = await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
            return "timeout"
        if status == 0:
            return None
        words.seek(0)
        return words.read(4096).decode(errors="replace").strip() or f"{status}"


async def _start(command: list[str], wire: int, words: int) -> asyncio.subprocess.Process:
    """*wire*: standard input and output; *words*: where it complains."""
    try:
        return await asyncio.create_subprocess_exec(
            *command, stdin=wire, stdout=wire, stderr=words, start_new_session=True
        )
    except FileNotFoundError as error:
        raise Unsupported(
            N_("{tool} is not installed"),
            hint=N_("Install it: sudo apt install {package}"),
            tool="ssh",
            package="openssh-client",
        ) from error
