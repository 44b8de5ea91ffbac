"""What the doctor finds on a host and puts right."""

from ipaddress import IPv4Network

import pytest

from vmdesk.backends.libvirt.packages import command_for
from vmdesk.backends.libvirt.repairs import default_network_xml, free_subnet, route_subnets
from vmdesk.backends.libvirt.xml import parse
from vmdesk.errors import HostError, Unsupported
from vmdesk.model.problem import Problem, Severity

ROUTES = """Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT
eth0\t00000000\t0100007F\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t007AA8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0
wg0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0
"""


def test_an_inactive_network_is_found_and_repaired(with_host):
    """The doctor names the network, the command that starts it, and starts it when asked."""

    async def scenario(backend, _vm):
        run = backend._connection.run
        await run(lambda conn: conn.networkLookupByName("default").destroy())
        [found] = await backend.diagnosis.problems()
        await backend.diagnosis.repair(found)
        return found, await backend.diagnosis.problems(), await backend.networks.list_networks()

    found, after, [network] = with_host(scenario)
    assert found.code == "network-inactive"
    assert "“default” is not active" in found.cause_text
    assert found.command.endswith("net-start default")
    assert after == []
    assert network.active
    assert network.autostart


def test_a_missing_default_network_is_made(with_host):
    """Without the network `default` the doctor offers to make it, and then it is active NAT."""

    async def scenario(backend, _vm):
        def remove(conn):
            network = conn.networkLookupByName("default")
            network.destroy()
            network.undefine()

        await backend._connection.run(remove)
        [found] = await backend.diagnosis.problems()
        await backend.diagnosis.repair(found)
        return found, await backend.networks.list_networks()

    found, [network] = with_host(scenario)
    assert (found.code, found.repair) == ("network-missing", True)
    assert network.active
    assert network.subnet.startswith("192.168.")


def test_a_vm_whose_network_is_gone_is_named(with_host):
    """A network that only a VM still knows is an error, and nothing that can be repaired."""

    async def scenario(backend, vm):
        def change(conn):
            xml = conn.lookupByUUIDString(vm.uuid).XMLDesc()
            conn.defineXML(xml.replace("network='default'", "network='lab'"))

        await backend._connection.run(change)
        return await backend.diagnosis.problems()

    found = with_host(scenario)
    assert found[0].code == "network-gone"
    assert "“lab” is missing" in found[0].cause_text
    assert "vm0" in found[0].cause_text
    assert not found[0].repair


def test_what_cannot_be_repaired_is_refused(with_host):
    """A problem without a repair is refused instead of quietly left."""

    async def scenario(backend, _vm):
        with pytest.raises(Unsupported):
            await backend.diagnosis.repair(Problem("kvm-unusable", Severity.WARNING, "x"))

    with_host(scenario)


def test_routes_keep_subnets_from_being_used_twice():
    """A new network avoids every subnet that the computer has a route to."""
    taken = route_subnets(ROUTES)
    assert taken == [IPv4Network("192.168.122.0/24"), IPv4Network("10.0.0.0/8")]
    assert free_subnet(taken) == IPv4Network("192.168.123.0/24")
    assert free_subnet([]) == IPv4Network("192.168.122.0/24")
    with pytest.raises(HostError):
        free_subnet([IPv4Network("192.168.0.0/16")])


def test_the_default_network_gives_out_addresses():
    """The host has the first address of the subnet, guests the others."""
    root = parse(default_network_xml(IPv4Network("192.168.123.0/24")))
    address = root.find("ip")
    given = root.find("ip/dhcp/range")
    assert address is not None
    assert given is not None
    assert (address.get("address"), address.get("netmask")) == ("192.168.123.1", "255.255.255.0")
    assert (given.get("start"), given.get("end")) == ("192.168.123.2", "192.168.123.254")


@pytest.mark.parametrize(
    ("ids", "command"),
    [
        ("ubuntu debian", "sudo apt install ovmf"),
        ("rocky rhel centos fedora", "sudo dnf install edk2-ovmf"),
        ("arch ", "sudo pacman -S edk2-ovmf"),
        ("opensuse-leap suse opensuse", "sudo zypper install qemu-ovmf-x86_64"),
        ("plan9 ", ""),
    ],
)
def test_the_command_is_the_distributions_own(ids, command):
    """A missing part comes with the command of this distribution, or with none."""
    assert command_for("ovmf", ids) == command
