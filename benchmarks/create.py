"""Make a VM from an existing image and start it: VMDesk beside virt-install, on a real libvirt."""

import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import libvirt

from benchmarks.report import Table, ratio, spread
from tests.end2end.libvirtd import PrivateLibvirtd
from vmdesk.backends import backend_for
from vmdesk.model.creation import NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, NetworkMode
from vmdesk.services.core import Core
from vmdesk.services.settings import Settings

BUDGET_SECONDS = 0.5
_MEMORY_MIB = 64
_NAME = "measured"
# What VMDesk's VM has, as small as libvirt takes it.
_BARE = """
<domain type="qemu">
  <name>{name}</name><memory unit="MiB">{memory}</memory><vcpu>1</vcpu>
  <os><type arch="x86_64" machine="q35">hvm</type></os>
  <devices>
    <disk type="file" device="disk"><driver name="qemu" type="qcow2"/>
      <source file="{image}"/><target dev="vda" bus="virtio"/></disk>
    <interface type="network"><source network="default"/><model type="virtio"/></interface>
    <graphics type="vnc"><listen type="socket"/></graphics><video><model type="virtio"/></video>
  </devices>
</domain>
"""


def run(quick: bool = False) -> list[Table]:
    """In turn, so that a machine that slows down slows all of them."""
    seconds: dict[str, list[float]] = {}
    with PrivateLibvirtd("vmdesk-bench") as libvirtd, tempfile.TemporaryDirectory() as home:
        image = libvirtd.images / "disk.qcow2"
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", image, "1G"], check=True)
        with asyncio.Runner() as runner:
            core = runner.run(_connect(libvirtd.uri, Path(home)))
            ways = _ways(libvirtd.uri, str(image), core, runner)
            for turn in range(2 if quick else 11):
                for name, way in ways.items():
                    started = time.monotonic()
                    way()
                    passed = time.monotonic() - started
                    assert libvirtd.state(_NAME) == "running"
                    _remove(libvirtd)
                    runner.run(core.inventory.list_host(libvirtd.uri))
                    # The first fills the caches.
                    if turn:
                        seconds.setdefault(name, []).append(passed)
            runner.run(core.close())
    return [_table(seconds)]


def _ways(
    uri: str, image: str, core: Core, runner: asyncio.Runner
) -> dict[str, Callable[[], object]]:
    spec = VMSpec(
        name=_NAME,
        source=SourceKind.DISK,
        source_path=image,
        vcpus=1,
        memory_kib=_MEMORY_MIB * 1024,
        nics=(NICSpec(NetworkMode.NAT, "default"),),
        accelerator=Accelerator.TCG,
    )
    own = ["--disk", image, "--memory", str(_MEMORY_MIB), "--vcpus", "1", "--accel", "tcg"]
    vmdesk = [str(Path(sys.executable).with_name("vmdesk")), "-c", uri, "create", _NAME]
    virt_install = [
        "virt-install", "-q", "--connect", uri, "--name", _NAME, "--import", "--noautoconsole",
        "--disk", image, "--memory", str(_MEMORY_MIB), "--vcpus", "1", "--virt-type", "qemu",
        "--network", "default", "--graphics", "vnc", "--osinfo", "linux2022",
    ]  # fmt: skip
    bare = _BARE.format(name=_NAME, memory=_MEMORY_MIB, image=image)
    connection = libvirt.open(uri)

    async def create() -> None:
        await core.creator.create(uri, spec).outcome()

    return {
        "VMDesk, in the running program": lambda: runner.run(create()),
        "VMDesk, `vmdesk create --start`": lambda: _call([*vmdesk, *own, "--start"]),
        "virt-install --import": lambda: _call(virt_install),
        "bare define and start": lambda: connection.defineXML(bare).create(),
    }


def _call(command: list[str]) -> None:
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)


async def _connect(uri: str, home: Path) -> Core:
    core = Core(backend_for, Settings(home / "vmdesk.conf"))
    core.hosts.add(uri)
    await core.hosts.ready(uri)
    return core


def _remove(libvirtd: PrivateLibvirtd) -> None:
    libvirtd.virsh("destroy", _NAME)
    libvirtd.virsh("undefine", "--nvram", _NAME)
    time.sleep(0.3)


def _table(seconds: dict[str, list[float]]) -> Table:
    peer = seconds["virt-install --import"]
    head = ["create and start, from an image in place", "s", "ratio to virt-install", "budget, s"]
    note = (
        "Minimum / median / maximum. The start of QEMU itself, under TCG, is in all of them; "
        "the last row is that and nothing else."
    )
    table = Table("Create", head, note=note)
    for name, values in seconds.items():
        budget = f"{BUDGET_SECONDS:g}" if name.startswith("VMDesk, in") else ""
        table.rows.append([name, spread(values), ratio(values, peer), budget])
    return table
