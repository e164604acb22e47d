"""Random follow-ups with protected counts: registers, a form, tables, charts and sentences, and what is filled in.

What each table counts is declared here once, and said again in atoms (one respondent's women, men or unknown in one
area on one date of one year) for the reader who attacks what comes out. Captions are words without digits.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from tests.attacker import Atom
from tests.linked_tables import AREAS, DATES, MEASURES, SEXES, TOWNS, Counts, people

LAST = 2025
COUNTIES = ("norr", "soder")
JOINED = ("sagverk", "snickeri")
CAPTIONS = (
    *("alfa", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "jota", "kappa"),
    *("lambda", "my", "ny", "xi", "omikron", "pi", "ro", "sigma"),
)
DAYS = {"mars": "1 mars", "oktober": "1 oktober"}
SEX_NAMES = {"kvinnor": "Kvinnor", "man": "Män", "okant": "Okänt", "totalt": "Totalt"}
REGISTERS = {"inriktningar": AREAS, "kommuner": TOWNS, "lan": COUNTIES, "matdatum": DATES}
TOTAL = "summa"


@dataclass(frozen=True, slots=True)
class Tab:
    """A table of counts; what its caption says is all that a reader needs to know of it."""

    caption: str
    rows: str
    columns: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    measures: tuple[str, ...] = ("totalt",)
    total: bool = True
    column_total: bool = False
    some: tuple[str, ...] = ()
    """The columns that are shown, if not all."""
    compare: bool = False
    by_years: bool = False
    common: bool = False
    share: bool = False
    so_far: bool = False
    """Whether the parts of the year are added."""
    counted: bool = True
    """Whether those who count in another way are in no sum."""
    document: str = "rapport"
    """The document it stands in; "" for the published data only."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart of some columns of a table."""

    caption: str
    table: Tab
    kind: str
    columns: tuple[str, ...]
    across: bool = False
    by_size: bool = False
    most: int = 0
    named: Mapping[str, str] = field(default_factory=dict)
    """The columns by what they are called in the chart, if that is not as in the table."""


@dataclass(frozen=True, slots=True)
class World:
    """A model with what is filled in; a row that is not in the counts of a year has not been delivered.

    Counts by a year's negative are those rows that were mended later, as they were when that year's report was made.
    """

    seed: int
    threshold: int
    towns: tuple[str, ...]
    areas: tuple[str, ...]
    county: Mapping[str, str]
    years: Mapping[int, Counts]
    outside: Mapping[int, frozenset[str]]
    tables: tuple[Tab, ...]
    charts: tuple[Drawn, ...] = ()
    sentences: tuple[str, ...] = ()
    hide_zero: bool = False
    edition: bool = True
    """Whether last year's report was made before this one, so that its published data lie there."""
    joined: tuple[str, ...] = ()
    """The areas of the years before that are the last area now."""
    ruled: bool = True
    """Whether a rule of the model says what women and men are together."""
    parts: bool = False
    """Whether what is called years here are the parts of one year."""

    def period(self, year: int) -> str:
        """Give a year's or a part's id."""
        return f"{LAST}-{self.part(year)}" if self.parts else str(year)

    def part(self, year: int) -> str:
        """Give the id of a part of the year."""
        return f"T{year - LAST + 3}"

    def areas_in(self, year: int) -> tuple[str, ...]:
        """Give the areas of a year's register."""
        return (*self.areas[:-1], *self.joined) if self.joined and year < LAST else self.areas

    @property
    def periods(self) -> tuple[int, ...]:
        """Give the years."""
        return tuple(sorted(year for year in self.years if year > 0))

    def counts_in(self, report: int, year: int) -> Counts:
        """Give a year's counts as they were when a report was made."""
        return {**self.years[year], **(self.years.get(-year, {}) if report < LAST else {})}

    def rows(self, register: str, year: int = LAST) -> tuple[str, ...]:
        """Give the ids of a register's rows in a year."""
        return {"kommuner": self.towns, "inriktningar": self.areas_in(year)}.get(register, REGISTERS.get(register, ()))

    @property
    def then(self) -> str:
        """Give what a column of what is compared with is called."""
        return "forra" if self.parts else "fjol"

    def lasting(self, register: str) -> tuple[str, ...]:
        """Give the ids of a register's rows that are there every year."""
        return tuple(row for row in self.rows(register) if row in self.rows(register, LAST - 1))

    def columns_of(self, table: Tab) -> tuple[str, ...]:
        """Give the ids of the columns of counts that a table has in every year's report."""
        if table.by_years:
            heads: tuple[str, ...] = (str(min(self.periods)),)
        elif table.columns == "period":
            heads = (self.part(min(self.periods)), *(TOTAL,) * table.column_total)
        elif table.columns:
            heads = table.some or self.lasting(table.columns)
            heads += (TOTAL,) * table.column_total
        elif table.compare:
            return tuple(f"{measure}_{when}" for measure in table.measures for when in ("nu", self.then))
        else:
            return table.measures
        return tuple(f"{head}_{measure}" for head in heads for measure in table.measures)


