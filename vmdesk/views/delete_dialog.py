"""Before a delete: every file that goes, how large it is, and who else needs it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from vmdesk.errors import N_
from vmdesk.model.storage import FileKind, FileUse
from vmdesk.model.units import size_text
from vmdesk.services.deletion import DeletionPlan
from vmdesk.services.text import tr
from vmdesk.views.cards import muted
from vmdesk.views.dialogs import Dialog
from vmdesk.views.words import quoted, tool_tip

ROW_HEIGHT = 28
KIND_WORDS: dict[FileKind, str] = {
    FileKind.DISK: N_("Disk"),
    FileKind.MEDIA: N_("Install medium"),
    FileKind.NVRAM: N_("Firmware settings"),
    FileKind.SAVED_STATE: N_("Saved memory"),
    FileKind.TPM: N_("TPM state"),
    FileKind.SNAPSHOT: N_("Snapshot"),
}
PATH = Qt.ItemDataRole.UserRole
SIZE = Qt.ItemDataRole.UserRole + 1
Unchecked, Checked = Qt.CheckState.Unchecked, Qt.CheckState.Checked


class DeleteDialog(Dialog):
    """A file with a check mark goes; those that somebody else needs have none to set."""

    def __init__(self, plan: DeletionPlan, parent: QWidget) -> None:
        names = quoted([vm.name for vm in plan.vms])
        super().__init__(
            parent, tr("Delete"), N_("Delete"), heading=tr("Delete {names}?", names=names)
        )
        self._list = QTreeWidget()
        self._list.setAccessibleName("Files")
        self._list.setHeaderLabels([tr("File"), tr("Kind"), tr("Size"), tr("What happens")])
        self._list.setRootIsDecorated(False)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 120), (2, 80), (3, 210)):
            self._list.header().resizeSection(column, width)
        seen: dict[str, FileUse] = {}
        for uses in plan.files.values():
            seen.update({use.path: use for use in uses})
        for use in seen.values():
            self._list.addTopLevelItem(_row(use))
        self._total = muted(wrap=True)
        if seen:
            self.body.addWidget(self._list)
        else:
            self.body.addWidget(muted(tr("No file belongs to it."), wrap=True))
        self.body.addWidget(self._total)
        self._list.itemChanged.connect(self._sum)
        self._sum()
        self.make_dangerous()
        self.resize(760, 420 if seen else 180)

    def kept(self) -> set[str]:
        """The files that the user wants to stay."""
        return {item.data(0, PATH) for item in self._rows() if item.checkState(0) is Unchecked}

    def _rows(self) -> list[QTreeWidgetItem]:
        items = (self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount()))
        return [item for item in items if item]

    def _sum(self) -> None:
        going = [item for item in self._rows() if item.checkState(0) is Checked]
        freed = size_text(sum(item.data(0, SIZE) for item in going))
        self._total.setText(
            tr(
                "Files deleted: {count}, room freed: {size}. This cannot be undone.",
                count=len(going),
                size=freed,
            )
        )


def _row(use: FileUse) -> QTreeWidgetItem:
    size = "" if use.size_bytes is None else size_text(use.size_bytes)
    item = QTreeWidgetItem([use.path, tr(KIND_WORDS[use.kind]), size, _fate(use)])
    item.setSizeHint(0, QSize(0, ROW_HEIGHT))
    item.setData(0, PATH, use.path)
    item.setData(0, SIZE, use.size_bytes or 0)
    item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(0, tool_tip(use.path))
    item.setToolTip(3, tool_tip(_fate(use)))
    choice = use.deletable and not use.by_hypervisor
    item.setCheckState(0, Checked if use.deletable else Unchecked)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if choice else flags)
    if not choice:
        colour = QPalette().color(QPalette.ColorRole.PlaceholderText)
        for column in range(4):
            item.setForeground(column, colour)
    return item


def _fate(use: FileUse) -> str:
    if use.used_by:
        return tr("Kept: {names} need it", names=quoted(list(use.used_by)))
    if use.keep_reason:
        return tr("Kept: {reason}", reason=tr(use.keep_reason))
    return tr("Deleted with the VM") if use.by_hypervisor else tr("Deleted")
