"""A SPICE guest: what is offered instead of a console, and what becomes of it."""

import stat

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.views.conftest import make_vm, open_dialogs, until
from vmdesk.errors import VMDeskError
from vmdesk.model.display import SpiceAddress
from vmdesk.model.vm import VMState
from vmdesk.services.jobs import JobState
from vmdesk.views.console.spice import SpicePane, connection_file, open_viewer
from vmdesk.views.dialogs import ConfirmDialog

ADDRESS = SpiceAddress("spice://127.0.0.1:5900")


class Screens:
    """A VM with a SPICE screen."""

    def __init__(self) -> None:
        self.switched = 0

    async def spice_address(self, ref) -> SpiceAddress:
        return ADDRESS

    async def lost_with_vnc(self, ref) -> tuple[str, ...]:
        return ("several monitors",)

    async def switch_to_vnc(self, ref) -> None:
        self.switched += 1


def button(pane: QWidget, name: str) -> QPushButton:
    found: QPushButton
    (found,) = [b for b in pane.findChildren(QPushButton) if b.accessibleName() == name]
    return found


def fake_viewer(folder, script: str) -> None:
    """A program in place of the viewer, which writes down how it was called."""
    viewer = folder / "remote-viewer"
    viewer.write_text(f"#!/bin/sh\n{script}\n")
    viewer.chmod(viewer.stat().st_mode | stat.S_IXUSR)


def test_one_click_switches_to_vnc_after_saying_what_is_lost(play, monkeypatch):
    """The question names it; the pane then says when it takes effect."""

    async def story(rig):
        vm = rig.core.inventory.find("web")
        screens = rig.backend.display = Screens()
        pane = SpicePane(rig.context, vm)
        pane.show()
        button(pane, "Switch to VNC").click()
        await until(lambda: open_dialogs(ConfirmDialog))
        (dialog,) = open_dialogs(ConfirmDialog)
        words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
        assert "several monitors" in words
        assert "shut down" in words
        dialog.accept()
        await until(lambda: any("next time" in label.text() for label in pane.findChildren(QLabel)))
        assert screens.switched == 1
        assert [job.state for job in rig.core.jobs.ended] == [JobState.DONE]
        pane.close()
        pane.deleteLater()

    play(story, make_vm("web", VMState.RUNNING))


def test_without_the_viewer_the_package_is_named(play, monkeypatch):
    """The button cannot be pressed, and the user reads what to install."""
    monkeypatch.setenv("PATH", "/nowhere")

    async def story(rig):
        pane = SpicePane(rig.context, rig.core.inventory.find("web"))
        assert not button(pane, "Open in Remote Viewer").isEnabled()
        assert any("virt-viewer" in label.text() for label in pane.findChildren(QLabel))
        pane.deleteLater()

    play(story, make_vm("web", VMState.RUNNING))


def test_the_viewer_gets_the_address_as_an_argument(run, tmp_path, monkeypatch):
    """After "--", so that nothing in it is an option."""
    fake_viewer(tmp_path, f'echo "$@" > {tmp_path}/called')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    run(open_viewer(ADDRESS))
    assert (tmp_path / "called").read_text() == "-- spice://127.0.0.1:5900\n"


def test_a_password_is_not_on_the_command_line(run, tmp_path, monkeypatch):
    """It goes through the viewer's standard input, one line whatever is in it."""
    fake_viewer(tmp_path, f'echo "$@" > {tmp_path}/called; cat > {tmp_path}/file')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    secret = SpiceAddress("spice://[::1]:5901", "s3cret\nhost=evil")
    run(open_viewer(secret))
    assert (tmp_path / "called").read_text() == "-- -\n"
    lines = (tmp_path / "file").read_text().splitlines()
    assert lines == connection_file(secret).splitlines()
    assert lines[:4] == ["[virt-viewer]", "type=spice", "host=::1", "port=5901"]
    assert lines[4] == "password=s3crethost=evil"


def test_a_viewer_that_fails_is_told_of(run, tmp_path, monkeypatch):
    """An error, not silence."""
    fake_viewer(tmp_path, "exit 3")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    told: list[str] = []

    async def story() -> None:
        try:
            await open_viewer(ADDRESS)
        except VMDeskError as error:
            told.append(str(error))

    run(story())
    assert "3" in told[0]
