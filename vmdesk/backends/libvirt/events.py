"""libvirt's event loop and its news: one daemon thread, which hands every event to asyncio.

libvirt calls back on whichever thread pumps its loop: this one, or Qt's own when both share
GLib's main context. So a callback may only hand its news on. libvirtaio is not used: it calls
`loop.add_reader` from worker threads, which Qt refuses.
"""

import functools
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import libvirt

Deregister = Callable[[], Any]
OnVM = Callable[[str], None]
OnHost = Callable[[], None]

VM_EVENTS = tuple(
    getattr(libvirt, f"VIR_DOMAIN_EVENT_ID_{name}")
    for name in (
        "LIFECYCLE",
        "REBOOT",
        "PMWAKEUP",
        "PMSUSPEND",
        "PMSUSPEND_DISK",
        "AGENT_LIFECYCLE",
        "DEVICE_ADDED",
        "DEVICE_REMOVED",
        "METADATA_CHANGE",
        "TRAY_CHANGE",
        "DISK_CHANGE",
        "BLOCK_JOB",
    )
)

_PAUSE_SECONDS = 0.1
_SETTLE_SECONDS = 0.3


@functools.cache
def start() -> None:
    """Start the event loop, once for the process and after QApplication exists: a pump that was
    there before it takes GLib's main context away from Qt."""
    # libvirt prints its errors to standard error unless somebody listens.
    libvirt.registerErrorHandler(lambda _context, _error: None, None)
    libvirt.virEventRegisterDefaultImpl()
    threading.Thread(target=_pump, name="libvirt-events", daemon=True).start()


def _pump() -> None:
    while True:
        try:
            libvirt.virEventRunDefaultImpl()
        except libvirt.libvirtError:
            time.sleep(_PAUSE_SECONDS)


def settle() -> None:
    """Wait, from a thread that is not the pump, until the pump has been through what is due.

    A driver delivers events from a timer of its own. Closing a connection while that timer is
    about to fire lets libvirt touch what has been freed.
    """
    turned = threading.Event()
    timer = libvirt.virEventAddTimeout(0, lambda _timer, _opaque: turned.set(), None)
    turned.wait(_SETTLE_SECONDS)
    libvirt.virEventRemoveTimeout(timer)


def register(conn: Any, on_vm: OnVM, on_host: OnHost) -> list[Deregister]:
    """Ask *conn* for its events; returns what undoes it. Both functions are called on the pump's
    thread; *on_vm* gets the VM's UUID. What the driver does not know is left out."""

    def domain_event(_conn: Any, domain: Any, *_: Any) -> None:
        on_vm(domain.UUIDString())

    def host_event(*_: Any) -> None:
        on_host()

    undo: list[Deregister] = []
    for event in VM_EVENTS:
        _add(undo, conn.domainEventRegisterAny, conn.domainEventDeregisterAny, event, domain_event)
    network = libvirt.VIR_NETWORK_EVENT_ID_LIFECYCLE
    _add(undo, conn.networkEventRegisterAny, conn.networkEventDeregisterAny, network, host_event)
    for pool in (
        libvirt.VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE,
        libvirt.VIR_STORAGE_POOL_EVENT_ID_REFRESH,
    ):
        off = conn.storagePoolEventDeregisterAny
        _add(undo, conn.storagePoolEventRegisterAny, off, pool, host_event)
    return undo


def _add(undo: list[Deregister], on: Any, off: Any, event: int, callback: Any) -> None:
    with suppress(libvirt.libvirtError):
        number = on(None, event, callback, None)
        undo.append(functools.partial(off, number))
