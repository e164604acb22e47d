"""What may be asked of a stranger's file, and how it is said that a file asks too much.

`Refused` never leaves the stages: whoever opens a file turns it into a finding and goes on with the next one.
"""

from dataclasses import dataclass

from generator.model.findings import CellPlace, FilePlace, Finding, Place
from generator.swedish.office_messages import Office

MIB = 2**20
_LONGEST_SLOT = 80


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold before it is refused. Sizes are counted in bytes while parts are unpacked."""

    file: int = 64 * MIB
    """On disk, packed."""
    parts: int = 2_000
    part: int = 50 * MIB
    total: int = 150 * MIB
    """Of all that is unpacked from one file."""
    depth: int = 64
    """Elements inside each other."""
    marks: int = 4_000_000
    """Beginnings and ends of elements in all that is parsed of one file; a million cost about half a second."""
    elements: int = 100_000
    """Of a part that is kept as a tree; cells and shared texts are not."""
    sheets: int = 200
    cells: int = 500_000
    """Rows and cells of a sheet, empty ones too; also the cells with a content of a whole workbook."""
    extent: int = 5_000_000
    """The highest row with a content times the highest column with a content."""
    area: int = 200_000
    """Cells in merged areas, links and hidden columns of a sheet."""
    rules: int = 5_000
    """Conditional formats and validations of a sheet."""
    text: int = 100_000
    """Signs in one text; Excel itself stops at 32 767."""


class Refused(Exception):  # noqa: N818 - what has happened to the file, not what is wrong with the program
    """A file is not taken in; *reason* says why. With *sheet* the reason is about one sheet of it."""

    def __init__(self, reason: Office, sheet: str = "", **slots: object) -> None:
        """Keep the reason and what fills its sentence."""
        super().__init__(reason.name)
        self.reason = reason
        self.sheet = sheet
        self.slots = {name: _printable(slot) for name, slot in slots.items()}

    def finding(self, file: str) -> Finding:
        """Say it about *file*, as the file is named in findings."""
        place: Place = CellPlace(file, self.sheet, "") if self.sheet else FilePlace(file)
        return self.reason.at(place, **self.slots)


def _printable(slot: object) -> str:
    """Part names come from the file: long ones are cut, and nothing in them reaches a screen as a control sign."""
    text = "".join(sign if sign.isprintable() else "?" for sign in str(slot))
    return text if len(text) <= _LONGEST_SLOT else text[: _LONGEST_SLOT - 1] + "\u2026"
