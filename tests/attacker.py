"""A reader who tries to work out counts that are not shown, with a solver for whole numbers.

It knows what the tables say, that counts are whole numbers from 0 up, that a count that is left out is at least
one that would have been left out, and which sums are of what. It knows nothing of how the protection is reckoned.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import swiglpk as glpk

Atom = tuple[object, ...]
"""One respondent's count of one thing, the smallest there is."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What something else than a count says: that some sums with their factors are together from *low* to *high*."""

    place: str
    terms: Mapping[frozenset[Atom], float]
    low: float | None = None
    high: float | None = None


_NEAR = 1e-6
_FAR = 20
_PATIENCE = 5000
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one cell says of the sum of some atoms; *number* is None for a count that is left out."""

    place: str
    atoms: frozenset[Atom]
    number: int | None


class Attacker:
    """What a set of cells tells of the counts behind them; those that no cell has are left out as soon as may be."""

    def __init__(self, said: Collection[Said], least: int, facts: Collection[Fact] = ()) -> None:
        """Read what is *said*; a count that is left out is at least *least*."""
        self.cells = {one.atoms: one for one in said}
        self._classes = alike([*self.cells, *(atoms for fact in facts for atoms in fact.terms)])
        self._least = least
        glpk.glp_term_out(glpk.GLP_OFF)
        self._problem = glpk.glp_create_prob()
        glpk.glp_add_cols(self._problem, max(len(self._classes), 1))
        for column in self._classes.values():
            glpk.glp_set_col_bnds(self._problem, column, glpk.GLP_LO, 0, 0)
            glpk.glp_set_col_kind(self._problem, column, glpk.GLP_IV)
        self._rows = {atoms: self._row(cell) for atoms, cell in self.cells.items()}
        for fact in facts:
            self._bound(fact)

    def __enter__(self) -> "Attacker":
        """Go to work."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give the solver's memory back."""
        glpk.glp_delete_prob(self._problem)

    def left_out(self) -> Iterator[Said]:
        """Yield the cells that are to be worked out."""
        return (cell for cell in self.cells.values() if cell.number is None)

    def interval(self, cell: Said, enough: int) -> tuple[int, int | None]:
        """Give the least and the most that a count can be; the most is None if it may be *enough* more or beyond."""
        least = self._extreme(cell, glpk.GLP_MIN)
        assert least is not None, f"{cell.place}: nothing agrees with what is shown"
        most = self._extreme(cell, glpk.GLP_MAX)
        return least, None if most is None or most >= least + enough else most

    def farthest(self, cell: Said, truth: Mapping[Atom, int]) -> dict[Atom, int]:
        """Give counts that agree with all cells, where one cell is as far from the *truth* as it can be, or by much."""
        columns = self._columns(cell.atoms)
        row = self._rows[cell.atoms]
        own = sum(truth[atom] for atom in cell.atoms)
        glpk.glp_set_row_bnds(self._problem, row, glpk.GLP_DB, self._least, own + _FAR)
        found = max((self._solution(cell, way) for way in (glpk.GLP_MIN, glpk.GLP_MAX)),
                    key=lambda one: abs(sum(one[column] for column in columns) - own))  # fmt: skip
        glpk.glp_set_row_bnds(self._problem, row, glpk.GLP_LO, self._least, 0)
        return self._shared(truth, found)

    def nearest(self, cell: Said, truth: Mapping[Atom, int], step: int) -> dict[Atom, int] | None:
        """Give counts that agree with all cells and differ as little as can be, where one cell is *step* more.

        None if there are none. The attacker is spent by this.
        """
        own = sum(truth[atom] for atom in cell.atoms) + step
        glpk.glp_set_row_bnds(self._problem, self._rows[cell.atoms], glpk.GLP_FX, own, own)
        true = {column: sum(truth[atom] for atom in members) for members, column in self._classes.items()}
        first = int(glpk.glp_add_cols(self._problem, len(true)))
        glpk.glp_set_obj_dir(self._problem, glpk.GLP_MIN)
        for change, (column, number) in enumerate(true.items(), start=first):
            glpk.glp_set_col_bnds(self._problem, change, glpk.GLP_LO, 0, 0)
            glpk.glp_set_obj_coef(self._problem, column, 0)
            glpk.glp_set_obj_coef(self._problem, change, 1)
            row(self._problem, [(column, 1), (change, -1)], glpk.GLP_UP, number)
            row(self._problem, [(column, 1), (change, 1)], glpk.GLP_LO, number)
        whole = glpk.glp_iocp()
        glpk.glp_init_iocp(whole)
        whole.presolve, whole.tm_lim = glpk.GLP_ON, _PATIENCE
        if glpk.glp_intopt(self._problem, whole) or glpk.glp_mip_status(self._problem) != glpk.GLP_OPT:
            return None
        return self._shared(truth, {column: round(glpk.glp_mip_col_val(self._problem, column)) for column in true})

    def _shared(self, truth: Mapping[Atom, int], found: Mapping[int, int]) -> dict[Atom, int]:
        """Give each class's count to its members."""
        other = dict(truth)
        for members, column in self._classes.items():
            change = found[column] - sum(truth[atom] for atom in members)
            for atom in sorted(members, key=str):
                step = max(change, -truth[atom])
                other[atom] = truth[atom] + step
                change -= step
        return other

    def _solution(self, cell: Said, direction: int) -> dict[int, int]:
        """Give the counts that take a cell as low or as high as it can be."""
        columns = self._columns(cell.atoms)
        glpk.glp_set_obj_dir(self._problem, direction)
        for column in self._classes.values():
            glpk.glp_set_obj_coef(self._problem, column, float(column in columns))
        whole = glpk.glp_iocp()
        glpk.glp_init_iocp(whole)
        whole.presolve = glpk.GLP_ON
        assert glpk.glp_intopt(self._problem, whole) == 0
        return {column: round(glpk.glp_mip_col_val(self._problem, column)) for column in self._classes.values()}

    def _row(self, cell: Said) -> int:
        terms = [(column, 1) for column in self._columns(cell.atoms)]
        if cell.number is None:
            return row(self._problem, terms, glpk.GLP_LO, self._least)
        return row(self._problem, terms, glpk.GLP_FX, cell.number)

    def _bound(self, fact: Fact) -> None:
        factors: dict[int, float] = {}
        for atoms, factor in fact.terms.items():
            for column in self._columns(atoms):
                factors[column] = factors.get(column, 0) + factor
        for kind, bound in ((glpk.GLP_LO, fact.low), (glpk.GLP_UP, fact.high)):
            if bound is not None:
                row(self._problem, sorted(factors.items()), kind, bound)

    def _columns(self, atoms: frozenset[Atom]) -> list[int]:
        return sorted(column for members, column in self._classes.items() if members <= atoms)

    def _extreme(self, cell: Said, direction: int) -> int | None:
        """Give the least or the most; None if there is no most."""
        columns = self._columns(cell.atoms)
        glpk.glp_set_obj_dir(self._problem, direction)
        for column in self._classes.values():
            glpk.glp_set_obj_coef(self._problem, column, float(column in columns))
        simplex = glpk.glp_smcp()
        glpk.glp_init_smcp(simplex)
        assert glpk.glp_simplex(self._problem, simplex) == 0
        status = glpk.glp_get_status(self._problem)
        if status == glpk.GLP_UNBND:
            return None
        assert status == glpk.GLP_OPT, f"{cell.place}: nothing agrees with what is shown"
        values = [glpk.glp_get_col_prim(self._problem, column) for column in self._classes.values()]
        if all(abs(one - round(one)) < _NEAR for one in values):
            found: float = glpk.glp_get_obj_val(self._problem)
            return round(found)
        whole = glpk.glp_iocp()
        glpk.glp_init_iocp(whole)
        assert glpk.glp_intopt(self._problem, whole) == 0
        found = glpk.glp_mip_obj_val(self._problem)
        return round(found)


def row(problem: object, terms: Sequence[tuple[int, float]], kind: int, bound: float) -> int:
    """Add a row to a problem, of columns with their factors, and say how it is bound."""
    number = int(glpk.glp_add_rows(problem, 1))
    columns, factors = glpk.intArray(len(terms) + 1), glpk.doubleArray(len(terms) + 1)
    for place, (column, factor) in enumerate(terms, start=1):
        columns[place], factors[place] = column, float(factor)
    glpk.glp_set_mat_row(problem, number, len(terms), columns, factors)
    glpk.glp_set_row_bnds(problem, number, kind, bound, bound)
    return number


def alike(cells: Iterable[frozenset[Atom]]) -> Mapping[frozenset[Atom], int]:
    """Give the atoms in classes of those that stand in the same cells, each with a column of its own."""
    within: dict[Atom, list[int]] = {}
    for place, atoms in enumerate(cells):
        for atom in atoms:
            within.setdefault(atom, []).append(place)
    classes: dict[tuple[int, ...], set[Atom]] = {}
    for atom, places in within.items():
        classes.setdefault(tuple(places), set()).add(atom)
    return {frozenset(members): column for column, members in enumerate(classes.values(), start=1)}
