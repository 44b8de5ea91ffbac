"""Finds out in the background what the wizard needs to know, and puts it into the state."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from vmdesk.errors import VMDeskError
from vmdesk.model.creation import DiskUse, SourceKind, VMSpec
from vmdesk.model.hardware import Firmware
from vmdesk.model.host import is_local
from vmdesk.model.naming import free_name
from vmdesk.model.vm import VMRef
from vmdesk.services.core import Core
from vmdesk.services.creation import qemu_reaches
from vmdesk.services.creation_check import Facts
from vmdesk.services.suggestion import DiskReport, IsoReport, System
from vmdesk.views.wizard.first_name import name_stem
from vmdesk.views.wizard.latest import Latest
from vmdesk.views.wizard.state import WITH_FILE, Reading, WizardState

TYPING_SECONDS = 0.25


class Guide(QObject):
    """Watches the state: another path is read, another OS or source brings its defaults."""

    def __init__(self, state: WizardState, core: Core) -> None:
        super().__init__(state)
        self._state, self._core, self._suggestions = state, core, core.suggestions
        self._facts, self._systems = Latest(), Latest()
        self._image, self._advice = Latest(), Latest()
        self._folder: str | None = None
        self._read: tuple[SourceKind, str] | None = None
        self._advised: tuple[SourceKind, str, str] | None = None

    def start(self) -> None:
        """Begin; needs the running event loop."""
        self._systems.ask(self._suggestions.systems, self._knows_systems, lambda _: None)
        self._state.changed.connect(self._look)
        inventory = self._core.inventory
        inventory.vms_added.connect(self._names_changed)
        inventory.vm_removed.connect(self._names_changed)
        self._look()

    def stop(self) -> None:
        """Drop every question that is under way."""
        for question in (self._facts, self._systems, self._image, self._advice):
            question.cancel()

    def _look(self) -> None:
        self._look_at_host()
        self._look_at_image()
        self._look_for_advice()

    def _look_at_host(self) -> None:
        """The room depends on where the disk goes."""
        state, folder = self._state, self._state.spec.disk_folder
        if folder == self._folder:
            return
        typed = self._folder is not None
        self._folder = folder
        self._facts.ask(
            lambda: self._core.creator.facts(state.uri, folder),
            lambda facts: state.learn(facts=facts, facts_error=None),
            lambda error: state.learn(facts_error=error),
            TYPING_SECONDS if typed else 0,
        )

    def _names_changed(self, changed: VMRef | list[VMRef]) -> None:
        """Another VM came or went: its name is taken, or free again."""
        state = self._state
        if state.facts:
            names = frozenset(self._core.inventory.names(state.uri))
            state.learn(facts=replace(state.facts, names=names))

    def _knows_systems(self, systems: Sequence[System]) -> None:
        self._state.learn(systems=tuple(systems))

    def _look_at_image(self) -> None:
        spec = self._state.spec
        path = spec.source_path if spec.source in WITH_FILE else ""
        if (spec.source, path) == self._read:
            return
        typed = self._read is not None
        self._read = (spec.source, path)
        self._image.cancel()
        self._state.learn(reading=Reading(path, busy=bool(path)))
        if path:
            self._ask_image(spec.source, path, TYPING_SECONDS if typed else 0)

    def _ask_image(self, kind: SourceKind, path: str, delay_seconds: float) -> None:
        uri, suggestions = self._state.uri, self._suggestions
        if kind is SourceKind.ISO:
            self._image.ask(
                lambda: suggestions.inspect_iso(uri, path),
                self._knows_iso,
                self._failed,
                delay_seconds,
            )
        else:
            self._image.ask(
                lambda: suggestions.inspect_disk(uri, path),
                self._knows_disk,
                self._failed,
                delay_seconds,
            )

    def _knows_iso(self, report: IsoReport) -> None:
        """What is found is only a proposal: the user may have said what it is."""
        state = self._state
        if "os" not in state.draft.chosen:
            found = report.system.id if report.system else ""
            state.draft = replace(state.draft, spec=replace(state.spec, os=found))
        state.learn(
            reading=replace(state.reading, busy=False, iso=report, reachable=self._reachable())
        )

    def _knows_disk(self, report: DiskReport) -> None:
        """Where QEMU cannot use the image where it is, a copy is the only way."""
        state, reachable = self._state, self._reachable()
        if not reachable and "disk_use" not in state.draft.chosen:
            state.draft = replace(state.draft, spec=replace(state.spec, disk_use=DiskUse.COPY))
        state.learn(reading=replace(state.reading, busy=False, disk=report, reachable=reachable))

    def _reachable(self) -> bool:
        """Files of another host are there already; this computer's may be in a private folder."""
        uri = self._state.uri
        return not is_local(uri) or qemu_reaches(uri, self._state.reading.path)

    def _failed(self, error: VMDeskError) -> None:
        self._state.learn(reading=replace(self._state.reading, busy=False, error=error))

    def _look_for_advice(self) -> None:
        """Ask for defaults again when what they depend on has changed."""
        facts, spec = self._state.facts, self._state.spec
        known = self._state.reading.iso or self._state.reading.disk
        basis = (spec.source, spec.os, spec.source_path if known else "")
        if facts is None or basis == self._advised:
            return
        self._advised = basis
        self._advice.ask(
            lambda: self._advise(spec, facts), lambda found: self._knows(*found), lambda _: None
        )

    async def _advise(self, spec: VMSpec, facts: Facts) -> tuple[VMSpec, VMSpec]:
        """What is best here, and what would be best on a host that lacks nothing."""
        suggest, uri = self._suggestions.suggest, self._state.uri
        ideal = replace(facts.info, firmwares=frozenset(Firmware), secure_boot=True, tpm=True)
        wished = await suggest(spec, replace(facts, info=ideal), uri)
        return await suggest(spec, facts, uri), wished

    def _knows(self, advice: VMSpec, wished: VMSpec) -> None:
        """Source and OS are the user's and the image's, whatever the advice was made for."""
        state, now = self._state, self._state.spec
        advice = replace(advice, source=now.source, source_path=now.source_path, os=now.os)
        names = state.facts.names if state.facts else frozenset()
        state.wished = wished
        state.recommend(replace(advice, name=free_name(name_stem(now, state.system), names)))
