"""The inventory mirrors its hosts: what happens there shows here, and nothing else."""

import asyncio

import pytest

from tests.services.conftest import vm_named
from vmdesk.backends.fake.backend import URI
from vmdesk.errors import ConnectionLost, HostError, NotFound
from vmdesk.model.actions import Action
from vmdesk.model.hardware import NIC, Address, AddressSource, NetworkMode
from vmdesk.model.host import HostState
from vmdesk.model.vm import VMState


async def until(condition):
    async with asyncio.timeout(3):
        while not condition():
            await asyncio.sleep(0.005)


def test_vms_of_a_host_are_known_after_connecting(scenario, desk):
    """Connecting lists the host's VMs in one announcement."""
    announced = []
    desk.inventory.vms_added.connect(lambda refs: announced.append(len(refs)))

    async def story():
        return sorted(vm.name for vm in desk.inventory.vms.values())

    assert scenario(story) == ["db", "web"]
    assert announced == [2]


def test_change_made_elsewhere_shows(scenario, desk, web):
    """A VM that another program starts is seen running."""

    async def story():
        desk.world.change(web.ref, state=VMState.RUNNING)
        await until(lambda: desk.inventory.vms[web.ref].state is VMState.RUNNING)

    scenario(story)


def test_burst_of_events_ends_with_the_truth(scenario, desk, web):
    """Two hundred changes in a row end with the last one, and cost far fewer readings."""
    told = []
    desk.inventory.vm_changed.connect(told.append)

    async def story():
        for number in range(200):
            state = VMState.PAUSED if number % 2 else VMState.RUNNING
            desk.world.change(web.ref, state=state)
        await desk.inventory.settle()
        return desk.inventory.vms[web.ref].state

    assert scenario(story) is VMState.PAUSED
    assert len(told) < 10


def test_vm_removed_elsewhere_leaves(scenario, desk, web):
    """A VM that another program deletes is gone here."""
    gone = []
    desk.inventory.vm_removed.connect(gone.append)

    async def story():
        desk.world.remove(web.ref)
        await until(lambda: gone)
        return web.ref in desk.inventory.vms

    assert scenario(story) is False
    assert gone == [web.ref]


def test_unknown_name_is_not_found(scenario, desk):
    """Asking for a VM that is not there says so."""

    async def story():
        with pytest.raises(NotFound, match="no VM named “nobody”"):
            desk.inventory.find("nobody")

    scenario(story)


def test_address_of_a_guest_appears_and_stays(scenario, desk):
    """An address learnt once is kept over later readings while the guest runs."""
    address = Address("192.168.122.7", "52:54:00:00:00:01", AddressSource.LEASE)
    nic = NIC(address.mac, NetworkMode.NAT, "default")

    async def story():
        db = desk.inventory.find("db")
        desk.world.addresses[db.ref] = (address,)
        desk.world.change(db.ref, nics=(nic,))
        await desk.inventory.settle()
        await until(lambda: desk.inventory.vms[db.ref].ips == ("192.168.122.7",))
        desk.world.change(db.ref, notes="changed")
        await desk.inventory.settle()
        assert desk.inventory.vms[db.ref].ips == ("192.168.122.7",)
        desk.world.change(db.ref, state=VMState.STOPPED)
        await desk.inventory.settle()
        return desk.inventory.vms[db.ref].ips

    assert scenario(story) == ()


def test_lost_host_is_shown_and_comes_back(scenario, desk, web):
    """A host that goes away is lost, keeps its VMs in view, and is right again when it is back."""
    removed, states = [], []
    desk.inventory.vm_removed.connect(removed.append)
    desk.inventory.hosts_changed.connect(lambda uri: states.append(desk.inventory.hosts[uri].state))

    async def story():
        desk.backend.lose("killed")
        assert desk.inventory.hosts[URI].state is HostState.LOST
        desk.world.vms[web.ref] = vm_named("web", VMState.RUNNING)
        await until(lambda: desk.inventory.hosts[URI].state is HostState.CONNECTED)
        return desk.inventory.vms[web.ref].state

    assert scenario(story) is VMState.RUNNING
    assert removed == []
    assert HostState.LOST in states


def test_host_that_refuses_says_why_and_is_tried_again(run, desk):
    """A host that cannot be reached shows the reason, and connects once it can."""

    async def story():
        desk.backend.refuses = HostError("no route")
        desk.hosts.add(URI)
        with pytest.raises(HostError, match="no route"):
            await desk.hosts.ready(URI)
        assert desk.inventory.hosts[URI].state is HostState.FAILED
        assert str(desk.inventory.hosts[URI].error) == "no route"
        desk.backend.refuses = None
        desk.hosts.retry(URI)
        await until(lambda: desk.inventory.hosts[URI].state is HostState.CONNECTED)
        await desk.hosts.close()

    run(story())


def test_job_of_a_lost_host_fails_with_the_reason(scenario, desk, web):
    """A job under way when the host goes away fails and says that the connection was lost."""

    async def story():
        desk.world.gates["perform"] = asyncio.Event()
        job = desk.controller.set_notes(web.ref, "x")
        desk.backend.refuses = HostError("down")
        desk.backend.lose("killed")
        await job.wait()
        return job.error

    assert isinstance(scenario(story), ConnectionLost)


def test_nothing_can_be_asked_of_a_lost_host(scenario, desk, web):
    """While its host is away a VM's actions are refused, saying so."""

    async def story():
        desk.backend.refuses = HostError("down")
        desk.backend.lose("killed")
        job = desk.controller.perform(Action.START, web.ref)
        await job.wait()
        return desk.controller.refusal(Action.START, web.ref), str(job.error)

    assert scenario(story) == ("The host is not connected", "The host is not connected")


def test_removed_host_takes_its_vms_along(scenario, desk):
    """Removing a host from the list removes its VMs from view."""

    async def story():
        await desk.hosts.remove(URI)
        return desk.inventory.vms, desk.inventory.hosts

    assert scenario(story) == ({}, {})
