"""A finished document as its readers meet it: paragraphs and tables in order, each with its place and its style.

Everything is read once and shared by the checks. What is right and wrong is for them to say.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.model.findings import Finding
from generator.report.fields import Field, fields_in
from generator.report.headings import plain_text
from generator.report.parts import Parts
from generator.report.spots import Spot, cells_of, rows_of, spotted, style_of
from generator.report.stylesheet import StyleSheet
from generator.report.wordml import w
from generator.swedish import document_words as words
from generator.swedish.messages import Message

if TYPE_CHECKING:
    from lxml.etree import _Element

_P, _TBL, _ROW = w("p"), w("tbl"), w("tr")
_BESIDE = ("header", "footer", "footnotes", "endnotes")
OWN_WORDS = "rg:svar:"
"""Begins the tag of a control round what somebody has answered."""


class Paragraph(NamedTuple):
    """A paragraph, with the id of its style and its text in one line; *table* is the index of the table it is in."""

    element: "_Element"
    spot: Spot
    style: str
    text: str
    table: int = -1


@dataclass(frozen=True, slots=True)
class Table:
    """A table that stands on the page itself, with its rows' cells."""

    element: "_Element"
    spot: Spot
    rows: "tuple[tuple[_Element, tuple[_Element, ...]], ...]"

    def at(self, row: int, column: int = 0) -> Spot:
        """Give the place of a row or a cell; rows and columns count from 1."""
        return self.spot._replace(row=row, column=column)


@dataclass(frozen=True)
class Part:
    """The body, a header, a footer or the notes, read from its first paragraph to its last."""

    name: str
    word: str
    """What people call it; nothing for the body."""
    root: "_Element"
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    nested: tuple[Spot, ...]
    """The places of tables within tables."""
    elements: "Mapping[_Element, Paragraph]" = field(repr=False, default_factory=dict)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields, each when it ends."""
        return tuple(fields_in(self.root))

    def spot(self, element: "_Element | None") -> Spot:
        """Give the place of anything in the part."""
        while element is not None:
            if element in self.elements:
                return self.elements[element].spot
            if element in self._cells:
                return self._cells[element]
            before = next((each for each in element.itersiblings(preceding=True) if each.tag in (_P, _TBL)), None)
            if before is not None and element.tag != _ROW:
                return self._behind(before)
            element = element.getparent()
        return Spot(part=self.word)

    def _behind(self, block: "_Element") -> Spot:
        """Give the place of what stands right after a block: under the same headings."""
        found = self._cells.get(block) or self.spot(block)
        return found._replace(table=0, row=0, column=0)

    @cached_property
    def _cells(self) -> "Mapping[_Element, Spot]":
        """The places of tables, and of their cells."""
        cells = {
            cell: table.at(row, column)
            for table in self.tables
            for row, (_, listed) in enumerate(table.rows, 1)
            for column, cell in enumerate(listed, 1)
        }
        return {table.element: table.spot for table in self.tables} | cells

    def around(self, element: "_Element | None") -> Paragraph | None:
        """Give the paragraph that anything stands in."""
        while element is not None:
            if element in self.elements:
                return self.elements[element]
            element = element.getparent()
        return None


@dataclass(frozen=True)
class Seen:
    """A whole document. *file* is what places name."""

    file: str
    parts: Parts
    sheet: StyleSheet
    body: Part
    beside: tuple[Part, ...]
    commands: frozenset[str] = frozenset()
    """The commands of the document's template."""

    @property
    def all(self) -> tuple[Part, ...]:
        """Every part with paragraphs, the body first."""
        return (self.body, *self.beside)

    @cached_property
    def settings(self) -> "_Element | None":
        """The part with the document's settings."""
        name = next(self.parts.related("settings"), None)
        return self.parts.tree(name) if name else None

    def style_of(self, element: "_Element") -> str:
        """Give the id of the style of a paragraph of the body; nothing for what is none."""
        paragraph = self.body.elements.get(element)
        return paragraph.style if paragraph else ""

    def finding(self, said: Message, spot: Spot, detail: str = "", **slots: object) -> Finding:
        """Tell something about a place."""
        return said.at(spot.place(self.file, detail), **slots)


Check = Callable[[Seen], Iterator[Finding]]


def seen(parts: Parts, file: str, commands: frozenset[str] = frozenset()) -> Seen:
    """Read a document."""
    styles = next(parts.related("styles"), "")
    sheet = StyleSheet(parts.tree(styles) if styles else None)
    beside = ((kind.removesuffix("s"), name) for kind in _BESIDE for name in parts.related(kind))
    named = dict.fromkeys((kind, name) for kind, name in beside)
    return Seen(
        file,
        parts,
        sheet,
        read_part(parts.main, "", parts.tree(parts.main), sheet),
        tuple(read_part(name, words.PART_KINDS[kind], parts.tree(name), sheet) for kind, name in named),
        commands,
    )


def read_part(name: str, word: str, root: "_Element", sheet: StyleSheet) -> Part:
    """Read one part; *word* is what people call it, nothing for the body."""
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    nested: list[Spot] = []
    for element, spot in spotted(root, sheet.levels, word):
        if element.tag == _P:
            table = len(tables) - 1 if spot.row else -1
            paragraphs.append(Paragraph(element, spot, style_of(element) or sheet.usual, plain_text(element), table))
        elif spot.row:
            nested.append(spot)
        else:
            tables.append(Table(element, spot, tuple((row, tuple(cells_of(row))) for row in rows_of(element))))
    elements = {each.element: each for each in paragraphs}
    return Part(name, word, root, tuple(paragraphs), tuple(tables), tuple(nested), elements)
