"""The jobs as rows: those that run and those that ended, the newest first."""

from datetime import datetime
from enum import IntEnum
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from vmdesk.errors import N_
from vmdesk.services.jobs import Job, Jobs, JobState
from vmdesk.services.text import error_message, labelled, tr
from vmdesk.views.icons import icon
from vmdesk.views.words import tool_tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
# A copy reports its progress far more often than anybody can see.
REPAINT_MS = 60


class Column(IntEnum):
    TASK = 0
    STATUS = 1
    TIME = 2


HEADERS = {Column.TASK: N_("Task"), Column.STATUS: N_("Status"), Column.TIME: N_("Started")}
STATE_WORDS = {
    JobState.RUNNING: N_("Running"),
    JobState.DONE: N_("Done"),
    JobState.FAILED: N_("Failed"),
    JobState.CANCELLED: N_("Cancelled"),
}
SIGNS = {
    JobState.RUNNING: "vm-working",
    JobState.DONE: "done",
    JobState.FAILED: "error",
    JobState.CANCELLED: "cancel",
}


class JobsModel(QAbstractTableModel):
    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._rows: list[Job] = [*reversed(jobs.running), *jobs.ended]
        self._dirty: set[int] = set()
        self._soon = QTimer(self, singleShot=True, interval=REPAINT_MS)
        self._soon.timeout.connect(self._repaint)
        jobs.started.connect(self._on_started)
        jobs.finished.connect(self._on_finished)

    def job(self, row: int) -> Job | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, job: Job) -> int:
        return self._rows.index(job) if job in self._rows else -1

    def forget_ended(self) -> None:
        """Keep only what runs."""
        self.beginResetModel()
        self._jobs.forget_ended()
        self._rows = [job for job in self._rows if job.state is JobState.RUNNING]
        self.endResetModel()

    def _on_started(self, job: Job) -> None:
        self.beginInsertRows(ROOT, 0, 0)
        self._rows.insert(0, job)
        self.endInsertRows()
        job.changed.connect(partial(self._on_changed, job))

    def _on_changed(self, job: Job) -> None:
        self._dirty.add(id(job))
        if not self._soon.isActive():
            self._soon.start()

    def _on_finished(self, job: Job) -> None:
        self._on_changed(job)
        if len(self._rows) > len(self._jobs.running) + len(self._jobs.ended):
            self._drop_forgotten()

    def _drop_forgotten(self) -> None:
        """The oldest that are not kept any more."""
        kept = {id(job) for job in (*self._jobs.running, *self._jobs.ended)}
        for row in range(len(self._rows) - 1, -1, -1):
            if id(self._rows[row]) not in kept:
                self.beginRemoveRows(ROOT, row, row)
                del self._rows[row]
                self.endRemoveRows()

    def _repaint(self) -> None:
        rows = [row for row, job in enumerate(self._rows) if id(job) in self._dirty]
        self._dirty.clear()
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(Column) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[Column(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        job = self.job(index.row()) if index.isValid() else None
        if job is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(job, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == Column.TASK:
            return icon(SIGNS[job.state])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(f"{job.title}\n{status_text(job)}")
        return job if role == Qt.ItemDataRole.UserRole else None

    def _text(self, job: Job, column: int) -> str:
        if column == Column.TASK:
            return job.title
        if column == Column.STATUS:
            return status_text(job)
        return datetime.fromtimestamp(job.started_at).strftime("%H:%M:%S")


def status_text(job: Job) -> str:
    """The step of a running job, what went wrong with a failed one, else its state."""
    if job.state is JobState.RUNNING and job.step:
        return job.step
    word = tr(STATE_WORDS[job.state])
    return labelled(word, error_message(job.error) if job.error else "")
