"""`vmdesk doctor`: what stands between this user and a running VM."""

from typing import Annotated, Any

import typer

from vmdesk.cli.messages import complain, remedy
from vmdesk.cli.options import globals_of
from vmdesk.cli.output import write, write_facts, write_json
from vmdesk.cli.parser import verb
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_, VMDeskError
from vmdesk.model.problem import Problem
from vmdesk.services.doctor import cause_text, fix_text
from vmdesk.services.text import tr


def register(app: typer.Typer) -> None:
    verb(app, "doctor", N_("Say what keeps VMs from running, and how to fix it"))(doctor)


def doctor(
    context: typer.Context,
    fix: Annotated[
        bool, typer.Option("--fix", help=N_("Fix what VMDesk can fix by itself"))
    ] = False,
) -> None:
    async def work(session: Session) -> None:
        problems = await session.core.doctor.examine(session.uri)
        if fix:
            await _repair(session, problems)
            problems = await session.core.doctor.examine(session.uri)
        if session.json:
            write_json([_entry(problem) for problem in problems])
        else:
            _show(problems)

    run(globals_of(context), work, connect=False)


async def _repair(session: Session, problems: list[Problem]) -> None:
    for problem in problems:
        if problem.repair:
            try:
                await session.finish(session.core.doctor.repair(session.uri, problem))
            except VMDeskError as error:
                complain(error)


def _show(problems: list[Problem]) -> None:
    write_facts((f"{tr(problem.severity.value)}:", _advice(problem)) for problem in problems)
    if any(problem.repair for problem in problems):
        write("")
        write(tr("`vmdesk doctor --fix` does what VMDesk can do by itself"))
    if not problems:
        write(tr("Nothing stands in the way"))


def _advice(problem: Problem) -> str:
    return "\n".join(part for part in (cause_text(problem), remedy(problem)) if part)


def _entry(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "cause": cause_text(problem),
        "fix": fix_text(problem),
        "command": problem.command,
        "repair": problem.repair,
    }
