"""What the end-to-end tests share: a real libvirt of their own, and a desktop to use VMDesk on."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end2end.command_line import CommandLine
from tests.end2end.desktop import Desktop
from tests.end2end.libvirtd import PrivateLibvirtd


@pytest.fixture(scope="session")
def _libvirtd() -> Iterator[PrivateLibvirtd]:
    with PrivateLibvirtd() as libvirtd:
        yield libvirtd


@pytest.fixture
def daemon(_libvirtd: PrivateLibvirtd) -> Iterator[PrivateLibvirtd]:
    """A running libvirtd without a VM; what the test leaves in it is removed."""
    yield _libvirtd
    if not _libvirtd.virsh("uri", check=False):
        _libvirtd.start()
    _libvirtd.remove_guests()


@pytest.fixture(scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def vmdesk(daemon: PrivateLibvirtd, tmp_path: Path, _cache: Path) -> CommandLine:
    """The program in a terminal, on the private libvirtd."""
    return CommandLine(daemon, tmp_path / "config", _cache)


@pytest.fixture
def desktop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desktop]:
    """An empty desktop; its last picture and the program's log are kept in build/end2end."""
    folder = tmp_path / "desktop"
    with Desktop(folder) as started:
        yield started
        started.picture("end")
    name = re.sub(r"[^\w.-]+", "_", request.node.name)
    kept = Path(__file__).parents[2] / "build" / "end2end" / name
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for path in [*folder.glob("*.png"), folder / "program.log"]:
        if path.exists():
            shutil.copy(path, kept)