def delivered(world: World, year: int, town: str, date: str) -> bool:
    """Whether a town has delivered all rows of a date."""
    return all((town, date, area) in world.years[year] for area in world.areas_in(year))


def same_towns(world: World, year: int, table: Tab) -> frozenset[str]:
    """Give the towns that have delivered everything that the periods of a comparison have in common."""
    years = [one for one in world.periods if one <= year and (table.by_years or one >= year - 1)]
    if len(years) < 2:
        return frozenset(world.towns)
    dates = [table.where["matdatum"]] if "matdatum" in table.where else DATES
    return frozenset(
        town for town in world.towns
        if all(delivered(world, one, town, date) for one in years for date in dates)
        and not any(table.counted and town in world.outside[one] for one in years)
    )  # fmt: skip


def atoms(world: World, year: int, table: Tab, row: str, column: str) -> frozenset[Atom]:
    """Say what a cell of the report of a *year* is the sum of; rows and columns by their ids."""
    head, _, measure = column.rpartition("_")
    keys = {table.rows: row, **table.where}
    periods = [one for one in world.periods if one <= year] if table.so_far else [year]
    if table.compare:
        head, measure, periods = "", head, [year - (measure != "nu")]
    elif table.by_years:
        periods, head = [int(head)], ""
    elif table.columns == "period":
        periods, head = [one for one in periods if head in (TOTAL, world.part(one))], ""
    elif table.columns:
        keys[table.columns] = head
    among = same_towns(world, year, table) if table.common else frozenset(world.towns)
    return frozenset(
        (-whose if (town, date, area) in mended else whose, town, date, area, sex)
        for whose in periods
        for outside in [world.outside.get(whose, frozenset()) if table.counted else frozenset()]
        for mended in [world.years.get(-whose, {}) if year < LAST else {}]
        for town, date, area in world.years.get(whose, {})
        # A sum over parts of the year has only those where somebody counts as the others do, if there are such.
        for alone in [table.rows == "kommuner" and row == town and _always(world, town, periods)]
        if town in among and (town not in outside or alone)
        for now in [world.areas[-1] if year == LAST and area in world.joined else area]
        for own in [{"kommuner": town, "lan": world.county[town], "matdatum": date, "inriktningar": now}]
        if all(keys.get(name, TOTAL) in (TOTAL, category) for name, category in own.items())
        for sex in MEASURES[measure]
    )


def _always(world: World, town: str, years: list[int]) -> bool:
    """Whether a town counts in another way in all of some years."""
    return all(town in world.outside.get(year, ()) for year in years)


def number(world: World, cell: frozenset[Atom]) -> int:
    """Give the true sum of some atoms."""
    years: Mapping[object, Mapping[object, tuple[int, int, int]]] = world.years  # type: ignore[assignment]
    places = {sex: place for place, sex in enumerate(SEXES)}
    return sum(years[year][town, date, area][places[str(sex)]] for year, town, date, area, sex in cell)


