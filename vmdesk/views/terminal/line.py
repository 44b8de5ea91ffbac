"""A VM's serial line as its console wants it: open while the VM runs, and open again after."""

from PySide6.QtCore import QObject, QTimer, Signal

from vmdesk.backends.base import SerialStream
from vmdesk.errors import N_, ConnectionLost, InvalidState, Unsupported, VMDeskError
from vmdesk.model.vm import VM
from vmdesk.views.console.banner import Words
from vmdesk.views.context import Context
from vmdesk.views.terminal.link import SerialLink, Take
from vmdesk.views.terminal.states import WITH_LINE, SerialState, state_of, words_for

# A VM that is powered off closes its line just before it says that it is off.
GRACE_MS = 500
# A line that ends sooner than this after it was opened is not opened again by itself.
LASTING_SECONDS = 3.0


class SerialLine(QObject):
    """Gives what the guest sends to *take*, which is waited for; nothing is opened before `look`.

    `follow` is to be called whenever the VM has changed.
    """

    changed = Signal()
    """What is connected, or why nothing is, differs."""

    def __init__(self, context: Context, vm: VM, take: Take, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._vm, self._take = context, vm, take
        self._link: SerialLink | None = None
        self._seen = self._connected = self._ended = False
        self._error: VMDeskError | None = None
        self.port = vm.serials[0].name if vm.serials else ""
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._after_grace)
        context.core.inventory.listed.connect(self._on_host_listed)

    @property
    def state(self) -> SerialState:
        return state_of(self._vm, self._connected, self._ended, self._error)

    @property
    def words(self) -> Words | None:
        """What to say over the terminal; None while it speaks for itself, or might in a moment."""
        if self._grace.isActive():
            return None
        return words_for(self.state, self._vm, self._error)

    def follow(self, vm: VM) -> None:
        """Connect when the VM runs, let go when it is off."""
        self._vm = vm
        if vm.serials and self.port not in [port.name for port in vm.serials]:
            self.port = vm.serials[0].name
        if vm.state not in WITH_LINE:
            self._drop()
        self._open_if_wanted()
        self.changed.emit()

    def look(self) -> None:
        """Somebody sees the console now."""
        self._seen = True
        self._open_if_wanted()
        self.changed.emit()

    def choose(self, port: str) -> None:
        """Use another port."""
        self._drop()
        self.port = port
        self._open_if_wanted()
        self.changed.emit()

    def open(self, force: bool = False) -> None:
        """Open the line; *force* ends the connection of whoever has it."""
        self._drop()

        async def open_line() -> SerialStream:
            serial = self._context.core.inventory.backend(self._vm.ref.host).serial
            if serial is None:
                raise Unsupported(N_("This host cannot open a VM's serial console"))
            return await serial.open_serial(self._vm.ref, self.port, force=force)

        link = self._link = SerialLink(open_line, self._take, self)
        link.opened.connect(self._on_opened)
        link.ended.connect(self._on_ended)
        self._context.tasks.start(link.run())
        self.changed.emit()

    def send(self, data: bytes) -> None:
        """Send *data*; what a line that is not connected is given is lost, as its user sees."""
        if self._link and self._connected and not self._link.write(data):
            self._context.tasks.failed.emit(
                InvalidState(N_("The guest does not read its serial console, so nothing was sent"))
            )

    def close(self) -> None:
        """Let go of the line for good."""
        self._drop()
        self._context.core.inventory.listed.disconnect(self._on_host_listed)

    def _drop(self) -> None:
        self._grace.stop()
        self._connected = self._ended = False
        self._error = None
        link, self._link = self._link, None
        if link:
            link.close()
            link.deleteLater()

    def _open_if_wanted(self) -> None:
        wanted = self._seen and self._vm.state in WITH_LINE and bool(self._vm.serials)
        if wanted and not self._ended and self._link is None and not self._grace.isActive():
            self.open()

    def _on_opened(self) -> None:
        self._connected = True
        self.changed.emit()

    def _on_ended(self, error: VMDeskError | None) -> None:
        lasted = self._link.lasted_seconds if self._link else 0.0
        self._drop()
        self._error = error
        self._ended = error is not None or lasted < LASTING_SECONDS
        if error is None or isinstance(error, InvalidState):
            self._grace.start()
        self.changed.emit()

    def _after_grace(self) -> None:
        """The VM still runs: either it was restarted, or somebody took the line over."""
        self._open_if_wanted()
        self.changed.emit()

    def _on_host_listed(self, uri: str) -> None:
        """A host that was lost is back, and its VMs have not changed."""
        if uri == self._vm.ref.host and isinstance(self._error, ConnectionLost):
            self._drop()
            self._open_if_wanted()
            self.changed.emit()
