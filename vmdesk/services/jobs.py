"""Everything that takes time: one object per running operation, one place for its errors."""

import asyncio
import logging
import time
import traceback
from collections import deque
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal

from vmdesk.errors import N_, HostError, VMDeskError
from vmdesk.model.vm import VMRef

log = logging.getLogger(__name__)
KEPT = 200


class JobState(Enum):
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(QObject):
    """One operation the user started. Views bind to `changed` and read the fields.

    *progress* is the fraction done, None while unknown; *step* says what is being done now, in the
    user's language; *result* is what the work returned. *host* is the URI of the host that it is
    about, "" for none.
    """

    changed = Signal()

    def __init__(
        self, title: str, target: VMRef | None, host: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.target = target
        self.host = host
        self.state = JobState.RUNNING
        self.progress: float | None = None
        self.step = ""
        self.error: VMDeskError | None = None
        self.result: Any = None
        self.started_at = time.time()
        self._task: asyncio.Task[None]

    def report(self, fraction: float | None) -> None:
        self.progress = fraction
        self.changed.emit()

    def enter(self, step: str) -> None:
        """Say that *step* begins; its progress is unknown until reported."""
        self.step, self.progress = step, None
        self.changed.emit()

    def cancel(self) -> None:
        """Ask the work to stop; it takes back what it did. Nothing happens once it has ended."""
        self._task.cancel()

    async def wait(self) -> None:
        """Return when the job has ended, however it ended."""
        await asyncio.wait([self._task])

    async def outcome(self) -> Any:
        """The result; raises the job's error, or CancelledError when it was cancelled."""
        await self.wait()
        if self.error:
            raise self.error
        if self.state is JobState.CANCELLED:
            raise asyncio.CancelledError
        return self.result

    async def _run(self, work: Callable[["Job"], Awaitable[Any]]) -> None:
        try:
            self.result = await work(self)
            self.state = JobState.DONE
        except asyncio.CancelledError:
            self.state = JobState.CANCELLED
        except VMDeskError as error:
            self.state, self.error = JobState.FAILED, error
        except Exception as bug:
            log.exception("bug in job %r", self.title)
            self.state, self.error = JobState.FAILED, _as_error(bug)
        finally:
            self.changed.emit()


class Jobs(QObject):
    """The running jobs, and the last finished ones for the list below the window."""

    started = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: list[Job] = []
        self.ended: deque[Job] = deque(maxlen=KEPT)

    def start(
        self,
        title: str,
        work: Callable[[Job], Awaitable[Any]],
        target: VMRef | None = None,
        host: str = "",
    ) -> Job:
        """Run *work* on the event loop as a job about *target*, or about the whole of *host*."""
        job = Job(title, target, target.host if target else host, self)
        self.running.append(job)
        job._task = asyncio.ensure_future(job._run(work))
        job._task.add_done_callback(lambda _: self._on_end(job))
        self.started.emit(job)
        return job

    def busy(self, ref: VMRef) -> bool:
        return any(job.target == ref for job in self.running)

    async def cancel_all(self) -> None:
        """Cancel what runs and wait until all of it has taken back its steps."""
        tasks = [job._task for job in self.running]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def forget_ended(self) -> None:
        """Drop the finished jobs from the list."""
        for job in self.ended:
            job.deleteLater()
        self.ended.clear()

    def _on_end(self, job: Job) -> None:
        self.running.remove(job)
        if len(self.ended) == KEPT:
            self.ended[-1].deleteLater()
        self.ended.appendleft(job)
        self.finished.emit(job)
        if job.state is JobState.FAILED:
            self.failed.emit(job)


def _as_error(bug: Exception) -> HostError:
    return HostError(
        N_("VMDesk made a mistake: {problem}"),
        hint=N_("Nothing you did wrong. Please report it with the details."),
        detail="".join(traceback.format_exception(bug)),
        problem=f"{type(bug).__name__}: {bug}",
    )