def random_world(seed: int) -> World:
    """Make a model and what is filled in; the same *seed* makes the same."""
    chance = random.Random(f"paket {seed}")
    towns = TOWNS[: chance.randint(2, 5)]
    areas = AREAS[: chance.randint(2, 5)]
    years = tuple(range(LAST + 1 - chance.choice((1, 2, 2, 3)), LAST + 1))
    sparse = chance.choice((0.2, 0.4, 0.7))
    parts = len(years) > 1 and chance.random() < 0.25
    joined = JOINED if len(areas) > 2 and len(years) > 1 and not parts and chance.random() < 0.3 else ()
    before = (*areas[:-1], *joined) if joined else areas
    counts = {year: _counts(chance, towns, areas if year == LAST else before, sparse) for year in years}
    outside = {
        year: frozenset(town for town in towns[1:] if chance.random() < 0.15) if chance.random() < 0.4 else frozenset()
        for year in years
    }
    county = {town: COUNTIES[chance.random() < 0.5] for town in towns}
    world = World(seed, chance.choice((3, 5, 5, 10)), towns, areas, county, counts, outside, (),
                  hide_zero=chance.random() < 0.15, edition=len(years) > 1 and chance.random() < 0.7,
                  joined=joined, ruled=chance.random() < 0.7, parts=parts)  # fmt: skip
    if world.edition and chance.random() < 0.4:
        world = replace(world, years={**counts, **{-year: _mended(chance, counts[year]) for year in years[:-1]}})
    world = replace(world, tables=tuple(_tables(chance, world)))
    world = replace(world, charts=tuple(_charts(chance, world)))
    return replace(world, sentences=tuple(_sentences(chance, world)))


def _counts(chance: random.Random, towns: tuple[str, ...], areas: tuple[str, ...], sparse: float) -> Counts:
    silent, gap = chance.choice((0, 0, 0.15)), chance.choice((0, 0, 0.08))
    return {
        (town, date, area): people(chance, sparse)
        for town in towns
        for date in DATES
        if town == towns[0] or chance.random() >= silent
        for area in areas
        if chance.random() >= gap
    }


def _mended(chance: random.Random, counts: Counts) -> Counts:
    """Give what some rows were before they were mended: a few of one date."""
    date = chance.choice(DATES)
    return {
        key: (max(women + chance.choice((-1, 0, 2)), 0), max(men + chance.choice((-3, -1, 0, 1)), 0), unknown)
        for key, (women, men, unknown) in counts.items()
        if key[1] == date and chance.random() < 0.25
    }


def _tables(chance: random.Random, world: World) -> Iterator[Tab]:
    measures = chance.choice((("kvinnor", "man", "totalt"), ("kvinnor", "totalt"), ("totalt",)))
    areas = world.lasting("inriktningar")
    some = tuple(area for area in areas if chance.random() < 0.6) or areas[:1]
    dates = DATES[: chance.randint(1, 2)]
    offered = [
        Tab("", "inriktningar", "matdatum", measures=measures),
        Tab("", "kommuner", "matdatum", measures=measures),
        Tab("", "matdatum", "inriktningar", total=False),
        Tab("", "lan", "matdatum", measures=measures),
    ]
    for date in dates:
        where = {"matdatum": date}
        offered += [
            Tab("", "inriktningar", "", where, measures, total=chance.random() < 0.8),
            Tab("", "kommuner", "", where, measures),
            Tab("", "lan", "inriktningar", where, column_total=chance.random() < 0.5),
            Tab("", "kommuner", "inriktningar", where, total=chance.random() < 0.8, column_total=chance.random() < 0.4),
            Tab("", "kommuner", "inriktningar", where, some=some, column_total=chance.random() < 0.4),
            Tab("", "kommuner", "inriktningar", where, measures=("kvinnor",)),
            Tab("", "kommuner", "matdatum", {"inriktningar": chance.choice(areas)}, measures),
        ]  # fmt: skip
        if len(world.periods) > 1:
            offered += [
                Tab("", "inriktningar", "", where, measures[-1:], compare=True, common=chance.random() < 0.6),
                Tab("", "kommuner", "", where, measures[-1:], compare=True),
            ]
        if world.parts:
            offered += [
                Tab("", "inriktningar", "", where, measures, so_far=True),
                Tab("", "kommuner", "inriktningar", where, so_far=True, column_total=chance.random() < 0.4),
                Tab("", "inriktningar", "period", where, so_far=True, column_total=chance.random() < 0.6),
                Tab("", "kommuner", "period", where, so_far=True, column_total=chance.random() < 0.6),
            ]
        elif len(world.periods) > 1:
            offered += [
                Tab("", "inriktningar", "period", where, by_years=True, common=chance.random() < 0.6),
                Tab("", "lan", "period", where, measures=measures[:1], by_years=True, common=chance.random() < 0.3),
            ]
    chosen = chance.sample(offered, min(len(offered), chance.randint(3, 8)))
    counted = chance.random() < 0.8
    for caption, table in zip(CAPTIONS, chosen, strict=False):
        share = (
            not table.compare
            and table.columns != "period"
            and "kvinnor" in table.measures
            and "totalt" in table.measures
        )
        yield replace(table, caption=caption, counted=counted, share=share and chance.random() < 0.4,
                      document=chance.choice(("rapport", "rapport", "bilagor", "")))  # fmt: skip


