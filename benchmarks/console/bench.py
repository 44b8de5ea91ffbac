"""VMDesk's console beside remote-viewer and TigerVNC's viewer, on one synthetic display.

Frames are counted where they end: on the X server's screen, by a mark in each of them. So a frame
that a viewer has decoded but not shown does not count. Processor time is the kernel's own account
of the viewer's process, and of the X server apart.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.console.content import HEIGHT, MARK, WIDTH
from benchmarks.console.encode import RAW, TIGHT, ZRLE
from benchmarks.report import Table, percentile
from benchmarks.screen import Screen, cpu_seconds
from benchmarks.x11 import Display, windows

LOADS = ("raw", "200 rectangles", "CopyRect", "ZRLE", "Tight")
_NEEDS = {"ZRLE": ZRLE, "Tight": TIGHT, "raw": RAW}
_PACE = 30.0
# Full-screen hints of the viewers are gone after that.
_SETTLE_SECONDS = 8.0
# 1000 frames a second are told apart.
_SAMPLE_SECONDS = 0.0003
_CENTRE = MARK.center()
ROOT = Path(__file__).parents[2]
VMDESK = str(Path(sys.executable).with_name("vmdesk"))


@dataclass(frozen=True)
class Viewer:
    name: str
    command: Callable[[int], list[str]]


VIEWERS = (
    Viewer(
        "VMDesk",
        lambda port: [VMDESK, "view", "--full-screen", f"vnc://127.0.0.1:{port}"],
    ),
    Viewer(
        "remote-viewer",
        lambda port: ["remote-viewer", "--full-screen", f"vnc://127.0.0.1:{port}"],
    ),
    Viewer(
        "TigerVNC",
        lambda port: [
            "xtigervncviewer", "-FullScreen", "-AutoSelect=0", "-FullColor", "-RemoteResize=0",
            "-PointerEventInterval=0", f"127.0.0.1::{port}",
        ],
    ),
)  # fmt: skip


@dataclass
class Speed:
    """What one viewer did with one load."""

    shown: float
    requested: float
    viewer_ms: float
    server_ms: float


class Server:
    """The synthetic display, in a process of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.console.server"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port: int = self._answer()["port"]

    def __call__(self, do: str, **arguments: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


@dataclass
class Stage:
    """One viewer, connected and full screen."""

    screen: Screen
    server: Server
    pid: int

    def mark(self) -> int:
        return int(self.screen.pixels[_CENTRE.y(), _CENTRE.x()]) & 0xFF

    def speed(self, load: str, rate: float, seconds: float) -> Speed:
        """Let it run in, then count."""
        self.server("stream", load=load, rate=rate)
        time.sleep(0.5)
        self.server("stream", load=load, rate=rate)
        before = self._cpu()
        started = time.monotonic()
        shown = self._count(started + seconds)
        passed = time.monotonic() - started
        after = self._cpu()
        done = self.server("stop")
        time.sleep(0.3)
        viewer, server = (
            1000 * (b - a) / max(shown, 1) for a, b in zip(before, after, strict=True)
        )
        return Speed(shown / passed, done["requests"] / passed, viewer, server)

    def _cpu(self) -> tuple[float, float]:
        return cpu_seconds(self.pid), cpu_seconds(self.screen.server_pid)

    def _count(self, until: float) -> int:
        shown, last = 0, self.mark()
        while time.monotonic() < until:
            time.sleep(_SAMPLE_SECONDS)
            if (now := self.mark()) != last:
                shown, last = shown + 1, now
        return shown

    def pointer_to_wire(self, count: int) -> list[float]:
        """Seconds from a motion of the mouse to its bytes at the server, while frames stream."""
        display = Display(self.screen.environment["DISPLAY"])
        display.move_pointer(300, 300)
        time.sleep(0.3)
        self.server("stream", load="raw", rate=_PACE)
        time.sleep(0.5)
        moved: dict[tuple[int, int], float] = {}
        for index in range(count):
            place = 400 + index % 1000, 300 + index // 1000
            moved[place] = display.move_pointer(*place)
            # No multiple of a frame's time: every moment of a frame is met.
            time.sleep(0.0237)
        time.sleep(0.2)
        arrived = self.server("stop")["pointers"]
        display.close()
        first: dict[tuple[int, int], float] = {}
        for at, x, y in arrived:
            first.setdefault((x, y), at)
        # What never arrived as such was overtaken by the next motion.
        return [first[place] - at for place, at in moved.items() if place in first]

    def answers(self, seconds: float) -> list[float]:
        """Seconds until the window answers, while frames stream; none if it never does."""
        display = Display(self.screen.environment["DISPLAY"])
        (window, *_) = windows(self.screen.environment)
        self.server("stream", load="raw", rate=_PACE)
        taken: list[float] = []
        if display.ping(window, 1.0) < 1.0:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                taken.append(display.ping(window, 1.0))
                time.sleep(0.0071)
        self.server("stop")
        display.close()
        return taken

    def pointer_to_screen(self, count: int) -> list[float]:
        """Seconds from a motion of the mouse to what the guest draws for it, on the screen."""
        display = Display(self.screen.environment["DISPLAY"])
        self.server("echo")
        time.sleep(0.3)
        seen = []
        for index in range(count):
            before = self.mark()
            started = display.move_pointer(400 + index % 1000, 300)
            while self.mark() == before and time.monotonic() - started < 1:
                time.sleep(0.0002)
            seen.append(time.monotonic() - started)
            time.sleep(0.021)
        self.server("stop")
        display.close()
        return seen


@contextmanager
def connected(viewer: Viewer, server: Server) -> Iterator[Stage]:
    """Start *viewer* full screen on a screen of the display's size, and check that it shows it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        screen = stack.enter_context(Screen(folder / "desktop", WIDTH, HEIGHT))
        with (folder / "viewer.log").open("wb") as log:
            process = screen.run(viewer.command(server.port), log)
        stack.callback(screen.stop, process)
        time.sleep(_SETTLE_SECONDS)
        about = server("viewer")
        if about is None:
            log_text = (folder / "viewer.log").read_text(errors="replace")
            raise RuntimeError(f"{viewer.name} did not connect\n{log_text}")
        if not about["native"]:
            raise RuntimeError(f"{viewer.name} wants other pixels than are ready")
        check_mark(screen, viewer.name)
        yield Stage(screen, server, process.pid)


def check_mark(screen: Screen, name: str) -> None:
    """The mark has to be where it was drawn, in its size: pixel for pixel."""
    around = screen.pixels[
        MARK.y() - 2 : MARK.y() + MARK.height() + 2, MARK.x() - 2 : MARK.x() + MARK.width() + 2
    ] & np.uint32(0xFFFFFF)
    inside = around == around[20, 20]
    if inside.sum() != MARK.width() * MARK.height():
        raise RuntimeError(f"{name} does not show the display pixel for pixel")


@dataclass
class Record:
    """All that one viewer did, round after round."""

    fast: dict[str, list[Speed]] = field(default_factory=lambda: {load: [] for load in LOADS})
    paced: dict[str, list[Speed]] = field(default_factory=lambda: {load: [] for load in LOADS})
    wire: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)
    echo: list[float] = field(default_factory=list)

    def take(self, stage: Stage, seconds: float, moves: int) -> None:
        for load in LOADS:
            self.fast[load].append(stage.speed(load, 0, seconds))
            self.paced[load].append(stage.speed(load, _PACE, seconds))
        self.wire += stage.pointer_to_wire(moves)
        self.answers += stage.answers(seconds)
        self.echo += stage.pointer_to_screen(moves)


def run(quick: bool = False) -> list[Table]:
    """The viewers take turns, so that a machine that slows down slows all of them."""
    rounds, seconds, moves = (1, 1.0, 30) if quick else (3, 3.0, 150)
    records = {viewer.name: Record() for viewer in VIEWERS}
    server = Server()
    try:
        sizes = server("sizes")
        for _ in range(rounds):
            for viewer in VIEWERS:
                with connected(viewer, server) as stage:
                    records[viewer.name].take(stage, seconds, moves)
    finally:
        server.close()
    return [
        _speed_table(records, sizes),
        _paced_table(records),
        _delay_table(
            "Console: from the mouse to the wire, while 30 full frames a second stream",
            {name: record.wire for name, record in records.items()},
            "Milliseconds from a motion of the X pointer to its PointerEvent at the server.",
        ),
        _delay_table(
            "Console: the window's answer, while 30 full frames a second stream",
            {name: record.answers for name, record in records.items()},
            "Milliseconds until the program's event loop answers the window manager's "
            "_NET_WM_PING; TigerVNC's viewer does not answer it.",
        ),
        _delay_table(
            "Console: from the mouse to the screen",
            {name: record.echo for name, record in records.items()},
            "Milliseconds from a motion of the X pointer to the pixels that the server draws "
            "for it, on the X server's screen.",
        ),
    ]


def _middle(speeds: list[Speed], part: str) -> float:
    return float(statistics.median(getattr(speed, part) for speed in speeds))


def _speed_table(records: dict[str, Record], sizes: dict[str, int]) -> Table:
    ours, *theirs = records
    head = ["1920x1080, as fast as it goes", "KiB an update"]
    head += [f"{name}: frames/s (min to max), viewer + X ms CPU a frame" for name in records]
    head += [f"VMDesk : {name}, frames (CPU)" for name in theirs]
    table = Table("Console: frames shown", head, note="Medians of the rounds.")
    for load in LOADS:
        cells = [load, f"{sizes[load] / 1024:.0f}"]
        cells += [_speed_cell(record.fast[load]) for record in records.values()]
        mine = records[ours].fast[load]
        cells += [_ratios(mine, records[name].fast[load]) for name in theirs]
        table.rows.append(cells)
    return table


def _speed_cell(speeds: list[Speed]) -> str:
    shown = [speed.shown for speed in speeds]
    frames = f"{_middle(speeds, 'shown'):.0f} ({min(shown):.0f} to {max(shown):.0f})"
    return f"{frames}, {_cpu_cell(speeds)}"


def _cpu_cell(speeds: list[Speed]) -> str:
    return f"{_middle(speeds, 'viewer_ms'):.1f} + {_middle(speeds, 'server_ms'):.1f}"


def _ratios(ours: list[Speed], theirs: list[Speed]) -> str:
    frames, cpu = (
        _middle(ours, part) / max(_middle(theirs, part), 0.01) for part in ("shown", "viewer_ms")
    )
    return f"{frames:.2f} ({cpu:.2f})"


def _paced_table(records: dict[str, Record]) -> Table:
    head = ["1920x1080, 30 frames/s", *(f"{name}: viewer + X ms CPU a frame" for name in records)]
    note = "Medians of the rounds; in brackets the frames shown where they are fewer."
    table = Table("Console: processor time of a steady stream", head, note=note)
    for load in LOADS:
        cells = []
        for record in records.values():
            speeds = record.paced[load]
            shown = _middle(speeds, "shown")
            slow = f" ({shown:.0f} frames/s)" if shown < 0.95 * _PACE else ""
            cells.append(_cpu_cell(speeds) + slow)
        table.rows.append([load, *cells])
    return table


def _delay_table(title: str, delays: dict[str, list[float]], note: str) -> Table:
    table = Table(title, ["viewer", "p50, ms", "p99, ms", "max, ms", "events"], note=note)
    for name, values in delays.items():
        ms = [1000 * value for value in values]
        if ms:
            three = statistics.median(ms), percentile(ms, 0.99), max(ms)
            table.rows.append([name, *(f"{value:.1f}" for value in three), str(len(ms))])
    return table
