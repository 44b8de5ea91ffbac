"""`vmdesk delete`: says what goes before it goes."""

import asyncio
import sys
from typing import Annotated, Any

import typer

from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.output import note, plain, write, write_json
from vmdesk.cli.parser import verb
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_, InUse, InvalidState, Unsupported
from vmdesk.model.actions import Action
from vmdesk.model.storage import FileKind, FileUse
from vmdesk.model.units import size_text
from vmdesk.model.vm import VM
from vmdesk.services.deletion import DeletionPlan
from vmdesk.services.text import tr

_USAGE = 2
_DISKS = frozenset({FileKind.DISK, FileKind.SNAPSHOT})


def register(app: typer.Typer) -> None:
    verb(app, "delete", N_("Delete a VM and the files that only it uses"))(delete)


def delete(
    context: typer.Context,
    vm: VMName,
    keep_disks: Annotated[
        bool, typer.Option("--keep-disks", help=N_("Leave its disk images where they are"))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=N_("Do not ask"))] = False,
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        _refuse_active(session, found)
        plan = await session.core.deleter.plan([found.ref])
        files = plan.files[found.ref]
        keep = frozenset(file.path for file in files if keep_disks and file.kind in _DISKS)
        if not keep_disks:
            _refuse_needed(found, plan)
        if not yes:
            await _ask(found, plan, keep)
        for job in session.core.deleter.delete(plan, keep):
            await session.finish(job)
        _report(session, found, files, keep)

    run(globals_of(context), work)


def _refuse_active(session: Session, vm: VM) -> None:
    if vm.active:
        raise InvalidState(
            N_("“{name}” is {state}"),
            hint=N_("`vmdesk shutdown` or `vmdesk power-off` it first"),
            name=vm.name,
            state=tr(vm.state.value),
        )
    if reason := session.core.controller.refusal(Action.DELETE, vm.ref):
        raise Unsupported(reason)


def _refuse_needed(vm: VM, plan: DeletionPlan) -> None:
    """Disks that something else builds on would be left without a VM: let the user say so."""
    if needed := plan.needed_elsewhere:
        users = dict.fromkeys(user for file in needed for user in file.used_by)
        raise InUse(
            N_("“{name}” cannot be deleted with its disks: {users} needs {path}"),
            hint=N_("`--keep-disks` deletes the VM and leaves its disks where they are"),
            name=vm.name,
            users=", ".join(users),
            path=", ".join(file.path for file in needed),
        )


async def _ask(vm: VM, plan: DeletionPlan, keep: frozenset[str]) -> None:
    """Show what goes and return when the user agrees; else end the program."""
    note(tr("“{name}” and these files:", name=plain(vm.name)))
    for file in plan.files[vm.ref]:
        note(f"  {plain(_line(file, keep))}")
    if not sys.stdin.isatty():
        note(tr("vmdesk: nothing was deleted; `--yes` deletes without asking"))
        raise typer.Exit(_USAGE)
    sys.stderr.write(tr("Delete? [y/N] "))
    sys.stderr.flush()
    if (await _typed()).strip().lower() not in ("y", "yes"):
        note(tr("Nothing was deleted"))
        raise typer.Exit(1)


async def _typed() -> str:
    """The line that the user types; the loop goes on meanwhile, so Ctrl+C works."""
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    loop.add_reader(sys.stdin, ready.set)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(sys.stdin)
    return sys.stdin.readline()


def _line(file: FileUse, keep: frozenset[str]) -> str:
    size = size_text(file.size_bytes) if file.size_bytes is not None else ""
    words = [file.path, size, _fate(file, keep)]
    return "  ".join(word for word in words if word)


def _fate(file: FileUse, keep: frozenset[str]) -> str:
    if file.used_by:
        return tr("stays: {users} needs it", users=", ".join(file.used_by))
    if file.keep_reason:
        return tr("stays: {reason}", reason=tr(file.keep_reason))
    return tr("stays: you want to keep it") if file.path in keep else tr("is deleted")


def _report(session: Session, vm: VM, files: tuple[FileUse, ...], keep: frozenset[str]) -> None:
    if session.json:
        write_json(_document(vm, files, keep))
        return
    write(tr("“{name}” is deleted", name=plain(vm.name)))
    for file in files:
        if not file.deletable or file.path in keep:
            write(f"  {plain(_line(file, keep))}")


def _document(vm: VM, files: tuple[FileUse, ...], keep: frozenset[str]) -> dict[str, Any]:
    gone = [file.path for file in files if file.deletable and file.path not in keep]
    kept = [
        {"path": file.path, "used_by": list(file.used_by)}
        for file in files
        if file.path not in gone
    ]
    return {"name": vm.name, "uuid": vm.uuid, "deleted": gone, "kept": kept}
