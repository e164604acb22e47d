"""Blocks laid on pages, one after the other, by the rules that Word has for what is kept together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from generator.report.pages.measuring import Block, Grid, Row, Text, gap

if TYPE_CHECKING:
    from lxml.etree import _Element

_LEAST_OF_A_ROW = 300
"""What must have room for a row that may be divided to begin: about a line."""

_MOST_ON_A_PAGE = 100
"""Blocks beyond which nothing is kept together."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph begins."""

    page: int
    """Counted from 1."""
    number: int
    """What is printed on that page, where a section counts from a number of its own."""
    top: float
    """How far down, in twentieths of a point."""


@dataclass(slots=True)
class Flow:
    """Where the text has come to. *height* is the room on a page, *used* what is taken of the present one."""

    height: float
    number: int = 1
    page: int = 1
    used: float = 0
    after: float = 0
    style: str = ""
    hard: bool = True
    """Whether the page began because something asked for it; then the space before its first paragraph counts."""
    places: "dict[_Element, Place]" = field(default_factory=dict)

    def new_page(self, height: float | None = None, *, hard: bool = False) -> None:
        """Begin a page."""
        self.page += 1
        self.number += 1
        self.used = self.after = 0
        self.style = ""
        self.hard = hard
        if height is not None:
            self.height = height

    def lay(self, blocks: Sequence[Block]) -> None:
        """Lay the blocks of a section."""
        for index, block in enumerate(blocks):
            rest = blocks[index + 1 : index + 1 + _MOST_ON_A_PAGE]
            if isinstance(block, Grid):
                self._lay_grid(block, rest)
            else:
                self._lay_text(block, rest)

    def _lay_text(self, text: Text, rest: Sequence[Block]) -> None:
        if text.shape.page_break and self.used:
            self.new_page(hard=True)
        before = gap(self.after, self.style, text) if self.used else text.shape.before * self.hard
        kept = text.height + _kept(text, rest) if text.shape.keep_next else text.least()
        if self.used and self._too_high(before, text.least(), kept):
            self.new_page()
            before = 0
        self.places[text.element] = Place(self.page, self.number, self.used + before)
        self.used += before
        self._lay_lines(text)
        self.after, self.style = text.shape.after, text.shape.style

    def _too_high(self, before: float, least: float, kept: float) -> bool:
        """Tell whether a block must go to the next page; what no page has room for is not kept together."""
        wanted = kept if kept <= self.height else least
        return self.used + before + wanted > self.height

    def _lay_lines(self, text: Text) -> None:
        lines, at = text.lines, 0
        breaks = [*text.breaks, len(lines)]
        for index, stop in enumerate(breaks):
            if index:
                self.new_page(hard=True)
            while at < stop:
                fit = self._fitting(lines[at:stop], text)
                self.used += sum(lines[at : at + fit])
                at += fit
                if at < stop:
                    self.new_page()
        self.used += text.shape.border

    def _fitting(self, lines: Sequence[float], text: Text) -> int:
        room, fit = self.height + text.lead - self.used, 0
        for line in lines:
            room -= line
            if room < 0:
                break
            fit += 1
        if fit < len(lines) and text.shape.widows and len(lines) - fit < 2:
            fit = len(lines) - 2
        if fit <= 0:
            return 1 if not self.used else 0
        return fit

    def _lay_grid(self, grid: Grid, rest: Sequence[Block]) -> None:
        self.used += self.after
        self.after, self.style = 0, ""
        repeated = sum(row.height for row in grid.headers)
        # Rows that leave no room for others are not repeated.
        repeated = repeated if repeated < self.height / 2 else 0
        for index, row in enumerate(grid.rows):
            divided = not (row.cant_split or row.header or self.used + _LEAST_OF_A_ROW > self.height)
            if self.used and self._too_high(0, row.height, _kept_rows(grid.rows[index:], rest)) and not divided:
                self.new_page()
                self.used = repeated if index >= len(grid.headers) else 0
            self.places[row.element] = Place(self.page, self.number, self.used)
            self.used += row.height
            if self.used > self.height:
                self._go_on(self.used - self.height, repeated)

    def _go_on(self, left: float, repeated: float) -> None:
        """Lay what is left of a row on as many pages as it takes, each beginning with what is repeated there."""
        room = self.height - repeated
        further = ceil(left / room) - 1
        self.new_page()
        self.page += further
        self.number += further
        self.used = repeated + left - further * room


def _kept(text: Text, rest: Sequence[Block]) -> float:
    """Give how much of what follows must stand on the same page as the end of *text*."""
    height, after, style = 0.0, text.shape.after, text.shape.style
    for index, block in enumerate(rest):
        if isinstance(block, Grid):
            return height + after + _kept_rows(block.rows, rest[index + 1 :])
        height += gap(after, style, block)
        if not block.shape.keep_next:
            return height + block.least()
        height, after, style = height + block.height, block.shape.after, block.shape.style
    return height


def _kept_rows(rows: Sequence[Row], rest: Sequence[Block]) -> float:
    """Give how much of a table must stand on the page where its first row is."""
    height = 0.0
    for index, row in enumerate(rows):
        height += row.height
        if not (row.keep_next or (row.header and index + 1 < len(rows))):
            return height
    first = rest[0] if rest else None
    if isinstance(first, Text):
        height += first.shape.before + (
            first.height + _kept(first, rest[1:]) if first.shape.keep_next else first.least()
        )
    return height
