"""Page 2: what the VM is called, how much of the host it gets, where its disk goes."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFileDialog, QWidget

from vmdesk.errors import N_
from vmdesk.model.creation import SourceKind
from vmdesk.model.units import KIB, MIB, size_text
from vmdesk.services.creation_check import Facts, Field, disk_warning
from vmdesk.services.text import error_message, tr
from vmdesk.views.forms.wizard_details import Ui_WizardDetails
from vmdesk.views.wizard.amount import Supply
from vmdesk.views.wizard.page import WizardPage, on_switch
from vmdesk.views.wizard.state import WizardState

MEMORY_STOPS_MIB = (
    *(128, 256, 512, 768, 1024, 1536, 2048, 3072, 4096, 6144, 8192, 12288, 16384),
    *(24576, 32768, 49152, 65536, 98304, 131072, 196608, 262144, 393216, 524288, 1048576),
)
DISK_STOPS_MIB = tuple(
    gib * 1024
    for gib in (1, 2, 4, 8, 10, 15, 20, 25, 30, 40, 50, 64, 80, 100, 128, 160, 200, 256, 320)
) + tuple(gib * 1024 for gib in (400, 512, 768, 1024, 1536, 2048))
VCPU_STOPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)
FALLBACK_DISK_BYTES = 25 * 1024 * MIB


class DetailsPage(WizardPage):
    name = N_("Name and size")
    heading = N_("Name and size")
    explanation = N_("What the VM is called, and how much of the host it may use.")
    fields = frozenset({Field.NAME, Field.MEMORY, Field.VCPUS, Field.DISK})

    def __init__(self, state: WizardState) -> None:
        super().__init__(state)
        self.ui = Ui_WizardDetails()
        self.ui.setupUi(self)
        ui = self.ui
        ui.memory.name("Memory", ui.memoryLabel)
        ui.vcpus.name("Processors", ui.vcpusLabel)
        ui.disk.name("Disk size", ui.diskLabel)
        # “4096” means MiB of memory; nobody has ever meant a disk of MiB.
        ui.memory.take_bare_mib_from(128)
        self._connect()

    def first_focus(self) -> QWidget:
        self.ui.name.selectAll()
        return self.ui.name

    def refresh(self) -> None:
        spec = self.state.spec
        if self.ui.name.text() != spec.name:
            with QSignalBlocker(self.ui.name):
                self.ui.name.setText(spec.name)
        if facts := self.state.facts:
            self._show_memory(facts)
            self._show_vcpus(facts)
            self._show_disk(facts)
            self._show_folder(facts)
        self._show_problems()

    def _connect(self) -> None:
        state, ui = self.state, self.ui
        ui.name.textChanged.connect(lambda text: state.choose(name=text))
        ui.memory.chosen.connect(lambda mib: state.choose(memory_kib=mib * 1024))
        ui.vcpus.chosen.connect(lambda count: state.choose(vcpus=count))
        ui.disk.chosen.connect(lambda mib: state.choose(disk_bytes=mib * MIB))
        on_switch(ui.hasDisk, lambda: state.spec.disk_bytes is not None, self._want_disk)
        ui.folder.textChanged.connect(lambda text: state.choose(disk_folder=text.strip()))
        ui.browse.clicked.connect(self._browse)

    def _want_disk(self, wanted: bool) -> None:
        advice = self.state.recommended
        size = (advice.disk_bytes if advice else None) or FALLBACK_DISK_BYTES
        self.state.choose(disk_bytes=size if wanted else None)

    def _show_memory(self, facts: Facts) -> None:
        spec, advice, info = self.state.spec, self.state.recommended, facts.info
        total, free = info.memory_kib // 1024, info.free_memory_kib // 1024
        supply = Supply(total, max(total - free, 0))
        recommended = advice.memory_kib // 1024 if advice else None
        self.ui.memory.offer(stops_below(MEMORY_STOPS_MIB, total), supply, recommended)
        self.ui.memory.show_amount(spec.memory_kib // 1024)
        self.ui.memory.describe(
            tr(
                "{amount} of {total} · {free} free now",
                amount=size_text(spec.memory_kib * KIB),
                total=size_text(info.memory_kib * KIB),
                free=size_text(info.free_memory_kib * KIB),
            )
        )

    def _show_vcpus(self, facts: Facts) -> None:
        spec, advice, cpus = self.state.spec, self.state.recommended, max(facts.info.cpus, 1)
        stops = stops_below(VCPU_STOPS, cpus)
        self.ui.vcpus.offer(stops, Supply(cpus), advice.vcpus if advice else None)
        self.ui.vcpus.show_amount(spec.vcpus)
        self.ui.vcpus.describe(
            tr("{count} of the host's {cpus}", count=spec.vcpus, cpus=facts.info.cpus)
        )

    def _show_disk(self, facts: Facts) -> None:
        spec, advice, ui = self.state.spec, self.state.recommended, self.ui
        new = spec.source is not SourceKind.DISK
        for widget in (ui.diskLabel, ui.disk, ui.hasDisk, ui.diskNote):
            widget.setVisible(new)
        if not new:
            return
        has_disk = spec.disk_bytes is not None
        often_without = spec.source is not SourceKind.ISO or not has_disk
        ui.hasDisk.setVisible(often_without or self.state.expert)
        ui.hasDisk.setChecked(has_disk)
        ui.disk.setVisible(has_disk)
        ui.diskNote.setText(tr("It starts and keeps everything in memory; nothing is kept."))
        ui.diskNote.setVisible(not has_disk)
        recommended = advice.disk_bytes // MIB if advice and advice.disk_bytes else None
        room = (facts.free_bytes or 0) // MIB
        ui.disk.offer(DISK_STOPS_MIB, Supply(room, hard=False), recommended)
        if spec.disk_bytes is not None:
            ui.disk.show_amount(spec.disk_bytes // MIB)
        ui.disk.describe(self._disk_caption(facts))

    def _disk_caption(self, facts: Facts) -> str:
        if facts.free_bytes is None:
            return tr("Grows as it is written")
        return tr("Grows as it is written · {free} free", free=size_text(facts.free_bytes))

    def _show_folder(self, facts: Facts) -> None:
        ui, spec = self.ui, self.state.spec
        shown = self.state.expert or "disk_folder" in self.state.draft.chosen
        ui.folderLabel.setVisible(shown)
        ui.folderBox.setVisible(shown)
        ui.browse.setVisible(facts.info.local)
        ui.folder.setPlaceholderText(facts.info.image_folder)
        ui.folderNote.setText(tr("Where new disk images go; empty for the host's usual folder."))
        if ui.folder.text().strip() != spec.disk_folder:
            with QSignalBlocker(ui.folder):
                ui.folder.setText(spec.disk_folder)

    def _show_problems(self) -> None:
        found, ui, facts = self.state.problems(), self.ui, self.state.facts
        ui.nameMessage.show_error(found.get(Field.NAME))
        ui.memory.message.show_error(found.get(Field.MEMORY))
        ui.vcpus.message.show_error(found.get(Field.VCPUS))
        if error := found.get(Field.DISK):
            ui.disk.message.show_error(error)
        elif facts:
            warning = disk_warning(self.state.spec, facts)
            ui.disk.message.show_warning(error_message(warning) if warning else "")

    def _browse(self) -> None:
        facts = self.state.facts
        start = self.state.spec.disk_folder or (facts.info.image_folder if facts else "")
        dialog = QFileDialog(self, tr("Choose where the disk goes"), start)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda path: self.state.choose(disk_folder=path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def stops_below(stops: tuple[int, ...], most: int) -> list[int]:
    """Those of *stops* that fit into *most*, and *most* itself."""
    return [stop for stop in stops if stop < most] + [most]
