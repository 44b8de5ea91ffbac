"""Bytes of images between this computer and a host, and work that can be called off midway."""

import asyncio
import os
import stat
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, BinaryIO

import libvirt

from vmdesk.backends.base import Progress
from vmdesk.errors import N_, InvalidInput, NotFound, PermissionDenied

CHUNK_BYTES = 1024 * 1024
Report = Callable[[float], None]
Work = Callable[[Any, threading.Event], None]
"""Called with the virConnect, and an event that is set when the work is called off."""


class CalledOff(Exception):
    """The user called the work off."""


async def run_to_end(
    run: Callable[[Callable[[Any], None]], Awaitable[None]],
    work: Work,
    undo: Callable[[], Awaitable[None]],
) -> None:
    """``run`` the work. When cancelled, tell it so, wait for its end and take it back with
    *undo*, so that nothing of it is left when the caller goes on."""
    called_off = threading.Event()
    task = asyncio.ensure_future(run(lambda conn: work(conn, called_off)))
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        called_off.set()
        await asyncio.wait([task])
        if not task.cancelled() and task.exception() is None:
            await undo()
        raise


def on_loop(progress: Progress) -> Report:
    """*progress*, to be called from a thread: at most once for each percent."""
    loop = asyncio.get_running_loop()
    shown = -1

    def report(fraction: float) -> None:
        nonlocal shown
        if (percent := int(fraction * 100)) != shown:
            shown = percent
            loop.call_soon_threadsafe(progress, fraction)

    return report


def open_plain_file(path: Path) -> BinaryIO:
    """Open a file of this computer for reading; never a device, pipe or folder."""
    try:
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError as error:
        raise PermissionDenied(N_("You may not read “{path}”"), path=str(path)) from error
    except (OSError, ValueError) as error:
        raise NotFound(N_("“{path}” cannot be read"), detail=str(error), path=str(path)) from error
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise InvalidInput(N_("“{path}” is not a file"), path=str(path))
    return os.fdopen(number, "rb")


def send(
    conn: Any, volume: Any, file: BinaryIO, report: Report, called_off: threading.Event
) -> None:
    """Fill *volume* with *file*; CalledOff when it is called off."""
    size = os.fstat(file.fileno()).st_size
    stream = conn.newStream(0)
    volume.upload(stream, 0, size, 0)
    sent = 0
    try:
        while chunk := file.read(CHUNK_BYTES):
            _send_all(stream, chunk)
            sent += len(chunk)
            report(sent / size)
            if called_off.is_set():
                raise CalledOff
    except BaseException:
        stream.abort()
        raise
    stream.finish()


def _send_all(stream: Any, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[stream.send(bytes(view)) :]


def receive(conn: Any, volume: Any, size_bytes: int) -> bytes:
    """The first *size_bytes* of *volume*."""
    stream = conn.newStream(0)
    volume.download(stream, 0, size_bytes, 0)
    parts: list[bytes] = []
    try:
        while chunk := stream.recv(CHUNK_BYTES):
            parts.append(chunk)
    except libvirt.libvirtError:
        stream.abort()
        raise
    stream.finish()
    return b"".join(parts)
