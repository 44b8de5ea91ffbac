"""`vmdesk snapshot`: take and list."""

from typing import Annotated, Any

import typer

from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.output import write_json, write_table
from vmdesk.cli.parser import make_app, verb
from vmdesk.cli.power import report
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_
from vmdesk.model.capabilities import Capability
from vmdesk.model.snapshot import Snapshot
from vmdesk.services.controller import needed
from vmdesk.services.text import tr


def register(app: typer.Typer) -> None:
    group = make_app(N_("Take and list snapshots"))
    verb(group, "take", N_("Take a snapshot of a VM"))(take)
    verb(group, "list", N_("List the snapshots of a VM, the oldest first"))(list_snapshots)
    app.add_typer(group, name="snapshot")


def take(
    context: typer.Context,
    vm: VMName,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("Its name"))],
    description: Annotated[
        str, typer.Option("--description", metavar="TEXT", help=N_("What it is for"))
    ] = "",
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        job = session.core.controller.take_snapshot(found.ref, name, description)
        await session.finish(job)
        report(session, found)

    run(globals_of(context), work)


def list_snapshots(context: typer.Context, vm: VMName) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        reason = session.backend.capabilities.reason(Capability.SNAPSHOTS)
        part = needed(None if reason else session.backend.snapshots)
        taken = await part.list_snapshots(found.ref)
        if session.json:
            write_json([_entry(snapshot) for snapshot in taken])
        elif taken:
            headings = [tr("Name"), tr("Taken"), tr("Parent"), tr("Memory"), tr("Description")]
            write_table(headings, [_row(snapshot) for snapshot in taken])

    run(globals_of(context), work)


def _entry(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "name": snapshot.name,
        "taken": snapshot.taken.isoformat(),
        "parent": snapshot.parent or None,
        "description": snapshot.description,
        "with_memory": snapshot.with_memory,
        "current": snapshot.current,
    }


def _row(snapshot: Snapshot) -> list[str]:
    return [
        snapshot.name,
        snapshot.taken.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
        snapshot.parent,
        tr("yes") if snapshot.with_memory else tr("no"),
        snapshot.description,
    ]
