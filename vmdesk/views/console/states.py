"""What a console shows, and the words for it when that is no live picture."""

from enum import Enum

from vmdesk.console.events import PasswordWanted
from vmdesk.errors import N_, VMDeskError
from vmdesk.model.vm import VMState
from vmdesk.services.text import error_hint, error_message, tr
from vmdesk.views.console.banner import Words

WITH_DISPLAY = frozenset({VMState.RUNNING, VMState.PAUSED, VMState.SLEEPING, VMState.STOPPING})
_OFF_WORDS = {
    VMState.STOPPED: N_("The VM is off"),
    VMState.SAVED: N_("The VM is saved to disk"),
    VMState.CRASHED: N_("The VM has crashed"),
}


class ConsoleState(Enum):
    """What the console shows; only CONNECTED takes input."""

    OFF = "off"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    PASSWORD = "password"
    """The display wants one that only the user has."""
    PAUSED = "paused"
    DISCONNECTED = "disconnected"


def state_of(
    vm: VMState,
    connected: bool,
    error: VMDeskError | None,
    asks: PasswordWanted | None = None,
) -> ConsoleState:
    """*connected*: the display's picture is there; *error*: why it is not any more; *asks*: it
    waits for a password."""
    if vm not in WITH_DISPLAY | {VMState.STARTING}:
        return ConsoleState.OFF
    if error is not None:
        return ConsoleState.DISCONNECTED
    if asks:
        return ConsoleState.PASSWORD
    if not connected:
        return ConsoleState.CONNECTING
    return ConsoleState.PAUSED if vm is VMState.PAUSED else ConsoleState.CONNECTED


def words_for(
    state: ConsoleState,
    vm: VMState,
    error: VMDeskError | None,
    asks: PasswordWanted | None = None,
) -> Words | None:
    """What to say over the screen, translated; None while the picture says it all."""
    match state:
        case ConsoleState.OFF:
            title = _OFF_WORDS.get(vm, _OFF_WORDS[VMState.STOPPED])
            return Words(tr(title), "", N_("Start"))
        case ConsoleState.CONNECTING if vm is VMState.STARTING:
            return Words(tr("Starting…"))
        case ConsoleState.CONNECTING:
            return Words(tr("Connecting to the display…"))
        case ConsoleState.PASSWORD:
            detail = tr("The display is protected. What you type goes to it alone.")
            with_user = asks is not None and asks.user
            return Words(tr("Password"), detail, N_("Connect"), asks=True, asks_user=with_user)
        case ConsoleState.PAUSED:
            return Words(tr("Paused"), "", N_("Resume"))
        case ConsoleState.DISCONNECTED if error is not None:
            return Words(tr("Disconnected"), _reason(error), N_("Reconnect"))
    return None


def _reason(error: VMDeskError) -> str:
    parts = (error_message(error), error.detail, error_hint(error))
    return "\n".join(part for part in parts if part)
