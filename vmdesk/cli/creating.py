"""`vmdesk create`: the wizard's choices as options."""

from dataclasses import replace
from enum import Enum
from typing import Annotated, Any

import typer

from vmdesk.cli.looking import show
from vmdesk.cli.messages import complain_text
from vmdesk.cli.options import globals_of
from vmdesk.cli.parser import verb
from vmdesk.cli.power import report
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_, InvalidInput
from vmdesk.model.creation import DiskUse, NICSpec, SourceKind, VMSpec
from vmdesk.model.hardware import Accelerator, Firmware, NetworkMode
from vmdesk.model.host import HostInfo
from vmdesk.model.units import GIB
from vmdesk.services.creation_check import Facts
from vmdesk.services.suggestion import Suggestions
from vmdesk.services.text import sentences, tr

KIB_PER_MIB = 1024
_BRIDGE = "bridge:"


class AcceleratorChoice(Enum):
    AUTO = "auto"
    KVM = "kvm"
    TCG = "tcg"


def register(app: typer.Typer) -> None:
    verb(app, "create", N_("Create a VM"))(create)


def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=N_("The name of the new VM"))],
    iso: Annotated[
        str, typer.Option("--iso", metavar="FILE", help=N_("Install from this disc image"))
    ] = "",
    disk: Annotated[
        str, typer.Option("--disk", metavar="FILE", help=N_("Boot from this disk image"))
    ] = "",
    tiny: Annotated[
        bool, typer.Option("--tiny", help=N_("The built-in Tiny Linux, to try things with"))
    ] = False,
    pxe: Annotated[bool, typer.Option("--pxe", help=N_("Boot from the network"))] = False,
    disk_use: Annotated[
        DiskUse,
        typer.Option("--disk-use", help=N_("What happens to the image given with --disk")),
    ] = DiskUse.IN_PLACE,
    memory: Annotated[
        int | None, typer.Option("--memory", metavar="MiB", help=N_("Memory in MiB"))
    ] = None,
    vcpus: Annotated[
        int | None, typer.Option("--vcpus", metavar="N", help=N_("Virtual CPUs"))
    ] = None,
    disk_size: Annotated[
        int | None, typer.Option("--disk-size", metavar="GiB", help=N_("New disk's size in GiB"))
    ] = None,
    network: Annotated[
        str,
        typer.Option(
            "--network",
            metavar="NAME",
            help=N_("A virtual network, bridge:NAME, user or none"),
        ),
    ] = "",
    accel: Annotated[
        AcceleratorChoice, typer.Option("--accel", help=N_("How the guest's code runs"))
    ] = AcceleratorChoice.AUTO,
    os: Annotated[
        str, typer.Option("--os", metavar="ID", help=N_("Operating system, e.g. debian12"))
    ] = "",
    firmware: Annotated[
        Firmware | None, typer.Option("--firmware", help=N_("What boots the guest"))
    ] = None,
    start: Annotated[bool, typer.Option("--start", help=N_("Start it"))] = False,
) -> None:
    source = _source(iso, disk, tiny, pxe)
    wanted: dict[str, Any] = {
        "memory_kib": None if memory is None else memory * KIB_PER_MIB,
        "vcpus": vcpus,
        "disk_bytes": None if disk_size is None else disk_size * GIB,
        "firmware": firmware,
    }
    spec = VMSpec(
        name,
        source,
        iso or disk,
        disk_use,
        os=os,
        accelerator=Accelerator(accel.value),
        start=start,
    )

    async def work(session: Session) -> None:
        facts = await session.core.creator.facts(session.uri)
        full = replace(await _suggested(session, spec, facts), **_given(wanted))
        if network:
            full = replace(full, nics=nics_for(network, facts))
        ref = await session.finish(session.core.creator.create(session.uri, full))
        vm = session.core.inventory.vms[ref]
        _warn_of_emulation(session, full, facts.info)
        if session.json:
            await show(session, vm)
        else:
            report(session, vm)

    run(globals_of(context), work)


async def _suggested(session: Session, spec: VMSpec, facts: Facts) -> VMSpec:
    """*spec* with what its operating system, by its short name or recognised, should have."""
    suggestions = Suggestions(session.core.inventory)
    if spec.os:
        spec = replace(spec, os=(await suggestions.system(spec.os)).id)
    return await suggestions.suggest(spec, facts, session.uri)


def nics_for(network: str, facts: Facts) -> tuple[NICSpec, ...]:
    """The NICs that `--network` asks for; InvalidInput for a network that the host has not."""
    if network == NetworkMode.NONE.value:
        return ()
    if network == NetworkMode.USER.value:
        return (NICSpec(NetworkMode.USER),)
    if network.startswith(_BRIDGE):
        return (NICSpec(NetworkMode.BRIDGED, network.removeprefix(_BRIDGE)),)
    for known in facts.networks:
        if known.name == network:
            return (NICSpec(known.mode, network),)
    raise InvalidInput(
        N_("There is no network named “{network}”"),
        hint=N_("Choose one of: {networks}"),
        network=network,
        networks=", ".join([*(known.name for known in facts.networks), "user", "none"]),
    )


def _source(iso: str, disk: str, tiny: bool, pxe: bool) -> SourceKind:
    given = {
        SourceKind.ISO: bool(iso),
        SourceKind.DISK: bool(disk),
        SourceKind.TINY: tiny,
        SourceKind.NETWORK: pxe,
    }
    chosen = [kind for kind, there in given.items() if there]
    if len(chosen) != 1:
        raise typer.BadParameter(tr("give one of --iso, --disk, --tiny and --pxe"))
    return chosen[0]


def _given(wanted: dict[str, Any]) -> dict[str, Any]:
    given = {field: value for field, value in wanted.items() if value is not None}
    return given | ({"secure_boot": False} if given.get("firmware") is Firmware.BIOS else {})


def _warn_of_emulation(session: Session, spec: VMSpec, info: HostInfo) -> None:
    """Say aloud what software emulation costs, where a user did not ask for it."""
    reason = info.accelerators.get(Accelerator.KVM)
    if spec.accelerator is Accelerator.AUTO and reason and not session.json:
        slow = tr("The guest runs in software (TCG), about 10 to 20 times slower")
        complain_text(sentences(tr(reason), slow))
