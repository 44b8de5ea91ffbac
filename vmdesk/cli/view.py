"""The verb that opens one console in a window, and nothing else."""

import asyncio
import os
import signal
from collections.abc import Coroutine
from typing import Annotated, Any
from urllib.parse import urlsplit

import typer
from PySide6.QtCore import QCoreApplication

from vmdesk.backends import backend_for
from vmdesk.backends.local.tcp import connect_tcp
from vmdesk.cli.options import globals_of
from vmdesk.cli.parser import verb
from vmdesk.cli.session import Session, run
from vmdesk.errors import N_, InvalidInput, Unsupported
from vmdesk.model.capabilities import Capability
from vmdesk.model.display import DisplayLink
from vmdesk.services.core import Core
from vmdesk.services.settings import Settings

_SCHEME = "vnc://"
_PORT = 5900
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def register(app: typer.Typer) -> None:
    verb(app, "view", N_("Open a VM's console, or a VNC display, in a window alone"))(view)


def view(
    context: typer.Context,
    target: Annotated[
        str, typer.Argument(metavar="VM|vnc://HOST:PORT", help=N_("A VM's name, or a display"))
    ],
    full_screen: Annotated[
        bool, typer.Option("--full-screen", help=N_("Fill the whole screen"))
    ] = False,
) -> None:
    if target.startswith(_SCHEME):
        _in_window(_show_display(*parse_display(target), full_screen))
        return

    async def work(session: Session) -> None:
        from vmdesk.views.console.alone import show_vm

        vm = session.find(target)
        if reason := session.backend.capabilities.reason(Capability.CONSOLE):
            raise Unsupported(reason)
        _end_with_interrupt()
        await show_vm(session.core, vm, full_screen)

    run(globals_of(context), work, runner=_in_window)


def parse_display(address: str) -> tuple[str, int]:
    """Host and port of a vnc:// address (RFC 7869); InvalidInput when it is none."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    else:
        port = _PORT if port is None else port
    if not host or not port or parts.username is not None:
        raise InvalidInput(
            N_("“{address}” is not the address of a display"),
            hint=N_("Write it like vnc://host:5900"),
            address=address,
        )
    return host, port


async def _show_display(host: str, port: int, full_screen: bool) -> None:
    from vmdesk.views.console.alone import show_display

    async def open_display() -> DisplayLink:
        remote = host not in _LOOPBACK
        return DisplayLink(await connect_tcp(host, port), remote=remote, server=host)

    core = Core(backend_for, Settings())
    _end_with_interrupt()
    try:
        await show_display(core, f"{host}:{port}", open_display, full_screen)
    finally:
        await core.close()


def _end_with_interrupt() -> None:
    """Ctrl+C in the terminal closes the window."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, task.cancel)


def _in_window(work: Coroutine[Any, Any, None]) -> None:
    """Run *work* on the loop of a program with windows."""
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        work.close()
        raise Unsupported(N_("There is no screen to open a window on"))
    if core := QCoreApplication.instance():
        core.shutdown()
    import qasync

    from vmdesk.app import install_translators, make_application
    from vmdesk.views.choices import LANGUAGE
    from vmdesk.views.collector import Collector
    from vmdesk.views.theme import Theme

    app = make_application()
    settings = Settings()
    translators = install_translators(app, settings.text(LANGUAGE))
    theme = Theme(app, settings)
    collector = Collector(app)
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    try:
        with loop:
            loop.run_until_complete(work)
    finally:
        collector.stop()
        del theme, translators
