"""Random sets of tables that hang together, and what a reader of them is told.

The tables are declared as a model does; what each of their cells is a sum of is said here once more, in atoms: one
respondent's count of one thing. No sum that the program makes is used for that.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import Comparison, FollowUp, Protection, Share, Table
from generator.model.published import Published, PublishedTable
from generator.model.values import State
from tests.attacker import Atom, Said
from tests.build import Typed, count, cross, follow_up, sent

YEARS = (2024, 2025)
DATES = ("mars", "oktober")
SEXES = ("kvinnor", "man", "okant")
TOWNS = ("avesta", "borlange", "falun", "mora", "orsa")
AREAS = ("bygg", "el", "handel", "industri", "vard")
MEASURES = {"kvinnor": ("kvinnor",), "man": ("man",), "totalt": SEXES}

Counts = Mapping[tuple[str, str, str], tuple[int, int, int]]
"""Women, men and unknown, by town, date and area."""


@dataclass(frozen=True, slots=True)
class Set:
    """Some tables over the counts of one or two years; a town that is not in the counts of a date has not answered."""

    seed: int
    threshold: int
    towns: tuple[str, ...]
    areas: tuple[str, ...]
    years: Mapping[int, Counts]
    outside: Mapping[int, frozenset[str]]
    """The towns that count in another way, and are in no sum."""
    tables: tuple[Table, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """The towns by their names, if those are not made of the ids."""

    def dataset(self, year: int) -> Dataset:
        """Give the year as the program reads it, with the year before it if there is one."""
        definition = self._definition(year)
        earlier = tuple(self.dataset(before) for before in self.years if before < year)
        submissions = [
            sent(definition, town, self._answers(year, town), self._filled(year, town))
            for town in self.towns
            if any((town, date, self.areas[0]) in self.years[year] for date in DATES)
        ]
        return combine(definition, submissions, earlier)[0]

    def _definition(self, year: int) -> FollowUp:
        return follow_up(
            *self.tables,
            year=year,
            names={town: town.capitalize() for town in self.towns},
            areas={area: area.capitalize() for area in self.areas},
            protection=Protection("personer", str(self.threshold)),
        )

    def _answers(self, year: int, town: str) -> dict[str, Typed]:
        return {"uppgifter.stammer": "nej" if town in self.outside[year] else "ja"}

    def _filled(self, year: int, town: str) -> dict[str, dict[str, dict[str, Typed]]]:
        return {
            f"deltagare_{date}.antal": {
                area: count(*self.years[year][town, date, area])
                for area in self.areas
                if (town, date, area) in self.years[year]
            }
            for date in DATES
        }


def random_set(seed: int) -> Set:
    """Make a set of tables; the same *seed* makes the same."""
    chance = random.Random(seed)
    towns = TOWNS[: chance.randint(2, 5)]
    areas = AREAS[: chance.randint(2, 5)]
    years = YEARS[-chance.choice((1, 1, 2)) :]
    sparse = chance.choice((0.15, 0.4, 0.7))
    counts = {year: _counts(chance, towns, areas, sparse) for year in years}
    outside = {
        year: frozenset(town for town in towns[1:] if chance.random() < 0.15) if chance.random() < 0.4 else frozenset()
        for year in years
    }
    tables = tuple(_tables(chance, areas, len(years) > 1))
    return Set(seed, chance.choice((3, 5, 5, 10)), towns, areas, counts, outside, tables)


def wild_set(seed: int) -> Set:
    """Make a set of any tables over one to three years, each counting in a way of its own."""
    chance = random.Random(f"wild {seed}")
    towns = TOWNS[: chance.randint(1, 5)]
    areas = AREAS[: chance.randint(1, 5)]
    years = tuple(range(2026 - chance.choice((1, 2, 2, 3)), 2026))
    sparse = chance.choice((0.15, 0.4, 0.7))
    counts = {year: _counts(chance, towns, areas, sparse) for year in years}
    part = chance.choice((0, 0.15, 0.4))
    outside = {year: frozenset(town for town in towns[1:] if chance.random() < part) for year in years}
    tables = tuple(_any_table(chance, f"t{place}", areas) for place in range(chance.randint(2, 7)))
    return Set(seed, chance.choice((2, 3, 4, 5, 5, 7, 10)), towns, areas, counts, outside, tables)


def _any_table(chance: random.Random, name: str, areas: tuple[str, ...]) -> Table:
    measures = chance.choice((("kvinnor", "man", "totalt"), ("kvinnor", "totalt"), ("totalt",), ("kvinnor",)))
    more: dict[str, Any] = {"protection": "personer", "measures": measures}
    if chance.random() < 0.7:
        more["counted_when"] = "uppgifter.stammer != 'nej'"
    where = {"matdatum": chance.choice(DATES)}
    rows = chance.choice(("inriktningar", "kommuner"))
    kind = chance.choice(("plain", "crossed", "dates", "compared", "compared", "years"))
    total = chance.random() < 0.8
    if kind == "crossed":
        rows, columns = chance.choice((("kommuner", "inriktningar"), ("matdatum", "inriktningar")))
        some = tuple(sorted(chance.sample(areas, chance.randint(1, len(areas))))) if chance.random() < 0.5 else ()
        return cross(name, rows, columns=columns, column_rows=some, column_total=chance.random() < 0.4,
                     total=total and rows == "kommuner", where=where if rows == "kommuner" else {}, **more)  # fmt: skip
    if kind == "dates":
        return cross(name, rows, columns="matdatum", column_rows=DATES, total=total, **more)
    if kind == "compared":
        return cross(name, rows, where=where, compare=Comparison.YEAR_BEFORE, total=total,
                     compare_common=chance.random() < 0.5, **more)  # fmt: skip
    if kind == "years":
        return cross(name, rows, where=where, columns="period", by_years=True, total=total,
                     compare_common=chance.random() < 0.5, **more)  # fmt: skip
    return cross(name, rows, where=where, total=total, **more)


def _counts(chance: random.Random, towns: tuple[str, ...], areas: tuple[str, ...], sparse: float) -> Counts:
    silent = chance.choice((0, 0, 0.15))
    return {
        (town, date, area): people(chance, sparse)
        for town in towns
        for date in DATES
        if chance.random() >= silent
        for area in areas
    }


def people(chance: random.Random, sparse: float) -> tuple[int, int, int]:
    """Make a town's women, men and unknown in an area; the part *sparse* of women and men are few."""
    women, men = (
        chance.choice((0, chance.randint(1, 4), chance.randint(1, 9)))
        if chance.random() < sparse
        else chance.randint(5, 80)
        for _ in range(2)
    )
    return women, men, chance.choice((0, 0, 0, 1, 2))


