"""What a form begins with: the rows its tables go on from, and what the respondent answered in the period before.

Rows come from a register, or from the same or another table in the respondent's form of the period before. In the
condition on a row, choices are the ids of their steps; in the texts of its cells they are their texts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.expressions.context import row_values
from generator.expressions.names import names
from generator.expressions.operands import operand
from generator.expressions.schema import ANSWERED_FOR, PREVIOUS
from generator.forms import prefill
from generator.forms.answered_for import answered_for
from generator.forms.places import Start
from generator.forms.prefill import goes_on
from generator.forms.texts import as_typed
from generator.model.answers import Dataset, Submission
from generator.model.definition import TEXT_KINDS, FollowUp, Form, Kind, Part, Question, RegisterRow, fields_of
from generator.model.subjects import named_rows
from generator.model.values import State
from generator.swedish import form_words as words

Words = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows may begin with: the registers, what the respondent sent in before, and what others have sent in now."""

    follow_up: FollowUp
    before: Submission | None
    current: Dataset | None


def start_of(
    follow_up: FollowUp,
    form: Form,
    respondent: RegisterRow,
    earlier: Dataset | None,
    current: Dataset | None = None,
) -> Start:
    """Give what the respondent's form begins with.

    *earlier* is the period before, as far as it came in, and *current* what has come in so far of this one.
    """
    then = earlier.delivery(form.id, respondent.id) if earlier else None
    before = then.submission if then else None
    said = prefill.vocabulary(follow_up, form, respondent)
    parts, known = form.parts_for(respondent.id), _Known(follow_up, before, current)
    rows = {
        f"{part.id}.{table.id}": begun
        for part in parts
        for table in part.questions
        if (begun := tuple(_rows(known, form, part, table, prefill.part_words(follow_up, part, said))))
    }
    carried = any(each.carried_rows or each.carried or goes_on(each) for part in parts for each in part.questions)
    if earlier is None or before is None or not (carried or form.shows_previous):
        return Start("", {}, rows, guides=True)
    answers = dict(_answers(follow_up, form, parts, respondent, before))
    filled = {key.partition("#")[0] for key in answers}
    shown = {
        key: told
        for part, question in _showing(form, parts)
        if (key := f"{part.id}.{question.id}") not in filled
        if (told := _shown((follow_up, earlier.follow_up), part, question, before))
    }
    if form.shows_previous:
        shown |= _shown_in_tables((follow_up, earlier.follow_up), parts, before)
    return Start(earlier.follow_up.period.name, shown, rows, answers, guides=True)


def _answers(
    follow_up: FollowUp, form: Form, parts: tuple[Part, ...], respondent: RegisterRow, before: Submission
) -> Iterator[tuple[str, str]]:
    """Yield the answers that the form begins with, and for several choices a mark at each."""
    said = prefill.vocabulary(follow_up, form, respondent)
    for part in parts:
        then = {**prefill.part_words(follow_up, part, said), PREVIOUS: _before(follow_up, part, before)}
        for question in part.questions:
            key = f"{part.id}.{question.id}"
            answer = before.answers.get(key) if question.carried else None
            if answer and answer.state is State.VALUE and isinstance(answer.value, tuple):
                yield from ((f"{key}#{step}", words.CHOSEN) for step in answer.value)
            elif (told := as_typed((follow_up,), question, answer)) or (
                goes_on(question) and (told := prefill.text(question.prefill, then, question.text, question.place))
            ):
                yield key, told


def _before(follow_up: FollowUp, part: Part, before: Submission) -> Words:
    """Give what was answered in a part in the period before, by question; choices by their texts of today."""
    answers = ((path, question, before.answers.get(path)) for path, question in fields_of(part))
    return {
        path.removeprefix(f"{part.id}."): as_typed((follow_up,), question, answer) or None
        for path, question, answer in answers
    }


@dataclass(frozen=True, slots=True)
class _Begun:
    """A row that a table may begin with: the names that its condition sees, those its texts see, texts by column."""

    tried: Words
    told: Words
    own: Mapping[str, str]


def _rows(known: _Known, form: Form, part: Part, table: Question, said: Words) -> Iterator[Mapping[str, str]]:
    """Yield the texts of the rows that a table begins with, by column; a row with nothing in it is none.

    A row of the period before is left out only where the condition is plainly untrue, so that nothing that may still
    be open vanishes; a row of a register only comes along where it is plainly true.
    """
    rows = _from_register(known, part, table) if table.prefilled_rows else _carried(known, form, part, table)
    for row in rows:
        if prefill.holds(table, {**said, **row.tried}, unsure=table.carried_rows):
            texts = {column.id: _begun(column, {**said, **row.told}, row.own) for column in table.columns}
            if any(texts.values()):
                yield {column: text for column, text in texts.items() if text}


