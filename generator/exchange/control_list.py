"""The control list: every finding with a link to its cell, who has answered, and what became of every file.

It is written anew by each run and is the program's own file: nothing that people write in it is kept.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache

from generator.exchange.accounting import Account, Accounting, about_files, whole_files
from generator.model.answers import Dataset
from generator.model.findings import CellPlace, FilePlace, Finding, LinePlace, Place, SpotPlace
from generator.model.published import Withheld
from generator.model.tracing import Change
from generator.office.tidy import CellValue, Link, SheetTable, write_tables
from generator.swedish import accounting_words, tracing_words
from generator.swedish import control_words as words
from generator.swedish.identity import masked
from generator.swedish.messages import spot_text
from generator.swedish.numbers import rounded


@dataclass(frozen=True, slots=True)
class Changes:
    """What the version *now* prints that the one *before* did not."""

    before: str
    now: str
    changes: Sequence[Change]


def control_list(
    findings: Sequence[Finding],
    accounting: Accounting | None,
    files: Iterable[tuple[str, str]],
    to_workspace: str,
    modified: datetime,
    changes: Changes | None = None,
    protection: Sequence[tuple[str, Withheld]] = (),
) -> bytes:
    """Give the workbook; *accounting* is None where nothing could be read, *changes* where that is not known.

    *protection* has the titles of the protected tables, with how much of each is shown.

    *files* are pairs of file and what became of it. *to_workspace* leads from the control list's folder to the
    workspace ("../../../.."), for the links.
    """
    accounts, used = tuple(accounting.accounts()) if accounting else (), tuple(files)
    sheets = [_overview_sheet(used, accounts, findings), _findings_sheet(findings, to_workspace)]
    if accounting is not None:
        whole = whole_files(used, accounts, findings)
        sheets += [_coverage_sheet(accounting.dataset), accounts_sheet((*accounts, *whole))]
    if changes is not None:
        sheets.append(_changes_sheet(changes))
    if protection:
        sheets.append(_protection_sheet(protection))
    return write_tables(sheets, title=words.TITLE, modified=modified)


def _overview_sheet(
    files: Iterable[tuple[str, str]], accounts: Sequence[Account], findings: Sequence[Finding]
) -> SheetTable:
    """Say of each file how it was used, and of how many cells; what is said of it as a whole stands beside."""
    told = about_files(findings)
    counts: dict[str, Counter[str]] = {}
    for account in accounts:
        if account.question != accounting_words.OWN_WORDS:
            counts.setdefault(account.file, Counter())[account.fate] += account.count
    fates = (accounting_words.USED, accounting_words.NOT_USED, accounting_words.TO_LOOK_AT)
    rows = []
    for file, use in files:
        of_file = counts.get(file)
        numbers = [of_file[fate] for fate in fates] if of_file is not None else []
        message = told[file].message if file in told and of_file is None else ""
        cells: tuple[CellValue, ...] = (sum(numbers), *numbers) if numbers else (None,) * (1 + len(fates))
        rows.append((masked(file), use, *cells, message))
    header = (*accounting_words.OVERVIEW_HEADER, accounting_words.ABOUT_FILE)
    widths = {0: 60, 1: 42, 2: 12, 3: 12, 4: 12, 5: 12, 6: 60}
    return SheetTable(accounting_words.OVERVIEW_SHEET, header, tuple(rows), widths=widths)


def accounts_sheet(accounts: Sequence[Account]) -> SheetTable:
    """Give the sheet that says what became of every cell."""
    shown = cache(masked)
    rows = tuple(
        (
            shown(account.file),
            shown(account.sheet),
            account.cell or accounting_words.cells(account.count) if account.sheet else accounting_words.WHOLE_FILE,
            account.question,
            account.fate,
            shown(account.why),
        )
        for account in accounts
    )
    widths = {0: 50, 1: 24, 2: 12, 3: 60, 4: 14, 5: 70}
    return SheetTable(accounting_words.SHEET, accounting_words.HEADER, rows, widths=widths)


def _changes_sheet(changed: Changes) -> SheetTable:
    """Say what the documents print that those of the version before did not."""
    rows = tuple(
        (
            tracing_words.KINDS[change.kind],
            change.document,
            masked(change.heading),
            masked(change.where),
            masked(change.before) or tracing_words.NEW,
            masked(change.after) or tracing_words.GONE,
            tracing_words.CARRY_OVER if change.edited else "",
        )
        for change in changed.changes
    ) or (("", "", "", tracing_words.NOTHING_CHANGED, "", "", ""),)
    widths = {0: 10, 1: 24, 2: 42, 3: 50, 4: 50, 5: 50, 6: 30}
    return SheetTable(
        tracing_words.CHANGES_SHEET, tracing_words.changes_header(changed.before, changed.now), rows, widths=widths
    )


def _protection_sheet(protection: Sequence[tuple[str, Withheld]]) -> SheetTable:
    """Say how much of each protected table is shown, and of all of them together."""
    numbers = [(masked(title), one.shown, one.small, one.beside, one.threshold) for title, one in protection]
    shown, small, beside = (sum(column) for column in zip(*(row[1:4] for row in numbers), strict=True))
    rows: list[tuple[CellValue, ...]] = [
        (title, *counted, *_shares(*counted), threshold) for title, *counted, threshold in numbers
    ]
    rows.append((words.ALL_TABLES, shown, small, beside, *_shares(shown, small, beside), None))
    rows += [(line, *[None] * (len(words.PROTECTION_HEADER) - 1)) for line in words.ABOUT_PROTECTION]
    widths = {0: 90.0, **{column: len(title) + 6.0 for column, title in enumerate(words.PROTECTION_HEADER) if column}}
    return SheetTable(words.PROTECTION_SHEET, words.PROTECTION_HEADER, tuple(rows), widths=widths)


def _shares(shown: int, small: int, beside: int) -> tuple[CellValue, CellValue]:
    """Give how many percent are shown of all numbers, and of those that are not small."""
    return _share(shown, shown + small + beside), _share(shown, shown + beside)


def _share(shown: int, whole: int) -> Decimal | None:
    return rounded(Decimal(100 * shown) / whole, 0) if whole else None


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
        case CellPlace(file, sheet, cell) if cell and masked(sheet) == sheet:
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
            masked(delivery.respondent.name),
            words.STANDINGS[delivery.standing],
            words.answered(delivery.coverage),
            masked(", ".join(delivery.files)),
        )
        for delivery in dataset.deliveries
    )
    return SheetTable(words.COVERAGE_SHEET, words.COVERAGE_HEADER, rows, widths={0: 40, 1: 34, 2: 15, 3: 14, 4: 70})
