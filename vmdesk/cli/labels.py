"""The verbs that change what a VM is called and where it is found."""

from enum import Enum
from typing import Annotated

import typer

from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.output import plain, write, write_json
from vmdesk.cli.parser import verb
from vmdesk.cli.power import report
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_


class Switch(Enum):
    ON = "on"
    OFF = "off"


def register(app: typer.Typer) -> None:
    verb(app, "rename", N_("Give a VM that is off another name"))(rename)
    verb(app, "autostart", N_("Start a VM with its host, or not"))(autostart)
    verb(app, "notes", N_("Print the notes of a VM, or replace them"))(notes)
    verb(app, "tag", N_("Print the tags of a VM, add some or remove some"))(tag)
    verb(app, "move", N_("Put a VM into a folder"))(move)


def rename(
    context: typer.Context,
    vm: VMName,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("The new name"))],
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        await session.finish(session.core.controller.rename(found.ref, name))
        report(session, found)

    run(globals_of(context), work)


def autostart(
    context: typer.Context,
    vm: VMName,
    switch: Annotated[Switch, typer.Argument(metavar="on|off", help=N_("on or off"))],
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        job = session.core.controller.set_autostart(found.ref, switch is Switch.ON)
        await session.finish(job)
        report(session, found)

    run(globals_of(context), work)


def notes(
    context: typer.Context,
    vm: VMName,
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT]", help=N_("The new notes"), show_default=False)
    ] = None,
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        if text is not None:
            await session.finish(session.core.controller.set_notes(found.ref, text))
            report(session, found)
        elif session.json:
            write_json({"name": found.name, "uuid": found.uuid, "notes": found.notes})
        elif found.notes:
            write(plain(found.notes, keep="\n\t"))

    run(globals_of(context), work)


def tag(
    context: typer.Context,
    vm: VMName,
    tags: Annotated[
        list[str] | None, typer.Argument(metavar="[TAG]...", help=N_("Tags to add"))
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help=N_("Remove these tags instead"))] = False,
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        if tags:
            kept = [known for known in found.tags if known not in tags]
            wanted = kept if remove else [*kept, *dict.fromkeys(tags)]
            await session.finish(session.core.controller.set_tags(found.ref, wanted))
        now = session.now(found)
        if session.json:
            write_json({"name": now.name, "uuid": now.uuid, "tags": list(now.tags)})
        else:
            write(f"{plain(now.name)}: {plain(', '.join(now.tags))}")

    run(globals_of(context), work)


def move(
    context: typer.Context,
    vm: VMName,
    folder: Annotated[
        str, typer.Argument(metavar="FOLDER", help=N_("A path like lab/web; '' for none"))
    ],
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        await session.finish(session.core.controller.move(found.ref, folder.strip("/")))
        report(session, found)

    run(globals_of(context), work)
