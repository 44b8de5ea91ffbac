"""Tiny Linux: built from the system's own parts, and booted for real."""

import asyncio
import gzip
import lzma
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.backends.local.conftest import unprivileged
from vmdesk.backends.local import iso, tiny_linux
from vmdesk.backends.local.tiny_kernel import chosen_modules, find_kernel
from vmdesk.backends.local.tiny_linux import ISO_MEMORY_KIB, MEMORY_KIB, Sources
from vmdesk.errors import Unsupported

OVMF = Path("/usr/share/OVMF/OVMF_CODE_4M.fd")
OVMF_VARIABLES = Path("/usr/share/OVMF/OVMF_VARS_4M.fd")
BOOT_SECONDS = 45


class Guest:
    """A Tiny Linux that runs under QEMU, with its serial line and its monitor."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, port: int) -> None:
        self.process = process
        self.port = port
        self.seen = ""
        self._serial = self._connected(folder / "serial")
        self._monitor = self._connected(folder / "monitor")

    def _connected(self, path: Path) -> socket.socket:
        for _ in range(500):
            if path.exists():
                connection = socket.socket(socket.AF_UNIX)
                connection.connect(str(path))
                connection.settimeout(0.2)
                return connection
            time.sleep(0.01)
        raise AssertionError(f"QEMU did not open {path}")

    def expect(self, text: str, seconds: float = BOOT_SECONDS) -> None:
        """Read the serial line until *text* is there."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < end, f"no {text!r} in: {self.seen[-2000:]}"
            try:
                self.seen += self._serial.recv(4096).decode(errors="replace")
            except TimeoutError:
                continue

    def enter(self, line: str) -> None:
        self._serial.sendall(line.encode() + b"\n")

    def monitor(self, command: str) -> None:
        self._monitor.sendall(command.encode() + b"\n")

    def web_page(self, seconds: float = BOOT_SECONDS) -> str:
        end = time.monotonic() + seconds
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=1) as page:
                    text: str = page.read().decode()
                    return text
            except OSError:
                assert time.monotonic() < end, f"no page; serial: {self.seen[-2000:]}"
                time.sleep(0.1)

    def close(self) -> None:
        self._serial.close()
        self._monitor.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def booted(folder: Path, memory_kib: int, *arguments: str | Path) -> Iterator[Guest]:
    port = _free_port()
    command = [
        *("qemu-system-x86_64", "-accel", "tcg", "-machine", "q35", "-display", "none"),
        *("-m", f"{memory_kib}k", "-nodefaults", "-vga", "virtio"),
        *("-serial", f"unix:{folder}/serial,server=on,wait=off"),
        *("-monitor", f"unix:{folder}/monitor,server=on,wait=off"),
        *("-netdev", f"user,id=net,hostfwd=tcp:127.0.0.1:{port}-:80"),
        *("-device", "pcie-root-port,id=spare"),
        *("-device", "virtio-net-pci,netdev=net", *arguments),
    ]
    process = subprocess.Popen(command)
    try:
        guest = Guest(process, folder, port)
        yield guest
        guest.close()
    finally:
        process.kill()
        process.wait()


def direct(tiny: tiny_linux.TinyLinux, name: str) -> list[str | Path]:
    cmdline = tiny.cmdline_for(name)
    return ["-kernel", tiny.kernel, "-initrd", tiny.initrd, "-append", cmdline]


