"""`vmdesk serial`: a VM's serial console in this terminal, or in a pipe."""

import asyncio
import os
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, TextIO

import typer

from vmdesk.backends.base import SerialStream
from vmdesk.cli.options import VMName, globals_of
from vmdesk.cli.output import ReaderGone, note, plain
from vmdesk.cli.parser import verb
from vmdesk.cli.session import Session, run
from vmdesk.console.terminal_log import PlainLog
from vmdesk.errors import (
    N_,
    ConnectionLost,
    InUse,
    InvalidInput,
    InvalidState,
    NotFound,
    Unsupported,
)
from vmdesk.model.capabilities import Capability
from vmdesk.model.vm import VM
from vmdesk.services.text import tr

LEAVE = b"\x1d"  # Ctrl+]
SECONDS = 1.0
_CHUNK_BYTES = 64 * 1024


def register(app: typer.Typer) -> None:
    verb(app, "serial", N_("Use a VM's serial console; Ctrl+] leaves it"))(serial)


def serial(
    context: typer.Context,
    vm: VMName,
    device: Annotated[
        str,
        typer.Argument(
            metavar="[DEVICE]",
            show_default=False,
            help=N_("Which one, e.g. ttyS0 or serial0; the first one when not given"),
        ),
    ] = "",
    log: Annotated[
        Path | None,
        typer.Option("--log", metavar="FILE", help=N_("Add what the guest writes to this file")),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=N_("End the connection of whoever uses it now"))
    ] = False,
    seconds: Annotated[
        float,
        typer.Option(
            "--seconds",
            metavar="N",
            min=0,
            help=N_("In a pipe: how long to listen after the end of the input"),
        ),
    ] = SECONDS,
) -> None:
    if globals_of(context).json:
        raise typer.BadParameter(tr("a serial console cannot be printed as JSON"))

    async def work(session: Session) -> None:
        found = session.find(vm)
        with _log_to(log) as file:
            stream = await _open(session, found, device, force)
            try:
                await _Talk(stream, file, seconds).run(found.name)
            finally:
                await stream.close()

    run(globals_of(context), work)


async def _open(session: Session, vm: VM, device: str, force: bool) -> SerialStream:
    part = session.backend.serial
    if part is None:
        reason = session.backend.capabilities.reason(Capability.SERIAL)
        raise Unsupported(reason or N_("This host cannot do that"))
    if not vm.active:
        raise InvalidState(
            N_("“{name}” is off"), hint=N_("`vmdesk start` switches it on"), name=vm.name
        )
    port = _port_name(vm, device)
    try:
        return await part.open_serial(vm.ref, port, force=force)
    except InUse as error:
        raise InUse(
            error.template,
            hint=N_("`--force` ends their connection"),
            detail=error.detail,
            **error.params,
        ) from error


def _port_name(vm: VM, device: str) -> str:
    """What the host calls the port that the user calls *device*."""
    if not vm.serials:
        raise NotFound(
            N_("“{name}” has no serial console"),
            hint=N_("Add a serial port to its hardware"),
            name=vm.name,
        )
    for port in vm.serials:
        if device in ("", port.name, port.label):
            return port.name
    raise NotFound(
        N_("“{name}” has no serial port “{port}”"),
        hint=N_("It has: {ports}"),
        name=vm.name,
        port=device,
        ports=", ".join(port.label for port in vm.serials),
    )


class _Talk:
    """Carries bytes both ways until one side ends."""

    def __init__(self, stream: SerialStream, log: TextIO | None, seconds: float) -> None:
        self._stream, self._log, self._seconds = stream, log, seconds
        self._plain = PlainLog()

    async def run(self, name: str) -> None:
        fd = sys.stdin.fileno()
        if not os.isatty(fd):
            await self._carry(fd)
            return
        note(tr("Connected to “{name}”; Ctrl+] leaves", name=plain(name)))
        with _raw(fd):
            await self._carry(fd)
        note("")

    async def _carry(self, fd: int) -> None:
        waiting: asyncio.Queue[bytes] = asyncio.Queue(0 if os.isatty(fd) else 1)
        talking = [asyncio.ensure_future(self._receive())]
        talking.append(asyncio.ensure_future(self._listen(fd, waiting)))
        writing = asyncio.ensure_future(self._send(waiting))
        try:
            done, _ = await asyncio.wait(talking, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in (*talking, writing):
                task.cancel()
            await asyncio.wait((*talking, writing))
            self._write_log(self._plain.rest())

    async def _receive(self) -> None:
        while data := await self._stream.read():
            _write_all(data)
            self._write_log(self._plain.feed(data))

    async def _listen(self, fd: int, waiting: asyncio.Queue[bytes]) -> None:
        """Until the user leaves, even if the guest reads nothing; else until a while after the
        end of the input."""
        is_terminal = os.isatty(fd)
        while data := await _typed(fd):
            before, leave, _ = data.partition(LEAVE) if is_terminal else (data, b"", b"")
            await waiting.put(before)
            if leave:
                return
        await waiting.join()
        await asyncio.sleep(self._seconds)

    async def _send(self, waiting: asyncio.Queue[bytes]) -> None:
        """A line that has ended takes nothing; what the guest said last is still read."""
        while True:
            data = await waiting.get()
            with suppress(ConnectionLost):
                await self._stream.write(data)
            waiting.task_done()

    def _write_log(self, text: str) -> None:
        if self._log:
            self._log.write(text)
            self._log.flush()


async def _typed(fd: int) -> bytes:
    """What can be read now; b"" at the end. A file or /dev/null is always ready."""
    loop = asyncio.get_running_loop()
    ready = asyncio.Event()
    try:
        loop.add_reader(fd, ready.set)
    except PermissionError:
        # epoll does not take plain files, which never make anybody wait.
        return os.read(fd, _CHUNK_BYTES)
    try:
        await ready.wait()
    finally:
        loop.remove_reader(fd)
    return os.read(fd, _CHUNK_BYTES)


@contextmanager
def _raw(fd: int) -> Iterator[None]:
    """The terminal passes every key on as it is; whatever happens, it is put back."""
    before = termios.tcgetattr(fd)
    try:
        tty.setraw(fd, termios.TCSANOW)
        yield
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


@contextmanager
def _log_to(path: Path | None) -> Iterator[TextIO | None]:
    if path is None:
        yield None
        return
    try:
        file = path.open("a", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InvalidInput(
            N_("{file} cannot be written: {reason}"), file=path, reason=error.strerror or str(error)
        ) from error
    with file:
        yield file


def _write_all(data: bytes) -> None:
    """To standard output, as it is: this is the guest's own terminal."""
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(sys.stdout.fileno(), view) :]
    except BrokenPipeError as error:
        raise ReaderGone from error
