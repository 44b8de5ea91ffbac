"""Make a new VM, from the choices to the running guest, and take it all back when a step fails."""

import os
from dataclasses import replace
from pathlib import Path, PurePosixPath

from vmdesk.backends.base import Backend, Storage
from vmdesk.backends.local import images, iso, tiny_linux
from vmdesk.errors import N_, InvalidInput, NotFound, VMDeskError
from vmdesk.model.actions import Action
from vmdesk.model.creation import (
    TINY_PREFIX,
    BootDisk,
    Definition,
    DiskUse,
    SourceKind,
    VMSpec,
)
from vmdesk.model.hardware import Accelerator
from vmdesk.model.vm import VMRef
from vmdesk.services.controller import needed
from vmdesk.services.creation_check import Facts, problems
from vmdesk.services.inventory import Inventory
from vmdesk.services.jobs import Job, Jobs
from vmdesk.services.text import tr
from vmdesk.services.undo import Undo, finish


class Creator:
    def __init__(self, inventory: Inventory, jobs: Jobs) -> None:
        self._inventory = inventory
        self._jobs = jobs

    async def facts(self, uri: str, folder: str = "") -> Facts:
        """What the host offers to a new VM whose disk goes to *folder*."""
        backend = self._inventory.backend(uri)
        info = await needed(backend.creation).host_info()
        networks = await backend.networks.list_networks() if backend.networks else []
        return Facts(
            info=info,
            networks=tuple(networks),
            names=frozenset(self._inventory.names(uri)),
            free_bytes=await _free_bytes(backend.storage, folder or info.image_folder),
        )

    def create(self, uri: str, spec: VMSpec) -> Job:
        """A job that makes the VM and starts it when asked; its result is the VMRef."""

        async def work(job: Job) -> VMRef:
            facts = await self.facts(uri, spec.disk_folder)
            if found := problems(spec, facts):
                raise next(iter(found.values()))
            build = _Build(self._inventory.backend(uri), spec, facts, job)
            async with Undo() as undo:
                ref = await build.run(undo)
            await self._inventory.reread(ref)
            return ref

        return self._jobs.start(tr("Create “{name}”", name=spec.name), work, host=uri)


