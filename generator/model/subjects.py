"""What answers are about beside whose they are: the rows of registers that they are given for, or that they name.

A part may be repeated for a register's rows, a table may have them as its fixed rows, and a question may choose one.
"""

from collections.abc import Iterable, Iterator, Mapping

from generator.model.answers import Answer
from generator.model.definition import CHOICE_KINDS, FollowUp, Form, Part, Question
from generator.model.sources import find_part, find_table

Subject = tuple[str, str]
"""A register and the id of one of its rows."""


def subjects_of(follow_up: FollowUp, source: str) -> frozenset[str]:
    """Give the registers whose rows the answers of `blankett.del.fraga` or `blankett.del` are about, but for whose."""
    table = find_table(follow_up, source)
    found = find_part(follow_up, source)
    if found is None:
        return frozenset()
    form, part = found
    return frozenset(_subjects(part, table[2] if table else None)) - {form.register}


def _subjects(part: Part, table: Question | None) -> Iterator[str]:
    if part.dimension:
        yield part.dimension[0]
    if table and table.rows_from:
        yield table.rows_from
    asked = table.columns if table else part.questions
    yield from (question.register for question in asked if question.register)


def named_rows(questions: Iterable[Question], answers: Mapping[str, Answer]) -> Iterator[Subject]:
    """Yield the rows, as register and id, that answers name; *answers* are by the ids of the questions."""
    for question in questions:
        answer = answers.get(question.id) if question.register and question.kind in CHOICE_KINDS else None
        match answer.value if answer else None:
            case str() as chosen:
                yield question.register, chosen
            case tuple() as several:
                yield from ((question.register, chosen) for chosen in several)


def repeated_parts(form: Form, register: str, row_id: str, respondent: str) -> tuple[Part, ...]:
    """Give the parts that a respondent is asked for the row of a register that they are repeated for."""
    return tuple(part for part in form.parts_for(respondent) if part.dimension == (register, row_id))


def is_repeated_for(form: Form, register: str) -> bool:
    """Tell whether a form has parts that are repeated for the rows of a register."""
    return any(part.dimension is not None and part.dimension[0] == register for part in form.parts)
