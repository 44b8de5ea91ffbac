"""What a click does: every change to a VM begins here, as a job."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, TypeVar

from vmdesk.backends.base import Backend
from vmdesk.errors import N_, ConnectionLost, InvalidState, Unsupported
from vmdesk.model.actions import ACTIONS, LIFECYCLE, Action, refusal
from vmdesk.model.host import HostState
from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Job, Jobs
from vmdesk.services.text import listed, tr

T = TypeVar("T")
NOT_CONNECTED = N_("The host is not connected")


class VMController:
    """Starts jobs; their results come back as events, the same as those of other programs."""

    def __init__(self, inventory: Inventory, jobs: Jobs) -> None:
        self._inventory = inventory
        self._jobs = jobs

    def refusal(self, action: Action, ref: VMRef) -> str | None:
        """Why *action* is not possible now, a translatable sentence; None when it is."""
        vm = self._inventory.vms[ref]
        if not self._connected(ref.host):
            return NOT_CONNECTED
        return refusal(action, vm, self._inventory.backend(ref.host).capabilities)

    def perform(self, action: Action, ref: VMRef) -> Job:
        """Do one of `actions.LIFECYCLE`."""
        assert action in LIFECYCLE
        return self._start(action, ref, lambda backend: backend.lifecycle.perform(action, ref))

    def perform_all(self, action: Action, refs: Iterable[VMRef]) -> list[Job]:
        """Do *action* to each VM that allows it; the others are left alone."""
        return [self.perform(action, ref) for ref in refs if self.refusal(action, ref) is None]

    def rename(self, ref: VMRef, name: str) -> Job:
        return self._configure(Action.RENAME, ref, lambda part: part.rename(ref, name))

    def set_autostart(self, ref: VMRef, on: bool) -> Job:
        return self._configure(Action.AUTOSTART, ref, lambda part: part.set_autostart(ref, on))

    def set_notes(self, ref: VMRef, notes: str) -> Job:
        return self._configure(Action.NOTES, ref, lambda part: part.set_notes(ref, notes))

    def set_tags(self, ref: VMRef, tags: Sequence[str]) -> Job:
        folder = self._inventory.vms[ref].folder
        return self._configure(Action.TAGS, ref, lambda part: part.set_labels(ref, folder, tags))

    def move(self, ref: VMRef, folder: str) -> Job:
        """Put the VM into *folder* ("/" between names, "" for none)."""
        tags = self._inventory.vms[ref].tags
        return self._configure(Action.MOVE, ref, lambda part: part.set_labels(ref, folder, tags))

    def take_snapshot(self, ref: VMRef, name: str, description: str = "") -> Job:
        async def take(backend: Backend) -> None:
            await needed(backend.snapshots).take_snapshot(ref, name, description)

        return self._start(Action.SNAPSHOT, ref, take)

    def _configure(
        self, action: Action, ref: VMRef, change: Callable[[Any], Awaitable[None]]
    ) -> Job:
        return self._start(action, ref, lambda backend: change(needed(backend.configuration)))

    def _start(self, action: Action, ref: VMRef, work: Callable[[Backend], Awaitable[None]]) -> Job:
        vm = self._inventory.vms[ref]

        async def run(_: Job) -> None:
            self._refuse(action, vm)
            backend = self._inventory.backend(ref.host)
            await work(backend)
            await self._inventory.reread(ref)

        return self._jobs.start(tr(ACTIONS[action].title, name=vm.name), run, target=ref)

    def _refuse(self, action: Action, vm: VM) -> None:
        if not self._connected(vm.ref.host):
            raise ConnectionLost(NOT_CONNECTED)
        if reason := self.refusal(action, vm.ref):
            now = self._inventory.vms[vm.ref]
            if now.state not in ACTIONS[action].states:
                raise _wrong_state(action, now)
            raise Unsupported(reason)

    def _connected(self, host: str) -> bool:
        return self._inventory.hosts[host].state is HostState.CONNECTED


def _wrong_state(action: Action, vm: VM) -> InvalidState:
    states = [tr(state.value) for state in VMState if state in ACTIONS[action].states]
    return InvalidState(
        N_("“{name}” is {state}"),
        hint=N_("This is possible when it is: {states}"),
        name=vm.name,
        state=tr(vm.state.value),
        states=listed(states),
    )


def needed(part: T | None) -> T:
    """A part of a backend that capabilities promise; Unsupported when it is not there."""
    if part is None:
        raise Unsupported(N_("This host cannot do that"))
    return part


async def wait_for_state(
    inventory: Inventory, ref: VMRef, states: frozenset[VMState], seconds: float
) -> bool:
    """Whether the VM came into one of *states* (or went away) within *seconds*."""
    reached = asyncio.Event()

    def look(changed: VMRef) -> None:
        if changed == ref and (ref not in inventory.vms or inventory.vms[ref].state in states):
            reached.set()

    inventory.vm_changed.connect(look)
    inventory.vm_removed.connect(look)
    look(ref)
    try:
        await asyncio.wait_for(reached.wait(), seconds)
    except TimeoutError:
        return False
    finally:
        inventory.vm_changed.disconnect(look)
        inventory.vm_removed.disconnect(look)
    return True
