"""The console of a VM in the library: follows the VM, wherever it is shown."""

from PySide6.QtWidgets import QWidget

from vmdesk.errors import N_, Unsupported
from vmdesk.model.actions import Action
from vmdesk.model.display import ClipboardPath, DisplayLink
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.core import Core
from vmdesk.views.console.desk import Desk
from vmdesk.views.console.panel import ConsolePanel
from vmdesk.views.tasks import Tasks


class VMPanel(ConsolePanel):
    """`gone` when the VM is no longer there."""

    def __init__(self, core: Core, tasks: Tasks, vm: VM, parent: QWidget | None = None) -> None:
        self._core, self._ref = core, vm.ref
        desk = Desk(
            core.settings,
            core.jobs,
            tasks,
            self._open_display,
            key=vm.ref.key,
            ref=vm.ref,
            clipboard_path=self._clipboard_path,
        )
        super().__init__(desk, vm.name, parent)
        self.view.start_requested.connect(lambda: self._perform(Action.START))
        self.view.resume_requested.connect(lambda: self._perform(Action.RESUME))
        core.inventory.vm_changed.connect(self._on_changed)
        core.inventory.vm_removed.connect(self._on_removed)
        self._on_changed(vm.ref)

    async def _open_display(self) -> DisplayLink:
        display = self._core.inventory.backend(self._ref.host).display
        if display is None:
            raise Unsupported(N_("This host cannot show a VM's screen"))
        return await display.open_display(self._ref)

    async def _clipboard_path(self) -> ClipboardPath:
        display = self._core.inventory.backend(self._ref.host).display
        return await display.clipboard_path(self._ref) if display else ClipboardPath.UNKNOWN

    def _perform(self, action: Action) -> None:
        self._core.controller.perform_all(action, [self._ref])

    def _on_changed(self, ref: VMRef) -> None:
        vm = self._core.inventory.vms.get(ref)
        if ref == self._ref and vm is not None:
            if vm.name != self.name:
                self.set_name(vm.name)
            self.view.set_vm_state(vm.state)

    def _on_removed(self, ref: VMRef) -> None:
        if ref == self._ref:
            self.let_go()
            self.gone.emit()
