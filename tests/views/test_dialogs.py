"""Dialogs ask plainly, check while one types, and show untrusted text as text."""

import asyncio
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QTreeWidget

from tests.views.conftest import make_vm, open_dialogs, until
from vmdesk.errors import InvalidInput
from vmdesk.model.actions import Action
from vmdesk.model.vm import VMState
from vmdesk.views.commands import VMCommands
from vmdesk.views.dialogs import ConfirmDialog, confirm
from vmdesk.views.edit_dialogs import FolderDialog, RenameDialog, TagsDialog
from vmdesk.views.host_dialog import HostDialog


async def dialog_of(kind: type = QDialog):
    await until(lambda: open_dialogs(kind))
    return open_dialogs(kind)[0]


def button(dialog, name: str) -> Any:
    return next(b for b in dialog.findChildren(QPushButton) if b.accessibleName() == name)


def field(dialog, name: str) -> Any:
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


@pytest.mark.parametrize(("name", "answer"), [("Force Off", True), ("Cancel", False)])
def test_a_question_returns_what_was_pressed(run, qapp, name, answer):
    """The button with the action's own name means yes, Cancel means no."""

    async def story():
        asked = asyncio.ensure_future(confirm(None, "t", "q", ok_label="Force Off", dangerous=True))
        button(await dialog_of(ConfirmDialog), name).click()
        assert await asked is answer

    run(story())


def test_enter_does_not_destroy(run, qapp):
    """In a dangerous question the default button is Cancel."""

    async def story():
        asked = asyncio.ensure_future(confirm(None, "t", "q", ok_label="Delete", dangerous=True))
        dialog = await dialog_of(ConfirmDialog)
        assert button(dialog, "Cancel").isDefault()
        assert not button(dialog, "Delete").isDefault()
        dialog.reject()
        assert await asked is False

    run(story())


def test_markup_in_a_question_is_shown_not_read(run, qapp):
    """Every label of a question is plain text, so a name with markup appears as it is."""

    async def story():
        asked = asyncio.ensure_future(confirm(None, "t", "Stop “<b>x</b>”?"))
        dialog = await dialog_of(ConfirmDialog)
        texts = [label for label in dialog.findChildren(QLabel) if "<b>" in label.text()]
        assert texts
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in texts)
        dialog.reject()
        await asked

    run(story())


@pytest.mark.parametrize("bad", ["", "db", "a/b", "<b>", "-rf", " x", "y" * 201])
def test_a_name_that_cannot_be_is_refused_while_typing(run, qapp, bad):
    """The button is off and the reason is there before anything is asked of the host."""

    async def story():
        dialog = RenameDialog(make_vm("web"), {"web", "db"}, None)
        field(dialog, "Name").setText(bad)
        assert not button(dialog, "Rename").isEnabled()
        assert any(label.text() for label in dialog.findChildren(QLabel)[1:])
        field(dialog, "Name").setText("shop")
        assert button(dialog, "Rename").isEnabled()
        dialog.deleteLater()

    run(story())


def test_shared_tags_are_edited_and_each_vm_keeps_its_own(qapp):
    """Tags that all have can be changed together; those of one VM alone stay with it."""
    one, two = make_vm("one", tags=("web", "old")), make_vm("two", tags=("web",))
    dialog = TagsDialog([one, two], ["web"], None)
    assert field(dialog, "Tags").text() == "web"
    field(dialog, "Tags").setText("shop ,  new   tag,")
    assert dialog.tags_for(one) == ["shop", "new tag", "old"]
    assert dialog.tags_for(two) == ["shop", "new tag"]
    dialog.deleteLater()


def test_a_folder_is_tidied(qapp):
    """Slashes too many and spaces around names are no folders."""
    dialog = FolderDialog([make_vm("a", folder=" lab //one/ ")], [], None)
    assert dialog.folder() == "lab/one"
    dialog.deleteLater()


def refuse(uri: str) -> None:
    if uri.startswith("nonsense"):
        raise InvalidInput("“{uri}” is not the address of a host", uri=uri)


@pytest.mark.parametrize(
    ("kind", "typed", "uri"),
    [
        (2, {"User": "root", "Host": "server"}, "qemu+ssh://root@server/system"),
        (2, {"Host": "fe80::1"}, "qemu+ssh://[fe80::1]/system"),
        (3, {"Host": "10.0.0.1"}, "qemu+tcp://10.0.0.1/system"),
        (4, {"Address": "test:///default"}, "test:///default"),
        (2, {"Host": "-oProxyCommand=x"}, ""),
        (2, {"Host": "a b"}, ""),
        (2, {"Host": ""}, ""),
        (4, {"Address": "nonsense"}, ""),
        (0, {}, ""),
    ],
)
def test_a_host_is_put_together_or_refused(qapp, kind, typed, uri):
    """What is typed becomes an address; what cannot be one, or is known, keeps Connect off."""
    dialog = HostDialog(["qemu:///system"], refuse, None)
    dialog._form.kind.setCurrentIndex(kind)
    for name, text in typed.items():
        field(dialog, name).setText(text)
    assert button(dialog, "Connect").isEnabled() is bool(uri)
    assert not uri or dialog.uri() == uri
    dialog.deleteLater()


def commands(rig) -> VMCommands:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    rig.window = window
    return VMCommands(rig.core, window, rig.tasks, lambda uri: [])


def test_force_off_asks_before_it_pulls_the_plug(play):
    """Nothing happens to the VM until the question is answered with yes."""

    async def story(rig):
        asked = commands(rig)
        ref = rig.ref("a")
        asked.run(Action.POWER_OFF, [ref])
        dialog = await dialog_of(ConfirmDialog)
        assert rig.world.vms[ref].state is VMState.RUNNING
        button(dialog, "Force Off").click()
        await until(lambda: rig.world.vms[ref].state is VMState.STOPPED)
        rig.window.deleteLater()

    play(story, make_vm("a", VMState.RUNNING))


def test_a_delete_lists_the_files_and_keeps_what_was_unchecked(play):
    """The disk is in the list with a check mark; without it the VM goes and the disk stays."""
    from vmdesk.model.hardware import Disk, DiskDevice

    async def story(rig):
        path = "/images/a.qcow2"
        await rig.backend.storage.create_image(path, 1024, "qcow2")
        asked = commands(rig)
        asked.run(Action.DELETE, [rig.ref("a")])
        dialog = await dialog_of()
        files = dialog.findChild(QTreeWidget)
        assert files.topLevelItem(0).text(0) == path
        files.topLevelItem(0).setCheckState(0, Qt.CheckState.Unchecked)
        button(dialog, "Delete").click()
        await until(lambda: not rig.world.vms)
        assert path in rig.world.images
        rig.window.deleteLater()

    disk = Disk("vda", "virtio", DiskDevice.DISK, "/images/a.qcow2", "qcow2")
    play(story, make_vm("a", disks=(disk,)))


def test_known_hosts_are_not_offered_first(qapp):
    """With this computer in the list already, the dialog begins with what is not."""
    dialog = HostDialog(["qemu:///system"], refuse, None)
    assert dialog.uri() == "qemu:///session"
    dialog.deleteLater()
