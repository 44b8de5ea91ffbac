"""The program as its users start it, on hosts that libvirt's test driver makes up."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# What each of these names does to a table, a terminal or a parser is what the tests are about.
NAMES = (
    "web",
    "<img src=x onerror=alert(1)>",
    "[bold red]not markup",
    "🐧 penguin",
    "中文虚拟机",
    "שלום",
    "-rf",
)
DOMAIN = """
<domain type='test'>
  <name>{name}</name>
  <uuid>{uuid}</uuid>
  <memory unit='KiB'>262144</memory>
  <vcpu>2</vcpu>
  <os><type>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/guest/disk.img'/><target dev='vda' bus='virtio'/>
    </disk>
    <interface type='network'>
      <mac address='52:54:00:00:00:{number:02x}'/><source network='default'/>
    </interface>
  </devices>
</domain>
"""
NETWORK = """
<network>
  <name>default</name><forward mode='nat'/><bridge name='virbr0'/>
  <ip address='192.168.122.1' netmask='255.255.255.0'/>
</network>
"""


@dataclass(frozen=True)
class Ended:
    """How one call of the program ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output; fails when there is anything else."""
        return json.loads(self.out)


def uuid_of(number: int) -> str:
    return f"6695eb01-f6a4-8304-79aa-97f2502e{number:04x}"


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URI of a host with a running VM of each of NAMES; fresh for each call."""
    from xml.sax.saxutils import escape

    domains = "".join(
        DOMAIN.format(name=escape(name), uuid=uuid_of(number), number=number)
        for number, name in enumerate(NAMES)
    )
    file = tmp_path_factory.mktemp("host") / "node.xml"
    file.write_text(f"<node>{domains}{NETWORK}</node>", encoding="utf-8")
    return f"test://{file}"


@pytest.fixture
def vmdesk(tmp_path: Path, host: str):
    """Call the program as a user would: ``vmdesk("list", "--json")``; without -c on `host`."""

    def call(*arguments: str, uri: str = host, **settings: Any) -> Ended:
        environment = os.environ | {
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "LC_ALL": "C.UTF-8",
        }
        environment.pop("LANGUAGE", None)
        command = [sys.executable, "-m", "vmdesk", *(("-c", uri) if uri else ()), *arguments]
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            stdin=subprocess.DEVNULL,
            env=environment | settings.pop("env", {}),
            **settings,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    return call


def assert_one_message(ended: Ended, *words: str) -> None:
    """One line that begins with the program's name, at most one hint, and nothing else."""
    lines = ended.err.splitlines()
    assert lines, "no message"
    assert lines[0].startswith("vmdesk: ")
    assert len(lines) <= 2
    assert all(line.startswith("  ") for line in lines[1:])
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err
    assert ended.out == ""
