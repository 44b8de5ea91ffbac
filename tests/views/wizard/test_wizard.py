"""The New VM wizard, used as a person does: keys, words on the screen, what is made at the end."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QSlider,
    QSpinBox,
    QWidget,
)

from tests.views.wizard.conftest import DEBIAN, GIB, WINDOWS, make_disk, make_iso, until
from vmdesk.backends.fake.backend import URI
from vmdesk.errors import N_, HostError
from vmdesk.model.creation import DiskUse, NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode
from vmdesk.model.network import Network
from vmdesk.model.vm import VM, VMRef, VMState
from vmdesk.views.wizard.open import draft_of
from vmdesk.views.wizard.state import Draft

Key = Qt.Key
ISO = Draft(VMSpec("", SourceKind.ISO))


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        QTest.keyClick(focused(), key)


def type_text(text: str) -> None:
    QTest.keyClicks(focused(), text)


def shown(wizard) -> str:
    """Every text that can be read on the wizard now."""
    texts = [label.text() for label in wizard.findChildren(QLabel) if label.isVisible()]
    texts += [
        f"{button.text()} {button.accessibleDescription()}"
        for button in wizard.findChildren(QAbstractButton)
        if button.isVisible()
    ]
    return "\n".join(texts).replace("\u200b", "")


def test_a_vm_is_made_with_the_keyboard_alone(scenario, desk):
    """Arrow keys choose the source, Enter goes on, typing replaces the name, Enter makes it."""

    async def story():
        wizard = await desk.wizard(ISO)
        press(Key.Key_Down)
        press(Key.Key_Right)
        assert wizard.state.spec.source is SourceKind.NETWORK
        await until(lambda: not wizard.obstacle())
        press(Key.Key_Return)
        type_text("web")
        press(Key.Key_Return)
        assert focused().accessibleName() == "Network"
        press(Key.Key_Return)
        assert wizard.ui.finish.isVisible()
        assert focused().accessibleName() == "Start now"
        press(Key.Key_Space)
        press(Key.Key_Return)
        assert not wizard.isVisible()
        ((job, draft),) = desk.submitted
        vm = desk.world.vms[await job.outcome()]
        assert (vm.name, vm.state, vm.memory_kib) == ("web", VMState.STOPPED, 2 * 1024**2)
        assert "/images/web.qcow2" in desk.world.images
        assert draft.spec.name == "web"

    scenario(story)


def test_mnemonics_reach_every_part(scenario, desk):
    """Alt and the underlined letter move between pages and into fields."""

    async def story():
        wizard = await desk.wizard()

        def alt(key: Qt.Key) -> None:
            QTest.keyClick(wizard, key, Qt.KeyboardModifier.AltModifier)

        alt(Key.Key_N)
        await until(lambda: focused() is wizard.pages[1].ui.name)
        alt(Key.Key_E)
        assert focused().accessibleName() == "Memory"
        alt(Key.Key_B)
        await until(lambda: wizard.ui.steps.currentRow() == 0)

    scenario(story)


@pytest.mark.parametrize("expert", [False, True])
def test_no_page_has_a_mnemonic_twice_or_a_control_without_a_name(
    scenario, desk, expert, odd_iso, tmp_path
):
    """Each letter reaches one thing, and assistive technology can name every control."""

    async def story():
        paths = {SourceKind.ISO: odd_iso, SourceKind.DISK: make_disk(tmp_path / "a.qcow2")}
        for source in SourceKind:
            draft = Draft(VMSpec("", source, paths.get(source, "")), expert=expert)
            wizard = await desk.wizard(draft)
            await until(lambda wizard=wizard: not wizard.obstacle())
            for row in range(4):
                wizard.go_to(row)
                letters = mnemonics(wizard)
                assert len(letters) == len(set(letters)), (source, row, sorted(letters))
                assert [c for c in controls(wizard) if not c.accessibleName()] == []
            wizard.close()

    scenario(story)


def mnemonics(wizard) -> list[str]:
    texts = [
        widget.text()
        for kind in (QLabel, QAbstractButton)
        for widget in wizard.findChildren(kind)
        if widget.isVisible() and (not isinstance(widget, QLabel) or widget.buddy())
    ]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text]


def controls(wizard) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QSpinBox, QSlider, QComboBox, QListView)
    return [
        widget
        for kind in kinds
        for widget in wizard.findChildren(kind)
        if widget.isVisible()
        and not widget.objectName().startswith("qt_")
        # What Qt puts into its own controls is named by them.
        and not isinstance(widget.parentWidget(), (QLineEdit, QSpinBox, QComboBox))
    ]


def test_an_iso_is_recognised_and_its_defaults_are_taken(scenario, desk, windows_iso):
    """A path is looked at while it is typed: the system, its name and its sizes follow."""

    async def story():
        wizard = await desk.wizard(ISO)
        assert "No file is chosen" in wizard.ui.next.accessibleDescription()
        assert not wizard.ui.next.isEnabled()
        wizard.pages[0].ui.path.setFocus()
        type_text(windows_iso)
        await until(lambda: wizard.state.spec.tpm)
        assert "Microsoft Windows 11 detected" in shown(wizard)
        assert wizard.ui.next.isEnabled()
        wizard.go_on()
        assert wizard.pages[1].ui.name.text() == "windows-11"
        assert "✓ recommended" in shown(wizard)
        spec = wizard.state.spec
        assert (spec.os, spec.firmware, spec.secure_boot) == (WINDOWS, Firmware.UEFI, True)

    scenario(story)


def test_one_cannot_go_on_while_the_image_is_being_read(scenario, desk, odd_iso):
    """Next waits for the answer, and says so."""

    async def story():
        wizard = await desk.wizard(ISO)
        wizard.pages[0].ui.path.setText(odd_iso)
        assert wizard.pages[0].ui.spinner.isVisible()
        wizard.go_on()
        assert wizard.ui.steps.currentRow() == 0
        assert "Looking at the image" in wizard.ui.next.accessibleDescription()
        await until(lambda: wizard.ui.next.isEnabled())
        assert not wizard.pages[0].ui.spinner.isVisible()

    scenario(story)


def test_a_system_that_is_not_recognised_is_chosen_from_the_list(
    scenario, desk, odd_iso, windows_iso
):
    """The list opens by itself; typed words find a system, and its defaults are taken."""

    async def story():
        wizard = await desk.wizard(draft_of(Path(odd_iso)))
        picker = wizard.pages[0].ui.systems
        await until(lambda: picker.is_open)
        picker.search.setFocus()
        type_text("11 deb")
        assert wizard.state.spec.os == DEBIAN
        await until(lambda: wizard.state.spec.name == "debian-11")
        wizard.pages[0].ui.path.setText(windows_iso)
        await until(lambda: "Windows 11 detected" in shown(wizard))
        assert wizard.state.spec.os == DEBIAN, "what the user said wins over what is found"

    scenario(story)


def _missing(folder: Path) -> Path:
    return folder / "missing.iso"


def _folder(folder: Path) -> Path:
    return folder


def _empty(folder: Path) -> Path:
    (folder / "empty.iso").touch()
    return folder / "empty.iso"


def _noise(folder: Path) -> Path:
    (folder / "noise.iso").write_bytes(b"noise" * 20000)
    return folder / "noise.iso"


def _cut(folder: Path) -> Path:
    make_iso(folder / "cut.iso", "CUT")
    os.truncate(folder / "cut.iso", 40000)
    return folder / "cut.iso"


def _outside(folder: Path) -> Path:
    make_disk(folder / "evil.qcow2", backing="/etc/shadow")
    return folder / "evil.qcow2"


@pytest.mark.parametrize(
    ("kind", "make", "reason"),
    [
        (SourceKind.ISO, _missing, "missing.iso"),
        (SourceKind.ISO, _folder, "folder"),
        (SourceKind.ISO, _empty, "empty"),
        (SourceKind.ISO, _noise, "is not an ISO image"),
        (SourceKind.ISO, _cut, "is incomplete"),
        (SourceKind.DISK, _outside, "/etc/shadow"),
    ],
)
def test_a_bad_image_is_refused_at_once(scenario, desk, tmp_path, kind, make, reason):
    """The reason stands below the path, and nobody gets past it."""

    async def story():
        wizard = await desk.wizard(Draft(VMSpec("", kind, str(make(tmp_path)))))
        await until(lambda: wizard.state.reading.error)
        assert reason in wizard.pages[0].ui.pathMessage.text()
        assert reason in wizard.ui.next.toolTip()
        wizard.go_on()
        wizard.go_to(3)
        assert wizard.ui.steps.currentRow() == 0

    scenario(story)


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


def type_into(spin, text: str) -> None:
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, text)


def test_what_the_user_set_survives_a_change_of_source(scenario, desk, windows_iso):
    """Recommendations fill only what was left alone."""

    async def story():
        wizard = await desk.wizard()
        wizard.go_to(1)
        type_into(wizard.pages[1].ui.memory.spin, "3 GiB")
        wizard.go_back()
        wizard.pages[0].ui.iso.click()
        wizard.pages[0].ui.path.setText(windows_iso)
        await until(lambda: wizard.state.spec.tpm)
        assert wizard.state.spec.memory_kib == 3 * 1024**2
        assert wizard.state.spec.disk_bytes == 64 * GIB

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


def test_the_summary_names_every_file(scenario, desk, windows_iso):
    """What will be made, in words, with each new file and its size."""

    async def story():
        wizard = await desk.wizard(draft_of(Path(windows_iso)))
        await until(lambda: wizard.state.spec.tpm)
        wizard.go_to(3)
        await until(lambda: "windows-11" in shown(wizard))
        text = shown(wizard)
        for words in (
            "Microsoft Windows 11",
            "UEFI · Secure Boot · TPM 2.0",
            "/images/windows-11.qcow2: 196 KiB now, up to 64 GiB",
            "UEFI settings",
            "The TPM's memory",
        ):
            assert words in text

    scenario(story)


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (DiskUse.IN_PLACE, "This VM needs no file of its own"),
        (DiskUse.COPY, "/images/old.qcow2: 196 KiB now, up to 40 GiB"),
        (DiskUse.OVERLAY, "/images/old.qcow2: 196 KiB now, up to 40 GiB"),
    ],
)
def test_an_existing_disk_is_used_as_chosen(scenario, desk, tmp_path, use, words):
    """Each use has its consequence in a sentence, and its files in the summary."""

    async def story():
        wizard = await desk.wizard(draft_of(Path(make_disk(tmp_path / "base.qcow2"))))
        ui = wizard.pages[0].ui
        await until(lambda: ui.useBox.isVisible())
        assert "qcow2 · 40 GiB" in shown(wizard)
        {DiskUse.IN_PLACE: ui.inPlace, DiskUse.COPY: ui.copy, DiskUse.OVERLAY: ui.overlay}[
            use
        ].click()
        wizard.state.choose(name="old", firmware=Firmware.BIOS)
        wizard.go_to(3)
        await until(lambda: words in shown(wizard))

    scenario(story)


def test_customise_first_makes_the_vm_without_starting_it(scenario, desk):
    """The switch wins over “Start now”, which comes back when it is taken off."""

    async def story():
        wizard = await desk.wizard()
        wizard.state.choose(name="web")
        wizard.go_to(3)
        ui = wizard.pages[3].ui
        ui.customise.click()
        assert not ui.start.isEnabled()
        assert not ui.start.isChecked()
        ui.customise.click()
        assert ui.start.isChecked()
        ui.customise.click()
        wizard.ui.finish.click()
        ((job, draft),) = desk.submitted
        assert desk.world.vms[await job.outcome()].state is VMState.STOPPED
        assert draft.customise

    scenario(story)


def test_a_failed_creation_can_be_taken_up_again(scenario, desk):
    """The job fails outside the wizard; what was typed opens it again as it was."""

    async def story():
        wizard = await desk.wizard()
        wizard.state.choose(name="web", memory_kib=3 * 1024**2)
        desk.world.failures["define"] = HostError(N_("The host is tired"))
        wizard.go_to(3)
        wizard.ui.finish.click()
        ((job, draft),) = desk.submitted
        with pytest.raises(HostError):
            await job.outcome()
        again = await desk.wizard(draft)
        assert again.state.spec.name == "web"
        assert again.state.spec.memory_kib == 3 * 1024**2
        again.go_to(3)
        again.ui.finish.click()
        assert desk.world.vms[await desk.submitted[1][0].outcome()].name == "web"

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


def test_a_dropped_file_is_the_source(scenario, desk):
    """A disk image dropped onto the page is an existing disk, anything else an ISO."""

    async def story():
        wizard = await desk.wizard()
        for path, kind in (("/a b/c.qcow2", SourceKind.DISK), ("/x.iso", SourceKind.ISO)):
            data = QMimeData()
            data.setUrls([QUrl.fromLocalFile(path)])
            event = QDropEvent(
                QPoint(5, 5),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
            wizard.pages[0].dropEvent(event)
            assert (wizard.state.spec.source, wizard.pages[0].ui.path.text()) == (kind, path)

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


def test_a_wizard_begins_with_what_it_is_given(tmp_path):
    """A kind, a file, a specification or a draft."""
    disk, iso = tmp_path / "a.QCOW2", tmp_path / "a.iso"
    assert draft_of(None).spec.source is SourceKind.ISO
    assert draft_of(SourceKind.TINY).spec.source is SourceKind.TINY
    assert draft_of(disk).spec.source is SourceKind.DISK
    assert draft_of(iso).spec == VMSpec("", SourceKind.ISO, str(iso))
    spec = VMSpec("web", SourceKind.TINY, memory_kib=5)
    assert "memory_kib" in draft_of(spec).chosen
    assert draft_of(Draft(spec)) == Draft(spec)
