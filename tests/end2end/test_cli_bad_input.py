"""What cannot be is refused in one sentence, with the right exit status, and leaves nothing."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.end2end.command_line import (
    BROKEN_PIPE,
    FAILED,
    INTERRUPTED,
    NOT_FOUND,
    PROGRAM,
    USAGE,
)
from vmdesk.backends.local.iso import HEAD_BYTES

pytestmark = pytest.mark.hypervisor

GUEST = """
<domain type="qemu"><name>web</name><memory unit="MiB">64</memory>
<os><type arch="x86_64" machine="q35">hvm</type></os></domain>
"""


@pytest.fixture
def nothing_left(vmdesk):
    """Fail a test after which the host has one VM or file more or less than before."""
    before = vmdesk.traces()
    yield
    assert vmdesk.traces() == before


@pytest.fixture
def web(vmdesk, daemon):
    """A VM that is off, there before the test."""
    daemon.virsh("define", "/dev/stdin", input=GUEST)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Images that no VM can be made from."""
    folder = tmp_path_factory.mktemp("images")
    (folder / "empty").touch()
    (folder / "folder").mkdir()
    (folder / "corrupt").write_bytes(bytes(range(256)) * (HEAD_BYTES // 256 + 8))
    qemu_img(folder, "-b", "/etc/shadow", "-F", "raw", "-u", "shadow.qcow2", "1G")
    qemu_img(folder, "-b", "missing.qcow2", "-F", "qcow2", "-u", "orphan.qcow2", "1G")
    return folder


def qemu_img(folder, *arguments):
    subprocess.run(
        ["qemu-img", "create", "-q", "-f", "qcow2", *map(str, arguments)], cwd=folder, check=True
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("a/b", "cannot contain /"),
        ("two\nlines", "line breaks"),
        ("x" * 300, "too long: 300 bytes, at most 200"),
        ("机" * 70, "too long: 210 bytes"),
        ("<b>", "cannot contain < >"),
        ("-rf", "cannot begin with “-”"),
        ("..", "cannot begin with “.”"),
        ("\x1b[31mred", "control characters"),
        ("", "empty"),
    ],
)
def test_impossible_names_are_refused(vmdesk, nothing_left, name, reason):
    """A name that a file, a tool or a terminal could stumble over makes no VM."""
    message, _ = vmdesk.refused(FAILED, "create", "--tiny", "--start", "--", name)
    assert reason in message


def test_a_name_like_an_option_is_one_where_options_stand(vmdesk, nothing_left):
    """Without "--", -rf is an unknown option: a mistake in usage."""
    message, hint = vmdesk.refused(USAGE, "create", "-rf", "--tiny")
    assert "No such option" in message
    assert "--" in hint


@pytest.mark.parametrize("verb", ["create", "rename"])
def test_a_name_that_is_taken_is_refused(vmdesk, daemon, web, nothing_left, verb):
    """Two VMs of a host never have one name."""
    daemon.virsh("define", "/dev/stdin", input=GUEST.replace(">web<", ">db<"))
    message, hint = vmdesk.refused(
        FAILED, *(["create", "db", "--tiny"] if verb == "create" else ["rename", "web", "db"])
    )
    assert message == "A VM named “db” already exists"
    assert hint == "Choose another name"
    daemon.virsh("undefine", "db")


@pytest.mark.parametrize(
    ("source", "file", "reason"),
    [
        ("--iso", "missing", "There is no file"),
        ("--iso", "empty", "is empty"),
        ("--iso", "folder", "is a folder"),
        ("--iso", "corrupt", "not an ISO image"),
        ("--iso", "bad\x1b[31m\nname", "There is no file"),
        ("--disk", "missing", "There is no file"),
        ("--disk", "folder", "is a folder"),
        ("--disk", "/dev/zero", "neither a file nor a disk"),
    ],
)
def test_what_is_no_image_is_refused(vmdesk, files, nothing_left, source, file, reason):
    """What is missing, empty, damaged, a folder or a device is not what a VM starts from."""
    message, _ = vmdesk.refused(FAILED, "create", "web", source, str(files / file), "--start")
    assert reason in message
    assert "\x1b" not in message


@pytest.mark.parametrize("use", ["in-place", "copy", "overlay"])
def test_an_image_that_reads_another_s_secrets_is_refused(vmdesk, files, nothing_left, use):
    """An image whose backing file is /etc/shadow would give the guest that file."""
    image = str(files / "shadow.qcow2")
    message, hint = vmdesk.refused(FAILED, "create", "web", "--disk", image, "--disk-use", use)
    assert "/etc/shadow" in message
    assert "trust" in hint


def test_an_overlay_without_its_base_is_refused(vmdesk, files, nothing_left):
    """An image whose base is not there names the base."""
    image = str(files / "orphan.qcow2")
    message, _ = vmdesk.refused(FAILED, "create", "web", "--disk", image, "--disk-use", "copy")
    assert "missing.qcow2" in message


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--disk-size", "0", "too small; at least 1 MiB"),
        ("--disk-size", "-5", "too small; at least 1 MiB"),
        ("--disk-size", "10485760", "10 PiB is too large"),
        ("--memory", "0", "too little; at least 32 MiB"),
        ("--memory", "-1", "too little; at least 32 MiB"),
        ("--memory", "99999999", "more than the host has"),
        ("--memory", "9" * 30, "more than the host has"),
        ("--vcpus", "100000", "too many"),
        ("--network", "nowhere", "no network named “nowhere”"),
        ("--os", "plan99", "“plan99”"),
    ],
)
def test_impossible_hardware_is_refused(vmdesk, nothing_left, option, value, reason):
    """A number that is out of range, or a name that nothing has, makes no VM."""
    message, _ = vmdesk.refused(FAILED, "create", "web", "--tiny", "--start", option, value)
    assert reason in message


