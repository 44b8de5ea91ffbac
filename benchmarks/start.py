"""From the command to the window and to the complete list, and the memory it takes.

Everything is read off the screen's own pixels by an outside clock, in the same way for both
programs: the window is there when it is drawn, the list is complete when the names in it have
come to rest. VMDesk also has to have said `listed N VMs`, which comes when all of them are known
and drawn; virt-manager draws no window before it knows all of them.
"""

import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import numpy as np
import numpy.typing as npt

from benchmarks.report import Table, ratio, spread
from benchmarks.screen import Screen, cpu_seconds, peak_mib, pss_mib, wait_at_rest

SIZES = (10, 1000, 5000)
_RUNS = {10: 7, 1000: 5, 5000: 3}
WINDOW_BUDGET, LIST_BUDGET = 0.4, {10: 0.4, 1000: 0.9, 5000: 3.2}
MEMORY_BUDGET = {10: 80, 1000: 120}
_DOMAIN = (
    "<domain type='test'><name>vm-{number:04}</name><memory>65536</memory><vcpu>1</vcpu>"
    "<os><type>hvm</type></os></domain>"
)
_POLL_SECONDS = 0.004
_REST_SECONDS = 1.5
_LIMIT_SECONDS = 120.0
# Of the window: less is a pointer or a frame without its content.
_DRAWN_PIXELS = 100_000

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Program:
    name: str
    command: Callable[[str], list[str]]
    names: tuple[int, int, int, int]
    """Where in the window the rows' names are: left, top, right, and from the window's bottom."""
    listed: str = ""
    """What it writes when the list is complete, for a program that shows a part of it before."""


VMDESK = Program(
    "VMDesk",
    lambda uri: [str(Path(sys.executable).with_name("vmdesk")), "-v", "-c", uri],
    (50, 180, 160, 60),
    "listed ",
)
VIRT_MANAGER = Program(
    "virt-manager", lambda uri: ["virt-manager", "--no-fork", "-c", uri], (55, 135, 200, 20)
)
PROGRAMS = (VMDESK, VIRT_MANAGER)


@dataclass
class Start:
    """One start: seconds after the command, and what it took."""

    window: float
    listed: float
    cpu: float
    peak: float
    proportional: float


@dataclass
class _Output:
    """Reads what a program writes, and when."""

    lines: list[tuple[float, str]] = field(default_factory=list)

    def read(self, stream: IO[bytes]) -> None:
        for line in stream:
            self.lines.append((time.monotonic(), line.decode(errors="replace")))

    def when(self, part: str) -> float | None:
        return next((at for at, line in self.lines if part in line), None)


def write_vms(folder: Path, count: int) -> str:
    """A host of libvirt's test driver with so many running VMs; its URI."""
    path = folder / f"{count}.xml"
    domains = "".join(_DOMAIN.format(number=number) for number in range(count))
    path.write_text(f"<node>{domains}</node>")
    return f"test://{path}"


def measure(program: Program, screen: Screen, uri: str) -> Start:
    """Start it, watch the screen until nothing changes any more, end it."""
    wait_at_rest(screen.pixels, 0.3, 10)
    empty = screen.pixels.copy()
    log, output = _pipe()
    started = time.monotonic()
    with log:
        process = screen.run(program.command(uri), log)
    try:
        changes, last = _watch(program, screen, output)
        window = next(at for at, size, _ in changes if size > _DRAWN_PIXELS)
        names = _names(program, empty != last)
        shown = max(at for at, _, changed in changes if _touches(changed, names))
        said = output.when(program.listed) if program.listed else shown
        listed = max(shown, said or shown)
        memory = peak_mib(process.pid), pss_mib(process.pid)
        return Start(window - started, listed - started, cpu_seconds(process.pid), *memory)
    finally:
        screen.stop(process)


def _pipe() -> tuple[IO[bytes], _Output]:
    """An end to write to, whose lines are noted with their time."""
    reading, writing = os.pipe()
    output = _Output()
    reader = threading.Thread(target=output.read, args=(os.fdopen(reading, "rb"),), daemon=True)
    reader.start()
    return os.fdopen(writing, "wb"), output


