"""What the program has to say about somebody's work, and where it was seen.

A finding is collected, never raised. How a place or a finding reads in Swedish is decided in
`swedish.messages`; the exit code that findings give is decided in `pipeline`.
"""

from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """How grave a finding is; the value is the word that people see."""

    ERROR = "fel"
    WARNING = "varning"
    INFORMATION = "information"


class Origin(Enum):
    """Whose work a finding is about; it decides the exit code of an error."""

    DELIVERED = "delivered"
    MODEL = "model"
    TEMPLATE = "template"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, order=True)
class FilePlace:
    """A whole file, named relative to the workspace where it lies inside it."""

    file: str


@dataclass(frozen=True, slots=True, order=True)
class CellPlace:
    """One cell of a workbook; *cell* is in A1 style, or empty for the sheet as a whole."""

    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True, order=True)
class LinePlace:
    """One line of a text file, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, order=True)
class SpotPlace:
    """A spot in a Word document: the headings it stands under, and what was seen there.

    *table* counts the tables under the last of those headings, *row* and *column* within the table; all from 1, and 0
    where there is none.
    """

    file: str
    heading: str
    detail: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    position: int = field(default=0, compare=False)
    """How far into the document it is, for the order of findings only."""


Place = FilePlace | CellPlace | LinePlace | SpotPlace


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen, with its stable code and its finished Swedish sentence.

    The sentence does not repeat the place, and no identity number stands unmasked in it.
    """

    code: str
    severity: Severity
    origin: Origin
    place: Place
    message: str


class UserError(Exception):
    """The run cannot go on, and the person at the keyboard can mend it.

    *message* is a whole Swedish sentence; *exit_code* is one of the codes in the README.
    """

    def __init__(self, message: str, exit_code: int = 2) -> None:
        """Keep the sentence and the code that the process shall end with."""
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code
