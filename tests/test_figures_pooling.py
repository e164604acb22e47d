"""Tables over the year so far: sums of periods, what has ended, what is missing, and that small counts stay hidden."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.publishing import publish
from generator.model.answers import Dataset
from generator.model.definition import Comparison, Share, Table
from generator.model.published import PublishedCell, PublishedTable
from generator.model.values import State
from tests.build import Typed
from tests.tertials import STEPS, Steps, dataset, definition, only, step, table, texts, year

T1, T2, T3 = "2025-T1", "2025-T2", "2025-T3"
Done = Mapping[str, Mapping[str, Sequence[int | None]]]
"""How much was done in each step, by period and activity; an activity that is not there has not answered."""


def steps(done: Done) -> dict[str, dict[str, Steps]]:
    return {
        period: {name: [step("klar", None, n) for n in numbers] for name, numbers in activities.items()}
        for period, activities in done.items()
    }


def yearly(table_id: str, rows: str, measures: tuple[str, ...] = ("antal", "gjorda"), **more: object) -> Table:
    return table(table_id, rows, STEPS, measures, over_year=True, **more)


DONE: Done = {
    T1: {"fritid": [1, 2], "lov": [3], "vandring": []},
    T2: {"fritid": [4], "lov": [], "vandring": [5]},
    T3: {"fritid": [6], "lov": [7, 8], "vandring": []},
}


def test_the_year_is_the_sum_of_its_periods_so_far() -> None:
    one = yearly("ar", "aktiviteter")
    assert texts(only(year(steps(DONE), one))) == {
        "Fritid": "4 13", "Lov": "3 18", "Vandring": "1 5", "Totalt": "8 36",
    }  # fmt: skip
    assert texts(only(year(steps({T1: DONE[T1], T2: DONE[T2]}), one)))["Totalt"] == "5 15"
    assert texts(only(year(steps({"2024-T3": DONE[T2], T1: DONE[T1]}), one)))["Totalt"] == "3 6"


def test_the_cells_of_all_periods_are_behind_a_number() -> None:
    cell = only(year(steps(DONE), yearly("ar", "aktiviteter"))).rows[0].cells["gjorda"]
    assert [(place.file, place.cell) for place in cell.sources] == [
        ("indata/prov/2025-T1/fritid.xlsx", "F20"),
        ("indata/prov/2025-T1/fritid.xlsx", "F21"),
        ("indata/prov/2025-T2/fritid.xlsx", "F20"),
        ("indata/prov/2025-T3/fritid.xlsx", "F20"),
    ]


def test_periods_may_be_columns_and_rows() -> None:
    tables = (yearly("kolumner", "aktiviteter", ("gjorda",), columns="period"), yearly("rader", "period"))
    found = publish(year(steps(DONE), *tables)).tables
    assert [(column.id, column.title) for column in found["kolumner"].columns] == [
        ("T1_gjorda", "Tertial T1 2025"), ("T2_gjorda", "Tertial T2 2025"), ("T3_gjorda", "Tertial T3 2025"),
    ]  # fmt: skip
    assert texts(found["kolumner"]) == {
        "Fritid": "3 4 6", "Lov": "3 – 15", "Vandring": "– 5 –", "Totalt": "6 9 21",
    }  # fmt: skip
    assert (found["rader"].corner, [row.id for row in found["rader"].rows]) == ("Period", ["T1", "T2", "T3", "summa"])
    assert texts(found["rader"]) == {
        "tertial T1 2025": "3 6", "tertial T2 2025": "2 9", "tertial T3 2025": "3 21", "Totalt": "8 36",
    }  # fmt: skip


def test_the_sum_of_the_year_may_stand_after_its_periods() -> None:
    one = yearly("kolumner", "aktiviteter", ("gjorda",), columns="period", column_total=True)
    found = only(year(steps(DONE), one))
    assert (found.columns[-1].id, found.columns[-1].title) == ("summa_gjorda", "Totalt")
    assert texts(found) == {
        "Fritid": "3 4 6 13", "Lov": "3 – 15 18", "Vandring": "– 5 – 5", "Totalt": "6 9 21 36",
    }  # fmt: skip


def test_periods_by_choice() -> None:
    found = only(year(steps(DONE), yearly("lagen", "lage", ("antal",), columns="period")))
    assert texts(found) == {"Klar": "3 2 3", "Pågår": "– – –", "Utgår": "– – –", "Totalt": "3 2 3"}


def test_what_has_ended_stands_after_what_there_is_now_with_its_own_figures() -> None:
    done = {T1: {"fritid": [1], "lov": [2]}, T2: {"lov": [3], "vandring": [4]}, T3: {"vandring": [5]}}
    activities = {
        "T1": {"fritid": "skola", "lov": "skola"},
        "T2": {"lov": "skola", "vandring": "centrum"},
        "T3": {"vandring": "centrum"},
    }
    tables = (yearly("ar", "aktiviteter"), yearly("grupper", "grupper"))
    found = publish(year(steps(done), *tables, **activities)).tables
    assert texts(found["ar"]) == {"Vandring": "2 9", "Lov": "2 5", "Fritid": "1 1", "Totalt": "5 15"}
    assert texts(found["grupper"]) == {"Skola": "3 6", "Centrum": "2 9", "Totalt": "5 15"}
    assert found["ar"].notes == ()


def test_an_activity_that_changes_groups_counts_in_each_for_its_time() -> None:
    done = {T1: {"fritid": [10]}, T2: {"fritid": [5]}}
    moved = {"T1": {"fritid": "skola"}, "T2": {"fritid": "centrum"}}
    tables = (yearly("grupper", "grupper", ("gjorda",)), yearly("bada", "aktiviteter", ("gjorda",), columns="grupper"))
    found = publish(year(steps(done), *tables, **moved)).tables
    assert texts(found["grupper"]) == {"Skola": "10", "Centrum": "5", "Totalt": "15"}
    assert texts(found["bada"]) == {"Fritid": "10 5", "Totalt": "10 5"}


def test_a_form_that_is_missing_in_one_period_is_named_with_that_period() -> None:
    done = {T1: {"fritid": [1], "lov": [2]}, T2: {"fritid": [3], "lov": [4], "vandring": [5]}}
    found = only(year(steps(done), yearly("ar", "aktiviteter")))
    assert texts(found) == {"Fritid": "2 4", "Lov": "2 6", "Vandring": "1 5", "Totalt": "5 15"}
    assert found.notes == ("Tertial T1 2025: uppgift saknas från en aktivitet: Vandring.",)
    assert found.missing == ("Vandring",)


def test_a_period_of_which_nothing_is_known_is_missing_from_every_sum_and_said() -> None:
    tables = (yearly("ar", "aktiviteter"), yearly("perioder", "aktiviteter", ("gjorda",), columns="period"))
    found = publish(year(steps({T1: DONE[T1], T3: DONE[T3]}), *tables)).tables
    assert texts(found["ar"])["Totalt"] == "6 27"
    assert texts(found["perioder"])["Totalt"] == "6 .. 21"
    assert {one.notes for one in found.values()} == {
        ("Uppgifter från tertial T2 2025 saknas och ingår inte i summorna.",)
    }


def test_shares_of_a_year() -> None:
    share = Share("andel", "Andel (%)", "gjorda", "planerade")
    one = yearly("ar", "aktiviteter", ("planerade", "gjorda"), shares=(share,))
    done = {T1: {"fritid": [step("klar", 4, 1)]}, T2: {"fritid": [step("klar", 4, 5)]}}
    assert texts(only(year(done, one, T1={"fritid": ""}, T2={"fritid": ""}))) == {
        "Fritid": "8 6 75,0", "Totalt": "8 6 75,0",
    }  # fmt: skip


def test_who_does_not_count_in_a_period_is_left_out_of_the_sums_of_that_period_only() -> None:
    text = "{namn} ingår inte i summan."
    one = yearly("ar", "aktiviteter", ("timmar",), counted_when="insats.gick != 'utgar'", not_counted_text=text)
    one = replace(one, source="aktivitet.insats")
    earlier: tuple[Dataset, ...] = ()
    for period, told in ((T1, "utgar"), (T2, "klar")):
        answers: dict[str, dict[str, Typed]] = {
            "fritid": {"timmar": Decimal(10), "gick": told},
            "lov": {"timmar": Decimal(1), "gick": "klar"},
            "vandring": {"timmar": Decimal(2), "gick": "utgar"},
        }
        earlier = (dataset(definition(period, one), told=answers, earlier=earlier), *earlier)
    found = only(earlier[0])
    assert [(row.label, row.role, row.cells["timmar"].text) for row in found.rows] == [
        ("Fritid", "", "10"), ("Lov", "", "2"), ("Totalt", "summa", "12"), ("Vandring", "utanfor", "4"),
    ]  # fmt: skip
    assert found.notes == (
        "Tertial T1 2025: Fritid och Vandring ingår inte i summan.",
        "Tertial T2 2025: Vandring ingår inte i summan.",
    )


# What always holds.

NUMBERS = st.one_of(st.none(), st.lists(st.one_of(st.none(), st.integers(0, 30)), max_size=2))
PERIODS = st.fixed_dictionaries(
    {period: st.fixed_dictionaries(dict.fromkeys(("fritid", "lov"), NUMBERS)) for period in (T1, T2)}
)
TWO = {"fritid": "skola", "lov": "centrum"}


def delivered(periods: Mapping[str, Mapping[str, list[int | None] | None]]) -> Done:
    return {
        period: {name: numbers for name, numbers in activities.items() if numbers is not None}
        for period, activities in periods.items()
    }


@settings(max_examples=80, deadline=None)
@given(PERIODS, st.sampled_from(["aktiviteter", "lage", "grupper"]))
def test_a_year_is_the_sum_of_its_periods_and_no_state_becomes_a_number(
    periods: Mapping[str, Mapping[str, list[int | None] | None]], rows: str
) -> None:
    tables = (yearly("ar", rows), yearly("delar", rows, columns="period"), table("nu", rows, STEPS, ("gjorda",)))
    found = publish(year(steps(delivered(periods)), *tables, T1=TWO, T2=TWO)).tables
    for whole, part, now in zip(found["ar"].rows, found["delar"].rows, found["nu"].rows, strict=True):
        for measure in ("antal", "gjorda"):
            cells = [part.cells[f"{name}_{measure}"] for name in ("T1", "T2")]
            known = [cell.number for cell in cells if cell.number is not None]
            assert whole.cells[measure].number == (sum(known, Decimal(0)) if known else None)
        assert now.cells["gjorda"].text == part.cells["T2_gjorda"].text
        for cell in (*whole.cells.values(), *part.cells.values()):
            assert (cell.number is None) == (cell.state not in (State.VALUE, State.NIL))
            assert cell.number is not None or not any(sign.isdigit() for sign in cell.text)
    told = [n for activities in delivered(periods).values() for numbers in activities.values() for n in numbers]
    assert (found["ar"].rows[-1].cells["gjorda"].number or 0) == sum(n for n in told if n is not None)


@settings(max_examples=30, deadline=None)
@given(PERIODS, st.permutations(["fritid", "lov"]))
def test_the_order_of_what_came_in_and_of_earlier_periods_does_not_matter(
    periods: Mapping[str, Mapping[str, list[int | None] | None]], order: list[str]
) -> None:
    one = yearly("ar", "lage", protection="personer")
    done = delivered({"2024-T3": periods[T1], **periods})
    turned = {period: {name: done[period][name] for name in order if name in done[period]} for period in done}
    plain = year(steps(done), one, T1=TWO, T2=TWO, T3=TWO)
    shuffled = year(steps(turned), one, T1=TWO, T2=TWO, T3=TWO)
    assert publish(shuffled) == publish(plain)
    assert publish(replace(plain, earlier=plain.earlier[::-1])).tables["ar"].rows == publish(plain).tables["ar"].rows


# Protection: a reader who has the reports of both periods.

SMALL = st.integers(0, 6)
Claim = tuple[PublishedCell, tuple[int, ...]]
"""A cell, and how many times each number of the guess is in it."""
PERIODS_OF = {"ar": ((1, 0), (1, 1)), "nu": ((1, 0), (0, 1)), "fore": ((1, 0), (0, 1))}
"""Which periods a table is over, in the report of the first and of the second."""


@settings(max_examples=80, deadline=None)
@given(st.lists(SMALL, min_size=4, max_size=4), st.sets(st.sampled_from(["ar", "nu", "fore"]), min_size=1))
def test_no_small_count_can_be_worked_out_from_the_reports_of_a_year(numbers: list[int], chosen: set[str]) -> None:
    a1, b1, a2, b2 = numbers
    tables = {
        "ar": yearly("ar", "aktiviteter", ("gjorda",), protection="personer"),
        "nu": table("nu", "aktiviteter", STEPS, ("gjorda",), protection="personer"),
        "fore": table(
            "fore", "aktiviteter", STEPS, ("gjorda",), protection="personer", compare=Comparison.PERIOD_BEFORE
        ),
    }
    done = {T1: {"fritid": [a1], "lov": [b1]}, T2: {"fritid": [a2], "lov": [b2]}}
    last = year(steps(done), *(tables[name] for name in sorted(chosen)), T1=TWO, T2=TWO)
    claims = list(_claims([publish(each).tables for each in (last.earlier[0], last)]))
    guesses = list(_believable(claims))
    assert tuple(numbers) in guesses
    for place, n in enumerate(numbers):
        told = any(cell.number is not None and sum(weights) == weights[place] for cell, weights in claims)
        assert not (0 < n < 5 and told)
        assert not 0 < n < 5 or len({guess[place] for guess in guesses}) > 1, f"{place} is {n} and nothing else"


def _claims(reports: Sequence[Mapping[str, PublishedTable]]) -> Iterator[Claim]:
    for number, report in enumerate(reports):
        for name, found in report.items():
            for row, who in zip(found.rows, ((1, 0), (0, 1), (1, 1)), strict=True):
                now = row.cells["gjorda_nu" if name == "fore" else "gjorda"]
                yield now, _weights(PERIODS_OF[name][number], who)
                if name == "fore" and number == 1:
                    yield row.cells["gjorda_forra"], _weights((1, 0), who)


def _weights(periods: tuple[int, int], who: tuple[int, int]) -> tuple[int, ...]:
    return tuple(period * one for period in periods for one in who)


def _believable(claims: Sequence[Claim]) -> Iterator[tuple[int, ...]]:
    """Yield what a reader could believe of two activities in two periods."""
    early = [(cell, weights) for cell, weights in claims if not any(weights[2:])]
    for first in product(range(16), repeat=2):
        if _hold(early, (*first, 0, 0)):
            for second in product(range(16), repeat=2):
                if _hold(claims, (*first, *second)):
                    yield *first, *second


def _hold(claims: Sequence[Claim], guess: tuple[int, ...]) -> bool:
    return all(_agrees(cell, sum(n * w for n, w in zip(guess, weights, strict=True))) for cell, weights in claims)


def _agrees(cell: PublishedCell | None, n: int) -> bool:
    if cell and cell.state is State.SUPPRESSED:
        return n > 0
    return n == (cell.number if cell and cell.number else 0)


def test_a_period_is_not_left_over_between_the_sums_of_two_reports() -> None:
    one = yearly("ar", "aktiviteter", ("gjorda",), protection="personer", total=False)
    done = {T1: {"fritid": [20], "lov": [30]}, T2: {"fritid": [3], "lov": [40]}}
    last = year(steps(done), one, T1=TWO, T2=TWO)
    assert texts(publish(last.earlier[0]).tables["ar"]) == {"Fritid": "20", "Lov": "30"}
    assert texts(publish(last).tables["ar"]) == {"Fritid": "x", "Lov": "70"}


def test_what_a_group_has_does_not_give_its_activities_away() -> None:
    tables = (
        table("per", "aktiviteter", STEPS, ("gjorda",), protection="personer"),
        table("grupper", "grupper", STEPS, ("gjorda",), protection="personer"),
    )
    activities = {"fritid": "skola", "lov": "skola", "vandring": "centrum", "kvall": "centrum"}
    follow_up = definition(T1, *tables, activities=activities)
    done = steps({T1: {"fritid": [3], "lov": [40], "vandring": [12], "kvall": [30]}})[T1]
    found = publish(dataset(follow_up, done)).tables
    assert texts(found["grupper"]) == {"Skola": "43", "Centrum": "42", "Totalt": "85"}
    assert texts(found["per"]) == {"Fritid": "x", "Lov": "x", "Vandring": "12", "Kvall": "30", "Totalt": "85"}


def test_a_group_does_not_give_away_what_its_activities_have_by_choice() -> None:
    """No table says how much an activity has in all, but the group and the other cells do."""
    tables = (
        table("bada", "aktiviteter", STEPS, ("gjorda",), columns="lage", protection="personer", total=False),
        table("grupper", "grupper", STEPS, ("gjorda",), protection="personer", total=False),
    )
    rows = {"fritid": [step("utgar", None, 30)], "lov": [step("klar", None, 26), step("pagar", None, 4)]}
    done = {**rows, "vandring": [step("klar", None, 20)]}
    found = publish(dataset(definition(T1, *tables), done)).tables
    assert texts(found["bada"])["Lov"] == "26 x –"
    assert texts(found["grupper"])["Skola"] == "x"


def test_a_group_with_one_activity_is_hidden_with_it() -> None:
    tables = (
        table("per", "aktiviteter", STEPS, ("gjorda",), protection="personer", total=False),
        table("grupper", "grupper", STEPS, ("gjorda",), protection="personer", total=False),
    )
    done = steps({T1: {"fritid": [20], "lov": [40], "vandring": [3]}})[T1]
    found = publish(dataset(definition(T1, *tables), done)).tables
    assert texts(found["grupper"]) == {"Skola": "60", "Centrum": "x"}
    assert texts(found["per"]) == {"Fritid": "20", "Lov": "40", "Vandring": "x"}


KINDS = ("klar", "pagar", "?")
CHOSEN = st.lists(st.tuples(st.sampled_from(["klar", "pagar", None]), st.integers(0, 5)), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None)
@given(CHOSEN, CHOSEN)
def test_no_small_count_by_choice_can_be_worked_out(
    fritid: list[tuple[str | None, int]], lov: list[tuple[str | None, int]]
) -> None:
    tables = (
        table("per", "aktiviteter", STEPS, ("gjorda",), protection="personer"),
        table("lagen", "lage", STEPS, ("gjorda",), protection="personer"),
        table("bada", "aktiviteter", STEPS, ("gjorda",), columns="lage", protection="personer"),
    )
    told = {"fritid": fritid, "lov": lov}
    rows = {name: [step(lage, None, n) for lage, n in own] for name, own in told.items()}
    found = publish(dataset(definition(T1, *tables, activities=TWO), rows)).tables
    truth = tuple(tuple(sum(n for lage, n in own if (lage or "?") == kind) for kind in KINDS) for own in told.values())
    guesses = list(_believable_choices(found))
    assert truth in guesses
    for activity, kind in product(range(2), range(3)):
        n = truth[activity][kind]
        assert not 0 < n < 5 or len({guess[activity][kind] for guess in guesses}) > 1


def _believable_choices(found: Mapping[str, PublishedTable]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield what a reader could believe of two activities, as counts by kind."""
    *both, sums = [[row.cells.get(f"{kind}_gjorda") for kind in KINDS] for row in found["bada"].rows]
    *wholes, whole = [row.cells["gjorda"] for row in found["per"].rows]
    by_kind = {row.id: row.cells["gjorda"] for row in found["lagen"].rows}
    believed = [
        [one for one in product(range(16), repeat=3) if all(map(_agrees, cells, one)) and _agrees(total, sum(one))]
        for cells, total in zip(both, wholes, strict=True)
    ]
    for pair in product(*believed):
        of_kinds = [sum(numbers) for numbers in zip(*pair, strict=True)]
        seen = [*zip(sums, of_kinds, strict=True), *((by_kind.get(k), n) for k, n in zip(KINDS, of_kinds, strict=True))]
        if all(_agrees(cell, n) for cell, n in [*seen, (whole, sum(of_kinds)), (by_kind["summa"], sum(of_kinds))]):
            yield pair
