"""The verbs that only look: `list` and `info`."""

from dataclasses import replace

import typer

from vmdesk.cli import describe
from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.output import write_facts, write_json, write_table
from vmdesk.cli.parser import verb
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_, VMDeskError
from vmdesk.model.hardware import Disk
from vmdesk.model.vm import VM


def register(app: typer.Typer) -> None:
    verb(app, "list", N_("List the VMs of a host"))(list_vms)
    verb(app, "info", N_("Describe one VM"))(info)


def list_vms(context: typer.Context) -> None:
    async def work(session: Session) -> None:
        await session.look_for_addresses(session.core.inventory.vms_of(session.uri))
        found = session.core.inventory.vms_of(session.uri)
        vms = sorted(found, key=lambda vm: (vm.name.casefold(), vm.uuid))
        if session.json:
            write_json([describe.list_entry(vm) for vm in vms])
        elif vms:
            write_table(describe.list_headings(), [describe.list_row(vm) for vm in vms])

    run(globals_of(context), work)


def info(context: typer.Context, vm: VMName) -> None:
    async def work(session: Session) -> None:
        await show(session, session.find(vm))

    run(globals_of(context), work)


async def show(session: Session, vm: VM) -> None:
    """Print all about *vm*, as it is now."""
    await session.look_for_addresses([vm])
    now = session.now(vm)
    now = replace(now, disks=tuple([await _measured(session, disk) for disk in now.disks]))
    if session.json:
        write_json(describe.info_entry(now))
    else:
        write_facts(describe.facts(now))


async def _measured(session: Session, disk: Disk) -> Disk:
    """*disk* with what its image says of itself; as it is where that cannot be read."""
    if not disk.path or session.backend.storage is None:
        return disk
    try:
        volume = await session.backend.storage.inspect(disk.path)
    except VMDeskError:
        return disk
    return replace(
        disk,
        capacity_bytes=volume.capacity_bytes,
        allocation_bytes=volume.allocation_bytes,
        backing=volume.backing or disk.backing,
        format=disk.format or volume.format,
    )
