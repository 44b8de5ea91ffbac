"""The window's commands that are about no VM: create, open, connect, folders, help."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from vmdesk.errors import N_
from vmdesk.model.creation import SourceKind
from vmdesk.model.host import HostState
from vmdesk.model.vm import VMRef
from vmdesk.services.jobs import Job, JobState
from vmdesk.services.text import tr
from vmdesk.views.context import Context
from vmdesk.views.dialogs import confirm
from vmdesk.views.library import Library
from vmdesk.views.library_tree import Kind, Node

if TYPE_CHECKING:
    from pathlib import Path

    from vmdesk.views.wizard.state import Draft


class DeskCommands(QObject):
    created = Signal(object, bool)  # VMRef, whether to customise it before its first start
    failed = Signal(object, object)  # Job, the wizard's draft
    told = Signal(str)  # a sentence to show

    def __init__(
        self,
        context: Context,
        library: Library,
        check_uri: Callable[[str], object],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context, self._library, self._window = context, library, window
        self._check_uri = check_uri

    def host(self) -> str:
        """The host that a new VM is for: the one selected, else the first that is reached."""
        selected = self._library.selected()
        if selected:
            return selected[0].uri
        hosts = self._context.core.inventory.hosts.values()
        reached = [host.uri for host in hosts if host.state is HostState.CONNECTED]
        return (reached or list(self._context.core.inventory.hosts) or [""])[0]

    def new_vm(self, start: "SourceKind | Path | Draft | None" = None, uri: str = "") -> None:
        from vmdesk.views.wizard.open import open_wizard

        uri = uri or self.host()
        host = self._context.core.inventory.hosts.get(uri)
        if host is None or host.state is not HostState.CONNECTED:
            self.told.emit(tr("Connect to a host first: a VM needs one to run on"))
            return
        wizard = open_wizard(self._context.core, self._window, uri, start)
        wizard.submitted.connect(self._follow)

    def try_tiny(self) -> None:
        self.new_vm(SourceKind.TINY)

    def open_image(self) -> None:
        from pathlib import Path

        dialog = QFileDialog(self._window, tr("Open a disk or ISO"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [
                tr(
                    "Disks and install images (*.iso *.qcow2 *.img *.raw *.vmdk *.vdi *.vhd *.vhdx)"
                ),
                tr("All files (*)"),
            ]
        )
        dialog.fileSelected.connect(lambda path: self.new_vm(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def connect_host(self) -> None:
        self._context.tasks.start(self._connect_host())

    def disconnect_host(self, uri: str) -> None:
        self._context.tasks.start(self._disconnect_host(uri))

    def new_folder(self) -> None:
        self._context.tasks.start(self._new_folder())

    def rename_folder(self, node: Node) -> None:
        self._context.tasks.start(self._rename_folder(node.uri, node.path))

    def dissolve_folder(self, node: Node) -> None:
        """The folder goes; its VMs move to the one above."""
        self._move_all(node.uri, node.path, node.path.rpartition("/")[0])

    async def _connect_host(self) -> None:
        from vmdesk.views.host_dialog import HostDialog

        core = self._context.core
        dialog = HostDialog(list(core.inventory.hosts), self._check_uri, self._window)
        if await dialog.asked():
            uri = dialog.uri()
            core.hosts.add(uri)
            core.settings.add_host(uri)

    async def _disconnect_host(self, uri: str) -> None:
        core = self._context.core
        if await confirm(
            self._window,
            tr("Disconnect"),
            tr("Take {host} out of the list? Its VMs go on as they are.", host=uri),
            ok_label=N_("Disconnect"),
        ):
            core.settings.remove_host(uri)
            await core.hosts.remove(uri)

    async def _new_folder(self) -> None:
        from vmdesk.views.folder_dialog import NewFolderDialog

        selected = self._library.selected()
        above = selected[0] if selected and selected[0].kind is not Kind.VM else None
        uri = above.uri if above else self.host()
        if not uri:
            return
        taken = self._library.model.folders(uri)
        dialog = NewFolderDialog(above.path if above else "", "", taken, self._window)
        if await dialog.asked():
            self._library.model.keep_folder(uri, dialog.path())

    async def _rename_folder(self, uri: str, path: str) -> None:
        from vmdesk.views.folder_dialog import NewFolderDialog

        above, _, name = path.rpartition("/")
        dialog = NewFolderDialog(above, name, self._library.model.folders(uri), self._window)
        if await dialog.asked():
            self._move_all(uri, path, dialog.path())

    def _move_all(self, uri: str, path: str, to: str) -> None:
        """Move every VM in a folder, with the folders between, to another."""
        model = self._library.model
        empty = [kept for kept in model.kept_folders(uri) if kept.startswith(f"{path}/")]
        for vm in model.node(model.folder_index(uri, path)).all_vms():
            below = vm.folder.removeprefix(path).strip("/")
            self._context.core.controller.move(vm.ref, "/".join(filter(None, (to, below))))
        model.forget_folder(uri, path)
        if to:
            model.keep_folder(uri, to)
            for kept in empty:
                model.keep_folder(uri, to + kept.removeprefix(path))

    def _follow(self, job: Job, draft: "Draft") -> None:
        """Show the VM when it is made; when that failed, the wizard can be opened as it was."""
        job.changed.connect(lambda: self._on_made(job, draft))

    def _on_made(self, job: Job, draft: "Draft") -> None:
        if job.state is JobState.DONE and isinstance(job.result, VMRef):
            self.created.emit(job.result, draft.customise)
        elif job.state is JobState.FAILED:
            self.failed.emit(job, draft)
