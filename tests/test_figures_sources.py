"""What tables are counted from and by: parts and tables, choices, what respondents belong to, records themselves."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.figures.publishing import publish
from generator.model.charts import Chart, ChartKind, ChartSeries
from generator.model.definition import Comparison, Share
from generator.model.values import State
from generator.report.charts.choosing import chosen
from generator.report.context import vocabulary
from tests.build import LINE, faulty
from tests.tertials import (
    EFFORT,
    GOALS,
    STEPS,
    Steps,
    Told,
    dataset,
    definition,
    hours,
    only,
    step,
    table,
    texts,
    year,
)

NOW = "2025-T2"
OFFERED = {
    "fritid": [step("klar", 10, 8), step("klar", 4, 5)],
    "lov": [step("pagar", 6, 0)],
    "vandring": [],
}


def test_the_numbers_of_a_part_are_counted_by_respondent() -> None:
    follow_up = definition(NOW, table("timmar", "aktiviteter", EFFORT, ("timmar", "antal")))
    table_ = only(dataset(follow_up, told={"fritid": hours("7.5"), "lov": {"gick": "klar"}}))
    assert [column.title for column in table_.columns] == ["Timmar", "Antal"]
    assert texts(table_) == {"Fritid": "7,5 1", "Lov": ".. 1", "Vandring": ".. ..", "Totalt": "7,5 2"}
    assert table_.notes == ("Uppgift saknas från två aktiviteter: Lov och Vandring.",)


def test_a_register_that_the_respondent_refers_to() -> None:
    follow_up = definition(NOW, table("grupper", "grupper", EFFORT, ("timmar",)))
    told = {"fritid": hours("7.5"), "lov": hours("2"), "vandring": hours("1")}
    table_ = only(dataset(follow_up, told=told))
    assert table_.corner == "Grupp"
    assert texts(table_) == {"Skola": "9,5", "Centrum": "1,0", "Totalt": "10,5"}


def test_a_respondent_that_refers_to_nothing_has_a_row_of_its_own() -> None:
    activities = {"fritid": "skola", "lov": ""}
    follow_up = definition(NOW, table("grupper", "grupper", EFFORT, ("timmar",)), activities=activities)
    table_ = only(dataset(follow_up, told={"fritid": hours("7"), "lov": hours("2")}))
    assert texts(table_) == {"Skola": "7", "Centrum": ".", "Uppgift saknas": "2", "Totalt": "9"}
    assert [row.role for row in table_.rows] == ["", "", "okand", "summa"]


def test_rows_are_counted_by_what_was_chosen_in_them() -> None:
    table_ = only(dataset(definition(NOW, table("lagen", "lage")), OFFERED))
    assert (table_.corner, [column.title for column in table_.columns]) == ("Läge", ["Antal"])
    assert texts(table_) == {"Klar": "2", "Pågår": "1", "Utgår": "–", "Totalt": "3"}
    assert table_.notes == ()


def test_every_count_has_the_cells_that_it_came_from() -> None:
    table_ = only(dataset(definition(NOW, table("lagen", "lage", measures=("antal", "gjorda"))), OFFERED))
    counted, summed = table_.rows[0].cells.values()
    assert [place.cell for place in counted.sources] == ["B20", "B21"]
    assert [place.cell for place in summed.sources] == ["F20", "F21"]


def test_rows_without_a_choice_are_counted_by_themselves_so_that_the_sum_holds() -> None:
    steps = {**OFFERED, "lov": [step(None, 6, 1), {**step(None), "lage": faulty("kanske")}]}
    table_ = only(dataset(definition(NOW, table("lagen", "lage", measures=("antal", "gjorda"))), steps))
    assert texts(table_) == {
        "Klar": "2 13",
        "Pågår": "– –",
        "Utgår": "– –",
        "Uppgift saknas": "2 1",
        "Totalt": "4 14",
    }
    assert table_.notes == ("Uppgift saknas från en aktivitet: Lov.",)


def test_columns_may_be_choices_and_chosen_among() -> None:
    tables = (
        table("alla", "grupper", columns="lage"),
        table("nagra", "aktiviteter", columns="lage", column_rows=("utgar", "klar")),
    )
    found = publish(dataset(definition(NOW, *tables), OFFERED)).tables
    assert [column.id for column in found["alla"].columns] == ["klar_antal", "pagar_antal", "utgar_antal"]
    assert texts(found["alla"]) == {"Skola": "2 1 –", "Centrum": "– – –", "Totalt": "2 1 –"}
    assert [column.title for column in found["nagra"].columns] == ["Klar", "Utgår"]
    assert texts(found["nagra"]) == {"Fritid": "2 –", "Lov": "– –", "Vandring": "– –", "Totalt": "2 –"}


def test_the_last_column_may_be_the_sum_of_all_columns() -> None:
    one = table("alla", "grupper", columns="lage", column_rows=("klar",), column_total=True)
    found = only(dataset(definition(NOW, one), {"fritid": OFFERED["fritid"], "lov": [step("pagar"), step(None)]}))
    assert [(column.id, column.title) for column in found.columns] == [
        ("klar_antal", "Klar"),
        ("summa_antal", "Totalt"),
    ]
    assert texts(found) == {"Skola": "2 4", "Centrum": ".. ..", "Totalt": "2 4"}
    assert found.notes == ("Uppgift saknas från en aktivitet: Vandring.",)


def test_a_chart_of_parts_does_not_draw_their_sum_unless_it_is_told_to() -> None:
    found = only(dataset(definition(NOW, table("alla", "grupper", columns="lage", column_total=True)), OFFERED))
    drawn = Chart("bild", "Bild", ChartKind.STACKED, LINE, "alla")
    assert chosen(drawn, found, str).series == ("Klar", "Pågår", "Utgår")
    assert chosen(replace(drawn, series=(ChartSeries("summa_antal"),)), found, str).series == ("Totalt",)


def test_a_table_may_be_limited_to_one_choice() -> None:
    table_ = only(dataset(definition(NOW, table("klara", "aktiviteter", where={"lage": "klar"})), OFFERED))
    assert texts(table_) == {"Fritid": "2", "Lov": "–", "Vandring": "–", "Totalt": "2"}


def test_a_form_that_has_not_come_in_is_missing_from_every_row_and_never_nothing() -> None:
    tables = (table("lagen", "lage"), table("per", "aktiviteter"), table("bada", "aktiviteter", columns="lage"))
    steps = {"fritid": OFFERED["fritid"], "vandring": []}
    found = publish(dataset(definition(NOW, *tables), steps)).tables
    assert texts(found["lagen"]) == {"Klar": "2", "Pågår": "–", "Utgår": "–", "Totalt": "2"}
    assert texts(found["per"]) == {"Fritid": "2", "Lov": "..", "Vandring": "–", "Totalt": "2"}
    assert texts(found["bada"])["Lov"] == ".. .. .."
    assert {table_.notes for table_ in found.values()} == {("Uppgift saknas från en aktivitet: Lov.",)}


@pytest.mark.parametrize(
    ("required", "told", "cell", "state"),
    [
        pytest.param(False, {}, "–", State.VALUE, id="a table that may be empty"),
        pytest.param(True, {}, "..", State.MISSING, id="one that may not"),
        pytest.param(True, {"inga": "ja"}, "–", State.NIL, id="one that is said to have nothing"),
    ],
)
def test_a_table_without_rows(required: bool, told: dict[str, str], cell: str, state: State) -> None:
    follow_up = definition(NOW, table("per", "aktiviteter", measures=("antal", "gjorda")), required=required)
    row = only(dataset(follow_up, {"fritid": []}, {"fritid": told})).rows[0]
    assert [(one.text, one.state) for one in row.cells.values()] == [(cell, state)] * 2


def test_fixed_rows_with_something_in_them_are_counted() -> None:
    follow_up = definition(NOW, table("mal", "mal", GOALS), table("lagen", "lage", GOALS))
    goals: Mapping[str, Mapping[str, Told]] = {
        "fritid": {"ett": {"lage": "klar"}, "tva": {"planerade": 3}},
        "lov": {"ett": {"lage": "utgar"}},
        "vandring": {"ett": {"lage": "klar"}},
    }
    found = publish(dataset(follow_up, goals=goals)).tables
    assert texts(found["mal"]) == {"Ett": "3", "Två": "1", "Totalt": "4"}
    assert texts(found["lagen"]) == {"Klar": "2", "Pågår": "–", "Utgår": "1", "Uppgift saknas": "1", "Totalt": "4"}


def test_a_part_is_counted_by_its_own_choice() -> None:
    follow_up = definition(NOW, table("gick", "gick", EFFORT, ("antal", "timmar")))
    told = {"fritid": {**hours("7"), "gick": "klar"}, "lov": {**hours("2"), "gick": "klar"}, "vandring": hours("1")}
    table_ = only(dataset(follow_up, told=told))
    assert table_.corner == "Hur gick det?"
    assert texts(table_) == {
        "Klar": "2 9",
        "Pågår": "– –",
        "Utgår": "– –",
        "Uppgift saknas": "1 1",
        "Totalt": "3 10",
    }


def test_a_question_that_is_not_asked_in_the_period_is_not_nothing() -> None:
    follow_up = definition(NOW, table("lagen", "lage", measures=("antal", "gjorda")), asked=False)
    table_ = only(dataset(follow_up, OFFERED))
    assert texts(table_) == {"Klar": "2 .", "Pågår": "1 .", "Utgår": "– .", "Totalt": "3 ."}


def test_a_protected_part_shows_its_numbers_in_the_table_alone() -> None:
    follow_up = definition(NOW, table("timmar", "aktiviteter", EFFORT, ("timmar",), protection="personer"))
    came_in = dataset(follow_up, told={"fritid": {**hours("7"), "kostnad": 100, "gick": "klar"}})
    answers = vocabulary(came_in, publish(came_in)).row("aktiviteter", "fritid")["svar"]["insats"]
    assert (str(answers["timmar"]), str(answers["gick"])) == ("[uppgiften visas inte]", "Klar")


# Shares.

HELD = Share("andel", "Andel (%)", "gjorda", "planerade")


def shares(steps: Mapping[str, Steps], **more: object) -> dict[str, str]:
    one = table("steg", "aktiviteter", STEPS, ("planerade", "gjorda"), shares=(HELD,), **more)
    return texts(only(dataset(definition(NOW, one), steps)))


def test_a_share_is_of_sums_and_may_be_more_than_a_hundred() -> None:
    steps = {"fritid": [step("klar", 10, 8), step("klar", 4, 5)], "lov": [step("klar", 4, 6)], "vandring": []}
    assert shares(steps) == {
        "Fritid": "14 13 92,9",
        "Lov": "4 6 150,0",
        "Vandring": "– – .",
        "Totalt": "18 19 105,6",
    }


def test_a_share_of_nothing_cannot_be_and_one_of_what_is_missing_is_missing() -> None:
    steps = {"fritid": [step("klar", 0, 8)], "lov": [step("klar", 4, None)], "vandring": [step("klar", 4, 0)]}
    assert shares(steps) == {"Fritid": "– 8 .", "Lov": "4 .. ..", "Vandring": "4 – 0,0", "Totalt": "8 8 .."}


def test_a_share_of_sums_that_lack_the_same_is_shown() -> None:
    assert shares({"fritid": [step("klar", 10, 8)], "lov": [step("klar", 4, 2)]})["Totalt"] == "14 10 71,4"


def test_no_share_of_what_is_left_out_or_of_few() -> None:
    steps = {
        "fritid": [step("klar", 40, 3)],
        "lov": [step("klar", 50, 30)],
        "vandring": [step("klar", 12, 6)],
    }
    assert shares(steps, protection="personer") == {
        "Fritid": "40 x x",
        "Lov": "50 30 60,0",
        "Vandring": "12 x x",
        "Totalt": "102 39 38,2",
    }


def test_a_share_of_few_is_explained() -> None:
    one = table("steg", "aktiviteter", STEPS, ("planerade", "gjorda"), shares=(HELD,), protection="personer")
    steps = {"fritid": [step("klar", 12, 6)], "lov": [step("klar", 50, 30)], "vandring": [step("klar", 40, 0)]}
    table_ = only(dataset(definition(NOW, one), steps))
    assert texts(table_)["Fritid"] == "12 6 x"
    assert table_.notes == ("Procent visas inte när antalet att jämföra med är färre än 20.",)


def test_a_share_stands_after_the_measures_of_each_column() -> None:
    one = table("steg", "aktiviteter", STEPS, ("planerade", "gjorda"), columns="lage", shares=(HELD,))
    table_ = only(dataset(definition(NOW, one), OFFERED))
    assert [(column.id, column.title) for column in table_.columns[:4]] == [
        ("klar_planerade", "Klar, planerade"),
        ("klar_gjorda", "Klar, gjorda"),
        ("klar_andel", "Klar, andel (%)"),
        ("pagar_planerade", "Pågår, planerade"),
    ]
    assert table_.rows[0].cells["klar_andel"].text == "92,9"


# The period before.

COMPARED = table("lagen", "lage", compare=Comparison.PERIOD_BEFORE)


def test_the_period_before_stands_beside_with_its_name() -> None:
    table_ = only(
        year(
            {
                "2025-T1": {**OFFERED, "lov": [step("klar")]},
                "2025-T2": {**OFFERED, "vandring": [step("klar"), step("utgar")]},
            },
            COMPARED,
        )
    )
    assert [(column.id, column.title) for column in table_.columns] == [
        ("antal_nu", "Tertial T2 2025"),
        ("antal_forra", "Tertial T1 2025"),
        ("antal_forandring", "Förändring"),
        ("antal_procent", "Förändring (%)"),
    ]
    assert texts(table_) == {
        "Klar": "3 3 0 0,0",
        "Pågår": "1 – +1 .",
        "Utgår": "1 – +1 .",
        "Totalt": "5 3 +2 +66,7",
    }


def test_the_period_before_may_lie_in_the_year_before() -> None:
    table_ = only(year({"2024-T3": OFFERED, "2025-T1": OFFERED}, COMPARED))
    assert [column.title for column in table_.columns[:2]] == ["Tertial T1 2025", "Tertial T3 2024"]
    assert texts(table_)["Totalt"] == "3 3 0 0,0"


def test_without_the_period_before_nothing_is_compared_and_that_is_said() -> None:
    table_ = only(year({"2025-T2": OFFERED}, COMPARED))
    assert texts(table_)["Totalt"] == "3 .. .. .."
    assert table_.notes == ("Uppgifter från tertial T1 2025 saknas. Därför görs ingen jämförelse.",)


def test_others_than_the_period_before_are_told() -> None:
    table_ = only(year({"2025-T1": {"fritid": [step("klar")]}, "2025-T2": OFFERED}, COMPARED))
    assert texts(table_)["Totalt"] == "3 1 .. .."
    assert table_.notes == (
        "Tertial T1 2025: uppgift saknas från två aktiviteter: Lov och Vandring.",
        "Förändring visas bara där samma aktiviteter har lämnat uppgift båda perioderna.",
    )
