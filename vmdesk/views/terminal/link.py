"""The line between a terminal and a guest's serial port, from its opening to its end."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from vmdesk.backends.base import SerialStream
from vmdesk.errors import ConnectionLost, VMDeskError

OpenLine = Callable[[], Awaitable[SerialStream]]
Take = Callable[[bytes], Awaitable[None]]
MAX_UNSENT_BYTES = 1024 * 1024


class SerialLink(QObject):
    """`run` is the task to start; *take* is waited for before more is read."""

    opened = Signal()
    ended = Signal(object)
    """A VMDeskError, or None when the other end closed the line; not after `close`."""

    def __init__(self, open_line: OpenLine, take: Take, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_line, self._take = open_line, take
        self._unsent = bytearray()
        self._to_send = asyncio.Event()
        self._task: asyncio.Task[Any] | None = None
        self._closed = False
        self._opened_at: float | None = None

    @property
    def lasted_seconds(self) -> float:
        """How long the line has been open; 0 when it never was."""
        return time.monotonic() - self._opened_at if self._opened_at is not None else 0.0

    async def run(self) -> None:
        if self._closed:
            return
        self._task = asyncio.current_task()
        error: VMDeskError | None = None
        try:
            stream = await self._open_line()
        except VMDeskError as problem:
            error = problem
        else:
            await self._serve(stream)
        if not self._closed:
            self._closed = True
            self.ended.emit(error)

    def write(self, data: bytes) -> bool:
        """Send *data* when the guest takes it; False when too much is waiting already."""
        if len(self._unsent) + len(data) > MAX_UNSENT_BYTES:
            return False
        self._unsent += data
        self._to_send.set()
        return True

    def close(self) -> None:
        """Let go of the line; nothing is emitted any more."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()

    async def _serve(self, stream: SerialStream) -> None:
        self._opened_at = time.monotonic()
        self.opened.emit()
        writing = asyncio.ensure_future(self._write_all(stream))
        try:
            while data := await stream.read():
                await self._take(data)
        finally:
            writing.cancel()
            await stream.close()

    async def _write_all(self, stream: SerialStream) -> None:
        while True:
            await self._to_send.wait()
            self._to_send.clear()
            data = bytes(self._unsent)
            self._unsent.clear()
            try:
                await stream.write(data)
            except ConnectionLost:
                # The reader sees the end, too, and tells of it.
                return
