"""The terminal: what a guest sends is what its user sees, and nothing more."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vmdesk.console.terminal import Match, Terminal
from vmdesk.console.terminal_history import SCROLLBACK_LINES
from vmdesk.console.terminal_line import PLAIN, Style
from vmdesk.console.terminal_log import PlainLog


def shown(terminal: Terminal) -> list[str]:
    """The texts on the screen, without the empty lines at its end."""
    texts = [terminal.line(number).text for number in range(terminal.top, terminal.end)]
    while texts and not texts[-1]:
        texts.pop()
    return texts


def after(data: bytes, columns: int = 20, lines: int = 5) -> Terminal:
    terminal = Terminal(columns, lines)
    terminal.feed(data)
    terminal.advance()
    return terminal


def test_all_printable_ascii_is_shown_unchanged():
    """Each printable character arrives as itself."""
    text = "".join(map(chr, range(32, 127)))

    assert shown(after(text.encode(), 100)) == [text]


def test_characters_cut_anywhere_are_whole_on_the_screen():
    """Bytes may come one by one, in the middle of a character or of an order."""
    terminal = Terminal(20, 3)
    for byte in "\x1b[1;31m中é🐧\x1b[0m!\x1b]0;名\x07".encode():
        terminal.feed(bytes([byte]))
        terminal.advance()

    assert shown(terminal) == ["中é🐧!"]
    assert terminal.title == "名"


@pytest.mark.parametrize(
    ("order", "style"),
    [
        ("1;4;31", Style(foreground="1", bold=True, underline=True)),
        ("7;3;9;5", Style(reverse=True, italic=True, strike=True, blink=True)),
        ("92;104", Style(foreground="10", background="12")),
        ("38;5;208;48;5;17", Style(foreground="208", background="17")),
        ("38;2;1;2;300", Style(foreground="#0102ff")),
        ("38:2:1:2:3", Style(foreground="#010203")),
        ("31;0", PLAIN),
        ("38;5;999;4", Style(underline=True)),
    ],
)
def test_colours_and_looks_are_those_the_guest_chose(order, style):
    """The 16, 256 and 2^24 colours and every look; unknown ones are passed over."""
    terminal = after(f"\x1b[{order}mx".encode())

    (run,) = terminal.line(terminal.top).runs
    assert run.style == style


def test_wide_characters_take_two_cells_and_marks_none():
    """The text behind them stands where the guest believes it to stand."""
    terminal = after("中e\u0301x".encode())

    assert [(run.column, run.text, run.cells) for run in terminal.line(0).runs] == [
        (0, "中", 2),
        (2, "e\u0301", 1),
        (3, "x", 1),
    ]


def test_lines_are_kept_and_keep_their_numbers():
    """What scrolls away can be read again under its number, up to 10 000 lines."""
    terminal = after(b"".join(b"line %d\r\n" % number for number in range(12_000)))

    assert terminal.end - terminal.first == SCROLLBACK_LINES + 5
    assert terminal.line(terminal.first).text == f"line {terminal.first}"
    assert terminal.line(11_000).text == "line 11000"


def test_a_wiped_screen_is_found_in_the_scrollback():
    """What a guest clears at its boot is what its user looks for; a program's own is not."""
    terminal = after(b"panic!\x1b[2J\x1b[H\x1b[?1049hmenu\x1b[2J\x1b[?1049lback")

    assert [terminal.line(n).text for n in range(terminal.first, terminal.top)] == ["panic!"]
    assert shown(terminal) == ["back"]


def test_a_full_screen_program_leaves_what_was_there():
    """After the alternate screen the old one is back, with the cursor where it was."""
    terminal = after(b"shell\r\n# vi\x1b[?1049h\x1b[2J\x1b[Hediting")
    assert shown(terminal)[0] == "editing"

    terminal.feed(b"\x1b[?1049l!")
    terminal.advance()
    assert shown(terminal) == ["shell", "# vi!"]


def test_line_drawing_characters_are_drawn():
    """Menus of installers are boxes, not letters."""
    assert shown(after(b"\x1b(0lqk\x1b(B q \x0e\x1b)0x\x0f")) == ["┌─┐ q │"]


def test_a_smaller_window_loses_nothing():
    """Lines that have no room any more are in the scrollback."""
    terminal = after(b"1\r\n2\r\n3\r\n4\r\n5")
    terminal.resize(20, 2)

    assert shown(terminal) == ["4", "5"]
    assert [terminal.line(n).text for n in range(terminal.first, terminal.top)] == ["1", "2", "3"]


def test_text_that_was_wrapped_is_copied_as_one_line():
    """The ends of lines in a copy are the guest's, not the window's."""
    terminal = after(b"abcdefghij" * 3 + b"\r\nnext")

    assert terminal.text((0, 0), (2, 20)) == "abcdefghij" * 3 + "\nnext"
    assert terminal.text((0, 3), (0, 5)) == "de"


def test_search_finds_the_nearest_match_whatever_its_case():
    """Up from the end and down from the start, wide characters counted as they are shown."""
    terminal = after("error 1\r\n中文 Error 2\r\nfine\r\n".encode())

    up = [match for match in terminal.search("error", terminal.end - 1, -1) if match]
    assert up == [Match(1, 5, 10), Match(0, 0, 5)]
    assert next(terminal.search("ERROR", 0, 1)) == Match(0, 0, 5)
    assert not list(terminal.search("none", 0, 1))


