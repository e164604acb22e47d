"""Random sets of tables over the periods of a year, with free rows that are counted, and what a reader is told.

Beside `tests.linked_tables`: sums over periods, what is chosen on a row, groups that follow from whose the row is.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from generator.figures import publish
from generator.model.answers import Dataset
from generator.model.definition import Comparison, Table
from generator.model.published import Published
from generator.model.values import State
from tests.attacker import Atom, Said
from tests.tertials import STEPS, definition, step, table
from tests.tertials import dataset as made

PERIODS = ("2024-T2", "2024-T3", "2025-T1", "2025-T2", "2025-T3")
ACTIVITIES = {"fritid": "skola", "lov": "skola", "vandring": "centrum", "kvall": "centrum"}
CHOICES = ("klar", "pagar", "utgar")
THRESHOLD = 5

_What = tuple[str, str, str]
"""Period, category and measure."""
Rows = tuple[tuple[str, int], ...]
"""The rows of a form: what was chosen on each, and its number."""


@dataclass(frozen=True, slots=True)
class Tertials:
    """Some tables over the periods; an activity without rows in a period has not answered."""

    activities: Mapping[str, str]
    rows: Mapping[str, Mapping[str, Rows]]
    """By period and activity."""
    tables: tuple[Table, ...]

    def datasets(self) -> Iterator[Dataset]:
        """Yield the periods in their order, each with those before it."""
        earlier: tuple[Dataset, ...] = ()
        for period, rows in self.rows.items():
            steps = {name: [step(chosen, None, number) for chosen, number in own] for name, own in rows.items()}
            one = made(definition(period, *self.tables, activities=self.activities), steps, earlier=earlier)
            earlier = (one, *earlier)
            yield one

    def told(self) -> Iterator[Said]:
        """Yield what the reports of all periods say, cell by cell."""
        for one in self.datasets():
            period, report = one.follow_up.period.id, publish(one)
            for shown in self.tables:
                yield from self._told(period, shown, report)

    def _told(self, period: str, shown: Table, report: Published) -> Iterator[Said]:
        for row in report.tables[shown.id].rows:
            for column, cell in row.cells.items():
                what = self._what(period, shown, column)
                if what and (cell.number is not None or cell.state is State.SUPPRESSED):
                    atoms = frozenset(self._atoms(shown, row.id, what))
                    number = None if cell.number is None else int(cell.number)
                    yield Said(f"{period} {shown.id} {row.id} {column}", atoms, number)

    def _what(self, period: str, shown: Table, column: str) -> _What | None:
        """Give the period, category and measure of a column; None for one that is worked out from others."""
        head, _, last = column.rpartition("_")
        if not shown.compare:
            return period, head, last
        before = {
            "nu": period,
            "forra": PERIODS[PERIODS.index(period) - 1],
            "fjol": f"{int(period[:4]) - 1}{period[4:]}",
        }
        return (before[last], "", head) if last in before else None

    def _atoms(self, shown: Table, row: str, what: _What) -> Iterator[Atom]:
        period, column, measure = what
        keys = {shown.rows: row, shown.columns: column, **shown.where}
        for when, rows in self.rows.items():
            within = when[:4] == period[:4] and when <= period if shown.over_year else when == period
            for activity, choice in product(rows, CHOICES) if within else ():
                group = self.activities[activity]
                at = {"aktiviteter": activity, "lage": choice, "grupper": group, "grupp": group, "period": when[5:]}
                if all(keys.get(name, "summa") in ("summa", "", category) for name, category in at.items()):
                    yield when, activity, choice, measure


def random_tertials(seed: int) -> Tertials:
    """Make a set of tables; the same *seed* makes the same."""
    chance = random.Random(f"tertials {seed}")
    activities = dict(list(ACTIVITIES.items())[: chance.randint(2, 4)])
    first = chance.randint(0, 4)
    periods = PERIODS[first : chance.randint(first + 1, 5)]
    most = chance.choice((3, 8, 30))
    rows = {period: {name: _rows(chance, most) for name in activities if chance.random() < 0.95} for period in periods}
    tables = tuple(_table(chance, f"t{place}") for place in range(chance.randint(1, 6)))
    return Tertials(activities, rows, tables)


def _rows(chance: random.Random, most: int) -> Rows:
    number = chance.randint(1, chance.choice((2, 12)))
    return tuple((chance.choice(CHOICES), chance.randint(0, most)) for _ in range(number))


def _table(chance: random.Random, name: str) -> Table:
    measures = chance.choice((("gjorda",), ("antal",), ("antal", "gjorda")))
    more: dict[str, Any] = {"protection": "personer", "total": chance.random() < 0.8}
    rows = chance.choice(("aktiviteter", "lage", "grupper"))
    if rows != "lage" and chance.random() < 0.2:
        more["where"] = {"lage": chance.choice(CHOICES)}
    kind = chance.choice(("plain", "crossed", "compared", "year", "periods", "rows"))
    if kind == "crossed" and "where" not in more:
        columns = "lage" if rows != "lage" else chance.choice(("aktiviteter", "grupper"))
        more |= {"columns": columns, "column_total": chance.random() < 0.5, "over_year": chance.random() < 0.5}
    if kind == "compared":
        more |= {"compare": chance.choice((Comparison.PERIOD_BEFORE, Comparison.YEAR_BEFORE))}
    if kind in ("year", "periods", "rows"):
        more |= {"over_year": True}
    if kind == "periods":
        more |= {"columns": "period", "column_total": chance.random() < 0.5}
    if kind == "rows":
        rows = "period"
    return table(name, rows, STEPS, measures, **more)
