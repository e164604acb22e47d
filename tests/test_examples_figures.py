"""The invented indata of `vuxsamverkan`: texts agree with the numbers, with each other and with what may be said."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from generator.figures import publish
from generator.model.published import PublishedTable
from generator.model.values import State
from generator.swedish.identity import found as identity_numbers
from generator.swedish.numbers import number
from tests.examples.content import YEARS, Delivery, Filled, read
from tests.examples.inbox import texts, year

THRESHOLD = 5
ALL = frozenset[str]()
NBSP = "\u00a0"

Counts = Mapping[tuple[int, str, str, str], Mapping[str, int]]
"""Counts of persons by year, measuring date, municipality and area."""


@cache
def counts() -> Counts:
    return {
        (of, record.keys["matdatum"], record.respondent, record.keys["inriktningar"]): {
            column: int(answer.value)
            for column, answer in record.answers.items()
            if answer.state is State.VALUE and isinstance(answer.value, Decimal)
        }
        for of in YEARS
        for record in year(of)[0].records["kommun.deltagare.antal"]
        if record.answers["totalt"].state is State.VALUE
    }


def total(of: int, day: str, areas: str = "", column: str = "totalt", who: frozenset[str] = ALL) -> int:
    """Add the counts of a date: of all areas or those that are named, in all municipalities or some."""
    return sum(
        row[column]
        for (y, d, municipality, area), row in counts().items()
        if (y, d) == (of, day) and (not areas or area in areas.split()) and (not who or municipality in who)
    )


@cache
def comparable(day: str) -> frozenset[str]:
    """Give the municipalities that have answered for a date in both years and count in the same way."""
    sets = []
    for of in YEARS:
        records = year(of)[0].records["kommun.deltagare.antal"]
        states = {(record.respondent, record.answers["totalt"].state) for record in records if _is(record.keys, day)}
        sets.append({respondent for respondent, state in states if state in (State.VALUE, State.NIL)})
    return frozenset(sets[0] & sets[1]) - {"sater"}


def _is(keys: Mapping[str, str], day: str) -> bool:
    return keys["matdatum"] == day


def same(of: int, day: str, areas: str = "", column: str = "totalt") -> int:
    return total(of, day, areas, column, comparable(day))


def test_parts_add_up_in_every_row() -> None:
    assert [key for key, row in counts().items() if row["kvinnor"] + row["man"] + row["okant"] != row["totalt"]] == []


def test_most_counts_may_be_shown_and_some_may_not() -> None:
    small = [row["totalt"] for row in counts().values() if row["totalt"] < THRESHOLD]
    assert 0 < len(small) < len(counts()) * 0.05
    shown = [total(2025, "mars", area, "kvinnor", comparable("mars")) for *_, area in counts()]
    assert 0 < min(shown) < THRESHOLD


def test_the_area_has_grown_and_one_occupational_area_has_shrunk() -> None:
    areas = {area for *_, area in counts()}
    fallen = {area for area in areas if same(2025, "mars", area) < same(2024, "mars", area)}
    assert fallen == {"bygg_anlaggning"}
    for day in ("mars", "oktober"):
        assert 0.05 < same(2025, day) / same(2024, day) - 1 < 0.07
        assert max(areas, key=lambda area: same(2025, day, area)) == "vard_omsorg"


VARD, BYGG, EL, HOTELL = "vard_omsorg", "bygg_anlaggning", "el_energi", "hotell_turism"
MEN_S = f"{BYGG} {EL} fordon_transport"
LARGEST = frozenset({"falun", "borlange"})

Figures = Callable[[], tuple[int, ...]]


def one(of: int, day: str, municipality: str) -> int:
    """Give what one municipality had on a date."""
    return total(of, day, who=frozenset({municipality}))


def both(day: str, areas: str = "") -> Figures:
    """Give what the comparable municipalities had a year ago and have now."""
    return lambda: (same(2024, day, areas), same(2025, day, areas))


PROSE: list[tuple[int, str, str, Figures]] = [
    (2024, "korthet.punkt_2", "{} deltagare den 1 mars och {}", lambda: (total(2024, "mars"), total(2024, "oktober"))),
    (2024, "statistik.analys", "fanns {} deltagare", lambda: (total(2024, "mars"),)),
    (2024, "statistik.analys", "den 1 oktober {}.", lambda: (total(2024, "oktober"),)),
    (2024, "statistik.analys", "störst med {} deltagare", lambda: (total(2024, "mars", VARD),)),
    (2024, "statistik.analys", "industriteknik med {}", lambda: (total(2024, "mars", "industriteknik"),)),
    (2024, "statistik.analys", "barn och fritid med {}", lambda: (total(2024, "mars", "barn_fritid"),)),
    (2024, "statistik.analys", "Borlänge har {} deltagare i mars", lambda: (one(2024, "mars", "borlange"),)),
    (2024, "statistik.analys", "i mars och Falun {},", lambda: (one(2024, "mars", "falun"),)),
    (2025, "korthet.punkt_2", "från {} till {}", both("mars")),
    (2025, "statistik.analys", "från {} till {}, alltså", both("mars")),
    (2025, "statistik.analys", "alltså med {} eller", lambda: (same(2025, "mars") - same(2024, "mars"),)),
    (2025, "statistik.analys", "antalet från {} till {}", both("oktober")),
    (2025, "statistik.analys", "från {} till {} deltagare i mars", both("mars", VARD)),
    (2025, "statistik.analys", "energi ökade från {} till {}", both("mars", EL)),
    (2025, "statistik.analys", "minskade från {} till {} i mars", both("mars", BYGG)),
    (2025, "statistik.analys", "i mars och från {} till {} i oktober", both("oktober", BYGG)),
    (2025, "statistik.analys", "från {} deltagare i oktober 2024 till {}", both("oktober", HOTELL)),
    (2025, "statistik.kvalitet", "Hedemora {} deltagare", lambda: (one(2024, "oktober", "hedemora"),)),
    (2025, "statistik.kvalitet", "deltagare och Vansbro {}.", lambda: (one(2024, "oktober", "vansbro"),)),
]


@pytest.mark.parametrize(("of", "field", "phrase", "figures"), PROSE, ids=[f"{row[0]} {row[2]}" for row in PROSE])
def test_figures_in_the_texts_are_those_of_the_forms(of: int, field: str, phrase: str, figures: Figures) -> None:
    assert phrase.format(*(typed(figure) for figure in figures())) in coordinator(of)[field]


def typed(figure: int) -> str:
    """Write a number as people type it: "1 234"."""
    return number(figure).replace(NBSP, " ")


def coordinator(of: int) -> dict[str, str]:
    delivery = next(delivery for delivery in read(of).deliveries if delivery.form == "samordnare")
    return {field: text for field, text in delivery.answers.items() if isinstance(text, str)}


def test_every_figure_in_the_texts_about_statistics_is_held() -> None:
    """Other numbers than years, days and what is held above would be somebody's guess."""
    for of in YEARS:
        held = {typed(figure) for y, *_, figures in PROSE if y == of for figure in figures()}
        for field in ("korthet.punkt_2", "statistik.analys", "statistik.kvalitet"):
            text = re.sub(r"\b20(?:24|25)\b|\b1 (?=mars|oktober)|6 (?=procent)", "", coordinator(of).get(field, ""))
            assert set(re.findall(r"\d+(?: \d{3})*", text)) <= held


