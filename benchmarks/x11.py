"""The few words of X11 that measuring takes: move the pointer, find a window, ask if it lives."""

import ctypes
import re
import subprocess
import time
from collections.abc import Mapping
from ctypes import byref, c_char_p, c_int, c_long, c_ulong, c_void_p

_CLIENT_MESSAGE = 33
# GTK answers a ping to those who watch the root window's children, Qt to those who watch itself.
_WATCHED = 1 << 19 | 1 << 17


class _ClientMessage(ctypes.Structure):
    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
    )


class _Event(ctypes.Union):
    _fields_ = (("type", c_int), ("client", _ClientMessage), ("room", c_long * 24))


class Display:
    """A connection to the X server at *name*."""

    def __init__(self, name: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._display = c_void_p(self._x.XOpenDisplay(name.encode()))
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XInternAtom.restype = c_ulong
        self._root = c_ulong(self._x.XDefaultRootWindow(self._display))
        self._protocols = self._x.XInternAtom(self._display, b"WM_PROTOCOLS", 0)
        self._ping = self._x.XInternAtom(self._display, b"_NET_WM_PING", 0)
        self._serial = 0
        self._x.XSelectInput(self._display, self._root, c_long(_WATCHED))

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def move_pointer(self, x: int, y: int) -> float:
        """Move it as a mouse does; when that was, on the clock `time.monotonic`."""
        now = time.monotonic()
        self._test.XTestFakeMotionEvent(self._display, -1, c_int(x), c_int(y), c_ulong(0))
        self._x.XFlush(self._display)
        return now

    def ping(self, window: int, limit_seconds: float) -> float:
        """Seconds until the window's event loop has answered, or the limit."""
        self._serial += 1
        event = _Event()
        message = event.client
        message.type, message.window, message.format = _CLIENT_MESSAGE, window, 32
        message.message_type = self._protocols
        message.data[0], message.data[1], message.data[2] = self._ping, self._serial, window
        started = time.monotonic()
        self._x.XSendEvent(self._display, c_ulong(window), c_int(0), c_long(0), byref(event))
        self._x.XFlush(self._display)
        while (passed := time.monotonic() - started) < limit_seconds:
            if self._answered():
                return time.monotonic() - started
            time.sleep(0.0003)
        return passed

    def _answered(self) -> bool:
        event = _Event()
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, byref(event))
            data = event.client.data
            if event.type == _CLIENT_MESSAGE and (data[0], data[1]) == (self._ping, self._serial):
                return True
        return False


def windows(environment: Mapping[str, str]) -> list[int]:
    """The programs' windows, as the window manager lists them."""
    said = subprocess.run(
        ["xprop", "-root", "_NET_CLIENT_LIST"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [int(found, 16) for found in re.findall(r"0x[0-9a-f]+", said)]
