"""What can be done to a VM and when: the one table behind menus, toolbar, shortcuts, the command
line and the fake backend."""

from dataclasses import dataclass
from enum import Enum

from vmdesk.errors import N_
from vmdesk.model.capabilities import Capabilities, Capability
from vmdesk.model.vm import VM, VMState

S = VMState
ANY = frozenset(VMState)
OFF = frozenset({S.STOPPED, S.CRASHED})


class Action(Enum):
    """The value is the verb of the command line."""

    START = "start"
    SHUTDOWN = "shutdown"
    REBOOT = "reboot"
    PAUSE = "pause"
    RESUME = "resume"
    SAVE = "save"
    RESET = "reset"
    POWER_OFF = "power-off"
    SNAPSHOT = "snapshot"
    CLONE = "clone"
    RENAME = "rename"
    NOTES = "notes"
    TAGS = "tags"
    MOVE = "move"
    AUTOSTART = "autostart"
    DELETE = "delete"


class Group(Enum):
    """A block of a menu; a separator stands between two groups."""

    POWER = "power"
    FORCE = "force"
    COPY = "copy"
    EDIT = "edit"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One row of the table.

    *title* names the job, with ``{name}``. *question*, where there is one, is asked before: what is
    lost, with ``{names}``. *asks* means that a dialog asks for more, so the ellipsis. *bulk* means
    that several VMs can be done at once. *shortcut* is in Qt's portable notation.
    """

    action: Action
    group: Group
    label: str
    title: str
    icon: str
    states: frozenset[VMState]
    capability: Capability | None = None
    shortcut: str = ""
    question: str = ""
    asks: bool = False
    bulk: bool = True
    toolbar: bool = False
    checkable: bool = False


_ROWS = (
    ActionSpec(
        Action.START,
        Group.POWER,
        N_("Start"),
        N_("Start “{name}”"),
        "start",
        frozenset({S.STOPPED, S.SAVED, S.CRASHED}),
        shortcut="Ctrl+B",
        toolbar=True,
    ),
    ActionSpec(
        Action.SHUTDOWN,
        Group.POWER,
        N_("Shut Down"),
        N_("Shut down “{name}”"),
        "shutdown",
        frozenset({S.RUNNING, S.SLEEPING}),
        Capability.SHUTDOWN,
        shortcut="Ctrl+E",
        toolbar=True,
    ),
    ActionSpec(
        Action.REBOOT,
        Group.POWER,
        N_("Reboot"),
        N_("Reboot “{name}”"),
        "reboot",
        frozenset({S.RUNNING}),
        Capability.REBOOT,
        shortcut="Ctrl+R",
    ),
    ActionSpec(
        Action.PAUSE,
        Group.POWER,
        N_("Pause"),
        N_("Pause “{name}”"),
        "pause",
        frozenset({S.RUNNING}),
        Capability.PAUSE,
        shortcut="Ctrl+P",
        toolbar=True,
    ),
    ActionSpec(
        Action.RESUME,
        Group.POWER,
        N_("Resume"),
        N_("Resume “{name}”"),
        "resume",
        frozenset({S.PAUSED, S.SLEEPING}),
        Capability.PAUSE,
        shortcut="Ctrl+Shift+P",
        toolbar=True,
    ),
    ActionSpec(
        Action.SAVE,
        Group.POWER,
        N_("Suspend to Disk"),
        N_("Suspend “{name}” to disk"),
        "save",
        frozenset({S.RUNNING, S.PAUSED}),
        Capability.SAVE,
        shortcut="Ctrl+J",
        toolbar=True,
    ),
    ActionSpec(
        Action.RESET,
        Group.FORCE,
        N_("Reset"),
        N_("Reset “{name}”"),
        "reset",
        frozenset({S.RUNNING, S.PAUSED}),
        Capability.RESET,
        question=N_(
            "Reset {names}? It is like pressing the reset button: what the guest has not written"
            " to disk is lost."
        ),
    ),
    ActionSpec(
        Action.POWER_OFF,
        Group.FORCE,
        N_("Force Off"),
        N_("Force off “{name}”"),
        "power-off",
        frozenset({S.STARTING, S.RUNNING, S.PAUSED, S.SLEEPING, S.STOPPING, S.CRASHED}),
        question=N_(
            "Force off {names}? It is like pulling the plug: what the guest has not written to"
            " disk is lost."
        ),
        toolbar=True,
    ),
    ActionSpec(
        Action.SNAPSHOT,
        Group.COPY,
        N_("Take Snapshot"),
        N_("Take a snapshot of “{name}”"),
        "snapshot",
        frozenset({S.STOPPED, S.RUNNING, S.PAUSED}),
        Capability.SNAPSHOTS,
        shortcut="Ctrl+Shift+S",
        asks=True,
        bulk=False,
    ),
    ActionSpec(
        Action.CLONE,
        Group.COPY,
        N_("Clone"),
        N_("Clone “{name}”"),
        "clone",
        OFF,
        Capability.CLONE,
        asks=True,
        bulk=False,
    ),
    ActionSpec(
        Action.RENAME,
        Group.EDIT,
        N_("Rename"),
        N_("Rename “{name}”"),
        "rename",
        OFF,
        Capability.RENAME,
        shortcut="F2",
        asks=True,
        bulk=False,
    ),
    ActionSpec(
        Action.NOTES,
        Group.EDIT,
        N_("Edit Notes"),
        N_("Change the notes of “{name}”"),
        "note",
        ANY,
        Capability.NOTES,
        asks=True,
        bulk=False,
    ),
    ActionSpec(
        Action.TAGS,
        Group.EDIT,
        N_("Edit Tags"),
        N_("Tag “{name}”"),
        "tag",
        ANY,
        Capability.LABELS,
        asks=True,
    ),
    ActionSpec(
        Action.MOVE,
        Group.EDIT,
        N_("Move to Folder"),
        N_("Move “{name}” to a folder"),
        "folder",
        ANY,
        Capability.LABELS,
        asks=True,
    ),
    ActionSpec(
        Action.AUTOSTART,
        Group.EDIT,
        N_("Start with the Host"),
        N_("Change autostart of “{name}”"),
        "host",
        ANY,
        Capability.AUTOSTART,
        checkable=True,
    ),
    ActionSpec(
        Action.DELETE,
        Group.REMOVE,
        N_("Delete"),
        N_("Delete “{name}”"),
        "delete",
        frozenset({S.STOPPED, S.SAVED, S.CRASHED}),
        Capability.DELETE,
        shortcut="Del",
        asks=True,
    ),
)

ACTIONS: dict[Action, ActionSpec] = {row.action: row for row in _ROWS}

# What the hypervisor does by itself, without more being asked.
LIFECYCLE = frozenset(
    {
        Action.START,
        Action.SHUTDOWN,
        Action.REBOOT,
        Action.PAUSE,
        Action.RESUME,
        Action.SAVE,
        Action.RESET,
        Action.POWER_OFF,
    }
)


def allowed(vm: VM) -> frozenset[Action]:
    """The actions that the VM's state allows, whatever its host can do."""
    return frozenset(action for action, row in ACTIONS.items() if vm.state in row.states)


def refusal(action: Action, vm: VM, capabilities: Capabilities) -> str | None:
    """Why *action* is not possible now, as a translatable sentence; None when it is."""
    row = ACTIONS[action]
    if row.capability and (reason := capabilities.reason(row.capability)):
        return reason
    if vm.state not in row.states:
        return N_("Not possible in the VM's present state")
    return None
