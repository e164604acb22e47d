"""The tables of the forms as sheets of merged data: a row for each row that somebody has filled in, or could have."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.exchange.merged_cells import content, origin
from generator.model.answers import Dataset, Delivery, Row
from generator.model.definition import FollowUp, Form, Kind, Part, Question
from generator.model.sources import source_of
from generator.office.tidy import CellValue, SheetTable
from generator.office.titles import Titles
from generator.swedish import merged_words as words
from generator.swedish.identity import masked


@dataclass(frozen=True, slots=True)
class TableOnSheet:
    """A sheet with the table question that it holds; *columns* are its headings by the columns' ids."""

    sheet: SheetTable
    source: str
    text: str
    columns: Mapping[str, str]


def table_sheets(dataset: Dataset, titles: Titles) -> Iterator[TableOnSheet]:
    """Yield a sheet for every table question; the repetitions of a part share one."""
    for form in dataset.follow_up.forms.values():
        seen: set[str] = set()
        for part in form.parts:
            for table in part.questions:
                source = source_of(form, part, table)
                if table.kind is Kind.TABLE and source not in seen:
                    seen.add(source)
                    yield _sheet(dataset, form, part, table, titles)


def _sheet(dataset: Dataset, form: Form, part: Part, table: Question, titles: Titles) -> TableOnSheet:
    keys, columns = _keys(part, table), dict(_headings(table, {*_keys(part, table), *words.ORIGIN}))
    rows = tuple(
        _row(dataset.follow_up, delivery, each, asked, row, number)
        for delivery in dataset.deliveries
        if delivery.form.id == form.id and delivery.submission
        for each in delivery.form.parts_for(delivery.respondent.id)
        if source_of(form, each, asked := each.question(table.id) or table) == source_of(form, part, table)
        for number, row in enumerate(delivery.submission.tables.get(f"{each.id}.{table.id}", ()), start=1)
    )
    header = (*keys, *columns.values(), *words.ORIGIN)
    sheet = SheetTable(titles.give(table.sheet or table.text, words.UNNAMED), header, rows)
    return TableOnSheet(sheet, source_of(form, part, table), table.text, columns)


def _keys(part: Part, table: Question) -> tuple[str, ...]:
    """Give the headings of what tells a row from others."""
    return (
        *(words.RESPONDENT_ID, words.RESPONDENT),
        *((words.PART_ID, words.PART) if part.dimension else ()),
        *((words.ROW_ID, words.ROW) if table.rows_from else ()),
        words.ORDER,
    )


def _headings(table: Question, taken: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the heading of each column: its text, with a number after it where another has that already."""
    for column in table.columns:
        if not column.asked:
            continue
        text, count = masked(column.text), 1
        while text.casefold() in {each.casefold() for each in taken}:
            count += 1
            text = f"{masked(column.text)} ({count})"
        taken.add(text)
        yield column.id, text


def _row(
    follow_up: FollowUp, delivery: Delivery, part: Part, table: Question, row: Row, number: int
) -> tuple[CellValue, ...]:
    named = [(follow_up.registers[part.dimension[0]], part.dimension[1])] if part.dimension else []
    named += [(follow_up.registers[table.rows_from], row.key)] if table.rows_from else []
    keys: list[CellValue] = [delivery.respondent.id, masked(delivery.respondent.name)]
    for register, row_id in named:
        found = register.row(row_id)
        keys += [row_id, masked(found.name) if found else ""]
    cells = [
        content(follow_up, column, row.answers[column.id]) if column.id in row.answers else None
        for column in table.columns
        if column.asked
    ]
    return (*keys, number, *cells, *origin(row.place))
