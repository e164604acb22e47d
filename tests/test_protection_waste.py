"""Protection leaves out few other numbers: about as few as a solver that tries every way.

The solver is asked for the fewest numbers that let each small count lie far enough apart, whatever they are. All
hundred sets: `pytest -m slow tests/test_protection_waste.py`.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice

import pytest
import swiglpk as glpk

from generator.figures import publish
from tests.attacker import Atom, Said, alike, row
from tests.build import cross
from tests.linked_tables import AREAS, SEXES, TOWNS, Set, people, told

NOW = 2025
MOST = 1.5
FAR = 3
"""How many times the threshold a count is moved at most."""
QUICK, ALL, TEN = 10, 100, 10


def small_set(seed: int) -> Set:
    """Make a few small tables over one date."""
    chance = random.Random(seed)
    towns, areas = TOWNS[: chance.randint(2, 4)], AREAS[: chance.randint(2, 4)]
    sparse = chance.choice((0.1, 0.2, 0.35))
    counts = {(town, "mars", area): (*people(chance, sparse)[:2], 0) for town in towns for area in areas}
    more = {"where": {"matdatum": "mars"}, "protection": "personer"}
    measures = ("kvinnor", "man", "totalt") if chance.random() < 0.5 else ("totalt",)
    tables = [cross("omraden", "inriktningar", measures=measures, **more)]
    if chance.random() < 0.75:
        tables.append(cross("kors", "kommuner", columns="inriktningar", **more))
    if chance.random() < 0.5:
        tables.append(cross("kommuner", "kommuner", measures=measures[-1:], **more))
    return Set(seed, chance.choice((3, 5, 5, 10)), towns, areas, {NOW: counts}, {NOW: frozenset()}, tuple(tables))


def sets() -> Iterator[tuple[Set, list[Said], Mapping[Atom, int]]]:
    """Yield sets in which something is small, with what their tables say and the counts behind."""
    for seed in count():
        one = small_set(seed)
        rows = one.years[NOW].items()
        truth: dict[Atom, int] = {
            (NOW, *row, sex): n for row, numbers in rows for sex, n in zip(SEXES, numbers, strict=True)
        }
        said = list({cell.atoms: cell for cell in told(one, {NOW: publish(one.dataset(NOW))})}.values())
        if any(0 < sum(truth[atom] for atom in cell.atoms) < one.threshold for cell in said):
            yield one, said, truth


@pytest.mark.parametrize(
    "first", [*range(0, QUICK, TEN), *(pytest.param(n, marks=pytest.mark.slow) for n in range(QUICK, ALL, TEN))]
)
def test_few_others_are_left_out(first: int) -> None:
    for one, said, truth in islice(sets(), first, first + TEN):
        numbers = [sum(truth[atom] for atom in cell.atoms) for cell in said]
        others = sum(cell.number is None and n >= one.threshold for cell, n in zip(said, numbers, strict=True))
        fewest = fewest_others([cell.atoms for cell in said], numbers, truth, one.threshold)
        assert others <= MOST * fewest, f"{one.seed}: {others} are left out, and {fewest} would do"


def fewest_others(
    cells: Sequence[frozenset[Atom]], numbers: Sequence[int], truth: Mapping[Atom, int], threshold: int
) -> int:
    """Give the fewest numbers to leave out beside the small ones.

    For each small count there must be two other sets of counts that agree with all that is shown, in which it lies as
    far apart as the threshold. Here those may have fractions, and the others that are left out need not lie apart: so
    what is found may be fewer than is possible, and never more.
    """
    classes = list(alike(cells))
    own = [sum(truth[atom] for atom in members) for members in classes]
    within = [[place for place, members in enumerate(classes) if members <= atoms] for atoms in cells]
    problem = glpk.glp_create_prob()
    glpk.glp_term_out(glpk.GLP_OFF)
    left_out = [_choice(problem, n, threshold) for n in numbers]
    for small in (place for place, n in enumerate(numbers) if 0 < n < threshold):
        ends = []
        for _ in range(2):
            moved = [_column(problem, -n, FAR * threshold) for n in own]
            ends.append(moved)
            for cell, n in enumerate(numbers):
                terms = [(moved[place], 1) for place in within[cell]]
                row(problem, [*terms, (left_out[cell], -FAR * threshold)], glpk.GLP_UP, 0)
                row(problem, [*terms, (left_out[cell], max(n - 1, 0))], glpk.GLP_LO, 0)
        apart = [(ends[0][place], 1) for place in within[small]] + [(ends[1][place], -1) for place in within[small]]
        row(problem, apart, glpk.GLP_LO, threshold)
    how = glpk.glp_iocp()
    glpk.glp_init_iocp(how)
    how.presolve = glpk.GLP_ON
    assert glpk.glp_intopt(problem, how) == 0
    best: float = glpk.glp_mip_obj_val(problem)
    glpk.glp_delete_prob(problem)
    return round(best)


def _choice(problem: object, n: int, threshold: int) -> int:
    """Make the choice to leave a number out; a small one must be, and a zero is never."""
    column = int(glpk.glp_add_cols(problem, 1))
    glpk.glp_set_col_kind(problem, column, glpk.GLP_BV)
    if n < threshold:
        glpk.glp_set_col_bnds(problem, column, glpk.GLP_FX, n > 0, n > 0)
    else:
        glpk.glp_set_obj_coef(problem, column, 1)
    return column


def _column(problem: object, least: int, most: int) -> int:
    column = int(glpk.glp_add_cols(problem, 1))
    glpk.glp_set_col_bnds(problem, column, glpk.GLP_DB, least, most)
    return column
