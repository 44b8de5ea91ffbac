"""What a guest wrote, as plain text for a file: without colours, titles and cursor movements."""

from vmdesk.console.terminal_parser import Parser

MAX_LINE = 16 * 1024


class PlainLog:
    """Bytes in, finished lines out. A line that is written over by the guest, as a progress bar
    is, is taken as it is at its end."""

    def __init__(self) -> None:
        self._parser = Parser(self)
        self._line: list[str] = []
        self._at = 0
        self._done: list[str] = []

    def feed(self, data: bytes) -> str:
        """The lines that *data* completes, each with its end."""
        self._parser.feed(data)
        self._parser.advance()
        done = "".join(self._done)
        self._done.clear()
        return done

    def rest(self) -> str:
        """The line that has no end yet."""
        rest = "".join(self._line).rstrip()
        self._line, self._at = [], 0
        return f"{rest}\n" if rest else ""

    def text_of_guest(self, text: str) -> None:
        self._line[self._at : self._at + len(text)] = text
        self._at += len(text)
        if self._at >= MAX_LINE:
            self._end_line()

    def control(self, char: str) -> None:
        match char:
            case "\n" | "\v" | "\f":
                self._end_line()
            case "\r":
                self._at = 0
            case "\b":
                self._at = max(0, self._at - 1)
            case "\t":
                self.text_of_guest(" " * (8 - self._at % 8))

    def escape(self, between: str, final: str) -> None:
        """Where the cursor goes is nothing to a file."""

    def csi(self, private: str, numbers: list[int], between: str, final: str) -> None:
        if final == "K" and not private and numbers[0] == 0:
            del self._line[self._at :]
        elif final == "H":
            # A program that paints the screen begins anew.
            self._done.append(self.rest())

    def command(self, text: str) -> None:
        """Titles are not logged."""

    def _end_line(self) -> None:
        self._done.append("".join(self._line).rstrip() + "\n")
        self._line, self._at = [], 0
