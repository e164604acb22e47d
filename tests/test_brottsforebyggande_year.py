"""The invented year of `brottsforebyggande`: that its figures, its forms and its texts hang together."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest

from generator.figures import publish
from generator.model.answers import Answer, Given
from generator.model.findings import Severity
from generator.model.published import PublishedTable
from generator.model.values import State
from generator.office.spreadsheet import read_workbook
from generator.swedish.identity import found as identity_numbers
from tests.examples.content import TERTIALS, read
from tests.examples.inbox import period, texts, workbooks
from tests.examples.make import NOTICE

MODEL = "brottsforebyggande"


# The figures.


@cache
def tables(of: str) -> Mapping[str, PublishedTable]:
    return publish(period(of, MODEL)[0]).tables


def numbers(table: PublishedTable, row: str) -> dict[str, Decimal]:
    cells = next(each for each in table.rows if each.id == row).cells
    return {name: cell.number for name, cell in cells.items() if cell.number is not None and name != "andel"}


@pytest.mark.parametrize(
    ("one", "year"),
    [("moment", "aret_moment"), ("kostnader", "aret_kostnader"), ("produktion", "aret_produktion")],
)
def test_the_year_is_the_sum_of_its_tertials(one: str, year: str) -> None:
    parts = [numbers(tables(of)[one], "summa") for of in TERTIALS]
    whole = {name: sum((part.get(name, Decimal(0)) for part in parts), Decimal(0)) for name in parts[0]}
    assert numbers(tables("2025-T3")[year], "summa") == whole


@pytest.mark.parametrize("year", ["aret_moment", "aret_kostnader"])
def test_the_year_by_activity_and_by_tertial_is_the_same(year: str) -> None:
    assert numbers(tables("2025-T3")[year], "summa") == numbers(tables("2025-T3")[f"{year}_tertial"], "summa")


def test_an_activity_that_has_ended_stands_in_the_year_with_its_own_figures() -> None:
    by_tertial = [numbers(tables(of)["moment"], "cyklar") for of in TERTIALS[:2]]
    assert "cyklar" not in [row.id for row in tables("2025-T3")["moment"].rows if row.cells["planerat"].number]
    assert numbers(tables("2025-T3")["aret_moment"], "cyklar") == {
        name: by_tertial[0][name] + by_tertial[1][name] for name in by_tertial[0]
    }


# What the forms go on from.


def test_the_ended_activity_is_not_asked_after_the_tertial_that_it_ended_in() -> None:
    asked = {
        of: [delivery.respondent.id for delivery in period(of, MODEL)[0].deliveries if delivery.form.id == "aktivitet"]
        for of in TERTIALS
    }
    assert [of for of in TERTIALS if "cyklar" in asked[of]] == ["2025-T1", "2025-T2"]


def test_one_activity_is_late_in_one_tertial_alone() -> None:
    late = [
        (of, delivery.respondent.id) for of in TERTIALS for delivery in period(of, MODEL)[0].deliveries if delivery.late
    ]
    assert late == [("2025-T2", "bedragerier")]


OPEN = ("pagar", "inte_paborjad")


@pytest.mark.parametrize("table", ["slutsatser.avvikelser", "produktion.delaktiviteter"])
def test_what_was_not_closed_comes_back_with_a_new_state(table: str) -> None:
    """Every row that was open stands first in the next form, its words as they were and its state answered anew."""
    key = "avvikelse" if table.endswith("avvikelser") else "delaktivitet"
    for before, after in pairwise(TERTIALS):
        for respondent, rows in by_respondent(after, table).items():
            was_open = [row for row in by_respondent(before, table).get(respondent, []) if row["lage"].value in OPEN]
            for then, now in zip(was_open, rows, strict=False):
                assert (now[key].value, now[key].given) == (then[key].value, Given.PREFILLED)
                assert (now["lage"].state, now["lage"].given) == (State.VALUE, Given.TYPED)
            assert len(rows) >= len(was_open)


def by_respondent(of: str, table: str) -> dict[str, list[Mapping[str, Answer]]]:
    found: dict[str, list[Mapping[str, Answer]]] = {}
    for record in period(of, MODEL)[0].records[f"aktivitet.{table}"]:
        found.setdefault(record.respondent, []).append(record.answers)
    return found


def test_some_answers_are_unchanged_since_the_tertial_that_they_were_written_in() -> None:
    since = {
        of: {
            answer.since
            for delivery in period(of, MODEL)[0].deliveries
            if delivery.submission
            for answer in delivery.submission.answers.values()
        }
        for of in TERTIALS
    }
    assert since == {
        "2025-T1": {""},
        "2025-T2": {"", "tertial 1 2025"},
        "2025-T3": {"", "tertial 1 2025", "tertial 2 2025"},
    }


# The texts.


def answers(of: str, respondent: str) -> Mapping[str, object]:
    return next(delivery.answers for delivery in read(of, MODEL).deliveries if delivery.respondent == respondent)


def comments(of: str) -> dict[str, str]:
    goals = answers(of, "samordnarna")["overenskommelsen.mal"]
    assert isinstance(goals, dict)
    return {goal: row["kommentar"] for goal, row in goals.items()}


def series(respondent: str) -> dict[str, int]:
    """Give an activity's series as its last form has it, by point in time."""
    found = by_respondent("2025-T3", "effekt.tidsserie")[respondent]
    return {str(row["tid"].value): int(str(row["varde"].value)) for row in found}


