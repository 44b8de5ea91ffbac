"""The doctor examines a host, says why one is not reached, and repairs."""

import pytest

from tests.services.conftest import vm_named
from vmdesk.backends.fake.backend import URI, FakeBackend
from vmdesk.errors import ConnectionLost, PermissionDenied
from vmdesk.model.problem import Problem, Severity
from vmdesk.services.doctor import Doctor, cause_text, fix_text
from vmdesk.services.hosts import Hosts
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Jobs

INACTIVE = Problem(
    "network-inactive",
    Severity.WARNING,
    "The network “{name}” is not active",
    "Start it",
    repair=True,
    params={"name": "default"},
)


@pytest.fixture
def doctor(desk) -> Doctor:
    return Doctor(desk.inventory, desk.jobs)


def test_it_finds_what_the_host_says(scenario, desk, doctor):
    """What the backend found is in the answer."""
    desk.world.problems.append(INACTIVE)

    async def story():
        assert await doctor.examine(URI) == [INACTIVE]

    scenario(story)


def test_a_repair_is_a_job_and_the_finding_goes(scenario, desk, doctor):
    """The job names the problem in words; afterwards the host is well."""
    desk.world.problems.append(INACTIVE)

    async def story():
        job = doctor.repair(URI, INACTIVE)
        await job.outcome()
        assert "The network “default” is not active" in job.title
        assert await doctor.examine(URI) == []

    scenario(story)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (
            PermissionDenied(
                "The host did not let you in",
                detail="Failed to connect socket to '/run/libvirt/libvirt-sock': Permission denied",
            ),
            "not-allowed",
            "group libvirt",
        ),
        (
            ConnectionLost("libvirt is {what}", hint="Do {what}", what="odd"),
            "host-unreachable",
            "libvirt is odd",
        ),
    ],
)
def test_a_host_that_is_not_reached_is_the_finding(run, qapp, error, code, words):
    """In the doctor's own words where they are known, else in those of the error."""

    async def story():
        backend = FakeBackend(vm_named("web"))
        backend.refuses = error
        inventory, jobs = Inventory(), Jobs()
        hosts = Hosts(inventory, lambda _: backend)
        hosts.add(URI)
        with pytest.raises(type(error)):
            await hosts.ready(URI)
        (problem,) = await Doctor(inventory, jobs).examine(URI)
        assert problem.code == code
        assert problem.severity is Severity.ERROR
        assert words in cause_text(problem)
        assert fix_text(problem)
        await hosts.close()

    run(story())
