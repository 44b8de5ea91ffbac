"""The parser of one update after the other: pixels, and what rides along without being pixels."""

import struct

from vmdesk.console import pseudo
from vmdesk.console.encodings import decoders
from vmdesk.console.errors import ProtocolError
from vmdesk.console.events import (
    Event,
    NameChanged,
    PointerModeChanged,
    Rect,
    ResizeAnswered,
    Resized,
    ResizeStatus,
    Updated,
)
from vmdesk.console.features import Features
from vmdesk.console.framebuffer import Framebuffer
from vmdesk.console.intake import BREATH, Steps
from vmdesk.console.pseudo import Pseudo, Resize
from vmdesk.console.tight import DecodeJPEG
from vmdesk.errors import N_


class Screen:
    """The picture, another one after each resize, and what changes it."""

    def __init__(
        self,
        framebuffer: Framebuffer,
        events: list[Event],
        features: Features,
        decode_jpeg: DecodeJPEG | None = None,
    ) -> None:
        self.framebuffer = framebuffer
        self._events = events
        self._features = features
        self._decoders = decoders(decode_jpeg)

    def update(self) -> Steps[None]:
        """One update, after the message's first byte."""
        (count,) = struct.unpack(">xH", (yield 3))
        changed: list[Rect] = []
        for _ in range(count):
            x, y, width, height, encoding = struct.unpack(">HHHHi", (yield 12))
            if encoding == Pseudo.LAST_RECT:
                break
            rect = Rect(x, y, width, height)
            if decode := self._decoders.get(encoding):
                yield from decode(self.framebuffer, rect)
                changed.append(rect)
            else:
                yield from self._pseudo(encoding, rect)
        self._events.append(Updated(tuple(changed)))

    def _pseudo(self, encoding: int, rect: Rect) -> Steps[None]:
        match encoding:
            case Pseudo.CURSOR:
                self._events.append((yield from pseudo.cursor(rect)))
            case Pseudo.CURSOR_WITH_ALPHA:
                from_qemu = self._features.is_qemu
                self._events.append((yield from pseudo.cursor_with_alpha(rect, from_qemu)))
            case Pseudo.DESKTOP_SIZE:
                yield from self._resize(rect)
            case Pseudo.EXTENDED_DESKTOP_SIZE:
                yield from self._extended_resize(rect)
            case Pseudo.DESKTOP_NAME:
                self._events.append(NameChanged((yield from pseudo.name())))
            case Pseudo.QEMU_LEDS:
                self._events.append((yield from pseudo.leds(1)))
            case Pseudo.VMWARE_LEDS:
                self._events.append((yield from pseudo.leds(4)))
            case Pseudo.QEMU_EXTENDED_KEYS:
                self._features.takes_scancodes = True
            case Pseudo.QEMU_POINTER_MOTION:
                self._features.is_qemu = True
                self._features.relative_pointer = rect.x == 0
                self._events.append(PointerModeChanged(rect.x == 0))
            case _:
                raise ProtocolError(
                    N_("The display sent pixels in an unknown encoding"), detail=f"{encoding}"
                )

    def _extended_resize(self, rect: Rect) -> Steps[None]:
        """What the server says of its size; a refusal of one that we asked for changes nothing."""
        yield from pseudo.extended_size(self._features)
        ours = rect.x == Resize.OURS
        status = ResizeStatus(rect.y) if ours else ResizeStatus.DONE
        if status is ResizeStatus.DONE:
            yield from self._resize(rect)
        if ours:
            self._events.append(ResizeAnswered(status))

    def _resize(self, rect: Rect) -> Steps[None]:
        if (rect.width, rect.height) == (self.framebuffer.width, self.framebuffer.height):
            return
        self.framebuffer = self.framebuffer.resized(rect.width, rect.height)
        self._events.append(Resized(rect.width, rect.height))
        # Whoever shows the old picture lets go of it now, before there can be a third.
        yield BREATH