def of_year(respondent: str, year: int, last: int = 3) -> int:
    return sum(series(respondent)[f"T{part} {year}"] for part in range(1, last + 1))


def test_the_figures_in_the_comments_on_the_goals_are_those_of_the_series() -> None:
    fewer = 1 - Decimal(of_year("resecentrum", 2025)) / of_year("resecentrum", 2024)
    frauds = 1 - Decimal(of_year("bedragerier", 2025)) / of_year("bedragerier", 2024)
    assert comments("2025-T3") == {
        "vald_unga": f"{of_year('faltarbete', 2025)} anmälda brott 2025 mot {of_year('faltarbete', 2024)} år 2024."
        " Målet ska hållas varje år till och med 2027.",
        "skolmiljo": f"{of_year('sspf', 2025)} anmälda brott 2025 mot {of_year('sspf', 2024)} år 2024.",
        "resecentrum": f"{round(fewer * 100)} procent färre händelser 2025 än 2024.",
        "upptackt": "Alla utpekade verksamheter ställer frågan. En räknar på ett annat sätt.",
        "bedragerier": f"{round(frauds * 100)} procent färre anmälningar 2025 än 2024.",
    }
    assert comments("2025-T2")["vald_unga"] == (
        f"{of_year('faltarbete', 2025, 2)} anmälda brott hittills i år mot {of_year('faltarbete', 2024, 2)} samma tid"
        " 2024."
    )
    assert comments("2025-T2")["skolmiljo"] == f"{of_year('sspf', 2025, 2)} anmälda brott hittills i år."


def test_the_indicator_that_is_followed_over_time_is_the_one_compared_before_and_after() -> None:
    for of in TERTIALS:
        part = of.removeprefix("2025-")
        for respondent, rows in by_respondent(of, "effekt.tidsserie").items():
            first = by_respondent(of, "effekt.indikatorer")[respondent][0]
            points = {str(row["tid"].value): row["varde"].value for row in rows if row["tid"].state is State.VALUE}
            if not points:
                continue
            assert points[f"{part} 2025"] == first["efter"].value
            if first["fore"].state is State.VALUE:
                assert points[f"{part} 2024"] == first["fore"].value


def test_decisions_are_followed_up_the_next_tertial() -> None:
    for before, after in pairwise(TERTIALS):
        made = [row["punkt"] for row in rows(before, "bedomning.beslutspunkter")]
        assert [row["punkt"] for row in rows(after, "bedomning.forra_besluten")] == made


def rows(of: str, field: str) -> list[Mapping[str, object]]:
    found = answers(of, "samordnarna")[field]
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize("of", TERTIALS)
def test_nothing_had_happened_after_the_form_was_handed_in(of: str) -> None:
    for delivery in read(of, MODEL).deliveries:
        assert delivery.answers["om.ifylld"] == delivery.saved.date(), delivery.file


@pytest.mark.parametrize("of", TERTIALS)
def test_no_text_points_at_anybody(of: str) -> None:
    small = r"\b(?:[1-4]|en|ett|två|tre|fyra) (?:personer|ungdomar|elever|kvinnor|män|brottsoffer|gärningspersoner)\b"
    for text in texts(of, MODEL):
        assert not identity_numbers(text)
        assert not re.search(small, text), text
        assert all(address.endswith(".example") for address in re.findall(r"\S+@\S+", text)), text


def test_no_two_forms_say_the_same_in_longer_texts() -> None:
    prose = [text for of in TERTIALS for text in texts(of, MODEL) if len(text) > 100]
    assert len(prose) == len(set(prose))


@pytest.mark.parametrize("of", TERTIALS)
def test_the_forms_have_no_faults(of: str) -> None:
    assert [finding.message for finding in period(of, MODEL)[2] if finding.severity is Severity.ERROR] == []


def test_every_workbook_says_that_it_is_invented() -> None:
    for path in workbooks(MODEL):
        assert NOTICE in {cell.value for cell in read_workbook(path).sheets[0].cells.values()}, path.name
