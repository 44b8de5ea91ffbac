"""From a guest's bytes to text, controls and escape sequences, with bounds on all of them.

pyte's own parser collects titles and numbers of any length, raises on some of them, and prints
the insides of sequences that it does not know. Sources: ECMA-48, and XTerm Control Sequences
(https://invisible-island.net/xterm/ctlseqs/ctlseqs.html).
"""

import codecs
import re
from collections.abc import Callable
from typing import Protocol

MAX_TEXT = 1024
MAX_STRING = 512
# A string that never ends would swallow all that follows.
MAX_SWALLOWED = 64 * 1024
MAX_SEQUENCE = 256
MAX_PARAMETERS = 32
MAX_NUMBER = 9999

_TEXT = re.compile(rf"[^\x00-\x1f\x7f-\x9f]{{1,{MAX_TEXT}}}")
_CSI = re.compile(r"\x1b\[([<-?]?)([0-?]*)([ -/]*)([@-~])")
_ESCAPE = re.compile(r"\x1b([ -/]*)([0-~])")
_CUT_OFF = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[ -/]*)\Z")
_REST_OF_CSI = re.compile(r"[0-?]*[ -/]*")
_STRING_END = re.compile(r"[\x07\x18\x1a\x1b]")
_STRINGS = frozenset("]PX^_")
_ESC = "\x1b"


class Sink(Protocol):
    """What a parser tells. Numbers are 0 to 9999, 0 for one that is not given."""

    def text_of_guest(self, text: str) -> None:
        """Printable characters, at most MAX_TEXT."""

    def control(self, char: str) -> None: ...

    def escape(self, between: str, final: str) -> None: ...

    def csi(self, private: str, numbers: list[int], between: str, final: str) -> None: ...

    def command(self, text: str) -> None:
        """An operating system command (OSC), its beginning."""


def _never() -> bool:
    return False


class Parser:
    """`feed` takes bytes as they come, cut anywhere; `advance` tells *sink* of what they say."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""
        self._at = 0
        # The character that opened the string which is being read, what it says, how long it is.
        self._string = ""
        self._said = ""
        self._swallowed = 0
        self._skipping = False

    def feed(self, data: bytes) -> None:
        self._text = self._text[self._at :] + self._decoder.decode(data)
        self._at = 0

    def advance(self, expired: Callable[[], bool] = _never) -> bool:
        """Work until nothing is left or *expired* says so; whether something is left."""
        while self._at < len(self._text):
            if not self._step():
                return False
            if expired():
                return self._at < len(self._text)
        return False

    def _step(self) -> bool:
        """Take one piece; False when it is not complete yet."""
        if self._string:
            return self._in_string()
        if self._skipping:
            return self._skip()
        if match := _TEXT.match(self._text, self._at):
            self._at = match.end()
            self._sink.text_of_guest(match.group())
            return True
        if self._text[self._at] == _ESC:
            return self._sequence()
        self._at += 1
        self._sink.control(self._text[self._at - 1])
        return True

    def _sequence(self) -> bool:
        if match := _CSI.match(self._text, self._at):
            self._at = match.end()
            private, numbers, between, final = match.groups()
            self._sink.csi(private, _numbers(numbers), between, final)
            return True
        if _CUT_OFF.match(self._text, self._at):
            if len(self._text) - self._at <= MAX_SEQUENCE:
                return False
            self._at, self._skipping = len(self._text), True
            return True
        if match := _ESCAPE.match(self._text, self._at):
            self._at = match.end()
            between, final = match.groups()
            if not between and final in _STRINGS:
                self._string, self._said, self._swallowed = final, "", 0
            else:
                self._sink.escape(between, final)
            return True
        self._at += 1
        return True

    def _skip(self) -> bool:
        """Leave out the rest of a sequence that is too long to mean anything."""
        match = _REST_OF_CSI.match(self._text, self._at)
        assert match is not None
        self._at = match.end()
        if self._at < len(self._text):
            self._skipping = False
            self._at += "@" <= self._text[self._at] <= "~"
        return True

    def _in_string(self) -> bool:
        match = _STRING_END.search(self._text, self._at)
        end = match.start() if match else len(self._text)
        self._said += self._text[self._at : min(end, self._at + MAX_STRING - len(self._said))]
        self._swallowed += end - self._at
        self._at = end
        if self._swallowed > MAX_SWALLOWED:
            self._string = ""
        elif match:
            return self._end_of_string(match.group())
        return True

    def _end_of_string(self, end: str) -> bool:
        if end == _ESC:
            if self._at + 1 == len(self._text):
                return False
            # Another escape sequence ends the string, too, and is then read itself.
            closed = self._text[self._at + 1] == "\\"
            self._at += 2 * closed
        else:
            closed = end == "\x07"
            self._at += 1
            if closed and self._string != "]":
                return True
        if closed and self._string == "]":
            self._sink.command(self._said)
        self._string = ""
        return True


def _numbers(text: str) -> list[int]:
    fields = text.replace(":", ";").split(";", MAX_PARAMETERS)[:MAX_PARAMETERS]
    return [_number(field) for field in fields]


def _number(field: str) -> int:
    if not field.isascii() or not field.isdigit():
        return 0
    return int(field) if len(field) < 5 else MAX_NUMBER
