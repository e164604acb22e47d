"""What is left out of tables, and that nobody can work it out: acceptance rows 12, 16, 17, 62 and 75."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.leeway import too_narrow
from generator.figures.publishing import publish
from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import Protection, Table
from generator.model.published import PublishedCell, PublishedTable
from generator.model.values import State
from tests.build import Typed, count, cross, follow_up, march, total_only

MEASURES = ("kvinnor", "man", "totalt")
MARCH = {"matdatum": "mars"}
AREAS = {"a": "A", "b": "B", "c": "C"}
ONE = {"avesta": "Avesta"}


def by_area(measures: tuple[str, ...] = ("totalt",), **more: Any) -> Table:
    return cross("omraden", "inriktningar", measures=measures, where=MARCH, protection="personer", **more)


def one_municipality(areas: Mapping[str, Mapping[str, Typed]], *tables: Table, **more: Any) -> Dataset:
    definition = follow_up(*tables, names=ONE, areas={area: area.upper() for area in areas}, **more)
    return combine(definition, [march(definition, "avesta", areas)])[0]


def texts(table: PublishedTable) -> dict[str, str]:
    return {row.label: " ".join(cell.text for cell in row.cells.values()) for row in table.rows}


def test_row_16_a_count_below_the_threshold_is_left_out_and_its_number_is_gone() -> None:
    table = publish(one_municipality({"a": total_only(3), "b": total_only(20)}, by_area(total=False))).tables["omraden"]
    cell = table.rows[0].cells["totalt"]
    assert (cell.text, cell.number, cell.state) == ("x", None, State.SUPPRESSED)
    assert texts(table)["B"] == "20"
    # The second note stands there too, or the reader would know that nothing but small counts is left out.
    assert table.notes == (
        "Uppgifter om färre än fem personer visas inte.",
        "Uppgifter som hade avslöjat de små talen visas inte heller.",
    )
    assert table.signs == {"x"}


def test_row_17_women_3_men_12_total_15() -> None:
    table = publish(one_municipality({"a": count(3, 12)}, by_area(MEASURES, total=False))).tables["omraden"]
    assert texts(table) == {"A": "x x 15"}


def test_row_62_the_smallest_other_cell_of_the_column_goes_too_and_the_total_stands() -> None:
    counts = {"a": total_only(3), "b": total_only(12), "c": total_only(20)}
    table = publish(one_municipality(counts, by_area())).tables["omraden"]
    assert texts(table) == {"A": "x", "B": "x", "C": "20", "Totalt": "35"}
    assert table.notes == (
        "Uppgifter om färre än fem personer visas inte.",
        "Uppgifter som hade avslöjat de små talen visas inte heller.",
    )


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        pytest.param((12, 3, 12, 20), "x x 12 20 47", id="the first of equals goes"),
        pytest.param((4, 3, 12, 20), "x x 12 20 39", id="two small counts hide each other"),
        pytest.param((0, 3, 12, 20), "– x x 20 35", id="row 12 zero is shown and hides nothing"),
        pytest.param((3, 0, 0, 0), "x – – – x", id="a total that is small itself is left out"),
        pytest.param((1, 1, 1, 2), "x x x x x", id="counts that a shown sum would hold near to one"),
        pytest.param((2, 5), "x x 7", id="a sum that leaves room for the threshold"),
        pytest.param((2, 4), "x x x", id="a sum that leaves less"),
        pytest.param((1, 1, 1, 1, 1), "x x x x x x", id="counts that a reader could only take for ones"),
        pytest.param((5, 6), "5 6 11", id="nothing below the threshold"),
    ],
)
def test_a_column_and_its_total(counts: tuple[int, ...], shown: str) -> None:
    areas = {chr(97 + place): total_only(n) for place, n in enumerate(counts)}
    assert " ".join(texts(publish(one_municipality(areas, by_area())).tables["omraden"]).values()) == shown


def test_men_and_women_are_left_out_in_two_rows_so_that_no_column_gives_them_away() -> None:
    counts = {"a": count(3, 12), "b": count(30, 40), "c": count(20, 25)}
    table = publish(one_municipality(counts, by_area(MEASURES))).tables["omraden"]
    assert texts(table) == {"A": "x x 15", "B": "30 40 70", "C": "x x 45", "Totalt": "53 77 130"}


def test_a_sum_in_another_table_does_not_give_a_count_away() -> None:
    tables = (
        cross("kommuner", "kommuner", where=MARCH, protection="personer"),
        cross("omraden", "inriktningar", where=MARCH, protection="personer"),
        cross("alla", "kommuner", columns="inriktningar", where=MARCH, protection="personer", total=False),
    )
    definition = follow_up(*tables, names={"avesta": "Avesta", "mora": "Mora"}, areas=AREAS)
    counts = {"avesta": (3, 10, 20), "mora": (30, 40, 50)}
    submissions = [
        march(definition, name, dict(zip(AREAS, map(total_only, numbers), strict=True)))
        for name, numbers in counts.items()
    ]
    published = publish(combine(definition, submissions)[0]).tables
    assert texts(published["alla"]) == {"Avesta": "x x 20", "Mora": "x x 50"}
    assert texts(published["kommuner"]) == {"Avesta": "33", "Mora": "120", "Totalt": "153"}
    assert texts(published["omraden"]) == {"A": "33", "B": "50", "C": "70", "Totalt": "153"}


def test_a_table_that_does_not_ask_for_protection_is_protected_when_another_over_the_same_source_is() -> None:
    plain = cross("oskyddad", "inriktningar", where=MARCH)
    dataset = one_municipality({"a": total_only(3), "b": total_only(12), "c": total_only(20)}, by_area(), plain)
    assert texts(publish(dataset).tables["oskyddad"])["A"] == "x"


@pytest.mark.parametrize(
    ("threshold", "facts", "note"),
    [
        pytest.param("5", {}, "färre än fem", id="a number"),
        pytest.param("rapport.troskel", {"troskel": Decimal(10)}, "färre än tio", id="a fact of the register"),
        pytest.param("rapport.troskel", {"troskel": None}, "färre än fem", id="a blank fact never switches it off"),
    ],
)
def test_where_the_threshold_comes_from(threshold: str, facts: dict[str, Decimal | None], note: str) -> None:
    protection = Protection("personer", threshold)
    dataset = one_municipality({"a": total_only(3), "b": total_only(4)}, by_area(), protection=protection, facts=facts)
    assert any(note in sentence for sentence in publish(dataset).tables["omraden"].notes)


def test_zero_is_left_out_where_the_model_says_so() -> None:
    protection = Protection("personer", "5", suppress_zero=True)
    dataset = one_municipality(
        {"a": total_only(0), "b": total_only(12), "c": total_only(20)}, by_area(), protection=protection
    )
    assert texts(publish(dataset).tables["omraden"]) == {"A": "x", "B": "x", "C": "20", "Totalt": "32"}


def test_without_protection_everything_is_shown() -> None:
    table = cross("omraden", "inriktningar", where=MARCH)
    assert texts(publish(one_municipality({"a": total_only(3)}, table)).tables["omraden"]) == {"A": "3", "Totalt": "3"}


# A reader who tries everything: every assignment of counts that agrees with what is shown.

SMALL = st.integers(0, 6)


def consistent(table: PublishedTable) -> Iterator[dict[tuple[str, str], int]]:
    """Yield all tables of women, men and total per area that a reader could believe in."""
    cells = {(row.id, name): cell for row in table.rows for name, cell in row.cells.items()}
    areas = [row.id for row in table.rows if not row.role]
    for pairs in product(*(list(believable(cells, area)) for area in areas)):
        guess = {(area, measure): n for area, pair in zip(areas, pairs, strict=True) for measure, n in pair.items()}
        guess |= {("summa", measure): sum(guess[area, measure] for area in areas) for measure in MEASURES}
        if all(agrees(cells["summa", measure], guess["summa", measure]) for measure in MEASURES):
            yield guess


def believable(cells: Mapping[tuple[str, str], PublishedCell], area: str) -> Iterator[dict[str, int]]:
    for women, men in product(range(13), repeat=2):
        row = {"kvinnor": women, "man": men, "totalt": women + men}
        if all(agrees(cells[area, measure], n) for measure, n in row.items()):
            yield row


def agrees(cell: PublishedCell, n: int) -> bool:
    return n > 0 if cell.state is State.SUPPRESSED else n == cell.number


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(SMALL, SMALL), min_size=2, max_size=2), st.sampled_from((3, 5)))
def test_no_suppressed_count_is_known_to_lie_within_less_than_the_threshold(
    counts: list[tuple[int, int]], threshold: int
) -> None:
    areas = {chr(97 + place): count(*pair) for place, pair in enumerate(counts)}
    protection = Protection("personer", str(threshold))
    dataset = one_municipality(areas, by_area(MEASURES), protection=protection)
    table = publish(dataset).tables["omraden"]
    guesses = list(consistent(table))
    truth = {(area, "kvinnor"): women for area, (women, _) in zip(areas, counts, strict=True)}
    truth |= {(area, "man"): men for area, (_, men) in zip(areas, counts, strict=True)}
    truth |= {(area, "totalt"): sum(pair) for area, pair in zip(areas, counts, strict=True)}
    truth |= {("summa", measure): sum(truth[area, measure] for area in areas) for measure in MEASURES}
    assert truth in guesses
    for spot, number in truth.items():
        cell = next(row for row in table.rows if row.id == spot[0]).cells[spot[1]]
        assert (cell.state is State.SUPPRESSED) or not 0 < number < threshold
        if cell.state is State.SUPPRESSED:
            assert spread(guesses, spot) >= threshold, f"{spot} is {number}"
        if number == 0:
            assert cell.text == "–"


def spread(guesses: list[dict[tuple[str, str], int]], spot: tuple[str, str]) -> int:
    return max(guess[spot] for guess in guesses) - min(guess[spot] for guess in guesses)


TOWNS = {"avesta": "Avesta", "mora": "Mora"}
Grid = dict[tuple[str, str], int]


@settings(max_examples=40, deadline=None)
@given(st.lists(SMALL, min_size=4, max_size=4), st.booleans())
def test_a_count_cannot_be_worked_out_either_if_only_some_columns_are_shown(numbers: list[int], split: bool) -> None:
    areas = {"a": "A", "b": "B"}
    alla: dict[str, Any] = {"rows": "kommuner", "columns": "inriktningar", "where": MARCH, "protection": "personer"}
    tables = [
        cross("kommuner", "kommuner", where=MARCH, protection="personer"),
        by_area(),
        cross("alla_1", column_rows=("a",), **alla),
        *([cross("alla_2", column_rows=("b",), **alla)] if split else []),
    ]
    definition = follow_up(*tables, names=TOWNS, areas=areas)
    truth = dict(zip(product(TOWNS, areas), numbers, strict=True))
    submissions = [march(definition, town, {area: total_only(truth[town, area]) for area in areas}) for town in TOWNS]
    published = publish(combine(definition, submissions)[0]).tables
    said = {(row.id, column.id): row.cells[column.id] for name in ("alla_1", "alla_2") if name in published
            for column in published[name].columns for row in published[name].rows}  # fmt: skip
    said |= {(row.id, ""): row.cells["totalt"] for name in ("kommuner", "omraden") for row in published[name].rows}
    guesses = [
        guess
        for cells in product(range(13), repeat=4)
        if sums_agree(said, guess := dict(zip(truth, cells, strict=True)))
    ]
    assert truth in guesses
    for spot, n in truth.items():
        assert not 0 < n < 5 or spread(guesses, spot) >= 5, f"{spot} is {n}"


def sums_agree(said: Mapping[tuple[str, str], PublishedCell], guess: Grid) -> bool:
    (a, b, c, d) = guess.values()
    sums = {
        ("summa", ""): a + b + c + d,
        ("avesta", ""): a + b,
        ("mora", ""): c + d,
        ("a", ""): a + c,
        ("b", ""): b + d,
    }
    sums |= {(town, f"{area}_totalt"): n for (town, area), n in guess.items()}
    sums |= {("summa", "a_totalt"): a + c, ("summa", "b_totalt"): b + d}
    return all(agrees(cell, sums[spot]) for spot, cell in said.items())


def test_a_small_count_that_no_table_shows_is_not_left_over_by_the_others() -> None:
    alla = cross("alla", "kommuner", columns="inriktningar", column_rows=("a", "b"), where=MARCH, protection="personer")
    kommuner = cross("kommuner", "kommuner", where=MARCH, protection="personer")
    definition = follow_up(alla, kommuner, names=TOWNS, areas=AREAS)
    counts = {"avesta": (10, 20, 3), "mora": (30, 40, 50)}
    submissions = [
        march(definition, name, dict(zip(AREAS, map(total_only, numbers), strict=True)))
        for name, numbers in counts.items()
    ]
    published = publish(combine(definition, submissions)[0]).tables
    assert texts(published["alla"])["Avesta"] == "x 20"
    assert texts(published["kommuner"])["Avesta"] == "33"


def test_one_small_count_costs_a_rectangle_and_not_a_chain() -> None:
    areas = {name: name.upper() for name in "abcdef"}
    towns = {name: name.capitalize() for name in ("avesta", "falun", "leksand", "mora", "orsa", "sater")}
    alla = cross("alla", "kommuner", columns="inriktningar", where=MARCH, protection="personer")
    definition = follow_up(alla, cross("per_kommun", "kommuner", where=MARCH), names=towns, areas=areas)
    rows = {town: [10 + place + 7 * step for step in range(6)] for place, town in enumerate(towns)}
    rows["leksand"][2] = 4
    submissions = [
        march(definition, town, dict(zip(areas, map(total_only, numbers), strict=True)))
        for town, numbers in rows.items()
    ]
    table = publish(combine(definition, submissions)[0]).tables["alla"]
    assert sum(text == "x" for line in texts(table).values() for text in line.split()) == 4


def test_sums_give_away_together_what_no_sum_gives_alone() -> None:
    # a + b, b + c and a + c are known: each of the three is settled, though no sum holds one alone.
    equations = [{1: 1, 2: 1, 7: -1}, {2: 1, 3: 1, 8: -1}, {1: 1, 3: 1, 9: -1}]
    room = {1: 9, 2: 9, 3: 9}
    assert too_narrow(equations, room, room, 5) == ({1: 0, 2: 0, 3: 0}, frozenset())
    assert too_narrow(equations[:2], room, room, 5) == ({}, frozenset())


@pytest.mark.parametrize(
    ("equations", "room", "narrow"),
    [
        pytest.param([{1: 1, 2: 1, 9: -1}], {1: 0, 2: 0}, {1: 0, 2: 0}, id="two at their least settle each other"),
        pytest.param([{1: 1, 2: 1, 9: -1}], {1: 0, 2: 0, 9: 0}, {}, id="they grow with a sum that is not shown"),
        pytest.param([{1: 1, 2: 1, 9: -1}], {1: 2, 2: 2}, {1: 4, 2: 4}, id="each falls as far as the other grows"),
        pytest.param([{1: 1, 2: 1, 9: -1}], {1: 2, 2: 3}, {}, id="far enough"),
        pytest.param([{1: 1, 2: 1, 3: 1, 9: -1}], {1: 1, 2: 2, 3: 2}, {}, id="one grows as two others fall"),
        pytest.param([{1: 2, 2: -1}, {2: 1, 3: -1}], {1: 2, 2: 4, 3: 4}, {}, id="a step of one is two of another"),
        pytest.param([], {1: 0}, {}, id="nothing is known of it"),
    ],
)
def test_how_far_unknown_counts_may_lie(
    equations: list[dict[int, int]], room: dict[int, int], narrow: dict[int, int]
) -> None:
    assert too_narrow(equations, room, room, 5)[0] == narrow


def test_whole_numbers_may_be_fewer_than_fractions() -> None:
    # 2 is twice 1, and as much as 3 falls: by fractions 2 may lie 5 apart, in whole numbers 4.
    narrow, unproven = too_narrow([{1: 2, 2: -1}, {2: 1, 3: 1, 9: -1}], {1: 2, 2: 4, 3: 1}, [2], 5)
    assert (narrow, unproven) == ({}, frozenset({2}))


def test_those_of_unknown_sex_are_protected_where_a_table_shows_them() -> None:
    measures = ("kvinnor", "man", "okant", "totalt")
    counts = {"a": count(20, 30, 2), "b": count(25, 25, 9), "c": count(40, 40, 0)}
    table = publish(one_municipality(counts, by_area(measures))).tables["omraden"]
    assert texts(table) == {"A": "x 30 x 52", "B": "x 25 x 59", "C": "40 40 – 80", "Totalt": "85 95 11 191"}


def test_those_of_unknown_sex_are_no_hiding_place_where_no_table_shows_them() -> None:
    counts = {"a": count(3, 12, 1), "b": count(30, 40), "c": count(20, 25)}
    table = publish(one_municipality(counts, by_area(MEASURES))).tables["omraden"]
    assert texts(table) == {"A": "x x 16", "B": "30 40 70", "C": "x x 45", "Totalt": "53 77 131"}


def test_men_who_are_told_by_women_and_all_are_protected_though_no_table_shows_them() -> None:
    counts = {"a": count(20, 3), "b": count(30, 40), "c": count(20, 25)}
    table = publish(one_municipality(counts, by_area(("kvinnor", "totalt")))).tables["omraden"]
    assert "x" in texts(table)["A"]
