"""Keeps what a guest writes in a file, as plain text."""

from pathlib import Path
from typing import TextIO

from vmdesk.console.terminal_log import PlainLog
from vmdesk.errors import N_, InvalidInput


class LogFile:
    """Adds to the end of *path*; InvalidInput when that cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._plain = PlainLog()
        try:
            self._file: TextIO = path.open("a", encoding="utf-8", newline="\n")
        except OSError as error:
            raise self._problem(error) from error

    def write(self, data: bytes) -> None:
        self._put(self._plain.feed(data))

    def close(self) -> None:
        """Write the last, unfinished line. Never raises."""
        try:
            self._file.write(self._plain.rest())
            self._file.close()
        except OSError:
            return

    def _put(self, text: str) -> None:
        if not text:
            return
        try:
            self._file.write(text)
            self._file.flush()
        except OSError as error:
            raise self._problem(error) from error

    def _problem(self, error: OSError) -> InvalidInput:
        return InvalidInput(
            N_("{file} cannot be written: {reason}"),
            file=str(self.path),
            reason=error.strerror or str(error),
        )
