"""An attack on finished packages: what can be known of each count that they leave out, given all that stands in them.

`nice python -m tests.package_leaks --sets 300` makes random models and reports with the real commands and attacks them.
What was found is written to a log, seed by seed, and the command goes on where the log ends.

Two attacks. A solver for whole numbers is given every number that stands somewhere, and is asked how low and how high
each count that is left out can be. And the reports are made anew with other counts that agree with all that was told,
one of them as far away as can be: if the tables come out the same, every file must, to the last byte. So what nobody
could read, such as a width, a colour or an order, tells nothing either.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.attacker import Atom, Attacker, Fact, Said
from tests.linked_tables import SEXES
from tests.package_making import MODEL, make, public
from tests.package_meaning import Known, Report, understood
from tests.package_model import LAST, TOTAL, World, number, random_world
from tests.package_reading import Contents, read

Packages = dict[int, dict[str, bytes]]
"""The files that are for the public, by year and name."""


@dataclass(frozen=True, slots=True)
class Attacked:
    """What came of an attack on one set of packages."""

    leaks: tuple[str, ...]
    left_out: int
    shown: int
    compared: int
    """How many times the reports were made anew with other counts and the same tables."""


def packages(world: World, base: Path) -> Packages:
    """Give what was published of a world whose packages were made in *base*."""
    years = [year for year in world.periods if year == LAST or world.edition]
    return {year: public(base, year) for year in years}


def known_of(world: World, files: Packages) -> Known:
    """Read all reports together."""
    known = Known()
    for year, found in files.items():
        contents = read(found)
        of_year = understood(contents, Report(world, year))
        of_year.unexplained += out_of_order(world, contents)
        known.said += of_year.said
        known.facts += of_year.facts
        known.unexplained += [f"{year}: {one}" for one in of_year.unexplained]
    return known


def out_of_order(world: World, contents: Contents) -> Iterator[str]:
    """Yield the tables whose rows are not in the order of their register: another order may be one of size."""
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for cell in contents.cells:
        if cell.ids:
            rows.setdefault((cell.place.rpartition(", rad ")[0], cell.caption), {})[cell.row] = None
    for (place, caption), found in rows.items():
        table = next(one for one in world.tables if one.caption == caption)
        inside = [row for row in found if not any(row in names for names in world.outside.values())]
        if inside != [row for row in (*world.rows(table.rows), TOTAL) if row in inside]:
            yield f"{place}: the rows of {caption} are in another order than those of the register"


def together(said: list[Said]) -> list[Said]:
    """Give each count once, with its number if that stands anywhere."""
    found: dict[frozenset[Atom], Said] = {}
    for one in said:
        if one.atoms not in found or found[one.atoms].number is None:
            found[one.atoms] = one
    return list(found.values())


def misread(world: World, known: Known) -> Iterator[str]:
    """Yield what the reader holds for true that is not: then the reader is wrong, and not the report."""
    for one in known.said:
        if one.number is not None and one.number != number(world, one.atoms):
            yield f"{one.place}: read as {one.number}, is {number(world, one.atoms)}"
    for fact in known.facts:
        value = sum(factor * number(world, atoms) for atoms, factor in fact.terms.items())
        near = 1e-6 * max(1.0, *(abs(factor) * number(world, atoms) for atoms, factor in fact.terms.items()))
        if (fact.low is not None and value < fact.low - near) or (fact.high is not None and value > fact.high + near):
            yield f"{fact.place}: {fact.low} to {fact.high}, is {value}"


def leaks(world: World, known: Known) -> Iterator[str]:
    """Yield what the packages give away."""
    yield from (f"not explained: {one}" for one in known.unexplained)
    left_out = {one.atoms: one for one in known.said if one.number is None}
    numbers = {one.atoms: one for one in known.said if one.number is not None}
    for one in numbers.values():
        if 0 < (one.number or 0) < world.threshold or (world.hide_zero and one.number == 0):
            yield f"small: {one.place} is {one.number}"
        if one.atoms in left_out:
            yield f"shown: {left_out[one.atoms].place} is {one.number} in {one.place}"
    unknown = [
        Said("unknown", frozenset({(year, town, date, area, SEXES[-1])}), counts[-1])
        for year, rows in world.years.items() for (town, date, area), counts in rows.items()
    ]  # fmt: skip
    least = 0 if world.hide_zero else 1
    for more in ([], unknown):
        with Attacker(together([*known.said, *more]), least, news(known)) as attacker:
            for cell in left_out.values():
                low, high = attacker.interval(cell, world.threshold)
                if high is not None and not (more and not_of_unknown(world, cell) == 0):
                    yield f"narrow: {cell.place} is {low}–{high}{', with those of unknown sex known' if more else ''}"


def not_of_unknown(world: World, cell: Said) -> int:
    """Count those in a cell whose sex is known; of the others alone one may know who thinks that there are none."""
    return number(world, frozenset(atom for atom in cell.atoms if atom[-1] != SEXES[-1]))


def news(known: Known) -> list[Fact]:
    """Give the facts that say something of a count that does not stand somewhere itself."""
    numbers = {one.atoms for one in known.said if one.number is not None}
    return [fact for fact in known.facts if not set(fact.terms) <= numbers]


def other_worlds(world: World, known: Known, tries: int) -> Iterator[World]:
    """Yield the same world with other counts that agree with all that was told, one of them far from what it is.

    Most often something else is left out then; with as few changes as can be, more often the same.
    """
    truth: dict[Atom, int] = {
        (year, town, date, area, sex): count
        for year, rows in world.years.items()
        for (town, date, area), counts in rows.items()
        for sex, count in zip(SEXES, counts, strict=True)
    }  # fmt: skip
    facts, least = news(known), 0 if world.hide_zero else 1
    chance, told = random.Random(world.seed), together(known.said)
    hidden = sorted((one for one in told if one.number is None), key=lambda one: one.place)
    for count, cell in enumerate(chance.sample(hidden, min(tries, len(hidden)))):
        with Attacker(told, least, facts) as attacker:
            far = count % 3 == 2
            other = attacker.farthest(cell, truth) if far else attacker.nearest(cell, truth, chance.choice((-1, 1, 2)))
        if other:
            years = {
                year: {key: tuple(other[year, *key, sex] for sex in SEXES) for key in rows}
                for year, rows in world.years.items()
            }
            yield replace(world, years=years)  # type: ignore[arg-type]


def told_apart(world: World, files: Packages, again: Packages) -> list[str] | None:
    """Name the files that tell two worlds apart though their counts are shown alike; None if they are not."""
    if counts_shown(world, files) != counts_shown(world, again):
        return None
    return [
        f"differs: {year}/{name}"
        for year, found in files.items()
        for name, content in found.items()
        if again[year].get(name) != content
    ]


def counts_shown(world: World, files: Packages) -> list[tuple[object, ...]]:
    """Give the counts of all tables as they are printed; shares and changes follow from them or should not be there."""
    return [
        (year, cell.caption, cell.row, cell.column, cell.text)
        for year, found in files.items()
        for cell in read({name: content for name, content in found.items() if name.endswith(".csv")}).cells
        if cell.ids and Report(world, year).sums(cell.caption, cell.row, cell.column) is not None
    ]


def attack(seed: int, tries: int = 1) -> Attacked:
    """Make a world's packages and attack them."""
    world = random_world(seed)
    folder = Path(tempfile.mkdtemp(prefix="paket"))
    try:
        files = packages(world, make(world, folder / "a"))
        known = known_of(world, files)
        wrong = list(misread(world, known))
        assert not wrong, (seed, wrong[:3])
        found = list(leaks(world, known))
        compared = 0
        for count, other in enumerate(other_worlds(world, known, tries) if not found else ()):
            make(other, folder / f"b{count}", folder / "a" / "mallar" / MODEL)
            differences = told_apart(world, files, packages(other, folder / f"b{count}"))
            if differences is not None:
                compared += 1
                found += differences
                break
    finally:
        shutil.rmtree(folder)
    numbers = together(known.said)
    left_out = sum(one.number is None for one in numbers)
    return Attacked(tuple(found), left_out, len(numbers) - left_out, compared)


