"""The shipped example with random counts typed into its own forms, as a world whose packages can be attacked.

The forms are the example's own, with what else stands in them; only the counts are written over, cell by cell.
"""

import random
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl import load_workbook

from generator.model.answers import Submission
from generator.model.definition import Table
from generator.model.values import State
from tests.examples.content import MODEL, ROOT
from tests.filling import SAVED, saved_workbook
from tests.linked_tables import SEXES
from tests.package_attack import Model, Packages
from tests.package_making import NOT_FOR_THE_PUBLIC
from tests.package_model import LAST, Drawn, Tab, World
from tests.running import rapport
from tests.test_protection_documents import TABLES, as_set, random_counts, rows, submissions

TWICE = "Mora deltagare mars.xlsx"
"""Has half of what another file has."""
MERGED = 2023


def example_world(seed: int) -> World:
    """Make the example's world, with random counts in the years that have forms."""
    counts = dict(random_counts(seed))
    for year, one, date, row in rows():
        if year == MERGED:
            counts |= {(year, one.respondent, date, row.key, sex): _true(row.answers, sex) for sex in SEXES}
    base = as_set(counts)
    tables = tuple(map(_tab, base.tables))
    years = {year: {**dict.fromkeys(_nothing(year), (0, 0, 0)), **rows} for year, rows in base.years.items()}
    return World(
        seed, base.threshold, base.towns, base.areas, dict.fromkeys(base.towns, ""), years, base.outside, tables,
        tuple(_charts(tables)), edition=random.Random(seed).random() < 0.5,
    )  # fmt: skip


def _nothing(year: int) -> Iterator[tuple[str, str, str]]:
    """Yield the rows that are blank because there is nobody."""
    for one in submissions(year):
        for table, date in TABLES.items():
            answer = one.answers.get(f"{table.partition('.')[0]}.inga_ovriga")
            if answer and answer.value == "ja":
                yield from ((one.respondent, date, row.key) for row in one.tables.get(table, ()))


def _true(answers: Mapping[str, object], sex: str) -> int:
    value = getattr(answers.get(sex), "value", None)
    return int(value) if value is not None else 0


def _tab(table: Table) -> Tab:
    return Tab(
        table.id, table.rows, table.columns, dict(table.where), table.measures, table.total, table.column_total,
        tuple(table.column_rows), bool(table.compare), bool(table.by_years), table.compare_common,
        counted=bool(table.counted_when),
    )  # fmt: skip


def _charts(tables: tuple[Tab, ...]) -> Iterator[Drawn]:
    by_id = {table.caption: table for table in tables}
    declared = tomllib.loads((ROOT / "mallar" / MODEL / "diagram.toml").read_text("utf-8"))["diagram"]
    for one in declared:
        if one["tabell"] in by_id:
            yield Drawn(
                one["id"], by_id[one["tabell"]], one["typ"], tuple(serie["kolumn"] for serie in one.get("serie", ())),
                one.get("langs_axeln") == "kolumner", one.get("ordning") == "storlek", one.get("hogst", 0),
                {serie["namn"]: serie["kolumn"] for serie in one.get("serie", ()) if "namn" in serie},
            )  # fmt: skip


def make_example(world: World, base: Path, _: Path | None = None) -> Path:
    """Make the packages of the example with a world's counts."""
    shutil.copytree(ROOT / "mallar" / MODEL, base / "mallar" / MODEL)
    shutil.copytree(ROOT / "indata" / MODEL, base / "indata" / MODEL)
    for year in world.periods:
        if year != MERGED:
            (base / "indata" / MODEL / str(year) / TWICE).unlink(missing_ok=True)
            for one in submissions(year):
                if any(table in one.tables for table in TABLES) and one.file.file != TWICE:
                    _write(world, year, one, base / "indata" / MODEL / str(year) / one.file.file)
    for year in world.periods:
        if year == LAST or (world.edition and year != MERGED):
            words = ("bygg", MODEL, "--ar", str(year), "--trots-fel")
            ran = rapport(*words, workspace=base, today=f"{year + 1}-02-01")
            assert (base / "utdata" / MODEL / str(year) / "data").exists(), ran.out + ran.err
    return base


def _write(world: World, year: int, one: Submission, path: Path) -> None:
    workbook = load_workbook(path)
    for table, date in TABLES.items():
        for row in one.tables.get(table, ()):
            counts = world.years[year].get((one.respondent, date, row.key))
            if counts and (any(counts) or row.answers["totalt"].state is State.VALUE):
                numbers = dict(zip(SEXES, counts, strict=True)) | {"totalt": sum(counts)}
                for name, number in numbers.items():
                    place = row.answers[name].place
                    blank = name == SEXES[-1] and not number
                    workbook[place.sheet][place.cell] = None if blank else number
    path.write_bytes(saved_workbook(workbook, workbook.properties.modified or SAVED))


def packages_of_example(world: World, base: Path) -> Packages:
    """Give what was published of the example."""
    found: Packages = {}
    for year in world.periods:
        folder = base / "utdata" / MODEL / str(year)
        if folder.exists():
            files = [*folder.glob("*.docx"), *(folder / "data").glob("*.*")]
            found[year] = {
                path.name: path.read_bytes() for path in sorted(files)
                if not any(part in path.name for part in NOT_FOR_THE_PUBLIC)
            }  # fmt: skip
    return found


EXAMPLE = Model(make_example, packages_of_example, own_words=False)
