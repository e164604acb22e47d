"""Signs of table cells and markers in running text."""

from decimal import Decimal

import pytest

from generator.model.values import State
from generator.swedish.markers import MISSING_ANSWER, faulty
from generator.swedish.signs import LEGEND, sign, table_cell


@pytest.mark.parametrize("state", [state for state in State if state is not State.VALUE])
def test_every_state_without_a_number_has_a_sign_that_the_legend_explains(state: State) -> None:
    assert f"{sign(state)} " in LEGEND
    assert table_cell(None, state) == sign(state)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [("0.0", 1, "–"), ("-0.3", 0, "0"), ("0.04", 1, "0,0"), ("1234.5", 1, "1\u00a0234,5"), ("-3", 0, "−3")],
)
def test_a_number_is_written_and_only_an_exact_zero_is_a_dash(value: str, decimals: int, shown: str) -> None:
    assert table_cell(Decimal(value), State.VALUE, decimals) == shown


def test_what_is_missing_or_faulty_is_visible_in_prose() -> None:
    assert MISSING_ANSWER == "[uppgift saknas]"
    assert faulty("falun.xlsx", "C14") == "[fel i underlaget: falun.xlsx, C14]"
    assert faulty("640823-3234.xlsx", "C14") == "[fel i underlaget: 640823-****.xlsx, C14]"
