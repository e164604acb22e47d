"""What changes are called."""

from decimal import Decimal

import pytest

from generator.model.tables import Comparison
from generator.swedish.comparing import change_prose, difference, percentage_points
from generator.swedish.figure_sentences import nothing_before

D = Decimal


def plain(text: str) -> str:
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        (410, 451, "41 färre än i fjol (9~procent)"),
        (12, 0, "12 fler än i fjol"),
        (0, 12, "12 färre än i fjol"),
        (0, 20, "20 färre än i fjol (100~procent)"),
        (19, 20, "1 färre än i fjol (5~procent)"),
        (20, 19, "1 fler än i fjol"),
        (0, 0, "lika många som i fjol"),
        (1001, 1000, "1 fler än i fjol (mindre än 1~procent)"),
        (5000, 1000, "4~000 fler än i fjol (400~procent)"),
    ],
)
def test_counts_are_compared_with_earlier_ones(now: int, then: int, words: str) -> None:
    assert plain(difference(now, then, "i fjol")) == words


def test_fractions_are_compared_with_their_decimals() -> None:
    assert plain(difference(D("25.5"), D("20.4"), "i fjol", 1)) == "5,1 fler än i fjol (25~procent)"


def test_a_model_may_say_of_how_few_percent_is_told() -> None:
    assert plain(difference(6, 5, "i fjol", smallest_base=5)) == "1 fler än i fjol (20~procent)"


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("den 1 mars 2024", "den 1~mars 2024"),
        ("den 31 december", "den 31~december"),
        ("tertial 2 2024", "tertial 2 2024"),
        ("de 12 marscherna", "de 12 marscherna"),
    ],
)
def test_a_day_that_is_told_as_words_stays_on_one_line(when: str, kept: str) -> None:
    assert plain(difference(5, 5, when)) == f"lika många som {kept}"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("0.1", "ökade med 10~procent"),
        ("-0.004", "minskade med mindre än 1~procent"),
        ("0", "var oförändrat"),
    ],
)
def test_a_change_is_a_verb_without_a_sign(share: str, words: str) -> None:
    assert plain(change_prose(D(share))) == words


def test_a_small_change_is_less_than_the_smallest_step_shown() -> None:
    assert plain(change_prose(D("0.0004"), 1)) == "ökade med mindre än 0,1~procent"


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        ("0.46", "0.40", "6~procentenheter (minskning med 13~procent)"),
        ("0.40", "0.41", "1~procentenhet (ökning med 3~procent)"),
        ("0", "0.05", "5~procentenheter"),
        ("0.05", "0.05", "0~procentenheter"),
        ("0.004", "0.006", "mindre än 1~procentenhet (ökning med 50~procent)"),
    ],
)
def test_shares_lie_percentage_points_apart(before: str, now: str, words: str) -> None:
    assert plain(percentage_points(D(before), D(now))) == words


def test_one_with_a_decimal_is_several_points() -> None:
    assert plain(percentage_points(D("0.40"), D("0.41"), 1)).startswith("1,0~procentenheter ")
    assert plain(percentage_points(D("0.4000"), D("0.4004"), 1)).startswith("mindre än 0,1~procentenheter ")


def test_a_period_that_has_no_name_is_called_the_one_before() -> None:
    said = nothing_before(Comparison.PERIOD_BEFORE, "")
    assert said == "Uppgifter från förra perioden saknas. Därför görs ingen jämförelse."
