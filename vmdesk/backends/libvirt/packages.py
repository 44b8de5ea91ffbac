"""How the parts that VMs need are installed on this computer's distribution."""

import platform
from typing import Any

from vmdesk.backends.libvirt.host import has_local_files

# Part: its packages on the family of Debian, Fedora, Arch and SUSE.
_PACKAGES = {
    "qemu": ("qemu-system qemu-utils", "qemu-kvm qemu-img", "qemu-full", "qemu qemu-tools"),
    "ovmf": ("ovmf", "edk2-ovmf", "edk2-ovmf", "qemu-ovmf-x86_64"),
    "swtpm": ("swtpm swtpm-tools", "swtpm swtpm-tools", "swtpm", "swtpm"),
}
_FAMILIES = ("debian", "fedora", "arch", "suse")
_INSTALL = ("apt install", "dnf install", "pacman -S", "zypper install")


def install_command(conn: Any, part: str) -> str:
    """The command that installs *part* ("qemu", "ovmf", "swtpm"); "" where it is not known."""
    if not has_local_files(conn):
        return ""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    return command_for(part, f"{release.get('ID', '')} {release.get('ID_LIKE', '')}")


def command_for(part: str, ids: str) -> str:
    """The same for the ID and ID_LIKE of os-release(5) in *ids*."""
    for family, install, packages in zip(_FAMILIES, _INSTALL, _PACKAGES[part], strict=True):
        if any(family in word for word in ids.split()):
            return f"sudo {install} {packages}"
    return ""
