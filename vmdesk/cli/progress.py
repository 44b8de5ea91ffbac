"""How far the running job is, on one line of standard error that overwrites itself."""

import asyncio
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from vmdesk.cli.output import plain
from vmdesk.services.jobs import Job

# What is done sooner would only flicker.
PATIENCE_SECONDS = 0.4
_CLEAR = "\r\x1b[K"


@contextmanager
def shown(job: Job) -> Iterator[None]:
    """Show the progress of *job* while the block runs, when a person is watching."""
    if not sys.stderr.isatty():
        yield
        return
    line = _Line(job)
    line.start()
    try:
        yield
    finally:
        line.stop()


class _Line:
    def __init__(self, job: Job) -> None:
        self._job = job
        self._drawn = ""
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(PATIENCE_SECONDS, self._begin)

    def stop(self) -> None:
        if self._timer:
            self._timer.cancel()
        if self._drawn:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _begin(self) -> None:
        self._draw()
        self._timer = asyncio.get_running_loop().call_later(PATIENCE_SECONDS / 4, self._begin)

    def _draw(self) -> None:
        text = progress_line(self._job, shutil.get_terminal_size().columns - 1)
        if text != self._drawn:
            self._drawn = text
            sys.stderr.write(_CLEAR + text)
            sys.stderr.flush()


def progress_line(job: Job, columns: int) -> str:
    """One line about *job*, at most *columns* characters long."""
    parts = [plain(part) for part in (job.title, job.step) if part]
    if job.progress is not None:
        parts.append(f"{job.progress:.0%}")
    return " · ".join(parts)[: max(columns, 0)]
