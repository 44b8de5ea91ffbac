"""From keys on this computer to keys in the guest: physical ones, and none left pressed."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from vmdesk.console.keymap import KEYCODES

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

    The host key is a tap on right Ctrl, or on Ctrl and Alt together: pressed and released with
    nothing else in between. The guest gets these keys as well, so that combinations work.
    """

    def __init__(self, send: SendKey) -> None:
        self._send = send
        self._held: dict[int, tuple[int | None, int]] = {}
        self._since_idle: set[int] = set()

    def press(self, event: QKeyEvent) -> None:
        keycode, keysym = _keycode(event), _keysym(event)
        if keycode is None and not keysym:
            return
        if not self._held:
            self._since_idle.clear()
        key = _identity(event)
        self._held[key] = (keycode, keysym)
        self._since_idle.add(key)
        self._send(keycode, keysym, True)

    def release(self, event: QKeyEvent) -> bool:
        """Whether this ended a tap on the host key."""
        # A guest's own keyboard repeats without releasing.
        if event.isAutoRepeat():
            return False
        sent = self._held.pop(_identity(event), None)
        if sent is None:
            return False
        self._send(*sent, False)
        return not self._held and _is_host_key(self._since_idle)

    def release_all(self) -> None:
        """Let go of every key, because the releases will go elsewhere."""
        for keycode, keysym in self._held.values():
            self._send(keycode, keysym, False)
        self._held.clear()

    def spoil_tap(self) -> None:
        """The pointer was used together with the keys: they are no tap on the host key."""
        self._since_idle.add(0)


def _is_host_key(keys: set[int]) -> bool:
    # Tools that press keys for a user add left Ctrl to right Ctrl.
    if _RIGHT_CTRL in keys and keys <= _CTRLS:
        return True
    return len(keys) == 2 and bool(keys & _CTRLS) and bool(keys & _ALTS)


def _identity(event: QKeyEvent) -> int:
    """The same for press and release of one key, even if the modifiers changed in between."""
    return _keycode(event) or -int(event.key())


def _keycode(event: QKeyEvent) -> int | None:
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
