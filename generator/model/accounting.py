"""What became of the cells of what came in: how each was read, and where its answer is printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class CellUse(Enum):
    """How a cell with a content was read."""

    ANSWER = "answer"
    OUTSIDE = "outside"
    """Somebody wrote it where nothing is read; that is told."""
    REMOVED = "removed"
    """The answer to a question that is no longer asked."""


@dataclass(frozen=True, slots=True)
class SeenCell:
    """A cell that somebody may have written in. *path* is `del.fraga`, *inner* a column or a side question of it."""

    sheet: str
    cell: str
    use: CellUse
    path: str = ""
    inner: str = ""


@dataclass(frozen=True, slots=True)
class SeenCells:
    """All cells of a workbook: one by one, and the form's own words, hidden ones too, counted by sheet."""

    cells: tuple[SeenCell, ...] = ()
    own_words: Mapping[str, int] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many cells there are with a content."""
        return len(self.cells) + sum(self.own_words.values())


NO_CELLS = SeenCells()


class PrintedAs(Enum):
    """In what shape the answers to a question are printed."""

    ANSWER = "answer"
    TABLE = "table"
    CHART = "chart"
    METHOD = "method"
    STEERING = "steering"
    """Not printed, but decides how others are counted: whether a form is ready, what is a nil."""


@dataclass(frozen=True, slots=True)
class Printing:
    """One place where a document prints the answers to a question, as its template says."""

    document: str
    """The document's name, as in the names of its files; empty for what steers."""
    shape: PrintedAs
    title: str = ""
    """Of the table or chart; the id of the method."""
    columns: frozenset[str] = frozenset()
    """Those of the question's columns that are printed; empty for all of them."""


Printed = Mapping[tuple[str, str, str], tuple[Printing, ...]]
"""Where answers are printed, by the ids of form, part and question; a side question is `fraga_sida`."""
