"""Whether questions make sense by themselves and beside the others of their part."""

from collections.abc import Iterable, Iterator

from generator.definitions.row_starts import row_start_faults
from generator.definitions.suggesting import suggested
from generator.model.definition import (
    CHOICE_KINDS,
    NEVER,
    NUMBER_KINDS,
    TEXT_KINDS,
    WHOLE_PART,
    FollowUp,
    Kind,
    Part,
    Question,
)
from generator.model.findings import Finding
from generator.swedish.definition_messages import Definition

NIL_STEP = "ja"
_LONGEST_HELP = 255
_LONGEST_HEADING = 255
_NOT_IN_A_CELL = frozenset({Kind.TABLE, Kind.MULTIPLE})
_REPEATABLE = frozenset({*TEXT_KINDS, Kind.CHOICE, Kind.SCALE})
"""Kinds whose answers can be said to be unchanged: those that documents can mark as such wherever they stand."""


def part_faults(part: Part, follow_up: FollowUp) -> Iterator[Finding]:
    """Find what is wrong with the questions of a part."""
    tables = {question.id: question for question in part.questions if question.kind is Kind.TABLE}
    asked = [question.id for question in part.questions]
    for question in part.questions:
        yield from question_faults(question)
        yield from _table_faults(question)
        yield from row_start_faults(question, follow_up.registers)
        yield from _inner_faults(question.side)
        yield from _companion_faults(question, tables, follow_up)
        for several, known in ((question.columns, [column.id for column in question.columns]), ((question,), asked)):
            yield from _condition_faults(several, known)


def question_faults(question: Question, carried: bool = False) -> Iterator[Finding]:
    """Find keys that do not go together, and texts that Excel does not take.

    A column that is *carried* starts with what stood in it in the period before.
    """
    place = question.place
    if question.kind in CHOICE_KINDS and not (question.scale or question.register):
        yield Definition.CHOICES_MISSING.at(place, text=question.text)
    if question.scale and question.register:
        yield Definition.CHOICES_TWICE.at(place, text=question.text)
    if question.kind not in CHOICE_KINDS and (question.scale or question.register):
        yield Definition.CHOICES_UNUSED.at(place, text=question.text, kind=question.kind.value)
    least, most = question.minimum, question.maximum
    if question.kind not in NUMBER_KINDS and (least is not None or most is not None or question.blank_is_zero):
        yield Definition.NUMBER_KEYS_UNUSED.at(place, text=question.text)
    elif least is not None and most is not None and least > most:
        yield Definition.BOUNDS_CROSSED.at(place, text=question.text, least=least, most=most)
    if question.in_period and question.kind is not Kind.DATE:
        yield Definition.DATE_KEY_UNUSED.at(place, text=question.text, key="i_perioden")
    if question.locked and not question.prefill and not carried:
        yield Definition.LOCKED_EMPTY.at(place, text=question.text)
    repeats = any(side.repeats for side in question.side)
    if repeats and (question.kind not in _REPEATABLE or question.locked):
        yield Definition.UNCHANGED_KIND.at(place, text=question.text)
    if question.carried and (question.kind is Kind.TABLE or question.prefill or question.nil_for or repeats):
        yield Definition.CARRIED_UNUSED.at(place, text=question.text)
    if question.gap_at and question.kind not in (Kind.CHOICE, Kind.SCALE):
        yield Definition.GAP_KIND.at(place, text=question.text)
    if len(question.help) > _LONGEST_HELP:
        yield Definition.HELP_TOO_LONG.at(place, text=question.text, most=_LONGEST_HELP)


def _table_faults(question: Question) -> Iterator[Finding]:
    if question.kind is not Kind.TABLE:
        if question.columns or question.rows_from:
            yield Definition.COLUMNS_UNUSED.at(question.place, text=question.text)
        return
    if not question.columns:
        yield Definition.COLUMNS_MISSING.at(question.place, text=question.text)
    if question.side:
        yield Definition.SIDE_OF_TABLE.at(question.place, text=question.text)
    if not question.rows_from and question.ready_rows == 0:
        yield Definition.NO_READY_ROWS.at(question.place, text=question.text)
    yield from _inner_faults(question.columns, question.carried_rows)


def _inner_faults(several: tuple[Question, ...], carried: bool = False) -> Iterator[Finding]:
    """Find what is wrong with columns or side questions: kinds that need more than a cell, headings twice."""
    headings: set[str] = set()
    for each in several:
        yield from question_faults(each, carried and not each.anew)
        if each.kind in _NOT_IN_A_CELL:
            yield Definition.KIND_IN_A_CELL.at(each.place, text=each.text, kind=each.kind.value)
        if len(each.text) > _LONGEST_HEADING:
            yield Definition.HEADING_TOO_LONG.at(each.place, text=each.text[:40], most=_LONGEST_HEADING)
        if each.asked and folded(each.text) in headings:
            yield Definition.HEADING_TWICE.at(each.place, text=each.text)
        headings |= {folded(each.text)} if each.asked else set()


def _companion_faults(question: Question, tables: Iterable[str], follow_up: FollowUp) -> Iterator[Finding]:
    """Find tables that are named but not there, and confirmations that cannot be given."""
    wanted, plain, close = question.nil_for, Definition.NO_SUCH_TABLE_QUESTION, Definition.NO_SUCH_TABLE_QUESTION_CLOSE
    if wanted and wanted != WHOLE_PART and wanted not in tables:
        yield suggested(plain, close, question.place, "id", wanted, tables)
    yield from _gap_faults(question, follow_up)
    scale = follow_up.scales.get(question.scale)
    if question.nil_for and scale and scale.step(NIL_STEP) is None:
        yield Definition.NIL_WITHOUT_YES.at(question.place, text=question.text, step=NIL_STEP)


def _gap_faults(question: Question, follow_up: FollowUp) -> Iterator[Finding]:
    """Find an answer that is said to show a gap and is none of the choices."""
    has_choices = question.scale in follow_up.scales or question.register in follow_up.registers
    known = [step.id for step in follow_up.choices(question)] if has_choices else []
    if known and question.gap_at and question.gap_at not in (*known, NEVER):
        plain, close = Definition.GAP_STEP, Definition.GAP_STEP_CLOSE
        yield suggested(plain, close, question.place, "id", question.gap_at, [*known, NEVER])


def _condition_faults(several: Iterable[Question], known: Iterable[str]) -> Iterator[Finding]:
    """Find questions or columns that are required with something that is not beside them, or say so in vain."""
    for each in several:
        others = [name for name in known if name != each.id]
        if each.required_with and each.required_with not in others:
            plain, close = Definition.NOT_BESIDE, Definition.NOT_BESIDE_CLOSE
            yield suggested(plain, close, each.place, "id", each.required_with, others)
        if each.missing_text and not (each.required or each.required_with):
            yield Definition.MISSING_TEXT_UNUSED.at(each.place, text=each.text)
        if each.signs and each.kind not in NUMBER_KINDS:
            yield Definition.NUMBER_KEYS_UNUSED.at(each.place, text=each.text)


def folded(text: str) -> str:
    """Give what labels are compared by when a form is read back."""
    return " ".join(text.split()).casefold()
