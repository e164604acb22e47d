"""Checks of what must be answered: questions, tables and the cells of rows that somebody has begun.

What is demanded is decided in `demands`. A form whose respondent says that it is not ready is only warned about, but
for an answer that stands there without the one which the model says belongs to it.
"""

from collections.abc import Iterator

from generator.merging.demands import Demand, demands, not_sent_in
from generator.merging.seen import SeenPart, not_ready, seen_parts
from generator.merging.settling import has_content, nil_answer, nil_confirmed, part_nil
from generator.model.answers import Dataset, Given
from generator.model.definition import Kind, Question
from generator.model.findings import Finding
from generator.model.values import State
from generator.swedish.text import joined, quoted
from generator.swedish.validation_messages import Validation, rows_text

_MOST_NAMED = 3


def required_answers(dataset: Dataset) -> Iterator[Finding]:
    """Find questions, tables and cells of begun rows without the answer that is demanded."""
    for seen in seen_parts(dataset):
        for demand in demands(dataset.follow_up, seen):
            if not demand.answered:
                yield _empty(demand) if demand.whole_table else _blank(demand)


def _blank(demand: Demand) -> Finding:
    unfinished = not_ready(demand.seen.delivery)
    if demand.asked and demand.asked.missing_text and (demand.beside or not unfinished):
        return Validation.RULE_BROKEN.at(demand.place, text=demand.asked.missing_text.replace("{cell}", demand.beside))
    if demand.for_gap:
        message = Validation.GAP_UNFINISHED if unfinished else Validation.GAP_UNANSWERED
        return message.at(demand.place, label=demand.label, question=demand.for_gap)
    message = Validation.REQUIRED_UNFINISHED if unfinished else Validation.REQUIRED_BLANK
    return message.at(demand.place, label=demand.label)


def _empty(demand: Demand) -> Finding:
    if not_ready(demand.seen.delivery):
        return Validation.TABLE_UNFINISHED.at(demand.place, label=demand.label)
    asked = _nil_question(demand.seen, demand.question)
    if asked:
        return Validation.TABLE_BLANK_NIL.at(demand.place, label=demand.label, nil=asked.text)
    return Validation.TABLE_BLANK.at(demand.place, label=demand.label)


def contradicted_nils(dataset: Dataset) -> Iterator[Finding]:
    """Find what is filled in although it is confirmed that there is nothing to report there."""
    for seen in seen_parts(dataset):
        if part_nil(seen.part, seen.submission.answers):
            yield from _contradicted_part(seen)
            continue
        for table in seen.part.questions:
            # Fixed rows may well hold something: then the nil is about the others.
            if table.kind is Kind.TABLE and not table.rows_from and not not_sent_in(seen):
                yield from _contradicted(seen, table)


def _contradicted(seen: SeenPart, table: Question) -> Iterator[Finding]:
    asked, answer = _nil_question(seen, table), nil_answer(seen.part, table, seen.submission.answers)
    rows = sum(has_content(row, table) for row in seen.rows(table))
    if rows and asked and answer and nil_confirmed(seen.part, table, seen.submission.answers):
        yield Validation.NIL_CONTRADICTED.at(answer.place, nil=asked.text, label=table.text, rows=rows_text(rows))


def _contradicted_part(seen: SeenPart) -> Iterator[Finding]:
    asked = seen.part.nil_question
    answer = seen.answer(asked.id) if asked else None
    others = [each for each in seen.part.questions if each is not asked and not each.locked]
    filled = [each.text for each in others if _filled(seen, each)]
    if asked and answer and filled:
        labels = joined([quoted(text) for text in filled[:_MOST_NAMED]])
        yield Validation.PART_NIL_CONTRADICTED.at(answer.place, nil=asked.text, labels=labels)


def _filled(seen: SeenPart, question: Question) -> bool:
    if question.kind is Kind.TABLE:
        return any(has_content(row, question) for row in seen.rows(question))
    answer = seen.answer(question.id)
    return answer is not None and answer.state not in (State.MISSING, State.NIL) and answer.given is Given.TYPED


def _nil_question(seen: SeenPart, table: Question) -> Question | None:
    return next((question for question in seen.part.questions if question.nil_for == table.id), None)
