"""What stands between a user and a running VM on a libvirt host."""

import shlex
from collections.abc import Callable, Iterator
from typing import Any

import libvirt

from vmdesk.backends.libvirt import repairs
from vmdesk.backends.libvirt.connection import Connection
from vmdesk.backends.libvirt.folders import DEFAULT_POOL, default_folder, find_pool
from vmdesk.backends.libvirt.host import accelerators, is_session, read_offer
from vmdesk.backends.libvirt.image_problems import image_problems
from vmdesk.backends.libvirt.networks import list_networks
from vmdesk.backends.libvirt.packages import install_command
from vmdesk.backends.libvirt.xml import Element, parse
from vmdesk.errors import N_, Unsupported
from vmdesk.model.hardware import Accelerator, Firmware
from vmdesk.model.problem import Problem, Severity

OLDEST_LIBVIRT = 8_000_000
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE, Severity.OK)
_REPAIRS: dict[str, Callable[[Any, Problem], None]] = {
    "network-missing": lambda conn, _: repairs.define_default_network(conn),
    "network-inactive": lambda conn, problem: repairs.start(conn, problem.params["name"]),
    "network-not-autostarted": lambda conn, problem: repairs.start(conn, problem.params["name"]),
    "pool-missing": lambda conn, _: repairs.ensure_pool(conn),
    "pool-inactive": lambda conn, _: repairs.ensure_pool(conn),
}


class LibvirtDiagnosis:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def problems(self) -> list[Problem]:
        """What is wrong with the host and its VMs, the worst first."""
        found = await self._connection.run(lambda conn: list(_problems(conn)))
        return sorted(found, key=lambda problem: _ORDER.index(problem.severity))

    async def repair(self, problem: Problem) -> None:
        """Apply the fix of a problem that says it has one."""
        repair = _REPAIRS.get(problem.code)
        if repair is None or not problem.repair:
            raise Unsupported(N_("VMDesk cannot repair this by itself"), hint=problem.fix)
        await self._connection.run(lambda conn: repair(conn, problem))


def _problems(conn: Any) -> Iterator[Problem]:
    if str(conn.getType()).upper() == "QEMU":
        capabilities = parse(conn.getCapabilities())
        yield from _software_problems(conn, capabilities)
        yield from _pool_problems(conn)
        yield from image_problems(conn, capabilities)
    if not is_session(conn):
        yield from _network_problems(conn)


def _software_problems(conn: Any, capabilities: Element) -> Iterator[Problem]:
    version = int(conn.getLibVersion())
    if version < OLDEST_LIBVIRT:
        yield Problem(
            "libvirt-old",
            Severity.WARNING,
            N_("The host has libvirt {version}; VMDesk is made for 8.0 and later"),
            N_("Update the host's libvirt"),
            params={"version": _dotted(version)},
        )
    usable = accelerators(conn, capabilities)
    if usable[Accelerator.TCG] and usable[Accelerator.KVM]:
        yield Problem(
            "qemu-missing",
            Severity.ERROR,
            N_("QEMU is not installed on the host"),
            N_("Install QEMU, then restart libvirt"),
            install_command(conn, "qemu"),
        )
        return
    if reason := usable[Accelerator.KVM]:
        yield _no_kvm(reason)
    yield from _firmware_problems(conn, usable, capabilities)


def _no_kvm(reason: str) -> Problem:
    """The reason is a whole sentence of its own, so it is the cause."""
    return Problem(
        "kvm-unusable",
        Severity.WARNING,
        reason,
        N_(
            "Guests run in software (TCG), about 10 to 20 times slower. For full speed switch on"
            " virtualization (VT-x, AMD-V or SVM) in the firmware setup, or nested virtualization"
            " where the host is a VM itself"
        ),
    )


