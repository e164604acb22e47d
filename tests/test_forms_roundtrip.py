"""Write, fill, read: what somebody types in a form is what is read, for every kind of question."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.values import State
from generator.swedish.text import clean
from tests.filling import fill
from tests.forms_build import GRADE, STATUS, WAYS, blank, read

BLANK = blank()

_TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200)
_DATES = st.dates(date(1950, 1, 1), date(2100, 12, 31))
_COUNTS = st.integers(-(10**6), 10**9)
_DECIMALS = st.decimals(-(10**6), 10**9, places=2)
_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "om.roll": _TEXTS,
    "om.ifylld": _DATES,
    "om.forankrad": st.lists(st.sampled_from([step.id for step in WAYS.steps]), unique=True, min_size=1),
    "om.status": st.sampled_from([step.text for step in STATUS.steps]),
    "bedomning.planering": st.sampled_from([step.text for step in GRADE.steps]),
    "bedomning.planering_kommentar": _TEXTS,
    "bedomning.syfte": _TEXTS,
    "bedomning.traffar": _COUNTS,
    "bedomning.timmar": _DECIMALS,
    "bedomning.kostnad": _DECIMALS,
}
_ROWS = st.lists(st.fixed_dictionaries({"datum": _DATES}, optional={"antal": _COUNTS, "utfall": _TEXTS}), max_size=9)


def as_read(field: str, typed: Any) -> Any:
    """Give the answer that a typed value is to be read as; None for a text of nothing but blanks."""
    steps = {step.text: step.id for step in (*GRADE.steps, *STATUS.steps)}
    match typed:
        case list():
            return tuple(step.id for step in WAYS.steps if step.id in typed)
        case str():
            return steps.get(typed, clean(typed)[0] or None)
        case int():
            return Decimal(typed)
        case _:
            return typed


@given(st.fixed_dictionaries({}, optional=_FIELDS), _ROWS)
@settings(max_examples=40, deadline=None)
def test_what_is_typed_is_what_is_read(answers: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    with TemporaryDirectory() as folder:
        form = fill(BLANK, {**answers, "bedomning.moten": rows})
        (submission,), findings = read(Path(folder), form)
    assert all(finding.code == "TEXT_CLEANED" for finding in findings)
    prefilled = {"om.grupp", "deltagare_mars.enhet", "deltagare_mars.dag"}
    prefilled |= {"deltagare_oktober.enhet", "deltagare_oktober.dag"}
    for field, answer in submission.answers.items():
        if field not in prefilled:
            expected = as_read(field, answers.get(field))
            assert answer.value == expected
            assert answer.state is (State.MISSING if expected is None else State.VALUE)
    read_rows = [
        {column: answer.value for column, answer in row.answers.items()} for row in submission.tables["bedomning.moten"]
    ]
    blank_row = dict.fromkeys(("datum", "form", "antal", "utfall"))
    assert read_rows == [blank_row | {column: as_read(column, typed) for column, typed in row.items()} for row in rows]
