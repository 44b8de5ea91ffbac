"""What the user has selected in a terminal: it stays with its lines while they scroll."""

from dataclasses import dataclass

from vmdesk.console.terminal import Terminal

Place = tuple[int, int]
"""The number of a line, and the cell before which it is."""

# What a double click takes together: paths, addresses and names of options are one word.
_OF_WORDS = frozenset("_-./~:@%+=#?&")


@dataclass(slots=True)
class Selection:
    anchor: Place = (0, 0)
    head: Place = (0, 0)

    def __bool__(self) -> bool:
        return self.anchor != self.head

    @property
    def start(self) -> Place:
        return min(self.anchor, self.head)

    @property
    def end(self) -> Place:
        return max(self.anchor, self.head)

    def set(self, anchor: Place, head: Place) -> None:
        self.anchor, self.head = anchor, head

    def clear(self) -> None:
        self.head = self.anchor

    def cells(self, number: int, columns: int) -> tuple[int, int] | None:
        """From which cell up to which line *number* is selected."""
        start, end = self.start, self.end
        if not self or not start[0] <= number <= end[0]:
            return None
        left = start[1] if number == start[0] else 0
        right = end[1] if number == end[0] else columns
        return (left, right) if left < right else None


def word_at(terminal: Terminal, place: Place) -> tuple[Place, Place]:
    """The start and the end of the word at *place*; empty where there is none."""
    number, column = place
    line = terminal.line(number)
    starts, text = line.columns(), line.text
    under = [index for index, start in enumerate(starts) if start <= column]
    if not under or column >= line.cells or not _of_word(text[under[-1]]):
        return place, place
    first = last = under[-1]
    while first and _of_word(text[first - 1]):
        first -= 1
    while last + 1 < len(text) and _of_word(text[last + 1]):
        last += 1
    end = starts[last + 1] if last + 1 < len(starts) else line.cells
    return (number, starts[first]), (number, end)


def _of_word(char: str) -> bool:
    return char.isalnum() or char in _OF_WORDS