def test_a_program_is_told_where_the_cursor_is():
    """Shells on serial lines ask this to learn the size of the terminal."""
    terminal = after(b"\x1b[999;999H\x1b[6n\x1b[18t\x1b[c\x1b[5n")

    assert terminal.take_answers() == b"\x1b[5;20R\x1b[8;5;20t\x1b[?6c\x1b[0n"
    assert terminal.take_answers() == b""


def test_only_changed_lines_are_told():
    """A change in one line repaints one line."""
    terminal = after(b"one\r\ntwo\r\nthree")
    terminal.take_changes()
    terminal.feed(b"\x1b[2;1Hx")
    terminal.advance()

    assert terminal.take_changes() == {1}


def test_a_title_cannot_steer_anything():
    """It is short, printable, and is never typed back to the guest."""
    terminal = after(b"\x1b]0;a\x01b" + "\u202e".encode() + b"c" * 10_000 + b"\x07\x1b[21t")

    assert terminal.title.startswith("abccc")
    assert len(terminal.title) <= 200
    assert terminal.take_answers() == b""


def test_unknown_orders_leave_no_rubbish():
    """Strings and orders of other terminals are passed over whole."""
    data = (
        b"a\x1bP+q544e\x1b\\b\x1b[!p\x1b[2 qc\x1b[>4;2m\x1b[=1c\x1b_x\x1b\\d"
        b"\x1b[?2026$pe\x1b]8;;u\x07f"
    )

    assert shown(after(data)) == ["abcdef"]


@pytest.mark.parametrize(
    "piece",
    [
        b"\x1b[9999L",
        b"\x1b[9999@",
        b"x\x1b[2J",
        b"\n",
        b"\x1b#8",
        b"x\x1b[9999b",
        b"\x1b7",
        b"\x1b[?1049h\x1b[?1049l",
        b"\x1b[" + b"1;" * 500 + b"m",
        b"\x1b[" + b"9" * 5000 + b"A",
        b"\x1b]0;" + b"x" * 5000,
        "e\u0301".encode() + b"\b" + "\u0301".encode() * 50,
        b"\x1b[38;2;1;2;3mx\x1b[38;2;3;2;1my",
        b"\x1b[6n",
        b"\a",
    ],
)
def test_a_hostile_guest_neither_stops_nor_fills_us(piece):
    """Work is given in steps of which each is short, and memory has an end."""
    terminal = Terminal(200, 60)
    terminal.feed((piece * (200_000 // len(piece) + 1))[:200_000])
    started = last = time.process_time()
    longest = 0.0

    def expired() -> bool:
        nonlocal last, longest
        now = time.process_time()
        longest, last = max(longest, now - last), now
        return now - started > 0.3

    terminal.advance(expired)
    assert longest < 0.05
    assert terminal.top - terminal.first <= SCROLLBACK_LINES
    assert len(terminal.take_answers()) <= 4096


def test_scrollback_of_a_thousand_colours_has_a_limit_of_memory():
    """A guest that gives each character a colour of its own fills no memory with it."""
    cells = b"".join(b"\x1b[38;5;%dmx" % (n % 256) for n in range(100))
    terminal = Terminal(100, 10)
    for _ in range(2800):
        terminal.feed(cells + b"\r\n")
        terminal.advance()
    kept = sum(terminal.line(n).weight_bytes for n in range(terminal.first, terminal.top))

    assert kept <= 64 * 1024 * 1024
    assert terminal.top - terminal.first > 1000


ORDERS = st.builds(
    lambda start, numbers, end: f"\x1b{start}{numbers}{end}".encode("utf-8", "ignore"),
    st.sampled_from(["[", "[?", "[>", "[!", "]", "P", "#", "(", ")", "%", ""]),
    st.text("0123456789;:?$ ²", max_size=8),
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
)
PIECES = st.one_of(
    st.binary(max_size=30),
    ORDERS,
    st.text(max_size=10).map(lambda text: text.encode("utf-8", "ignore")),
    st.sampled_from([b"\r\n", b"\x1b[4h", b"\x1b[?6h", b"\x1b[2;3r", b"\x1b[?1049h", b"\x1b[?7l"]),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=40),
    st.tuples(st.integers(1, 40), st.integers(1, 12)),
    st.tuples(st.integers(1, 40), st.integers(1, 12)),
)
def test_no_bytes_raise_or_leave_the_screen(pieces, size, new_size):
    """Any bytes at any size give lines that fit, a cursor on the screen, and text to copy."""
    terminal, log = Terminal(2, 2), PlainLog()
    terminal.resize(*size)
    for number, piece in enumerate(pieces):
        if number == len(pieces) // 2:
            terminal.resize(*new_size)
        terminal.feed(piece)
        log.feed(piece)
        assert not terminal.advance()
        cursor = terminal.cursor
        assert terminal.top <= cursor.line < terminal.end
        assert 0 <= cursor.column < terminal.columns
    for line in map(terminal.line, range(terminal.top, terminal.end)):
        assert line.cells <= terminal.columns
        ends = [run.column + run.cells for run in line.runs]
        assert [run.column for run in line.runs] == [0, *ends][:-1] if ends else True
        assert len(line.columns()) == len(line.text)
    terminal.text((terminal.first, 0), (terminal.end, 3))


def test_the_log_is_plain_text():
    """No colours, no titles, progress bars as they ended, one line for each line."""
    log = PlainLog()
    text = log.feed(b"\x1b]0;t\x07\x1b[32mok\x1b[m done\r\n 1%\r 50%\r100%\x1b[K\r\nab\bc\r\nlast")

    assert text == "ok done\n100%\nac\n"
    assert log.rest() == "last\n"
