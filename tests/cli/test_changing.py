"""The verbs that change a VM, and those of hosts, snapshots, screen and keys."""

import struct

import pytest

from tests.cli.conftest import assert_one_message


@pytest.mark.parametrize(
    ("verb", "state"),
    [("pause", "paused"), ("shutdown", "stopped"), ("power-off", "stopped"), ("save", "saved")],
)
def test_a_verb_of_power_says_what_the_vm_is_now(vmdesk, verb, state):
    """The document after the verb has the new state."""
    assert vmdesk(verb, "web", "--json").json["state"] == state


def test_what_the_state_does_not_allow_fails_with_the_reason(vmdesk):
    """A running VM is not started again."""
    ended = vmdesk("start", "web")
    assert ended.status == 1
    assert_one_message(ended, "web", "running")


def test_shutdown_waits_until_the_guest_is_off(vmdesk):
    """With --wait the verb returns when it has happened."""
    assert vmdesk("shutdown", "web", "--wait", "--json").json["state"] == "stopped"


def test_autostart_is_switched(vmdesk):
    """`autostart VM on` is seen in the answer."""
    assert vmdesk("autostart", "web", "on", "--json").json["autostart"] is True


def test_tags_and_folder_are_kept_with_the_vm(vmdesk):
    """`tag` adds, `move` puts into a folder."""
    assert vmdesk("tag", "web", "lab", "中文", "--json").json["tags"] == ["lab", "中文"]
    assert vmdesk("move", "web", "lab/a", "--json").json["folder"] == "lab/a"


def test_a_running_vm_is_not_deleted(vmdesk):
    """The hint says what to do first."""
    ended = vmdesk("delete", "web", "--yes")
    assert ended.status == 1
    assert_one_message(ended, "running", "power-off")


def test_a_snapshot_is_taken(vmdesk):
    """The test driver has them; each call has a fresh host, so the list is empty again."""
    assert vmdesk("snapshot", "take", "web", "before", "--json").json["name"] == "web"
    assert vmdesk("snapshot", "list", "web", "--json").json == []


def test_a_running_vm_is_not_cloned(vmdesk):
    """The hint says what to do first, and no copy appears."""
    ended = vmdesk("clone", "web", "copy")
    assert ended.status == 1
    assert_one_message(ended, "running", "Shut it down first")


def test_a_screenshot_is_a_png(vmdesk, tmp_path):
    """The size in the answer is that of the file."""
    answer = vmdesk("screenshot", "web", str(tmp_path / "web.png"), "--json").json
    png = (tmp_path / "web.png").read_bytes()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack_from(">II", png, 16) == (answer["width"], answer["height"])


def test_a_screenshot_into_a_missing_folder_fails(vmdesk):
    """The message names the file."""
    ended = vmdesk("screenshot", "web", "/nowhere/web.png")
    assert ended.status == 1
    assert_one_message(ended, "/nowhere/web.png")


def test_keys_and_text_are_sent(vmdesk):
    """The test driver takes them."""
    assert vmdesk("key", "web", "CTRL+ALT+DEL").status == 0
    assert vmdesk("type", "web", "ls -l", "--enter").status == 0


def test_a_key_that_no_keyboard_has_is_named(vmdesk):
    """The message says which."""
    ended = vmdesk("key", "web", "CTRL+NOSUCH")
    assert ended.status == 1
    assert_one_message(ended, "NOSUCH")


def test_hosts_are_remembered(vmdesk):
    """What `add` adds, `list` lists and `remove` removes."""
    uri = "test:///default"
    assert vmdesk("host", "add", uri).status == 0
    assert [host["uri"] for host in vmdesk("host", "list", "--json").json] == [uri]
    assert vmdesk("host", "add", uri).status == 1
    assert vmdesk("host", "remove", uri).status == 0
    assert vmdesk("host", "list", "--json").json == []
    assert vmdesk("host", "remove", uri).status == 3


def test_the_doctor_answers_on_any_host(vmdesk):
    """A list of findings, empty where nothing is wrong."""
    for finding in vmdesk("doctor", "--json").json:
        assert {"code", "severity", "cause", "fix", "command", "repair"} <= finding.keys()


def test_the_doctor_says_why_a_host_is_not_reached(vmdesk):
    """An unreachable host is a finding, not a failure of the doctor."""
    ended = vmdesk("doctor", "--json", uri="qemu+tcp://127.0.0.1:9/system")
    assert ended.status == 0
    assert [finding["code"] for finding in ended.json] == ["host-unreachable"]