@pytest.mark.parametrize(
    "arguments",
    [
        ["create", "web"],
        ["create", "web", "--tiny", "--pxe"],
        ["create", "web", "--tiny", "--memory", "lots"],
        ["create", "web", "--tiny", "--accel", "magic"],
        ["autostart", "web", "perhaps"],
        ["frobnicate"],
        ["list", "--frobnicate"],
    ],
)
def test_mistakes_in_usage_say_where_to_read_on(vmdesk, nothing_left, arguments):
    """What the command line does not know ends with status 2 and a pointer to the help."""
    _, hint = vmdesk.refused(USAGE, *arguments)
    assert "--" in hint


@pytest.mark.parametrize(
    ("uri", "reason"),
    [
        ("nosuch:///system", "not the address of a host"),
        ("web", "not the address of a host"),
        ("qemu+tcp://127.0.0.1:1/system", "does not answer"),
        ("qemu:///system?socket=/nowhere", "not running"),
        ("test:///nowhere/file.xml", "nowhere/file.xml"),
    ],
)
def test_hosts_that_are_not_there_are_told_apart(vmdesk, uri, reason):
    """A wrong address and a host that does not answer are said in different words."""
    message, hint = vmdesk.refused(FAILED, "-c", uri, "create", "web", "--tiny", connect=False)
    assert reason in message
    assert hint


@pytest.mark.parametrize(
    ("verb", "vm", "more"),
    [
        ("info", "00000000-0000-0000-0000-000000000000", []),
        ("start", "<b>", []),
        ("delete", "we", ["--yes"]),
        ("rename", "web ", ["x"]),
        ("screenshot", "nobody", ["x.png"]),
    ],
)
def test_a_vm_that_is_not_there_is_not_found(vmdesk, web, nothing_left, verb, vm, more):
    """Every verb says so about a VM that does not exist, with a status of its own."""
    message, hint = vmdesk.refused(NOT_FOUND, verb, vm, *more)
    assert message == f"There is no VM named “{vm}”"
    assert "vmdesk list" in hint


def test_verbs_that_the_state_does_not_allow_say_when_they_are_possible(
    vmdesk, daemon, web, nothing_left
):
    """A wrong moment is named with the state, and with the states that would do."""
    for verb in (["pause"], ["shutdown"], ["reboot"]):
        message, hint = vmdesk.refused(FAILED, *verb, "web")
        assert message == "“web” is stopped"
        assert "running" in hint
    daemon.virsh("start", "web")
    for verb in (["start"], ["resume"], ["delete", "--yes"], ["rename", "--", "x"]):
        message, hint = vmdesk.refused(FAILED, verb[0], "web", *verb[1:])
        assert message == "“web” is running"
        assert hint
    daemon.virsh("destroy", "web")


def test_screen_and_keyboard_need_a_running_vm_and_real_keys(vmdesk, daemon, web, tmp_path):
    """A picture that cannot be taken or written, and keys that do not exist, are explained."""
    file = tmp_path / "web.png"
    for verb in (["screenshot", str(file)], ["type", "x"], ["key", "ENTER"]):
        message, hint = vmdesk.refused(FAILED, verb[0], "web", verb[1])
        assert message == "“web” is off"
        assert "vmdesk start" in hint
    assert not file.exists()
    daemon.virsh("start", "web")
    message, _ = vmdesk.refused(FAILED, "key", "web", "CTRL+NOSUCH")
    assert "NOSUCH" in message
    message, _ = vmdesk.refused(FAILED, "type", "web", "ab机")
    assert "机" in message