@pytest.mark.hypervisor
def test_it_boots_serves_and_obeys_the_power_button(run, tmp_path):
    """Within 20 s it has an address, answers with its name, runs what is typed on the serial
    line, takes a NIC that is plugged in, and the ACPI button ends it within 5 s."""
    tiny = run(tiny_linux.build(), seconds=30)
    with booted(tmp_path, MEMORY_KIB, *direct(tiny, "web")) as guest:
        started = time.monotonic()
        assert guest.web_page() == "web\n"
        assert time.monotonic() - started < 20
        guest.expect("web:/# ")
        guest.enter("echo $((6 * 7)) is the answer; ip -4 addr show eth0")
        guest.expect("42 is the answer")
        guest.expect("inet 10.0.2.15/24")
        guest.monitor("netdev_add user,id=more,net=10.9.0.0/24")
        guest.monitor("device_add virtio-net-pci,netdev=more,bus=spare")
        guest.expect("eth1 has the address 10.9.0.15")
        guest.monitor("system_powerdown")
        assert guest.process.wait(5) == 0
    assert "Kernel panic" not in guest.seen


@pytest.mark.hypervisor
def test_its_image_boots_from_bios(run, tmp_path):
    """The ISO says what it is and starts by itself from BIOS."""
    tiny = run(tiny_linux.iso(), seconds=30)
    image = run(iso.read(tiny.iso))
    assert image.volume_id == "TINY_LINUX"
    assert (image.boots_bios, image.boots_uefi) == (True, True)
    with booted(tmp_path, MEMORY_KIB, "-cdrom", tiny.iso) as guest:
        assert guest.web_page() == "tiny\n"
        guest.monitor("system_powerdown")
        assert guest.process.wait(5) == 0


@pytest.mark.hypervisor
def test_its_image_boots_from_uefi(run, tmp_path):
    """The same ISO starts behind OVMF."""
    tiny = run(tiny_linux.iso(), seconds=30)
    shutil.copy(OVMF_VARIABLES, tmp_path / "variables.fd")
    firmware = (
        *("-drive", f"if=pflash,format=raw,readonly=on,file={OVMF}"),
        *("-drive", f"if=pflash,format=raw,file={tmp_path}/variables.fd"),
    )
    with booted(tmp_path, ISO_MEMORY_KIB, *firmware, "-cdrom", tiny.iso) as guest:
        assert guest.web_page() == "tiny\n"
        guest.monitor("system_powerdown")
        assert guest.process.wait(5) == 0


def test_it_is_built_once_and_small(run, tmp_path, monkeypatch):
    """The second time it comes from the cache, and a changed input builds another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    seen: list[float | None] = []
    first = run(tiny_linux.build(seen.append), seconds=30)
    assert seen[0] == 0.0
    assert seen[-1] == 1.0
    written = first.initrd.stat()
    assert written.st_size < 6_000_000
    assert run(tiny_linux.build()) == first
    assert first.initrd.stat().st_mtime_ns == written.st_mtime_ns
    (tmp_path / "busybox").write_bytes(Path("/bin/busybox").read_bytes())
    (tmp_path / "busybox").chmod(0o755)
    other = run(tiny_linux.build(sources=Sources(busybox=(tmp_path / "busybox",))), seconds=30)
    assert other.key != first.key


def test_many_builders_at_once_agree(run, tmp_path, monkeypatch):
    """Builders that start together leave one whole result and nothing else."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    async def together() -> list[tiny_linux.TinyLinux]:
        return list(await asyncio.gather(*(tiny_linux.iso() for _ in range(3))))

    results = run(together(), seconds=60)
    assert len(set(results)) == 1
    folder = results[0].initrd.parent
    assert sorted(p.name for p in folder.iterdir()) == ["initrd", "tiny-linux.iso", "vmlinuz"]


def test_the_archive_is_what_cpio_reads(run):
    """cpio itself lists the archive: the console device, the modules and the applets."""
    tiny = run(tiny_linux.build(), seconds=30)
    archive = gzip.decompress(tiny.initrd.read_bytes())
    command = ["/bin/busybox", "cpio", "-tv"]
    listing = subprocess.run(command, input=archive, capture_output=True, check=True, text=False)
    lines = listing.stdout.decode().splitlines()
    assert any(line.startswith("crw") and line.endswith("dev/console") for line in lines)
    assert any("virtio_net.ko" in line for line in lines)
    assert any(line.startswith("l") and "bin/udhcpc" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("web", "hostname=web"),
        ("two words; reboot", "hostname=two-words--reboot"),
        ("x init=/bin/sh", "hostname=x-init--bin-sh"),
        ("盘", ""),
        ("", ""),
    ],
)
def test_a_name_cannot_add_to_the_kernels_command_line(name, asked):
    """A VM's name becomes a host name and nothing else."""
    tiny = tiny_linux.TinyLinux("k", Path("a"), Path("b"), Path("c"), cmdline="quiet")
    assert tiny.cmdline_for(name) == f"quiet {asked}".strip()


