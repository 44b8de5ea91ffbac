"""A wizard over a host in memory, real images, and the real list of operating systems."""

import asyncio
import struct
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from vmdesk.backends.fake.backend import URI, FakeBackend
from vmdesk.model.creation import SourceKind, VMSpec
from vmdesk.services.core import Core
from vmdesk.services.jobs import Job
from vmdesk.services.settings import Settings
from vmdesk.views.wizard.dialog import NewVMWizard
from vmdesk.views.wizard.state import Draft

GIB = 1024**3
DEBIAN = "http://debian.org/debian/11"
WINDOWS = "http://microsoft.com/win/11"
SECTOR = 2048


def make_iso(path: Path, label: str, publisher: str = "", size_bytes: int = 65536) -> str:
    """The shortest file that is an ISO image: a primary volume descriptor and a terminator."""
    primary = bytearray(SECTOR)
    primary[0:7] = b"\x01CD001\x01"
    primary[40:72] = label.encode().ljust(32)
    struct.pack_into("<I", primary, 80, size_bytes // SECTOR)
    struct.pack_into("<H", primary, 128, SECTOR)
    primary[318:446] = publisher.encode().ljust(128)
    end = b"\xffCD001\x01".ljust(SECTOR, b"\0")
    with path.open("wb") as file:
        file.seek(16 * SECTOR)
        file.write(bytes(primary) + end)
        file.truncate(size_bytes)
    return str(path)


def make_disk(path: Path, backing: str = "") -> str:
    options = ["-b", backing, "-F", "raw", "-u"] if backing else []
    command = ["qemu-img", "create", "-q", "-f", "qcow2", *options, str(path), "40G"]
    subprocess.run(command, check=True)
    return str(path)


@pytest.fixture
def public(tmp_path_factory) -> Path:
    """A folder that every user can walk to, as QEMU's has to."""
    folder: Path = tmp_path_factory.mktemp("public")
    for place in (folder, folder.parent, folder.parent.parent):
        place.chmod(place.stat().st_mode | 0o011)
    return folder


@pytest.fixture
def windows_iso(tmp_path) -> str:
    return make_iso(tmp_path / "win.iso", "CCCOMA_X64FRE_EN-US_DV9", "MICROSOFT CORPORATION")


@pytest.fixture
def odd_iso(tmp_path) -> str:
    return make_iso(tmp_path / "odd.iso", "HOME-MADE")


class Desk:
    """The services over one host in memory, and the wizards opened over them."""

    def __init__(self, settings: Settings) -> None:
        self.backend = FakeBackend()
        self.world = self.backend.world
        self.core = Core(lambda _: self.backend, settings)
        self.submitted: list[tuple[Job, Draft]] = []

    async def wizard(self, draft: Draft | None = None) -> NewVMWizard:
        """An open wizard that knows its host by now."""
        if URI not in self.core.inventory.hosts:
            self.core.hosts.add(URI)
            await self.core.hosts.ready(URI)
        draft = draft or Draft(VMSpec("", SourceKind.NETWORK))
        wizard = NewVMWizard(self.core, URI, draft)
        wizard.submitted.connect(lambda job, draft: self.submitted.append((job, draft)))
        wizard.open()
        wizard.activateWindow()
        await until(lambda: wizard.state.recommended is not None)
        return wizard


async def until(condition) -> None:
    """Wait for something the wizard does in the background; the test's time limit applies."""
    while not condition():
        await asyncio.sleep(0.01)


@pytest.fixture(scope="session")
def cache(tmp_path_factory) -> Path:
    """One cache for all tests: the list of operating systems is read once."""
    path: Path = tmp_path_factory.mktemp("cache")
    return path


@pytest.fixture(autouse=True)
def _own_cache(cache, monkeypatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))


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
