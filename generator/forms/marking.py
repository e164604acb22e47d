"""Marked copies to send back: what of the findings they show, and how one that comes back is known and read.

A copy tells which files it has come of: that which it was made of, and those which that one replaced. It replaces
them all where it comes in. The marks themselves are nobody's answers; they are set aside before anything is read.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.answers import Submission
from generator.model.findings import CellPlace, FilePlace, Finding, Severity
from generator.model.inbox import FoundFile
from generator.office.marking import COLUMNS, Entry, is_list, marked
from generator.office.refusal import Refused
from generator.office.spreadsheet import Sheet, Workbook, read_workbook
from generator.swedish.marking_messages import Marking
from generator.swedish.marking_words import TO_LOOK_AT, TO_MEND, own_words

_REPLACES = "fv_ersatter"
_REPLACED = re.compile(rf"{_REPLACES}(?:_([0-9]{{1,3}}))?")
_CHECKSUM = re.compile("[0-9a-f]{64}")


def marked_copy(found: FoundFile, findings: Iterable[Finding]) -> tuple[bytes | None, tuple[Finding, ...]]:
    """Give a copy of a workbook with what the findings say of it marked; None if no cell of it needs to be mended."""
    entries = tuple(_entries(findings, found.file))
    if not any(entry.cell for entry in entries):
        return None, ()
    data, place = found.path.read_bytes(), FilePlace(found.file)
    try:
        workbook = read_workbook(data)
        if workbook.macros:
            return None, (Marking.NOT_MARKED_MACROS.at(place),)
        return marked(data, entries, _stamps(data, workbook)), ()
    except Refused:
        return None, (Marking.NOT_MARKED.at(place),)


def _entries(findings: Iterable[Finding], file: str) -> Iterator[Entry]:
    for finding in findings:
        if finding.severity is Severity.INFORMATION or finding.place.file != file:
            continue
        urgency = TO_MEND if finding.severity is Severity.ERROR else TO_LOOK_AT
        match finding.place:
            case CellPlace(_, sheet, cell):
                yield Entry(urgency, sheet, cell, finding.message)
            case FilePlace():
                yield Entry(urgency, "", "", finding.message)


def _stamps(data: bytes, workbook: Workbook) -> Mapping[str, str]:
    # One property for each: Excel shows no more than 255 signs of one.
    checksums = (hashlib.sha256(data).hexdigest(), *replaces(workbook))
    return {
        _REPLACES if number == 1 else f"{_REPLACES}_{number}": each for number, each in enumerate(checksums, start=1)
    }


def replaces(workbook: Workbook) -> tuple[str, ...]:
    """Give the checksums of the files that a workbook has come of, the latest first; empty if it is no marked copy."""
    found = ((_REPLACED.fullmatch(name), value) for name, value in workbook.properties.items())
    numbered = sorted((int(name[1] or 1), value) for name, value in found if name and _CHECKSUM.fullmatch(value))
    return tuple(value for _, value in numbered)


def without_marks(workbook: Workbook, file: str) -> tuple[Workbook, tuple[Finding, ...]]:
    """Set the marks aside: the list, and our words in the notes. What somebody has written on the list is told."""
    lists = [sheet for sheet in workbook.sheets if is_list(sheet)]
    sheets = tuple(_without_notes(sheet) for sheet in workbook.sheets if sheet not in lists)
    written = (
        Marking.LIST_ANSWERED.at(CellPlace(file, sheet.name, cell.ref))
        for sheet in lists
        for cell in sheet.cells.values()
        if cell.column > COLUMNS and cell.raw.strip()
    )
    return replace(workbook, sheets=sheets), tuple(written)


def _without_notes(sheet: Sheet) -> Sheet:
    if not sheet.notes:
        return sheet
    left = {ref: text for ref, text in sheet.notes.items() if own_words(text) or not text}
    return replace(sheet, notes=left)


def replaced(submissions: Sequence[Submission]) -> Mapping[str, str]:
    """Give the files that a marked copy among the submissions replaces, and the copy that is read instead of each.

    A copy replaces only the forms of its own respondent. Where several have come of one file, the last is named.
    """
    older = {
        one.file.file: copy.file.file
        for copy in submissions
        if copy.replaces
        for one in submissions
        if one.file.sha256 in copy.replaces and _owner(one) == _owner(copy)
    }
    return {file: _last(copy, older) for file, copy in older.items()}


def _owner(submission: Submission) -> tuple[str, str, str]:
    return submission.form, submission.respondent, submission.period


def _last(file: str, older: Mapping[str, str]) -> str:
    while file in older:
        file = older[file]
    return file
