"""What a form begins with: the rows its tables go on from, and what the respondent answered in the period before.

Rows come from a register, or from the same or another table in the respondent's form of the period before. In the
condition on a row, choices are the ids of their steps; in the texts of its cells they are their texts.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from generator.expressions.context import row_values
from generator.expressions.names import names
from generator.expressions.operands import operand
from generator.forms import prefill
from generator.forms.places import Start
from generator.model.answers import Answer, Dataset, Submission
from generator.model.definition import CHOICE_KINDS, TEXT_KINDS, FollowUp, Form, Kind, Part, Question, RegisterRow
from generator.model.values import State
from generator.swedish import form_words as words
from generator.swedish.quoting import exactly
from generator.swedish.text import joined

Words = Mapping[str, object]


def start_of(follow_up: FollowUp, form: Form, respondent: RegisterRow, earlier: Dataset | None) -> Start:
    """Give what the respondent's form begins with; *earlier* is the period before, as far as it came in."""
    then = earlier.delivery(form.id, respondent.id) if earlier else None
    before = then.submission if then else None
    said = prefill.vocabulary(follow_up, form, respondent)
    parts = form.parts_for(respondent.id)
    rows = {
        f"{part.id}.{table.id}": begun
        for part in parts
        for table in part.questions
        if (begun := tuple(_rows(follow_up, form, part, table, prefill.part_words(follow_up, part, said), before)))
    }
    carried = any(each.carried_rows or each.carried for part in parts for each in part.questions)
    if earlier is None or before is None or not (carried or form.shows_previous):
        return Start("", {}, rows, guides=True)
    answers = dict(_answers(follow_up, parts, before))
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


def _answers(follow_up: FollowUp, parts: tuple[Part, ...], before: Submission) -> Iterator[tuple[str, str]]:
    """Yield the answers that the form begins with, and for several choices a mark at each."""
    for part in parts:
        for question in part.questions:
            key = f"{part.id}.{question.id}"
            answer = before.answers.get(key) if question.carried else None
            if answer and answer.state is State.VALUE and isinstance(answer.value, tuple):
                yield from ((f"{key}#{step}", words.CHOSEN) for step in answer.value)
            elif told := _text((follow_up,), question, answer):
                yield key, told


def _rows(
    follow_up: FollowUp, form: Form, part: Part, table: Question, said: Words, before: Submission | None
) -> Iterator[Mapping[str, str]]:
    """Yield the texts of the rows that a table begins with, by column; a row with nothing in it is none.

    A row of the period before is left out only where the condition is plainly untrue, so that nothing that may still
    be open vanishes; a row of a register only comes along where it is plainly true.
    """
    known = _from_register(follow_up, table) if table.prefilled_rows else _carried(follow_up, form, part, table, before)
    for tried, told, own in known:
        if prefill.holds(table, {**said, "rad": tried}, unsure=table.carried_rows):
            texts = {column.id: _begun(column, {**said, "rad": told}, own) for column in table.columns}
            if any(texts.values()):
                yield {column: text for column, text in texts.items() if text}


def _begun(column: Question, said: Words, own: Mapping[str, str]) -> str:
    if column.prefill:
        return prefill.text(column.prefill, said, column.text, column.place)
    return "" if column.anew else own.get(column.id, "")


def _from_register(follow_up: FollowUp, table: Question) -> Iterator[tuple[Words, Words, Mapping[str, str]]]:
    for row in follow_up.registers[table.prefilled_rows].rows:
        values = row_values(follow_up.registers, table.prefilled_rows, row)
        yield values, values, {}


def _carried(
    follow_up: FollowUp, form: Form, part: Part, table: Question, before: Submission | None
) -> Iterator[tuple[Words, Words, Mapping[str, str]]]:
    """Yield the rows of the period before: as conditions see them, as texts see them, and as texts by column."""
    if not table.carried_rows or before is None:
        return
    path = table.carried_from or f"{part.id}.{table.id}"
    columns = _all_columns(form, path)
    for row in before.tables.get(path, ()):
        values = {column.id: operand(row.answers.get(column.id)) for column in columns}
        texts = {column.id: _text((follow_up,), column, row.answers.get(column.id)) for column in columns}
        yield values, {name: _told(value, texts[name]) for name, value in values.items()}, texts


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
    lines = [_text(follow_ups, question, answer)]
    if answer and answer.since:
        lines.append(words.unchanged_since(answer.since))
    for side in question.side:
        told = _text(follow_ups, side, before.answers.get(f"{part.id}.{question.id}_{side.id}"))
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
                    told = _text(follow_ups, column, row.answers.get(column.id))
                    if told and not (column.kind in TEXT_KINDS or column.locked or column.withheld):
                        shown[f"{part.id}.{table.id}@{row.key}/{column.id}"] = told
    return shown


def _text(follow_ups: tuple[FollowUp, ...], question: Question, answer: Answer | None) -> str:
    """Give an answer as it would be typed; choices by the texts that the first of the follow-ups has for them."""
    if answer is None or answer.state is not State.VALUE:
        return ""
    match answer.value:
        case str() as text if question.kind not in CHOICE_KINDS:
            return text
        case str() as step:
            return _choices(follow_ups, question, (step,))
        case tuple() as steps:
            return _choices(follow_ups, question, steps)
        case None:
            return ""
        case exact:
            return exactly(exact)


def _choices(follow_ups: tuple[FollowUp, ...], question: Question, steps: tuple[str, ...]) -> str:
    texts: dict[str, str] = {}
    for follow_up in reversed(follow_ups):
        if question.register in follow_up.registers or question.scale in follow_up.scales:
            texts |= {step.id: step.text for step in follow_up.choices(question)}
    known = [texts[step] for step in steps if step in texts]
    return joined(known) if known else ""
