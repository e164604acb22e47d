"""Methods from answers to results: numbers with their cells, verdicts, and what holds whatever the numbers are."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.methods.before_after import Differences, differences, verdict
from generator.figures.publishing import publish
from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import FollowUp
from generator.model.methods import Direction, Verdict
from generator.model.published import MethodResult, MethodResults, PublishedCell
from generator.model.values import Figure, State, absent, value
from generator.swedish.measures import Measure, unit_of
from generator.swedish.method_sentences import Development, development
from generator.swedish.process_sentences import Performed, performed
from tests.build import faulty, sent
from tests.method_models import METHOD_MODEL
from tests.method_words import assert_fit_to_print, digits, plain
from tests.models import follow_up_of


@cache
def definition(more: str = "") -> FollowUp:
    with TemporaryDirectory() as folder:
        return follow_up_of(Path(folder) / "prov", METHOD_MODEL + more)


def came_in(**answers: Mapping[str, Any]) -> Dataset:
    """Make the dataset of what schools have answered: tables and questions by their paths."""
    tables = {"effekt.indikatorer", "effekt.serie", "effekt.mal", "effekt.moten"}
    submissions = [
        sent(
            definition(),
            school,
            {field: each for field, each in given.items() if field not in tables},
            {field: each for field, each in given.items() if field in tables},
            form_id="resultat",
        )
        for school, given in answers.items()
    ]
    return combine(definition(), submissions)[0]


def results(method: str, **answers: Mapping[str, Any]) -> MethodResults:
    return publish(came_in(**answers)).methods[method]


def only(method: str, **answers: Any) -> MethodResult:
    (result,) = results(method, norra=answers).results
    return result


def number(result: MethodResult, field: str) -> Any:
    """Give a number, or the state that says why there is none."""
    cell = result.values[field]
    assert isinstance(cell, PublishedCell)
    return cell.state if cell.number is None else cell.number


def indicator(*numbers: Any, unit: str = "antal anmälningar", **more: Any) -> list[dict[str, Any]]:
    columns = dict(zip(("fore", "efter", "dar_fore", "dar_efter"), numbers, strict=True))
    return [{"indikator": "Cykelstölder", "enhet": unit, "riktning": "minska", **columns, **more}]


# ---------------------------------------------------------------- before and after


def test_row_66_the_difference_in_numbers_and_in_percent() -> None:
    result = only("fore_efter", **{"effekt.indikatorer": indicator(120, 90, 200, 190)})

    assert (number(result, "forandring"), number(result, "jamforelse_forandring")) == (-30, -10)
    assert number(result, "skillnad") == -20
    ratio = number(result, "kvot")
    assert isinstance(ratio, Decimal)
    assert round(ratio * 100, 1) == Decimal("-21.1")
    assert result.values["slutsats"] == "talar för"
    assert "Jämförelsen talar för en bättre utveckling" in str(result.values["mening"])


@pytest.mark.parametrize("numbers", [(12, 90, 200, 190), (120, 12, 200, 190), (120, 90, 12, 190), (120, 90, 200, 12)])
def test_row_67_a_count_under_twenty_gives_no_percent_and_no_conclusion(numbers: tuple[int, ...]) -> None:
    result = only("fore_efter", **{"effekt.indikatorer": indicator(*numbers)})

    assert number(result, "kvot") is State.SUPPRESSED
    assert result.values["slutsats"] == "för litet underlag"
    assert str(result.values["mening"]).endswith("Underlaget är för litet för en säker slutsats.")
    assert "procent" not in str(result.values["mening"])


@pytest.mark.parametrize(
    ("numbers", "more", "change", "gap", "ratio", "told"),
    [
        ((120, 90, None, None), {}, -30, State.MISSING, State.MISSING, "jämförelse saknas"),
        ((None, 90, 200, 190), {}, State.MISSING, State.MISSING, State.MISSING, "uppgift saknas"),
        ((faulty("?"), 90, 200, 190), {}, State.FAULTY, State.FAULTY, State.FAULTY, "uppgift saknas"),
        ((120, 90, 200, 190), {"riktning": None}, -30, -20, "-0.2105", "uppgift saknas"),
        ((120, 90, 200, 190), {"riktning": "oka"}, -30, -20, "-0.2105", "talar inte för"),
        ((40, 46, 40, 42), {"unit": "procent"}, 6, 4, State.NOT_APPLICABLE, "talar inte för"),
        ((4, 3, 4, 4), {"unit": "poäng"}, -1, -1, State.NOT_APPLICABLE, "talar för"),
        ((4, 3, 4, 4), {"unit": "timmar"}, -1, -1, "-0.2500", "talar för"),
        ((0, 3, 4, 4), {"unit": "timmar"}, 3, 3, State.NOT_APPLICABLE, "talar inte för"),
        ((100, 90, 1000, 950), {}, -10, 40, "-0.0526", "talar inte för"),
        ((100, 100, 100, 100), {}, 0, 0, "0.0000", "talar inte för"),
    ],
)
def test_a_result_has_its_numbers_or_the_reason_why_not(
    numbers: tuple[Any, ...], more: Mapping[str, Any], change: Any, gap: Any, ratio: Any, told: str
) -> None:
    result = only("fore_efter", **{"effekt.indikatorer": indicator(*numbers, **more)})
    its = number(result, "kvot")

    assert (number(result, "forandring"), number(result, "skillnad")) == (change, gap)
    assert (its if isinstance(its, State) else str(round(its, 4))) == ratio
    assert result.values["slutsats"] == told


def test_a_number_knows_the_cells_it_came_from() -> None:
    result = only("fore_efter", **{"effekt.indikatorer": indicator(120, 90, 200, 190)})
    cells = {name: each for name, each in result.values.items() if isinstance(each, PublishedCell)}

    assert [place.cell for place in cells["fore"].sources] == ["F20"]
    assert [place.cell for place in cells["skillnad"].sources] == ["F20", "G20", "H20", "I20"]
    assert result.place is not None
    assert (result.register, result.respondent) == ("skolor", "norra")


def test_what_does_not_come_in_has_no_result() -> None:
    found = results("fore_efter", norra={"effekt.indikatorer": indicator(120, 90, 200, 190) * 2})

    assert [result.respondent for result in found.results] == ["norra", "norra"]


counts = st.integers(20, 100_000)
numbers = st.tuples(counts, counts, counts, counts)
COUNT, SHARE = unit_of("brott"), unit_of("procent")


def known(four: tuple[int, ...], unit: Any = COUNT, smallest: int = 20) -> Differences:
    before, after, there, then = (value(each) for each in four)
    return differences((before, after), (there, then), unit, smallest)


def close(one: Decimal | None, other: Decimal) -> bool:
    assert one is not None
    return abs(one - other) < Decimal("1e-18")


@settings(max_examples=60, deadline=None)
@given(numbers)
def test_before_and_after_changed_places_turn_every_change_round(four: tuple[int, int, int, int]) -> None:
    one, other = known(four), known((four[1], four[0], four[3], four[2]))

    for name in ("change", "other_change", "gap"):
        assert getattr(one, name).number == -getattr(other, name).number
    assert one.ratio.number is not None
    assert other.ratio.number is not None
    assert close((1 + one.ratio.number) * (1 + other.ratio.number), Decimal(1))


@settings(max_examples=60, deadline=None)
@given(numbers)
def test_here_and_there_changed_places_turn_the_difference_round(four: tuple[int, int, int, int]) -> None:
    one, other = known(four), known((four[2], four[3], four[0], four[1]))

    assert one.gap.number is not None
    assert one.gap.number == -(other.gap.number or 0)
    assert one.ratio.number is not None
    assert other.ratio.number is not None
    assert close((1 + one.ratio.number) * (1 + other.ratio.number), Decimal(1))


@settings(max_examples=60, deadline=None)
@given(numbers)
def test_the_other_direction_turns_the_verdict_round(four: tuple[int, int, int, int]) -> None:
    turned = {Verdict.BETTER: Verdict.WORSE, Verdict.WORSE: Verdict.BETTER}
    less, more = (verdict(known(four), direction) for direction in (Direction.LESS, Direction.MORE))

    assert more is turned.get(less, less)


@settings(max_examples=60, deadline=None)
@given(numbers, st.integers(2, 9))
def test_the_size_of_the_other_place_does_not_matter_in_percent(four: tuple[int, int, int, int], times: int) -> None:
    larger = (four[0], four[1], four[2] * times, four[3] * times)

    assert close(known(four).ratio.number, known(larger).ratio.number or Decimal(0))


@settings(max_examples=60, deadline=None)
@given(numbers)
def test_the_verdict_is_never_better_than_the_percentages(four: tuple[int, int, int, int]) -> None:
    found, less = known(four), verdict(known(four), Direction.LESS)

    assert (less is Verdict.BETTER) is ((found.ratio.number or 0) < 0 and (found.gap.number or 0) <= 0)


figures = st.one_of(
    st.integers(-50, 5000).map(value),
    st.decimals(-50, 5000, places=2).map(value),
    st.sampled_from([absent(State.MISSING), absent(State.FAULTY), absent(State.NOT_APPLICABLE)]),
)
units = st.sampled_from(
    ["", "antal anmälningar", "anmälda brott", "procent", "kronor", "poäng", "antal per 1 000 elever"]
)
names = st.sampled_from([None, "Cykelstölder", "cykelstölder.", "15–17-åringar", "Är det tryggt?"])


def told(four: tuple[Figure, Figure, Figure, Figure], unit: str, wanted: Direction | None, name: str | None) -> str:
    its = unit_of(unit)
    found = differences(four[:2], four[2:], its, 20)
    return development(Development(name, its, *four, found.ratio, wanted, found.small, verdict(found, wanted)))


@settings(max_examples=100, deadline=None)
@given(
    st.tuples(figures, figures, figures, figures), units, st.sampled_from([None, Direction.LESS, Direction.MORE]), names
)
def test_whatever_is_known_the_sentence_is_fit_to_print(
    four: tuple[Figure, Figure, Figure, Figure], unit: str, wanted: Direction | None, name: str | None
) -> None:
    text = told(four, unit, wanted, name)

    assert_fit_to_print(text)
    before, after = four[:2]
    if before.number is None and after.number is None and name != "15–17-åringar":
        assert digits(text) == []
    if before.number is None:
        assert "ökning" not in text
        assert "minskning" not in text


@settings(max_examples=100, deadline=None)
@given(st.tuples(figures, figures, figures, figures), units, st.sampled_from(Direction))
def test_there_is_no_percent_under_the_limit_nor_of_shares_and_scores(
    four: tuple[Figure, Figure, Figure, Figure], unit: str, wanted: Direction
) -> None:
    its, text = unit_of(unit), plain(told(four, unit, wanted, "Cykelstölder"))
    small = any(each.number is not None and each.number < 20 for each in four)

    if its.measure is Measure.COUNT and small:
        assert "procent" not in text
        assert "talar" not in text
    if its.measure is Measure.SCORE:
        assert "procent" not in text
    if its.measure is Measure.SHARE:
        assert "I förhållande till" not in text


# ---------------------------------------------------------------- time series


def series(*points: tuple[Any, Any], name: str = "Stölder") -> list[dict[str, Any]]:
    return [{"indikator": name, "ar": year, "varde": measured} for year, measured in points]


def points_of(result: MethodResult) -> list[tuple[Any, Any]]:
    points: Any = result.values["punkter"]
    return [(point["tid"], point["varde"].number) for point in points]


def test_points_stand_in_the_order_of_time_and_say_what_happened() -> None:
    result = only("utveckling", **{"effekt.serie": series(("2023", 90), ("2021", 120), ("2022", 110))})

    assert points_of(result) == [("2021", 120), ("2022", 110), ("2023", 90)]
    assert (number(result, "antal"), number(result, "forandring")) == (3, -30)
    assert plain(str(result.values["mening"])).startswith("Stölder gick från 120 (2021) till 90 (2023), en minskning")


@pytest.mark.parametrize(
    ("times", "order"),
    [
        (("2024 T2", "2024 T1", "2023 T3"), ["2023 T3", "2024 T1", "2024 T2"]),
        (("2024-10", "2024-2", "2023-12"), ["2023-12", "2024-2", "2024-10"]),
        (("2024/25", "2022/23", "2023/24"), ["2022/23", "2023/24", "2024/25"]),
        (("2024 mars", "2024 april", "2024 maj"), ["2024 mars", "2024 april", "2024 maj"]),
        (("2024 v 2", "2024 T1", "2023"), ["2024 v 2", "2024 T1", "2023"]),
        (("T2 2024", "T1 2024", "T3 2023", "2022"), ["2022", "T3 2023", "T1 2024", "T2 2024"]),
        (("tertial 10 2024", "Tertial 9 2024"), ["Tertial 9 2024", "tertial 10 2024"]),
        (("2024-03-15", "2024-03-02", "2023-12-31"), ["2023-12-31", "2024-03-02", "2024-03-15"]),
        (("före", "under", "efter"), ["före", "under", "efter"]),
    ],
)
def test_only_times_that_can_be_ordered_are(times: tuple[str, ...], order: list[str]) -> None:
    result = only("utveckling", **{"effekt.serie": series(*((time, 30) for time in times))})

    assert [time for time, _ in points_of(result)] == order


def test_each_name_is_a_series_of_its_own_however_it_is_written() -> None:
    rows = [
        *series(("2021", 30), ("2022", 40)),
        *series(("2021", 5), name="Rån"),
        *series(("2023", 50), name="STÖLDER"),
    ]
    found = results("utveckling", norra={"effekt.serie": rows}, sodra={"effekt.serie": series(("2021", 30))})

    assert [(one.respondent, one.values["namn"], len(points_of(one))) for one in found.results] == [
        ("norra", "Stölder", 3),
        ("norra", "Rån", 1),
        ("sodra", "Stölder", 1),
    ]


def test_points_that_lack_something_are_left_out_and_told() -> None:
    rows = series(("2021", 30), ("2022", None), (None, 40), ("2023", faulty("?")), ("2024", 60))
    result = only("utveckling", **{"effekt.serie": rows})

    assert points_of(result) == [("2021", 30), ("2024", 60)]
    assert number(result, "forandring") is State.MISSING
    assert str(result.values["mening"]).endswith("Tre rader saknar tid eller värde och är inte med.")


def test_a_small_count_in_a_series_is_told() -> None:
    result = only("utveckling", **{"effekt.serie": series(("2021", 3), ("2022", 40), ("2023", 60))})

    assert "procent" not in str(result.values["mening"])
    assert str(result.values["mening"]).endswith("Underlaget är för litet för en säker slutsats.")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 500), min_size=0, max_size=7), st.randoms())
def test_the_order_of_the_rows_of_years_does_not_matter(values: list[int], chance: Any) -> None:
    rows = series(*((str(year), each) for year, each in enumerate(values, 2018)))
    shuffled = list(rows)
    chance.shuffle(shuffled)

    one, other = (results("utveckling", norra={"effekt.serie": each}).results for each in (rows, shuffled))

    assert [each.values["mening"] for each in one] == [each.values["mening"] for each in other]
    for each in one:
        assert_fit_to_print(str(each.values["mening"]))
        up = all(before < after for before, after in pairwise(values))
        assert ("har ökat från varje" in str(each.values["mening"])) is (up and len(values) > 2)


# ---------------------------------------------------------------- criteria


def test_criteria_that_are_not_asked_this_period_are_not_told() -> None:
    goal = {"mal": "Färre stölder", "specifikt": "ja", "matbart": "delvis", "avgransat": "nej", "tidsatt": "vet_inte"}
    result = only("smart", **{"effekt.mal": [goal]})

    assert {name: result.values[name] for name in ("namn", "ja", "delvis", "nej", "ej_bedomt")} == {
        "namn": "Färre stölder",
        "ja": ("specifikt",),
        "delvis": ("mätbart",),
        "nej": ("avgränsat",),
        "ej_bedomt": ("tidsatt",),
    }
    assert result.values["mening"] == (
        "Målet är specifikt, delvis mätbart men inte avgränsat. Det är inte bedömt om målet är tidsatt."
    )


# ---------------------------------------------------------------- done of what was planned


def test_a_fixed_row_has_the_name_of_its_row() -> None:
    given = {"ak1": {"planerade": 5, "hallna": 4}, "ak2": {"planerade": 0, "hallna": 0}}
    found = results("hallna", norra={"effekt.moten": given}).results

    assert [(one.values["namn"], number(one, "andel")) for one in found] == [
        ("Årskurs 1", Decimal("0.8")),
        ("Årskurs 2", State.NOT_APPLICABLE),
    ]
    assert [plain(str(one.values["mening"])) for one in found] == [
        "Årskurs 1: 4 av 5 planerade möten genomfördes.",
        "Årskurs 2: inga möten planerades och inga genomfördes.",
    ]


@settings(max_examples=100, deadline=None)
@given(figures, figures, names, st.booleans())
def test_what_was_done_is_fit_to_print(done: Figure, planned: Figure, name: str | None, things: bool) -> None:
    done, planned = (each if each.number is None or each.number >= 0 else value(0) for each in (done, planned))
    text = performed(Performed(name, done, planned, *(("möte", "möten") if things else ())))

    assert_fit_to_print(text)
    assert "procent" not in text
    if done.number is None and planned.number is None and name != "15–17-åringar":
        assert digits(text) == []


# ---------------------------------------------------------------- how a sum divides


def test_a_sum_divides_for_each_and_for_all() -> None:
    found = results(
        "timmar",
        norra={"tid.planering": 20, "tid.genomforande": 60, "tid.ovrigt": 1000},
        sodra={"tid.planering": 10, "tid.genomforande": 10, "tid.ovrigt": 0},
    )
    assert found.whole is not None
    each = [*found.results, found.whole]

    assert [(one.respondent, number(one, "summa"), number(one, "kostnad")) for one in each] == [
        ("norra", 80, 1000),
        ("sodra", 20, 0),
        ("", 100, 1000),
    ]
    parts: Any = found.whole.values["delar"]
    assert [(part["namn"], part["varde"].number, part["andel"].number) for part in parts] == [
        ("Timmar för planering", 30, Decimal("0.3")),
        ("Timmar för genomförande", 70, Decimal("0.7")),
    ]
    assert plain(str(found.whole.values["mening"])) == (
        "Totalt har 100 timmar redovisats: 30 för planering (30 procent) och 70 för genomförande (70 procent). Därtill "
        "kommer kostnader på 1 000 kronor."
    )


def test_what_is_missing_from_a_sum_is_named() -> None:
    found = results("timmar", norra={"tid.planering": 20, "tid.genomforande": None, "tid.ovrigt": 5})
    assert found.whole is not None
    north, south = found.results

    assert (number(north, "summa"), north.values["saknas"]) == (20, ("Timmar för genomförande",))
    assert (number(south, "summa"), number(south, "kostnad")) == (State.UNDELIVERED, State.UNDELIVERED)
    assert found.whole.values["saknas"] == ("Norra skolan", "Södra skolan")
    parts: Any = found.whole.values["delar"]
    assert [part["andel"].state for part in parts] == [State.MISSING, State.MISSING]
    assert plain(str(found.whole.values["mening"])) == (
        "Totalt har 20 timmar redovisats: 20 för planering. Därtill kommer kostnader på 5 kronor. Uppgift saknas helt "
        "eller delvis från två skolor: Norra skolan och Södra skolan."
    )


hours = st.one_of(st.none(), st.integers(0, 400))


@settings(max_examples=40, deadline=None)
@given(st.tuples(hours, hours), st.tuples(hours, hours))
def test_the_sum_of_all_is_the_sum_of_each(north: tuple[Any, Any], south: tuple[Any, Any]) -> None:
    answers = [dict(zip(("tid.planering", "tid.genomforande"), each, strict=True)) for each in (north, south)]
    found = results("timmar", norra=answers[0], sodra=answers[1])
    assert found.whole is not None

    sums = [number(one, "summa") for one in found.results]
    reported = [one for one in sums if isinstance(one, Decimal)]
    whole = number(found.whole, "summa")
    assert (whole if isinstance(whole, Decimal) else 0) == sum(reported)
    for one in (*found.results, found.whole):
        assert_fit_to_print(str(one.values["mening"]))
        parts: Any = one.values["delar"]
        shares = [part["andel"].number for part in parts if part["andel"].number is not None]
        assert not shares or close(sum(shares), Decimal(1))


BY_ROWS = """
[[metod]]
id = "planerat"
slag = "fordelning"
kalla = "resultat.effekt.moten"
enhet = "möten"
delar = ["planerade", "hallna"]
"""


def test_the_rows_of_a_table_are_added_up() -> None:
    follow_up = definition(BY_ROWS)
    rows = {"ak1": {"planerade": 5, "hallna": 4}, "ak2": {"planerade": 15, "hallna": 16}}
    given = [sent(follow_up, "norra", {}, {"effekt.moten": rows}, form_id="resultat")]

    found = publish(combine(follow_up, given)[0]).methods["planerat"].results[0]

    assert number(found, "summa") == 40
    assert plain(str(found.values["mening"])) == (
        "Totalt har 40 möten redovisats: planerade 20 (50 procent) och hållna 20 (50 procent)."
    )


NIGHTS = """
[[blankett.del]]
id = "natt"
rubrik = "Natt"

