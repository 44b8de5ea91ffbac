"""VMs made, copied and forgotten on libvirt's test driver."""

import pytest

from vmdesk.errors import InvalidInput, InvalidState, NotFound, Unsupported
from vmdesk.model.actions import Action
from vmdesk.model.creation import BootDisk, Definition, NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, NetworkMode
from vmdesk.model.vm import VMState

NAT = NICSpec(NetworkMode.NAT, "default")


def definition(name: str = "web", **values) -> Definition:
    spec = VMSpec(name, SourceKind.DISK, nics=(NAT,), **values)
    return Definition(spec, Accelerator.TEST, disk=BootDisk("/default-pool/web.qcow2", "qcow2"))


def test_a_defined_vm_is_as_it_was_asked_for(with_host):
    """A new VM is stopped and has the name, memory, processors, notes, disk and NIC asked for."""

    async def scenario(backend, _vm):
        wanted = definition("网 “x” & 🐧", vcpus=3, memory_kib=300_000, notes="<b>\n& notes")
        return await backend.lifecycle.get_vm(await backend.creation.define(wanted))

    vm = with_host(scenario)
    assert (vm.name, vm.state, vm.vcpus) == ("网 “x” & 🐧", VMState.STOPPED, 3)
    assert (vm.memory_kib, vm.notes) == (300_000, "<b>\n& notes")
    assert [disk.path for disk in vm.disks] == ["/default-pool/web.qcow2"]
    assert [(nic.mode, nic.network) for nic in vm.nics] == [(NetworkMode.NAT, "default")]


def test_a_name_is_given_once(with_host):
    """A second VM of the same name is refused, by definition and by copy."""

    async def scenario(backend, vm):
        with pytest.raises(InvalidInput, match="already exists"):
            await backend.creation.define(definition(vm.name))
        with pytest.raises(InvalidInput, match="already exists"):
            await backend.creation.define_copy(vm.ref, vm.name, {})
        return await backend.lifecycle.list_vms()

    assert len(with_host(scenario)) == 1


def test_an_accelerator_of_another_kind_is_refused(with_host):
    """A test host runs no KVM guests, and says so before it makes one."""

    async def scenario(backend, _vm):
        wanted = definition()
        with pytest.raises(Unsupported, match="kvm"):
            await backend.creation.define(Definition(wanted.spec, Accelerator.KVM))

    with_host(scenario)


def test_control_characters_in_notes_are_refused(with_host):
    """What XML cannot hold is the user's to correct, not a failure of the host."""

    async def scenario(backend, _vm):
        with pytest.raises(InvalidInput, match="control characters"):
            await backend.creation.define(definition(notes="a\x00b"))

    with_host(scenario)


def test_a_running_vm_is_not_forgotten(with_host):
    """Undefine refuses a running VM and leaves it as it is."""

    async def scenario(backend, vm):
        with pytest.raises(InvalidState, match="is running"):
            await backend.creation.undefine(vm.ref)
        return await backend.lifecycle.get_vm(vm.ref)

    vm = with_host(scenario)
    assert vm.persistent
    assert vm.active


def test_a_forgotten_vm_is_gone_and_may_be_forgotten_again(with_host):
    """Undefine forgets a stopped VM with its saved state; once more changes nothing."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.SAVE, vm.ref)
        await backend.creation.undefine(vm.ref)
        await backend.creation.undefine(vm.ref)
        with pytest.raises(NotFound):
            await backend.lifecycle.get_vm(vm.ref)

    with_host(scenario)


def test_a_copy_shares_no_identity(with_host):
    """A copy has its own UUID, MACs and disk; all else is as in the original."""

    async def scenario(backend, _vm):
        first = await backend.creation.define(definition(notes="about it"))
        disks = {"/default-pool/web.qcow2": "/default-pool/copy.qcow2"}
        second = await backend.creation.define_copy(first, "copy", disks)
        return [await backend.lifecycle.get_vm(ref) for ref in (first, second)]

    original, copy = with_host(scenario)
    assert (original.name, copy.name) == ("web", "copy")
    assert original.uuid != copy.uuid
    assert original.nics[0].mac != copy.nics[0].mac
    assert [disk.path for disk in original.disks] == ["/default-pool/web.qcow2"]
    assert [disk.path for disk in copy.disks] == ["/default-pool/copy.qcow2"]
    assert (copy.notes, copy.memory_kib) == ("about it", original.memory_kib)
