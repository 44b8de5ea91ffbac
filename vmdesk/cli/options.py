"""What every verb understands: which host, which form of output, how much talk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from vmdesk.errors import N_
from vmdesk.services.settings import default_uri

VMName = Annotated[str, typer.Argument(metavar="VM", help=N_("Name or UUID of the VM"))]

_FLAGS = frozenset({"--json", "-v", "--verbose"})
_WITH_VALUE = frozenset({"-c", "--connect"})


@dataclass(frozen=True, slots=True)
class Globals:
    """The options that do not belong to one verb. *connect* is "" when not given."""

    connect: str = ""
    json: bool = False
    verbose: bool = False

    @property
    def uri(self) -> str:
        return self.connect or default_uri()


def globals_of(context: typer.Context) -> Globals:
    """The global options of this call."""
    found = context.find_object(Globals)
    return found or Globals()


def globals_first(arguments: Sequence[str]) -> list[str]:
    """*arguments* with the global options moved to the front, so that they may stand anywhere.

    What comes after "--" is left as it is, and so is an option without its value, which would
    take the verb for it.
    """
    moved: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            return [*moved, *rest, word, *waiting]
        if word in _FLAGS or word.startswith("--connect=") or _is_attached(word):
            moved.append(word)
        elif word in _WITH_VALUE and waiting:
            moved += [word, waiting.pop(0)]
        else:
            rest.append(word)
    return moved + rest


def _is_attached(word: str) -> bool:
    """`-cURI`, the option and its value in one word."""
    return word.startswith("-c") and ":" in word
