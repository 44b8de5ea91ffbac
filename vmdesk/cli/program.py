"""The program as a whole: its global options and its verbs."""

import logging
import sys
from typing import Annotated

import typer
from PySide6.QtCore import QCoreApplication

from vmdesk import __version__
from vmdesk.cli import (
    checkup,
    cloning,
    creating,
    deleting,
    hosts,
    labels,
    looking,
    power,
    screen,
    serial,
    snapshots,
    tiny,
    view,
)
from vmdesk.cli.options import Globals
from vmdesk.cli.output import write
from vmdesk.cli.parser import Parser, make_app
from vmdesk.errors import N_
from vmdesk.services.language import follow_system

_MODULES = (
    looking,
    creating,
    power,
    labels,
    deleting,
    snapshots,
    cloning,
    screen,
    serial,
    hosts,
    checkup,
    tiny,
    view,
)


def build() -> Parser:
    """The parser of the whole command line, in the user's language."""
    follow_system()
    app = make_app(
        N_("Virtual machines of every hypervisor. Without a verb, VMDesk opens its window."),
        invoke_without_command=True,
    )
    app.callback()(vmdesk)
    for module in _MODULES:
        module.register(app)
    return typer.main.get_command(app)


def vmdesk(
    context: typer.Context,
    connect: Annotated[
        str,
        typer.Option(
            "-c",
            "--connect",
            metavar="URI",
            show_default=False,
            help=N_("The host: qemu:///system, qemu+ssh://user@host/system, test:///default, …"),
        ),
    ] = "",
    json: Annotated[
        bool, typer.Option("--json", help=N_("Print one JSON document on standard output"))
    ] = False,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help=N_("Log to standard error"))
    ] = False,
    version: Annotated[bool, typer.Option("--version", help=N_("Print the version"))] = False,
) -> None:
    context.obj = Globals(connect, json, verbose)
    if version:
        write(f"vmdesk {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise typer.Exit(_open_window(connect, verbose))
    # Without -v a verb says what failed itself.
    level = logging.INFO if verbose else logging.CRITICAL
    logging.basicConfig(level=level, stream=sys.stderr)


def _open_window(connect: str, verbose: bool) -> int:
    if core := QCoreApplication.instance():
        core.shutdown()
    from vmdesk.app import run

    return run([connect] if connect else [], verbose)
