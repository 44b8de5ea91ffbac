"""One call of the program: connect to a host, do the work, let go of everything."""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import nullcontext, suppress
from typing import Any

from vmdesk.backends import backend_for
from vmdesk.backends.base import Backend
from vmdesk.cli.options import Globals
from vmdesk.cli.progress import shown
from vmdesk.errors import VMDeskError
from vmdesk.model.vm import VM
from vmdesk.services.core import Core
from vmdesk.services.jobs import Job
from vmdesk.services.settings import Settings


class Failed(Exception):
    """An error that the doctor has words for: *error*, and the host that it came from."""

    def __init__(self, error: VMDeskError, uri: str) -> None:
        super().__init__(str(error))
        self.error = error
        self.uri = uri


class Session:
    """The services, connected to the host that the user asked for."""

    def __init__(self, core: Core, options: Globals) -> None:
        self.core = core
        self.uri = options.uri
        self.json = options.json

    @property
    def backend(self) -> Backend:
        return self.core.inventory.backend(self.uri)

    def find(self, name: str) -> VM:
        """The VM with this name or UUID; NotFound when there is none."""
        return self.core.inventory.find(name, self.uri)

    def now(self, vm: VM) -> VM:
        """The VM as it is known now; as it was when it is gone."""
        return self.core.inventory.vms.get(vm.ref, vm)

    async def finish(self, job: Job) -> Any:
        """The result of *job*, its progress shown meanwhile; raises its error."""
        with shown(job):
            result = await job.outcome()
        await self.core.inventory.settle()
        return result

    async def look_for_addresses(self, vms: list[VM]) -> None:
        """Learn the addresses that running guests hold, which no list has."""
        running = [vm.ref for vm in vms if vm.active and vm.nics]
        if running:
            found = await self.backend.lifecycle.addresses(running)
            self.core.inventory.set_addresses(found)


Work = Callable[[Session], Awaitable[None]]
Runner = Callable[[Coroutine[Any, Any, None]], None]


def run(
    options: Globals, work: Work, *, connect: bool = True, runner: Runner = asyncio.run
) -> None:
    """Do *work* on the host of *options*. Whatever happens, jobs are taken back and ended.

    Without *connect*, a host that cannot be reached is for *work* to see. *runner* brings another
    event loop.
    """
    runner(_run(options, work, connect))


async def _run(options: Globals, work: Work, connect: bool) -> None:
    _end_like_interrupt()
    core = Core(backend_for, Settings())
    try:
        core.hosts.add(options.uri)
        with nullcontext() if connect else suppress(VMDeskError):
            await core.hosts.ready(options.uri)
        await work(Session(core, options))
    except VMDeskError as error:
        raise Failed(error, options.uri) from error
    finally:
        await core.close()


def _end_like_interrupt() -> None:
    """Let SIGTERM and SIGHUP cancel the work as Ctrl+C does, so that steps are taken back."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, task.cancel)
