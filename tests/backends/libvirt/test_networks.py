"""Networks as libvirt describes them."""

import pytest

from vmdesk.backends.libvirt.networks import mode_of
from vmdesk.backends.libvirt.xml import parse
from vmdesk.errors import NotFound
from vmdesk.model.hardware import NetworkMode


@pytest.mark.parametrize(
    ("inside", "mode"),
    [
        ("<forward mode='nat'/>", NetworkMode.NAT),
        ("<forward/>", NetworkMode.NAT),
        ("<ip address='10.0.0.1' netmask='255.0.0.0'/>", NetworkMode.HOST_ONLY),
        ("<bridge name='virbr7'/>", NetworkMode.ISOLATED),
        ("<forward mode='route' dev='eth0'/>", NetworkMode.ROUTED),
        ("<forward mode='open'/>", NetworkMode.OPEN),
        ("<forward mode='bridge'/><bridge name='br0'/>", NetworkMode.BRIDGED),
        ("<forward mode='bridge'><interface dev='eth0'/></forward>", NetworkMode.DIRECT),
        ("<forward mode='vepa'/>", NetworkMode.DIRECT),
        ("<forward mode='hostdev'/>", NetworkMode.OTHER),
        ("<forward mode='from-the-future'/>", NetworkMode.OTHER),
    ],
)
def test_mode_says_whom_a_nic_reaches(inside, mode):
    """Each way of forwarding has the user's word for it."""
    assert mode_of(parse(f"<network>{inside}</network>")) is mode


def test_networks_are_listed_and_started(with_host):
    """A stopped network is listed as such, and can be started twice without harm."""

    async def scenario(backend, _vm):
        run = backend._connection.run
        await run(lambda conn: conn.networkLookupByName("default").destroy())
        [before] = await backend.networks.list_networks()
        await backend.networks.start_network("default")
        await backend.networks.start_network("default")
        [after] = await backend.networks.list_networks()
        return before, after

    before, after = with_host(scenario)
    assert (before.name, before.mode, before.active) == ("default", NetworkMode.NAT, False)
    assert before.bridge == "virbr0"
    assert before.subnet == "192.168.122.0/24"
    assert after.active


def test_an_unknown_network_cannot_be_started(with_host):
    """Starting a network that is not there says so by name."""

    async def scenario(backend, _vm):
        with pytest.raises(NotFound, match="no network “nope”"):
            await backend.networks.start_network("nope")

    with_host(scenario)
