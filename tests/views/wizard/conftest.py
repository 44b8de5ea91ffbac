"""A wizard over a host in memory, and something that knows two operating systems."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtWidgets import QApplication

from vmdesk.backends.fake.backend import URI, FakeBackend
from vmdesk.errors import N_, InvalidInput
from vmdesk.model.creation import NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Firmware, NetworkMode
from vmdesk.model.naming import free_name
from vmdesk.services.core import Core
from vmdesk.services.creation_check import Facts
from vmdesk.services.jobs import Job
from vmdesk.services.settings import Settings
from vmdesk.views.wizard.advice import DiskReport, IsoReport, System
from vmdesk.views.wizard.dialog import NewVMWizard
from vmdesk.views.wizard.state import Draft

GIB = 1024**3
DEBIAN = System("http://debian.org/debian/12", "Debian 12", "2023-06-10")
WINDOWS = System("http://microsoft.com/win/11", "Microsoft Windows 11", "2021-10-05")


@dataclass
class TwoSystems:
    """Recognises images by their file's name and recommends for Debian and Windows."""

    gate: asyncio.Event | None = None

    async def systems(self) -> Sequence[System]:
        return [DEBIAN, WINDOWS]

    async def inspect_iso(self, uri: str, path: str) -> IsoReport:
        if self.gate:
            await self.gate.wait()
        if "broken" in path:
            raise InvalidInput(N_("“{path}” is not an ISO image"), path=path)
        known = {"debian": DEBIAN, "windows": WINDOWS}
        found = next((system for word, system in known.items() if word in path), None)
        return IsoReport("A LABEL", 650 * 1024**2, found)

    async def inspect_disk(self, uri: str, path: str) -> DiskReport:
        if "evil" in path:
            raise InvalidInput(
                N_("{path} builds on {backing}, which is outside its folder"),
                path=path,
                backing="/etc/shadow",
            )
        return DiskReport("qcow2", 40 * GIB, 3 * GIB)

    async def suggest(self, spec: VMSpec, facts: Facts) -> VMSpec:
        stem = {DEBIAN.id: "debian-12", WINDOWS.id: "windows-11"}.get(spec.os, "vm")
        windows = spec.os == WINDOWS.id
        return replace(
            spec,
            name=free_name(stem, facts.names),
            memory_kib=(8 if windows else 2) * 1024**2,
            vcpus=2,
            disk_bytes=None if spec.source is SourceKind.TINY else (64 if windows else 25) * GIB,
            firmware=Firmware.UEFI,
            secure_boot=windows,
            tpm=windows,
            nics=(NICSpec(NetworkMode.NAT, "default"),),
        )


class Desk:
    """The services over one host in memory, and the wizards opened over them."""

    def __init__(self, settings: Settings) -> None:
        self.backend = FakeBackend()
        self.world = self.backend.world
        self.core = Core(lambda _: self.backend, settings)
        self.advisor = TwoSystems()
        self.submitted: list[tuple[Job, Draft]] = []

    async def wizard(self, draft: Draft | None = None) -> NewVMWizard:
        """An open wizard that knows its host by now."""
        if URI not in self.core.inventory.hosts:
            self.core.hosts.add(URI)
            await self.core.hosts.ready(URI)
        draft = draft or Draft(VMSpec("", SourceKind.NETWORK))
        wizard = NewVMWizard(self.core, URI, draft, self.advisor)
        wizard.submitted.connect(lambda job, draft: self.submitted.append((job, draft)))
        wizard.open()
        wizard.activateWindow()
        await until(lambda: wizard.state.recommended is not None)
        return wizard


async def until(condition) -> None:
    """Wait for something the wizard does in the background; the test's time limit applies."""
    while not condition():
        await asyncio.sleep(0.01)


@pytest.fixture
def desk(qapp, tmp_path) -> Desk:
    return Desk(Settings(tmp_path / "vmdesk.conf"))


@pytest.fixture
def scenario(run, desk):
    """Run a coroutine function; close its wizards and let go of the host after it."""

    def run_it(story):
        async def whole():
            try:
                return await story()
            finally:
                for window in QApplication.topLevelWidgets():
                    window.close()
                await desk.core.close()

        return run(whole())

    return run_it
