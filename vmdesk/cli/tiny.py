"""`vmdesk tiny-linux`: the built-in guest as an ISO image."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from vmdesk.backends.local import tiny_linux
from vmdesk.cli.options import globals_of
from vmdesk.cli.output import plain, write, write_json
from vmdesk.cli.parser import verb
from vmdesk.cli.screen import save
from vmdesk.errors import N_
from vmdesk.model.units import size_text


def register(app: typer.Typer) -> None:
    verb(app, "tiny-linux", N_("Write the built-in guest as a bootable ISO image"))(build)


def build(
    context: typer.Context,
    iso: Annotated[Path, typer.Option("--iso", metavar="FILE", help=N_("Where to save it"))],
) -> None:
    image = asyncio.run(tiny_linux.iso()).iso.read_bytes()
    save(iso, image)
    if globals_of(context).json:
        write_json({"file": str(iso), "size_bytes": len(image)})
    else:
        write(f"{plain(str(iso))}: {size_text(len(image))}")
