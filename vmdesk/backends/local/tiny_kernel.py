"""Finds a kernel with its modules, and the modules that a guest of ours needs."""

import gzip
import lzma
import os
import re
from dataclasses import dataclass
from pathlib import Path

from vmdesk.backends.local import threads
from vmdesk.backends.local.tools import run_tool
from vmdesk.errors import N_, Unsupported

# Drivers for what QEMU, VirtualBox and VMware can plug into a guest. What a kernel has built in,
# or lacks, is left out; without the first group there is no kernel to use.
ESSENTIAL = ("virtio_pci", "virtio_net", "virtio_blk")
WANTED = (
    *ESSENTIAL,
    *("virtio_scsi", "virtio_console", "virtio_balloon", "virtio_rng", "virtio_input"),
    *("e1000", "e1000e", "8139cp", "8139too", "pcnet32", "vmxnet3", "igb"),
    *("ata_piix", "ata_generic", "ahci", "sd_mod", "sr_mod", "nvme", "mptspi", "vmw_pvscsi"),
    *("isofs", "button", "evdev", "qemu_fw_cfg", "atkbd", "i8042", "psmouse"),
    *("xhci_pci", "ehci_pci", "uhci_hcd", "usbhid", "hid_generic", "usb_storage"),
    *("virtio_gpu", "bochs", "vmwgfx"),
)
PACKAGE_HINT = N_("Install it: sudo apt install {package}")


@dataclass(frozen=True, slots=True)
class Kernel:
    """A kernel and the folder of its modules; *release* is what uname -r says in it."""

    release: str
    image: Path
    modules: Path

    @property
    def built_in(self) -> frozenset[str]:
        return frozenset(map(module_name, _lines(self.modules / "modules.builtin")))

    def dependencies(self) -> dict[str, list[str]]:
        """From modules.dep: each module's file to those it needs, ready to load in reverse."""
        lines = (line.partition(":") for line in _lines(self.modules / "modules.dep"))
        return {path: needed.split() for path, _, needed in lines}


def module_name(path: str) -> str:
    """The name modprobe knows a module's file by."""
    return path.rpartition("/")[2].partition(".ko")[0].replace("-", "_")


def chosen_modules(kernel: Kernel) -> list[str]:
    """The files of the modules a guest needs, each with all it depends on."""
    dependencies = kernel.dependencies()
    files = {module_name(path): path for path in dependencies}
    chosen: dict[str, None] = {}
    for name in WANTED:
        if path := files.get(name):
            chosen.update(dict.fromkeys((path, *dependencies[path])))
    return list(chosen)


def find_kernel(boot: Path, modules: Path) -> Kernel:
    """The kernel that suits a guest best: made for clouds (small) before others, the newest first.

    Unsupported, with the package to install or the command to run, when there is none.
    """
    releases = [entry.name for entry in modules.iterdir()] if modules.is_dir() else []
    kernels = [
        k for r in sorted(releases, key=_rank, reverse=True) if (k := _kernel(boot, modules, r))
    ]
    usable = [k for k in kernels if os.access(k.image, os.R_OK, effective_ids=True)]
    if usable:
        return usable[0]
    if kernels:
        raise Unsupported(
            N_("Only root may read this computer's kernel, {path}"),
            hint=N_("Allow it: sudo chmod +r {path}"),
            path=kernels[0].image,
        )
    raise Unsupported(
        N_("Tiny Linux needs a Linux kernel, and none with virtio drivers is installed"),
        hint=PACKAGE_HINT,
        package=kernel_package(),
    )


def kernel_package() -> str:
    """What the distribution calls the smallest kernel that will do."""
    try:
        ubuntu = "ubuntu" in Path("/etc/os-release").read_text(errors="replace").lower()
    except OSError:
        ubuntu = False
    return "linux-image-virtual" if ubuntu else "linux-image-cloud-amd64"


async def read_module(path: Path) -> bytes:
    """A module as the kernel loads it, unpacked: distributions compress theirs in various ways."""
    if path.suffix == ".zst":
        return await run_tool("zstd", "-dc", "--", path)
    contents = await threads.run(path.read_bytes)
    unpack = {".xz": lzma.decompress, ".gz": gzip.decompress}.get(path.suffix)
    return unpack(contents) if unpack else contents


def _rank(release: str) -> tuple[bool, list[int]]:
    return "cloud" in release, [int(number) for number in re.findall(r"\d+", release)]


def _kernel(boot: Path, modules: Path, release: str) -> Kernel | None:
    places = (boot / f"vmlinuz-{release}", modules / release / "vmlinuz")
    image = next((place for place in places if os.path.isfile(place)), None)
    if image is None:
        return None
    kernel = Kernel(release, image, modules / release)
    there = kernel.built_in | set(map(module_name, kernel.dependencies()))
    return kernel if there.issuperset(ESSENTIAL) else None


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except OSError:
        return []
