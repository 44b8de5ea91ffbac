"""Copy a VM that is off: a full clone, which shares nothing with its original."""

import functools
from pathlib import PurePosixPath

from vmdesk.backends.base import Backend
from vmdesk.errors import N_, InvalidInput, InvalidState
from vmdesk.model.actions import ACTIONS, Action
from vmdesk.model.hardware import Disk, DiskDevice
from vmdesk.model.naming import check_name
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.controller import needed
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Job, Jobs
from vmdesk.services.text import tr
from vmdesk.services.undo import Undo


class Cloner:
    def __init__(self, inventory: Inventory, jobs: Jobs) -> None:
        self._inventory = inventory
        self._jobs = jobs

    def clone(self, ref: VMRef, name: str) -> Job:
        """A job that copies the VM with its disks, beside the originals; its result is the VMRef.

        The present state of each disk is copied, not its snapshots.
        """
        vm = self._inventory.vms[ref]

        async def work(job: Job) -> VMRef:
            check_name(name, self._inventory.names(ref.host))
            now = self._inventory.vms.get(ref, vm)
            if now.state not in ACTIONS[Action.CLONE].states:
                raise InvalidState(
                    N_("“{name}” is {state}"),
                    hint=N_("Shut it down first"),
                    name=vm.name,
                    state=tr(now.state.value),
                )
            backend = self._inventory.backend(ref.host)
            async with Undo() as undo:
                copies = await _copy_disks(backend, now, name, job, undo)
                job.enter(tr("Defining the VM"))
                creation = needed(backend.creation)
                made = creation.define_copy(ref, name, copies)
                copy = await undo.step("the VM", made, creation.undefine)
            await self._inventory.reread(copy)
            return copy

        return self._jobs.start(tr("Clone “{name}”", name=vm.name), work, target=ref)


async def _copy_disks(backend: Backend, vm: VM, name: str, job: Job, undo: Undo) -> dict[str, str]:
    """Old path to new path of every disk that has been copied."""
    storage = needed(backend.storage)
    disks = [disk for disk in vm.disks if _is_own(disk)]
    copies: dict[str, str] = {}
    for number, disk in enumerate(disks):
        target = _copy_path(disk, name, number)
        job.enter(tr("Copying disk {number} of {count}", number=number + 1, count=len(disks)))
        await storage.copy_image(disk.path, target, job.report)
        undo.push(target, functools.partial(storage.delete_image, target))
        copies[disk.path] = target
    return copies


def _is_own(disk: Disk) -> bool:
    return bool(
        disk.device is DiskDevice.DISK and disk.path and not disk.read_only and not disk.shareable
    )


def _copy_path(disk: Disk, name: str, number: int) -> str:
    folder = PurePosixPath(disk.path).parent
    if not folder.is_absolute():
        raise InvalidInput(
            N_("The disk {target} is not a file and cannot be copied"), target=disk.target
        )
    return str(folder / (f"{name}.qcow2" if number == 0 else f"{name}-{number + 1}.qcow2"))
