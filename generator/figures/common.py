"""Periods summed over the same respondents: those who have given all figures of a table in all of them.

The sum over all who count is often known from another table, so what is left out here can be worked out from there;
the grids that nobody is shown but anybody can reach are therefore kept beside those that are shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.figures.grid import TOTAL, Grid
from generator.figures.grids import Grids
from generator.model.definition import RegisterRow


@dataclass(frozen=True, slots=True)
class Split:
    """One period of a table over all who count, over those who are compared, and over the rest of them."""

    whole: Grid
    part: Grid
    rest: Grid
    each: tuple[Grid, ...]
    """The rest one by one, if they are several."""


@dataclass(frozen=True, slots=True)
class Common:
    """A table in several periods over the same respondents; *whole* is the last one over all who count."""

    parts: tuple[Grid, ...]
    """The oldest first."""
    whole: Grid
    compared: tuple[str, ...]
    """Names, as in the register of the last period."""
    left_out: tuple[str, ...]
    """Names; those who have left the register since come last."""
    splits: tuple[Split, ...]


def common_to(wholes: Sequence[Grid], grids: Grids) -> Common:
    """Sum several periods, the oldest first, over those who are complete in all of them."""
    all_of_them = frozenset.intersection(*map(_complete, wholes))
    periods = [(whole, grids.among(whole, all_of_them) if all_of_them else whole) for whole in wholes]
    splits = [_split(whole, part, grids) for whole, part in periods]
    # Where nobody else has contributed, the sum is the same as the one over all who count, and is called that.
    named = [
        part if split else replace(part, facts=whole.facts)
        for (whole, part), split in zip(periods, splits, strict=True)
    ]
    everyone = {row.id: row for whole in wholes for row in _respondents(whole)}
    order = dict.fromkeys(row.id for whole in reversed(wholes) for row in _respondents(whole))
    return Common(
        parts=tuple(named),
        whole=wholes[-1],
        compared=tuple(everyone[one].name for one in order if one in all_of_them),
        left_out=tuple(everyone[one].name for one in order if one not in all_of_them),
        splits=tuple(split for split in splits if split),
    )


def _respondents(whole: Grid) -> tuple[RegisterRow, ...]:
    return whole.dataset.follow_up.respondents(whole.source.form)


def _complete(whole: Grid) -> frozenset[str]:
    """Give those who have a number for every measure and lack none."""
    totals = list(_totals(whole))
    given = frozenset.intersection(*(total[0] for total in totals))
    return given.difference(*(total[1] for total in totals))


def _totals(whole: Grid) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for (row, _, _), measured in whole.cells.items():
        if row == TOTAL:
            yield measured.contributors, measured.missing


def _split(whole: Grid, part: Grid, grids: Grids) -> Split | None:
    others = frozenset().union(*(given for given, _ in _totals(whole))) - part.among
    if not others or not part.among:
        return None
    singly = sorted(others) if len(others) > 1 else []
    return Split(
        whole=whole,
        part=part,
        rest=grids.among(whole, others),
        each=tuple(grids.among(whole, frozenset({one})) for one in singly),
    )
