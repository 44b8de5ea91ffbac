"""`vmdesk clone`."""

from typing import Annotated

import typer

from vmdesk.cli.looking import show
from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.parser import verb
from vmdesk.cli.power import report
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_


def register(app: typer.Typer) -> None:
    verb(app, "clone", N_("Copy a VM that is off, with its disks"))(clone)


def clone(
    context: typer.Context,
    vm: VMName,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("The copy's name"))],
) -> None:
    async def work(session: Session) -> None:
        ref = await session.finish(session.core.cloner.clone(session.find(vm).ref, name))
        copy = session.core.inventory.vms[ref]
        if session.json:
            await show(session, copy)
        else:
            report(session, copy)

    run(globals_of(context), work)
