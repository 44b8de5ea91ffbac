"""Caps Lock and Num Lock: in the guest as on this computer."""

from PySide6.QtGui import QGuiApplication, QKeyEvent

from vmdesk.console.events import LedsChanged
from vmdesk.console.keymap import KEYCODES

# The core protocol's masks; xkeyboard-config maps Num Lock to Mod2, and Wayland keeps the order.
_MASKS = {KEYCODES["CAPSLOCK"]: 0x02, KEYCODES["NUMLOCK"]: 0x10}
_WITH_MASKS = ("xcb", "wayland")


class Locks:
    """Knows the guest's lights as its server told them, and which keys would set them right."""

    def __init__(self, told: bool) -> None:
        """*told*: whether key events say which locks are on here, see `locks_are_told`."""
        self._guest: dict[int, bool] = {}
        self._told = told

    def forget(self) -> None:
        """Another connection: nothing is known of its lights."""
        self._guest.clear()

    def guest_says(self, leds: LedsChanged) -> None:
        self._guest = {
            KEYCODES["CAPSLOCK"]: leds.caps_lock,
            KEYCODES["NUMLOCK"]: leds.num_lock,
        }

    def before(self, keycode: int | None, event: QKeyEvent) -> list[int]:
        """The lock keys to tap in the guest before it gets this key.

        A guest whose light does not follow is not asked twice.
        """
        if keycode in _MASKS:
            if keycode in self._guest and not event.isAutoRepeat():
                self._guest[keycode] = not self._guest[keycode]
            return []
        if not self._told:
            return []
        here = {key: bool(event.nativeModifiers() & mask) for key, mask in _MASKS.items()}
        wrong = [key for key, on in self._guest.items() if on != here[key]]
        for key in wrong:
            self._guest[key] = here[key]
        return wrong


def locks_are_told() -> bool:
    """Whether this platform's key events carry the state of the locks."""
    return QGuiApplication.platformName().startswith(_WITH_MASKS)