@pytest.mark.parametrize("place", ["/nowhere/web.png", "/", "/proc/web.png"])
def test_a_picture_is_not_written_where_nothing_can_be(vmdesk, place):
    """An unwritable path is named with the reason."""
    message, _ = vmdesk.refused(
        FAILED, "-c", "test:///default", "screenshot", "test", place, connect=False
    )
    assert place in message
    assert "cannot be written" in message


def test_a_base_that_an_overlay_needs_is_not_deleted(vmdesk, daemon):
    """Deleting a VM whose disk another VM's builds on is refused with the names of both, unless
    the disk is kept; then both disks are there, and the other VM still starts."""
    base = daemon.images / "base.qcow2"
    vmdesk("create", "base", "--tiny")
    vmdesk("create", "leaf", "--disk", str(base), "--disk-use", "overlay", "--memory", "64")
    before = vmdesk.traces()
    message, hint = vmdesk.refused(FAILED, "delete", "base", "--yes")
    assert "leaf" in message
    assert str(base) in message
    assert "--keep-disks" in hint
    assert vmdesk.traces() == before
    vmdesk("delete", "base", "--yes", "--keep-disks")
    assert base.exists()
    vmdesk("start", "leaf")
    vmdesk("power-off", "leaf")
    vmdesk("delete", "leaf", "--yes")
    assert [path.name for path in daemon.images.iterdir()] == ["base.qcow2"]


def test_a_base_is_kept_for_an_overlay_that_no_vm_has(vmdesk, daemon, web):
    """An image in the same folder that builds on a VM's disk protects it as a VM would."""
    base, leaf = daemon.images / "base.qcow2", daemon.images / "leaf.qcow2"
    vmdesk("create", "base", "--tiny")
    made = ["vol-create-as", "default", "leaf.qcow2", "1G", "--format", "qcow2"]
    daemon.virsh(*made, "--backing-vol", str(base), "--backing-vol-format", "qcow2")
    message, _ = vmdesk.refused(FAILED, "delete", "base", "--yes")
    assert str(leaf) in message
    assert base.exists()


def test_nothing_is_deleted_without_being_asked(vmdesk, daemon, web, nothing_left):
    """Without --yes and without a person to ask, delete only says what would go."""
    call = vmdesk.call("delete", "web")
    assert call.status == USAGE
    assert "--yes" in call.err


def test_a_creation_whose_start_fails_leaves_nothing(vmdesk, nothing_left):
    """When the last step fails, the disk, the VM and the copies of Tiny Linux are taken back."""
    message, hint = vmdesk.refused(
        FAILED, "create", "web", "--tiny", "--network", "bridge:nowhere", "--start"
    )
    assert "nowhere" in message
    assert hint


@pytest.mark.parametrize("moment", ["copying", "defined"])
def test_ctrl_c_takes_a_creation_back(vmdesk, daemon, nothing_left, moment):
    """Interrupted while it copies or starts, a creation leaves no file and no VM."""
    moments = {
        "copying": lambda: any(daemon.images.iterdir()),
        "defined": lambda: "web" in daemon.virsh("list", "--all", "--name"),
    }
    for _ in range(5):
        status = vmdesk.interrupted("create", "web", "--tiny", "--start", when=moments[moment])
        if status:
            break
        # It was faster than the key press.
        vmdesk("power-off", "web")
        vmdesk("delete", "web", "--yes")
    assert status == INTERRUPTED


def test_a_reader_that_goes_away_is_no_error(vmdesk, daemon):
    """`vmdesk list | head -1` ends in silence."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [PROGRAM, "-c", "test:///default", "list"]
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            command, env=vmdesk.environment, stdout=closed, stderr=subprocess.PIPE, timeout=120
        )
    assert (done.returncode, done.stderr) == (BROKEN_PIPE, b"")


def test_a_full_disk_is_no_riddle(vmdesk):
    """Output that cannot be written is a failure with a reason, not a traceback."""
    command = [PROGRAM, "-c", "test:///default", "list"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command, env=vmdesk.environment, stdout=full, stderr=subprocess.PIPE, timeout=120
        )
    assert done.returncode == FAILED
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr
