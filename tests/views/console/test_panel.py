"""The tools of a console: keys, text, pictures, films, passwords and what the strip says."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from tests.views.console.conftest import until
from tests.views.console.rig import Rig
from vmdesk.console.keymap import KEYCODES, scancode_of
from vmdesk.console.layouts import Layout, strokes
from vmdesk.errors import VMDeskError
from vmdesk.model.display import ClipboardPath
from vmdesk.model.vm import VMState
from vmdesk.services.jobs import Job, JobState
from vmdesk.services.settings import Settings
from vmdesk.views.console.combinations_dialog import OwnKeysDialog
from vmdesk.views.console.host_keys import set_own_combinations
from vmdesk.views.console.type_dialog import TypeDialog
from vmdesk.views.console.typing import type_text

LATIN = "Zoë says: {x} ~ ^ @ \\ | 'ß' €"


def entry(menu: QMenu, text: str) -> QAction:
    (found,) = [action for action in menu.actions() if action.text() == text]
    return found


def test_the_strip_says_size_scale_and_clipboard(rig):
    """What the guest shows, how large, and why its clipboard is not shared."""

    async def story(r: Rig):
        await r.connect()
        await until(lambda: "agent" in r.strip())
        assert r.strip().startswith("320×200")
        assert "%" in r.strip()
        r.path = ClipboardPath.TOO_OLD
        assert "QEMU" not in r.strip()

    rig(story)


def test_a_guest_that_copies_has_an_agent(rig):
    """The strip follows what really happens."""

    async def story(r: Rig):
        await r.connect()
        await until(lambda: "no agent" in r.strip())
        r.display.send(b"\3\0\0\0\0\0\0\1x")
        await until(lambda: "Clipboard: shared" in r.strip())

    rig(story)


def test_the_menu_sends_keys_and_the_users_own(rig):
    """Ctrl+Alt+Del is there, and what the user added appears when the menu opens."""

    async def story(r: Rig):
        await r.connect()
        entry(r.panel.keys_menu, "Ctrl+Alt+Del").trigger()
        await until(lambda: len(r.scancodes()) == 6)
        set_own_combinations(r.settings, ["SUPER+L"])
        r.panel.keys_menu.aboutToShow.emit()
        r.panel.keys_menu.aboutToShow.emit()
        entry(r.panel.keys_menu, "SUPER+L").trigger()
        await until(lambda: len(r.scancodes()) == 10)
        assert r.scancodes()[6] == (scancode_of(KEYCODES["LEFTMETA"]), True)

    rig(story)


@pytest.mark.parametrize("layout", [Layout.US, Layout.GERMAN])
def test_a_text_is_typed_as_the_layout_needs_it(rig, layout):
    """Every key goes down and up again, in the order of the text."""

    async def story(r: Rig):
        await r.connect()
        wanted = strokes(LATIN, layout)
        job = r.jobs.start("type", lambda job: type_text(job, r.panel.view, wanted, 2000))
        await job.outcome()
        assert job.progress == 1
        chords = [chord for stroke in wanted for chord in stroke.chords]
        expected = []
        for chord in chords:
            expected += [(scancode_of(code), True) for code in chord]
            expected += [(scancode_of(code), False) for code in reversed(chord)]
        await until(lambda: len(r.scancodes()) == len(expected))
        assert r.scancodes() == expected

    rig(story)


def start_typing(r: Rig, per_second: int) -> Job:
    wanted = strokes("AAAA", Layout.US)
    return r.jobs.start("type", lambda job: type_text(job, r.panel.view, wanted, per_second))


def test_typing_can_be_cancelled_and_leaves_no_key_down(rig):
    """The key that was down is released."""

    async def story(r: Rig):
        await r.connect()
        job = r.jobs.start(
            "type", lambda job: type_text(job, r.panel.view, strokes("AAAA", Layout.US), 4)
        )
        await until(lambda: len(r.scancodes()) == 2)
        job.cancel()
        await job.wait()
        await until(lambda: len(r.scancodes()) == 4)
        assert job.state is JobState.CANCELLED
        assert not any(dict(r.scancodes()).values())

    rig(story)


def test_typing_ends_with_an_error_when_the_guest_goes(rig):
    """The user learns that not all of it arrived."""

    async def story(r: Rig):
        await r.connect()
        job = r.jobs.start(
            "type", lambda job: type_text(job, r.panel.view, strokes("AAAA", Layout.US), 8)
        )
        await until(lambda: r.scancodes())
        r.panel.view.set_vm_state(VMState.STOPPED)
        await job.wait()
        assert job.state is JobState.FAILED

    rig(story)


def test_the_dialog_lists_what_the_layout_lacks(qtbot, tmp_path):
    """The characters that will be missing are shown, and what is chosen is remembered."""
    settings = Settings(tmp_path / "conf")
    window = QWidget()
    qtbot.addWidget(window)
    dialog = TypeDialog("Grüße ☃", settings, window)
    problem = dialog._problem
    assert all(char in problem.text() for char in "üß☃")
    dialog._layout.setCurrentIndex(list(Layout).index(Layout.GERMAN))
    assert "ü" not in problem.text()
    assert "☃" in problem.text()
    dialog.remember()
    again = TypeDialog("", settings, window)
    assert again._chosen() is Layout.GERMAN
    assert not again.ok.isEnabled()


def test_own_combinations_are_checked_and_can_be_pressed(qtbot):
    """A name that is no key is refused with words; pressed keys are written down."""
    window = QWidget()
    qtbot.addWidget(window)
    dialog = OwnKeysDialog(["ALT+F1"], window)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText("CTRL+NOSUCH")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.combinations() == ["ALT+F1"]
    assert "NOSUCH" in dialog._list._problem.text()
    (press,) = [b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Press Keys"]
    press.click()
    for kind, name in ((QEvent.Type.KeyPress, "LEFTCTRL"), (QEvent.Type.KeyPress, "F5"),
                       (QEvent.Type.KeyRelease, "F5")):  # fmt: skip
        none = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(kind, 0, none, KEYCODES[name] + 8, 0, 0, "")
        QApplication.sendEvent(field, event)
    assert field.text() == "CTRL+F5"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.combinations() == ["ALT+F1", "CTRL+F5"]


def test_a_screenshot_goes_to_the_clipboard(rig):
    """In the guest's own pixels."""

    async def story(r: Rig):
        await r.connect()
        r.panel.commands.copy_screenshot()
        assert QGuiApplication.clipboard().image().size().toTuple() == (320, 200)

    rig(story)


def test_recording_without_ffmpeg_names_the_package(rig, monkeypatch):
    """The button goes back, and the user reads what to install."""

    async def story(r: Rig):
        await r.connect()
        monkeypatch.setenv("PATH", "/nowhere")
        errors: list[VMDeskError] = []
        r.tasks.failed.connect(errors.append)
        r.panel.commands.toggle_recording()
        assert "ffmpeg" in errors[0].hint
        assert not r.panel.commands.recording

    rig(story)
