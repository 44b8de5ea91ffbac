"""One job in words: what went wrong, what would help, and everything to copy into a report."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vmdesk.errors import VMDeskError
from vmdesk.services.core import Core
from vmdesk.services.doctor import cause_text, fix_text
from vmdesk.services.jobs import Job, JobState
from vmdesk.services.text import error_hint, error_message, tr
from vmdesk.views.cards import clear, enlarged, muted, plain
from vmdesk.views.dialogs import details_box
from vmdesk.views.jobs_model import status_text


class JobDetails(QScrollArea):
    def __init__(self, core: Core, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._job: Job | None = None
        self.setAccessibleName("Job Details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(14, 8, 14, 10)
        self._page.setSpacing(6)
        self.setWidget(page)
        core.jobs.finished.connect(self._on_finished)
        self.show_job(None)

    def show_job(self, job: Job | None) -> None:
        self._job = job
        clear(self._page)
        if job is None:
            self._page.addWidget(muted(tr("Select a job to see its details"), wrap=True))
        else:
            self._show(job)
        self._page.addStretch(1)

    def _on_finished(self, job: Job) -> None:
        if job is self._job:
            self.show_job(job)

    def _show(self, job: Job) -> None:
        title = plain(job.title, wrap=True)
        enlarged(title, 1.05)
        self._page.addWidget(title)
        self._page.addWidget(muted(status_text(job), wrap=True))
        buttons = QHBoxLayout()
        if job.state is JobState.RUNNING:
            buttons.addWidget(_button("Cancel", tr("Cancel"), job.cancel))
        if job.error:
            self._show_error(job, job.error, buttons)
        buttons.addStretch(1)
        self._page.addLayout(buttons)

    def _show_error(self, job: Job, error: VMDeskError, buttons: QHBoxLayout) -> None:
        problem = self._core.doctor.explain(error, job.host) if job.host else None
        if problem:
            self._page.addWidget(plain(cause_text(problem), wrap=True))
            self._page.addWidget(plain(fix_text(problem), wrap=True))
            if problem.repair:
                host = job.host
                fix = _button("Fix It", tr("Fix It"), lambda: None)
                fix.clicked.connect(lambda: self._core.doctor.repair(host, problem))
                buttons.addWidget(fix)
        elif hint := error_hint(error):
            self._page.addWidget(plain(hint, wrap=True))
        if error.detail:
            self._page.addWidget(details_box(error.detail, "Details"))
        text = report(job, error)
        copy = _button("Copy", tr("Copy"), lambda: None)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        buttons.addWidget(copy)


def report(job: Job, error: VMDeskError) -> str:
    """All that is known of a failure."""
    parts = (job.title, error_message(error), error_hint(error), error.detail)
    return "\n".join(part for part in parts if part)


def _button(name: str, text: str, slot: object) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    if callable(slot):
        button.clicked.connect(slot)
    return button
