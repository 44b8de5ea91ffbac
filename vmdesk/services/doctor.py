"""What stands between the user and a running VM: found, explained and, where possible, repaired."""

from vmdesk.backends.local import tiny_linux
from vmdesk.errors import VMDeskError
from vmdesk.model.host import HostState
from vmdesk.model.problem import Problem, Severity
from vmdesk.services import diagnosis
from vmdesk.services.controller import needed
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Job, Jobs
from vmdesk.services.text import tr


class Doctor:
    def __init__(self, inventory: Inventory, jobs: Jobs) -> None:
        self._inventory = inventory
        self._jobs = jobs

    async def examine(self, uri: str) -> list[Problem]:
        """What is wrong with a host of the inventory, the worst first; empty when nothing is."""
        host = self._inventory.hosts[uri]
        if host.state is not HostState.CONNECTED and host.error:
            return [unreachable(host.error, uri)]
        part = self._inventory.backend(uri).diagnosis
        found = await part.problems() if part else []
        # The test guest runs on QEMU only, and is made of this computer's own parts.
        return [*found, *(await _tiny_linux_problems() if uri.startswith("qemu") else [])]

    def explain(self, error: VMDeskError, uri: str) -> Problem | None:
        """What *error* of the host *uri* means and what to do; None when that is not known."""
        return diagnosis.explain(error, uri)

    def repair(self, uri: str, problem: Problem) -> Job:
        """Apply the fix of a problem whose `repair` is true."""

        async def work(_: Job) -> None:
            await needed(self._inventory.backend(uri).diagnosis).repair(problem)

        return self._jobs.start(tr("Fix: {problem}", problem=cause_text(problem)), work)


async def _tiny_linux_problems() -> list[Problem]:
    try:
        await tiny_linux.check()
    except VMDeskError as error:
        return [_as_problem("tiny-linux-missing", Severity.NOTE, error)]
    return []


def unreachable(error: VMDeskError, uri: str) -> Problem:
    """The finding about a host that cannot be connected to."""
    known = diagnosis.explain(error, uri)
    return known or _as_problem("host-unreachable", Severity.ERROR, error)


def _as_problem(code: str, severity: Severity, error: VMDeskError) -> Problem:
    return Problem(code, severity, error.template, error.hint_template, params=error.params)


def cause_text(problem: Problem) -> str:
    """What is wrong, in the user's language."""
    return tr(problem.cause, **problem.params)


def fix_text(problem: Problem) -> str:
    """What to do about it, in the user's language; empty when nothing is known to help."""
    return tr(problem.fix, **problem.params) if problem.fix else ""
