"""How soon the window shows what others do, and how soon it answers while much is going on.

Both programs are measured from outside and alike: a change counts when its pixels are on the
screen, and an answer is the one to the window manager's own question whether a window still
lives (_NET_WM_PING), which a program's event loop gives between two turns.
"""

import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import libvirt
import numpy as np

from benchmarks.report import Table, percentile
from benchmarks.screen import Pixels, Screen, cpu_seconds, wait_at_rest
from benchmarks.start import PROGRAMS, Program
from benchmarks.x11 import Display, windows
from tests.end2end.libvirtd import PrivateLibvirtd
from tests.end2end.window import idle_vm

SHOWN_BUDGET_MS = 200
TURN_BUDGET_MS, LONGEST_TURN_MS = 16, 50
STEADY_BUDGET_PERCENT = 3
_VM = "one"
_MANY = 1000
_START_SECONDS = 60.0
# The rows' part of the window, right of which virt-manager draws its graphs all the time.
_LIST = {"VMDesk": (10, 180, 370, 60), "virt-manager": (20, 100, 250, 20)}
_TEST_VM = (
    "<domain type='test'><name>vm-{number:04}</name><memory>65536</memory><vcpu>1</vcpu>"
    "<os><type>hvm</type></os></domain>"
)


@dataclass
class Open:
    """A program whose window is on the screen, at rest."""

    screen: Screen
    pid: int
    window: int
    rows: Pixels
    """The part of the screen with the list's rows, live."""


def run(quick: bool = False) -> list[Table]:
    with PrivateLibvirtd("vmdesk-bench") as libvirtd:
        return [
            _shown(libvirtd, 10 if quick else 200),
            *_answers(libvirtd, 5.0 if quick else 20.0),
        ]


@contextmanager
def opened(program: Program, uri: str) -> Iterator[Open]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        screen = stack.enter_context(Screen(folder / "desktop"))
        wait_at_rest(screen.pixels, 0.5, 10)
        empty = screen.pixels.copy()
        process = screen.run(program.command(uri))
        stack.callback(screen.stop, process)
        found = _wait_window(screen)
        # Its list is complete, and what comes after that has come too.
        time.sleep(1.0)
        _wait_idle(process.pid)
        differ = screen.pixels != empty
        top, left = np.flatnonzero(differ.any(axis=1))[0], np.flatnonzero(differ.any(axis=0))[0]
        bottom = np.flatnonzero(differ.any(axis=1))[-1]
        part = _LIST[program.name]
        rows = screen.pixels[top + part[1] : bottom - part[3], left + part[0] : left + part[2]]
        yield Open(screen, process.pid, found, rows)


def _wait_window(screen: Screen) -> int:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if found := windows(screen.environment):
            return found[0]
        time.sleep(0.1)
    raise RuntimeError("no window")


def _wait_idle(pid: int) -> None:
    """Wait until the program does no more than it does for ever, or ten seconds."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        before = cpu_seconds(pid)
        time.sleep(1.0)
        if cpu_seconds(pid) - before < 0.1:
            return


def _shown(libvirtd: PrivateLibvirtd, changes: int) -> Table:
    libvirtd.virsh("create", "/dev/stdin", input=idle_vm(_VM))
    title = "Live: from the end of `virsh suspend` to the row on the screen"
    head = ["program", "p50, ms", "p99, ms", "max, ms", "changes", "budget, ms"]
    table = Table(title, head)
    table.note = (
        "Suspends and resumes in turn, on a real libvirtd and QEMU; negative: the row had changed "
        "before virsh ended, which has to say goodbye to libvirt first."
    )
    for program in PROGRAMS:
        with opened(program, libvirtd.uri) as window:
            ms = [1000 * delay for delay in _delays(libvirtd, window, changes)]
        three = statistics.median(ms), percentile(ms, 0.99), max(ms)
        budget = str(SHOWN_BUDGET_MS) if program is PROGRAMS[0] else ""
        row = [program.name, *(f"{value:.1f}" for value in three), str(len(ms)), budget]
        table.rows.append(row)
    libvirtd.remove_guests()
    return table


def _delays(libvirtd: PrivateLibvirtd, window: Open, changes: int) -> list[float]:
    """Seconds from virsh's end until the row looks as it does in its new state."""
    pictures = {}
    for verb in ("suspend", "resume"):
        libvirtd.virsh(verb, _VM)
        wait_at_rest(window.rows, 1.0, 10)
        pictures[verb] = window.rows.copy()
    if np.array_equal(pictures["suspend"], pictures["resume"]):
        raise RuntimeError("a suspend does not show")
    delays = []
    for index in range(changes):
        verb = ("suspend", "resume")[index % 2]
        watcher = Watcher(window.rows, pictures[verb])
        libvirtd.virsh(verb, _VM)
        done = time.monotonic()
        delays.append(watcher.seen() - done)
        time.sleep(0.1)
    return delays


