"""The control list: every finding with a link to its cell, who has answered, and what became of every file.

It is written anew by each run and is the program's own file: nothing that people write in it is kept.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from generator.model.answers import Dataset
from generator.model.findings import CellPlace, FilePlace, Finding, LinePlace, Place, SpotPlace
from generator.office.tidy import CellValue, Link, SheetTable, write_tables
from generator.swedish import control_words as words
from generator.swedish.identity import masked
from generator.swedish.messages import spot_text


def control_list(
    findings: Sequence[Finding],
    dataset: Dataset | None,
    files: Iterable[tuple[str, str]],
    to_workspace: str,
    modified: datetime,
) -> bytes:
    """Give the workbook.

    *files* are pairs of file and what became of it. *to_workspace* leads from the control list's folder to the
    workspace ("../../../.."), for the links.
    """
    sheets = [_findings_sheet(findings, to_workspace)]
    if dataset is not None:
        sheets.append(_coverage_sheet(dataset))
    rows = tuple((masked(file), use) for file, use in files)
    sheets.append(SheetTable(words.FILES_SHEET, words.FILES_HEADER, rows, widths={0: 60, 1: 50}))
    return write_tables(sheets, title=words.TITLE, modified=modified)


def _findings_sheet(findings: Sequence[Finding], to_workspace: str) -> SheetTable:
    rows = tuple(_finding_row(finding, to_workspace) for finding in findings)
    if not rows:
        rows = (("", "", "", "", words.NOTHING, None),)
    return SheetTable(
        words.FINDINGS_SHEET, words.FINDINGS_HEADER, rows, widths={0: 13, 1: 42, 2: 24, 3: 22, 4: 80, 5: 16}
    )


def _finding_row(finding: Finding, to_workspace: str) -> tuple[CellValue, ...]:
    file, sheet, spot = _parts(finding.place)
    return (
        words.SEVERITIES[finding.severity.value],
        masked(file),
        masked(sheet),
        masked(spot),
        finding.message,
        _link(finding.place, to_workspace),
    )


def _parts(place: Place) -> tuple[str, str, str]:
    match place:
        case CellPlace(file, sheet, cell):
            return file, sheet, cell
        case LinePlace(file, line):
            return file, "", f"rad {line}"
        case SpotPlace(file, _, detail):
            return file, spot_text(place), detail
        case FilePlace(file):
            return file, "", ""


def _link(place: Place, to_workspace: str) -> Link | None:
    if masked(place.file) != place.file:  # the address would tell the number
        return None
    match place:
        case CellPlace(file, sheet, cell) if cell:
            quoted = sheet.replace("'", "''")
            return Link(words.OPEN_LINK, f"{to_workspace}/{file}#'{quoted}'!{cell}")
        case SpotPlace() | LinePlace():
            return None
        case _:
            return Link(words.OPEN_FILE_LINK, f"{to_workspace}/{place.file}")


def _coverage_sheet(dataset: Dataset) -> SheetTable:
    rows = tuple(
        (
            delivery.form.title,
            delivery.respondent.name,
            words.STANDINGS[delivery.standing],
            words.answered(delivery.coverage),
            masked(", ".join(delivery.files)),
        )
        for delivery in dataset.deliveries
    )
    return SheetTable(words.COVERAGE_SHEET, words.COVERAGE_HEADER, rows, widths={0: 40, 1: 34, 2: 15, 3: 14, 4: 60})