def test_what_is_missing_is_named(run, tmp_path):
    """Without a kernel or a static BusyBox the user reads which package to install."""
    with pytest.raises(Unsupported) as caught:
        run(tiny_linux.build(sources=Sources(boot=tmp_path, modules=tmp_path)))
    assert "apt install linux-image-" in caught.value.hint
    with pytest.raises(Unsupported) as caught:
        run(tiny_linux.build(sources=Sources(busybox=(Path("/bin/sh"), tmp_path / "none"))))
    assert caught.value.hint == "Install it: sudo apt install busybox-static"


def _kernels(tmp_path: Path, *releases: str) -> tuple[Path, Path]:
    """Folders like /boot and /lib/modules with these kernels, made of the real one's tables."""
    real = next(path for path in Path("/lib/modules").iterdir() if (path / "modules.dep").exists())
    boot, modules = tmp_path / "boot", tmp_path / "modules"
    boot.mkdir()
    for release in releases:
        (boot / f"vmlinuz-{release}").write_bytes(b"kernel")
        (modules / release).mkdir(parents=True)
        for name in ("modules.dep", "modules.builtin", "modules.alias"):
            shutil.copy(real / name, modules / release)
    return boot, modules


def test_the_newest_kernel_for_clouds_is_taken(tmp_path):
    """A small kernel is preferred to a newer large one, versions count as numbers, and what has
    modules without an image is passed over."""
    boot, modules = _kernels(
        tmp_path, "6.9.0-1-amd64", "6.1.0-9-cloud-amd64", "6.1.0-13-cloud-amd64"
    )
    (modules / "7.0.0-cloud-amd64").mkdir()
    assert find_kernel(boot, modules).release == "6.1.0-13-cloud-amd64"


def test_a_kernel_only_root_may_read_is_said():
    """Ubuntu keeps its kernels from users: the command that changes it is told."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        boot, modules = _kernels(Path(name), "6.8.0-1-generic")
        image = boot / "vmlinuz-6.8.0-1-generic"
        image.chmod(0)
        with unprivileged(), pytest.raises(Unsupported, match="Only root may read") as caught:
            find_kernel(boot, modules)
    assert caught.value.hint == f"Allow it: sudo chmod +r {image}"


def _zstd(contents: bytes) -> bytes:
    return subprocess.run(["zstd", "-q"], input=contents, capture_output=True, check=True).stdout


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".xz", lzma.compress), (".gz", gzip.compress), (".zst", _zstd)]
)
def test_compressed_modules_give_the_same_guest(run, tmp_path, suffix, pack):
    """A distribution that compresses its modules gives the same initrd."""
    real = find_kernel(Path("/boot"), Path("/lib/modules"))
    folder = tmp_path / "modules" / real.release
    for name in chosen_modules(real):
        target = folder / (name + suffix)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(pack((real.modules / name).read_bytes()))
    table = (real.modules / "modules.dep").read_text()
    (folder / "modules.dep").write_text(table.replace(".ko", f".ko{suffix}"))
    for name in ("modules.builtin", "modules.alias"):
        shutil.copy(real.modules / name, folder)
    packed = run(tiny_linux.build(sources=Sources(modules=folder.parent)), seconds=60)
    plain = run(tiny_linux.build(), seconds=60)
    assert packed.initrd.read_bytes() == plain.initrd.read_bytes()