class Watcher:
    """Notes when *pixels* become as *wanted*, on a thread of its own."""

    def __init__(self, pixels: Pixels, wanted: Pixels) -> None:
        self._pixels, self._wanted = pixels, wanted
        self._at = 0.0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            if np.array_equal(self._pixels, self._wanted):
                self._at = time.monotonic()
                return
            time.sleep(0.001)

    def seen(self) -> float:
        self._thread.join()
        if not self._at:
            raise RuntimeError("the change does not show")
        return self._at


def _answers(libvirtd: PrivateLibvirtd, seconds: float) -> list[Table]:
    """With 1000 VMs of the test driver, which the daemon keeps, so that others can change them."""
    libvirt.registerErrorHandler(lambda *_: None, None)
    uri = libvirtd.uri.replace("qemu:///system", "test+unix:///default")
    connection = libvirt.open(uri)
    for number in range(_MANY):
        connection.createXML(_TEST_VM.format(number=number))
    vms = connection.listAllDomains()
    head = ["program", "p50, ms", "p99, ms", "max, ms", "questions", "budget: p99, max", "CPU, %"]
    tables = {
        "in peace": Table(f"Live: the window's answer, {_MANY} VMs, nothing happens", head),
        "in a storm": Table(f"Live: the window's answer, {_MANY} VMs change all the time", head),
    }
    tables["in a storm"].note = (
        "Others suspend and resume all VMs over and over, at most 400 changes a second; "
        "an answer that takes longer than 10 s counts as 10 s."
    )
    for program in PROGRAMS:
        with opened(program, uri) as window:
            for name, table in tables.items():
                storm = Storm(vms) if name == "in a storm" else None
                table.rows.append(_answer_row(program, window, seconds))
                if storm is not None:
                    storm.stop()
    connection.close()
    return list(tables.values())


def _answer_row(program: Program, window: Open, seconds: float) -> list[str]:
    display = Display(window.screen.environment["DISPLAY"])
    before, started = cpu_seconds(window.pid), time.monotonic()
    ms = []
    while time.monotonic() - started < seconds:
        ms.append(1000 * display.ping(window.window, 10.0))
        time.sleep(0.007)
    busy = 100 * (cpu_seconds(window.pid) - before) / (time.monotonic() - started)
    display.close()
    three = statistics.median(ms), percentile(ms, 0.99), max(ms)
    ours = program is PROGRAMS[0]
    budget = f"{TURN_BUDGET_MS}, {LONGEST_TURN_MS}" if ours else ""
    cells = [f"{value:.1f}" for value in three]
    return [program.name, *cells, str(len(ms)), budget, f"{busy:.1f}"]


class Storm:
    """Changes every VM in turn until it is stopped."""

    def __init__(self, vms: "list[libvirt.virDomain]") -> None:
        self._vms = vms
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._blow, daemon=True)
        self._thread.start()

    def _blow(self) -> None:
        verbs: tuple[Callable[[libvirt.virDomain], object], ...] = (
            lambda vm: vm.suspend(),
            lambda vm: vm.resume(),
        )
        while True:
            for verb in verbs:
                for vm in self._vms:
                    if self._stopped.wait(0.0025):
                        return
                    with suppress(libvirt.libvirtError):
                        verb(vm)

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
        for vm in self._vms:
            with suppress(libvirt.libvirtError):
                vm.resume()
