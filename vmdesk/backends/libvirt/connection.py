"""One connection to one libvirt host: its threads, its loss, its coming back."""

import asyncio
import functools
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

import libvirt

from vmdesk.backends.base import Listener
from vmdesk.backends.libvirt import events
from vmdesk.backends.libvirt.errors import translate, translate_opening
from vmdesk.backends.libvirt.uri import check_test_file, effective_uri
from vmdesk.errors import N_, ConnectionLost, NotFound, PermissionDenied, VMDeskError
from vmdesk.model.vm import VMRef

T = TypeVar("T")

THREADS = 4
# Five seconds of silence, three times asked again: 20 s until a host that hangs counts as lost.
KEEPALIVE_SECONDS = 5
KEEPALIVE_COUNT = 3
CLOSE_SECONDS = 2.0

_CREDENTIALS = [
    libvirt.VIR_CRED_AUTHNAME,
    libvirt.VIR_CRED_ECHOPROMPT,
    libvirt.VIR_CRED_PASSPHRASE,
    libvirt.VIR_CRED_NOECHOPROMPT,
]
_LOST = N_("The connection to the host is lost")
_REASONS = {
    libvirt.VIR_CONNECT_CLOSE_REASON_EOF: N_("The host closed the connection"),
    libvirt.VIR_CONNECT_CLOSE_REASON_KEEPALIVE: N_("The host stopped answering"),
}


class _Session:
    """A virConnect from its opening to its loss or close, with its own threads."""

    def __init__(self, conn: Any, loop: asyncio.AbstractEventLoop) -> None:
        self.conn = conn
        self.loop = loop
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="libvirt")
        self.deregister: list[events.Deregister] = []

    def post(self, call: Callable[..., None], *args: Any) -> None:
        """Run *call* on the event loop; from any thread, and even when the loop is gone."""
        with suppress(RuntimeError):
            self.loop.call_soon_threadsafe(call, *args)

    def release(self) -> None:
        """Let go of the connection, as far as it can still be reached."""
        for undo in self.deregister:
            with suppress(libvirt.libvirtError):
                undo()
        self.deregister.clear()
        with suppress(libvirt.libvirtError):
            self.conn.unregisterCloseCallback()
        with suppress(libvirt.libvirtError):
            events.settle()
            self.conn.close()


