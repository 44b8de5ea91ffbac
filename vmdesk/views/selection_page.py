"""What is shown for several VMs at once: how many in which state, and what can be done to all."""

from collections import Counter

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmdesk.model.vm import VMRef
from vmdesk.services.text import listed, tr
from vmdesk.views.action_buttons import ActionButtons
from vmdesk.views.cards import Card, FlowLayout, Pill, clear, enlarged, muted, plain
from vmdesk.views.context import Context
from vmdesk.views.theme import STATE_COLOURS
from vmdesk.views.words import short, state_count

MOST_NAMES = 200


class SelectionPage(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._refs: list[VMRef] = []
        self._title = plain()
        enlarged(self._title, 1.6)
        self._states = FlowLayout(8)
        self._names = muted(wrap=True)
        card = Card(tr("Selected VMs"))
        card.body.addWidget(self._names)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addLayout(self._states)
        layout.addWidget(ActionButtons(context.actions))
        layout.addWidget(card)
        layout.addStretch(1)
        context.core.inventory.vm_changed.connect(self._on_changed)

    def show_refs(self, refs: list[VMRef]) -> None:
        self._refs = refs
        vms = self._context.core.inventory.vms
        shown = [vms[ref] for ref in refs if ref in vms]
        self._title.setText(tr("{count} VMs selected", count=len(shown)))
        clear(self._states)
        for state, count in Counter(vm.state for vm in shown).items():
            self._states.addWidget(Pill(state_count(state, count), STATE_COLOURS[state]))
        names = listed(short(vm.name, 40) for vm in shown[:MOST_NAMES])
        more = len(shown) - MOST_NAMES
        text = tr("{names} and {count} more", names=names, count=more) if more > 0 else names
        self._names.setText(text)

    def _on_changed(self, ref: VMRef) -> None:
        if self.isVisible() and ref in self._refs:
            self.show_refs(self._refs)
