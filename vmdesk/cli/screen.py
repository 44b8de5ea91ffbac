"""The verbs for a VM's screen and keyboard."""

from pathlib import Path
from typing import Annotated

import typer

from vmdesk.backends.base import Display
from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.output import plain, write, write_json
from vmdesk.cli.parser import verb
from vmdesk.cli.power import report
from vmdesk.cli.session import Session, run
from vmdesk.console.keymap import keys_for_text, parse_keys
from vmdesk.errors import N_, InvalidInput, InvalidState, Unsupported
from vmdesk.model.capabilities import Capability
from vmdesk.model.vm import VM
from vmdesk.services.picture import as_png, png_size


def register(app: typer.Typer) -> None:
    verb(app, "screenshot", N_("Save what a VM shows as a PNG file"))(screenshot)
    verb(app, "type", N_("Type a text into a VM, on a US keyboard"))(type_text)
    verb(app, "key", N_("Press keys in a VM, e.g. CTRL+ALT+DEL"))(press)


def screenshot(
    context: typer.Context,
    vm: VMName,
    file: Annotated[Path, typer.Argument(metavar="FILE.png", help=N_("Where to save it"))],
) -> None:
    async def work(session: Session) -> None:
        found = session.find(vm)
        display = _display(session, found, Capability.SCREENSHOT)
        png = as_png(await display.screenshot(found.ref))
        save(file, png)
        width, height = png_size(png)
        if session.json:
            write_json({"file": str(file), "width": width, "height": height})
        else:
            write(f"{plain(str(file))}: {width}×{height}")

    run(globals_of(context), work)


def type_text(
    context: typer.Context,
    vm: VMName,
    text: Annotated[str, typer.Argument(metavar="TEXT", help=N_("What to type"))],
    enter: Annotated[bool, typer.Option("--enter", help=N_("Press Enter at the end"))] = False,
) -> None:
    _send(context, vm, keys_for_text(text + "\n" * enter))


def press(
    context: typer.Context,
    vm: VMName,
    keys: Annotated[
        list[str],
        typer.Argument(metavar="KEYS...", help=N_("Keys joined by +; several one after another")),
    ],
) -> None:
    _send(context, vm, [tuple(parse_keys(combination)) for combination in keys])


def save(file: Path, data: bytes) -> None:
    """Write *data* to *file*; InvalidInput when that is not possible."""
    try:
        file.write_bytes(data)
    except OSError as error:
        raise InvalidInput(
            N_("{file} cannot be written: {reason}"), file=file, reason=error.strerror or str(error)
        ) from error


def _send(context: typer.Context, name: str, combinations: list[tuple[int, ...]]) -> None:
    async def work(session: Session) -> None:
        vm = session.find(name)
        display = _display(session, vm, Capability.SEND_KEYS)
        for combination in combinations:
            await display.send_keys(vm.ref, combination)
        report(session, vm)

    run(globals_of(context), work)


def _display(session: Session, vm: VM, capability: Capability) -> Display:
    display = session.backend.display
    reason = session.backend.capabilities.reason(capability)
    if display is None or reason:
        raise Unsupported(reason or N_("This host cannot do that"))
    if not vm.active:
        raise InvalidState(
            N_("“{name}” is off"), hint=N_("`vmdesk start` switches it on"), name=vm.name
        )
    return display
