"""How the screens of other computers are reached."""

import pytest

from vmdesk.backends.libvirt.display import _from_outside, _on_the_host
from vmdesk.backends.libvirt.ssh_tunnel import ssh_command
from vmdesk.errors import InvalidInput, Unsupported


@pytest.fixture(autouse=True)
def _runtime(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_the_host_is_never_an_option_and_nobody_is_asked(tmp_path):
    """What the URI says comes as arguments of their own, the host after "--"."""
    command = ssh_command("qemu+ssh://me%40corp@box.example:2222/system?keyfile=/k&known_hosts=/h")
    assert command[0] == "ssh"
    assert command[-2:] == ["--", "box.example"]
    assert command[command.index("-l") + 1] == "me@corp"
    assert command[command.index("-p") + 1] == "2222"
    assert command[command.index("-i") + 1] == "/k"
    assert "BatchMode=yes" in command
    assert "UserKnownHostsFile=/h" in command
    (control,) = [part for part in command if part.startswith(f"ControlPath={tmp_path}/vmdesk/")]
    assert len(control.rpartition("/")[2]) < 20
    assert (tmp_path / "vmdesk").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "uri",
    [
        "qemu+ssh://-oProxyCommand=evil/system",
        "qemu+ssh://-oProxyCommand=evil@host/system",
        "qemu+ssh://%2doProxyCommand=evil/system",
        "qemu:///system",
    ],
)
def test_a_host_or_user_like_an_option_is_refused(uri):
    """Nothing in an address runs a program."""
    with pytest.raises(InvalidInput):
        ssh_command(uri)


def test_an_address_is_what_it_means_from_where_it_is_used():
    """ "Everywhere" is loopback for the host itself, and the host's name from outside."""
    assert _on_the_host("0.0.0.0") == "127.0.0.1"
    assert _on_the_host("::") == "::1"
    assert _on_the_host("10.0.0.7") == "10.0.0.7"
    assert _from_outside("0.0.0.0", "box") == "box"
    assert _from_outside("10.0.0.7", "box") == "10.0.0.7"
    assert _from_outside("127.0.0.1", "localhost") == "localhost"
    with pytest.raises(Unsupported):
        _from_outside("127.0.0.1", "box")
