"""Page 1: what the new VM starts from."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from vmdesk.errors import N_
from vmdesk.model.creation import DiskUse, SourceKind
from vmdesk.model.units import size_text
from vmdesk.services.creation_check import Field
from vmdesk.services.suggestion import DiskReport, IsoReport
from vmdesk.services.text import tr
from vmdesk.views.forms.wizard_source import Ui_WizardSource
from vmdesk.views.wizard.page import WizardPage, on_pick
from vmdesk.views.wizard.state import WITH_FILE, WizardState

ABOUT = {
    SourceKind.TINY: N_(
        "A kernel and a shell from this computer's own packages. It gets an address from the"
        " network, shows a shell on its screen and its serial port, answers a web request with"
        " its name, and shuts down when asked to. All of it runs in memory: a disk is only for"
        " trying out what one does with disks."
    ),
    SourceKind.NETWORK: N_(
        "The VM asks the network for a boot server each time it starts with an empty disk. Choose"
        " a network with such a server on the page “Network”."
    ),
}
IMAGE_SUFFIXES = frozenset({".qcow2", ".qcow", ".img", ".raw", ".vmdk", ".vdi", ".vhd", ".vhdx"})
ISO_FILES = N_("ISO images (*.iso *.ISO);;All files (*)")
DISK_FILES = N_("Disk images (*.qcow2 *.qcow *.img *.raw *.vmdk *.vdi *.vhd *.vhdx);;All files (*)")


class SourcePage(WizardPage):
    name = N_("Source")
    heading = N_("What should the VM start from?")
    explanation = N_("Everything else gets values that fit it; you can change them all.")
    fields = frozenset({Field.SOURCE})

    def __init__(self, state: WizardState) -> None:
        super().__init__(state)
        self.ui = Ui_WizardSource()
        self.ui.setupUi(self)
        ui = self.ui
        self._kinds: dict[SourceKind, QRadioButton] = {
            SourceKind.ISO: ui.iso,
            SourceKind.DISK: ui.disk,
            SourceKind.TINY: ui.tiny,
            SourceKind.NETWORK: ui.network,
        }
        self._uses: dict[DiskUse, QRadioButton] = {
            DiskUse.IN_PLACE: ui.inPlace,
            DiskUse.COPY: ui.copy,
            DiskUse.OVERLAY: ui.overlay,
        }
        for kind, button in self._kinds.items():
            button.glyph = kind.value  # type: ignore[attr-defined]
        self._group(self._kinds)
        self._group(self._uses)
        self._shown_os = ""
        # The open list takes all the room that is left.
        self.ui.column.setStretchFactor(self.ui.systems, 1)
        self.setAcceptDrops(True)
        self._connect()

    def first_focus(self) -> QWidget:
        return self._kinds[self.state.spec.source]

    def refresh(self) -> None:
        spec = self.state.spec
        self._kinds[spec.source].setChecked(True)
        self._uses[spec.disk_use].setChecked(True)
        self._show_path()
        self._show_reading()
        self.ui.useBox.setVisible(spec.source is SourceKind.DISK and self._disk is not None)
        self.ui.about.setVisible(spec.source in ABOUT)
        self.ui.about.setText(tr(ABOUT.get(spec.source, "")))
        self._show_systems()

    def take_file(self, path: str) -> None:
        """Start from the file at *path*, whatever its name says that it is."""
        self.state.choose(source=kind_of_file(path), source_path=path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.ui.drop.light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.ui.drop.light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.ui.drop.light(False)
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.take_file(files[0])

    @property
    def _disk(self) -> DiskReport | None:
        return self.state.reading.disk

    @property
    def _iso(self) -> IsoReport | None:
        return self.state.reading.iso

    def _group(self, buttons: dict[Any, QRadioButton]) -> None:
        """One of *buttons* is on, whatever else is on the page."""
        group = QButtonGroup(self)
        for button in buttons.values():
            group.addButton(button)

    def _connect(self) -> None:
        for kind, button in self._kinds.items():
            on_pick(
                button,
                lambda kind=kind: self.state.spec.source is kind,  # type: ignore[misc]
                lambda kind=kind: self._choose_kind(kind),  # type: ignore[misc]
            )
        for use, button in self._uses.items():
            on_pick(
                button,
                lambda use=use: self.state.spec.disk_use is use,  # type: ignore[misc]
                lambda use=use: self.state.choose(disk_use=use),  # type: ignore[misc]
            )
        self.ui.path.textChanged.connect(lambda text: self.state.choose(source_path=text.strip()))
        self.ui.browse.clicked.connect(self._browse)
        self.ui.systems.chosen.connect(lambda id: self.state.choose(os=id))

    def _choose_kind(self, kind: SourceKind) -> None:
        """An ISO is no disk image: the path goes with the kind."""
        if kind is not self.state.spec.source:
            self.state.leave_open("os")
            self.state.choose(source=kind, source_path="")

    def _show_path(self) -> None:
        spec, ui = self.state.spec, self.ui
        ui.fileBox.setVisible(spec.source in WITH_FILE)
        is_iso = spec.source is SourceKind.ISO
        ui.drop.show_text(tr("Drop an ISO image here") if is_iso else tr("Drop a disk image here"))
        ui.pathLabel.setText(tr("IS&O image:") if is_iso else tr("Disk ima&ge:"))
        ui.path.setAccessibleName("ISO image" if is_iso else "Disk image")
        if ui.path.text().strip() != spec.source_path:
            with QSignalBlocker(ui.path):
                ui.path.setText(spec.source_path)

    def _show_reading(self) -> None:
        reading = self.state.reading
        found = self._found()
        self.ui.drop.setVisible(not reading.path)
        self.ui.spinner.setVisible(reading.busy)
        self.ui.found.setText(found)
        self.ui.found.setVisible(bool(found))
        wrong = self.state.problems().get(Field.SOURCE) if reading.path else None
        self.ui.pathMessage.show_error(reading.error or wrong)
        if reading.iso and not reading.reachable:
            self.ui.pathMessage.show_warning(
                tr("It will be copied: the host's QEMU may not open files in this folder.")
            )
        for button in (self.ui.inPlace, self.ui.overlay):
            button.setEnabled(reading.reachable)

    def _found(self) -> str:
        """What is known about the image, on one line."""
        if self.state.reading.busy:
            return tr("Looking at the image…")
        if self._iso:
            return iso_text(self._iso)
        return disk_text(self._disk) if self._disk else ""

    def _show_systems(self) -> None:
        """The list opens by itself where nobody knows the system."""
        spec, picker = self.state.spec, self.ui.systems
        known = spec.source not in WITH_FILE or bool(self._iso or self._disk)
        picker.setVisible(spec.source is not SourceKind.TINY and known)
        picker.offer(self.state.systems)
        picker.show_system(spec.os)
        asked = f"{spec.source}{spec.source_path}{known}"
        if asked != self._shown_os:
            self._shown_os = asked
            picker.open(known and not spec.os and spec.source is SourceKind.ISO)

    def _browse(self) -> None:
        is_iso = self.state.spec.source is SourceKind.ISO
        title = tr("Choose an ISO image") if is_iso else tr("Choose a disk image")
        dialog = QFileDialog(self, title, self.state.spec.source_path)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr(ISO_FILES) if is_iso else tr(DISK_FILES))
        dialog.fileSelected.connect(lambda path: self.state.choose(source_path=path))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def kind_of_file(path: str) -> SourceKind:
    """What the name of a file says that it is."""
    is_disk = Path(path).suffix.lower() in IMAGE_SUFFIXES
    return SourceKind.DISK if is_disk else SourceKind.ISO


def iso_text(report: IsoReport) -> str:
    """What an ISO image is, on one line."""
    size = size_text(report.size_bytes)
    if report.system:
        return tr(
            "✓ {system} detected · {size} · labelled “{label}”",
            system=report.system.name,
            size=size,
            label=report.label,
        )
    return tr(
        "Not a known system · {size} · labelled “{label}”. Choose what it is:",
        size=size,
        label=report.label,
    )


def disk_text(report: DiskReport) -> str:
    """What a disk image is, on one line."""
    size, used = size_text(report.capacity_bytes), size_text(report.allocation_bytes)
    if report.backing:
        return tr(
            "✓ {format} · {size} · {used} of it used · builds on {backing}",
            format=report.format,
            size=size,
            used=used,
            backing=report.backing,
        )
    return tr("✓ {format} · {size} · {used} of it used", format=report.format, size=size, used=used)
