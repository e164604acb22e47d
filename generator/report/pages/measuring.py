"""What stands on the pages, measured: paragraphs as lines, tables as rows, one after the other.

Content controls are looked through. What floats beside the text takes no room here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.report.pages.lines import lines
from generator.report.pages.properties import PLAIN, Said
from generator.report.pages.shapes import Shape
from generator.report.pages.styling import Styling
from generator.report.wordml import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_TRANSPARENT = {w("sdt"): w("sdtContent"), w("customXml"): "", w("smartTag"): ""}


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: its lines' heights; *breaks* are the numbers of lines after which a new page begins."""

    element: "_Element"
    shape: Shape
    lines: Sequence[float]
    breaks: Sequence[int]

    @property
    def height(self) -> float:
        """How high it is between the space before and the space after."""
        return sum(self.lines) + self.shape.border

    @property
    def lead(self) -> float:
        """What the spacing of its lines adds to the last one on a page, which does without."""
        return self.lines[-1] * self.shape.lead

    def least(self) -> float:
        """Give how much of it must stand on the page where it begins."""
        few = 2 if self.shape.widows else 1
        kept = len(self.lines) if self.shape.keep_lines or len(self.lines) < 2 * few else few
        return sum(self.lines[:kept]) + self.shape.border - self.lead


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    element: "_Element"
    height: float
    header: bool
    cant_split: bool
    keep_next: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    rows: tuple[Row, ...]

    @property
    def headers(self) -> tuple[Row, ...]:
        """The rows at its top that are repeated on every page."""
        count = next((i for i, row in enumerate(self.rows) if not row.header), len(self.rows))
        return self.rows[:count]


Block = Text | Grid


def blocks(holder: "Iterable[_Element]") -> "Iterator[_Element]":
    """Yield the paragraphs and tables that stand directly in *holder*."""
    for child in holder:
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag in _TRANSPARENT:
            inner = child.find(_TRANSPARENT[child.tag]) if _TRANSPARENT[child.tag] else child
            if inner is not None:
                yield from blocks(inner)


def text(element: "_Element", styling: Styling, width: float, within: Said = PLAIN) -> Text:
    """Measure a paragraph."""
    shape = styling.shape(element, within)
    return Text(element, shape, *lines(element, shape, styling, width))


def stacked(held: Sequence[Block]) -> float:
    """Give how high blocks are one below the other, with the space before the first and after the last."""
    height, after, style = 0.0, 0.0, ""
    for each in held:
        if isinstance(each, Grid):
            height, after, style = height + after + sum(row.height for row in each.rows), 0, ""
        else:
            height += gap(after, style, each) + each.height
            after, style = each.shape.after, each.shape.style
    return height + after


def gap(after: float, style: str, following: Text) -> float:
    """Give the space between two paragraphs: the larger of what they want, and none between equals that say so."""
    if following.shape.contextual and style == following.shape.style:
        return 0
    return max(after, following.shape.before)