[[blankett.del.fraga]]
id = "pass"
text = "Pass"
typ = "tabell"
kolumner = [{ id = "dag", text = "Dag", typ = "datum" }, { id = "timmar", text = "Timmar", typ = "decimal" }]

[[blankett.del.fraga]]
id = "inga"
text = "Inga pass"
typ = "val"
skala = "ja_nej"
noll_for = "pass"

[[metod]]
id = "natter"
slag = "fordelning"
kalla = "resultat.natt.pass"
enhet = "timmar"
delar = ["timmar"]

[[metod]]
id = "dagar"
slag = "tidsserie"
kalla = "resultat.natt.pass"
tid = "dag"
varde = "timmar"
"""


@pytest.mark.parametrize(
    ("nil", "amount", "sentence"),
    [("ja", 0, "Inga timmar har redovisats."), ("nej", State.MISSING, "Uppgiften om timmar saknas.")],
)
def test_a_table_without_rows_is_nothing_only_if_somebody_says_so(nil: str, amount: Any, sentence: str) -> None:
    follow_up = definition(NIGHTS)
    given = [sent(follow_up, "norra", {"natt.inga": nil}, {"natt.pass": []}, form_id="resultat")]

    found = publish(combine(follow_up, given)[0]).methods["natter"].results[0]

    assert (number(found, "summa"), found.values["mening"]) == (amount, sentence)


@pytest.mark.parametrize(
    ("column", "times", "order"),
    [
        ('typ = "heltal"', (10, 9, 2), ["2", "9", "10"]),
        ('typ = "val", skala = "jdn"', ("nej", "ja", "delvis"), ["Ja", "Delvis", "Nej"]),
    ],
    ids=["numbers", "choices"],
)
def test_numbers_are_ordered_by_size_and_choices_as_their_scale(
    column: str, times: tuple[Any, ...], order: list[str]
) -> None:
    follow_up = definition(NIGHTS.replace('typ = "datum"', column))
    rows: list[dict[str, Any]] = [{"dag": time, "timmar": 30} for time in times]
    given = [sent(follow_up, "norra", {}, {"natt.pass": rows}, form_id="resultat")]

    found = publish(combine(follow_up, given)[0]).methods["dagar"].results[0]

    assert [time for time, _ in points_of(found)] == order


def test_days_are_ordered_and_written_as_days() -> None:
    follow_up = definition(NIGHTS)
    rows: list[dict[str, Any]] = [{"dag": date(2025, month, 1), "timmar": 30 + month} for month in (9, 7, 8)]
    given = [sent(follow_up, "norra", {}, {"natt.pass": rows}, form_id="resultat")]

    found = publish(combine(follow_up, given)[0]).methods["dagar"].results[0]

    assert [time for time, _ in points_of(found)] == [date(2025, month, 1) for month in (7, 8, 9)]
    assert plain(str(found.values["mening"])).startswith(
        "Värdet gick från 37 (1 juli 2025) till 39 (1 september 2025),"
    )
