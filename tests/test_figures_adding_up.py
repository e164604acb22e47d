"""Which measures are known to add up, and what that protects."""

from dataclasses import replace

import pytest

from generator.expressions.environment import Language
from generator.expressions.sums import Sum
from generator.figures import publish
from generator.figures.adding_up import known_sums
from generator.figures.grids import Grids
from generator.merging import combine
from generator.model.answers import Dataset
from generator.model.definition import Rule, Share
from tests.build import SUM_RULE, Typed, cross, follow_up, march

TABLE = cross(
    "omraden", "inriktningar", measures=("kvinnor", "totalt"), where={"matdatum": "mars"}, protection="personer"
)
SHARE = Share("andel", "Andel kvinnor", "kvinnor", "totalt")
Cells = dict[str, Typed]


def counted(*rows: tuple[int, int, int, int]) -> dict[str, Cells]:
    names = ("kvinnor", "man", "okant", "totalt")
    return {
        area: dict(zip(names, row, strict=True)) for area, row in zip(("bygg", "industri", "vard"), rows, strict=True)
    }


def dataset(rows: dict[str, Cells], *rules: Rule) -> Dataset:
    definition = follow_up(TABLE, rules=rules, names={"avesta": "Avesta", "falun": "Falun"})
    return combine(definition, [march(definition, name, rows) for name in ("avesta", "falun")])[0]


def sums(rows: dict[str, Cells], *rules: Rule, shares: tuple[Share, ...] = ()) -> list[str]:
    given = dataset(rows, *rules)
    grid = Grids(Language()).grid(given, TABLE)
    assert grid is not None
    return [text(one) for one in known_sums(given, grid.source, shares, Language())]


def text(one: Sum) -> str:
    return f"{' + '.join(one.parts)} = {one.whole}"


ALL = "kvinnor + man + okant = totalt"
ADDING_UP = counted((3, 40, 0, 43), (20, 30, 0, 50), (9, 11, 0, 20))


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        pytest.param(ADDING_UP, ["kvinnor + man = totalt"], id="always"),
        pytest.param(counted((3, 40, 1, 44), (20, 30, 0, 50), (9, 11, 0, 20)), [ALL], id="with those who are unknown"),
        pytest.param(counted((3, 40, 0, 44), (20, 30, 0, 50), (9, 11, 0, 20)), [], id="but once"),
        pytest.param(counted((0, 43, 0, 43), (0, 50, 0, 50), (0, 20, 0, 20)), [], id="one part is nothing"),
        pytest.param(counted((1, 2, 0, 3), (0, 0, 0, 0), (0, 0, 0, 0)), [], id="too few rows to say"),
    ],
)
def test_what_every_row_adds_up_to_is_known(rows: dict[str, Cells], found: list[str]) -> None:
    assert sums(rows) == found


def test_a_rule_goes_before_what_the_answers_show() -> None:
    assert sums(ADDING_UP, SUM_RULE) == [ALL]


def test_a_share_says_that_there_are_others() -> None:
    once = counted((3, 40, 0, 44), (20, 30, 0, 50), (9, 11, 0, 20))
    assert sums(once, shares=(SHARE,)) == ["kvinnor + ? = totalt"]
    assert sums(once, SUM_RULE, shares=(SHARE,)) == [ALL]


@pytest.mark.parametrize(
    ("table_rows", "shares"),
    [
        pytest.param(counted((40, 1, 0, 41), (20, 30, 0, 50), (9, 11, 0, 20)), (), id="the answers add up"),
        pytest.param(counted((40, 1, 0, 41), (20, 30, 0, 51), (9, 11, 0, 20)), (SHARE,), id="a share is shown"),
    ],
)
def test_men_are_not_told_by_women_and_all_where_no_rule_says_so(
    table_rows: dict[str, Cells], shares: tuple[Share, ...]
) -> None:
    """Two men of 82: they are 80 less than all, and no table has them."""
    given = dataset(table_rows)
    shown = replace(given.follow_up, tables={"omraden": replace(TABLE, shares=shares)})
    (row, *_) = publish(replace(given, follow_up=shown)).tables["omraden"].rows
    assert "x" in [row.cells["kvinnor"].text, row.cells["totalt"].text]
