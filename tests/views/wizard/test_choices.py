"""Names, sizes, networks, accelerators: what is said while one chooses."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.views.wizard.conftest import until
from tests.views.wizard.person import press, shown, type_into
from vmdesk.backends.fake.backend import URI
from vmdesk.errors import N_, HostError
from vmdesk.model.creation import NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, NetworkMode
from vmdesk.model.network import Network
from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.views.wizard.open import draft_of
from vmdesk.views.wizard.state import Draft

Key = Qt.Key
ISO = Draft(VMSpec("", SourceKind.ISO))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("taken", "already exists"),
        ("a/b", "cannot contain /"),
        ("-rf", "cannot begin with"),
        ("<b>", "cannot contain < >"),
        ("x" * 300, "too long"),
        ("", "The name is empty"),
    ],
)
def test_a_name_that_cannot_be_is_told_while_typing(scenario, desk, name, reason):
    """The reason appears below the name, literally, and goes when the name is good."""

    async def story():
        put_vm(desk, "taken")
        wizard = await desk.wizard()
        wizard.go_to(1)
        ui = wizard.pages[1].ui
        ui.name.setText(name)
        assert reason in ui.nameMessage.text()
        assert not wizard.ui.next.isEnabled()
        ui.name.setText("好 <3".replace("<", "‹"))
        assert not ui.nameMessage.isVisible()
        assert wizard.ui.next.isEnabled()

    scenario(story)


def put_vm(desk, name: str) -> None:
    vm = VM(VMRef(URI, name), name, VMState.STOPPED, name, 1, 1024)
    desk.world.put(vm)


def test_a_name_taken_meanwhile_is_noticed(scenario, desk):
    """Another program makes a VM of that name while the wizard is open."""

    async def story():
        wizard = await desk.wizard()
        wizard.go_to(1)
        wizard.pages[1].ui.name.setText("web")
        assert wizard.ui.next.isEnabled()
        put_vm(desk, "web")
        await until(lambda: not wizard.ui.next.isEnabled())
        assert "already exists" in wizard.pages[1].ui.nameMessage.text()

    scenario(story)


def test_more_than_the_host_has_is_refused(scenario, desk):
    """Memory beyond the host's, no disk at all, and a way back to what is recommended."""

    async def story():
        wizard = await desk.wizard()
        wizard.go_to(1)
        ui = wizard.pages[1].ui
        type_into(ui.memory.spin, "64 GiB")
        assert "64 GiB of memory is more than the host has (16 GiB)" in shown(wizard)
        assert not wizard.ui.next.isEnabled()
        ui.memory.revert.click()
        assert wizard.state.spec.memory_kib == 2 * 1024**2
        assert wizard.ui.next.isEnabled()
        type_into(ui.disk.spin, "0")
        assert "is too small" in shown(wizard)
        type_into(ui.disk.spin, "10 PiB")
        assert "is too large" in shown(wizard)
        type_into(ui.disk.spin, "200g")
        assert "Only 50 GiB is free" in shown(wizard)
        assert wizard.ui.next.isEnabled()

    scenario(story)


def test_each_network_says_whom_it_reaches(scenario, desk):
    """Networks of the host and what needs none, each with its consequence."""

    async def story():
        desk.world.networks["lan"] = Network("lan", NetworkMode.ISOLATED, active=False)
        wizard = await desk.wizard()
        wizard.go_to(2)
        rows = wizard.pages[2].ui.networks
        texts = [
            (rows.item(n).text(), rows.item(n).data(Qt.ItemDataRole.AccessibleDescriptionRole))
            for n in range(rows.count())
        ]
        assert texts == [
            ("default", "NAT · Internet: yes · Host: yes · Other VMs: yes"),
            ("lan", "Isolated · Internet: no · Host: no · Other VMs: yes · not active"),
            ("User mode", "Internet: yes · Host: no · Other VMs: no"),
            ("None", "Internet: no · Host: no · Other VMs: no"),
        ]
        rows.setFocus()
        press(Key.Key_Down)
        assert wizard.state.spec.nics == (NICSpec(NetworkMode.ISOLATED, "lan"),)
        press(Key.Key_End)
        assert wizard.state.spec.nics == ()

    scenario(story)


def test_a_host_interface_is_named_by_an_expert(scenario, desk):
    """Bridged appears with the switch and asks for the interface."""

    async def story():
        wizard = await desk.wizard()
        wizard.go_to(2)
        ui = wizard.pages[2].ui
        assert not ui.hardwareBox.isVisible()
        wizard.ui.expert.click()
        assert ui.hardwareBox.isVisible()
        row = next(n for n in range(ui.networks.count()) if ui.networks.item(n).text() == "Bridged")
        ui.networks.setCurrentRow(row)
        assert ui.bridge.isVisible()
        ui.bridge.setText("br0")
        assert wizard.state.spec.nics == (NICSpec(NetworkMode.BRIDGED, "br0"),)
        assert ui.networks.currentRow() == row

    scenario(story)


def test_emulation_is_said_aloud(scenario, desk):
    """Where KVM does not work, the reason stands beside it, and the cost of TCG on two pages."""

    async def story():
        wizard = await desk.wizard()
        wizard.go_to(2)
        assert "This computer's processor has no virtualization." in shown(wizard)
        assert "10 to 20 times slower" in wizard.pages[2].ui.acceleratorMessage.text()
        wizard.pages[2].ui.kvm.click()
        assert wizard.state.spec.accelerator is Accelerator.KVM
        assert "This will hardly work here" in shown(wizard)
        wizard.pages[2].ui.automatic.click()
        wizard.go_to(3)
        assert "10 to 20 times slower" in shown(wizard)

    scenario(story)


def test_a_host_without_a_tpm_says_so(scenario, desk, windows_iso):
    """Windows 11 asks for what the host lacks: that, and what helps; insisting is refused."""

    async def story():
        wizard = await desk.wizard(draft_of(Path(windows_iso)))
        await until(lambda: wizard.state.spec.secure_boot)
        facts = wizard.state.facts
        wizard.state.draft = replace(wizard.state.draft, spec=replace(wizard.state.spec, tpm=False))
        wizard.state.learn(facts=replace(facts, info=replace(facts.info, tpm=False)))
        wizard.go_to(2)
        assert "Windows 11 asks for a TPM 2.0: install the package swtpm" in shown(wizard)
        assert wizard.ui.next.isEnabled()
        wizard.ui.expert.click()
        wizard.pages[2].ui.tpm.click()
        assert "cannot emulate a TPM" in shown(wizard)
        assert not wizard.ui.next.isEnabled()

    scenario(story)


def test_an_unreachable_host_is_told(scenario, desk):
    """The wizard of a host that does not answer says why instead of offering guesses."""

    async def story():
        wizard = await desk.wizard()
        desk.world.failures["host_info"] = HostError(N_("The host is asleep"))
        wizard.state.choose(disk_folder="/elsewhere")
        await until(lambda: wizard.state.facts_error)
        assert "The host is asleep" in wizard.ui.next.accessibleDescription()
        wizard.ui.cancel.click()
        assert not wizard.isVisible()

    scenario(story)
