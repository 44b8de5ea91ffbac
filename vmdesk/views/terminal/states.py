"""What a serial console shows, and the words for it when that is not a connected terminal."""

from enum import Enum

from vmdesk.errors import N_, InUse, NotFound, Unsupported, VMDeskError
from vmdesk.model.hardware import SerialKind, SerialPort
from vmdesk.model.vm import VM, VMState
from vmdesk.services.text import error_hint, error_message, tr
from vmdesk.views.console.banner import Words

WITH_LINE = frozenset({VMState.RUNNING, VMState.PAUSED, VMState.SLEEPING, VMState.STOPPING})
_OFF_WORDS = {
    VMState.STOPPED: N_("The VM is off"),
    VMState.SAVED: N_("The VM is saved to disk"),
    VMState.CRASHED: N_("The VM has crashed"),
}


class SerialState(Enum):
    OFF = "off"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    TAKEN = "taken"
    ENDED = "ended"
    MISSING = "missing"


def state_of(vm: VM, connected: bool, ended: bool, error: VMDeskError | None) -> SerialState:
    """*ended*: the line was open or tried and is not to be opened again without being asked."""
    if not vm.serials or isinstance(error, NotFound):
        return SerialState.MISSING
    if vm.state not in WITH_LINE | {VMState.STARTING}:
        return SerialState.OFF
    if connected:
        return SerialState.CONNECTED
    if isinstance(error, InUse):
        return SerialState.TAKEN
    return SerialState.ENDED if ended else SerialState.CONNECTING


def words_for(state: SerialState, vm: VM, error: VMDeskError | None) -> Words | None:
    """What to say over the terminal, translated; None while it speaks for itself."""
    match state:
        case SerialState.OFF:
            return Words(tr(_OFF_WORDS.get(vm.state, _OFF_WORDS[VMState.STOPPED])), "", N_("Start"))
        case SerialState.CONNECTING if vm.state is VMState.STARTING:
            return Words(tr("Starting…"))
        case SerialState.CONNECTING:
            return Words(tr("Connecting to the serial console…"))
        case SerialState.TAKEN:
            detail = tr("Another program or user has it open. Taking over ends their connection.")
            return Words(tr("Somebody else is connected"), detail, N_("Take Over"))
        case SerialState.ENDED:
            return Words(tr("Disconnected"), _reason(error), N_("Reconnect"))
        case SerialState.MISSING:
            return Words(
                tr("This VM has no serial console"),
                tr("Add a serial port to its hardware, and start it again."),
            )
    return None


def _reason(error: VMDeskError | None) -> str:
    if error is None:
        return tr("The other end closed the serial console. Somebody may have taken it over.")
    if isinstance(error, Unsupported):
        return error_message(error)
    return "\n".join(part for part in (error_message(error), error_hint(error)) if part)


def port_title(port: SerialPort) -> str:
    """What a port is called in the list of them."""
    if port.kind is SerialKind.VIRTIO:
        return tr("Virtio console {device}", device=port.label)
    return tr("Serial port {device}", device=port.label)
