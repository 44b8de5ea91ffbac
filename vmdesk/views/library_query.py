"""What the filter box understands: words, and words about one field (`tag:x`, `state:running`)."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from vmdesk.model.vm import VM
from vmdesk.views.words import state_word

FIELDS = frozenset({"name", "state", "ip", "tag", "folder", "note", "os", "host"})


@dataclass(frozen=True, slots=True)
class Searchable:
    """A VM's texts, lower case: each field by itself, and all of them as one text."""

    fields: Mapping[str, str]
    everything: str


def searchable(vm: VM, host: str) -> Searchable:
    """What a filter looks at. Tags stand on lines of their own, so that `tag:x` fits whole tags."""
    fields = {
        "name": vm.name,
        "state": f"{vm.state.value} {state_word(vm)}",
        "ip": " ".join(vm.ips),
        "tag": "\n" + "\n".join(vm.tags) + "\n",
        "folder": vm.folder,
        "note": vm.notes,
        "os": vm.os,
        "host": host,
    }
    fields = {field: text.casefold() for field, text in fields.items()}
    everything = "\n".join(text for field, text in fields.items() if field != "host")
    return Searchable(fields, everything)


class Query:
    """All its words must be found. Case does not matter; quotation marks keep words together."""

    def __init__(self, text: str) -> None:
        self._words: list[str] = []
        self._fields: list[tuple[str, str]] = []
        for term in _terms(text.casefold()):
            field, colon, value = term.partition(":")
            if colon and field in FIELDS:
                self._fields.append((field, f"\n{value}" if field == "tag" and value else value))
            else:
                self._words.append(term)

    def __bool__(self) -> bool:
        return bool(self._words or self._fields)

    def matches(self, vm: Searchable) -> bool:
        return all(word in vm.everything for word in self._words) and all(
            value in vm.fields[field] for field, value in self._fields
        )

    def matches_text(self, text: str) -> bool:
        """Whether a folder or host of this name is meant."""
        return not self._fields and all(word in text.casefold() for word in self._words)


def _terms(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # a quotation mark that is not closed yet
        return text.replace('"', " ").replace("'", " ").split()
