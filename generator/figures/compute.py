"""From records to the figures of one table: per row, column and measure, and summed over the rows.

Respondents whose answers do not count are in no sum; where the rows are respondents they are rows of their own
(acceptance row 78). The rules of the arithmetic itself stand in `model.values`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.expressions.environment import Language, evaluated
from generator.expressions.operands import form_operands
from generator.figures.facts import Fact, Measured
from generator.model.answers import Answer, Dataset, Record
from generator.model.definition import Form, Question, RegisterRow, Table
from generator.model.values import ABSENT, NIL, Figure, State, absent, total, value

TOTAL = "summa"
OUTSIDE = "utanfor"

Spot = tuple[str, str, str]
"""Row (or TOTAL), column (or "") and measure."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The figures of one table in one period.

    *rows* are those of the period's register; *outside* the respondents who are in no sum. *cells* has every row with
    every column and measure, and the total, also where the table does not show it.
    """

    table: Table
    dataset: Dataset
    form: Form
    measures: tuple[Question, ...]
    rows: tuple[RegisterRow, ...]
    columns: tuple[str, ...]
    outside: frozenset[str]
    cells: Mapping[Spot, Measured]

    def fact(self, spot: Spot) -> Fact:
        """Name the number at a spot."""
        row, column, measure = spot
        keys = set(self.table.where.items())
        if row != TOTAL:
            keys.add((self.table.rows, row))
        if column:
            keys.add((self.table.columns, column))
        over_respondents = all(register != self.form.register for register, _ in keys)
        counted = self.table.counted_when if over_respondents else ""
        return Fact(self.dataset.follow_up.period.id, self.table.source, frozenset(keys), measure, counted)


def grid(dataset: Dataset, table: Table, language: Language) -> Grid:
    """Compute the figures of *table*; it may be this year's table over an earlier year's dataset."""
    form, question = table_question(dataset, table.source)
    outside = not_counted(dataset, form, table.counted_when, language)
    registers = dataset.follow_up.registers
    columns = tuple(row.id for row in registers[table.columns].rows) if table.columns else ("",)
    records = [record for record in dataset.records.get(table.source, ()) if _within(record, table.where)]
    measures = tuple(column for column in question.columns if column.id in table.measures)
    return Grid(
        table=table,
        dataset=dataset,
        form=form,
        measures=tuple(sorted(measures, key=lambda measure: table.measures.index(measure.id))),
        rows=registers[table.rows].rows,
        columns=columns,
        outside=outside,
        cells=dict(_cells(records, table, form, outside, (registers[table.rows].rows, columns))),
    )


def table_question(dataset: Dataset, source: str) -> tuple[Form, Question]:
    """Give the form and the table question that a source names."""
    form_id, part_id, question_id = source.split(".")
    form = dataset.follow_up.forms[form_id]
    parts = (part for part in form.parts if (part.base or part.id) == part_id)
    question = next(found for part in parts if (found := part.question(question_id)))
    return form, question


def not_counted(dataset: Dataset, form: Form, condition: str, language: Language) -> frozenset[str]:
    """Give the respondents for whom *condition* is false; where it cannot be told, they count."""
    if not condition:
        return frozenset()
    counts = language.condition(condition)
    outside = set()
    for delivery in dataset.deliveries:
        if delivery.form.id == form.id and delivery.submission is not None:
            result = counts(form_operands(form, delivery.submission))
            if evaluated(result) and not result:
                outside.add(delivery.respondent.id)
    return frozenset(outside)


def _within(record: Record, where: Mapping[str, str]) -> bool:
    return all(record.keys.get(register) == row for register, row in where.items())


def _cells(
    records: Sequence[Record],
    table: Table,
    form: Form,
    outside: frozenset[str],
    size: tuple[Sequence[RegisterRow], Sequence[str]],
) -> Iterator[tuple[Spot, Measured]]:
    by_spot: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        row, column = record.keys.get(table.rows, ""), record.keys.get(table.columns, "")
        counted = record.respondent not in outside
        if counted or table.rows == form.register:
            by_spot[row, column].append(record)
        if counted:
            by_spot[TOTAL, column].append(record)
    rows, columns = size
    for row_id in (*(row.id for row in rows), TOTAL):
        for column in columns:
            for measure in table.measures:
                yield (row_id, column, measure), _measured(by_spot[row_id, column], measure)


def _measured(records: Iterable[Record], measure: str) -> Measured:
    parts = [(record, record.answers[measure]) for record in records if measure in record.answers]
    figures = [(record, _figure(answer)) for record, answer in parts]
    lacking = [record for record, figure in figures if figure.state in ABSENT]
    return Measured(
        figure=total(figure for _, figure in figures),
        contributors=frozenset(record.respondent for record, figure in figures if figure.known),
        missing=frozenset(record.respondent for record in lacking),
        gaps=frozenset(frozenset(record.keys.items()) for record in lacking),
        sources=tuple(answer.place for record, answer in parts if record.place),
    )


def _figure(answer: Answer) -> Figure:
    if answer.state is State.NIL:
        return NIL
    if isinstance(answer.value, Decimal):
        return value(answer.value)
    return absent(answer.state)
