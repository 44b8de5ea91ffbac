"""A VM's own page: its name and state, what can be done, and its sides (Summary, Console, …)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from vmdesk.errors import N_
from vmdesk.model.capabilities import Capabilities, Capability
from vmdesk.model.vm import VM, VMRef
from vmdesk.services.text import tr
from vmdesk.views.action_buttons import ActionButtons
from vmdesk.views.cards import ElidedLabel, Pill, enlarged
from vmdesk.views.context import Context
from vmdesk.views.state_icons import vm_picture
from vmdesk.views.summary import Summary
from vmdesk.views.theme import STATE_COLOURS
from vmdesk.views.words import host_title, state_word


class Side(Protocol):
    """One side of a VM's page; a widget. With `let_go` it is told before it goes."""

    def show_vm(self, vm: VM) -> None: ...


@dataclass(frozen=True, slots=True)
class SideSpec:
    """*label* is English and marked; *make* is called when the side is first looked at. One that
    is *wide* gets most of the page's height."""

    label: str
    make: Callable[["VMPage", VM], QWidget]
    capability: Capability | None = None
    wide: bool = False

    def exists(self, capabilities: Capabilities) -> bool:
        return self.capability is None or self.capability in capabilities


def _summary(page: "VMPage", vm: VM) -> QWidget:
    summary = Summary(page.context)
    summary.console_wanted.connect(page.open_console)
    return summary


def _console(page: "VMPage", vm: VM) -> QWidget:
    from vmdesk.views.console_page import ConsolePage

    console = ConsolePage(page.context, vm)
    console.full_screen_wanted.connect(page.full_screen_wanted)
    return console


def _serial(page: "VMPage", vm: VM) -> QWidget:
    from vmdesk.views.terminal.page import SerialPage

    return SerialPage(page.context, vm)


SUMMARY = SideSpec(N_("Summary"), _summary)
CONSOLE = SideSpec(N_("Console"), _console, Capability.CONSOLE, wide=True)
SERIAL = SideSpec(N_("Serial"), _serial, Capability.SERIAL, wide=True)
SIDES = (SUMMARY, CONSOLE, SERIAL)


class VMPage(QWidget):
    """Follows its VM; a preview is given another one with `show_ref`."""

    full_screen_wanted = Signal()

    def __init__(self, context: Context, ref: VMRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ref = ref
        self._made: dict[SideSpec, QWidget] = {}
        self._icon = QLabel()
        self._name = ElidedLabel()
        self._where = ElidedLabel()
        self._pill = Pill()
        self._sides = QTabWidget()
        self._buttons = ActionButtons(context.actions)
        self._top = QVBoxLayout()
        self._build()
        self.context.core.inventory.vm_changed.connect(self._on_changed)
        self.show_ref(ref)

    def _build(self) -> None:
        enlarged(self._name, 1.6)
        self._where.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._name)
        titles.addWidget(self._where)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._icon)
        head.addLayout(titles, 1)
        head.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignTop)
        self._top.setSpacing(12)
        self._top.addLayout(head)
        self._top.addWidget(self._buttons)
        self._give_room(False)
        self._sides.setDocumentMode(True)
        self._sides.tabBar().setAccessibleName("Sides")
        self._sides.currentChanged.connect(self._on_side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self._sides, 1)

    @property
    def vm(self) -> VM | None:
        return self.context.core.inventory.vms.get(self.ref)

    def show_ref(self, ref: VMRef) -> None:
        """Be the page of this VM from now on."""
        if ref != self.ref:
            self._drop_open()
        self.ref = ref
        self._arrange_sides()
        self._refresh()

    def open_console(self) -> None:
        """Show the console and give it the keyboard; nothing where there is none."""
        index = self._index(CONSOLE)
        if index >= 0:
            self._sides.setCurrentIndex(index)
            console = self._made[CONSOLE]
            if hasattr(console, "bring_up"):
                console.bring_up()
            else:
                console.setFocus()

    def show_summary(self) -> None:
        self._sides.setCurrentIndex(0)

    def console(self) -> QWidget | None:
        """The console's side, when it has been looked at."""
        return self._made.get(CONSOLE)

    def close_page(self) -> None:
        """Let go of what is open before the page goes."""
        self._drop_open()
        self.context.core.inventory.vm_changed.disconnect(self._on_changed)

    def _arrange_sides(self) -> None:
        capabilities = self.context.core.inventory.backend(self.ref.host).capabilities
        for spec in SIDES:
            there, wanted = self._index(spec) >= 0, spec.exists(capabilities)
            if wanted and not there:
                holder = QWidget()
                QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
                holder.setProperty("side", spec.label)
                self._sides.addTab(holder, tr(spec.label))
            elif there and not wanted:
                self._drop(spec)
                self._sides.removeTab(self._index(spec))

    def _index(self, spec: SideSpec) -> int:
        for index in range(self._sides.count()):
            holder = self._sides.widget(index)
            if holder and holder.property("side") == spec.label:
                return index
        return -1

    def _on_side(self, index: int) -> None:
        holder, vm = self._sides.widget(index), self.vm
        if holder is None or vm is None:
            return
        spec = next(spec for spec in SIDES if spec.label == holder.property("side"))
        self._give_room(spec.wide)
        if spec not in self._made:
            side = self._made[spec] = spec.make(self, vm)
            layout = holder.layout()
            assert layout
            layout.addWidget(side)
        cast(Side, self._made[spec]).show_vm(vm)

    def _give_room(self, to_side: bool) -> None:
        """A guest's screen needs the height that the buttons take; they are in the toolbar too."""
        self._buttons.setVisible(not to_side)
        self._where.setVisible(not to_side)
        self._top.setContentsMargins(20, *((6, 20, 2) if to_side else (16, 20, 10)))

    def _drop_open(self) -> None:
        for spec in (CONSOLE, SERIAL):
            self._drop(spec)

    def _drop(self, spec: SideSpec) -> None:
        if side := self._made.pop(spec, None):
            if hasattr(side, "let_go"):
                side.let_go()
            side.setParent(None)
            side.deleteLater()
            self._sides.setCurrentIndex(0)

    def _on_changed(self, ref: VMRef) -> None:
        if ref == self.ref:
            self._refresh()

    def _refresh(self) -> None:
        if not (vm := self.vm):
            return
        host = self.context.core.inventory.hosts.get(vm.ref.host)
        where = [host_title(host) if host else "", *vm.folder.split("/")]
        self._icon.setPixmap(vm_picture(vm.state, 34, self.devicePixelRatioF()))
        self._name.show_text(vm.name)
        self._where.show_text(" › ".join(part for part in where if part))
        self._pill.show_word(state_word(vm), STATE_COLOURS[vm.state])
        self._on_side(self._sides.currentIndex())
