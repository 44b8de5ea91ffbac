"""The table of actions as QActions: one set for toolbar, menus, context menu and pages alike."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from vmdesk.model.actions import ACTIONS, Action, ActionSpec
from vmdesk.model.vm import VMRef
from vmdesk.services.core import Core
from vmdesk.services.text import tr
from vmdesk.views.icons import icon
from vmdesk.views.words import tool_tip

# A bulk action looks at no more VMs than these to know whether it is possible.
MOST_ASKED = 64


class VMActions(QObject):
    """Says what was asked for; `commands.VMCommands` does it."""

    triggered = Signal(object, list, bool)  # Action, VMRefs, checked

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self._refs: list[VMRef] = []
        self.actions = {action: self._make(row) for action, row in ACTIONS.items()}
        core.inventory.vm_changed.connect(self._on_changed)
        core.inventory.hosts_changed.connect(self._on_host)
        self.refresh()

    @property
    def refs(self) -> list[VMRef]:
        """The VMs that the actions are about."""
        return [ref for ref in self._refs if ref in self._core.inventory.vms]

    def set_refs(self, refs: Sequence[VMRef]) -> None:
        self._refs = list(refs)
        self.refresh()

    def refresh(self) -> None:
        """Enable what is possible now; what is not says why."""
        reasons = {action: self._refusal(action) for action in self.actions}
        for action, shown in self.actions.items():
            shown.setEnabled(reasons[action] is None)
            self._explain(shown, ACTIONS[action], reasons[action])
        vms = [self._core.inventory.vms[ref] for ref in self.refs[:MOST_ASKED]]
        on = bool(vms) and all(vm.autostart for vm in vms)
        self.actions[Action.AUTOSTART].setChecked(on)
        # They take turns in one place. (What is hidden counts as disabled for Qt: ask the reasons.)
        resume = reasons[Action.RESUME] is None
        self.actions[Action.RESUME].setVisible(resume)
        self.actions[Action.PAUSE].setVisible(not resume or reasons[Action.PAUSE] is None)

    def fill(self, menu: QMenu) -> None:
        """All actions, a separator between two groups."""
        group = None
        for action, row in ACTIONS.items():
            if group not in (None, row.group):
                menu.addSeparator()
            group = row.group
            menu.addAction(self.actions[action])
        menu.setToolTipsVisible(True)

    def _make(self, row: ActionSpec) -> QAction:
        label = tr(row.label) + ("…" if row.asks else "")
        made = QAction(icon(row.icon), label, self)
        made.setObjectName(row.action.value)
        made.setCheckable(row.checkable)
        if row.shortcut:
            made.setShortcut(QKeySequence(row.shortcut))
        made.triggered.connect(lambda on: self.triggered.emit(row.action, self.refs, on))
        return made

    def _refusal(self, action: Action) -> str | None:
        refs = self.refs
        if not refs:
            return tr("Select a VM first")
        if len(refs) > 1 and not ACTIONS[action].bulk:
            return tr("Possible with one VM at a time only")
        reason = None
        for ref in refs[:MOST_ASKED]:
            reason = self._core.controller.refusal(action, ref)
            if reason is None:
                return None
        return tr(reason) if reason else None

    def _explain(self, shown: QAction, row: ActionSpec, reason: str | None) -> None:
        keys = shown.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        label = f"{tr(row.label)} ({keys})" if keys else tr(row.label)
        shown.setToolTip(tool_tip(f"{label}\n{reason}" if reason else label))
        shown.setStatusTip(reason or "")

    def _on_host(self, _: str) -> None:
        self.refresh()

    def _on_changed(self, ref: VMRef) -> None:
        if ref in self._refs:
            self.refresh()
