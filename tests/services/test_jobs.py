"""Jobs end once, say how, and take back what they did."""

import asyncio
import functools

import pytest

from vmdesk.errors import HostError, InvalidState
from vmdesk.model.vm import VMRef
from vmdesk.services.jobs import Jobs, JobState
from vmdesk.services.undo import Undo, finish

REF = VMRef("fake:///", "1")


@pytest.fixture
def jobs(qapp):
    return Jobs()


def test_result_and_progress_are_told(run, jobs):
    """A job reports its progress while it runs and its result at the end."""
    seen = []

    async def work(job):
        job.report(0.5)
        return 42

    async def scenario():
        job = jobs.start("Count", work)
        job.changed.connect(lambda: seen.append((job.progress, job.state)))
        return await job.outcome()

    assert run(scenario()) == 42
    assert seen == [(0.5, JobState.RUNNING), (0.5, JobState.DONE)]


def test_failure_is_told_once_with_its_reason(run, jobs):
    """A job that fails is announced once and keeps the reason."""
    failed = []
    jobs.failed.connect(failed.append)

    async def work(job):
        raise InvalidState("“{name}” is off", name="web")

    async def scenario():
        with pytest.raises(InvalidState, match="“web” is off"):
            await jobs.start("Pause", work).outcome()
        await asyncio.sleep(0)

    run(scenario())

    assert [str(job.error) for job in failed] == ["“web” is off"]
    assert list(jobs.ended) == failed
    assert not jobs.running


def test_mistake_of_ours_becomes_an_error(run, jobs, expect_log):
    """A bug in a job is told as VMDesk's own mistake, with the traceback in the details."""
    expect_log("bug in job")

    async def work(job):
        return 1 / 0

    async def scenario():
        job = jobs.start("Divide", work)
        await job.wait()
        return job.error

    error = run(scenario())

    assert isinstance(error, HostError)
    assert "ZeroDivisionError" in error.detail


def test_cancel_takes_back_the_steps(run, jobs):
    """Cancelling a job undoes its finished steps, the last one first."""
    undone = []

    async def work(job):
        async with Undo() as undo:
            for step in ("disk", "definition"):
                undo.push(step, functools.partial(_note, undone, step))
            await asyncio.sleep(60)

    async def scenario():
        job = jobs.start("Create", work, target=REF)
        await asyncio.sleep(0)
        assert jobs.busy(REF)
        job.cancel()
        await job.wait()
        return job.state

    assert run(scenario()) is JobState.CANCELLED
    assert undone == ["definition", "disk"]


def test_step_that_was_cancelled_half_way_is_taken_back(run):
    """A step goes to its end when its job is cancelled, and is then undone with its result."""
    undone = []

    async def make():
        await asyncio.sleep(0.05)
        return "vm-1"

    async def work():
        async with Undo() as undo:
            await undo.step("the VM", make(), lambda result: _note(undone, result))

    async def scenario():
        task = asyncio.ensure_future(work())
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run(scenario())

    assert undone == ["vm-1"]


def test_undo_that_fails_is_told_and_the_others_still_run(run, expect_log):
    """One step that cannot be taken back does not keep the rest."""
    expect_log("could not undo disk: busy")
    undone = []

    async def stuck():
        raise HostError("busy")

    async def scenario():
        async with Undo() as undo:
            undo.push("folder", lambda: _note(undone, "folder"))
            undo.push("disk", stuck)
            raise HostError("no room")

    with pytest.raises(HostError, match="no room") as caught:
        run(scenario())

    assert undone == ["folder"]
    assert "disk: busy" in caught.value.detail


def test_finish_lets_work_end_before_the_cancellation(run):
    """Work that must not stop half-way ends, and only then is the cancellation felt."""
    done = []

    async def scenario():
        task = asyncio.ensure_future(finish(_later(done)))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert done == ["end"]

    run(scenario())


async def _note(seen, what):
    seen.append(what)


async def _later(done):
    await asyncio.sleep(0.05)
    done.append("end")
