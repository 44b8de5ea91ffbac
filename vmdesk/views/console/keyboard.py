"""From keys on this computer to keys in the guest: physical ones, and none left pressed."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from vmdesk.console.keymap import KEYCODES
from vmdesk.console.keysyms import keysym_of
from vmdesk.views.console.host_keys import COMMANDS, HostCommand, KeyRules, sideless
from vmdesk.views.console.locks import Locks

SendKey = Callable[[int | None, int, bool], None]
"""Linux key code (None if unknown), X11 keysym (0 if unknown), down."""

# X11 and Wayland count keys from 8.
_XKB_OFFSET = 8
_UNICODE_KEYSYM = 0x01000000
_RIGHT_CTRL = KEYCODES["RIGHTCTRL"]
_CTRLS = {KEYCODES["LEFTCTRL"], _RIGHT_CTRL}
_ALTS = {KEYCODES["LEFTALT"], KEYCODES["RIGHTALT"]}

# Keysyms of keys that write nothing, for platforms that do not tell them.
_KEYSYMS = {
    Qt.Key.Key_Escape: 0xFF1B, Qt.Key.Key_Tab: 0xFF09, Qt.Key.Key_Backtab: 0xFF09,
    Qt.Key.Key_Backspace: 0xFF08, Qt.Key.Key_Return: 0xFF0D, Qt.Key.Key_Enter: 0xFF8D,
    Qt.Key.Key_Insert: 0xFF63, Qt.Key.Key_Delete: 0xFFFF, Qt.Key.Key_Home: 0xFF50,
    Qt.Key.Key_End: 0xFF57, Qt.Key.Key_Left: 0xFF51, Qt.Key.Key_Up: 0xFF52,
    Qt.Key.Key_Right: 0xFF53, Qt.Key.Key_Down: 0xFF54, Qt.Key.Key_PageUp: 0xFF55,
    Qt.Key.Key_PageDown: 0xFF56, Qt.Key.Key_Shift: 0xFFE1, Qt.Key.Key_Control: 0xFFE3,
    Qt.Key.Key_Alt: 0xFFE9, Qt.Key.Key_AltGr: 0xFE03, Qt.Key.Key_Meta: 0xFFEB,
    Qt.Key.Key_CapsLock: 0xFFE5, Qt.Key.Key_NumLock: 0xFF7F, Qt.Key.Key_ScrollLock: 0xFF14,
    Qt.Key.Key_Menu: 0xFF67, Qt.Key.Key_Pause: 0xFF13, Qt.Key.Key_Print: 0xFF61,
} | {Qt.Key(Qt.Key.Key_F1 + i): 0xFFBE + i for i in range(12)}  # fmt: skip


class Keyboard:
    """Knows which keys the guest believes to be down, and lets go of each of them.

    The host key is a tap on it, or on Ctrl and Alt together: pressed and released with nothing
    else in between. The guest gets these keys as well, so that combinations work, but not the
    combinations that *rules* keep here.
    """

    def __init__(self, send: SendKey, locks: Locks) -> None:
        self._send = send
        self._locks = locks
        self._held: dict[int, tuple[int | None, int]] = {}
        self._since_idle: set[int] = set()
        self._down: set[int] = set()
        self.set_rules(KeyRules())

    def set_rules(self, rules: KeyRules) -> None:
        self._host_code = rules.host_code
        self._kept = rules.kept_codes()

    def keeps(self, event: QKeyEvent) -> bool:
        """Whether this key makes a combination that stays here."""
        keycode = keycode_of(event)
        return keycode is not None and sideless(self._down | {keycode}) in self._kept

    def press(self, event: QKeyEvent) -> HostCommand | None:
        """Send the key, unless it is for this computer; a command when it asks for one."""
        keycode, keysym = keycode_of(event), _keysym(event)
        if keycode is None and not keysym:
            return None
        key = _identity(event)
        if (command := self._command(keycode)) is not None:
            self._since_idle.add(key)
            self.release_all()
            return None if event.isAutoRepeat() else command
        if not self._held:
            self._since_idle.clear()
        self._down.add(key)
        for lock in self._locks.before(keycode, event):
            self._tap(lock)
        self._held[key] = (keycode, keysym)
        self._since_idle.add(key)
        self._send(keycode, keysym, True)
        return None

    def release(self, event: QKeyEvent) -> bool:
        """Whether this ended a tap on the host key."""
        # A guest's own keyboard repeats without releasing.
        if event.isAutoRepeat():
            return False
        self._down.discard(_identity(event))
        sent = self._held.pop(_identity(event), None)
        if sent is None:
            return False
        self._send(*sent, False)
        return not self._held and self._is_host_key(self._since_idle)

    def release_all(self) -> None:
        """Let go of every key, because the releases will go elsewhere."""
        for keycode, keysym in self._held.values():
            self._send(keycode, keysym, False)
        self._held.clear()

    def forget(self) -> None:
        """Let go of every key: it may be released where nobody tells us."""
        self.release_all()
        self._down.clear()

    def spoil_tap(self) -> None:
        """The pointer was used together with the keys: they are no tap on the host key."""
        self._since_idle.add(0)

    def _tap(self, keycode: int) -> None:
        for down in (True, False):
            self._send(keycode, keysym_of(keycode), down)

    def _command(self, keycode: int | None) -> HostCommand | None:
        """What the host key and this key mean together; nothing else may be down."""
        if keycode is None or not self._host_code or self._host_code not in self._down:
            return None
        others = self._down - {self._host_code, keycode}
        return COMMANDS.get(keycode) if others <= self._added() else None

    def _is_host_key(self, keys: set[int]) -> bool:
        if self._host_code in keys and keys <= {self._host_code} | self._added():
            return True
        return len(keys) == 2 and bool(keys & _CTRLS) and bool(keys & _ALTS)

    def _added(self) -> set[int]:
        """Tools that press keys for a user add left Ctrl to right Ctrl."""
        return _CTRLS if self._host_code == _RIGHT_CTRL else set()


def _identity(event: QKeyEvent) -> int:
    """The same for press and release of one key, even if the modifiers changed in between."""
    return keycode_of(event) or -int(event.key())


def keycode_of(event: QKeyEvent) -> int | None:
    """Linux's code of the physical key, where the platform tells it."""
    native = event.nativeScanCode()
    return native - _XKB_OFFSET if sys.platform == "linux" and native > _XKB_OFFSET else None


def _keysym(event: QKeyEvent) -> int:
    """What the key means in the user's layout, as an X11 keysym; 0 if unknown."""
    if sys.platform == "linux" and event.nativeVirtualKey():
        return event.nativeVirtualKey()
    if known := _KEYSYMS.get(Qt.Key(event.key())):
        return known
    text = event.text()
    if len(text) == 1 and text.isprintable():
        return ord(text) if ord(text) < 0x100 else _UNICODE_KEYSYM | ord(text)
    # With Ctrl a letter's text is a control character; its key is still the letter.
    key = int(event.key())
    return ord(chr(key).lower()) if 0x20 <= key < 0x7F else 0
