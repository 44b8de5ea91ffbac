"""A desktop to measure programs on: its pixels are read from memory, without asking anybody."""

import mmap
import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

from tests.end2end.desktop import Desktop, Pipe, end

Pixels = npt.NDArray[np.uint32]

# What the tests switch on for a screen reader, nobody's desktop has on.
QUIET = {
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0",
    "NO_AT_BRIDGE": "1",
    "GSETTINGS_BACKEND": "memory",
}
_XWD_BYTES_PER_LINE, _XWD_COLOURS = 12, 19
_XWD_COLOUR_BYTES = 12


class Screen(Desktop):
    """An X server that keeps its picture in a file, with a window manager and a session bus."""

    def __init__(self, folder: Path, width: int = 1400, height: int = 900) -> None:
        super().__init__(folder)
        self.size = width, height
        self.server_pid = 0
        self.pixels: Pixels = np.zeros((0, 0), np.uint32)

    def run(
        self, command: Sequence[str], stderr: "IO[bytes] | int" = subprocess.DEVNULL, **extra: str
    ) -> "subprocess.Popen[bytes]":
        """Start a program to be measured, without a screen reader in its way."""
        return subprocess.Popen(
            command,
            env=self.environment | QUIET | extra,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            cwd=self.home,
            start_new_session=True,
        )

    def stop(self, process: "subprocess.Popen[bytes]") -> None:
        end(process)

    def _start_screen(self) -> None:
        # In memory: a disk would be written to all the time.
        kept = tempfile.TemporaryDirectory(prefix="vmdesk-screen-", dir="/dev/shm")
        self._stack.enter_context(kept)
        width, height = self.size
        with Pipe() as pipe:
            server = self._start(
                ["Xvfb", "-displayfd", str(pipe.write), "-screen", "0", f"{width}x{height}x24",
                 "-nolisten", "tcp", "-noreset", "-fbdir", kept.name],
                "xvfb",
                pass_fds=(pipe.write,),
            )  # fmt: skip
            self.environment["DISPLAY"] = f":{pipe.line('Xvfb', self.folder)}"
        self.server_pid = server.pid
        self.pixels = _mapped(Path(kept.name) / "Xvfb_screen0", width, height)


def _mapped(file: Path, width: int, height: int) -> Pixels:
    """The screen's pixels, live; the file is an X window dump with its header."""
    with file.open("rb") as opened:
        memory = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
    header = struct.unpack(">25I", memory[:100])
    stride = header[_XWD_BYTES_PER_LINE]
    start = header[0] + header[_XWD_COLOURS] * _XWD_COLOUR_BYTES
    return np.ndarray((height, width), "<u4", memory, start, (stride, 4))


def cpu_seconds(pid: int) -> float:
    """What a process has used of the processors, all its threads, to the nanosecond."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text().split()[0])
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / 1e9


def peak_mib(pid: int) -> float:
    """The most memory that a process has held (VmHWM)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def pss_mib(pid: int) -> float:
    """The memory that a process holds now, what it shares with others counted in part."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(rollup.split("\nPss:")[1].split()[0]) / 1024


def wait_at_rest(pixels: Pixels, quiet_seconds: float, limit_seconds: float) -> float:
    """Wait until *pixels* have not changed for so long; when they last did (`time.monotonic`)."""
    started = changed = time.monotonic()
    last = pixels.copy()
    while (now := time.monotonic()) - changed < quiet_seconds and now - started < limit_seconds:
        seen = pixels.copy()
        if not np.array_equal(seen, last):
            last, changed = seen, now
        time.sleep(0.005)
    return changed


def load() -> float:
    """How busy the machine was in the last minute."""
    return os.getloadavg()[0]