class Connection:
    """The one way to a host's virConnect. `run` is what every part of the backend uses."""

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self._session: _Session | None = None
        self._listener: Listener | None = None
        self._host_watchers: list[Callable[[], None]] = []
        self._vm_watchers: list[Callable[[VMRef], None]] = []

    @property
    def connected(self) -> bool:
        return self._session is not None

    def on_host_change(self, watcher: Callable[[], None]) -> None:
        """Call *watcher* on the event loop when networks or storage may differ, before the
        listener hears of it, and when a connection has been opened."""
        self._host_watchers.append(watcher)

    def on_vm_change(self, watcher: Callable[[VMRef], None]) -> None:
        """Call *watcher* on the event loop when a VM may differ, before the listener hears."""
        self._vm_watchers.append(watcher)

    def notify(self, ref: VMRef) -> None:
        """Tell of a VM's change; called for those that libvirt has no event for, too."""
        for watcher in self._vm_watchers:
            watcher(ref)
        if self._listener is not None:
            self._listener.vm_changed(ref)

    async def open(self, listener: Listener) -> None:
        """Connect and tell *listener* of every change; again after a loss."""
        await self.close()
        events.start()
        target = effective_uri(self.uri)
        loop = asyncio.get_running_loop()
        opening = _in_daemon_thread(functools.partial(_open, target))
        session = _Session(await asyncio.wrap_future(opening), loop)
        self._session, self._listener = session, listener
        try:
            await self.run(functools.partial(self._register, session))
        except BaseException:
            await self.close()
            raise
        self._notify_watchers()

    async def close(self) -> None:
        """Let go of the host. Never raises; waits for a host that hangs two seconds at most."""
        session, self._session = self._session, None
        if session is not None:
            released = _dispose(session)
            await asyncio.wait([asyncio.wrap_future(released)], timeout=CLOSE_SECONDS)

    async def run(self, call: Callable[[Any], T]) -> T:
        """Run ``call(conn)``, *conn* being the libvirt.virConnect, on one of the host's threads.

        Raises VMDeskError only. A cancelled caller gets its CancelledError at once, while a call
        that has begun goes on to its end on its thread.
        """
        session = self._session
        if session is None:
            raise ConnectionLost(_LOST)
        future = session.threads.submit(self._call, session, call)
        return await asyncio.wrap_future(future)

    async def run_apart(self, call: Callable[[Any], T]) -> T:
        """Like `run`, but on a connection and a thread that are this call's alone, for calls that
        take long. libvirt before 10.0 can lose the wake-up of a call that is made while another
        one is under way, so that it waits for the end of that one.
        """
        if self._session is None:
            raise ConnectionLost(_LOST)
        if self.uri.startswith("test:"):
            # Each connection to a test host that is read from a file is a host of its own.
            return await self.run(call)
        work = functools.partial(_call_apart, effective_uri(self.uri), call)
        return await asyncio.wrap_future(_in_daemon_thread(work))

    async def another(self) -> Any:
        """A new virConnect to the same host, for the caller to use and to close."""
        if self._session is None:
            raise ConnectionLost(_LOST)
        return await asyncio.wrap_future(
            _in_daemon_thread(functools.partial(_open, effective_uri(self.uri)))
        )

    @staticmethod
    def lookup(conn: Any, ref: VMRef) -> Any:
        """The virDomain of *ref*; NotFound when the host has none. For use within `run`."""
        try:
            return conn.lookupByUUIDString(ref.key)
        except libvirt.libvirtError as error:
            code = error.get_error_code()
            if code not in (libvirt.VIR_ERR_NO_DOMAIN, libvirt.VIR_ERR_INVALID_ARG):
                raise
            detail = str(error)
        raise NotFound(N_("This VM no longer exists"), detail=detail)

    def _call(self, session: _Session, call: Callable[[Any], T]) -> T:
        try:
            return call(session.conn)
        except libvirt.libvirtError as error:
            problem = self._problem(session, error)
        # Raised out here, its context does not keep the frames that hold the virConnect alive.
        raise problem

    def _problem(self, session: _Session, error: Any) -> VMDeskError:
        """Whether the host is gone is what the client's socket says; the texts of errors lie, for
        a daemon passes on those of its own sockets."""
        if _alive(session.conn):
            return translate(error)
        session.post(self._lost, session, _LOST)
        return ConnectionLost(_LOST, detail=str(error))

    def _register(self, session: _Session, conn: Any) -> None:
        with suppress(libvirt.libvirtError):
            conn.setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT)
        with suppress(libvirt.libvirtError):
            conn.registerCloseCallback(self._close_callback(session), None)
        session.deregister = events.register(
            conn,
            lambda uuid: session.post(self._vm_event, session, uuid),
            lambda: session.post(self._host_event, session),
        )

    def _close_callback(self, session: _Session) -> Callable[[Any, int, Any], None]:
        def closed(_conn: Any, reason: int, _opaque: Any) -> None:
            session.post(self._lost, session, _REASONS.get(reason, _LOST))

        return closed

    def _vm_event(self, session: _Session, uuid: str) -> None:
        if session is self._session:
            self.notify(VMRef(self.uri, uuid))

    def _host_event(self, session: _Session) -> None:
        if session is not self._session:
            return
        self._notify_watchers()
        if self._listener is not None:
            self._listener.host_changed()

    def _lost(self, session: _Session, reason: str) -> None:
        if session is not self._session:
            return
        self._session = None
        _dispose(session)
        if self._listener is not None:
            self._listener.connection_lost(reason)

    def _notify_watchers(self) -> None:
        for watcher in self._host_watchers:
            watcher()


def _open(uri: str) -> Any:
    check_test_file(uri)
    asked: list[str] = []

    def refuse(credentials: list[list[Any]], _data: Any) -> int:
        asked.extend(str(credential[1]) for credential in credentials)
        return -1

    try:
        return libvirt.openAuth(uri, [_CREDENTIALS, refuse, None], 0)
    except libvirt.libvirtError as error:
        problem = translate_opening(error)
    if asked:
        raise PermissionDenied(
            N_("The host asks for a password"),
            hint=N_("Use an SSH key, or store the password in ~/.config/libvirt/auth.conf"),
            detail=problem.detail,
        )
    raise problem


def _call_apart(uri: str, call: Callable[[Any], T]) -> T:
    conn = _open(uri)
    try:
        return call(conn)
    except libvirt.libvirtError as error:
        lost = ConnectionLost(_LOST, detail=str(error))
        problem = translate(error) if _alive(conn) else lost
    finally:
        with suppress(libvirt.libvirtError):
            conn.close()
    raise problem


def _alive(conn: Any) -> bool:
    try:
        return bool(conn.isAlive())
    except libvirt.libvirtError:
        return False


def _dispose(session: _Session) -> "Future[None]":
    """Release *session* behind the calls that are under way; its threads then end."""
    released = session.threads.submit(session.release)
    session.threads.shutdown(wait=False)
    return released


def _in_daemon_thread(call: Callable[[], T]) -> "Future[T]":
    """Run *call* on a thread that the process does not wait for when it ends: a host that does
    not answer can take minutes to fail."""
    future: Future[T] = Future()

    def work() -> None:
        try:
            result = call()
        except BaseException as error:
            # Whatever it is, it is for who waits; a thread has nobody else to tell.
            if future.set_running_or_notify_cancel():
                future.set_exception(error)
        else:
            # Nobody waits any more: the virConnect closes itself when it is dropped here.
            if future.set_running_or_notify_cancel():
                future.set_result(result)

    threading.Thread(target=work, name="libvirt-open", daemon=True).start()
    return future
