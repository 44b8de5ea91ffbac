"""The keys that stay with this computer while a guest has the keyboard."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from vmdesk.console.keymap import KEYCODES, parse_keys
from vmdesk.errors import N_, InvalidInput
from vmdesk.services.settings import Settings

HOST_KEY, KEPT, OWN = "console/host-key", "console/kept-shortcuts", "console/own-keys"
MOST_OWN = 50

# By the name that settings hold: what people call the key.
HOST_KEYS = {
    "RIGHTCTRL": N_("Right Ctrl"),
    "RIGHTALT": N_("Right Alt"),
    "RIGHTMETA": N_("Right Super"),
    "LEFTMETA": N_("Left Super"),
    "RIGHTSHIFT": N_("Right Shift"),
    "SCROLLLOCK": N_("Scroll Lock"),
    "PAUSE": N_("Pause"),
    "": N_("None; only Ctrl+Alt"),
}
DEFAULT_HOST_KEY = "RIGHTCTRL"


class HostCommand(Enum):
    """What the host key together with another key does."""

    FULL_SCREEN = "full-screen"
    MINIMISE = "minimise"
    CTRL_ALT_DEL = "ctrl-alt-del"
    SCREENSHOT = "screenshot"
    OWN_WINDOW = "own-window"


COMMANDS = {
    KEYCODES["F"]: HostCommand.FULL_SCREEN,
    KEYCODES["M"]: HostCommand.MINIMISE,
    KEYCODES["DELETE"]: HostCommand.CTRL_ALT_DEL,
    KEYCODES["E"]: HostCommand.SCREENSHOT,
    KEYCODES["O"]: HostCommand.OWN_WINDOW,
}

_SIDES = {
    KEYCODES["RIGHTCTRL"]: KEYCODES["LEFTCTRL"],
    KEYCODES["RIGHTALT"]: KEYCODES["LEFTALT"],
    KEYCODES["RIGHTSHIFT"]: KEYCODES["LEFTSHIFT"],
    KEYCODES["RIGHTMETA"]: KEYCODES["LEFTMETA"],
}


@dataclass(frozen=True, slots=True)
class KeyRules:
    """*host_key* is a name of HOST_KEYS; *kept* are combinations as `parse_keys` reads them."""

    host_key: str = DEFAULT_HOST_KEY
    kept: tuple[str, ...] = ()

    @property
    def host_code(self) -> int:
        """Linux's code of the host key; 0 when there is none."""
        return KEYCODES.get(self.host_key, 0)

    def kept_codes(self) -> frozenset[frozenset[int]]:
        """Each combination as a set, left and right modifiers alike."""
        return frozenset(sideless(parse_keys(combination)) for combination in self.kept)


def sideless(codes: Iterable[int]) -> frozenset[int]:
    """*codes* with the left modifier instead of each right one."""
    return frozenset(_SIDES.get(code, code) for code in codes)


def read_rules(settings: Settings) -> KeyRules:
    """What the user chose; what cannot be is left out."""
    host_key = settings.text(HOST_KEY, DEFAULT_HOST_KEY)
    if host_key not in HOST_KEYS:
        host_key = DEFAULT_HOST_KEY
    return KeyRules(host_key, tuple(_read(settings, KEPT)))


def write_rules(settings: Settings, rules: KeyRules) -> None:
    settings.set_text(HOST_KEY, rules.host_key)
    settings.set_text(KEPT, json.dumps(list(rules.kept)))


def own_combinations(settings: Settings) -> list[str]:
    """The combinations that the user added to the menu."""
    return _read(settings, OWN)[:MOST_OWN]


def set_own_combinations(settings: Settings, combinations: Iterable[str]) -> None:
    settings.set_text(OWN, json.dumps(list(dict.fromkeys(combinations))))


def _read(settings: Settings, key: str) -> list[str]:
    try:
        found = json.loads(settings.text(key) or "[]")
    except ValueError:
        return []
    return [text for text in found if isinstance(text, str) and _possible(text)]


def _possible(combination: str) -> bool:
    try:
        parse_keys(combination)
    except InvalidInput:
        return False
    return True
