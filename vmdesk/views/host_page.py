"""A host's page: whether it is reached, why not, how many VMs it has, and what the doctor says."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vmdesk.errors import VMDeskError
from vmdesk.model.host import Host, HostState
from vmdesk.services.text import error_hint, error_message, tr
from vmdesk.views.cards import (
    Card,
    ElidedLabel,
    FlowLayout,
    Pill,
    clear,
    enlarged,
    muted,
    plain,
)
from vmdesk.views.context import Context
from vmdesk.views.dialogs import details_box
from vmdesk.views.doctor_card import DoctorCard
from vmdesk.views.icons import icon
from vmdesk.views.theme import HOST_COLOURS, STATE_COLOURS
from vmdesk.views.words import HOST_WORDS, host_title, state_count


class HostPage(QScrollArea):
    create_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._uri = ""
        self.setAccessibleName("Host")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._name, self._address = ElidedLabel(), ElidedLabel()
        self._pill = Pill()
        self._counts = FlowLayout(8)
        self._trouble = Card(tr("Not reachable"))
        self._reason = QVBoxLayout()
        self._doctor = DoctorCard(context)
        self._new = QPushButton(icon("new-vm"), tr("New VM…"))
        self._build()
        context.core.inventory.hosts_changed.connect(self._on_host)

    def _build(self) -> None:
        enlarged(self._name, 1.6)
        self._address.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        retry = QPushButton(icon("connect"), tr("Retry Now"))
        retry.setAccessibleName("Retry Now")
        retry.clicked.connect(lambda: self._context.core.hosts.retry(self._uri))
        self._new.setAccessibleName("New VM")
        self._new.clicked.connect(lambda: self.create_wanted.emit(self._uri))
        self._trouble.body.addLayout(self._reason)
        row = QHBoxLayout()
        row.addWidget(retry)
        row.addStretch(1)
        self._trouble.body.addLayout(row)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._pill)
        buttons = QHBoxLayout()
        buttons.addWidget(self._new)
        buttons.addStretch(1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._address)
        layout.addLayout(self._counts)
        layout.addLayout(buttons)
        layout.addWidget(self._trouble)
        layout.addWidget(self._doctor)
        layout.addStretch(1)
        self.setWidget(page)

    def title(self) -> str:
        host = self._context.core.inventory.hosts.get(self._uri)
        return host_title(host) if host else self._uri

    def show_host(self, uri: str) -> None:
        self._uri = uri
        self._on_host(uri)
        self._doctor.show_host(uri)

    def _on_host(self, uri: str) -> None:
        host = self._context.core.inventory.hosts.get(uri)
        if uri != self._uri or host is None:
            return
        self._name.show_text(host_title(host))
        self._address.show_text(host.uri)
        self._pill.show_word(tr(HOST_WORDS[host.state]), HOST_COLOURS[host.state])
        self._new.setEnabled(host.state is HostState.CONNECTED)
        self._show_counts()
        self._show_trouble(host)

    def _show_counts(self) -> None:
        clear(self._counts)
        counts = Counter(vm.state for vm in self._context.core.inventory.vms_of(self._uri))
        for state, count in counts.items():
            self._counts.addWidget(Pill(state_count(state, count), STATE_COLOURS[state]))
        if not counts:
            self._counts.addWidget(muted(tr("No VM yet")))

    def _show_trouble(self, host: Host) -> None:
        clear(self._reason)
        bad = host.state in (HostState.LOST, HostState.FAILED)
        self._trouble.setVisible(bad)
        if bad and isinstance(host.error, VMDeskError):
            self._reason.addWidget(plain(error_message(host.error), wrap=True))
            if hint := error_hint(host.error):
                self._reason.addWidget(muted(hint, wrap=True))
            if host.error.detail:
                self._reason.addWidget(details_box(host.error.detail, "Details"))