def shown(table: PublishedTable) -> frozenset[str]:
    """Give the numbers of a table as people type them, without the sign of a change."""
    numbers = (cell.number for row in table.rows for cell in row.cells.values() if cell.number is not None)
    return frozenset(typed(abs(int(number))) for number in numbers if number == int(number))


@cache
def published(of: int) -> frozenset[str]:
    """Give the numbers that a reader finds in the tables of a year's report or an earlier one."""
    tables = (table for y in YEARS if y <= of for table in publish(year(y)[0]).tables.values())
    return frozenset().union(*map(shown, tables))


@pytest.mark.parametrize(("of", "field", "phrase", "figures"), PROSE, ids=[f"{row[0]} {row[2]}" for row in PROSE])
def test_figures_in_the_texts_stand_in_the_tables(of: int, field: str, phrase: str, figures: Figures) -> None:
    """A figure that the tables leave out, or from which one could be worked out, is no better in a sentence."""
    assert {typed(figure) for figure in figures()} <= published(of)


@pytest.mark.parametrize("of", YEARS)
def test_numbers_of_persons_in_all_texts_stand_in_the_tables(of: int) -> None:
    persons = r"\b(\d+(?: \d{3})*) (?:av )?(?:unika )?(?:deltagar|elev|person|kvinn|män\b|sökande|studerande)"
    quoted = {figure for text in texts(of) for figure in re.findall(persons, text)}
    assert quoted
    assert quoted <= published(of)


