"""The New VM wizard from its first page to the VM, by keyboard and by program."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QSlider,
    QSpinBox,
    QWidget,
)

from tests.views.wizard.conftest import make_disk, until
from tests.views.wizard.person import focused, press, shown, type_text
from vmdesk.errors import N_, HostError
from vmdesk.model.creation import SourceKind, VMSpec
from vmdesk.model.vm import VMState
from vmdesk.views.wizard.open import draft_of
from vmdesk.views.wizard.state import Draft

Key = Qt.Key
ISO = Draft(VMSpec("", SourceKind.ISO))


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