def _firmware_problems(
    conn: Any, usable: dict[Accelerator, str], capabilities: Element
) -> Iterator[Problem]:
    kind = Accelerator.TCG if usable[Accelerator.KVM] else Accelerator.KVM
    offer = read_offer(conn, kind, capabilities)
    if Firmware.UEFI not in offer.firmwares:
        yield Problem(
            "ovmf-missing",
            Severity.NOTE,
            N_("UEFI firmware for VMs is not installed, which Windows 11 needs"),
            N_("Install OVMF"),
            install_command(conn, "ovmf"),
        )
    if not offer.tpm:
        yield Problem(
            "swtpm-missing",
            Severity.NOTE,
            N_("The TPM emulator is not installed, which Windows 11 needs"),
            N_("Install swtpm"),
            install_command(conn, "swtpm"),
        )


def _pool_problems(conn: Any) -> Iterator[Problem]:
    folder = default_folder(conn)
    if not folder:
        return
    pool = find_pool(conn, folder)
    if pool is None:
        yield Problem(
            "pool-missing",
            Severity.NOTE,
            N_("The host has no storage pool for disk images yet; {folder} becomes it"),
            N_("VMDesk makes it with the first VM, or now"),
            repair=True,
            params={"folder": folder},
        )
    elif pool.name() == DEFAULT_POOL and not pool.isActive():
        yield Problem(
            "pool-inactive",
            Severity.WARNING,
            N_("The storage pool “{name}” is not active"),
            N_("Start it"),
            _virsh(conn, "pool-start", DEFAULT_POOL),
            repair=True,
            params={"name": DEFAULT_POOL},
        )


def _network_problems(conn: Any) -> Iterator[Problem]:
    networks = {network.name: network for network in list_networks(conn)}
    used = _used_networks(conn)
    for name in sorted({repairs.DEFAULT_NETWORK, *used}):
        network = networks.get(name)
        if network is None:
            yield _missing(name, used.get(name, []))
        elif not network.active:
            yield _inactive(conn, name)
        elif name == repairs.DEFAULT_NETWORK and not network.autostart:
            yield _not_autostarted(conn, name)


def _used_networks(conn: Any) -> dict[str, list[str]]:
    """Networks by name, with the VMs that need them at their next start."""
    used: dict[str, list[str]] = {}
    for domain in conn.listAllDomains():
        try:
            root = parse(domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))
        except libvirt.libvirtError:
            continue
        for source in root.iterfind("devices/interface[@type='network']/source"):
            used.setdefault(str(source.get("network")), []).append(domain.name())
    return used


def _missing(name: str, vms: list[str]) -> Problem:
    if name == repairs.DEFAULT_NETWORK:
        return Problem(
            "network-missing",
            Severity.WARNING,
            N_("The network “{name}” is missing, through which VMs reach the internet"),
            N_("Make it: NAT, with addresses given out by DHCP"),
            repair=True,
            params={"name": name},
        )
    return Problem(
        "network-gone",
        Severity.ERROR,
        N_("The network “{name}” is missing, and “{vm}” needs it to start"),
        N_("Give the VM another network"),
        params={"name": name, "vm": vms[0]},
    )


def _inactive(conn: Any, name: str) -> Problem:
    return Problem(
        "network-inactive",
        Severity.WARNING,
        N_("The network “{name}” is not active, so VMs in it do not start"),
        N_("Start it, now and with the host"),
        _virsh(conn, "net-start", name),
        repair=True,
        params={"name": name},
    )


def _not_autostarted(conn: Any, name: str) -> Problem:
    return Problem(
        "network-not-autostarted",
        Severity.NOTE,
        N_("The network “{name}” is not started with the host"),
        N_("Start it with the host"),
        _virsh(conn, "net-autostart", name),
        repair=True,
        params={"name": name},
    )


def _virsh(conn: Any, *words: str) -> str:
    return shlex.join(["virsh", "-c", str(conn.getURI()), *words])


def _dotted(version: int) -> str:
    return f"{version // 1_000_000}.{version // 1000 % 1000}.{version % 1000}"