def main() -> None:
    """Attack so many sets, and go on where the log ends."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--sets", type=int, default=100)
    words.add_argument("--first", type=int, default=0)
    words.add_argument("--tries", type=int, default=1)
    words.add_argument("--log", type=Path, default=Path(tempfile.gettempdir()) / "package_leaks.jsonl")
    given = words.parse_args()
    lines = given.log.read_text("utf-8").splitlines() if given.log.exists() else []
    done = {int(json.loads(line)["seed"]) for line in lines}
    for seed in range(given.first, given.first + given.sets):
        if seed not in done:
            with given.log.open("a", encoding="utf-8") as log:
                log.write(json.dumps({"seed": seed, **_told(seed, given.tries)}, ensure_ascii=False) + "\n")


def _told(seed: int, tries: int) -> Mapping[str, object]:
    try:
        came = attack(seed, tries)
    except AssertionError as stop:
        sys.stdout.write(f"{seed}: stopped: {str(stop)[:300]}\n")
        return {"stopped": str(stop)[:2000]}
    counted = f"{came.left_out} left out, {came.shown} shown, {came.compared} compared, {len(came.leaks)} leaks"
    sys.stdout.write("\n   ".join([f"{seed}: {counted}", *came.leaks[:5]]) + "\n")
    sys.stdout.flush()
    return {"leaks": came.leaks, "left_out": came.left_out, "shown": came.shown, "compared": came.compared}


if __name__ == "__main__":
    main()
