"""What the wizard knows and what the user has chosen so far; the pages show and change it."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from vmdesk.errors import N_, InvalidInput, VMDeskError
from vmdesk.model.creation import DiskUse, SourceKind, VMSpec
from vmdesk.services.creation_check import Facts, Field, problems
from vmdesk.services.suggestion import DiskReport, IsoReport, System

WITH_FILE = (SourceKind.ISO, SourceKind.DISK)


@dataclass(frozen=True, slots=True)
class Draft:
    """A wizard that was left: enough to open it again where it was.

    *chosen* names the fields of *spec* that the user set, which no recommendation may change.
    """

    spec: VMSpec
    chosen: frozenset[str] = frozenset()
    customise: bool = False
    expert: bool = False

    def request(self) -> VMSpec:
        """What is to be made: a VM that is customised first is not started."""
        return replace(self.spec, start=False) if self.customise else self.spec


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known about the image at *path*: nothing yet while *busy*, then one of the rest.

    Not *reachable* is a file on this computer that the host's QEMU may not open where it is.
    """

    path: str = ""
    busy: bool = False
    iso: IsoReport | None = None
    disk: DiskReport | None = None
    error: VMDeskError | None = None
    reachable: bool = True


class WizardState(QObject):
    """One new VM being described. `changed` says that something differs: read it again."""

    changed = Signal()

    def __init__(self, uri: str, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.uri = uri
        self.draft = draft
        self.facts: Facts | None = None
        self.facts_error: VMDeskError | None = None
        self.recommended: VMSpec | None = None
        self.wished: VMSpec | None = None
        self.reading = Reading()
        self.systems: tuple[System, ...] = ()

    @property
    def spec(self) -> VMSpec:
        return self.draft.spec

    @property
    def expert(self) -> bool:
        return self.draft.expert

    @property
    def system(self) -> System | None:
        """The operating system that is chosen, where it is known."""
        found = self.reading.iso.system if self.reading.iso else None
        known = (found, *self.systems)
        return next((system for system in known if system and system.id == self.spec.os), None)

    def choose(self, **choices: Any) -> None:
        """Set fields of the specification as the user wants them, for good."""
        chosen = self.draft.chosen | choices.keys()
        self.put(replace(self.draft, spec=replace(self.spec, **choices), chosen=chosen))

    def leave_open(self, *names: str) -> None:
        """Let recommendations decide these fields again."""
        self.put(replace(self.draft, chosen=self.draft.chosen - set(names)))

    def recommend(self, spec: VMSpec) -> None:
        """Take from *spec* what the user has not chosen."""
        self.recommended = spec
        free = [field.name for field in fields(spec) if field.name not in self.draft.chosen]
        advice = {name: getattr(spec, name) for name in free}
        self.put(replace(self.draft, spec=replace(self.spec, **advice)))

    def put(self, draft: Draft) -> None:
        self.draft = draft
        self.changed.emit()

    def learn(self, **facts: Any) -> None:
        """Set what was found out: `facts`, `facts_error`, `reading`, `systems`."""
        for name, value in facts.items():
            setattr(self, name, value)
        self.changed.emit()

    def problems(self) -> dict[Field, VMDeskError]:
        """For each field that cannot stay as it is, the reason, in the order of the pages."""
        found = problems(self.spec, self.facts) if self.facts else {}
        if self.spec.source in WITH_FILE and self.reading.error and Field.SOURCE not in found:
            found[Field.SOURCE] = self.reading.error
        elif not self.reading.reachable and self._needs_file_where_it_is():
            found.setdefault(Field.SOURCE, unreachable())
        return found

    def _needs_file_where_it_is(self) -> bool:
        return self.spec.source is SourceKind.DISK and self.spec.disk_use is not DiskUse.COPY

    def obstacle(self, among: Collection[Field]) -> VMDeskError | None:
        """What keeps the user from going on from a page with the fields *among*."""
        found = self.problems()
        first = next((found[field] for field in Field if field in found and field in among), None)
        if first or (first := self.facts_error):
            return first
        if self.facts is None:
            return InvalidInput(N_("Looking at what the host has"))
        if self.spec.source in WITH_FILE and self.reading.busy and Field.SOURCE in among:
            return InvalidInput(N_("Looking at the image"))
        return None


def unreachable() -> VMDeskError:
    return InvalidInput(
        N_("The host's QEMU may not open files in this folder"),
        hint=N_("Choose “Copy it”, or move the image to another folder"),
    )
