"""Types a text into a guest as a person would, key by key."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from vmdesk.console.keysyms import keysym_of_char
from vmdesk.console.layouts import Stroke
from vmdesk.errors import N_, InvalidState
from vmdesk.services.jobs import Job
from vmdesk.views.console.states import ConsoleState

# Of the time of one key, how much it is down; a guest that polls its keyboard must see it.
_DOWN_SHARE = 0.5
# A server without scancodes is told the character itself, and has no use for a dead key.
_VOID = 0xFFFFFF


class Keys(Protocol):
    """Where keys can be pressed; a ConsoleView."""

    @property
    def state(self) -> ConsoleState: ...

    def press(self, keycodes: Sequence[int], down: bool, keysym: int = 0) -> None: ...


async def type_text(job: Job, keys: Keys, strokes: Sequence[Stroke], per_second: int) -> None:
    """Type at most *per_second* keys a second; InvalidState when the guest goes away meanwhile."""
    for done, stroke in enumerate(strokes):
        *dead, last = stroke.chords
        for chord in dead:
            await _press(keys, chord, per_second, _VOID)
        await _press(keys, last, per_second, keysym_of_char(stroke.char))
        job.report((done + 1) / len(strokes))


async def _press(keys: Keys, chord: Sequence[int], per_second: int, keysym: int) -> None:
    if keys.state is not ConsoleState.CONNECTED:
        raise InvalidState(N_("The VM's screen is gone: the rest of the text was not typed"))
    keys.press(chord, True, keysym)
    try:
        await asyncio.sleep(_DOWN_SHARE / per_second)
    finally:
        keys.press(chord, False, keysym)
    await asyncio.sleep((1 - _DOWN_SHARE) / per_second)
