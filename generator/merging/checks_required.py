"""Checks of what must be answered: questions, tables and the cells of rows that somebody has begun.

A form whose respondent says that it is not ready is only warned about. A part that the model repeats (one for each
measuring date) and that is wholly blank has not been sent in yet; its figures are missing, and nothing is demanded.
"""

from collections.abc import Iterator

from generator.merging.seen import (
    SeenAnswer,
    SeenPart,
    blank,
    not_ready,
    seen_cells,
    seen_parts,
    sheet_place,
    table_place,
)
from generator.merging.settling import has_content, nil_answer, nil_confirmed
from generator.model.answers import Answer, Dataset, Given, Row
from generator.model.definition import Kind, Question
from generator.model.findings import Finding
from generator.swedish.validation_messages import Validation, rows_text


def required_answers(dataset: Dataset) -> Iterator[Finding]:
    """Find questions without the answer that is demanded."""
    for seen in seen_parts(dataset):
        if not_sent_in(seen):
            continue
        for question in seen.part.questions:
            if question.kind is not Kind.TABLE:
                yield from _unanswered(seen, question)


def _unanswered(seen: SeenPart, question: Question) -> Iterator[Finding]:
    if _demanded(seen, question) and blank(seen.answer(question.id)) and not _excused(seen, question):
        yield _blank(seen, question.text, seen.answer(question.id))
    if blank(seen.answer(question.id)):
        return
    for side in question.side:
        answer = seen.answer(f"{question.id}_{side.id}")
        if _demanded(seen, side) and blank(answer):
            yield _blank(seen, side.text, answer)


def _demanded(seen: SeenPart, question: Question) -> bool:
    if question.required_with:
        table = seen.part.question(question.required_with)
        return table is not None and _any_content(seen, table)
    return question.required and not question.locked


def _excused(seen: SeenPart, question: Question) -> bool:
    # An answer that is said to be unchanged is taken over, or has a finding of its own if there is none to take over.
    return any(
        (side.excuses or side.repeats) and not blank(seen.answer(f"{question.id}_{side.id}")) for side in question.side
    )


def _blank(seen: SeenPart, label: str, answer: Answer | None) -> Finding:
    place = answer.place if answer else sheet_place(seen)
    message = Validation.REQUIRED_UNFINISHED if not_ready(seen.delivery) else Validation.REQUIRED_BLANK
    return message.at(place, label=label)


def required_tables(dataset: Dataset) -> Iterator[Finding]:
    """Find demanded tables that are empty without a confirmed nil, and nils that the table contradicts."""
    for seen in seen_parts(dataset):
        for table in seen.part.questions:
            if table.kind is Kind.TABLE and not not_sent_in(seen):
                yield from _empty_or_contradicted(seen, table)


def _empty_or_contradicted(seen: SeenPart, table: Question) -> Iterator[Finding]:
    asked = next((question for question in seen.part.questions if question.nil_for == table.id), None)
    answer = nil_answer(seen.part, table, seen.submission.answers)
    rows = sum(has_content(row, table) for row in seen.rows(table))
    if nil_confirmed(seen.part, table, seen.submission.answers):
        # Fixed rows may well hold something: then the nil is about the others.
        if rows and not table.rows_from and asked and answer:
            yield Validation.NIL_CONTRADICTED.at(answer.place, nil=asked.text, label=table.text, rows=rows_text(rows))
        return
    if rows or not table.required:
        return
    place = answer.place if answer else table_place(seen, table)
    if not_ready(seen.delivery):
        yield Validation.TABLE_UNFINISHED.at(place, label=table.text)
    elif asked:
        yield Validation.TABLE_BLANK_NIL.at(place, label=table.text, nil=asked.text)
    else:
        yield Validation.TABLE_BLANK.at(place, label=table.text)


def required_cells(dataset: Dataset) -> Iterator[Finding]:
    """Find rows that somebody has begun and that lack a demanded cell."""
    for seen in seen_parts(dataset):
        for table in seen.part.questions:
            for row in seen.rows(table):
                cells = tuple(seen_cells(dataset.follow_up, table, row))
                if any(_begun(row, cell) for cell in cells):
                    for cell in cells:
                        if cell.question.required and blank(cell.answer):
                            yield _blank(seen, cell.label, cell.answer)


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


def _any_content(seen: SeenPart, table: Question) -> bool:
    return any(has_content(row, table) for row in seen.rows(table))


def _typed(answer: Answer | None) -> bool:
    # An answer without a cell is one whose row or column is gone; nobody has typed it.
    return answer is not None and answer.given is Given.TYPED and not blank(answer) and answer.place.cell != ""