def _watch(
    program: Program, screen: Screen, output: _Output
) -> tuple[list[tuple[float, int, bytes]], npt.NDArray[np.uint32]]:
    """Each change of the screen with its time, size and place, and the picture at rest."""
    begin = changed = time.monotonic()
    last = screen.pixels.copy()
    changes: list[tuple[float, int, bytes]] = []
    drawn = False
    while (now := time.monotonic()) - begin < _LIMIT_SECONDS:
        new = screen.pixels.copy()
        if not np.array_equal(new, last):
            differ = new != last
            size = int(differ.sum())
            changes.append((now, size, np.packbits(differ).tobytes()))
            drawn = drawn or size > _DRAWN_PIXELS
            last = new
            # A caret that blinks or a graph that moves on is no news.
            changed = now if size > 200 else changed
        known = not program.listed or output.when(program.listed) is not None
        if drawn and known and now - changed > _REST_SECONDS:
            return changes, last
        time.sleep(_POLL_SECONDS)
    raise RuntimeError(f"{program.name} shows no complete list after {_LIMIT_SECONDS:g} s")


def _names(program: Program, window: Mask) -> Mask:
    """The part of the screen with the rows' names."""
    rows, columns = np.flatnonzero(window.any(axis=1)), np.flatnonzero(window.any(axis=0))
    left, top, right, below = program.names
    part = np.zeros_like(window)
    part[rows[0] + top : rows[-1] - below, columns[0] + left : columns[0] + right] = True
    return part


def _touches(changed: bytes, part: Mask) -> bool:
    bits = np.unpackbits(np.frombuffer(changed, np.uint8), count=part.size)
    return bool((bits.reshape(part.shape).astype(bool) & part).any())


def run(quick: bool = False) -> list[Table]:
    starts: dict[tuple[str, int], list[Start]] = {}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        screen = stack.enter_context(Screen(folder / "desktop"))
        for count in SIZES[:2] if quick else SIZES:
            uri = write_vms(folder, count)
            for turn in range(2 if quick else _RUNS[count] + 1):
                for program in PROGRAMS:
                    start = measure(program, screen, uri)
                    # The first fills the caches.
                    if turn:
                        starts.setdefault((program.name, count), []).append(start)
    return [_time_table(starts), _memory_table(starts)]


def _time_table(starts: dict[tuple[str, int], list[Start]]) -> Table:
    head = ["VMs", "what", "VMDesk, s", "virt-manager, s", "ratio", "budget, s"]
    table = Table("Start", head, note="Minimum / median / maximum; the ratio is of the medians.")
    for count in dict.fromkeys(count for _, count in starts):
        ours, theirs = (starts[program.name, count] for program in PROGRAMS)
        budgets = {"window": WINDOW_BUDGET, "listed": LIST_BUDGET[count], "cpu": None}
        words = {"window": "window drawn", "listed": "list complete", "cpu": "processor time"}
        for part, budget in budgets.items():
            mine, other = ([getattr(start, part) for start in each] for each in (ours, theirs))
            wanted = f"{budget:g}" if budget else ""
            row = [str(count), words[part], spread(mine), spread(other), ratio(mine, other), wanted]
            table.rows.append(row)
    return table


def _memory_table(starts: dict[tuple[str, int], list[Start]]) -> Table:
    head = ["VMs", "VMDesk, MiB", "virt-manager, MiB", "ratio", "budget, MB"]
    note = "Peak resident memory; in brackets the proportional share (PSS) once the list is shown."
    table = Table("Memory", head, note=note)
    for count in dict.fromkeys(count for _, count in starts):
        each = [starts[program.name, count] for program in PROGRAMS]
        peaks = [[start.peak for start in these] for these in each]
        shares = [statistics.median(start.proportional for start in these) for these in each]
        cells = [
            f"{statistics.median(peak):.0f} ({share:.0f})"
            for peak, share in zip(peaks, shares, strict=True)
        ]
        row = [str(count), *cells, ratio(*peaks), str(MEMORY_BUDGET.get(count, ""))]
        table.rows.append(row)
    return table
