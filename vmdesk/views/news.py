"""Decides what is worth a banner: failed jobs, lost hosts, bugs."""

import logging
import traceback

from PySide6.QtCore import QObject

from vmdesk.errors import N_, HostError, VMDeskError
from vmdesk.model.host import Host, HostState
from vmdesk.model.problem import Severity
from vmdesk.services.core import Core
from vmdesk.services.doctor import cause_text, fix_text
from vmdesk.services.jobs import Job
from vmdesk.services.text import error_message, error_text, labelled, sentences, tr
from vmdesk.views.banner import DETAILS, FIX_IT, RETRY_NOW, Banners, Offer
from vmdesk.views.dialogs import Dialog, details_box
from vmdesk.views.jobs_panel import JobsPanel
from vmdesk.views.tasks import Tasks
from vmdesk.views.words import host_title, short

log = logging.getLogger(__name__)
JOBS, BUGS, REQUESTS = "jobs", "bugs", "requests"


class News(QObject):
    def __init__(self, core: Core, banners: Banners, jobs_panel: JobsPanel, tasks: Tasks) -> None:
        super().__init__(banners)
        self._core, self._banners, self._panel, self._tasks = core, banners, jobs_panel, tasks
        core.jobs.failed.connect(self._on_failed)
        core.inventory.hosts_changed.connect(self._on_host)
        tasks.failed.connect(self.tell_error)

    def tell_error(self, error: VMDeskError) -> None:
        """Something that was asked for, and is no job, did not work."""
        offers = [Offer(DETAILS, lambda: self._show_detail(error))] if error.detail else []
        self._banners.show_news(REQUESTS, Severity.ERROR, error_text(error), offers)

    def tell_bug(self, bug: BaseException) -> None:
        """VMDesk's own mistake: logged, and told with its traceback to copy."""
        log.error("bug", exc_info=bug)
        error = HostError(
            N_("VMDesk made a mistake: {problem}"),
            hint=N_("Nothing you did wrong. Please report it with the details."),
            detail="".join(traceback.format_exception(bug)),
            problem=short(f"{type(bug).__name__}: {bug}", 200),
        )
        offers = [Offer(DETAILS, lambda: self._show_detail(error))]
        self._banners.show_news(BUGS, Severity.ERROR, error_text(error), offers)

    def _on_failed(self, job: Job) -> None:
        error = job.error
        assert error
        problem = self._core.doctor.explain(error, job.host) if job.host else None
        offers = [Offer(DETAILS, lambda: self._panel.show_job(job))]
        text = error_text(error)
        if problem:
            text = sentences(cause_text(problem), fix_text(problem))
            host = job.host
            if problem.repair:
                fix = Offer(FIX_IT, lambda: self._core.doctor.repair(host, problem))
                offers.insert(0, fix)
        text = labelled(short(job.title, 100), short(text, 400))
        self._banners.show_news(JOBS, Severity.ERROR, text, offers)

    def _on_host(self, uri: str) -> None:
        host = self._core.inventory.hosts.get(uri)
        if host and host.state is HostState.LOST:
            self._tell_lost(host)
        elif host is None or host.state is HostState.CONNECTED:
            self._banners.dismiss(uri)

    def _tell_lost(self, host: Host) -> None:
        reason = host.error.detail or error_message(host.error) if host.error else ""
        text = tr(
            "The connection to {host} was lost; VMDesk tries again by itself. {reason}",
            host=host_title(host),
            reason=short(reason, 200),
        )
        offers = [Offer(RETRY_NOW, lambda: self._core.hosts.retry(host.uri))]
        self._banners.show_news(host.uri, Severity.WARNING, text, offers)

    def _show_detail(self, error: VMDeskError) -> None:
        dialog = Dialog(self._panel.window(), tr("Details"), N_("Close"), error_message(error))
        box = details_box(error.detail, "Details")
        box.setMaximumHeight(600)
        dialog.body.addWidget(box)
        dialog.resize(720, 420)
        self._tasks.start(dialog.asked())
