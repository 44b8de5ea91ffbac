"""What is kept about a VM, on libvirt's test driver."""

import pytest

from tests.backends.libvirt.conftest import until
from vmdesk.errors import InvalidInput, InvalidState, NotFound
from vmdesk.model.actions import Action
from vmdesk.model.vm import VMRef

TEXTS = ["plain", "<img src=x onerror=alert(1)>", "“引号” & 'quotes'", "שלום", "👩‍💻\n\ttwo lines"]


@pytest.mark.parametrize("text", TEXTS)
def test_notes_come_back_as_they_were_written(with_host, text):
    """Notes are text: markup, scripts and line breaks survive literally."""

    async def scenario(backend, vm):
        await backend.configuration.set_notes(vm.ref, text)
        return await backend.lifecycle.get_vm(vm.ref)

    assert with_host(scenario).notes == text


@pytest.mark.parametrize("running", [True, False])
def test_labels_survive_a_restart(with_host, running):
    """Folder and tags set on a running or stopped VM are there after it was off and on again."""

    async def scenario(backend, vm):
        if not running:
            await backend.lifecycle.perform(Action.POWER_OFF, vm.ref)
        await backend.configuration.set_labels(
            vm.ref, "/Work / <b>//", ["red", " red ", "", "中 & 文"]
        )
        before = await backend.lifecycle.get_vm(vm.ref)
        if running:
            await backend.lifecycle.perform(Action.POWER_OFF, vm.ref)
        await backend.lifecycle.perform(Action.START, vm.ref)
        return before, await backend.lifecycle.get_vm(vm.ref)

    for vm in with_host(scenario):
        assert (vm.folder, vm.tags) == ("Work/<b>", ("red", "中 & 文"))


def test_empty_labels_leave_no_metadata(with_host):
    """Taking the last label away takes VMDesk's element out of the VM's XML."""

    async def scenario(backend, vm):
        await backend.configuration.set_labels(vm.ref, "a", ["b"])
        await backend.configuration.set_labels(vm.ref, "", [])
        return await backend._connection.run(
            lambda conn: conn.lookupByUUIDString(vm.ref.key).XMLDesc()
        )

    assert "vmdesk.org" not in with_host(scenario)


def test_labels_keep_what_a_later_version_put_there(with_host):
    """An element of VMDesk's that this version does not know stays."""
    uri = "https://vmdesk.org/xmlns/vm/1"

    async def scenario(backend, vm):
        def domain(conn):
            return conn.lookupByUUIDString(vm.ref.key)

        await backend._connection.run(
            lambda conn: domain(conn).setMetadata(
                2, "<vm><future answer='42'/><tag>old</tag></vm>", "vmdesk", uri, 3
            )
        )
        await backend.configuration.set_labels(vm.ref, "f", ["new"])
        return await backend._connection.run(lambda conn: domain(conn).XMLDesc())

    xml = with_host(scenario)

    assert '<vmdesk:future answer="42"/>' in xml
    assert "<vmdesk:tag>new</vmdesk:tag>" in xml
    assert "<vmdesk:tag>old" not in xml


@pytest.mark.parametrize("text", ["a\0b", "\x1b[31m", "\ud800", "\uffff"])
def test_what_xml_cannot_hold_is_refused(with_host, text):
    """Control characters are InvalidInput, in notes, folders and tags."""

    async def scenario(backend, vm):
        for attempt in (
            backend.configuration.set_notes(vm.ref, text),
            backend.configuration.set_labels(vm.ref, text, []),
            backend.configuration.set_labels(vm.ref, "", [text]),
        ):
            with pytest.raises(InvalidInput):
                await attempt

    with_host(scenario)


def test_rename(with_host):
    """A stopped VM gets a new name and stays the same VM."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.POWER_OFF, vm.ref)
        await backend.configuration.rename(vm.ref, "new 名")
        await backend.configuration.rename(vm.ref, "new 名")
        return await backend.lifecycle.get_vm(vm.ref)

    assert with_host(scenario).name == "new 名"


@pytest.mark.parametrize("name", ["", "a/b", "-rf", "a\nb", "vm1", "x" * 300])
def test_rename_refuses_a_name_that_cannot_be(with_host, name):
    """An illegal or taken name is InvalidInput, and the VM keeps its own."""

    async def scenario(backend, vm):
        await backend.lifecycle.perform(Action.POWER_OFF, vm.ref)
        with pytest.raises(InvalidInput):
            await backend.configuration.rename(vm.ref, name)
        return await backend.lifecycle.get_vm(vm.ref)

    assert with_host(scenario, vms=2).name == "vm0"


def test_rename_of_a_running_vm_says_what_to_do(with_host):
    """A running VM cannot be renamed, and the error says to shut it down."""

    async def scenario(backend, vm):
        with pytest.raises(InvalidState) as caught:
            await backend.configuration.rename(vm.ref, "other")
        return caught.value

    assert with_host(scenario).hint == "Shut it down first"


def test_every_change_is_told(with_host, listener):
    """Also the changes that libvirt has no event for reach the listener."""

    async def scenario(backend, vm):
        for change in (
            backend.configuration.set_autostart(vm.ref, True),
            backend.configuration.set_notes(vm.ref, "n"),
            backend.configuration.set_labels(vm.ref, "f", []),
        ):
            listener.changed.clear()
            await change
            await until(lambda: vm.ref in listener.changed)

    with_host(scenario)


def test_a_vm_that_is_gone_cannot_be_configured(with_host):
    """Every change of a VM that is not there is NotFound."""

    async def scenario(backend, vm):
        gone = VMRef(vm.ref.host, "00000000-0000-0000-0000-00000000dead")
        for change in (
            backend.configuration.rename(gone, "x"),
            backend.configuration.set_autostart(gone, True),
            backend.configuration.set_notes(gone, "n"),
            backend.configuration.set_labels(gone, "f", []),
        ):
            with pytest.raises(NotFound):
                await change

    with_host(scenario)
