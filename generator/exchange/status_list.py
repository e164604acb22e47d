"""The status as a workbook and as data: respondents and forms, and how far each has come against the calendar.

Every value comes from `Delivery`, where reports have theirs from.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import PurePosixPath

from generator.exchange.letters import Recipient, mailbox
from generator.model.answers import Dataset, Delivery, Gap, Standing
from generator.model.definition import Form
from generator.model.findings import CellPlace
from generator.office.tidy import CellValue, Link, SheetTable, write_tables
from generator.swedish import status_words as words
from generator.swedish.dates import date_table
from generator.swedish.identity import masked

Faults = Mapping[str, int]
"""How many errors there are in each file."""


def status_workbook(dataset: Dataset, today: date, faults: Faults, to_workspace: str, modified: datetime) -> bytes:
    """Give the workbook; *to_workspace* leads from its folder to the workspace, for the links."""
    sheets = (_status(dataset, today, faults), _summary(dataset, today), _gaps(dataset, to_workspace))
    return write_tables(sheets, title=words.TITLE, modified=modified)


def status_lines(dataset: Dataset, today: date, faults: Faults) -> Iterator[str]:
    """Yield the status as lines of text: each form, and below it everyone who is to fill it in."""
    for form, own in _by_form(dataset):
        yield words.form_line(form.title, *_counts(own, today))
        for delivery in own:
            yield f"  {delivery.respondent.name}: {words.delivery_line(delivery, today, _errors(delivery, faults))}"


def status_data(dataset: Dataset, today: date, faults: Faults) -> Iterator[dict[str, object]]:
    """Yield the status as data, a mapping for each form and respondent."""
    for delivery in dataset.deliveries:
        yield {
            "modell": dataset.follow_up.id,
            "period": dataset.follow_up.period.id,
            "blankett": delivery.form.id,
            "svarande": delivery.respondent.id,
            "namn": masked(delivery.respondent.name),
            "lage": words.CODES[delivery.standing],
            "besvarade": delivery.coverage.answered,
            "obligatoriska": delivery.coverage.required,
            "sista_dag": _iso(delivery.deadline),
            "lamnad": _iso(delivery.handed_in),
            "sen": _late(delivery, today),
            "fel": _errors(delivery, faults),
            "filer": [masked(file) for file in delivery.files],
            "saknade": [_gap_data(gap) for gap in delivery.coverage.gaps],
        }


def _iso(day: date | None) -> str | None:
    return date_table(day) if day else None


def _gap_data(gap: Gap) -> dict[str, str]:
    sheet, cell = (gap.place.sheet, gap.place.cell) if isinstance(gap.place, CellPlace) else ("", "")
    told = {"nummer": gap.number, "text": masked(gap.label), "blad": masked(sheet), "cell": cell}
    return told | {"vad": words.left(gap)}


def _late(delivery: Delivery, today: date) -> bool:
    """Tell whether a form is late: still awaited after its last day, or handed in after it."""
    return delivery.overdue(today) or (delivery.standing is Standing.DELIVERED and delivery.late is True)


def _errors(delivery: Delivery, faults: Faults) -> int:
    return sum(faults.get(file, 0) for file in delivery.files)


def _by_form(dataset: Dataset) -> Iterator[tuple[Form, Sequence[Delivery]]]:
    for form in dataset.follow_up.forms.values():
        own = [delivery for delivery in dataset.deliveries if delivery.form.id == form.id]
        if own:
            yield form, own


def _counts(own: Sequence[Delivery], today: date) -> tuple[int, int, int, int]:
    standings = [delivery.standing for delivery in own]
    counted = (standings.count(each) for each in (Standing.DELIVERED, Standing.INCOMPLETE, Standing.MISSING))
    delivered, incomplete, missing = counted
    return delivered, incomplete, missing, sum(_late(delivery, today) for delivery in own)


def _status(dataset: Dataset, today: date, faults: Faults) -> SheetTable:
    rows = tuple(_row(dataset, delivery, today, faults) for delivery in dataset.deliveries)
    widths = dict(enumerate((34.0, 30.0, 14.0, 12.0, 14.0, 12.0, 12.0, 18.0, 13.0, 34.0, 44.0)))
    return SheetTable(words.STATUS_SHEET, words.STATUS_HEADER, rows, widths=widths, dates=frozenset({5, 6}))


def _row(dataset: Dataset, delivery: Delivery, today: date, faults: Faults) -> tuple[CellValue, ...]:
    to = Recipient(delivery.form, delivery.respondent, delivery.deadline)
    return (
        masked(delivery.form.title),
        masked(delivery.respondent.name),
        words.STANDINGS[delivery.standing],
        delivery.coverage.answered,
        delivery.coverage.required,
        delivery.deadline,
        delivery.handed_in,
        words.timing(delivery, today),
        _errors(delivery, faults) or None,
        masked(mailbox(dataset.follow_up, to) or ""),
        masked(", ".join(PurePosixPath(file).name for file in delivery.files)),
    )


def _summary(dataset: Dataset, today: date) -> SheetTable:
    rows = []
    for form, own in _by_form(dataset):
        delivered, incomplete, missing, late = _counts(own, today)
        rows.append((masked(form.title), len(own), delivered + incomplete, incomplete, missing, late))
    return SheetTable(words.SUMMARY_SHEET, words.SUMMARY_HEADER, tuple(rows), widths={0: 42}, filtered=False)


def _gaps(dataset: Dataset, to_workspace: str) -> SheetTable:
    rows = tuple(
        _gap_row(delivery, gap, to_workspace) for delivery in dataset.deliveries for gap in delivery.coverage.gaps
    )
    if not rows:
        rows = ((words.NO_GAPS, "", "", "", "", "", "", None),)
    widths = {0: 34.0, 1: 30.0, 2: 30.0, 4: 8.0, 5: 60.0, 6: 32.0, 7: 16.0}
    return SheetTable(words.GAPS_SHEET, words.GAPS_HEADER, rows, widths=widths)


def _gap_row(delivery: Delivery, gap: Gap, to_workspace: str) -> tuple[CellValue, ...]:
    place = gap.place
    sheet, cell = (place.sheet, place.cell) if isinstance(place, CellPlace) else ("", "")
    return (
        masked(delivery.form.title),
        masked(delivery.respondent.name),
        masked(sheet),
        cell,
        gap.number,
        masked(gap.label),
        words.left(gap),
        _link(place.file, sheet, cell, to_workspace),
    )


def _link(file: str, sheet: str, cell: str, to_workspace: str) -> Link | None:
    if masked(file) != file or masked(sheet) != sheet:  # the address would tell the number
        return None
    quoted = sheet.replace("'", "''")
    return Link(words.OPEN_LINK, f"{to_workspace}/{file}#'{quoted}'!{cell or 'A1'}")
