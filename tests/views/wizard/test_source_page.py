"""The first page of the wizard: images that are read, refused, dropped, used."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.views.wizard.conftest import DEBIAN, GIB, WINDOWS, make_disk, make_iso, until
from tests.views.wizard.person import shown, type_into, type_text
from vmdesk.model.creation import DiskUse, SourceKind, VMSpec
from vmdesk.model.hardware import Firmware
from vmdesk.views.wizard.open import draft_of
from vmdesk.views.wizard.state import Draft

Key = Qt.Key
ISO = Draft(VMSpec("", SourceKind.ISO))


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


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (DiskUse.IN_PLACE, "This VM needs no file of its own"),
        (DiskUse.COPY, "/images/old.qcow2: 196 KiB now, up to 40 GiB"),
        (DiskUse.OVERLAY, "/images/old.qcow2: 196 KiB now, up to 40 GiB"),
    ],
)
def test_an_existing_disk_is_used_as_chosen(scenario, desk, public, use, words):
    """Each use has its consequence in a sentence, and its files in the summary."""

    async def story():
        disk = Path(make_disk(public / "base.qcow2"))
        wizard = await desk.wizard(draft_of(disk))
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


def test_an_image_in_a_private_folder_can_only_be_copied(scenario, desk, public):
    """QEMU may run as another user: what it cannot reach is copied, and said so."""

    async def story():
        private = public / "private"
        private.mkdir(mode=0o700)
        wizard = await desk.wizard(draft_of(Path(make_disk(private / "base.qcow2"))))
        ui = wizard.pages[0].ui
        await until(lambda: ui.useBox.isVisible())
        assert ui.copy.isChecked()
        assert not ui.inPlace.isEnabled()
        assert wizard.ui.next.isEnabled()
        wizard.state.choose(disk_use=DiskUse.OVERLAY)
        assert "may not open files in this folder" in ui.pathMessage.text()
        assert not wizard.ui.next.isEnabled()
        ui.iso.click()
        ui.path.setText(make_iso(private / "a.iso", "A"))
        await until(lambda: "It will be copied" in shown(wizard))
        wizard.go_to(3)
        await until(lambda: "/images/a.iso: 64 KiB, a copy" in shown(wizard))

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
