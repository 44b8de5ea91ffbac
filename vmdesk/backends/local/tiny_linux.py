"""Builds Tiny Linux, the guest to try things with, from this computer's kernel and BusyBox."""

import gzip
import hashlib
import os
import platform
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from platformdirs import user_cache_path

from vmdesk.backends.local import threads
from vmdesk.backends.local.cpio import Archive
from vmdesk.backends.local.files import write_atomically
from vmdesk.backends.local.tiny_kernel import (
    PACKAGE_HINT,
    Kernel,
    chosen_modules,
    find_kernel,
    module_name,
    read_module,
)
from vmdesk.backends.local.tools import run_tool
from vmdesk.errors import N_, HostError, Unsupported

Progress = Callable[[float | None], None]

VOLUME_ID = "TINY_LINUX"
# Booted directly or by BIOS it is content with 96 MiB; GRUB under UEFI wants more for itself.
MEMORY_KIB = 160 * 1024
ISO_MEMORY_KIB = 256 * 1024
# Self-tests of ciphers and of the timer only cost time where each instruction is emulated.
CMDLINE = "console=ttyS0 console=tty0 quiet cryptomgr.notests random.trust_cpu=on no_timer_check"
EXECUTABLES = {
    "init": "init",
    "network": "etc/network",
    "nic": "etc/nic",
    "dhcp": "etc/dhcp",
    "devices": "etc/devices",
    "hotplug": "etc/hotplug",
    "power-button": "etc/acpi/PWRF/00000080",
}
PLAIN_FILES = {"inittab": "etc/inittab", "profile": "etc/profile"}
EMPTY_FOLDERS = ("proc", "sys", "run", "tmp", "www")
GRUB_MODULES = "normal linux iso9660 all_video part_gpt part_msdos search configfile"
# For a person: what each part of the ISO needs beside grub-mkrescue itself.
ISO_PACKAGES = {
    "grub-common": Path("/usr/bin/grub-mkrescue"),
    "grub-pc-bin": Path("/usr/lib/grub/i386-pc"),
    "grub-efi-amd64-bin": Path("/usr/lib/grub/x86_64-efi"),
    "xorriso": Path("/usr/bin/xorriso"),
    "mtools": Path("/usr/bin/mformat"),
}


@dataclass(frozen=True, slots=True)
class TinyLinux:
    """The files of one build. *key* changes whenever a file would; *iso* exists once asked for."""

    key: str
    kernel: Path
    initrd: Path
    iso: Path
    cmdline: str = CMDLINE

    def cmdline_for(self, hostname: str) -> str:
        """The kernel's command line for a guest that calls itself *hostname*."""
        allowed = "".join(c if c.isascii() and c.isalnum() else "-" for c in hostname).strip("-")
        return f"{self.cmdline} hostname={allowed[:63]}" if allowed else self.cmdline


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the parts come from; the defaults are this computer's own."""

    boot: Path = Path("/boot")
    modules: Path = Path("/lib/modules")
    busybox: tuple[Path, ...] = (Path("/bin/busybox"), Path("/usr/bin/busybox"))


async def build(progress: Progress = lambda _: None, sources: Sources = Sources()) -> TinyLinux:
    """Kernel and initrd for direct boot, from the cache or built in about a second.

    Any number of builders may do so at once. Unsupported, naming the packages to install, when
    the distribution's own parts are missing.
    """
    progress(0.0)
    kernel, busybox = await threads.run(_parts, sources)
    tiny = _files(await threads.run(_key, kernel, busybox))
    if not tiny.initrd.is_file() or not tiny.kernel.is_file():
        modules = await _modules(kernel, lambda done: progress(0.1 + 0.5 * done))
        applets = (await run_tool(busybox, "--list")).decode().split()
        archive = await threads.run(_archive, kernel, busybox, applets, modules)
        progress(0.7)
        await threads.run(_keep, tiny, kernel, archive)
    progress(1.0)
    return tiny


async def iso(progress: Progress = lambda _: None, sources: Sources = Sources()) -> TinyLinux:
    """As build, with the image that BIOS and UEFI boot from made too."""
    tiny = await build(lambda done: progress((done or 0) * 0.5), sources)
    if not tiny.iso.is_file():
        _check_iso_packages()
        await _make_iso(tiny)
    progress(1.0)
    return tiny


async def check(sources: Sources = Sources()) -> None:
    """Raise what build would for want of a part, without building anything."""
    await threads.run(_parts, sources)


def _parts(sources: Sources) -> tuple[Kernel, Path]:
    if platform.machine() != "x86_64":
        raise Unsupported(N_("Tiny Linux is only made for x86_64 computers"))
    return find_kernel(sources.boot, sources.modules), _static_busybox(sources.busybox)


def _static_busybox(places: tuple[Path, ...]) -> Path:
    for place in places:
        if place.is_file() and _is_static(place):
            return place
    raise Unsupported(
        N_("Tiny Linux needs a BusyBox that stands alone, and none is installed"),
        hint=PACKAGE_HINT,
        package="busybox-static",
    )


def _is_static(program: Path) -> bool:
    """Whether an ELF program asks for no interpreter (program header PT_INTERP, ELF-64)."""
    try:
        head = program.read_bytes()[:4096]
    except OSError:
        return False
    if head[:5] != b"\x7fELF\x02":
        return False
    start, size = int.from_bytes(head[32:40], "little"), int.from_bytes(head[54:56], "little")
    count = int.from_bytes(head[56:58], "little")
    kinds = (head[start + i * size : start + i * size + 4] for i in range(count))
    return all(int.from_bytes(kind, "little") != 3 for kind in kinds)


