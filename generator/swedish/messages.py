"""How a finding and a place read in Swedish, and the form that every catalogue of sentences has.

A catalogue is an enum per topic beside this module. The member's name is the finding's stable code, the value its
severity and sentence. Sentences name the question and what is wanted; the place is put before them by the printer.
"""

from collections.abc import Iterable
from enum import Enum

from generator.model.findings import (
    CellPlace,
    FilePlace,
    Finding,
    LinePlace,
    Origin,
    Place,
    Severity,
    SpotPlace,
)
from generator.swedish.identity import masked

ERROR, WARNING, INFORMATION = Severity.ERROR, Severity.WARNING, Severity.INFORMATION


class Message(Enum):
    """A sentence with slots; subclasses are the catalogues."""

    severity: Severity
    sentence: str

    def __init__(self, severity: Severity, sentence: str) -> None:
        """Take the member's value apart."""
        self.severity = severity
        self.sentence = sentence

    @property
    def origin(self) -> Origin:
        """Whose work the topic is about; a catalogue about models or templates says so itself."""
        return Origin.DELIVERED

    def at(self, place: Place, **slots: object) -> Finding:
        """Fill the sentence; identity numbers among the slots are masked."""
        return Finding(self.name, self.severity, self.origin, place, masked(self.sentence.format(**slots)))


def place_text(place: Place) -> str:
    """Say where: the one rendering of every kind of place, identity numbers masked."""
    match place:
        case FilePlace(file):
            parts = [file]
        case CellPlace(file, sheet, cell):
            parts = [file, f"bladet {sheet}", f"cell {cell}"] if cell else [file, f"bladet {sheet}"]
        case LinePlace(file, line):
            parts = [file, f"rad {line}"]
        case _:
            parts = [part for part in (place.file, spot_text(place), place.detail) if part]
    return masked(", ".join(parts))


def spot_text(place: SpotPlace) -> str:
    """Say where in a Word document: the headings, and the table with its row and column."""
    numbers = (("tabell", place.table), ("rad", place.row), ("kolumn", place.column))
    return ", ".join([*([place.heading] if place.heading else []), *(f"{word} {n}" for word, n in numbers if n)])


def finding_text(finding: Finding) -> str:
    """Give the finding as one line: place, severity, sentence."""
    return f"{place_text(finding.place)}: {finding.severity.value}: {finding.message}"


_GRAVITY = {ERROR: 0, WARNING: 1, INFORMATION: 2}


def in_order(*groups: Iterable[Finding]) -> tuple[Finding, ...]:
    """Join findings, the gravest first, then by place as people read; the same finding twice is one."""
    unique = {finding: None for group in groups for finding in group}
    return tuple(sorted(unique, key=_finding_order))


def _finding_order(finding: Finding) -> tuple[int, str, str, int, str, str]:
    file, sheet, row, rest = _reading_order(finding.place)
    return _GRAVITY[finding.severity], file, sheet, row, rest, finding.message


def _reading_order(place: Place) -> tuple[str, str, int, str]:
    match place:
        case CellPlace(file, sheet, cell):
            letters = cell.rstrip("0123456789")
            return file, sheet, int(cell[len(letters) :] or 0), letters.rjust(3)
        case LinePlace(file, line):
            return file, "", line, ""
        case FilePlace(file):
            return file, "", 0, ""
        case _:
            return place.file, "", place.position, f"{spot_text(place)} {place.detail}"
