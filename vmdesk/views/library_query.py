"""What the filter box understands: words, and words about one field (`tag:x`, `state:running`)."""

import shlex
from collections.abc import Callable, Mapping

from vmdesk.model.vm import VM
from vmdesk.views.words import state_word

# Each tag has a line of its own, so that `tag:x` fits where a tag begins.
FIELDS: Mapping[str, Callable[[VM], str]] = {
    "name": lambda vm: vm.name,
    "state": lambda vm: f"{vm.state.value} {state_word(vm)}",
    "ip": lambda vm: " ".join(vm.ips),
    "tag": lambda vm: "".join(f"\n{tag}" for tag in vm.tags),
    "folder": lambda vm: vm.folder,
    "note": lambda vm: vm.notes,
    "os": lambda vm: vm.os,
}


class Searchable:
    """A VM's texts in lower case."""

    __slots__ = ("_vm", "everything")

    def __init__(self, vm: VM) -> None:
        self._vm = vm
        parts = (vm.name, vm.state.value, state_word(vm), *vm.ips, *vm.tags, vm.folder, vm.notes)
        self.everything = "\n".join((*parts, vm.os)).casefold()

    def field(self, name: str) -> str:
        if name == "host":
            return self._vm.ref.host.casefold()
        return FIELDS[name](self._vm).casefold()


class Query:
    """All its words must be found. Case does not matter; quotation marks keep words together."""

    def __init__(self, text: str) -> None:
        self._words: list[str] = []
        self._fields: list[tuple[str, str]] = []
        for term in _terms(text.casefold()):
            # A Chinese keyboard types the wide one.
            field, colon, value = term.replace("\uff1a", ":", 1).partition(":")
            if colon and (field in FIELDS or field == "host"):
                self._fields.append((field, f"\n{value}" if field == "tag" and value else value))
            else:
                self._words.append(term)

    def __bool__(self) -> bool:
        return bool(self._words or self._fields)

    def matches(self, vm: Searchable) -> bool:
        return all(word in vm.everything for word in self._words) and all(
            value in vm.field(field) for field, value in self._fields
        )

    def matches_text(self, text: str) -> bool:
        """Whether a folder or host of this name is meant."""
        return not self._fields and all(word in text.casefold() for word in self._words)


def _terms(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:  # a quotation mark that is not closed yet
        return text.replace('"', " ").replace("'", " ").split()
