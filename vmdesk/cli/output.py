"""What the command line writes: one JSON document for programs, or tables for people.

Names and notes are anybody's text: control characters never reach the terminal as they are.
"""

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

_UNSAFE = frozenset({"Cc", "Cs", "Zl", "Zp"})
# They turn around the text that follows them, so that one thing reads as another.
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
# Wide enough that nothing is cut when the reader is a program or a file.
_UNLIMITED = 10_000


class ReaderGone(Exception):
    """Nobody reads standard output any more; not an OSError, which typer takes for its own."""


def plain(text: str, keep: str = "") -> str:
    """*text* with what would steer a terminal shown as an escape; *keep* lists exceptions."""
    return "".join(char if char in keep or _is_safe(char) else _escape(char) for char in text)


def _is_safe(char: str) -> bool:
    return unicodedata.category(char) not in _UNSAFE and char not in _BIDI


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode()


def write_json(document: Any) -> None:
    """Write *document* to standard output, readable in whatever encoding that has."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(document, indent=2, ensure_ascii=not utf8)
    write(text.encode("utf-8", "backslashreplace").decode() if utf8 else text)


def write(line: str) -> None:
    """Write one line, made safe before, to standard output."""
    _write(sys.stdout, line)


def note(line: str) -> None:
    """Write one line, made safe before, to standard error."""
    _write(sys.stderr, line)


def _write(stream: TextIO, line: str) -> None:
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table for people; the cells are shown literally."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell, keep="\n")) for cell in row))
    _print(table)


def write_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Names and values, one below the other; the values are shown literally."""
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in facts:
        table.add_row(Text(name, style="bold"), Text(plain(value, keep="\n")))
    _print(table)


def _print(what: Any) -> None:
    from rich.console import Console

    width = None if sys.stdout.isatty() else _UNLIMITED
    console = Console(width=width, markup=False, emoji=False, highlight=False)
    with console.capture() as captured:
        console.print(what)
    for line in captured.get().splitlines():
        write(line.rstrip())
