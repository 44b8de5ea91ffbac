"""The verbs that change a VM's state."""

from collections.abc import Callable
from typing import Annotated

import typer

from vmdesk.cli.describe import list_entry
from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.output import plain, write, write_json
from vmdesk.cli.parser import verb
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_, HostError
from vmdesk.model.actions import Action
from vmdesk.model.vm import VM, VMState
from vmdesk.services.controller import wait_for_state
from vmdesk.services.text import labelled, tr

SHUTDOWN_SECONDS = 120

_HELP: dict[Action, str] = {
    Action.START: N_("Start a VM, or go on from where it was saved"),
    Action.POWER_OFF: N_("Switch a VM off at once, as if its plug were pulled"),
    Action.REBOOT: N_("Ask the guest to reboot"),
    Action.RESET: N_("Press the reset button"),
    Action.PAUSE: N_("Stop a VM where it is; its memory stays on the host"),
    Action.RESUME: N_("Let a paused VM go on"),
    Action.SAVE: N_("Suspend a VM to disk; start goes on from there"),
}


def register(app: typer.Typer) -> None:
    verb(app, "start", _HELP[Action.START])(_verb(Action.START))
    verb(app, "shutdown", N_("Ask the guest to shut down"))(shutdown)
    for action in list(_HELP)[1:]:
        verb(app, action.value, _HELP[action])(_verb(action))


def _verb(action: Action) -> Callable[..., None]:
    def perform(context: typer.Context, vm: VMName) -> None:
        async def work(session: Session) -> None:
            found = session.find(vm)
            await session.finish(session.core.controller.perform(action, found.ref))
            report(session, found)

        run(globals_of(context), work)

    return perform


def shutdown(
    context: typer.Context,
    vm: VMName,
    wait: Annotated[bool, typer.Option("--wait", help=N_("Return when the guest is off"))] = False,
    timeout: Annotated[
        int, typer.Option("--timeout", metavar="SECONDS", help=N_("How long --wait waits"), min=0)
    ] = SHUTDOWN_SECONDS,
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        await session.finish(session.core.controller.perform(Action.SHUTDOWN, found.ref))
        if wait:
            await _wait_until_off(session, found, timeout)
        report(session, found)

    run(globals_of(context), work)


async def _wait_until_off(session: Session, vm: VM, seconds: int) -> None:
    off = frozenset({VMState.STOPPED, VMState.CRASHED})
    if not await wait_for_state(session.core.inventory, vm.ref, off, seconds):
        raise HostError(
            N_("“{name}” did not shut down within {seconds} seconds"),
            hint=N_("It may need ACPI in the guest; `vmdesk power-off` switches it off at once"),
            name=vm.name,
            seconds=seconds,
        )


def report(session: Session, vm: VM) -> None:
    """Say what a VM is like after a verb."""
    now = session.now(vm)
    if session.json:
        write_json(list_entry(now))
    else:
        write(labelled(plain(now.name), tr(now.state.value)))
