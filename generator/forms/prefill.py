"""What a form says before anybody has answered: the model's templates, filled for one respondent.

Templates see the report's facts, the period and the registers, and what the same one answered in the period before
(`forra`); of other answers only what rows begin with. `rad` is the nearest row: the fixed
row of the table, else the row that the part is repeated for, else the respondent's own; `svarande` is always the
respondent's.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from generator.expressions.context import form_values, last_day, row_values
from generator.expressions.environment import Language, evaluated
from generator.expressions.faults import ExpressionFault
from generator.expressions.schema import PREVIOUS
from generator.model.definition import FollowUp, Form, Part, Question, RegisterRow, fields_of
from generator.model.findings import Place
from generator.swedish.form_stops import FormStop
from generator.swedish.markers import MISSING_ANSWER
from generator.swedish.messages import place_text


@cache
def _language() -> Language:
    return Language()


@cache
def _compiled(template: str) -> Callable[[Mapping[str, object]], str]:
    # The forms of all respondents share their templates.
    return _language().template(template)


def vocabulary(follow_up: FollowUp, form: Form, respondent: RegisterRow) -> Mapping[str, object]:
    """Give what templates of a form may name."""
    return form_values(follow_up, form, respondent)


def goes_on(question: Question) -> bool:
    """Tell whether what stands in an answer cell is of the period before, or is made of that."""
    return question.carried or f"{PREVIOUS}." in question.prefill


def part_words(follow_up: FollowUp, part: Part, words: Mapping[str, object]) -> Mapping[str, object]:
    """Give the words for a part: `rad` is the row that it is repeated for, if it is; of the period before nothing."""
    said = {**words, PREVIOUS: {field.removeprefix(f"{part.id}."): None for field, _ in fields_of(part)}}
    if part.dimension is None:
        return said
    register, row_id = part.dimension
    row = follow_up.registers[register].row(row_id)
    return {**said, "rad": row_values(follow_up.registers, register, row)} if row else said


def text(template: str, words: Mapping[str, object], label: str, place: Place) -> str:
    """Fill a template; what it lacks leaves the cell empty rather than saying that something is missing.

    A template that the register has made impossible, by a row that is gone, is a UserError.
    """
    if "{" not in template:
        return template
    try:
        filled = _compiled(template)(words)
    except ExpressionFault as fault:
        raise FormStop.TEXT_FAILED.error(place=place_text(place), label=label, fault=fault.message) from fault
    return "" if MISSING_ANSWER in filled else filled.strip()


def holds(table: Question, words: Mapping[str, object], unsure: bool) -> bool:
    """Tell whether a table begins with a row; *unsure* is what to say if the condition lacks what it needs."""
    if not table.prefilled_when:
        return True
    try:
        result = _language().condition(table.prefilled_when)(words)
    except ExpressionFault as fault:
        place = place_text(table.place)
        raise FormStop.ROWS_FAILED.error(place=place, label=table.text, fault=fault.message) from fault
    return bool(result) if evaluated(result) else unsure


def deadline(form: Form, words: Mapping[str, object]) -> date | None:
    """Give the last day for the form, if the model and the register say one."""
    try:
        return last_day(form, words)
    except ExpressionFault as fault:
        place = place_text(form.place)
        raise FormStop.DEADLINE_FAILED.error(place=place, label=form.title, fault=fault.message) from fault