def _key(kernel: Kernel, busybox: Path) -> str:
    """Changes with the inputs: their paths, sizes and times, and the scripts' contents."""
    digest = hashlib.sha256(CMDLINE.encode())
    for path in (kernel.image, kernel.modules / "modules.dep", busybox):
        status = path.stat()
        digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    for name in (*EXECUTABLES, *PLAIN_FILES):
        digest.update(_script(name))
    digest.update(repr(chosen_modules(kernel)).encode())
    return digest.hexdigest()[:16]


def _files(key: str) -> TinyLinux:
    folder = user_cache_path("vmdesk") / "tiny-linux" / key
    return TinyLinux(key, folder / "vmlinuz", folder / "initrd", folder / "tiny-linux.iso")


async def _modules(kernel: Kernel, progress: Callable[[float], None]) -> dict[str, bytes]:
    """The chosen modules' files, named without the suffix of their compression."""
    found: dict[str, bytes] = {}
    paths = chosen_modules(kernel)
    for number, path in enumerate(paths):
        try:
            found[_unpacked(path)] = await read_module(kernel.modules / path)
        except OSError as exc:
            raise HostError(
                N_("“{path}” cannot be read: {reason}"),
                path=kernel.modules / path,
                reason=exc.strerror,
            ) from exc
        progress((number + 1) / len(paths))
    return found


def _archive(kernel: Kernel, busybox: Path, applets: list[str], modules: dict[str, bytes]) -> bytes:
    """The initrd: everything a guest has."""
    archive = Archive()
    archive.character_device("dev/console", 5, 1)
    for folder in EMPTY_FOLDERS:
        archive.folder(folder)
    archive.file("bin/busybox", busybox.read_bytes(), executable=True)
    for applet in applets:
        if applet != "busybox":
            archive.symlink(f"bin/{applet}", "busybox")
    for name, place in EXECUTABLES.items():
        archive.file(place, _script(name), executable=True)
    for name, place in PLAIN_FILES.items():
        archive.file(place, _script(name))
    archive.file("etc/passwd", b"root::0:0:root:/:/bin/sh\n")
    archive.file("etc/group", b"root:x:0:\n")
    _add_modules(archive, kernel, modules)
    # Mostly BusyBox, which the kernel unpacks before anything else: speed matters, size does not.
    return gzip.compress(archive.finish(), 6, mtime=0)


def _add_modules(archive: Archive, kernel: Kernel, modules: dict[str, bytes]) -> None:
    """The modules, and the two of depmod's tables modprobe reads, cut down to them."""
    folder = f"lib/modules/{kernel.release}"
    archive.folder(folder)
    for path, contents in modules.items():
        archive.file(f"{folder}/{path}", contents)
    dependencies = {
        _unpacked(path): map(_unpacked, needed) for path, needed in kernel.dependencies().items()
    }
    table = "".join(f"{path}: {' '.join(dependencies[path])}\n" for path in modules)
    archive.file(f"{folder}/modules.dep", table.encode())
    names = set(map(module_name, modules))
    aliases = (kernel.modules / "modules.alias").read_text().splitlines(keepends=True)
    kept = "".join(a for a in aliases if a.rpartition(" ")[2].strip().replace("-", "_") in names)
    archive.file(f"{folder}/modules.alias", kept.encode())


def _unpacked(path: str) -> str:
    return path[: path.index(".ko") + 3]


def _keep(tiny: TinyLinux, kernel: Kernel, archive: bytes) -> None:
    # A copy: the distribution may replace its kernel while a VM still boots from this one.
    write_atomically(tiny.kernel, kernel.image.read_bytes())
    write_atomically(tiny.initrd, archive)


def _script(name: str) -> bytes:
    return (resources.files("vmdesk.backends.local") / "tiny_root" / name).read_bytes()


def _check_iso_packages() -> None:
    missing = [package for package, place in ISO_PACKAGES.items() if not place.exists()]
    if missing:
        raise Unsupported(
            N_("What makes bootable images is not installed"),
            hint=PACKAGE_HINT,
            package=" ".join(missing),
        )


async def _make_iso(tiny: TinyLinux) -> None:
    # Beside its final place, so that it appears there whole.
    with tempfile.TemporaryDirectory(dir=tiny.iso.parent, prefix=".iso-") as name:
        tree, image = Path(name, "tree"), Path(name, tiny.iso.name)
        await threads.run(_fill_iso, tiny, tree)
        await run_tool(
            *("grub-mkrescue", "--fonts=", "--locales=", "--themes="),
            *(f"--install-modules={GRUB_MODULES}", "-o", image, tree, "--", "-volid", VOLUME_ID),
        )
        await threads.run(image.replace, tiny.iso)


def _fill_iso(tiny: TinyLinux, tree: Path) -> None:
    (tree / "boot/grub").mkdir(parents=True)
    for file in (tiny.kernel, tiny.initrd):
        try:
            os.link(file, tree / "boot" / file.name)
        except OSError:
            shutil.copyfile(file, tree / "boot" / file.name)
    (tree / "boot/grub/grub.cfg").write_text(
        f"linux /boot/{tiny.kernel.name} {tiny.cmdline}\ninitrd /boot/{tiny.initrd.name}\nboot\n"
    )
