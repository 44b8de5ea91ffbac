"""Delete VMs with the files that are theirs alone, and nothing that anybody else needs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from vmdesk.backends.base import Backend
from vmdesk.errors import N_, HostError, InvalidState, NotFound, VMDeskError
from vmdesk.model.storage import FileKind, FileUse
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.controller import needed
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Job, Jobs
from vmdesk.services.text import tr


@dataclass(frozen=True, slots=True)
class DeletionPlan:
    """What would go: *files* of each of *vms*, by VM."""

    vms: tuple[VM, ...]
    files: dict[VMRef, tuple[FileUse, ...]]

    @property
    def freed_bytes(self) -> int:
        """How much room the deletion gives back, at least."""
        doomed = [use for uses in self.files.values() for use in uses if use.deletable]
        return sum({use.path: use.size_bytes or 0 for use in doomed}.values())

    @property
    def needed_elsewhere(self) -> tuple[FileUse, ...]:
        """The VMs' own disks that must stay because other VMs or images need them."""
        every = [use for uses in self.files.values() for use in uses]
        disks = [use for use in every if use.kind is not FileKind.MEDIA]
        return tuple(use for use in disks if use.used_by and not use.keep_reason)


class Deleter:
    def __init__(self, inventory: Inventory, jobs: Jobs) -> None:
        self._inventory = inventory
        self._jobs = jobs

    async def plan(self, refs: Iterable[VMRef]) -> DeletionPlan:
        """Every file of these VMs and who else needs it. What only other VMs of the same plan
        need may go with them."""
        vms = tuple(self._inventory.vms[ref] for ref in refs)
        names = {vm.name for vm in vms}
        files = {}
        for vm in vms:
            storage = self._inventory.backend(vm.ref.host).storage
            uses = await storage.files_of(vm.ref) if storage else []
            files[vm.ref] = tuple(_without(use, names) for use in uses)
        return DeletionPlan(vms, files)

    def delete(self, plan: DeletionPlan, keep: Collection[str] = frozenset()) -> list[Job]:
        """One job a VM; files whose path is in *keep* stay."""
        return [self._delete(vm, plan, frozenset(keep)) for vm in plan.vms]

    def _delete(self, vm: VM, plan: DeletionPlan, keep: frozenset[str]) -> Job:
        async def work(job: Job) -> None:
            backend = self._inventory.backend(vm.ref.host)
            if refusal := _refusal(self._inventory.vms.get(vm.ref, vm)):
                raise refusal
            doomed = await self._still_doomed(backend, vm, plan, keep)
            job.enter(tr("Removing it from the list"))
            await needed(backend.creation).undefine(vm.ref)
            await _delete_files(backend, doomed, job)
            await self._inventory.reread(vm.ref)

        return self._jobs.start(tr("Delete “{name}”", name=vm.name), work, target=vm.ref)

    async def _still_doomed(
        self, backend: Backend, vm: VM, plan: DeletionPlan, keep: frozenset[str]
    ) -> list[FileUse]:
        """The files to delete, asked again: somebody may have begun to use one meanwhile."""
        agreed = {use.path for use in plan.files[vm.ref] if use.deletable} - keep
        if not agreed or backend.storage is None:
            return []
        names = {other.name for other in plan.vms}
        now = [_without(use, names) for use in await backend.storage.files_of(vm.ref)]
        return [use for use in now if use.path in agreed and use.deletable]


def _without(use: FileUse, names: Collection[str]) -> FileUse:
    return replace(use, used_by=tuple(user for user in use.used_by if user not in names))


def _refusal(vm: VM) -> VMDeskError | None:
    if not vm.active:
        return None
    return InvalidState(
        N_("“{name}” is {state}"),
        hint=N_("Shut it down or force it off first"),
        name=vm.name,
        state=tr(vm.state.value),
    )


async def _delete_files(backend: Backend, files: list[FileUse], job: Job) -> None:
    storage = needed(backend.storage) if files else None
    failed: list[tuple[FileUse, VMDeskError]] = []
    for use in files:
        if use.by_hypervisor or storage is None:
            continue
        job.enter(tr("Deleting {path}", path=use.path))
        try:
            await storage.delete_image(use.path)
        except NotFound:
            continue
        except VMDeskError as error:
            failed.append((use, error))
    if failed:
        raise HostError(
            N_("The VM is gone, but these files could not be deleted: {paths}"),
            detail="\n".join(f"{use.path}: {error}" for use, error in failed),
            paths=", ".join(use.path for use, _ in failed),
        )
