"""Computed tables as they are shown: sums and who is missing from them, years side by side, notes and signs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.publishing import publish
from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import Comparison, FollowUp, Kind, Part, Protection, Table
from generator.model.published import PublishedTable
from generator.model.values import State
from generator.report.context import vocabulary
from tests.build import LINE, Rows, Typed, count, cross, faulty, follow_up, form, march, question, sent, total_only

MARCH = {"matdatum": "mars"}
SMALL_TOWNS = {f"k{n:02}": f"Kommun {n:02}" for n in range(1, 16)}
PERSONS = {"protection": "personer"}
NIL = "Tecknet – betyder att det inte finns något att redovisa, enligt dem som har lämnat uppgifterna."


def by_area(**more: Any) -> Table:
    return cross("omraden", "inriktningar", where=MARCH, **more)


def by_town(**more: Any) -> Table:
    return cross("kommuner", "kommuner", where=MARCH, **more)


Counted = Mapping[str, Mapping[str, Mapping[str, Typed]]]


def counted(definition: FollowUp, towns: Counted, others: str = "ja", earlier: tuple[Dataset, ...] = ()) -> Dataset:
    """Make the dataset of towns that have counted areas on 1 March."""
    submissions = [march(definition, town, areas, others) for town, areas in towns.items()]
    return combine(definition, submissions, earlier)[0]


def names_of(towns: Iterable[str]) -> dict[str, str]:
    return {town: town.capitalize() for town in towns}


def only(dataset: Dataset) -> PublishedTable:
    (table,) = publish(dataset).tables.values()
    return table


def texts(table: PublishedTable) -> dict[str, str]:
    return {row.label: " ".join(cell.text for cell in row.cells.values()) for row in table.rows}


def test_row_61_a_sum_with_two_missing_is_the_sum_of_the_rest_and_names_them() -> None:
    definition = follow_up(by_area(), names=SMALL_TOWNS, areas={"bygg": "Bygg"})
    counts = dict(zip(SMALL_TOWNS, [70, 72, 66, 67, 68, 69, None, 70, 71, 72, 73, 74, 75, 93, None], strict=True))
    towns = {town: {} if n is None else {"bygg": total_only(n)} for town, n in counts.items()}
    table = only(counted(definition, towns, others="nej"))
    assert texts(table) == {"Bygg": "940", "Totalt": "940"}
    assert table.notes == ("Uppgift saknas från två kommuner: Kommun 07 och Kommun 15.",)
    assert table.missing == ("Kommun 07", "Kommun 15")


@pytest.mark.parametrize(
    ("others", "industri", "note"),
    [
        pytest.param("ja", "–", NIL, id="row 76 yes: nil, and the total is complete"),
        pytest.param(
            "nej", "..", "Uppgift saknas från en kommun: Mora.", id="row 76 no: missing, and the total says so"
        ),
    ],
)
def test_row_76_no_participants_in_the_other_areas(others: str, industri: str, note: str) -> None:
    definition = follow_up(by_area(), names={"mora": "Mora"}, areas={"bygg": "Bygg", "industri": "Industri"})
    table = only(counted(definition, {"mora": {"bygg": count(6, 7)}}, others))
    assert texts(table) == {"Bygg": "13", "Industri": industri, "Totalt": "13"}
    assert table.notes == (note,)
    assert table.signs == {industri}


def test_a_form_that_never_came_is_missing_and_a_fault_is_too() -> None:
    definition = follow_up(by_town(), areas={"bygg": "Bygg"})
    fault: Mapping[str, Typed] = {"totalt": faulty("åtta")}
    towns: Counted = {"avesta": {"bygg": total_only(8)}, "falun": {"bygg": fault}, "mora": {"bygg": total_only(0)}}
    table = only(counted(definition, towns))
    assert texts(table) == {"Avesta": "8", "Borlänge": "..", "Falun": "..", "Mora": "–", "Totalt": "8"}
    assert [row.cells["totalt"].state for row in table.rows[:4]] == [
        State.VALUE, State.UNDELIVERED, State.FAULTY, State.VALUE
    ]  # fmt: skip
    assert table.notes == ("Uppgift saknas från två kommuner: Borlänge och Falun.",)


def test_every_number_has_the_cells_that_it_came_from() -> None:
    definition = follow_up(by_area(), areas={"bygg": "Bygg"})
    table = only(counted(definition, {"avesta": {"bygg": total_only(8)}, "mora": {"bygg": total_only(9)}}))
    sources = [(place.file, place.cell) for place in table.rows[0].cells["totalt"].sources]
    assert sources == [("indata/prov/2025/avesta.xlsx", "F20"), ("indata/prov/2025/mora.xlsx", "F20")]


COUNTED = "uppgifter.stammer != 'nej'"


def test_row_78_who_counts_in_another_way_is_shown_and_not_summed() -> None:
    text = "{namn} räknar på ett annat sätt och ingår därför inte i summan."
    town = by_town(counted_when=COUNTED, not_counted_text=text)
    area = by_area(counted_when=COUNTED, not_counted_text=text)
    definition = follow_up(
        town, area, areas={"bygg": "Bygg"}, names={"avesta": "Avesta", "falun": "Falun", "mora": "Mora"}
    )
    submissions = [
        sent(
            definition,
            name,
            {"deltagare_mars.inga": "ja", "uppgifter.stammer": answer},
            {"deltagare_mars.antal": {"bygg": total_only(n)}},
        )
        for name, n, answer in (("avesta", 8, "nej"), ("falun", 10, "ja"), ("mora", 20, None))
    ]
    came_in = combine(definition, submissions)[0]
    published = publish(came_in)
    tables = published.tables
    assert [(row.label, row.role, row.cells["totalt"].text) for row in tables["kommuner"].rows] == [
        ("Falun", "", "10"), ("Mora", "", "20"), ("Totalt", "summa", "30"), ("Avesta", "utanfor", "8"),
    ]  # fmt: skip
    assert texts(tables["omraden"]) == {"Bygg": "30", "Totalt": "30"}
    for table in tables.values():
        assert table.notes == ("Avesta räknar på ett annat sätt och ingår därför inte i summan.",)
    # A text may name such a row, but what is said of each row is said of those that are summed.
    named = vocabulary(came_in, published).names["data"]["kommuner"]
    assert [row["id"] for row in named["rader"]] == ["falun", "mora"]
    assert str(named["rad"]["avesta"]["totalt"]) == "8"


def test_columns_by_date_with_headings_and_ids() -> None:
    table = cross("omraden", "inriktningar", columns="matdatum", measures=("kvinnor", "totalt"))
    definition = follow_up(table, names={"mora": "Mora"}, areas={"bygg": "Bygg"})
    tables = {"deltagare_mars.antal": {"bygg": count(6, 7)}, "deltagare_oktober.antal": {"bygg": count(8, 9)}}
    shown = only(combine(definition, [sent(definition, "mora", {}, tables)])[0])
    assert shown.corner == "Yrkesinriktning"
    assert [(column.id, column.title) for column in shown.columns] == [
        ("mars_kvinnor", "1 mars, kvinnor"), ("mars_totalt", "1 mars, totalt"),
        ("oktober_kvinnor", "1 oktober, kvinnor"), ("oktober_totalt", "1 oktober, totalt"),
    ]  # fmt: skip
    assert texts(shown) == {"Bygg": "6 13 8 17", "Totalt": "6 13 8 17"}


def test_chosen_columns_are_shown_in_the_order_of_the_register() -> None:
    areas = {"bygg": "Bygg", "industri": "Industri", "vard": "Vård"}
    table = by_town(columns="inriktningar", column_rows=("vard", "bygg"))
    definition = follow_up(table, names={"mora": "Mora"}, areas=areas)
    counts = {"bygg": total_only(10), "industri": total_only(20), "vard": total_only(30)}
    shown = only(counted(definition, {"mora": counts}))
    assert [column.id for column in shown.columns] == ["bygg_totalt", "vard_totalt"]
    assert texts(shown) == {"Mora": "10 30", "Totalt": "10 30"}


def test_what_is_missing_from_columns_that_are_not_shown_is_not_told() -> None:
    table = by_town(columns="inriktningar", column_rows=("bygg",))
    definition = follow_up(table, names=names_of(["falun", "mora"]), areas={"bygg": "Bygg", "vard": "Vård"})
    shown = only(
        counted(definition, {"falun": {"bygg": total_only(9), "vard": total_only(9)}, "mora": {"bygg": total_only(9)}},
                others="nej")
    )  # fmt: skip
    assert shown.notes == ()
    assert shown.missing == ()


def test_who_is_missing_is_told_for_each_date_where_it_differs() -> None:
    table = cross("omraden", "inriktningar", columns="matdatum")
    definition = follow_up(table, names={"avesta": "Avesta", "mora": "Mora"}, areas={"bygg": "Bygg"})
    shown = only(counted(definition, {"mora": {"bygg": total_only(6)}}))
    assert shown.notes == (
        "Den 1 mars: uppgift saknas från en kommun: Avesta.",
        "Den 1 oktober: uppgift saknas från två kommuner: Avesta och Mora.",
    )


def test_in_a_wide_table_one_note_tells_who_is_missing_from_some_columns() -> None:
    areas = {name: name.upper() for name in "abcde"}
    table = cross("alla", "kommuner", columns="inriktningar", where=MARCH)
    definition = follow_up(table, names=names_of(["falun", "mora"]), areas=areas)
    towns: Counted = {"falun": {name: total_only(9) for name in "abcde"}, "mora": {"a": total_only(9)}}
    shown = only(counted(definition, towns, others="nej"))
    assert shown.notes == ("Uppgift saknas helt eller delvis från en kommun: Mora.",)


# The year before beside this year.


def years(table: Table, then: Counted, now: Counted, **more: Any) -> PublishedTable:
    areas = {"bygg": "Bygg", "vard": "Vård"}
    before = follow_up(table, year=2024, areas=areas, names=names_of(then))
    definition = follow_up(table, areas=areas, names=names_of(now), **more)
    return only(counted(definition, now, earlier=(counted(before, then),)))


COMPARED = by_area(compare=Comparison.YEAR_BEFORE)


def test_rows_27_and_63_change_in_number_and_percent() -> None:
    table = years(
        COMPARED,
        {"mora": {"bygg": total_only(410), "vard": total_only(30)}},
        {"mora": {"bygg": total_only(451), "vard": total_only(27)}},
    )
    assert [column.title for column in table.columns] == ["2025", "2024", "Förändring", "Förändring (%)"]
    assert [column.id for column in table.columns] == [
        "totalt_nu",
        "totalt_fjol",
        "totalt_forandring",
        "totalt_procent",
    ]
    assert texts(table) == {"Bygg": "451 410 +41 +10,0", "Vård": "27 30 −3 −10,0", "Totalt": "478 440 +38 +8,6"}
    assert table.rows[0].cells["totalt_procent"].number == Decimal("0.1")
    assert {place.file for place in table.rows[0].cells["totalt_forandring"].sources} == {
        "indata/prov/2025/mora.xlsx", "indata/prov/2024/mora.xlsx"
    }  # fmt: skip


def test_row_27_a_change_of_0_is_no_sign_that_needs_explaining() -> None:
    table = years(COMPARED, {"mora": {"bygg": total_only(27)}}, {"mora": {"bygg": total_only(27)}})

    assert texts(table)["Bygg"] == "27 27 0 0,0"
    assert table.signs == {"–", "."}


def test_rows_28_and_29_small_and_empty_bases_of_percent() -> None:
    table = years(
        replace(COMPARED, protection="personer"),
        {"mora": {"bygg": total_only(19), "vard": total_only(0)}},
        {"mora": {"bygg": total_only(25), "vard": total_only(7)}},
    )
    assert texts(table) == {"Bygg": "25 19 +6 x", "Vård": "7 – +7 .", "Totalt": "32 19 +13 x"}
    assert table.notes == ("Procent visas inte när antalet att jämföra med är färre än 20.",)


def test_a_change_of_what_is_left_out_is_left_out() -> None:
    table = years(
        replace(COMPARED, protection="personer"),
        {"mora": {"bygg": total_only(30), "vard": total_only(60)}},
        {"mora": {"bygg": total_only(3), "vard": total_only(60)}},
    )
    assert texts(table) == {"Bygg": "x 30 x x", "Vård": "x 60 x x", "Totalt": "63 90 −27 −30,0"}
    cells = [table.rows[0].cells[f"totalt_{name}"].number for name in ("nu", "forandring", "procent")]
    assert cells == [None, None, None]


def test_what_was_left_out_last_year_stays_left_out() -> None:
    by_sex = cross("kon", "inriktningar", where=MARCH, measures=("kvinnor", "man", "totalt"), total=False, **PERSONS)
    compared = replace(COMPARED, protection="personer", measures=("man",), total=False)
    then: Counted = {"mora": {"bygg": count(3, 12)}}
    before = counted(follow_up(by_sex, year=2024, names=names_of(then), areas={"bygg": "Bygg"}), then)
    definition = follow_up(compared, names=names_of(then), areas={"bygg": "Bygg"})
    table = only(counted(definition, {"mora": {"bygg": count(20, 25)}}, earlier=(before,)))
    assert texts(table) == {"Bygg": "25 x x x"}


@pytest.mark.parametrize(
    ("then", "now", "row"),
    [
        pytest.param(["mora", "falun"], ["mora"], "10 20 .. ..", id="row 61 one has left"),
        pytest.param(["mora"], ["mora", "falun"], "20 10 .. ..", id="row 61 one has joined"),
        pytest.param(["mora", "falun"], ["mora", "falun"], "20 20 0 0,0", id="the same"),
    ],
)
def test_row_61_no_change_unless_the_same_have_contributed(then: list[str], now: list[str], row: str) -> None:
    table = years(COMPARED, *({town: {"bygg": total_only(10)} for town in towns} for towns in (then, now)))
    assert texts(table)["Bygg"] == row
    note = "Förändring visas bara där samma kommuner har lämnat uppgift båda åren."
    assert (note in table.notes) is (then != now)


@pytest.mark.parametrize(
    ("then", "now", "total"),
    [
        pytest.param({}, {}, "20 10 +10 +100,0", id="one lacks everything in both years"),
        pytest.param({"vard": total_only(9)}, {}, "20 19 .. ..", id="one has given an area in one year"),
        pytest.param(
            {"vard": total_only(9)}, {"vard": total_only(5)}, "25 19 +6 +31,6", id="one lacks the same area in both"
        ),
        pytest.param({"vard": total_only(9)}, {"bygg": total_only(5)}, "25 19 .. ..", id="one lacks another area"),
    ],
)
def test_row_61_sums_that_lack_the_same_are_compared(
    then: Mapping[str, Mapping[str, Typed]], now: Mapping[str, Mapping[str, Typed]], total: str
) -> None:
    areas, names = {"bygg": "Bygg", "vard": "Vård"}, names_of(["falun", "mora"])
    earlier: tuple[Dataset, ...] = ()
    for year, n, own in ((2024, 10, then), (2025, 20, now)):
        definition = follow_up(COMPARED, year=year, areas=areas, names=names)
        whole = march(definition, "mora", {"bygg": total_only(n)}, "ja")
        dataset, _ = combine(definition, [whole, march(definition, "falun", own, "nej")], earlier)
        earlier = (dataset,)
    assert texts(only(dataset))["Totalt"] == total


def test_row_78_no_change_with_somebody_who_now_counts_in_another_way() -> None:
    table = replace(COMPARED, counted_when=COUNTED)
    names = names_of(["falun", "mora"])
    towns: Counted = {town: {"bygg": total_only(10)} for town in names}
    before = counted(follow_up(table, year=2024, areas={"bygg": "Bygg"}, names=names), towns)
    definition = follow_up(table, areas={"bygg": "Bygg"}, names=names)
    submissions = [
        sent(definition, town, {"uppgifter.stammer": stammer}, {"deltagare_mars.antal": {"bygg": total_only(10)}})
        for town, stammer in (("falun", "nej"), ("mora", "ja"))
    ]
    assert texts(only(combine(definition, submissions, (before,))[0]))["Bygg"] == "10 20 .. .."


def test_row_78_who_counted_in_another_way_the_year_before_alone_is_named_for_that_year() -> None:
    table = replace(
        COMPARED, counted_when=COUNTED, not_counted_text="{namn} räknar på ett annat sätt.", compare_common=True
    )
    earlier: tuple[Dataset, ...] = ()
    for year, stammer in ((2024, "nej"), (2025, "ja")):
        definition = follow_up(table, year=year, areas={"bygg": "Bygg"}, names=names_of(["falun", "mora"]))
        submissions = [
            sent(definition, town, {"uppgifter.stammer": said}, {"deltagare_mars.antal": {"bygg": total_only(10)}})
            for town, said in (("falun", stammer), ("mora", "ja"))
        ]
        dataset, _ = combine(definition, submissions, earlier)
        earlier = (dataset,)

    assert only(dataset).notes[:2] == (
        "Jämförelsen gäller bara Mora. Falun ingår inte.",
        "År 2024: Falun räknar på ett annat sätt.",
    )


def test_row_64_another_measuring_date_is_not_compared() -> None:
    table = cross("omraden", "inriktningar", where={"matdatum": "oktober"}, compare=Comparison.YEAR_BEFORE)
    before, _ = combine(follow_up(table, year=2024, october=(9, 15)), [])
    shown = only(combine(follow_up(table), [], (before,))[0])
    assert shown.notes[1:] == ("Ingen jämförelse görs med 2024: olika mätdatum, ej jämförbart.",)
    assert {cell.state for row in shown.rows for name, cell in row.cells.items() if name != "totalt_nu"} == {
        State.MISSING
    }


def test_the_first_year_has_nothing_to_compare_with_and_says_so() -> None:
    shown = only(
        counted(follow_up(COMPARED, names={"mora": "Mora"}, areas={"bygg": "Bygg"}), {"mora": {"bygg": total_only(9)}})
    )
    assert texts(shown) == {"Bygg": "9 .. .. ..", "Totalt": "9 .. .. .."}
    assert shown.notes == ("Uppgifter från året före saknas. Därför görs ingen jämförelse.",)


def test_a_row_that_is_new_has_no_year_before_and_one_that_is_gone_still_counts_in_its_total() -> None:
    then = counted(
        follow_up(COMPARED, year=2024, names={"mora": "Mora"}, areas={"bygg": "Bygg", "gammal": "Gammal"}),
        {"mora": {"bygg": total_only(30), "gammal": total_only(50)}},
    )
    definition = follow_up(COMPARED, names={"mora": "Mora"}, areas={"bygg": "Bygg", "ny": "Ny"})
    table = only(counted(definition, {"mora": {"bygg": total_only(40), "ny": total_only(50)}}, earlier=(then,)))
    assert texts(table) == {"Bygg": "40 30 +10 +33,3", "Ny": "50 .. .. ..", "Totalt": "90 80 +10 +12,5"}


# Decimals and rounding.

HOURS = Part(
    "tid", "Tid",
    (question("timmar", Kind.TABLE, rows_from="inriktningar",
              columns=(question("antal", Kind.DECIMAL, "Timmar"), question("kostnad", Kind.MONEY, "Kronor"))),), LINE,
)  # fmt: skip


def hours(*values: str, measure: str = "antal") -> PublishedTable:
    table = cross("tid", "inriktningar", source="kommun.tid.timmar", measures=(measure,), protection="personer")
    areas = {f"a{place}": f"A{place}" for place in range(len(values))}
    definition = follow_up(table, forms=[form(HOURS)], names={"mora": "Mora"}, areas=areas, rules=())
    rows: Rows = {area: {measure: Decimal(value)} for area, value in zip(areas, values, strict=True)}
    return only(combine(definition, [sent(definition, "mora", {}, {"tid.timmar": rows})])[0])


def test_row_65_parts_that_do_not_add_up_as_written_are_explained_once() -> None:
    table = hours("33.33", "33.33", "33.33")
    assert texts(table) == {"A0": "33,3", "A1": "33,3", "A2": "33,3", "Totalt": "100,0"}
    assert table.notes == ("På grund av avrundning summerar delarna inte alltid till totalen.",)


def test_a_column_without_a_fraction_has_no_decimals() -> None:
    assert texts(hours("46", "2300")) == {"A0": "46", "A1": "2\u00a0300", "Totalt": "2\u00a0346"}


def test_parts_that_add_up_need_no_note() -> None:
    assert hours("33.3", "33.3", "33.4").notes == ()


def test_row_13_less_than_half_the_unit_is_0_and_not_a_dash() -> None:
    table = hours("0.3", "0", "7", measure="kostnad")
    assert texts(table) == {"A0": "0", "A1": "–", "A2": "7", "Totalt": "7"}
    assert table.signs == {"0", "–"}


def test_a_fraction_of_a_person_is_protected_too() -> None:
    assert texts(hours("0.5", "12", "20")) == {"A0": "x", "A1": "x", "A2": "20,0", "Totalt": "32,5"}


def test_a_fraction_that_is_left_out_is_not_told_by_the_decimals_of_the_rest() -> None:
    assert texts(hours("0.5", "12.5", "20")) == {"A0": "x", "A1": "x", "A2": "20", "Totalt": "33"}


def test_money_is_not_protected_as_persons_are() -> None:
    assert texts(hours("3", "700", measure="kostnad"))["A0"] == "3"


# What always holds.

CELLS = st.one_of(st.none(), st.just("?"), st.integers(0, 50))
TOWNS = st.fixed_dictionaries(
    {town: st.one_of(st.none(), st.fixed_dictionaries({"bygg": CELLS, "vard": CELLS})) for town in ("falun", "mora")}
)


@settings(max_examples=60, deadline=None)
@given(TOWNS, st.booleans())
def test_sums_are_of_their_parts_and_what_is_absent_is_no_number(
    towns: Mapping[str, Mapping[str, int | str | None] | None], confirmed: bool
) -> None:
    definition = follow_up(by_area(), by_town(), names=names_of(towns), areas={"bygg": "Bygg", "vard": "Vård"})
    numbers = [n for areas in towns.values() for n in (areas or {}).values() if isinstance(n, int)]
    counts: Counted = {
        town: {area: {"totalt": faulty("?") if n == "?" else n} for area, n in areas.items()}
        for town, areas in towns.items()
        if areas is not None
    }
    published = publish(counted(definition, counts, "ja" if confirmed else "nej")).tables
    for table in published.values():
        cells = [row.cells["totalt"] for row in table.rows]
        assert sum((cell.number for cell in cells[:-1] if cell.number is not None), Decimal(0)) == (
            cells[-1].number or 0
        )
        assert (cells[-1].number or 0) == sum(numbers)
        for cell in cells:
            assert (cell.number is None) == (cell.state not in (State.VALUE, State.NIL))
            assert cell.number is not None or not any(sign.isdigit() for sign in cell.text)
    assert published["omraden"].missing == published["kommuner"].missing


@settings(max_examples=30, deadline=None)
@given(st.permutations(["avesta", "borlange", "falun", "mora"]), st.integers(0, 20))
def test_the_order_of_what_came_in_does_not_matter(order: list[str], n: int) -> None:
    table = by_area(protection="personer")
    definition = follow_up(table, protection=Protection("personer", "5"))
    counts = {town: {"bygg": total_only(n + len(town)), "vard": total_only(3)} for town in order}
    submissions = {town: march(definition, town, areas) for town, areas in counts.items()}
    inorder = combine(definition, [submissions[town] for town in sorted(order)])[0]
    shuffled = combine(definition, [submissions[town] for town in order])[0]
    assert publish(shuffled) == publish(inorder)


def test_a_row_with_nobody_but_those_of_unknown_sex_does_not_hide_the_whole_table() -> None:
    """To one who knows those, two in Mora are two whatever is left out; nobody else is left out in vain for that."""
    one = by_town(measures=("kvinnor", "man", "totalt"), protection="personer")
    definition = follow_up(one, areas={"bygg": "Bygg"}, names={"avesta": "Avesta", "falun": "Falun", "mora": "Mora"})
    counts = {"avesta": (38, 51, 0), "falun": (30, 20, 0), "mora": (0, 0, 2)}
    submissions = [march(definition, name, {"bygg": count(*numbers)}) for name, numbers in counts.items()]
    assert texts(publish(combine(definition, submissions)[0]).tables["kommuner"]) == {
        "Avesta": "38 51 89", "Falun": "30 x x", "Mora": "– – x", "Totalt": "68 x x",
    }  # fmt: skip
