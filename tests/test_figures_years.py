"""Tables year by year: the same period of every year side by side, never summed, and only what can be compared."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from generator.figures import publish
from generator.merging import combine
from generator.model.answers import Dataset
from generator.model.definition import Kind
from generator.model.published import PublishedTable
from generator.model.scales import Scale, Step
from generator.model.tables import Comparison
from tests.build import cross, follow_up, march, question, sent, total_only

TABLE = cross(
    "ar_for_ar", "inriktningar", columns="period", by_years=True, where={"matdatum": "mars"}, protection="personer"
)
Counts = Mapping[str, Mapping[str, int]]
"""How many in each area, by municipality."""


def in_years(years: Mapping[int, Counts], table: Any = TABLE, **more: Any) -> PublishedTable:
    """Publish the last of the years, with the others before it; *more* is by year."""
    datasets: tuple[Dataset, ...] = ()
    for year, counts in years.items():
        definition = follow_up(table, year=year)
        changes = {name: value[year] for name, value in more.items() if year in value}
        definition = replace(definition, **changes)
        came_in = [
            march(definition, name, {area: total_only(n) for area, n in areas.items()})
            for name, areas in counts.items()
        ]
        datasets = (combine(definition, came_in, datasets)[0], *datasets)
    return publish(datasets[0]).tables["ar_for_ar"]


def numbers(table: PublishedTable) -> dict[str, list[str]]:
    return {row.label: [row.cells[column.id].text for column in table.columns] for row in table.rows}


EVERYBODY = {"avesta": {"bygg": 20}, "borlange": {"bygg": 30}, "falun": {"vard": 40}, "mora": {"vard": 50}}


def test_each_year_is_a_column_of_its_own_and_nothing_is_summed_over_them() -> None:
    shown = in_years({2023: EVERYBODY, 2024: EVERYBODY, 2025: {**EVERYBODY, "mora": {"vard": 60}}})
    assert [(column.id, column.title) for column in shown.columns] == [
        ("2023_totalt", "2023"),
        ("2024_totalt", "2024"),
        ("2025_totalt", "2025"),
    ]
    assert numbers(shown) == {
        "Bygg": ["50", "50", "50"],
        "Industri": ["–", "–", "–"],
        "Vård": ["90", "90", "100"],
        "Totalt": ["140", "140", "150"],
    }


def test_the_first_year_stands_alone_and_says_so() -> None:
    shown = in_years({2025: EVERYBODY})
    assert [column.title for column in shown.columns] == ["2025"]
    assert "Uppgifter från tidigare år saknas. Därför görs ingen jämförelse." in shown.notes


@pytest.mark.parametrize("common", [False, True], ids=["all", "the same respondents"])
def test_a_year_that_nobody_knows_is_a_gap_and_not_zero(common: bool) -> None:
    shown = in_years({2022: EVERYBODY, 2023: EVERYBODY, 2025: EVERYBODY}, replace(TABLE, compare_common=common))
    assert numbers(shown)["Totalt"] == ["140", "140", "..", "140"]
    assert shown.notes.count("Uppgifter från 2024 saknas.") == 1


def test_row_61_who_is_missing_is_named_year_by_year() -> None:
    fewer = {name: areas for name, areas in EVERYBODY.items() if name != "mora"}
    shown = in_years({2024: fewer, 2025: EVERYBODY})
    assert numbers(shown)["Totalt"] == ["90", "140"]
    assert "År 2024: uppgift saknas från en kommun: Mora." in shown.notes


def test_row_61_the_same_respondents_are_summed_in_every_year_if_the_table_says_so() -> None:
    fewer = {name: areas for name, areas in EVERYBODY.items() if name != "mora"}
    table = replace(TABLE, compare_common=True)
    shown = in_years({2023: EVERYBODY, 2024: fewer, 2025: EVERYBODY}, table)
    assert numbers(shown)["Totalt"] == ["90", "90", "90"]
    assert shown.compared == ("Avesta", "Borlänge", "Falun")
    assert "Jämförelsen gäller de tre kommuner som har lämnat uppgifter alla åren. Mora ingår inte." in shown.notes
    of_two = in_years({2024: fewer, 2025: EVERYBODY}, table)
    assert "Jämförelsen gäller de tre kommuner som har lämnat uppgifter båda åren. Mora ingår inte." in of_two.notes


def test_years_without_anybody_in_common_are_not_laid_beside_each_other() -> None:
    table = replace(TABLE, compare_common=True)
    shown = in_years({2024: {"avesta": {"bygg": 20}}, 2025: {"mora": {"bygg": 20}}}, table)
    assert [column.title for column in shown.columns] == ["2025"]
    assert "Ingen har lämnat fullständiga uppgifter alla åren. Därför görs ingen jämförelse." in shown.notes


def test_row_64_a_year_with_another_measuring_date_is_left_out() -> None:
    later = replace(TABLE, where={"matdatum": "oktober"})
    other = follow_up(later, year=2024, october=(9, 15)).registers
    shown = in_years({2024: EVERYBODY, 2025: EVERYBODY}, later, registers={2024: other})
    assert [column.title for column in shown.columns] == ["2025"]
    assert "Ingen jämförelse görs med 2024: olika mätdatum, ej jämförbart." in shown.notes


def test_a_year_with_another_counting_unit_is_left_out() -> None:
    table = replace(TABLE, same_facts=("enhet",))
    units = {2023: {"enhet": "kursdeltagare"}, 2024: {"enhet": "personer"}, 2025: {"enhet": "personer"}}
    facts = dict.fromkeys(units, (question("enhet", text="Räkneenhet"),))
    shown = in_years(dict.fromkeys(units, EVERYBODY), table, fact_values=units, facts=facts)
    assert [column.title for column in shown.columns] == ["2024", "2025"]
    assert "Ingen jämförelse görs med 2023: räkneenhet var då kursdeltagare, ej jämförbart." in shown.notes
    assert shown.not_compared == ("Ingen jämförelse görs med 2023: räkneenhet var då kursdeltagare, ej jämförbart.",)


@pytest.mark.parametrize(
    ("kind", "then"),
    [(Kind.TEXT, "kursdeltagare"), (Kind.CHOICE, "kursdeltagare"), (Kind.CHOICE, "kurs")],
    ids=["a text", "the text of a choice", "the id of a choice"],
)
def test_last_year_is_not_compared_with_if_the_counting_unit_was_another(kind: Kind, then: str) -> None:
    table = cross(
        "ar_for_ar", "inriktningar", where={"matdatum": "mars"}, compare=Comparison.YEAR_BEFORE, same_facts=("enhet",)
    )
    units = {2024: {"enhet": then}, 2025: {"enhet": "personer"}}
    facts = dict.fromkeys(units, (question("enhet", kind, "Räkneenhet", scale="enhet"),))
    scale = Scale("enhet", (Step("kurs", "kursdeltagare"),))
    scales = {year: {"enhet": scale} for year in units}
    shown = in_years(dict.fromkeys(units, EVERYBODY), table, fact_values=units, facts=facts, scales=scales)
    assert numbers(shown)["Totalt"] == ["140", "..", "..", ".."]
    assert "Ingen jämförelse görs med 2024: räkneenhet var då kursdeltagare, ej jämförbart." in shown.notes


def test_rows_16_and_17_small_counts_are_left_out_of_every_year() -> None:
    small = {**EVERYBODY, "avesta": {"bygg": 20, "industri": 3}}
    shown = in_years({2023: small, 2024: EVERYBODY, 2025: small})
    assert [row[:1] for row in (numbers(shown)["Industri"],)] == [["x"]]
    assert numbers(shown)["Industri"][1] == "–"
    assert [numbers(shown)["Totalt"][year] for year in (0, 2)] == ["143", "143"]
    assert "x" in {numbers(shown)["Bygg"][0], numbers(shown)["Vård"][0]}


def test_a_respondent_who_counts_otherwise_is_in_no_year() -> None:
    table = replace(TABLE, counted_when="uppgifter.stammer != 'nej'", not_counted_text="{namn} ingår inte i summan.")
    definition = follow_up(table)
    avesta = sent(
        definition, "avesta", {"uppgifter.stammer": "nej"}, {"deltagare_mars.antal": {"bygg": total_only(20)}}
    )
    others = [march(definition, name, {"bygg": total_only(20)}) for name in ("borlange", "falun", "mora")]
    shown = publish(combine(definition, [avesta, *others])[0]).tables["ar_for_ar"]
    assert numbers(shown)["Totalt"] == ["60"]
    assert "År 2025: Avesta ingår inte i summan." in shown.notes
