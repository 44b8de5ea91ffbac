"""The Summary of a VM: what it is made of, where it can be reached, what people wrote about it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vmdesk.model.actions import ACTIONS, Action
from vmdesk.model.hardware import NIC, Address, Disk, DiskDevice
from vmdesk.model.vm import VM
from vmdesk.services.text import tr
from vmdesk.views.cards import Card, FlowLayout, Pill, ValueField, clear, enlarged, muted, plain
from vmdesk.views.context import Context
from vmdesk.views.facts import FactsCard, fixed_font, headed, small_button, two_lines
from vmdesk.views.summary_facts import (
    disk_line,
    disk_title,
    nic_reach,
    nic_title,
    place_facts,
    system_facts,
)
from vmdesk.views.theme import BLUE
from vmdesk.views.thumbnail import ScreenCard
from vmdesk.views.words import SOURCE_WORDS, host_title, short

TWO_COLUMNS = 660
WIDEST = 1280
GAP = 16


class PartsCard(Card):
    """A list that is made again only when what it shows is another."""

    def __init__(self, title: str, fill: Callable[[QVBoxLayout, VM], None]) -> None:
        super().__init__(title)
        self._fill = fill
        self._shown: Any = None
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        self.body.addLayout(self._parts)

    def show_parts(self, vm: VM, parts: Any) -> None:
        """*parts* is what of the VM is shown; nothing happens while it is the same."""
        if parts == self._shown:
            return
        self._shown = parts
        clear(self._parts)
        self._fill(self._parts, vm)


class Summary(QScrollArea):
    """Shows one VM; `show_vm` again when it changed."""

    console_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setAccessibleName("Summary")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._system = FactsCard(tr("System"))
        self._place = FactsCard(tr("Organisation"))
        self._disks = PartsCard(tr("Disks"), _fill_disks)
        self._nics = PartsCard(tr("Network"), _fill_nics)
        self._screen = ScreenCard(context)
        self._screen.clicked.connect(self.console_wanted)
        self._addresses = PartsCard(tr("Addresses"), _fill_addresses)
        self._notes = Card()
        self._tags = Card()
        self._build()

    def _build(self) -> None:
        page = QWidget()
        page.setMaximumWidth(WIDEST)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(20, 16, 20, 20)
        self._columns.setSpacing(GAP)
        left = (self._system, self._disks, self._nics)
        right = (self._screen, self._addresses, self._notes, self._tags, self._place)
        for cards, stretch in ((left, 3), (right, 2)):
            column = QVBoxLayout()
            column.setSpacing(GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._columns.addLayout(column, stretch)
        self._note_text = muted(wrap=True)
        self._tag_row = FlowLayout()
        headed(self._notes, _heading(tr("Notes")), self._edit(Action.NOTES))
        self._notes.body.addWidget(self._note_text)
        headed(self._tags, _heading(tr("Tags")), self._edit(Action.TAGS))
        self._tags.body.addLayout(self._tag_row)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page)
        self.setWidget(holder)

    def _edit(self, action: Action) -> QToolButton:
        label = ACTIONS[action].label
        button = small_button("rename", tr(label), label)
        button.clicked.connect(self._context.actions.actions[action].trigger)
        return button

    def show_vm(self, vm: VM) -> None:
        host = self._context.core.inventory.hosts.get(vm.ref.host)
        self._system.show_facts(system_facts(vm))
        self._place.show_facts(place_facts(vm, host_title(host) if host else vm.ref.host))
        self._disks.show_parts(vm, vm.disks)
        self._nics.show_parts(vm, vm.nics)
        self._addresses.show_parts(vm, (vm.ref, vm.addresses, vm.active))
        self._screen.show_vm(vm)
        self._note_text.setText(vm.notes or tr("Nothing written yet"))
        self._show_tags(vm.tags)

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        clear(self._tag_row)
        for tag in tags:
            self._tag_row.addWidget(Pill(short(tag, 32), BLUE))
        if not tags:
            self._tag_row.addWidget(muted(tr("None")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width() >= TWO_COLUMNS
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)


def _heading(text: str) -> QLabel:
    label = plain(text)
    enlarged(label, 1.05)
    return label


def _fill_disks(into: QLayout, vm: VM) -> None:
    for disk in vm.disks:
        _add(into, _disk_row(disk))
    if not vm.disks:
        into.addWidget(muted(tr("No disk")))


def _disk_row(disk: Disk) -> QHBoxLayout:
    sign = "disc" if disk.device is DiskDevice.CDROM else "disk"
    title = ValueField(disk_title(disk), tr("Path"))
    return two_lines(sign, title, muted(disk_line(disk), wrap=True))


def _fill_nics(into: QLayout, vm: VM) -> None:
    for nic in vm.nics:
        _add(into, _nic_row(nic))
    if not vm.nics:
        into.addWidget(muted(tr("Not connected to any network")))


def _nic_row(nic: NIC) -> QHBoxLayout:
    hardware = " · ".join(part for part in (nic.model, nic.mac) if part)
    title = plain(short(nic_title(nic), 60))
    return two_lines(
        "network", title, muted(nic_reach(nic), wrap=True), ValueField(hardware, tr("MAC address"))
    )


def _fill_addresses(into: QLayout, vm: VM) -> None:
    for address in vm.addresses:
        _add(into, _address_row(address))
    if not vm.addresses:
        text = tr("None known yet") if vm.active else tr("The VM is off")
        into.addWidget(muted(text))


def _address_row(address: Address) -> QHBoxLayout:
    field = ValueField(address.ip, tr("IP address"))
    fixed_font(field)
    copy = small_button("clone", tr("Copy {ip}", ip=address.ip), f"Copy {address.ip}")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(address.ip))
    row = two_lines("connect", field, muted(tr(SOURCE_WORDS[address.source])))
    row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
    return row


def _add(into: QLayout, row: QHBoxLayout) -> None:
    assert isinstance(into, QVBoxLayout)
    into.addLayout(row)
