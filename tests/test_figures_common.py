"""Years compared over the same respondents: who they are, what is said of the others, and that those stay protected."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.publishing import publish
from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import Comparison, Table
from generator.model.published import PublishedCell, PublishedTable
from generator.model.values import State
from generator.swedish.figure_sentences import compared
from tests.build import NAMES, Typed, cross, follow_up, march, sent, total_only

MARCH = {"matdatum": "mars"}
AREAS = {"bygg": "Bygg", "vard": "Vård"}
COUNTED = "uppgifter.stammer != 'nej'"
Counts = Mapping[str, Sequence[int | None]]
"""Participants in bygg and vard, by municipality; None for one that has left it blank."""


def by_area(table_id: str = "omraden", protection: str = "personer", counted_when: str = "") -> Table:
    return cross(table_id, "inriktningar", where=MARCH, protection=protection, counted_when=counted_when)


def same(table_id: str = "forandring", rows: str = "inriktningar", protection: str = "personer") -> Table:
    return cross(
        table_id,
        rows,
        where=MARCH,
        protection=protection,
        compare=Comparison.YEAR_BEFORE,
        compare_common=True,
        counted_when=COUNTED,
    )


def dataset(
    year: int, counts: Counts, *tables: Table, earlier: tuple[Dataset, ...] = (), names: str = "", other: str = ""
) -> Dataset:
    """Make a year; the municipality *other* counts in another way."""
    towns = names.split() or list(counts)
    definition = follow_up(*tables, year=year, areas=AREAS, names={town: town.capitalize() for town in towns})
    submissions = []
    for town, numbers in counts.items():
        areas: dict[str, Mapping[str, Typed]] = {
            area: total_only(n) for area, n in zip(AREAS, numbers, strict=True) if n is not None
        }
        if town == other:
            tables_of = {"deltagare_mars.antal": areas}
            submissions.append(sent(definition, town, {"uppgifter.stammer": "nej"}, tables_of))
        else:
            submissions.append(march(definition, town, areas, "nej"))
    return combine(definition, submissions, earlier)[0]


def texts(table: PublishedTable) -> dict[str, str]:
    return {row.label: " ".join(cell.text for cell in row.cells.values()) for row in table.rows}


THEN: Counts = {"avesta": (30, 40), "falun": (50, 60), "mora": (70, 80)}


@pytest.mark.parametrize(
    ("now", "total", "note"),
    [
        pytest.param(
            {"avesta": (33, 40), "falun": (50, 66)},
            "189 180 +9 +5,0",
            "Jämförelsen gäller de två kommuner som har lämnat uppgifter båda åren. Mora ingår inte.",
            id="one has not answered",
        ),
        pytest.param(
            {"avesta": (33, 40), "falun": (50, 66), "mora": (None, 80)},
            "189 180 +9 +5,0",
            "Jämförelsen gäller de två kommuner som har lämnat uppgifter båda åren. Mora ingår inte.",
            id="one has answered in part, and is left out of all rows",
        ),
        pytest.param(
            {"avesta": (33, 40)},
            "73 70 +3 +4,3",
            "Jämförelsen gäller bara Avesta. Falun och Mora ingår inte.",
            id="one alone is left",
        ),
        pytest.param(
            {"avesta": (33, 40), "falun": (50, 66), "mora": (70, 82)}, "341 330 +11 +3,3", None, id="all have answered"
        ),
    ],
)
def test_both_years_are_summed_over_those_who_are_complete_in_both(now: Counts, total: str, note: str | None) -> None:
    before = dataset(2024, THEN, same())
    table = publish(dataset(2025, now, same(), earlier=(before,), names="avesta falun mora")).tables["forandring"]
    assert texts(table)["Totalt"] == total
    assert [said for said in table.notes if said.startswith("Jämförelsen")] == ([note] if note else [])
    assert not any("saknas" in said for said in table.notes)


def test_who_is_compared_and_who_is_missing_can_be_read_from_the_table() -> None:
    before = dataset(2024, THEN, same())
    now = dataset(2025, {"falun": (50, 66), "avesta": (33, 40)}, same(), earlier=(before,), names="avesta falun mora")
    table = publish(now).tables["forandring"]
    assert table.compared == ("Avesta", "Falun")
    assert table.missing == ("Mora",)


def test_row_78_who_counts_in_another_way_is_left_out_of_both_years() -> None:
    before = dataset(2024, THEN, same())
    table = publish(dataset(2025, THEN, same(), earlier=(before,), other="falun")).tables["forandring"]
    assert texts(table) == {"Bygg": "100 100 0 0,0", "Vård": "120 120 0 0,0", "Totalt": "220 220 0 0,0"}
    assert table.compared == ("Avesta", "Mora")


def test_who_has_come_and_who_has_gone_are_named_too() -> None:
    before = dataset(2024, {"mora": (70, 80), "orsa": (50, 60)}, same())
    table = publish(dataset(2025, {"falun": (30, 40), "mora": (71, 81)}, same(), earlier=(before,))).tables[
        "forandring"
    ]
    assert table.notes[0] == "Jämförelsen gäller bara Mora. Falun och Orsa ingår inte."


def test_where_the_rows_are_respondents_the_others_stand_under_the_sum_without_a_change() -> None:
    before = dataset(2024, THEN, same(rows="kommuner"))
    now: Counts = {"avesta": (33, 40), "falun": (50, None), "mora": (70, 82)}
    table = publish(dataset(2025, now, same(rows="kommuner"), earlier=(before,))).tables["forandring"]
    assert [(row.label, row.role) for row in table.rows] == [
        ("Avesta", ""), ("Mora", ""), ("Totalt", "summa"), ("Falun", "utanfor")
    ]  # fmt: skip
    assert texts(table)["Totalt"] == "225 220 +5 +2,3"
    assert texts(table)["Falun"] == "50 110 .. .."


def test_nobody_in_both_years_is_no_comparison_and_says_so() -> None:
    before = dataset(2024, {"mora": (70, 80)}, same())
    now = dataset(2025, {"falun": (30, 40)}, same(), earlier=(before,), names="falun mora")
    table = publish(now).tables["forandring"]
    assert texts(table)["Totalt"] == "70 .. .. .."
    assert table.notes == (
        "Uppgift saknas från en kommun: Mora.",
        "Ingen har lämnat fullständiga uppgifter båda åren. Därför görs ingen jämförelse.",
    )


def test_without_a_year_before_all_who_count_are_summed() -> None:
    table = publish(dataset(2025, THEN, same())).tables["forandring"]
    assert texts(table)["Totalt"] == "330 .. .. .."
    assert table.compared == ()


@pytest.mark.parametrize(
    ("names", "left_out", "plural", "sentence"),
    [
        (["A", "B"], ["C"], "kommuner", "de två kommuner som har lämnat uppgifter båda åren. C ingår inte."),
        (["A"], ["B", "C", "D"], "kommuner", "bara A. B, C och D ingår inte."),
        (["A", "B"], ["C"], "", "de två som har lämnat uppgifter båda åren. C ingår inte."),
        (list("ABCDEFGHIJKLM"), ["N"], "skolor", "de 13 skolor som har lämnat uppgifter båda åren. N ingår inte."),
    ],
)
def test_the_note_in_words(names: list[str], left_out: list[str], plural: str, sentence: str) -> None:
    assert compared(names, left_out, plural, Comparison.YEAR_BEFORE) == f"Jämförelsen gäller {sentence}"


# What the sum over all and the sum over the same tell together.


def test_the_difference_between_two_sums_does_not_give_a_small_count_away() -> None:
    before = dataset(2024, {"falun": (50, 60), "mora": (3, 80)}, by_area(), same())
    assert texts(publish(before).tables["omraden"]) == {"Bygg": "53", "Vård": "140", "Totalt": "193"}
    now = dataset(2025, {"falun": (55, 66)}, by_area(), same(), earlier=(before,), names="falun mora")
    table = publish(now).tables["forandring"]
    assert texts(table) == {"Bygg": "55 x x x", "Vård": "66 x x x", "Totalt": "121 110 +11 +10,0"}


def test_a_difference_within_the_same_year_is_protected_as_well() -> None:
    before = dataset(2024, {"falun": (50, 60)}, by_area(), same(), names="falun mora")
    now = dataset(2025, {"falun": (55, 66), "mora": (3, 80)}, by_area(), same(), earlier=(before,))
    tables = publish(now).tables
    assert (texts(tables["omraden"])["Bygg"], texts(tables["forandring"])["Bygg"].split()[0]) in {
        ("x", "55"), ("58", "x"),
    }  # fmt: skip


def test_a_comparison_that_would_tell_beside_the_report_before_is_not_made() -> None:
    """Bygg is 5 in the report before, and 1 of those 5 are compared: whatever the table says, it is 1–5."""
    before = dataset(2024, {"falun": (1, 60), "mora": (4, 80)}, by_area(), same())
    assert texts(publish(before).tables["omraden"])["Bygg"] == "5"
    now = dataset(2025, {"falun": (55, 66)}, by_area(), same(), earlier=(before,), names="falun mora")
    table = publish(now).tables["forandring"]
    assert texts(table) == {"Bygg": "55 .. .. ..", "Vård": "66 .. .. ..", "Totalt": "121 .. .. .."}
    why = "Ingen jämförelse görs med 2024: tillsammans med tidigare rapporter skulle den avslöja små antal."
    assert why in table.notes
    assert table.not_compared == (why,)


SMALL = st.tuples(st.integers(0, 6), st.integers(0, 6))
Guess = tuple[int, int]
"""Participants of those who are compared, and of the others."""


def believable(whole: PublishedCell, part: PublishedCell) -> Iterator[Guess]:
    for compared_, others in product(range(20), repeat=2):
        if agrees(whole, compared_ + others) and agrees(part, compared_):
            yield compared_, others


def agrees(cell: PublishedCell, n: int) -> bool:
    """Tell whether a count can be what a cell says; a comparison that is not made says nothing."""
    return n > 0 if cell.state is State.SUPPRESSED else cell.state is State.MISSING or n == cell.number


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({"avesta": SMALL, "falun": SMALL, "mora": SMALL}))
def test_nothing_small_can_be_worked_out_from_two_reports(then: Counts) -> None:
    before = dataset(2024, then, by_area(), same())
    now: Counts = {"avesta": (50, 60), "falun": (70, 80)}
    later = dataset(2025, now, by_area(), same(), earlier=(before,), names="avesta falun mora")
    report, change = publish(before).tables["omraden"], publish(later).tables["forandring"]
    cells = [
        (first.cells["totalt"], second.cells["totalt_fjol"])
        for first, second in zip(report.rows, change.rows, strict=True)
    ]
    truth = [(then["avesta"][area], then["falun"][area], then["mora"][area]) for area in (0, 1)]
    pairs = [((a or 0) + (f or 0), m or 0) for a, f, m in truth]
    guesses = [
        (bygg, vard)
        for bygg, vard in product(believable(*cells[0]), believable(*cells[1]))
        if agrees(cells[2][0], sum(bygg) + sum(vard)) and agrees(cells[2][1], bygg[0] + vard[0])
    ]
    assert tuple(pairs) in guesses
    for area, (compared_, others) in enumerate(pairs):
        for n, seen in (
            (compared_, {guess[area][0] for guess in guesses}),
            (others, {guess[area][1] for guess in guesses}),
        ):
            assert not 0 < n < 5 or len(seen) > 1


def test_what_last_years_comparison_told_is_known_this_year() -> None:
    """Last year told of 2024 for four, this year for three of them: together they would tell of the fourth."""
    names = {**NAMES, "orsa": "Orsa"}
    table = cross(
        "omraden", "inriktningar", where={"matdatum": "mars"}, compare=Comparison.YEAR_BEFORE, compare_common=True,
        protection="personer",
    )  # fmt: skip

    def year(of: int, counts: dict[str, dict[str, int]], *earlier: Dataset) -> Dataset:
        definition = follow_up(table, year=of, names=names)
        came_in = [
            march(definition, name, {area: total_only(n) for area, n in areas.items()})
            for name, areas in counts.items()
        ]
        return combine(definition, came_in, earlier)[0]

    whole = {name: {"bygg": 50, "vard": 60} for name in names}
    mora = {**whole, "mora": {"bygg": 3, "vard": 60}}
    first = year(2023, {name: areas for name, areas in mora.items() if name != "orsa"})
    second = year(2024, mora, first)
    third = year(2025, {name: areas for name, areas in mora.items() if name not in ("mora", "orsa")}, second, first)
    told = [publish(each).tables["omraden"] for each in (second, third)]
    assert [len(each.compared) for each in told] == [4, 3]
    of_four = next(row for row in told[0].rows if row.id == "bygg").cells["totalt_nu"]
    of_three = next(row for row in told[1].rows if row.id == "bygg").cells["totalt_fjol"]
    assert of_four.number == 153
    assert of_three.text == "x"