def test_shares_in_the_texts_are_those_of_the_forms() -> None:
    assert comparable("mars") - comparable("oktober") == {"vansbro"}
    assert (len(comparable("mars")), len(comparable("oktober"))) == (13, 12)
    assert 6 < (same(2025, "mars") / same(2024, "mars") - 1) * 100 < 6.5
    assert round(total(2024, "mars", VARD) / total(2024, "mars"), 1) == 0.3
    assert 0.4 < total(2024, "mars", who=LARGEST) / total(2024, "mars") < 0.45
    for of in YEARS:
        assert 0.48 < same(of, "mars", column="kvinnor") / same(of, "mars") < 0.52
        assert 0.73 < same(of, "mars", VARD, "kvinnor") / same(of, "mars", VARD) < 0.78
        assert 1 / 8 < same(of, "mars", MEN_S, "kvinnor") / same(of, "mars", MEN_S) < 1 / 6


def answers(of: int, respondent: str) -> Mapping[str, Filled]:
    return next(delivery.answers for delivery in read(of).deliveries if delivery.respondent == respondent)


def rows(of: int, respondent: str, field: str) -> list[Mapping[str, object]]:
    table = answers(of, respondent)[field]
    assert isinstance(table, list)
    return [dict(row) for row in table if isinstance(row, dict)]


def test_last_years_proposals_are_followed_up_one_by_one() -> None:
    made = [row["forslag"] for row in rows(2024, "uppfoljning", "uppfoljning.forslag")]
    followed = rows(2025, "samordnare", "forra_rapporten.forslag")
    assert [row["forslag"] for row in followed] == made
    outcomes = [row["utfall"] for row in followed]
    assert (outcomes.count("Genomfört"), outcomes.count("Delvis"), outcomes.count("Inte genomfört")) == (1, 2, 1)


@pytest.mark.parametrize("of", YEARS)
def test_the_political_group_has_held_as_many_meetings_as_it_says(of: int) -> None:
    held = [row for row in rows(of, "politisk", "arbete.moten") if row["protokoll"] == "Ja"]
    assert answers(of, "politisk")["politisk.protokollforda"] == len(held)


def test_the_campaign_has_cost_what_the_comment_says() -> None:
    channels = rows(2025, "kommunikation", "kommunikation.externa_insatser")
    spent = sum(int(str(row["kostnad"]).replace(" ", "")) for row in channels)
    comment = answers(2025, "kommunikation")["kommunikation.extern_bedomning_kommentar"]
    assert f"{typed(spent)} kronor" in str(comment)


def test_nothing_had_happened_after_the_form_was_filled_in() -> None:
    for of in YEARS:
        for delivery in read(of).deliveries:
            days = [row["datum"] for field in ("arbete.moten", "arbete.beslut") for row in _rows(delivery, field)]
            assert all(isinstance(day, date) and day <= delivery.saved.date() for day in days), delivery.file


def _rows(delivery: Delivery, field: str) -> list[Mapping[str, object]]:
    return [dict(row) for row in delivery.answers.get(field, ()) if isinstance(row, dict)]  # type: ignore[union-attr]


def test_no_two_groups_write_the_same() -> None:
    prose = [text for of in YEARS for text in texts(of) if len(text) > 150 and not text.startswith("§ 11")]
    assert len(prose) == len(set(prose))


@pytest.mark.parametrize("of", YEARS)
def test_no_text_points_at_anybody(of: int) -> None:
    small = r"\b(?:[1-4]|två|tre|fyra) (?:deltagare|elever|personer|kvinnor|män|sökande)\b"
    for text in texts(of):
        assert not identity_numbers(text)
        assert not re.search(small, text), text
        assert all(address.endswith(".example") for address in re.findall(r"\S+@\S+", text)), text
        assert not re.search(r"\b0\d{1,3}[- ]\d{2,3} ?\d{2} ?\d{2}\b", text), text


@pytest.mark.parametrize(
    ("day", "totals"), [("mars", ["2 045", "2 030", "2 157"]), ("oktober", ["2 071", "2 046", "2 160"])]
)
def test_the_same_date_is_told_of_three_years_the_first_of_them_from_merged_data(day: str, totals: list[str]) -> None:
    table = publish(year(2025)[0]).tables[f"ar_for_ar_{day}"]
    assert [column.title for column in table.columns] == ["2023", "2024", "2025"]
    last = next(row for row in table.rows if row.role == "summa")
    assert [last.cells[column.id].text.replace("\u00a0", " ") for column in table.columns] == totals
    assert len(table.compared) == (13 if day == "mars" else 12)
