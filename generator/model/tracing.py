"""What a document prints and where it comes from, as `report` hands it over and `tracing` keeps it."""

from dataclasses import dataclass
from enum import Enum

from generator.model.published import PublishedTable
from generator.model.sourcing import Source


@dataclass(frozen=True, slots=True)
class PrintedPiece:
    """A piece of a text, from *start* to *end*, and what it comes from."""

    start: int
    end: int
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A paragraph under its headings."""

    heading: str
    text: str
    pieces: tuple[PrintedPiece, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table, or what a chart is drawn of; *number* is what its caption begins with ("Tabell 7")."""

    heading: str
    number: str
    id: str
    """What tells it from all others of the document, also in later versions."""
    table: PublishedTable


Printed = PrintedText | PrintedTable


class ChangeKind(Enum):
    """What has changed between two versions; the value is the word that people see."""

    FIGURE = "siffra"
    TEXT = "text"
    COVERAGE = "svar"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a version says and the one before did not, or the other way round, as both print it.

    *before* or *after* is empty where it is new or gone. *where* says the table, row and column.
    """

    kind: ChangeKind
    document: str
    """The name of the document; empty for coverage."""
    heading: str
    where: str
    before: str
    after: str
    edited: bool = False
    """Whether the version before was changed by hand in that document."""