def _charts(chance: random.Random, world: World) -> Iterator[Drawn]:
    for caption, table in zip(CAPTIONS[::-1], world.tables, strict=False):
        if chance.random() < 0.4 or not table.document:
            continue
        columns = world.columns_of(table)
        pair = tuple(one for one in columns if one.rpartition("_")[2] in ("kvinnor", "man"))[:2]
        by_size, most = chance.random() < 0.6, chance.choice((0, 0, 2, 3))
        if table.by_years or (table.compare and chance.random() < 0.5):
            yield Drawn(caption, table, "linje", columns if table.by_years else columns[::-1], True, by_size, most)
        elif len(pair) == 2 and chance.random() < 0.6:
            kind = chance.choice(("staplade", "andelar"))
            yield Drawn(caption, table, kind, pair, False, by_size, most)
        else:
            kind = chance.choice(("liggande_staplar", "staplar"))
            yield Drawn(caption, table, kind, (chance.choice(columns),), False, by_size, most)


def _sentences(chance: random.Random, world: World) -> Iterator[str]:
    """Yield paragraphs with what `tests.package_reading` knows how to read in them."""
    for table in world.tables:
        if table.by_years:
            continue  # its columns are other ones each year, and a sentence must hold for all
        data, column = f"data.{table.caption}", chance.choice(world.columns_of(table))
        area = chance.choice(world.lasting(table.rows))
        one = f"{data}.rad.{area}['{column}']"
        total = f"{data}.summa['{column}']"
        said = [
            f"Raden {area} i {table.caption}, {column}: {{{{ {one} }}}}.",
            f"Raden {area} i {table.caption}, {column}: {{{{ {one} | antal('person', 'personer') }}}}.",
            f"Störst i {table.caption}, {column}: {{% for rad in {data}.rader | storst('{column}', 2) %}}"
            f"{{{{ rad.id }}}} {{{{ rad['{column}'] | tal }}}}, {{% endfor %}}slut.",
            f"Fler i {table.caption}, {column}: {{% for rad in {data}.rader if rad['{column}'] is tal and "
            f"{one} is tal and rad['{column}'] > {one} %}}{{{{ rad.id }}}}, {{% endfor %}}än {area}.",
        ]
        said += [
            f"Ordnat i {table.caption}: {{{{ {data}.rader | sortera('{column}') | varje('namn') | lista }}}}.",
            f"Störst först i {table.caption}: {{{{ {data}.rader | storst('{column}', 9) | varje('namn') | lista }}}}.",
            f"Raden {area} i {table.caption} är {{% if {one} > 10 %}}stor{{% else %}}inte stor{{% endif %}}, {column}.",
        ]
        if table.total:
            said += [f"Summan i {table.caption}, {column}: {{{{ {total} | tal }}}}."]
        if table.compare and table.total:
            (measure,) = table.measures
            now, then = (f"{data}.summa.{measure}_{when}" for when in ("nu", world.then))
            said += [
                f"Jämfört i {table.caption}: {{% if {now} is tal and {then} is tal %}}"
                f"{{{{ jamforelse({now}, {then}, 'i fjol') }}}}{{% endif %}}.",
                f"Ändrat i {table.caption}: antalet {{{{ andring({now}, {then}) }}}}.",
            ]
        yield from chance.sample(said, chance.randint(0, 2))