def _begun(column: Question, said: Words, own: Mapping[str, str]) -> str:
    if column.prefill:
        return prefill.text(column.prefill, said, column.text, column.place)
    return "" if column.anew else own.get(column.id, "")


def _from_register(known: _Known, part: Part, table: Question) -> Iterator[_Begun]:
    """Yield the rows of a register, each with what is answered about it now and what was, on its row, before."""
    registers, register = known.follow_up.registers, table.prefilled_rows
    for row in registers[register].rows:
        about = answered_for(known.follow_up, known.current, register, row.id)
        values = {**row_values(registers, register, row), ANSWERED_FOR: about}
        words = {"rad": values, PREVIOUS: _on_row(known, part, table, (register, row.id))}
        yield _Begun(words, words, {})


def _on_row(known: _Known, part: Part, table: Question, subject: tuple[str, str]) -> Words:
    """Give the texts of the row of the period before that names the same row of a register; nothing without one."""
    rows = known.before.tables.get(f"{part.id}.{table.id}", ()) if known.before else ()
    answers = next((row.answers for row in rows if subject in named_rows(table.columns, row.answers)), {})
    return {column.id: as_typed((known.follow_up,), column, answers.get(column.id)) or None for column in table.columns}


def _carried(known: _Known, form: Form, part: Part, table: Question) -> Iterator[_Begun]:
    """Yield the rows of the period before: as conditions see them, as texts see them, and as texts by column."""
    if not table.carried_rows or known.before is None:
        return
    path = table.carried_from or f"{part.id}.{table.id}"
    columns = _all_columns(form, path)
    for row in known.before.tables.get(path, ()):
        values = {column.id: operand(row.answers.get(column.id)) for column in columns}
        texts = {column.id: as_typed((known.follow_up,), column, row.answers.get(column.id)) for column in columns}
        told = {name: _told(value, texts[name]) for name, value in values.items()}
        yield _Begun({"rad": values}, {"rad": told}, texts)


def _all_columns(form: Form, path: str) -> tuple[Question, ...]:
    """Give a table's columns, those too that are not asked for in this period: a condition may name them."""
    table = form.question(path)
    return table.columns if table else ()


def _told(value: object, text: str) -> object:
    """Give a value as texts print it: a number or a day as it is, anything else by its words, None for nothing."""
    return value if isinstance(value, Decimal | date) else text or None


def _showing(form: Form, parts: tuple[Part, ...]) -> Iterator[tuple[Part, Question]]:
    """Yield the questions that show what was answered before; what is said of the delivery itself has had its time."""
    said_of_delivery = names(form.ready_when, "condition") | {form.handed_in} if form.ready_when else {form.handed_in}
    for part in parts if form.shows_previous else ():
        for question in part.questions:
            kept_back = question.kind is Kind.TABLE or question.locked or question.withheld or question.nil_for
            if not kept_back and f"{part.id}.{question.id}" not in said_of_delivery:
                yield part, question


def _shown(follow_ups: tuple[FollowUp, ...], part: Part, question: Question, before: Submission) -> str:
    """Give an answer of the period before and what stood beside it, as lines of text."""
    answer = before.answers.get(f"{part.id}.{question.id}")
    lines = [as_typed(follow_ups, question, answer)]
    if answer and answer.since:
        lines.append(words.unchanged_since(answer.since))
    for side in question.side:
        told = as_typed(follow_ups, side, before.answers.get(f"{part.id}.{question.id}_{side.id}"))
        if told and not (side.repeats or side.withheld):
            lines.append(f"{side.text}: {told}")
    return "\n".join(line for line in lines if line)


def _shown_in_tables(follow_ups: tuple[FollowUp, ...], parts: tuple[Part, ...], before: Submission) -> dict[str, str]:
    """Give what stood in tables whose rows are those of a register; words of one's own would take too much room."""
    shown = {}
    for part in parts:
        for table in part.questions:
            then = before.tables.get(f"{part.id}.{table.id}", ()) if table.rows_from else ()
            for row in then:
                for column in table.columns:
                    told = as_typed(follow_ups, column, row.answers.get(column.id))
                    if told and not (column.kind in TEXT_KINDS or column.locked or column.withheld):
                        shown[f"{part.id}.{table.id}@{row.key}/{column.id}"] = told
    return shown
