"""Which conditions say that one number is the sum of others, and what conditions see of answers."""

from decimal import Decimal

import pytest

from generator.expressions.environment import Language
from generator.expressions.operands import form_operands, operand
from generator.expressions.sums import Sum, sum_in
from generator.model.answers import Answer
from generator.model.findings import CellPlace
from generator.model.values import State
from tests.build import count, follow_up, sent

LANGUAGE = Language()


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("kvinnor + man + okant == totalt", Sum(("kvinnor", "man", "okant"), "totalt")),
        ("totalt == kvinnor + man", Sum(("kvinnor", "man"), "totalt")),
        ("(kvinnor + man) + okant == totalt", Sum(("kvinnor", "man", "okant"), "totalt")),
        ("kvinnor == totalt", None),
        ("kvinnor + man <= totalt", None),
        ("kvinnor + man == totalt + okant", None),
        ("kvinnor + 1 == totalt", None),
        ("kvinnor - man == totalt", None),
        ("kvinnor + man == totalt and totalt > 0", None),
        ("kvinnor + fjol.man == totalt", None),
    ],
)
def test_what_is_a_sum(condition: str, expected: Sum | None) -> None:
    assert sum_in(condition, LANGUAGE) == expected


@pytest.mark.parametrize(
    ("state", "value", "expected"),
    [
        (State.VALUE, Decimal(3), Decimal(3)),
        (State.VALUE, "ja", "ja"),
        (State.NIL, None, Decimal(0)),
        (State.MISSING, None, None),
        (State.FAULTY, None, None),
        (State.UNDELIVERED, None, None),
    ],
)
def test_what_a_condition_computes_with(state: State, value: Decimal | str | None, expected: object) -> None:
    assert operand(Answer("f", value, state, CellPlace("a.xlsx", "A", "A1"))) == expected


def test_a_form_by_parts_and_questions_with_its_tables_as_rows() -> None:
    definition = follow_up(areas={"bygg": "Bygg"})
    submission = sent(definition, "mora", {}, {"deltagare_mars.antal": {"bygg": count(3, 4)}})
    names = form_operands(definition.forms["kommun"], submission)
    assert names["om"] == {"status": "klar", "ifylld": None}
    assert names["deltagare_mars"] == {
        "inga": None,
        "antal": ({"kvinnor": 3, "man": 4, "okant": 0, "totalt": 7},),
    }


def test_nothing_is_known_of_a_form_that_has_not_come_in() -> None:
    names = form_operands(follow_up().forms["kommun"], None)
    assert names["deltagare_mars"] == {"inga": None, "antal": None}
