"""Where in a Word document a paragraph stands: under which headings, and in which table, row and column.

Tables are counted anew under each heading, since that is how somebody who looks for one in Word counts them. What
stands in a text box, or in a table within a table, has the place of what it stands in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from generator.model.findings import SpotPlace
from generator.report.headings import plain_text
from generator.report.wordml import w
from generator.swedish.messages import spot_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _TBL, _TR, _TC, _SDT, _CONTENT = (w(name) for name in ("p", "tbl", "tr", "tc", "sdt", "sdtContent"))
_PPR, _PSTYLE, _BOX = (w(name) for name in ("pPr", "pStyle", "txbxContent"))
_TAG, _VAL = f"{w('sdtPr')}/{w('tag')}", w("val")
_PROPERTIES = frozenset(w(name) for name in ("tcPr", "sectPr", "sdtPr", "sdtEndPr", "pPr", "rPr"))
_HOLDS_ROWS = (w("customXml"), w("ins"), w("moveTo"))
_JOINT = " \u203a "
_LONGEST = 90


class Spot(NamedTuple):
    """A place in one part of a document. *part* names a part that is not the body, as people call it."""

    headings: tuple[str, ...] = ()
    table: int = 0
    row: int = 0
    column: int = 0
    part: str = ""
    position: int = 0
    """Counts the paragraphs of the part, from 1; 0 stands before them."""
    control: str = ""
    """The tag of the content control that is nearest around."""

    def place(self, file: str, detail: str = "") -> SpotPlace:
        """Give the place as findings have it."""
        heading = self.part or _JOINT.join(map(shortened, self.headings))
        return SpotPlace(file, heading, shortened(detail), self.table, self.row, self.column, self.position)

    @property
    def words(self) -> str:
        """The place in words, for sentences about another one."""
        return spot_text(self.place(""))


@dataclass(slots=True)
class _Reading:
    """What has been passed on the way through a part."""

    levels: Mapping[str, int]
    part: str
    boxed: bool
    headings: tuple[str, ...] = ()
    tables: int = 0
    position: int = 0
    control: str = ""

    def within(self, container: "_Element", cell: Spot | None) -> Iterator[tuple["_Element", Spot]]:
        """Yield the paragraphs and tables of a container; *cell* is the cell it is in, if any."""
        for child in container:
            tag = child.tag
            if tag == _P:
                yield from self.paragraph(child, cell)
            elif tag == _TBL:
                yield from self.table(child, cell)
            elif tag == _SDT:
                yield from self.controlled(child, cell)
            elif len(child) and tag not in _PROPERTIES:
                yield from self.within(child, cell)

    def controlled(self, element: "_Element", cell: Spot | None) -> Iterator[tuple["_Element", Spot]]:
        outer, tag = self.control, element.find(_TAG)
        self.control = outer if tag is None else tag.get(_VAL, outer)
        yield from self.within(element, cell)
        self.control = outer

    def paragraph(self, element: "_Element", cell: Spot | None) -> Iterator[tuple["_Element", Spot]]:
        self.position += 1
        level = self.levels.get(style_of(element), -1) if cell is None and not self.part else -1
        text = plain_text(element) if level >= 0 else ""
        if text:
            self.headings, self.tables = (*self.headings[:level], text), 0
        yield element, self.spot(cell)
        if self.boxed:
            for box in element.iter(_BOX):
                yield from self.within(box, cell or self.spot(None))

    def table(self, element: "_Element", cell: Spot | None) -> Iterator[tuple["_Element", Spot]]:
        if cell is not None:
            yield element, self.spot(cell)
            yield from self.within(element, cell)
            return
        self.tables += 1
        yield element, self.spot(None)._replace(table=self.tables)
        for row_number, row in enumerate(rows_of(element), 1):
            for column, each in enumerate(cells_of(row), 1):
                spot = Spot(self.headings, self.tables, row_number, column, self.part, self.position, self.control)
                yield from self.within(each, spot)

    def spot(self, cell: Spot | None) -> Spot:
        if cell is None:
            return Spot(self.headings, 0, 0, 0, self.part, self.position, self.control)
        return Spot(cell.headings, cell.table, cell.row, cell.column, self.part, self.position, self.control)


def spotted(root: "_Element", levels: Mapping[str, int], part: str = "") -> Iterator[tuple["_Element", Spot]]:
    """Yield every paragraph and table of a part with its place, in the order of the document.

    *levels* are the outline levels of heading styles by their ids; *part* names what is not the body.
    """
    boxed = next(root.iter(_BOX), None) is not None
    return _Reading(levels, part, boxed).within(root, None)


def rows_of(table: "_Element") -> Iterator["_Element"]:
    """Yield a table's own rows, those in content controls too."""
    yield from _children(table, _TR)


def cells_of(row: "_Element") -> Iterator["_Element"]:
    """Yield a row's own cells, those in content controls too."""
    yield from _children(row, _TC)


def _children(element: "_Element", wanted: str) -> Iterator["_Element"]:
    for child in element:
        if child.tag == wanted:
            yield child
        elif child.tag == _SDT:
            for content in child.iterfind(_CONTENT):
                yield from _children(content, wanted)
        elif child.tag in _HOLDS_ROWS:
            yield from _children(child, wanted)


def style_of(paragraph: "_Element") -> str:
    """Give the id of a paragraph's style; empty for the default one."""
    properties = paragraph[0] if len(paragraph) else None
    if properties is None or properties.tag != _PPR or not len(properties):
        return ""
    style = properties[0] if properties[0].tag == _PSTYLE else properties.find(_PSTYLE)
    return "" if style is None else style.get(w("val"), "")


def shortened(text: str) -> str:
    """Give a text that is short enough for a message."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"
