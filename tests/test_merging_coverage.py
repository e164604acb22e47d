"""How much of a form is answered: one value, by which reports, the status and the control list tell how far it is."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.merging.combine import combine
from generator.merging.validate import validate
from generator.model.answers import Delivery, Standing
from generator.model.definition import FollowUp, Kind, Part, Question
from generator.model.findings import CellPlace, Severity
from tests.build import LINE, Rows, Typed, count, faulty, follow_up, form, march, prefilled, question, sent

ROLE = question("roll", Kind.TEXT, "Roll", required=True, number="2.1")
NOTE = question("anm", Kind.TEXT, "Anmärkning", number="2.2")
EXCUSE = question("ej", Kind.TEXT, "Inte relevant för oss", excuses=True)
SIDE = question("sa_har", Kind.PROSE, "Så här", required=True)
LOCKED = question("last", Kind.TEXT, "Låst", required=True, locked=True, number="2.9")
COLUMNS = (question("dag", Kind.DATE, "Dag", required=True), question("antal", Kind.INTEGER, "Antal", required=True))
NIL = question("inga", Kind.CHOICE, "Inga möten", scale="ja_nej", nil_for="tabell")


def asking(*questions: Question, **part: Any) -> FollowUp:
    own = Part("del", "Del", questions, LINE, **part)
    return follow_up(forms=[form(own)], names={"mora": "Mora"}, rules=())


def meetings(**more: Any) -> Question:
    return question("tabell", Kind.TABLE, "Möten", columns=COLUMNS, number="2.3", **more)


def delivered(definition: FollowUp, answers: Mapping[str, Typed] | None = None, rows: Rows = ()) -> Delivery:
    given = {name if "." in name else f"del.{name}": typed for name, typed in (answers or {}).items()}
    dataset, _ = combine(definition, [sent(definition, "mora", given, {"del.tabell": rows})])
    return dataset.deliveries[0]


# Every form asks for its status (1 question) and has answered it.
COUNTED: dict[str, tuple[FollowUp, dict[str, Typed], Rows, str]] = {
    "all that must be answered is": (asking(ROLE, NOTE), {"roll": "Rektor"}, (), "delivered 2 av 2"),
    "one is not": (asking(ROLE, NOTE), {"anm": "Nej"}, (), "incomplete 1 av 2: 2.1 Roll D2"),
    "a locked one asks nothing of anybody": (asking(LOCKED), {}, (), "delivered 1 av 1"),
    "a faulty answer is there, to be mended": (asking(ROLE), {"roll": faulty("#N/A")}, (), "delivered 2 av 2"),
    "one that is excused": (
        asking(question("a", Kind.TEXT, "A", required=True, side=(EXCUSE,), number="2.1")),
        {"a_ej": "Vi har ingen skola."},
        (),
        "delivered 2 av 2",
    ),
    "a side question belongs to its question": (
        asking(question("a", Kind.TEXT, "A", required=True, side=(SIDE,), number="2.1")),
        {"a": "Ja"},
        (),
        "incomplete 1 av 2: 2.1 Så här D3",
    ),
    "a side question of an optional one, once that is answered": (
        asking(question("a", Kind.TEXT, "A", side=(SIDE,), number="2.1")),
        {"a": "Ja", "a_sa_har": "Så"},
        (),
        "delivered 2 av 2",
    ),
    "an empty table": (asking(meetings(required=True)), {}, (), "incomplete 1 av 2: 2.3 Möten "),
    "an empty table that is said to be so": (
        asking(meetings(required=True), NIL),
        {"inga": "ja"},
        (),
        "delivered 2 av 2",
    ),
    "an optional table that nobody has begun": (asking(meetings()), {}, (), "delivered 1 av 1"),
    "a row that is begun, in an optional table": (
        asking(meetings()),
        {},
        [{"antal": 4}, {"dag": date(2025, 3, 4), "antal": 2}],
        "incomplete 1 av 2: 2.3 Dag C20",
    ),
    "a table with two gaps is one question": (
        asking(meetings(required=True), ROLE),
        {"roll": "Rektor"},
        [{"antal": 4}, {"dag": date(2025, 3, 4)}],
        "incomplete 2 av 3: 2.3 Dag C20; 2.3 Antal D21",
    ),
    "what was filled in beforehand, in a form that is not ready": (
        asking(ROLE),
        {"roll": prefilled("Rektor"), "om.status": "pagar"},
        (),
        "incomplete 1 av 2: 2.1 Roll D2 (ifyllt)",
    ),
    "what was filled in beforehand, in one that is": (
        asking(ROLE),
        {"roll": prefilled("Rektor")},
        (),
        "delivered 2 av 2",
    ),
    "rows filled in beforehand are one question": (
        asking(meetings()),
        {"om.status": "pagar"},
        [{"dag": prefilled(date(2025, 3, 4)), "antal": prefilled(Decimal(2))}, {"dag": date(2025, 4, 4), "antal": 1}],
        "incomplete 1 av 2: 2.3 Möten C20 (ifyllt)",
    ),
    "one that is said not to be ready": (
        asking(ROLE),
        {"roll": "Rektor", "om.status": "pagar"},
        (),
        "incomplete 2 av 2",
    ),
}


def told(delivery: Delivery) -> str:
    coverage = delivery.coverage
    gaps = [
        f"{gap.number} {gap.label} {gap.place.cell if isinstance(gap.place, CellPlace) else ''}"
        f"{' (ifyllt)' if gap.unconfirmed else ''}"
        for gap in coverage.gaps
    ]
    counted = f"{delivery.standing.value} {coverage.answered} av {coverage.required}"
    return f"{counted}: {'; '.join(gaps)}" if gaps else counted


@pytest.mark.parametrize(("definition", "answers", "rows", "expected"), COUNTED.values(), ids=list(COUNTED))
def test_a_form_is_counted_in_the_questions_that_must_be_answered(
    definition: FollowUp, answers: dict[str, Typed], rows: Rows, expected: str
) -> None:
    assert told(delivered(definition, answers, rows)) == expected


@pytest.mark.parametrize(("definition", "answers", "rows", "expected"), COUNTED.values(), ids=list(COUNTED))
def test_what_is_missing_is_what_the_checks_say_is_missing(
    definition: FollowUp, answers: dict[str, Typed], rows: Rows, expected: str
) -> None:
    given = {name if "." in name else f"del.{name}": typed for name, typed in answers.items()}
    dataset, _ = combine(definition, [sent(definition, "mora", given, {"del.tabell": rows})])
    blank = {"REQUIRED_BLANK", "REQUIRED_UNFINISHED", "TABLE_BLANK", "TABLE_BLANK_NIL", "TABLE_UNFINISHED"}

    places = {finding.place for finding in validate(definition, dataset) if finding.code in blank}

    assert places == {gap.place for gap in dataset.deliveries[0].coverage.gaps if not gap.unconfirmed}


def test_a_form_that_has_not_come_in_has_all_its_questions_to_answer() -> None:
    definition = asking(ROLE, NOTE, meetings(required=True), LOCKED)
    dataset, _ = combine(definition, [])
    assert told(dataset.deliveries[0]) == "missing 0 av 3"


def test_a_measuring_date_that_is_not_sent_in_is_one_question_and_no_error() -> None:
    definition = follow_up(names={"mora": "Mora"})
    dataset, _ = combine(definition, [march(definition, "mora", {"vard": count(3, 4)})])
    delivery = dataset.deliveries[0]
    assert delivery.standing is Standing.INCOMPLETE
    assert [(gap.label, gap.whole_part) for gap in delivery.coverage.gaps] == [("Deltagare oktober", True)]
    assert not [each for each in validate(definition, dataset) if each.severity is Severity.ERROR]


LAST, AFTER = date(2025, 10, 15), date(2025, 10, 16)


@pytest.mark.parametrize(
    ("sent_in", "today", "overdue"),
    [(False, LAST, False), (False, AFTER, True), (True, AFTER, False)],
    ids=["its last day", "the day after", "the day after, delivered"],
)
def test_a_form_is_overdue_from_the_day_after_its_last(sent_in: bool, today: date, overdue: bool) -> None:
    definition = asking(ROLE)
    submissions = [sent(definition, "mora", {"del.roll": "Rektor"})] if sent_in else []
    delivery = combine(definition, submissions)[0].deliveries[0]
    assert delivery.deadline is None
    assert not delivery.overdue(today)
    assert replace(delivery, deadline=LAST).overdue(today) is overdue
