"""Which keys stay here, which go to the guest, and that nothing gets stuck on the way."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from tests.console import rfb
from tests.views.console.conftest import EXTENDED_KEYS, Console, until
from tests.views.console.test_input import key, scancodes, take_keyboard
from vmdesk.console.events import LedsChanged
from vmdesk.console.keymap import KEYCODES, scancode_of
from vmdesk.services.settings import Settings
from vmdesk.views.console.host_keys import (
    HostCommand,
    KeyRules,
    own_combinations,
    read_rules,
    set_own_combinations,
    write_rules,
)
from vmdesk.views.console.locks import Locks

CAPS, NUM = KEYCODES["CAPSLOCK"], KEYCODES["NUMLOCK"]
CAPS_MASK, NUM_MASK = 0x02, 0x10


def heard(view):
    commands: list[HostCommand] = []
    view.commanded.connect(commands.append)
    return commands


def still_down(c):
    """Scancodes that the guest was told to be pressed and not to be released."""
    state = dict(scancodes(c))
    return {code for code, down in state.items() if down}


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("F", HostCommand.FULL_SCREEN),
        ("M", HostCommand.MINIMISE),
        ("DELETE", HostCommand.CTRL_ALT_DEL),
        ("O", HostCommand.OWN_WINDOW),
    ],
)
def test_the_host_key_and_another_are_for_this_computer(watch, name, command):
    """The guest does not get the second key, and is left with no key down."""

    async def work(c: Console):
        await take_keyboard(c)
        commands = heard(c.view)
        for down in (True, False):
            key(c.screen, "RIGHTCTRL", down) if down else None
            key(c.screen, name, down)
        key(c.screen, "RIGHTCTRL", False)
        key(c.screen, "A", True)
        await until(lambda: (scancode_of(KEYCODES["A"]), True) in scancodes(c))
        assert commands == [command]
        assert scancode_of(KEYCODES[name]) not in {code for code, _ in scancodes(c)}
        assert still_down(c) == {scancode_of(KEYCODES["A"])}
        assert c.screen.hasFocus()

    watch(work)


def test_without_the_host_key_the_same_keys_are_the_guests(watch):
    """F11, F and Esc go to the guest; nothing is done here."""

    async def work(c: Console):
        await take_keyboard(c)
        commands = heard(c.view)
        for name in ("F11", "F", "ESC"):
            key(c.screen, name, True)
            key(c.screen, name, False)
        await until(lambda: len(scancodes(c)) == 6)
        assert commands == []

    watch(work)


def test_another_host_key_can_be_chosen(watch):
    """Then a tap on that one gives the keyboard back, and right Ctrl is a key like others."""

    async def work(c: Console):
        await take_keyboard(c)
        c.view.set_key_rules(KeyRules("SCROLLLOCK"))
        for down in (True, False):
            key(c.screen, "RIGHTCTRL", down)
        assert c.screen.hasFocus()
        for down in (True, False):
            key(c.screen, "SCROLLLOCK", down)
        assert not c.screen.hasFocus()

    watch(work)


def test_a_kept_shortcut_works_here_and_leaves_no_modifier_in_the_guest(watch):
    """The guest gets neither the key nor keeps the Ctrl that was pressed before it."""

    async def work(c: Console):
        await take_keyboard(c)
        c.view.set_key_rules(KeyRules(kept=("CTRL+ALT+T",)))
        done: list[bool] = []
        QShortcut(QKeySequence("Ctrl+Alt+T"), c.window, lambda: done.append(True))
        key(c.screen, "RIGHTCTRL", True)
        key(c.screen, "LEFTALT", True)
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        native = KEYCODES["T"] + 8
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            event = QKeyEvent(kind, Qt.Key.Key_T, modifiers, native, 0, 0, "")
            event.setAccepted(False)
            QApplication.sendEvent(c.screen, event)
            assert not event.isAccepted()
        await until(lambda: len(scancodes(c)) == 4)
        assert still_down(c) == set()
        assert scancode_of(KEYCODES["T"]) not in {code for code, _ in scancodes(c)}

    watch(work)


def test_hiding_the_console_releases_every_key(watch):
    """Moving it to another window or tab leaves nothing pressed."""

    async def work(c: Console):
        await take_keyboard(c)
        key(c.screen, "LEFTMETA", True)
        c.view.hide()
        await until(lambda: len(scancodes(c)) == 2)
        assert still_down(c) == set()

    watch(work)


def test_view_only_sends_nothing(watch):
    """Keys and pointer stay here until it is switched off again."""

    async def work(c: Console):
        await take_keyboard(c)
        c.view.set_view_only(True)
        key(c.screen, "A", True)
        c.view.press([KEYCODES["B"]], True)
        c.view.set_view_only(False)
        key(c.screen, "C", True)
        await until(lambda: scancodes(c))
        assert scancodes(c) == [(scancode_of(KEYCODES["C"]), True)]

    watch(work)


def test_keys_are_pressed_in_order_and_released_in_the_other(watch):
    """Ctrl+Alt+Del from the menu arrives as a person would press it."""

    async def work(c: Console):
        await take_keyboard(c)
        codes = [KEYCODES[name] for name in ("LEFTCTRL", "LEFTALT", "DELETE")]
        c.view.press(codes, True)
        c.view.press(codes, False)
        await until(lambda: len(scancodes(c)) == 6)
        ctrl, alt, delete = (scancode_of(code) for code in codes)
        assert [code for code, down in scancodes(c) if down] == [ctrl, alt, delete]
        assert [code for code, down in scancodes(c) if not down] == [delete, alt, ctrl]

    watch(work)


def lock_event(name: str, modifiers: int) -> QKeyEvent:
    kind = QEvent.Type.KeyPress
    return QKeyEvent(
        kind, 0, Qt.KeyboardModifier.NoModifier, KEYCODES[name] + 8, 0, modifiers, "", False
    )


def test_locks_are_set_as_they_are_here_before_a_key():
    """A guest whose Caps Lock differs gets a tap on it, once."""
    locks = Locks(told=True)
    locks.guest_says(LedsChanged(scroll_lock=False, num_lock=True, caps_lock=False))
    assert locks.before(KEYCODES["A"], lock_event("A", CAPS_MASK | NUM_MASK)) == [CAPS]
    assert locks.before(KEYCODES["A"], lock_event("A", CAPS_MASK | NUM_MASK)) == []
    locks.guest_says(LedsChanged(scroll_lock=False, num_lock=True, caps_lock=True))
    assert locks.before(KEYCODES["A"], lock_event("A", 0)) == [CAPS, NUM]


def test_a_lock_key_itself_is_not_doubled():
    """Pressing Caps Lock changes both sides; the next letter corrects nothing."""
    locks = Locks(told=True)
    locks.guest_says(LedsChanged(scroll_lock=False, num_lock=False, caps_lock=False))
    assert locks.before(CAPS, lock_event("CAPSLOCK", 0)) == []
    assert locks.before(KEYCODES["A"], lock_event("A", CAPS_MASK)) == []


def test_unknown_lights_are_left_alone():
    """A server that says nothing of its lights, and a platform without masks, get no taps."""
    assert Locks(told=True).before(KEYCODES["A"], lock_event("A", CAPS_MASK)) == []
    blind = Locks(told=False)
    blind.guest_says(LedsChanged(scroll_lock=False, num_lock=False, caps_lock=False))
    assert blind.before(KEYCODES["A"], lock_event("A", CAPS_MASK)) == []


def test_the_guests_lights_are_heard(watch):
    """What the server tells of its lights is used for the next key."""

    async def work(c: Console):
        await c.connect()
        lights = rfb.header(0, 0, 1, 1, -261) + bytes([4])
        await c.show(rfb.update(EXTENDED_KEYS, lights))
        locks = c.screen.locks  # type: ignore[attr-defined]
        locks._told = True
        await c.focus()
        key(c.screen, "A", True)
        await until(lambda: len(scancodes(c)) == 3)
        caps = scancode_of(CAPS)
        assert scancodes(c)[:2] == [(caps, True), (caps, False)]

    watch(work)


def test_rules_and_own_keys_are_remembered_and_damage_is_left_out(tmp_path):
    """What cannot be a key is dropped instead of breaking the console."""
    settings = Settings(tmp_path / "conf")
    rules = KeyRules("SCROLLLOCK", ("CTRL+ALT+T", "F11"))
    write_rules(settings, rules)
    set_own_combinations(settings, ["SUPER+L", "SUPER+L", "ALT+F1"])
    assert read_rules(settings) == rules
    assert own_combinations(settings) == ["SUPER+L", "ALT+F1"]
    settings.set_text("console/host-key", "NOSUCH")
    settings.set_text("console/kept-shortcuts", '["F11", "NOSUCH", 7]')
    settings.set_text("console/own-keys", "{damaged")
    assert read_rules(settings) == KeyRules(kept=("F11",))
    assert own_combinations(settings) == []
