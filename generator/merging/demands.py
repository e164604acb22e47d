"""What must be answered in a form that has come in, and whether it is: decided here, for checks and coverage alike.

A part that the model repeats (one for each measuring date) and that is wholly blank has not been sent in yet; its
figures are missing, and nothing in it is demanded.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.merging.seen import SeenAnswer, SeenPart, blank, seen_cells, sheet_place, table_place
from generator.merging.settling import has_content, nil_answer, nil_confirmed, part_nil
from generator.model.answers import Answer, Given, Row
from generator.model.definition import WHOLE_PART, FollowUp, Kind, Part, Question
from generator.model.findings import Place


@dataclass(frozen=True, slots=True)
class Demand:
    """A cell or a whole table that must be answered; *question* is the part's question that it belongs to."""

    seen: SeenPart
    question: Question
    label: str
    place: Place
    answered: bool
    whole_table: bool = False
    asked: Question | None = None
    """The question, side question or column that lacks its answer."""
    beside: str = ""
    """The cell that makes it required, if one does."""
    prefilled: bool = False
    """Whether the answer stood in the form when it was sent out, and nobody has changed it."""
    for_gap: str = ""
    """The text of the question beside it, whose answer shows the gap that this is about."""


def demands(follow_up: FollowUp, seen: SeenPart) -> Iterator[Demand]:
    """Yield what a part demands, in the order of its questions; nothing if it has not been sent in.

    Where there is nothing to report, only what belongs to saying so is demanded.
    """
    if not_sent_in(seen):
        return
    nothing = part_nil(seen.part, seen.submission.answers)
    for question in seen.part.questions:
        if nothing and question.nil_for != WHOLE_PART:
            continue
        if question.kind is Kind.TABLE:
            yield from _of_table(follow_up, seen, question)
        else:
            yield from _of_question(seen, question)


def _of_question(seen: SeenPart, question: Question) -> Iterator[Demand]:
    answer = seen.answer(question.id)
    if _demanded(seen, question):
        answered = not blank(answer) or _excused(seen, question)
        place, beside = _place(seen, answer), _cell(seen.answer(question.required_with))
        yield Demand(seen, question, question.text, place, answered, False, question, beside, _prefilled(answer))
    if blank(answer):
        return
    for side in question.side:
        own = seen.answer(f"{question.id}_{side.id}")
        place = _place(seen, own)
        if side.for_gap and answer is not None and question.shows_gap(answer.value):
            yield Demand(seen, question, side.text, place, not blank(own), for_gap=question.text)
        elif _demanded(seen, side):
            beside = _cell(seen.answer(side.required_with))
            yield Demand(seen, question, side.text, place, not blank(own), False, side, beside)


def _demanded(seen: SeenPart, question: Question) -> bool:
    if question.required_with:
        other = seen.part.question(question.required_with)
        if other is not None and other.kind is not Kind.TABLE:
            return not blank(seen.answer(other.id))
        return other is not None and _any_content(seen, other)
    return question.required and not question.locked


def _cell(answer: Answer | None) -> str:
    return answer.place.cell if answer else ""


def _excused(seen: SeenPart, question: Question) -> bool:
    # An answer that is said to be unchanged is taken over, or has a finding of its own if there is none to take over.
    return any(
        (side.excuses or side.repeats) and not blank(seen.answer(f"{question.id}_{side.id}")) for side in question.side
    )


def _of_table(follow_up: FollowUp, seen: SeenPart, table: Question) -> Iterator[Demand]:
    if table.required:
        nil = nil_answer(seen.part, table, seen.submission.answers)
        place = nil.place if nil else table_place(seen, table)
        answered = nil_confirmed(seen.part, table, seen.submission.answers) or _any_content(seen, table)
        yield Demand(seen, table, table.text, place, answered, whole_table=True)
    for row in seen.rows(table):
        cells = tuple(seen_cells(follow_up, table, row))
        if any(_begun(row, cell) for cell in cells):
            for cell in cells:
                asked, own = cell.question, cell.answer
                beside = row.answers.get(asked.required_with)
                if not blank(beside) if asked.required_with else asked.required:
                    answered, prefilled = not blank(own), _prefilled(own)
                    yield Demand(seen, table, cell.label, own.place, answered, False, asked, _cell(beside), prefilled)


def _begun(row: Row, cell: SeenAnswer) -> bool:
    """Tell whether a cell makes its row an answer.

    In a free row whatever stands there does, also what was filled in beforehand; in a fixed row what somebody typed.
    """
    if row.key:
        return _typed(cell.answer) and not cell.question.locked
    return not blank(cell.answer) and cell.answer.place.cell != ""


def not_sent_in(seen: SeenPart) -> bool:
    """Tell whether a repeated part is wholly blank: what it asks for is sent in later."""
    if seen.part.dimension is None:
        return False
    fields = (answer for field, answer in seen.submission.answers.items() if field.startswith(f"{seen.part.id}."))
    tables = (question for question in seen.part.questions if question.kind is Kind.TABLE)
    return not any(_typed(answer) for answer in fields) and not any(_any_content(seen, table) for table in tables)


def demanding(part: Part) -> tuple[Question, ...]:
    """Give the questions of a part that must be answered, or must be answered fully once they are begun."""
    return tuple(
        question
        for question in part.questions
        if not question.locked and any(each.required or each.required_with for each in (question, *question.columns))
    )


def _any_content(seen: SeenPart, table: Question) -> bool:
    return any(has_content(row, table) for row in seen.rows(table))


def _typed(answer: Answer | None) -> bool:
    # An answer without a cell is one whose row or column is gone; nobody has typed it.
    return answer is not None and answer.given is Given.TYPED and not blank(answer) and answer.place.cell != ""


def _prefilled(answer: Answer | None) -> bool:
    return answer is not None and answer.given is Given.PREFILLED and not blank(answer)


def _place(seen: SeenPart, answer: Answer | None) -> Place:
    return answer.place if answer else sheet_place(seen)