def _tables(chance: random.Random, areas: tuple[str, ...], two_years: bool) -> Iterator[Table]:
    counted = {"counted_when": "uppgifter.stammer != 'nej'"} if chance.random() < 0.8 else {}
    more: dict[str, Any] = {"protection": "personer", **counted}
    measures = chance.choice((("kvinnor", "man", "totalt"), ("kvinnor", "totalt"), ("totalt",)))
    dates = DATES[: chance.randint(1, 2)]
    some = tuple(sorted(chance.sample(areas, chance.randint(1, len(areas)))))
    found = [cross("alla", "inriktningar", columns="matdatum", column_rows=dates, measures=measures, **more)]
    if chance.random() < 0.3:
        found[0] = replace(found[0], shares=(Share("andel", "Andel", measures[0], "totalt"),))
    for date in dates:
        where = {"matdatum": date}
        offered = [
            cross(f"omraden_{date}", "inriktningar", measures=measures, where=where,
                  total=chance.random() < 0.8, **more),
            cross(f"kommuner_{date}", "kommuner", measures=measures, where=where, **more),
            cross(f"kors_{date}", "kommuner", columns="inriktningar", where=where,
                  column_total=chance.random() < 0.3, total=chance.random() < 0.8, **more),
            cross(f"del_{date}", "kommuner", columns="inriktningar", where=where, column_rows=some,
                  column_total=chance.random() < 0.3, **more),
        ]  # fmt: skip
        if chance.random() < 0.3:
            offered.append(cross(f"kon_{date}", "kommuner", columns="inriktningar", where=where,
                                 measures=("kvinnor",), **more))  # fmt: skip
        if two_years:
            offered += [
                cross(f"jamfor_{date}_{lika}".lower(), "inriktningar", where=where, measures=measures[-1:],
                      compare=Comparison.YEAR_BEFORE, compare_common=lika, **more)
                for lika in (True, False)
            ]  # fmt: skip
        found += chance.sample(offered, chance.randint(1, len(offered)))
    found += [cross("per_kommun", "kommuner", columns="matdatum", column_rows=dates, **more)] * chance.randint(0, 1)
    return iter(found if chance.random() < 0.8 else found[1:])


def told(one: Set, published: Mapping[int, Published]) -> Iterator[Said]:
    """Yield what the reports of the years say of counts, cell by cell."""
    for year, report in published.items():
        for table in one.tables:
            yield from _told(one, year, table, report.tables[table.id])


def of_unknown_sex(one: Set) -> Iterator[Said]:
    """Yield what a reader may take for granted: how many are of unknown sex. No table shows them, and most often 0."""
    for year, counts in one.years.items():
        for (town, date, area), numbers in counts.items():
            yield Said("unknown", frozenset({(year, town, date, area, "okant")}), numbers[SEXES.index("okant")])


def _told(one: Set, year: int, table: Table, shown: PublishedTable) -> Iterator[Said]:
    shares = {share.id for share in table.shares}
    for row in shown.rows:
        for column, cell in row.cells.items():
            head, _, name = column.rpartition("_")
            whose, measure, category = year, name, head
            if table.compare:
                if name not in ("nu", "fjol"):
                    continue
                whose, measure, category = year - (name == "fjol"), head, ""
            if measure in shares or not (cell.number is not None or cell.state is State.SUPPRESSED):
                continue
            if table.by_years:
                whose, category = int(head), ""
            compared = {one.names.get(name, name.lower()) for name in shown.compared} if table.compare_common else set()
            among = compared or set(one.towns)
            atoms = frozenset(_atoms(one, whose, table, row.id, category, measure, among))
            yield Said(f"{year} {table.id} {row.id} {column}", atoms, None if cell.number is None else int(cell.number))


def _atoms(one: Set, year: int, table: Table, row: str, column: str, measure: str, among: set[str]) -> Iterator[Atom]:
    """Yield what a cell is the sum of."""
    keys = {table.rows: row, table.columns: column, **table.where}
    outside = one.outside[year] if table.counted_when else frozenset()
    for town, date, area in one.years[year]:
        own = {"kommuner": town, "matdatum": date, "inriktningar": area}
        alone = table.rows == "kommuner" and row == town
        if not alone and (town in outside or town not in among):
            continue
        if all(keys.get(name, "summa") in ("summa", "", category) for name, category in own.items()):
            yield from ((year, town, date, area, sex) for sex in MEASURES[measure])
