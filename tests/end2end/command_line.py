"""The program on a private libvirtd, as a user has it in a terminal."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.end2end.libvirtd import PrivateLibvirtd

PROGRAM = str(Path(sys.executable).with_name("vmdesk"))
# Generous: the machine may be busy, and only a program that hangs takes as long.
PATIENCE_SECONDS = 120
FAILED, USAGE, NOT_FOUND, INTERRUPTED, BROKEN_PIPE = 1, 2, 3, 130, 141
# Where libvirt keeps what belongs to a VM; `lib` and `etc` are its own there.
STATE_FOLDERS = ("/var/lib/libvirt/qemu", "/var/lib/libvirt/swtpm", "/etc/libvirt/qemu")


@dataclass(frozen=True)
class Call:
    """How one call of the program ended."""

    status: int
    out: str
    err: str


class CommandLine:
    """`vmdesk -c URI`, with settings and cache of its own."""

    def __init__(self, daemon: PrivateLibvirtd, config: Path, cache: Path) -> None:
        self.daemon = daemon
        self.uri = daemon.uri
        self.environment = {
            **os.environ,
            "XDG_CONFIG_HOME": str(config),
            "XDG_CACHE_HOME": str(cache),
        }

    def call(self, *arguments: str, connect: bool = True) -> Call:
        """Run the program with *arguments* to its end, however that is."""
        done = subprocess.run(
            self._command(arguments, connect),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
        return Call(done.returncode, done.stdout, done.stderr)

    def __call__(self, *arguments: str, connect: bool = True) -> str:
        """What the program prints; it must succeed."""
        call = self.call(*arguments, connect=connect)
        assert call.status == 0, f"vmdesk {' '.join(arguments)}: [{call.status}] {call.err}"
        return call.out

    def json(self, *arguments: str, connect: bool = True) -> Any:
        return json.loads(self(*arguments, "--json", connect=connect))

    def refused(self, status: int, *arguments: str, connect: bool = True) -> tuple[str, str]:
        """Message and hint of a call that must fail with *status*, said as it should be."""
        call = self.call(*arguments, connect=connect)
        assert call.status == status, f"[{call.status}] {call.out}{call.err}"
        assert call.out == ""
        message, hint, *more = [*call.err.splitlines(), ""]
        assert more == ["" for _ in more], call.err
        assert message.startswith("vmdesk: ")
        assert "Traceback" not in call.err
        assert "made a mistake" not in call.err
        return message.removeprefix("vmdesk: "), hint.strip()

    def interrupted(self, *arguments: str, when: Callable[[], Any]) -> int:
        """The exit status of a call that gets Ctrl+C as soon as *when* holds."""
        program = subprocess.Popen(
            self._command(arguments, True),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            # Whoever starts the tests in the background has them ignore Ctrl+C, and this with them.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        while program.poll() is None and not when():
            pass
        program.send_signal(signal.SIGINT)
        _, error = program.communicate(timeout=PATIENCE_SECONDS)
        assert "Traceback" not in error
        return program.returncode

    def state(self, vm: str) -> str:
        return str(self.json("info", vm)["state"])

    def traces(self) -> set[str]:
        """Every file on the host that a VM may leave behind, and every VM."""
        folders = (str(self.daemon.images), *STATE_FOLDERS)
        found = self.daemon.inside("find", *folders, "!", "-type", "d", check=False).stdout
        vms = self.daemon.virsh("list", "--all", "--name").split("\n")
        return {*found.splitlines(), *(f"VM {name}" for name in vms if name)}

    def _command(self, arguments: tuple[str, ...], connect: bool) -> list[str]:
        return [PROGRAM, *(["-c", self.uri] if connect else []), *arguments]
