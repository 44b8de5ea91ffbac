"""What is built and installed is complete, and says what it needs."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Iterator[zipfile.ZipFile]:
    """The wheel that this tree makes."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as opened:
        yield opened


def test_a_wheel_carries_what_the_program_reads(wheel):
    """Icons, compiled translations and every form are in it; translation sources are not."""
    names = set(wheel.namelist())
    icons = {path.name for path in (ROOT / "resources" / "icons").iterdir()}
    forms = {path.stem for path in (ROOT / "ui").glob("*.ui")}
    languages = {path.stem for path in (ROOT / "resources" / "translations").glob("*.ts")}
    wanted = {f"vmdesk/_data/icons/{name}" for name in icons}
    wanted |= {f"vmdesk/views/forms/{name}.py" for name in forms}
    wanted |= {f"vmdesk/_data/translations/{name}.qm" for name in languages}
    assert wanted - names == set()
    assert not [name for name in names if name.endswith((".ts", ".ui"))]


def test_a_wheel_finds_its_own_data(wheel, tmp_path):
    """Installed anywhere, without the source tree beside it, the program finds its icons."""
    wheel.extractall(tmp_path)
    program = "from vmdesk.resources import data_path; print(data_path('icons', 'start.svg'))"
    found = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {program}",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    ).stdout.strip()
    assert Path(found).is_file()
    assert Path(found).is_relative_to(tmp_path)


def test_a_wheel_fits_into_a_desktop(wheel):
    """The menu entry, the description, the manual page and the icon are where desktops look."""
    shared = [name.partition(".data/data/")[2] for name in wheel.namelist()]
    for wanted in (
        "share/applications/org.vmdesk.VMDesk.desktop",
        "share/metainfo/org.vmdesk.VMDesk.metainfo.xml",
        "share/man/man1/vmdesk.1",
        "share/icons/hicolor/scalable/apps/vmdesk.svg",
    ):
        assert wanted in shared


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", "org.vmdesk.VMDesk.desktop"],
        ["appstreamcli", "validate", "--no-net", "org.vmdesk.VMDesk.metainfo.xml"],
        ["man", "--warnings", "-l", "vmdesk.1"],
        *(["bash", "-n", path.name] for path in sorted(PACKAGING.glob("*.sh"))),
    ],
    ids=lambda command: f"{command[0]} {command[-1]}",
)
def test_what_is_shipped_is_valid(command):
    """The tools that read these files have nothing to complain about."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=PACKAGING, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""


def test_setup_says_what_it_needs_where_there_is_no_apt(tmp_path):
    """On another distribution the set-up changes nothing and names what has to be there."""
    for tool in ("bash", "dirname", "mkdir", "cat", "id"):
        (tmp_path / tool).symlink_to(shutil.which(tool))
    shutil.copytree(PACKAGING, tmp_path / "clone" / "packaging")
    done = subprocess.run(
        ["bash", str(tmp_path / "clone" / "packaging" / "setup.sh"), "run"],
        env={"PATH": str(tmp_path), "HOME": os.environ.get("HOME", "/")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "neither Debian nor Ubuntu" in done.stderr
    assert "QEMU, libvirt" in done.stderr
    assert not (tmp_path / "clone" / ".venv").exists()
