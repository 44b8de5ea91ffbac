"""What the doctor thinks of a host: its findings, and a button for each that VMDesk can repair."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from vmdesk.errors import VMDeskError
from vmdesk.model.host import HostState
from vmdesk.model.problem import Problem, Severity
from vmdesk.services.jobs import Job
from vmdesk.services.text import error_message, tr
from vmdesk.views.cards import Card, Sign, ValueField, clear, enlarged, muted, plain
from vmdesk.views.context import Context
from vmdesk.views.facts import fixed_font, small_button
from vmdesk.views.icons import icon

SIGNS = {
    Severity.OK: "done",
    Severity.NOTE: "info",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
}


class DoctorCard(Card):
    """Examines when it is first asked to, when the host is reached, and after each repair."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._uri = ""
        self._state: HostState | None = None
        self._title = plain(tr("Doctor"))
        enlarged(self._title, 1.05)
        self._again: QToolButton = small_button("undo", tr("Examine again"), "Examine again")
        self._again.setIcon(icon("reboot"))
        self._again.clicked.connect(self.examine)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._again)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(head)
        self.body.addLayout(self._list)
        context.core.inventory.hosts_changed.connect(self._on_host)

    def show_host(self, uri: str) -> None:
        """Be about this host from now on."""
        if uri != self._uri:
            self._uri = uri
            self._state = None
            self._on_host(uri)

    def examine(self) -> None:
        if self._uri in self._context.core.inventory.hosts:
            self._say(tr("Examining…"))
            self._context.tasks.start(self._examine(self._uri))

    def _on_host(self, uri: str) -> None:
        host = self._context.core.inventory.hosts.get(uri)
        if uri != self._uri or host is None or host.state is self._state:
            return
        self._state = host.state
        if host.state is not HostState.CONNECTING:
            self.examine()

    async def _examine(self, uri: str) -> None:
        try:
            problems = await self._context.core.doctor.examine(uri)
        except VMDeskError as error:
            if uri == self._uri:
                self._say(error_message(error))
            return
        if uri == self._uri:
            self._show(problems)

    def _say(self, text: str) -> None:
        clear(self._list)
        self._list.addWidget(muted(text, wrap=True))

    def _show(self, problems: list[Problem]) -> None:
        clear(self._list)
        for problem in problems:
            self._list.addLayout(self._row(problem))
        if not any(problem.severity is not Severity.OK for problem in problems):
            self._list.addLayout(_good())

    def _row(self, problem: Problem) -> QHBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(3)
        lines.addWidget(plain(tr(problem.cause, **problem.params), wrap=True))
        if problem.fix:
            lines.addWidget(muted(tr(problem.fix, **problem.params), wrap=True))
        if problem.command:
            command = ValueField(problem.command, tr("Command"))
            fixed_font(command)
            lines.addWidget(command)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(_sign(problem.severity), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        if problem.repair:
            fix = QPushButton(tr("Fix It"))
            fix.setAccessibleName("Fix It")
            fix.clicked.connect(lambda: self._repair(problem))
            row.addWidget(fix, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _repair(self, problem: Problem) -> None:
        job: Job = self._context.core.doctor.repair(self._uri, problem)
        self._context.tasks.start(self._after(job))

    async def _after(self, job: Job) -> None:
        await job.wait()
        self.examine()


def _good() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(_sign(Severity.OK), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(plain(tr("Nothing stands in the way of a running VM"), wrap=True), 1)
    return row


def _sign(severity: Severity) -> QLabel:
    label = Sign(icon(SIGNS[severity]), 20)
    label.setAccessibleName(severity.value)
    return label
