"""Screens, keys and snapshots, on libvirt's test driver."""

import pytest

from vmdesk.backends.libvirt.backend import LibvirtBackend
from vmdesk.backends.libvirt.capabilities import capabilities_of
from vmdesk.backends.libvirt.devices import Domain
from vmdesk.backends.libvirt.snapshots import check_disks
from vmdesk.errors import InvalidInput, InvalidState, Unsupported
from vmdesk.model.actions import Action
from vmdesk.model.capabilities import Capability


def test_a_screenshot_is_a_picture(with_host):
    """The screen comes as the bytes of a picture file."""

    async def scenario(backend, vm):
        return await backend.display.screenshot(vm.ref)

    assert with_host(scenario).startswith(b"\x89PNG")


def test_a_screen_that_cannot_be_shown_says_why(with_host):
    """No VNC and a VM that is off are different reasons."""

    async def scenario(backend, vm):
        with pytest.raises(Unsupported):
            await backend.display.open_display(vm.ref)
        await backend.lifecycle.perform(Action.POWER_OFF, vm.ref)
        with pytest.raises(InvalidState):
            await backend.display.open_display(vm.ref)

    with_host(scenario)


def test_keys_need_a_running_vm(with_host):
    """Keys go to a VM that runs; one that is off is InvalidState."""

    async def scenario(backend, vm):
        await backend.display.send_keys(vm.ref, [29, 56, 111])
        await backend.lifecycle.perform(Action.POWER_OFF, vm.ref)
        with pytest.raises(InvalidState):
            await backend.display.send_keys(vm.ref, [30])

    with_host(scenario)


def test_snapshots_make_a_line(with_host):
    """Each snapshot is listed below the one before, the last is current, texts are literal."""

    async def scenario(backend, vm):
        await backend.snapshots.take_snapshot(vm.ref, "one", "<first> & 'only'")
        await backend.lifecycle.perform(Action.POWER_OFF, vm.ref)
        await backend.snapshots.take_snapshot(vm.ref, "two", "")
        with pytest.raises(InvalidInput):
            await backend.snapshots.take_snapshot(vm.ref, "two", "")
        with pytest.raises(InvalidInput):
            await backend.snapshots.take_snapshot(vm.ref, "a/b", "")
        return await backend.snapshots.list_snapshots(vm.ref)

    one, two = with_host(scenario)

    assert (one.name, one.parent, one.current) == ("one", "", False)
    assert (one.description, one.with_memory) == ("<first> & 'only'", True)
    assert (two.name, two.parent, two.current) == ("two", "one", True)


@pytest.mark.parametrize(
    ("disk", "possible"),
    [
        ("<driver type='qcow2'/>", True),
        ("<driver type='raw'/>", False),
        ("<driver type='raw'/><readonly/>", True),
    ],
)
def test_only_qcow2_disks_hold_snapshots(disk, possible):
    """A raw disk that is written is the reason against a snapshot, named with its format."""
    domain = Domain.parse(
        f"<domain><devices><disk device='disk'>{disk}<target dev='vda'/></disk></devices></domain>"
    )

    if possible:
        check_disks(domain)
    else:
        with pytest.raises(Unsupported, match=r"vda .* raw"):
            check_disks(domain)


@pytest.mark.parametrize(
    ("uri", "missing"),
    [
        ("qemu:///system", set()),
        ("test:///default", {Capability.CONSOLE, Capability.SERIAL}),
        ("qemu+ssh://host/system", set()),
        (
            "xen:///system",
            {
                Capability.SNAPSHOTS,
                Capability.RESET,
                Capability.SCREENSHOT,
                Capability.SEND_KEYS,
            },
        ),
    ],
)
def test_capabilities_have_reasons(uri, missing):
    """What a driver lacks is said with a reason before anybody tries."""
    found = capabilities_of(uri).missing

    assert set(found) - {Capability.STATISTICS} == missing
    assert all(found.values())


def test_a_part_that_a_driver_lacks_is_none():
    """Xen has no snapshots, containers have no screen."""
    assert LibvirtBackend("xen:///system").snapshots is None
    assert LibvirtBackend("lxc:///").display is None
