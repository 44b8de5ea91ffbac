"""The hypervisor in memory, which other tests stand on."""

import asyncio

import pytest

from vmdesk.backends.fake.backend import FakeBackend
from vmdesk.errors import ConnectionLost, HostError, InUse, InvalidInput, InvalidState, NotFound
from vmdesk.model.actions import LIFECYCLE, Action, allowed
from vmdesk.model.creation import BootDisk, Definition, NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, NetworkMode
from vmdesk.model.vm import VM, VMRef, VMState

WEB = VM(VMRef("fake:///", "1"), "web", VMState.STOPPED, "1", 2, 2**20)
PATH = "/images/new.qcow2"
SPEC = VMSpec("new", SourceKind.DISK, nics=(NICSpec(NetworkMode.NAT, "default"),))
DEFINITION = Definition(SPEC, Accelerator.TCG, BootDisk(PATH, "qcow2"))


class Recorder:
    def __init__(self):
        self.changed = []
        self.losses = []

    def vm_changed(self, ref):
        self.changed.append(ref)

    def host_changed(self):
        self.changed.append(None)

    def connection_lost(self, reason):
        self.losses.append(reason)


@pytest.fixture
def listener():
    return Recorder()


@pytest.fixture
def backend():
    return FakeBackend(WEB)


def in_host(backend, listener, scenario):
    async def opened():
        await backend.open(listener)
        return await scenario()

    return asyncio.run(opened())


@pytest.mark.parametrize("state", list(VMState))
@pytest.mark.parametrize("action", sorted(LIFECYCLE, key=str))
def test_actions_follow_the_table(listener, state, action):
    """In every state exactly the actions of the table are taken, and each tells of its change."""
    vm = VM(WEB.ref, "web", state, "1", 2, 2**20)
    backend = FakeBackend(vm)

    async def scenario():
        if action in allowed(vm):
            await backend.lifecycle.perform(action, vm.ref)
            assert listener.changed == [vm.ref]
        else:
            with pytest.raises(InvalidState):
                await backend.lifecycle.perform(action, vm.ref)

    in_host(backend, listener, scenario)


def test_a_lost_host(backend, listener):
    """A host that is lost says so once, then refuses every call until it is opened again."""

    async def scenario():
        backend.lose("gone")
        backend.lose("gone")
        with pytest.raises(ConnectionLost):
            await backend.lifecycle.list_vms()
        await backend.open(listener)
        return await backend.lifecycle.list_vms()

    assert in_host(backend, listener, scenario) == [WEB]
    assert listener.losses == ["gone"]


def test_a_test_can_break_and_hold_a_call(backend, listener):
    """A planted error is raised once; a gate keeps a call waiting until it is opened."""

    async def scenario():
        backend.world.failures["perform"] = HostError("planted")
        with pytest.raises(HostError):
            await backend.lifecycle.perform(Action.START, WEB.ref)
        gate = backend.world.gates["perform"] = asyncio.Event()
        call = asyncio.ensure_future(backend.lifecycle.perform(Action.START, WEB.ref))
        await asyncio.sleep(0)
        assert not call.done()
        gate.set()
        await call

    in_host(backend, listener, scenario)

    assert backend.world.vms[WEB.ref].state is VMState.RUNNING


def test_vms_come_and_go(backend, listener):
    """A defined VM is what was asked for, its name is taken, and undefined it is NotFound."""

    async def scenario():
        ref = await backend.creation.define(DEFINITION)
        vm = await backend.lifecycle.get_vm(ref)
        with pytest.raises(InvalidInput):
            await backend.creation.define(DEFINITION)
        copy = await backend.creation.define_copy(ref, "copy", {PATH: "/images/copy.qcow2"})
        twin = await backend.lifecycle.get_vm(copy)
        await backend.creation.undefine(ref)
        with pytest.raises(NotFound):
            await backend.lifecycle.get_vm(ref)
        return vm, twin

    vm, twin = in_host(backend, listener, scenario)

    assert (vm.name, vm.state, vm.disks[0].path) == ("new", VMState.STOPPED, PATH)
    assert twin.disks[0].path == "/images/copy.qcow2"
    assert twin.nics[0].mac != vm.nics[0].mac


def test_a_base_is_kept_while_it_is_needed(backend, listener):
    """An image that an overlay needs cannot be deleted, and says by whom it is used."""

    async def scenario():
        storage = backend.storage
        await storage.create_image(PATH, 1024, "qcow2")
        await storage.create_image("/images/top.qcow2", 1024, "qcow2", PATH, "qcow2")
        ref = await backend.creation.define(DEFINITION)
        [use] = await storage.files_of(ref)
        assert (use.path, use.used_by, use.deletable) == (PATH, ("/images/top.qcow2",), False)
        with pytest.raises(InUse):
            await storage.delete_image(PATH)
        await storage.delete_image("/images/top.qcow2")
        await storage.delete_image(PATH)
        with pytest.raises(NotFound):
            await storage.inspect(PATH)

    in_host(backend, listener, scenario)


def test_changes_of_the_configuration(backend, listener):
    """Name, autostart, notes and labels change as on a real host, with its refusals."""

    async def scenario():
        configuration = backend.configuration
        await configuration.rename(WEB.ref, "www")
        await configuration.set_autostart(WEB.ref, True)
        await configuration.set_notes(WEB.ref, "n")
        await configuration.set_labels(WEB.ref, "f", ["a", "a"])
        with pytest.raises(InvalidInput):
            await configuration.rename(WEB.ref, "a/b")
        await backend.lifecycle.perform(Action.START, WEB.ref)
        with pytest.raises(InvalidState):
            await configuration.rename(WEB.ref, "other")
        await backend.snapshots.take_snapshot(WEB.ref, "s", "")
        with pytest.raises(InvalidInput):
            await backend.snapshots.take_snapshot(WEB.ref, "s", "")

    in_host(backend, listener, scenario)

    vm = backend.world.vms[WEB.ref]
    assert (vm.name, vm.autostart, vm.notes, vm.folder, vm.tags) == ("www", True, "n", "f", ("a",))
