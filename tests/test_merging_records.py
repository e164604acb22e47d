"""What silence says in the records that figures are computed from: which forms, tables and parts have spoken."""

from collections.abc import Mapping

import pytest

from generator.merging.combine import combine
from generator.model.answers import Record
from generator.model.definition import Kind, Part
from generator.model.values import State
from tests.build import LINE, Rows, Typed, follow_up, form, question, sent

COLUMNS = (question("vad"), question("timmar", Kind.INTEGER))
MEETINGS = (
    question("moten", Kind.TABLE, columns=COLUMNS),
    question("inga", Kind.CHOICE, scale="ja_nej", nil_for="moten"),
    question("kostnad", Kind.MONEY),
)
ONCE = Part("arbete", "Arbete", MEETINGS, LINE)
EACH_DATE = tuple(
    Part(f"arbete_{day}", f"Arbete {day}", MEETINGS, LINE, base="arbete", dimension=("matdatum", day))
    for day in ("mars", "oktober")
)


def records(
    source: str, parts: tuple[Part, ...], answers: Mapping[str, Typed] | None, tables: Mapping[str, Rows]
) -> tuple[Record, ...]:
    """Give the records when Mora has sent this in; with no *answers* at all nothing came."""
    definition = follow_up(forms=[form(*parts)], names={"mora": "Mora"}, rules=())
    submissions = [sent(definition, "mora", answers, tables)] if answers is not None else []
    return combine(definition, submissions)[0].records[source]


@pytest.mark.parametrize(
    ("answers", "rows", "count", "hours"),
    [
        pytest.param(None, [], (State.UNDELIVERED, None), (State.UNDELIVERED, None), id="nothing came in"),
        pytest.param({}, [], (State.VALUE, 0), (State.VALUE, 0), id="an empty table"),
        pytest.param({"arbete.inga": "ja"}, [], (State.NIL, 0), (State.NIL, None), id="a confirmed nil"),
        pytest.param({}, [{"vad": "Möte", "timmar": 2}], (State.VALUE, 1), (State.VALUE, 2), id="a row"),
        pytest.param({}, [{"vad": "Möte"}], (State.VALUE, 1), (State.MISSING, None), id="a row without a number"),
    ],
)
def test_a_table_with_free_rows_says_something_also_when_it_is_empty(
    answers: Mapping[str, Typed] | None,
    rows: Rows,
    count: tuple[State, int | None],
    hours: tuple[State, int | None],
) -> None:
    (record,) = records("kommun.arbete.moten", (ONCE,), answers, {"arbete.moten": rows})
    assert (record.count.state, record.count.number) == count
    assert (record.answers["timmar"].state, record.answers["timmar"].value) == hours
    assert bool(record.place) is bool(rows)


def test_a_repeated_part_that_is_blank_is_sent_in_later_and_is_not_nothing() -> None:
    march, october = records("kommun.arbete.moten", EACH_DATE, {}, {"arbete_mars.moten": [{"vad": "Möte"}]})
    assert (march.keys["matdatum"], march.count.state) == ("mars", State.VALUE)
    assert (october.keys["matdatum"], october.count.state) == ("oktober", State.MISSING)


@pytest.mark.parametrize(
    ("answers", "count", "cost"),
    [
        pytest.param(None, (State.UNDELIVERED, None), State.UNDELIVERED, id="nothing came in"),
        pytest.param({}, (State.VALUE, 0), State.MISSING, id="nothing answered: no zero"),
        pytest.param({"arbete.kostnad": 0}, (State.VALUE, 1), State.VALUE, id="zero is an answer"),
    ],
)
def test_a_part_with_numbers_is_a_record_by_itself(
    answers: Mapping[str, Typed] | None, count: tuple[State, int | None], cost: State
) -> None:
    (record,) = records("kommun.arbete", (ONCE,), answers, {})
    assert record.keys == {"kommuner": "mora"}
    assert (record.count.state, record.count.number) == count
    assert record.answers["kostnad"].state is cost
