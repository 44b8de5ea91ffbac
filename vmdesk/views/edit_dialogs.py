"""The small dialogs that change one thing of a VM: name, notes, tags, folder, snapshot, clone."""

import re
from collections.abc import Collection
from datetime import datetime

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from vmdesk.errors import N_, InvalidInput
from vmdesk.model.naming import check_name, free_name
from vmdesk.model.vm import VM
from vmdesk.services.text import error_text, listed, tr
from vmdesk.views.cards import muted, plain
from vmdesk.views.dialogs import Dialog, ProblemLine
from vmdesk.views.words import quoted, short

# Those of a Chinese keyboard too.
COMMAS = re.compile("[,\uff0c\u3001]")


class NameDialog(Dialog):
    """Asks for a VM's new name and checks it while it is typed."""

    def __init__(
        self, parent: QWidget | None, title: str, ok_label: str, start: str, taken: Collection[str]
    ) -> None:
        super().__init__(parent, title, ok_label)
        self._taken = taken
        self._old = start
        self._field = QLineEdit(start)
        self._field.setAccessibleName("Name")
        self._problem = ProblemLine()
        label = plain(tr("&Name"))
        label.setBuddy(self._field)
        self.body.addWidget(label)
        self.body.addWidget(self._field)
        self.body.addWidget(self._problem)
        self._field.textChanged.connect(self._check)
        self._field.selectAll()
        self._field.setFocus()
        self._check()

    def name(self) -> str:
        return self._field.text()

    def _check(self) -> None:
        try:
            check_name(self.name(), self._taken)
        except InvalidInput as error:
            self._problem.show_problem(error_text(error))
            self.ok.setEnabled(False)
        else:
            self._problem.show_problem("")
            self.ok.setEnabled(True)


class RenameDialog(NameDialog):
    """The present name is no mistake, but there is nothing to do for it."""

    def __init__(self, vm: VM, taken: Collection[str], parent: QWidget | None) -> None:
        others = set(taken) - {vm.name}
        super().__init__(
            parent, tr("Rename “{name}”", name=short(vm.name)), N_("Rename"), vm.name, others
        )

    def _check(self) -> None:
        super()._check()
        self.ok.setEnabled(self.ok.isEnabled() and self.name() != self._old)


class CloneDialog(NameDialog):
    def __init__(self, vm: VM, taken: Collection[str], parent: QWidget | None) -> None:
        start = free_name(f"{vm.name}-clone", taken)
        super().__init__(
            parent, tr("Clone “{name}”", name=short(vm.name)), N_("Clone"), start, taken
        )
        self.body.addWidget(
            muted(tr("A full copy: it shares no file with the original."), wrap=True)
        )


class NotesDialog(Dialog):
    def __init__(self, vm: VM, parent: QWidget | None) -> None:
        super().__init__(parent, tr("Notes of “{name}”", name=short(vm.name)), N_("Save"))
        self._field = QPlainTextEdit(vm.notes)
        self._field.setAccessibleName("Notes")
        self._field.setTabChangesFocus(True)
        self._field.setPlaceholderText(
            tr("What it is for, who uses it, which passwords are not written down here…")
        )
        self.body.addWidget(self._field)
        self.resize(640, 460)

    def notes(self) -> str:
        return self._field.toPlainText()


class TagsDialog(Dialog):
    """Tags of one VM, or those that all selected VMs share: others of each VM stay."""

    def __init__(self, vms: list[VM], known: list[str], parent: QWidget | None) -> None:
        title = tr("Tags of {names}", names=quoted([vm.name for vm in vms]))
        super().__init__(parent, title, N_("Save"))
        self._shared = [tag for tag in vms[0].tags if all(tag in vm.tags for vm in vms)]
        self._field = QLineEdit(", ".join(self._shared))
        self._field.setAccessibleName("Tags")
        self._field.setPlaceholderText(tr("web, production"))
        self._known = known
        self._completer = QCompleter(QStringListModel(known, self), self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self._field)
        self._completer.activated.connect(self._complete)
        self._field.textEdited.connect(self._suggest)
        label = plain(tr("&Tags, with a comma between them"))
        label.setBuddy(self._field)
        self.body.addWidget(label)
        self.body.addWidget(self._field)
        if known:
            text = tr("In use: {tags}", tags=short(listed(known), 200))
            self.body.addWidget(muted(text, wrap=True))

    def tags_for(self, vm: VM) -> list[str]:
        """The tags that *vm* shall have now."""
        typed = [" ".join(tag.split()) for tag in COMMAS.split(self._field.text())]
        own = [tag for tag in vm.tags if tag not in self._shared]
        return list(dict.fromkeys([*(tag for tag in typed if tag), *own]))

    def _suggest(self) -> None:
        before = self._field.text()[: self._field.cursorPosition()]
        start = COMMAS.split(before)[-1].strip()
        self._completer.setCompletionPrefix(start)
        if start and self._completer.completionCount():
            self._completer.complete()

    def _complete(self, tag: str) -> None:
        position = self._field.cursorPosition()
        before, after = self._field.text()[:position], self._field.text()[position:]
        done = [part.strip() for part in COMMAS.split(before)[:-1]]
        self._field.setText(", ".join([*done, tag]) + after)


class FolderDialog(Dialog):
    def __init__(self, vms: list[VM], folders: list[str], parent: QWidget | None) -> None:
        title = tr("Move {names} to a folder", names=quoted([vm.name for vm in vms]))
        super().__init__(parent, title, N_("Move"))
        self._field = QComboBox()
        self._field.setEditable(True)
        self._field.setAccessibleName("Folder")
        self._field.addItem("")
        self._field.addItems(folders)
        self._field.setCurrentText(vms[0].folder)
        self._field.setMinimumContentsLength(30)
        label = plain(tr("&Folder; “/” stands between a folder and one in it, empty means none"))
        label.setBuddy(self._field)
        self.body.addWidget(label)
        self.body.addWidget(self._field)

    def folder(self) -> str:
        parts = (" ".join(part.split()) for part in self._field.currentText().split("/"))
        return "/".join(part for part in parts if part)


class SnapshotDialog(Dialog):
    def __init__(self, vm: VM, parent: QWidget | None) -> None:
        title = tr("Take a snapshot of “{name}”", name=short(vm.name))
        super().__init__(parent, title, N_("Take Snapshot"))
        self._name = QLineEdit(datetime.now().strftime("%Y-%m-%d %H.%M.%S"))
        self._name.setAccessibleName("Name")
        self._description = QPlainTextEdit()
        self._description.setAccessibleName("Description")
        self._description.setTabChangesFocus(True)
        self._problem = ProblemLine()
        for text, field in ((tr("&Name"), self._name), (tr("&Description"), self._description)):
            label = plain(text)
            label.setBuddy(field)
            self.body.addWidget(label)
            self.body.addWidget(field)
        self.body.addWidget(self._problem)
        if vm.active:
            self.body.addWidget(muted(tr("The VM runs: its memory is saved too."), wrap=True))
        self._name.selectAll()
        self._name.textChanged.connect(self._check)
        self._check()

    def values(self) -> tuple[str, str]:
        return self._name.text().strip(), self._description.toPlainText()

    def _check(self) -> None:
        name = self._name.text().strip()
        bad = "/" in name or name.startswith("-") or not name
        text = tr("A snapshot needs a name without “/” that does not begin with “-”")
        self._problem.show_problem(text if bad else "")
        self.ok.setEnabled(not bad)
