"""What was measured, as tables to read and as data to keep."""

import json
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PACKAGES = {
    "virt-manager": "virt-manager",
    "virt-install": "virtinst",
    "remote-viewer": "virt-viewer",
    "TigerVNC viewer": "tigervnc-viewer",
    "libvirt": "libvirt-daemon",
    "QEMU": "qemu-system-x86",
    "Xvfb": "xvfb",
}
_RESULTS = Path(__file__).with_name("results")


@dataclass
class Table:
    """One comparison; *note* says how it was made."""

    title: str
    head: list[str]
    rows: list[list[str]] = field(default_factory=list)
    note: str = ""

    def markdown(self) -> str:
        lines = [f"### {self.title}", "", _row(self.head), _row(["---"] * len(self.head))]
        lines += [_row(row) for row in self.rows]
        return "\n".join([*lines, "", self.note, ""] if self.note else [*lines, ""])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def spread(values: Sequence[float], digits: int = 2) -> str:
    """Minimum, median and maximum."""
    if not values:
        return "none"
    three = (min(values), statistics.median(values), max(values))
    return " / ".join(f"{value:.{digits}f}" for value in three)


def percentile(values: Sequence[float], part: float) -> float:
    """The value that *part* (0 to 1) of all *values* do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> str:
    """How the medians compare: below 1, ours is the smaller."""
    if not ours or not theirs:
        return "none"
    return f"{statistics.median(ours) / statistics.median(theirs):.2f}"


def machine() -> str:
    """Where and with what, in a few lines."""
    cpu = next(
        line.split(":")[1].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    )
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1024**2
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    return "\n".join(
        [
            f"- {time.strftime('%Y-%m-%d %H:%M')}, load {os.getloadavg()[0]:.2f} at the start",
            f"- {os.cpu_count()} processors ({cpu}), {memory:.0f} GiB, {system}",
            f"- {versions()}",
        ]
    )


def versions() -> str:
    from importlib.metadata import version

    ours = [f"{name} {version(name)}" for name in ("vmdesk", "PySide6-Essentials", "numpy")]
    peers = [f"{name} {_debian(package)}" for name, package in _PACKAGES.items()]
    return ", ".join([*ours, f"Python {platform.python_version()}", *peers])


def _debian(package: str) -> str:
    said = subprocess.run(
        ["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True
    )
    return said.stdout.split("+dfsg")[0] or "missing"


def keep(about: str, tables: Sequence[Table]) -> Path:
    """Write everything to the results' folder, by the date, over older tables of that day."""
    _RESULTS.mkdir(exist_ok=True)
    path = _RESULTS / f"{time.strftime('%Y-%m-%d')}.json"
    known = json.loads(path.read_text())["tables"] if path.exists() else []
    new = [{"title": t.title, "head": t.head, "rows": t.rows} for t in tables]
    titles = {table["title"] for table in new}
    kept = [table for table in known if table["title"] not in titles]
    data = {"machine": about.splitlines(), "tables": [*kept, *new]}
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    return path
