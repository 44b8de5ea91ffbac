"""What an action asks before it is done, and who does it."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmdesk.model.actions import ACTIONS, LIFECYCLE, Action
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.core import Core
from vmdesk.services.text import tr
from vmdesk.views.dialogs import confirm
from vmdesk.views.tasks import Tasks
from vmdesk.views.words import quoted

Ask = Callable[[list[VM]], Coroutine[Any, Any, None]]


class VMCommands(QObject):
    """Each command is given VMs that were there when it was asked for."""

    def __init__(
        self, core: Core, window: QWidget, tasks: Tasks, folders: Callable[[str], list[str]]
    ) -> None:
        super().__init__(window)
        self._core, self._window, self._tasks = core, window, tasks
        self._folders = folders
        self._asking: dict[Action, Ask] = {
            Action.RENAME: self._rename,
            Action.NOTES: self._notes,
            Action.TAGS: self._tags,
            Action.MOVE: self._move,
            Action.SNAPSHOT: self._snapshot,
            Action.CLONE: self._clone,
            Action.DELETE: self._delete,
        }

    def run(self, action: Action, refs: Sequence[VMRef], on: bool = False) -> None:
        """Do *action* to those of *refs* that allow it, after asking what is to be asked."""
        possible = [ref for ref in refs if self._core.controller.refusal(action, ref) is None]
        vms = [self._core.inventory.vms[ref] for ref in possible]
        if not vms:
            return
        if action is Action.AUTOSTART:
            for ref in possible:
                self._core.controller.set_autostart(ref, on)
        elif action in self._asking:
            self._tasks.start(self._asking[action](vms))
        elif ACTIONS[action].question:
            self._tasks.start(self._confirmed(action, vms))
        else:
            self._core.controller.perform_all(action, possible)

    async def _confirmed(self, action: Action, vms: list[VM]) -> None:
        row = ACTIONS[action]
        assert action in LIFECYCLE
        names = [vm.name for vm in vms]
        if await confirm(
            self._window,
            tr(row.label),
            tr(row.question, names=quoted(names)),
            details="\n".join(names) if len(names) > 1 else "",
            ok_label=row.label,
            dangerous=True,
        ):
            refs = [vm.ref for vm in vms if vm.ref in self._core.inventory.vms]
            self._core.controller.perform_all(action, refs)

    async def _rename(self, vms: list[VM]) -> None:
        from vmdesk.views.edit_dialogs import RenameDialog

        vm = vms[0]
        dialog = RenameDialog(vm, self._core.inventory.names(vm.ref.host), self._window)
        if await dialog.asked():
            self._core.controller.rename(vm.ref, dialog.name())

    async def _notes(self, vms: list[VM]) -> None:
        from vmdesk.views.edit_dialogs import NotesDialog

        dialog = NotesDialog(vms[0], self._window)
        if await dialog.asked():
            self._core.controller.set_notes(vms[0].ref, dialog.notes())

    async def _tags(self, vms: list[VM]) -> None:
        from vmdesk.views.edit_dialogs import TagsDialog

        known = {tag for vm in self._core.inventory.vms.values() for tag in vm.tags}
        dialog = TagsDialog(vms, sorted(known), self._window)
        if await dialog.asked():
            for vm in vms:
                self._core.controller.set_tags(vm.ref, dialog.tags_for(vm))

    async def _move(self, vms: list[VM]) -> None:
        from vmdesk.views.edit_dialogs import FolderDialog

        folders = sorted({path for vm in vms for path in self._folders(vm.ref.host)})
        dialog = FolderDialog(vms, folders, self._window)
        if await dialog.asked():
            for vm in vms:
                if vm.folder != dialog.folder():
                    self._core.controller.move(vm.ref, dialog.folder())

    async def _snapshot(self, vms: list[VM]) -> None:
        from vmdesk.views.edit_dialogs import SnapshotDialog

        dialog = SnapshotDialog(vms[0], self._window)
        if await dialog.asked():
            name, description = dialog.values()
            self._core.controller.take_snapshot(vms[0].ref, name, description)

    async def _clone(self, vms: list[VM]) -> None:
        from vmdesk.views.edit_dialogs import CloneDialog

        vm = vms[0]
        dialog = CloneDialog(vm, self._core.inventory.names(vm.ref.host), self._window)
        if await dialog.asked():
            self._core.cloner.clone(vm.ref, dialog.name())

    async def _delete(self, vms: list[VM]) -> None:
        from vmdesk.views.delete_dialog import DeleteDialog

        plan = await self._core.deleter.plan([vm.ref for vm in vms])
        dialog = DeleteDialog(plan, self._window)
        if await dialog.asked():
            self._core.deleter.delete(plan, dialog.kept())
