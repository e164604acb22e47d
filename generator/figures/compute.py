"""From records to the figures of one table: per row, column and measure, and summed over the rows.

Respondents whose answers do not count are in no sum; where the rows are respondents they are rows of their own
(acceptance row 78). The rules of the arithmetic itself stand in `model.values`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

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

    *rows* are those of the period's register, *columns* those that are shown. *cells* has every row with every column
    and measure, and the total, also where the table does not show it.
    """

    table: Table
    dataset: Dataset
    form: Form
    measures: tuple[Question, ...]
    rows: tuple[RegisterRow, ...]
    columns: tuple[str, ...]
    outside: frozenset[str]
    """The respondents whose answers do not count."""
    among: frozenset[str]
    """The respondents that are summed, if only some of those who count are; else empty."""
    cells: Mapping[Spot, Measured]
    facts: Mapping[Spot, Fact]

    def shows(self, spot: Spot) -> bool:
        """Tell whether the table has a cell for a spot."""
        return spot[1] in self.columns and (spot[0] != TOTAL or self.table.total)

    def sums(self, respondent: str) -> bool:
        """Tell whether the sums have this respondent in them."""
        return respondent not in self.outside and (not self.among or respondent in self.among)

    def fact(self, spot: Spot) -> Fact:
        """Name the number at a spot."""
        return self.facts[spot]


def all_columns(dataset: Dataset, table: Table) -> tuple[str, ...]:
    """Give the columns of a table, also those that it does not show."""
    return tuple(row.id for row in dataset.follow_up.registers[table.columns].rows) if table.columns else ("",)


def _within(record: Record, where: Mapping[str, str]) -> bool:
    return all(record.keys.get(register) == row for register, row in where.items())


def cells_of(grid: Grid) -> Iterator[tuple[Spot, Measured]]:
    """Yield what stands at every spot of a grid, whether shown or not."""
    table = grid.table
    by_spot: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in grid.dataset.records.get(table.source, ()):
        if _within(record, table.where):
            row, column = record.keys.get(table.rows, ""), record.keys.get(table.columns, "")
            summed = grid.sums(record.respondent)
            if summed or table.rows == grid.form.register:
                by_spot[row, column].append(record)
            if summed:
                by_spot[TOTAL, column].append(record)
    for row_id in (*(row.id for row in grid.rows), TOTAL):
        for column in all_columns(grid.dataset, table):
            for measure in table.measures:
                yield (row_id, column, measure), _measured(by_spot[row_id, column], measure)


def fact_of(grid: Grid, spot: Spot) -> Fact:
    """Name the number at a spot of a grid by what is summed in it."""
    row, column, measure = spot
    keys = set(grid.table.where.items())
    if row != TOTAL:
        keys.add((grid.table.rows, row))
    if column:
        keys.add((grid.table.columns, column))
    among, counted = grid.among, ""
    if any(register == grid.form.register for register, _ in keys):
        among = frozenset()
    elif len(among) == 1:  # the sum of one is what the table of respondents calls theirs
        keys.update((grid.form.register, one) for one in among)
        among = frozenset()
    elif not among:
        counted = grid.table.counted_when
    period = grid.dataset.follow_up.period.id
    return Fact(period, grid.table.source, frozenset(keys), measure, counted, among)


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
