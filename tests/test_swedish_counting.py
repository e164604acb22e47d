"""Counts and ranks in words."""

from decimal import Decimal

import pytest

from generator.swedish.counting import counted, counted_together, number_word, ordinal, ordinal_spelled, spelled


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "noll"),
        (1, "ett"),
        (15, "femton"),
        (20, "tjugo"),
        (21, "tjugoett"),
        (99, "nittionio"),
        (100, "etthundra"),
        (101, "etthundraett"),
        (1000, "ettusen"),
        (1234, "ettusen tvåhundratrettiofyra"),
        (21000, "tjugoettusen"),
        (100000, "etthundratusen"),
        (101001, "etthundraettusen ett"),
        (999999, "niohundranittioniotusen niohundranittionio"),
    ],
)
def test_numbers_are_spelled(n: int, words: str) -> None:
    assert spelled(n) == words


def test_one_and_its_compounds_follow_the_gender() -> None:
    assert [spelled(n, neuter=False) for n in (1, 21, 101, 1001)] == ["en", "tjugoen", "etthundraen", "ettusen en"]


def test_no_two_numbers_are_spelled_alike() -> None:
    assert len({spelled(n) for n in range(3000)}) == 3000


def test_words_end_at_twelve() -> None:
    assert [number_word(n) for n in (1, 12, 13, 1000)] == ["en", "tolv", "13", "1\u00a0000"]
    assert number_word(1, neuter=True) == "ett"


@pytest.mark.parametrize(
    ("singular", "plural", "shown"),
    [
        ("möte", "möten", "ett möte"),
        ("område", "områden", "ett område"),
        ("beslut", "beslut", "ett beslut"),
        ("bageri", "bagerier", "ett bageri"),
        ("kommun", "kommuner", "en kommun"),
        ("deltagare", "deltagare", "en deltagare"),
        ("studerande", "studerande", "en studerande"),
        ("politiker", "politiker", "en politiker"),
        ("insats", "insatser", "en insats"),
    ],
)
def test_gender_is_told_from_the_noun(singular: str, plural: str, shown: str) -> None:
    assert counted(1, singular, plural) == shown


def test_gender_can_be_given() -> None:
    assert counted(1, "universitet", "universitet", "ett") == "ett universitet"
    assert counted(1, "vittne", "vittnen", "en") == "en vittne"


def test_large_counts_are_grouped_and_fractions_are_digits() -> None:
    assert counted(1234, "timme", "timmar") == "1\u00a0234 timmar"
    assert counted(Decimal("2.50"), "timme", "timmar") == "2,5 timmar"
    assert counted(Decimal("3.0"), "timme", "timmar") == "tre timmar"


@pytest.mark.parametrize(
    ("counts", "gender", "shown"),
    [
        ((3, 5), "", "tre respektive fem möten"),
        ((1, 5), "", "1 respektive 5 möten"),
        ((1, 5), "ett", "ett respektive fem möten"),
        ((0, 5), "", "0 respektive 5 möten"),
        ((3, 5, 15), "", "3, 5 respektive 15 möten"),
        ((15,), "", "15 möten"),
    ],
)
def test_counts_side_by_side_are_all_words_or_all_digits(counts: tuple[int, ...], gender: str, shown: str) -> None:
    assert counted_together(counts, "möten", gender) == shown


def test_ordinals_in_digits() -> None:
    assert [ordinal(n) for n in (2, 10, 12, 22, 101, 111, 112)] == [
        "2:a",
        "10:e",
        "12:e",
        "22:a",
        "101:a",
        "111:e",
        "112:e",
    ]


def test_ordinals_in_words() -> None:
    words = [ordinal_spelled(n) for n in (12, 13, 19, 20, 21, 30, 99)]
    assert words == ["tolfte", "trettonde", "nittonde", "tjugonde", "tjugoförsta", "trettionde", "nittionionde"]
