"""What the tables of the documents come from: forms and their sheets, and how many files; the block `kallor.tabeller`.

Files are counted and not named: what somebody calls a file is nothing for the reader of a report.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.expressions.names import Use
from generator.model.answers import Dataset, Delivery
from generator.model.definition import DocumentPlan, FollowUp
from generator.model.findings import CellPlace
from generator.model.published import PublishedCell, PublishedColumn, PublishedRow, PublishedTable
from generator.model.values import State
from generator.swedish import document_words as words

Owner = tuple[str, str]
Owners = Mapping[str | CellPlace, Owner]
"""The form that each file is, and the name of its period if that is not this one; of a file that has the answers of
several forms, such as merged data, the same of its cells.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table that some document shows; *register* is that of the rows it is made for, if it is made for each."""

    table: str
    register: str = ""


def shown_tables(follow_up: FollowUp, plan: DocumentPlan, uses: Iterable[Use]) -> Iterator[Shown]:
    """Yield the tables that a template shows, also as charts."""
    for use in uses:
        for place, (word, name) in enumerate(zip(use.path, use.path[1:], strict=False)):
            chart = follow_up.charts.get(name) if word == "diagram" else None
            table = chart.table if chart else name if word == "tabell" else ""
            if table in follow_up.tables:
                before = use.path[place - 2] if place >= 2 else plan.per if place else ""
                yield Shown(table, before if before in follow_up.registers else "")


def owners(dataset: Dataset) -> Owners:
    """Find out whose the files are."""
    delivered = [
        (delivery, (delivery.form.title, "" if each is dataset else each.follow_up.period.name))
        for each in (dataset, *dataset.earlier)
        for delivery in each.deliveries
    ]
    of_files: dict[str, set[Owner]] = {}
    for delivery, owner in delivered:
        for file in delivery.files:
            of_files.setdefault(file, set()).add(owner)
    found: dict[str | CellPlace, Owner] = {file: next(iter(own)) for file, own in of_files.items() if len(own) == 1}
    for delivery, owner in delivered:
        if any(file not in found for file in delivery.files):
            found |= dict.fromkeys(_places(delivery), owner)
    return found


def _places(delivery: Delivery) -> Iterator[CellPlace]:
    if delivery.submission:
        yield from (answer.place for answer in delivery.submission.answers.values())
        for row in (row for rows in delivery.submission.tables.values() for row in rows):
            yield from (row.place, *(answer.place for answer in row.answers.values()))


@dataclass(frozen=True, slots=True)
class Cited:
    """What the documents of a build show, in their order, and whose the files are that it comes from."""

    shown: tuple[Shown, ...] = ()
    owners: Owners = field(default_factory=dict)


NOTHING = Cited()


def sources_table(tables: Iterable[tuple[str, list[PublishedTable]]], owned: Owners) -> PublishedTable:
    """Give a row for each table, by its title and as it is made, that comes from somebody's answers."""
    columns = (
        PublishedColumn("tabell", words.TABLE_LABEL, numeric=False, width=4),
        PublishedColumn("kalla", words.SOURCES_HEADING, numeric=False, width=6),
    )
    rows = tuple(
        PublishedRow("", "", {"tabell": _text(title), "kalla": _text("\n".join(told))})
        for title, made in tables
        if (told := list(_sources(made, owned)))
    )
    return PublishedTable("kallor", words.SOURCES_TITLE, "", columns, rows)


def _text(text: str) -> PublishedCell:
    return PublishedCell(text, None, State.VALUE)


def _sources(made: Iterable[PublishedTable], owned: Owners) -> Iterator[str]:
    """Yield a line for each form and period, this one first."""
    sheets: dict[tuple[str, str], dict[str, None]] = {}
    files: dict[tuple[str, str], set[str]] = {}
    cells = (cell for table in made for row in table.rows for cell in row.cells.values())
    for place in (place for cell in cells for place in cell.sources):
        key = owned.get(place.file) or (owned.get(place) if isinstance(place, CellPlace) else None)
        if key:
            sheets.setdefault(key, {})[place.sheet] = None
            files.setdefault(key, set()).add(place.file)
    for key in sorted(sheets, key=lambda key: bool(key[1])):
        yield words.source_of_table(*key, list(sheets[key]), len(files[key]))
