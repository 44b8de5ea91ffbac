"""An open serial line of libvirt: its events come on libvirt's thread and are handed to asyncio.

https://libvirt.org/html/libvirt-libvirt-stream.html
"""

import asyncio
import functools
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from typing import Any

import libvirt

from vmdesk.errors import N_, ConnectionLost

CLOSE_SECONDS = 2.0
# libvirt's protocol has no way to make the sender wait, so what nobody reads has to end somewhere.
MAX_UNREAD_BYTES = 8 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_CHUNKS_AN_EVENT = 16
_SEND_BYTES = 4096
_WOULD_BLOCK = -2
_EVENTS = (
    libvirt.VIR_STREAM_EVENT_READABLE
    | libvirt.VIR_STREAM_EVENT_ERROR
    | libvirt.VIR_STREAM_EVENT_HANGUP
)
_BROKEN = libvirt.VIR_STREAM_EVENT_ERROR | libvirt.VIR_STREAM_EVENT_HANGUP
_ENDED = N_("The serial console is disconnected")


class Lane:
    """A thread that makes one call after another, and that the process does not wait for."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = SimpleQueue()
        threading.Thread(target=self._work, name="libvirt-serial", daemon=True).start()

    def run(self, call: Callable[[], Any]) -> "Future[Any]":
        future: Future[Any] = Future()
        self._calls.put((call, future))
        return future

    def end(self) -> None:
        """End the thread behind the calls that were asked for."""
        self._calls.put(None)

    def _work(self) -> None:
        while (item := self._calls.get()) is not None:
            call, future = item
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(call())
            except BaseException as error:
                # Whatever it is, it is for who waits; a thread has nobody else to tell.
                future.set_exception(error)


class LibvirtSerialStream:
    """Owns *conn*, *stream* and *lane*; made on the event loop's thread."""

    def __init__(self, conn: Any, stream: Any, lane: Lane) -> None:
        self._conn, self._stream, self._lane = conn, stream, lane
        self._loop = asyncio.get_running_loop()
        # Guards what follows and every receiving call: after its end the stream is not touched.
        self._lock = threading.Lock()
        self._unread: deque[bytes] = deque()
        self._unread_bytes = 0
        self._ended = False
        self._closed = False
        self._told = False
        self._news = asyncio.Event()

    async def start(self) -> None:
        """Listen; may raise libvirtError."""
        listen = functools.partial(self._stream.eventAddCallback, _EVENTS, self._on_event, None)
        await asyncio.wrap_future(self._lane.run(listen))

    async def read(self) -> bytes:
        while True:
            self._news.clear()
            with self._lock:
                data = b"".join(self._unread)
                self._unread.clear()
                self._unread_bytes = 0
                ended = self._ended
            if data or ended:
                return data
            await self._news.wait()

    async def write(self, data: bytes) -> None:
        for start in range(0, len(data), _SEND_BYTES):
            piece = data[start : start + _SEND_BYTES]
            try:
                await asyncio.wrap_future(self._lane.run(functools.partial(self._send, piece)))
            except libvirt.libvirtError as error:
                raise ConnectionLost(_ENDED, detail=str(error)) from error

    async def close(self) -> None:
        """Waits two seconds at most for a guest that does not read its line."""
        with self._lock:
            if self._closed:
                return
            was_over, self._ended, self._closed = self._ended, True, True
        self._news.set()
        released = self._lane.run(lambda: self._release(was_over))
        self._lane.end()
        await asyncio.wait([asyncio.wrap_future(released)], timeout=CLOSE_SECONDS)

    def _send(self, data: bytes) -> None:
        with self._lock:
            if self._ended:
                raise ConnectionLost(_ENDED)
        while data:
            sent = self._stream.send(data)
            if sent == _WOULD_BLOCK:
                raise ConnectionLost(_ENDED)
            data = data[sent:]

    def _release(self, callback_gone: bool) -> None:
        if not callback_gone:
            with suppress(libvirt.libvirtError):
                self._stream.eventRemoveCallback()
        with suppress(libvirt.libvirtError):
            self._stream.abort()
        self._stream = None
        with suppress(libvirt.libvirtError):
            self._conn.close()

    def _on_event(self, stream: Any, events: int, _opaque: Any) -> None:
        """On libvirt's thread."""
        with self._lock:
            if self._ended:
                return
            try:
                ended = self._receive(stream) or bool(events & _BROKEN)
            except libvirt.libvirtError:
                ended = True
            if ended:
                self._ended = True
                # libvirt would call for ever: the end of a stream stays readable.
                with suppress(libvirt.libvirtError):
                    stream.eventRemoveCallback()
            tell = not self._told
            self._told = True
        if tell:
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._tell)

    def _receive(self, stream: Any) -> bool:
        """Take what has arrived; whether the stream is at its end."""
        for _ in range(_CHUNKS_AN_EVENT):
            data = stream.recv(_CHUNK_BYTES)
            if data == _WOULD_BLOCK:
                return False
            if not data:
                return True
            self._unread.append(data)
            self._unread_bytes += len(data)
            while self._unread_bytes > MAX_UNREAD_BYTES:
                self._unread_bytes -= len(self._unread.popleft())
        return False

    def _tell(self) -> None:
        with self._lock:
            self._told = False
        self._news.set()
