"""Numbers in digits: rounding, grouping, signs, percent and money beyond the acceptance rows."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.swedish.numbers import money_cell, money_prose, number, percent_cell, percent_prose, rounded, signed
from generator.swedish.parsing import read_number

D = Decimal


def plain(text: str) -> str:
    return text.replace("\u00a0", "~")


def test_years_and_codes_are_not_grouped() -> None:
    assert number(2025, grouped=False) == "2025"


def test_numbers_beyond_twenty_eight_digits_keep_every_digit() -> None:
    assert plain(number(10**30 + 1, 1)) == "1~" + "000~" * 9 + "001,0"


def test_minus_zero_is_zero() -> None:
    assert number(D("-0"), 2) == "0,00"
    assert str(rounded(D("-0.4"))) == "0"


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(D("0.04"), 1, "0,0"), (D("0.05"), 1, "+0,1"), (D("-1234.5"), 1, "−1~234,5"), (1000, 0, "+1~000")],
)
def test_changes_bear_their_sign(value: Decimal, decimals: int, shown: str) -> None:
    assert plain(signed(value, decimals)) == shown


def test_percent_is_whole_unless_decimals_are_asked_for() -> None:
    assert plain(percent_prose(D("0.125"))) == "13~procent"
    assert plain(percent_cell(D("-0.125"))) == "−13~%"


@pytest.mark.parametrize(
    ("kronor", "unit", "decimals", "shown"),
    [
        (1, "kr", 0, "1~krona"),
        (0, "kr", 0, "0~kronor"),
        (2500000, "mnkr", 1, "2,5~miljoner kronor"),
        (1000000, "mnkr", 0, "1~miljon kronor"),
        (3000000000, "mdkr", 0, "3~miljarder kronor"),
        (12000, "tkr", 0, "12~tusen kronor"),
    ],
)
def test_money_in_prose_says_its_unit_in_words(kronor: int, unit: str, decimals: int, shown: str) -> None:
    assert plain(money_prose(kronor, unit, decimals)) == shown


def test_money_in_a_table_is_short() -> None:
    assert plain(money_cell(D("2500000000"), "mdkr", 1)) == "2,5~mdkr"


@given(st.decimals(-99_999_999_999, 99_999_999_999, places=3), st.integers(0, 3))
@settings(max_examples=100)
def test_every_number_shown_is_read_back(value: Decimal, decimals: int) -> None:
    assert read_number(number(value, decimals)).value == rounded(value, decimals)
    assert read_number(signed(value, decimals)).value == rounded(value, decimals)
    assert read_number(number(value, decimals, grouped=False)).value == rounded(value, decimals)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12), st.integers(0, 3))
@settings(max_examples=100)
def test_rounding_never_moves_a_number_by_more_than_half_a_step(value: Decimal, decimals: int) -> None:
    assert abs(rounded(value, decimals) - value) * 2 <= Decimal(1).scaleb(-decimals)
