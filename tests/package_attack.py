"""An attack on finished packages: what can be known of each count that they leave out, given all that stands in them.

Two attacks. A solver for whole numbers is given every number that stands somewhere, and is asked how low and how high
each count that is left out can be. And the reports are made anew with other counts that agree with all that was told,
one of them another: if the tables come out the same, every file must, to the last byte. So what nobody could read,
such as a width, a colour or an order, tells nothing either.
"""

import random
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tests.attacker import Atom, Attacker, Fact, Said
from tests.linked_tables import SEXES
from tests.package_making import make, public
from tests.package_meaning import Known, Report, understood
from tests.package_model import LAST, TOTAL, World, number
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
    return {year: public(world, base, year) for year in years}


def known_of(world: World, files: Packages) -> Known:
    """Read all reports together."""
    known = Known()
    for year, found in files.items():
        contents = read(found)
        of_year = understood(contents, Report(as_compared(world, contents), year))
        of_year.unexplained += out_of_order(world, year, contents)
        known.said += of_year.said
        known.facts += of_year.facts
        known.unexplained += [f"{year}: {one}" for one in of_year.unexplained]
        known.unread += [f"{year}: {one}" for one in of_year.unread]
    return known


def as_compared(world: World, contents: Contents) -> World:
    """Give the world with its tables as they came out: one that compares with nothing has all towns in it."""
    compared = {
        cell.caption
        for cell in contents.cells
        if cell.ids and cell.column.endswith(f"_{world.then}") and cell.text not in ("..", "")
    }
    return replace(
        world,
        tables=tuple(
            replace(one, common=one.common and (not one.compare or one.caption in compared)) for one in world.tables
        ),
    )


def out_of_order(world: World, year: int, contents: Contents) -> Iterator[str]:
    """Yield the tables whose rows are not in the order of their register: another order may be one of size."""
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for cell in contents.cells:
        if cell.ids:
            rows.setdefault((cell.place.rpartition(", rad ")[0], cell.caption), {})[cell.row] = None
    for (place, caption), found in rows.items():
        table = next(one for one in world.tables if one.caption == caption)
        inside = [row for row in found if not any(row in names for names in world.outside.values())]
        if inside != [row for row in (*world.rows(table.rows, year), TOTAL) if row in inside]:
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
        near = 1e-6 * max([1.0, *(abs(factor) * number(world, atoms) for atoms, factor in fact.terms.items())])
        if (fact.low is not None and value < fact.low - near) or (fact.high is not None and value > fact.high + near):
            yield f"{fact.place}: {fact.low} to {fact.high}, is {value}"


def leaks(world: World, known: Known) -> Iterator[str]:
    """Yield what the packages give away."""
    yield from (f"not explained: {one}" for one in (*known.unexplained, *known.unread))
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
                if high is not None and not (more and of_unknown_alone(world, cell, numbers)):
                    yield f"narrow: {cell.place} is {low}–{high}{', with those of unknown sex known' if more else ''}"


def of_unknown_alone(world: World, cell: Said, shown: Collection[frozenset[Atom]]) -> bool:
    """Whether those in a cell, or those who came to it after what is shown, are all of unknown sex.

    Of them one may know who thinks to know how many such there are, but not of women and men.
    """
    parts = (frozenset[Atom](), *(one for one in shown if one < cell.atoms))
    return any(
        number(world, frozenset(atom for atom in cell.atoms - part if atom[-1] != SEXES[-1])) == 0 for part in parts
    )


def news(known: Known) -> list[Fact]:
    """Give the facts that say something of a count that does not stand somewhere itself."""
    numbers = {one.atoms for one in known.said if one.number is not None}
    return [fact for fact in known.facts if fact.terms and not set(fact.terms) <= numbers]


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


@dataclass(frozen=True, slots=True)
class Model:
    """How the packages of a world are made and found."""

    make: Callable[[World, Path, Path | None], object]
    packages: Callable[[World, Path], Packages]
    own_words: bool = True
    """Whether every text is the model's own, and must be understood."""


RANDOM = Model(make, packages)


def attack(world: World, tries: int = 1, model: Model = RANDOM) -> Attacked:
    """Make a world's packages and attack them."""
    folder = Path(tempfile.mkdtemp(prefix="paket"))
    try:
        model.make(world, folder / "a", None)
        files = model.packages(world, folder / "a")
        known = known_of(world, files)
        if not model.own_words:
            known.unread = []
        wrong = list(misread(world, known))
        assert not wrong, wrong[:3]
        found, compared = list(leaks(world, known)), 0
        for count, other in enumerate(other_worlds(world, known, tries) if not found else ()):
            model.make(other, folder / f"b{count}", folder / "a")
            differences = told_apart(world, files, model.packages(other, folder / f"b{count}"))
            if differences is not None:
                compared += 1
                found += differences
                break
    finally:
        shutil.rmtree(folder)
    numbers = together(known.said)
    left_out = sum(one.number is None for one in numbers)
    return Attacked(tuple(found), left_out, len(numbers) - left_out, compared)
