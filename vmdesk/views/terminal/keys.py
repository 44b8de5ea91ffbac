"""From Qt's keys to what a terminal sends."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from vmdesk.console.terminal_keys import Modifiers, encode_key, encode_text

Key = Qt.Key
_NAMES: dict[int, str] = {
    Key.Key_Up: "up",
    Key.Key_Down: "down",
    Key.Key_Left: "left",
    Key.Key_Right: "right",
    Key.Key_Home: "home",
    Key.Key_End: "end",
    Key.Key_Insert: "insert",
    Key.Key_Delete: "delete",
    Key.Key_PageUp: "page-up",
    Key.Key_PageDown: "page-down",
    Key.Key_Return: "enter",
    Key.Key_Enter: "enter",
    Key.Key_Tab: "tab",
    Key.Key_Backtab: "tab",
    Key.Key_Escape: "escape",
    Key.Key_Backspace: "backspace",
    **{Qt.Key(Key.Key_F1 + n): f"f{n + 1}" for n in range(12)},
}
_ASCII = range(0x20, 0x7F)
# As X11 and Wayland count keys.
_RIGHT_CTRL = 105


def bytes_for(event: QKeyEvent, application: bool) -> bytes:
    """What the key sends; nothing for one that is only held."""
    shift, ctrl, alt = _held(event)
    held = Modifiers(shift, alt, ctrl)
    if name := _NAMES.get(event.key()):
        return encode_key(name, held, application)
    if text := event.text():
        # Qt has already made control characters of what Ctrl makes them of.
        made = ctrl and text < " "
        return encode_text(text, Modifiers(False, alt, ctrl and not made))
    if ctrl and event.key() in _ASCII:
        return encode_text(chr(event.key()), Modifiers(False, alt, True))
    return b""


def is_host_key(event: QKeyEvent) -> bool:
    """Whether this is the right Ctrl key."""
    return event.key() == Key.Key_Control and event.nativeScanCode() == _RIGHT_CTRL


def stays_with_window(event: QKeyEvent) -> bool:
    """Whether a key is for the tabs of the window, not for the guest."""
    _shift, ctrl, _alt = _held(event)
    turning = (Key.Key_Tab, Key.Key_Backtab, Key.Key_PageUp, Key.Key_PageDown)
    return ctrl and event.key() in turning


def _held(event: QKeyEvent) -> tuple[bool, bool, bool]:
    """Shift, Ctrl, Alt."""
    held = event.modifiers()
    kinds = Qt.KeyboardModifier
    return tuple(  # type: ignore[return-value]
        bool(held & kind)
        for kind in (kinds.ShiftModifier, kinds.ControlModifier, kinds.AltModifier)
    )
