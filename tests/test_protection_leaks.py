"""Nobody can work out from all tables together where a count that is left out lies, within less than the threshold.

The reader is a solver for whole numbers that is given what the tables say and nothing else; see `tests.attacker` and
`tests.linked_tables`. All three thousand sets: `pytest -m slow tests/test_protection_leaks.py`.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.figures import publish
from generator.model.published import Published
from tests.attacker import Attacker, Said
from tests.linked_tables import SEXES, Set, of_unknown_sex, random_set, told, wild_set
from tests.linked_tertials import THRESHOLD, random_tertials

QUICK, ALL = 60, 1000
TEN = 10
LONG = [pytest.param(first, marks=pytest.mark.slow) for first in range(QUICK, ALL, TEN)]


def leaks(said: list[Said], threshold: int) -> list[str]:
    """Say which counts that are left out a reader can come too near to."""
    with Attacker(said, least=1) as attacker:
        return [
            f"{cell.place} is {least}–{most}"
            for cell in attacker.left_out()
            for least, most in [attacker.interval(cell, threshold)]
            if most is not None
        ]


def reports(one: Set) -> dict[int, Published]:
    return {year: publish(one.dataset(year)) for year in one.years}


def women_and_men(one: Set, cell: Said) -> int:
    """Count those in a cell who are not of unknown sex."""
    rows = [
        (one.years[int(str(year))][str(town), str(measured), str(area)], str(sex))
        for year, town, measured, area, sex in cell.atoms
    ]
    return sum(numbers[SEXES.index(sex)] for numbers, sex in rows if sex != SEXES[-1])


def disagreeing(said: list[Said]) -> list[str]:
    """Name the cells that do not say of a count what another cell says of it."""
    first = {cell.atoms: cell for cell in reversed(said)}
    return [f"{cell.place} and {first[cell.atoms].place}" for cell in said if cell.number != first[cell.atoms].number]


def leaking(one: Set) -> list[str]:
    """Name whatever is wrong with what the reports of a set tell."""
    said = list(told(one, reports(one)))
    # One who knows how many are of unknown sex may know of those alone, but not of women and men.
    only_unknown = {cell.place for cell in said if not women_and_men(one, cell)}
    knowing = leaks([*said, *of_unknown_sex(one)], one.threshold)
    return [
        *leaks(said, one.threshold),
        *(leak for leak in knowing if leak.split(" is ")[0] not in only_unknown),
        *(cell.place for cell in said if cell.number is not None and 0 < cell.number < one.threshold),
        *disagreeing(said),
    ]


@pytest.mark.parametrize("first", [*range(0, QUICK, TEN), *LONG])
@pytest.mark.parametrize("made", [random_set, wild_set])
def test_no_set_of_linked_tables_gives_a_count_away(made: Callable[[int], Set], first: int) -> None:
    for seed in range(first, first + TEN):
        assert leaking(made(seed)) == [], seed


@pytest.mark.parametrize("first", [*range(0, QUICK, TEN), *LONG])
def test_no_tables_of_counted_rows_and_sums_over_periods_give_a_count_away(first: int) -> None:
    for seed in range(first, first + TEN):
        said = list(random_tertials(seed).told())
        assert leaks(said, THRESHOLD) == [], seed
        assert not [cell.place for cell in said if cell.number is not None and 0 < cell.number < THRESHOLD], seed
        assert disagreeing(said) == [], seed


@pytest.mark.parametrize(
    ("made", "seed"),
    [
        pytest.param(random_set, 1937, id="a part of a sum that the report before has shown, and that is no greater"),
        pytest.param(random_set, 2372, id="what is left out follows from the report before, or is far from what helps"),
        pytest.param(
            random_set, 2725, id="sums over those compared follow from the report before", marks=pytest.mark.slow
        ),
        pytest.param(wild_set, 3, id="the report before has shown the sum with another"),
    ],
)
def test_what_was_found_among_further_sets_is_mended(made: Callable[[int], Set], seed: int) -> None:
    assert leaking(made(seed)) == []


def test_the_sets_leave_counts_out_and_show_most() -> None:
    """What the solver is given is worth its trouble: small counts, and others beside them."""
    sets = [random_set(seed) for seed in range(QUICK // 3)]
    said = [cell for one in sets for cell in told(one, reports(one))]
    left_out = sum(cell.number is None for cell in said)
    assert left_out > len(said) // 20
    assert left_out < len(said) // 2


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        pytest.param((None, None, 7), [], id="each of two is 1-6"),
        pytest.param((None, None, 6), ["a is 1–5", "b is 1–5"], id="each of two is 1-5"),
        pytest.param((None, 12, 15), ["a is 3–3"], id="one alone"),
        pytest.param((None, None, None), [], id="the sum is not there either"),
    ],
)
def test_the_reader_finds_what_there_is_to_find(numbers: tuple[int | None, ...], found: list[str]) -> None:
    atoms = (frozenset({("a",)}), frozenset({("b",)}), frozenset({("a",), ("b",)}))
    said = [Said(name, one, number) for name, one, number in zip("abc", atoms, numbers, strict=True)]
    assert leaks(said, 5) == found


def left_out_as_text(first: int) -> str:
    """Name the counts that some sets leave out."""
    ones = [random_set(seed) for seed in range(first, first + TEN // 2)]
    return "\n".join(cell.place for one in ones for cell in told(one, reports(one)) if cell.number is None)


def test_the_same_counts_are_left_out_in_every_process() -> None:
    """Two reports that left out different counts would together tell both."""
    code = "import sys; from tests.test_protection_leaks import left_out_as_text; print(left_out_as_text(440))"
    found = set()
    for hashing in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": hashing, "PYTHONUTF8": "1"}
        root = Path(__file__).parent.parent
        ran = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True)
        found.add(ran.stdout)
    assert len(found) == 1
    assert found.pop().strip()
