"""Opening, losing and leaving a host, on libvirt's test driver."""

import asyncio
import functools
import socket
import subprocess
import sys
import threading

import pytest

from tests.backends.libvirt.conftest import until
from vmdesk.backends.libvirt.connection import Connection
from vmdesk.errors import (
    ConnectionLost,
    HostError,
    InvalidInput,
    NotFound,
    VMDeskError,
)
from vmdesk.model.vm import VMRef

BURST = 200
GONE = VMRef("test:///default", "00000000-0000-0000-0000-00000000dead")


def suspend_and_resume(conn, times):
    domain = conn.listAllDomains()[0]
    for _ in range(times // 2):
        domain.suspend()
        domain.resume()


def test_every_change_is_heard(run, node, listener):
    """200 changes made outside of VMDesk arrive as 200 events."""
    uri = node(1)

    async def scenario():
        connection = Connection(uri)
        await connection.open(listener)
        await connection.run(lambda conn: suspend_and_resume(conn, BURST))
        await until(lambda: len(listener.changed) >= BURST)
        await connection.close()

    run(scenario())

    assert listener.changed == [VMRef(uri, "00000000-0000-0000-0000-000000000001")] * BURST


PLAIN = """
import asyncio, sys
from vmdesk.backends.libvirt.backend import LibvirtBackend
from vmdesk.model.actions import Action

class Listener:
    def vm_changed(self, ref): heard.append(ref)
    def host_changed(self): pass
    def connection_lost(self, reason): pass

async def main():
    backend = LibvirtBackend(sys.argv[1])
    await backend.open(Listener())
    [vm] = await backend.lifecycle.list_vms()
    await backend.lifecycle.perform(Action.PAUSE, vm.ref)
    async with asyncio.timeout(5):
        while not heard:
            await asyncio.sleep(0.01)
    print(heard[0].key == vm.uuid)

heard = []
asyncio.run(main())
"""


def test_events_need_no_qt(node):
    """The command line, which runs plain asyncio, hears of changes too, and ends without a word
    although it left the host open."""
    done = subprocess.run(
        [sys.executable, "-c", PLAIN, node(1)], capture_output=True, text=True, timeout=20
    )

    assert (done.stdout, done.stderr, done.returncode) == ("True\n", "", 0)


def test_networks_and_pools_tell_that_the_host_changed(run, node, listener):
    """A network that stops is the host's news, not a VM's."""

    async def scenario():
        connection = Connection(node(1))
        await connection.open(listener)
        await connection.run(lambda conn: conn.networkLookupByName("default").destroy())
        await until(lambda: listener.host_changes)
        await connection.close()

    run(scenario())

    assert listener.changed == []


def test_nothing_is_heard_after_close(run, node, listener):
    """Events that are under way when a host is left reach nobody."""

    async def scenario():
        connection = Connection(node(1))
        await connection.open(listener)
        await connection.run(lambda conn: suspend_and_resume(conn, 2))
        await connection.close()
        listener.changed.clear()
        await asyncio.sleep(0.05)

    run(scenario())

    assert listener.changed == []
    assert listener.losses == []


def test_without_a_connection_every_call_is_lost(run, node):
    """A host that was never opened, or has been left, answers ConnectionLost."""

    async def scenario():
        connection = Connection(node(1))
        with pytest.raises(ConnectionLost):
            await connection.run(lambda conn: conn.getHostname())

    run(scenario())


def test_reopening_forgets_the_old_connection(run, node, listener):
    """Opened again, a host tells each change once, and no thread stays behind."""
    uri = node(1)
    before = len(workers())

    async def scenario():
        connection = Connection(uri)
        for _ in range(5):
            await connection.open(listener)
            await connection.run(lambda conn: conn.getHostname())
        await connection.run(lambda conn: suspend_and_resume(conn, 2))
        await until(lambda: len(listener.changed) >= 2)
        await asyncio.sleep(0.05)
        await connection.close()
        await until(lambda: len(workers()) <= before)

    run(scenario())

    assert len(listener.changed) == 2


def workers():
    return [
        t for t in threading.enumerate() if t.name.startswith("libvirt") and "events" not in t.name
    ]


def test_a_cancelled_caller_leaves_at_once(run, node, listener):
    """Cancelling a call frees the caller, while the call itself goes on to its end."""
    ended = threading.Event()

    def slow(_conn):
        threading.Event().wait(0.3)
        ended.set()

    async def scenario():
        connection = Connection(node(1))
        await connection.open(listener)
        call = asyncio.ensure_future(connection.run(slow))
        await asyncio.sleep(0.05)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert not ended.is_set()
        await until(ended.is_set)
        await connection.close()

    run(scenario())


def test_close_waits_for_no_hanging_call(run, node, listener):
    """Leaving a host whose call hangs takes two seconds at most, and never raises."""
    let_go = threading.Event()

    async def scenario():
        connection = Connection(node(1))
        await connection.open(listener)
        calls = [
            asyncio.ensure_future(connection.run(lambda _conn: let_go.wait(10))) for _ in range(4)
        ]
        await asyncio.sleep(0.05)
        async with asyncio.timeout(3):
            await connection.close()
        let_go.set()
        await asyncio.gather(*calls)

    run(scenario())


def test_a_vm_that_is_gone(run, node, listener):
    """Looking for a VM that the host does not have is NotFound, without libvirt's frames."""

    async def scenario():
        connection = Connection(node(1))
        await connection.open(listener)
        try:
            for key in (GONE.key, "no uuid at all"):
                find = functools.partial(connection.lookup, ref=VMRef(connection.uri, key))
                with pytest.raises(NotFound) as caught:
                    await connection.run(find)
                assert caught.value.__context__ is None
        finally:
            await connection.close()

    run(scenario())


@pytest.mark.parametrize(
    ("uri", "kind", "words"),
    [
        ("qemu+ssh://nowhere.invalid/system", ConnectionLost, "name is known"),
        ("qemu+tcp://nowhere.invalid/system", ConnectionLost, "name is known"),
        ("qemu+tcp://127.0.0.1:1/system", ConnectionLost, "does not answer"),
        ("qemu:///system?socket=/nonexistent", ConnectionLost, "libvirt is not running"),
        ("qemu+ext:///system?command=id", InvalidInput, "could run a program"),
    ],
)
def test_what_cannot_be_opened_says_why(run, listener, uri, kind, words):
    """Each way in which a host cannot be reached has its own words and libvirt's as the detail."""

    async def scenario():
        with pytest.raises(VMDeskError, match=words) as caught:
            await Connection(uri).open(listener)
        return caught.value

    error = run(scenario())

    assert type(error) is kind
    assert kind is InvalidInput or error.detail
    assert kind is InvalidInput or error.hint


def test_a_test_file_that_is_missing(run, listener, tmp_path):
    """A test host whose file is not there is InvalidInput."""

    async def scenario():
        with pytest.raises(InvalidInput):
            await Connection(f"test://{tmp_path}/none.xml").open(listener)

    run(scenario())


def test_a_stranger_on_the_socket(run, listener, tmp_path):
    """A server that is not libvirt ends in an error, not in a wait for ever."""
    path = tmp_path / "sock"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        threading.Thread(target=lambda: server.accept()[0].close(), daemon=True).start()

        async def scenario():
            with pytest.raises((ConnectionLost, HostError)):
                await Connection(f"qemu:///system?socket={path}").open(listener)

        run(scenario())


def test_opening_can_be_cancelled(run, listener, tmp_path):
    """A host that takes the connection and says nothing does not hold the caller."""
    path = tmp_path / "sock"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()

        async def scenario():
            opening = asyncio.ensure_future(
                Connection(f"qemu:///system?socket={path}").open(listener)
            )
            await asyncio.sleep(0.1)
            opening.cancel()
            with pytest.raises(asyncio.CancelledError):
                await opening

        run(scenario())