class _Build:
    """One creation under way."""

    def __init__(self, backend: Backend, spec: VMSpec, facts: Facts, job: Job) -> None:
        self._backend = backend
        self._storage = needed(backend.storage)
        self._spec = spec
        self._facts = facts
        self._job = job
        self._folder = spec.disk_folder or facts.info.image_folder

    async def run(self, undo: Undo) -> VMRef:
        definition = await self._with_media(undo, self._definition())
        definition = await self._with_disk(undo, definition)
        self._job.enter(tr("Defining the VM"))
        creation = needed(self._backend.creation)
        ref = await undo.step("the VM", creation.define(definition), creation.undefine)
        if self._spec.start:
            await self._start_networks()
            self._job.enter(tr("Starting"))
            undo.push("the start", lambda: _power_off(self._backend, ref))
            await finish(self._backend.lifecycle.perform(Action.START, ref))
        return ref

    async def _start_networks(self) -> None:
        """A VM cannot start while a network that it is plugged into is down."""
        wanted = {nic.network for nic in self._spec.nics}
        for network in self._facts.networks:
            if network.name in wanted and not network.active:
                self._job.enter(tr("Starting the network “{name}”", name=network.name))
                await needed(self._backend.networks).start_network(network.name)

    def _definition(self) -> Definition:
        wanted = self._spec.accelerator
        info = self._facts.info
        return Definition(
            self._spec, info.best_accelerator() if wanted is Accelerator.AUTO else wanted
        )

    async def _with_media(self, undo: Undo, definition: Definition) -> Definition:
        if self._spec.source is SourceKind.ISO:
            return replace(definition, iso=await self._place_iso(undo))
        if self._spec.source is SourceKind.TINY:
            return await self._with_tiny_linux(undo, definition)
        return definition

    async def _place_iso(self, undo: Undo) -> str:
        """The path under which the host's QEMU can read the ISO, copied there if it must be."""
        path = self._spec.source_path
        if not self._facts.info.local:
            return path if await _exists(self._storage, path) else await self._upload(undo, path)
        self._job.enter(tr("Reading the ISO image"))
        await iso.read(Path(path))
        path = _absolute(path)
        return path if self._reachable(path) else await self._upload(undo, path)

    async def _upload(self, undo: Undo, path: str) -> str:
        source = Path(path)
        target = str(PurePosixPath(self._facts.info.image_folder) / source.name)
        if await _exists(self._storage, target):
            if (await self._storage.inspect(target)).capacity_bytes == _size_bytes(source):
                return target
            raise InvalidInput(
                N_("Another file is at {path} already"),
                hint=N_("Rename the image, then try again"),
                path=target,
            )
        self._job.enter(tr("Copying {file} to where the host can read it", file=source.name))
        await self._storage.upload(source, target, self._job.report)
        undo.push(target, lambda: self._storage.delete_image(target))
        return target

    async def _with_tiny_linux(self, undo: Undo, definition: Definition) -> Definition:
        self._job.enter(tr("Building Tiny Linux"))
        tiny = await tiny_linux.build(self._job.report)
        kernel = await self._place_tiny(undo, tiny.kernel, f"{TINY_PREFIX}{tiny.key}.kernel")
        initrd = await self._place_tiny(undo, tiny.initrd, f"{TINY_PREFIX}{tiny.key}.initrd")
        return replace(
            definition, kernel=kernel, initrd=initrd, cmdline=tiny.cmdline_for(self._spec.name)
        )

    async def _place_tiny(self, undo: Undo, file: Path, name: str) -> str:
        target = str(PurePosixPath(self._facts.info.image_folder) / name)
        if not await _exists(self._storage, target):
            await self._storage.upload(file, target, self._job.report)
            undo.push(target, lambda: self._take_tiny_back(target))
        return target

    async def _take_tiny_back(self, path: str) -> None:
        """Delete what was copied for this VM, unless another new VM has begun to use it."""
        for vm in await self._backend.lifecycle.list_vms():
            if vm.name in self._facts.names:
                continue
            if path in {use.path for use in await self._storage.files_of(vm.ref)}:
                return
        await self._storage.delete_image(path)

    async def _with_disk(self, undo: Undo, definition: Definition) -> Definition:
        if self._spec.source is SourceKind.DISK:
            return replace(definition, disk=await self._existing_disk(undo))
        if self._spec.disk_bytes is None:
            return definition
        path = self._new_path()
        self._job.enter(tr("Creating the disk"))
        await undo.step(
            path,
            self._storage.create_image(path, self._spec.disk_bytes, "qcow2"),
            lambda _: self._storage.delete_image(path),
        )
        return replace(definition, disk=BootDisk(path, "qcow2"))

    async def _existing_disk(self, undo: Undo) -> BootDisk:
        """The disk of the VM, made from the image that the user chose."""
        path, format = await self._check_image()
        if self._spec.disk_use is DiskUse.IN_PLACE:
            if self._facts.info.local and not self._reachable(path):
                raise InvalidInput(
                    N_("The host's QEMU cannot reach {path}"),
                    hint=N_("Choose “Copy”, or move the image to {folder}"),
                    path=path,
                    folder=self._facts.info.image_folder,
                )
            return BootDisk(path, format)
        target = self._new_path()
        if self._spec.disk_use is DiskUse.COPY:
            self._job.enter(tr("Copying the disk"))
            await self._storage.copy_image(path, target, self._job.report)
            undo.push(target, lambda: self._storage.delete_image(target))
        else:
            size = (await self._storage.inspect(path)).capacity_bytes
            await undo.step(
                target,
                self._storage.create_image(target, size, "qcow2", path, format),
                lambda _: self._storage.delete_image(target),
            )
        return BootDisk(target, "qcow2")

    async def _check_image(self) -> tuple[str, str]:
        """The image's absolute path and real format; refuses one that names files elsewhere."""
        path = self._spec.source_path
        if self._facts.info.local:
            image = await images.inspect(Path(_absolute(path)))
            return str(image.path), image.format
        volume = await self._storage.inspect(path)
        if volume.backing and PurePosixPath(volume.backing).parent != PurePosixPath(path).parent:
            raise InvalidInput(
                N_("{path} builds on {backing}, which is outside its folder"),
                hint=N_("Use an image that stands alone"),
                path=path,
                backing=volume.backing,
            )
        return path, volume.format

    def _new_path(self) -> str:
        return str(PurePosixPath(self._folder) / f"{self._spec.name}.qcow2")

    def _reachable(self, path: str) -> bool:
        return qemu_reaches(self._backend.host, path)


def qemu_reaches(uri: str, path: str) -> bool:
    """Whether the QEMU of the local host *uri*, which may run as another user, can walk to
    *path*, a file that exists."""
    if "/session" in uri or uri.startswith("test:"):
        return True
    folders = Path(os.path.realpath(path)).parents
    return all(folder.stat().st_mode & 0o001 for folder in folders)


async def _free_bytes(storage: Storage | None, folder: str) -> int | None:
    if storage is None:
        return None
    try:
        return await storage.free_bytes(folder)
    except VMDeskError:
        return None


async def _exists(storage: Storage, path: str) -> bool:
    try:
        await storage.inspect(path)
    except NotFound:
        return False
    return True


async def _power_off(backend: Backend, ref: VMRef) -> None:
    """Undo a start; a VM that is off already is as it should be."""
    if (await backend.lifecycle.get_vm(ref)).active:
        await backend.lifecycle.perform(Action.POWER_OFF, ref)


def _absolute(path: str) -> str:
    return os.path.abspath(path)


def _size_bytes(file: Path) -> int:
    return file.stat().st_size
