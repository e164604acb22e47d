"""How several forms from one respondent are told of: copies, supplements and contradictions (acceptance row 70)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from generator.merging.overlaps import Joined, Pair
from generator.model.answers import Answer, Submission
from generator.model.definition import TEXT_KINDS, FollowUp, Form, Question, fields_of
from generator.model.findings import FilePlace, Finding, Place
from generator.model.values import State
from generator.swedish.merging_messages import FAULTY_ANSWER, NO_ANSWER, Merging, answers_text, saved_text
from generator.swedish.messages import place_text
from generator.swedish.quoting import exactly
from generator.swedish.text import joined as listed
from generator.swedish.text import quoted
from generator.swedish.validation_messages import cell_label

_SHOWN = 5
"""Contradictions of one file that are told of one by one; the rest are counted."""

Key = tuple[str, str]
SavedTimes = Mapping[str, datetime | None]


def overlap_findings(
    follow_up: FollowUp, form: Form, files: Sequence[Submission], later: Submission, joined: Joined
) -> Iterator[Finding]:
    """Yield what there is to say about *later*; *files* came before it and have been joined already."""
    other = files[-1].file.file
    if not joined.contradictions:
        message = Merging.SUPPLEMENT if joined.adds else Merging.SAME_ANSWERS
        yield message.at(FilePlace(later.file.file), other=other)
        return
    saved = {one.file.file: one.saved for one in (*files, later)}
    questions = _questions(form)
    for pair in joined.contradictions[:_SHOWN]:
        yield _contradiction(follow_up, questions, pair, later, saved)
    rest = len(joined.contradictions) - _SHOWN
    if rest > 0:
        yield Merging.MORE_DIFFER.at(
            FilePlace(later.file.file),
            count=answers_text(rest),
            saved=saved_text(later.saved),
            other=other,
            other_saved=saved_text(saved[other]),
        )


def _contradiction(
    follow_up: FollowUp, questions: Mapping[Key, Question], pair: Pair, later: Submission, saved: SavedTimes
) -> Finding:
    assert pair.earlier is not None, "an answer that only the later form has is no contradiction"
    place: Place = pair.later.place if pair.later else FilePlace(later.file.file)
    question = questions[pair.field, pair.column]
    slots = {
        "label": _label(follow_up, questions, pair),
        "saved": saved_text(later.saved),
        "other": place_text(pair.earlier.place),
        "other_saved": saved_text(saved.get(pair.earlier.place.file)),
    }
    if question.kind in TEXT_KINDS:
        return Merging.TEXT_DIFFERS.at(place, **slots)
    value, other_value = (_shown(follow_up, question, answer) for answer in (pair.later, pair.earlier))
    return Merging.ANSWER_DIFFERS.at(place, value=value, other_value=other_value, **slots)


def _label(follow_up: FollowUp, questions: Mapping[Key, Question], pair: Pair) -> str:
    asked = questions[pair.field, pair.column].text
    register = follow_up.registers.get(questions[pair.field, ""].rows_from)
    row = register.row(pair.row) if register else None
    return cell_label(row.name, asked) if row else asked


def _questions(form: Form) -> dict[Key, Question]:
    """Give every question by its field, or by its table's field and its column."""
    found = {(field, ""): question for part in form.parts for field, question in fields_of(part)}
    for part in form.parts:
        for table in part.questions:
            found.setdefault((f"{part.id}.{table.id}", ""), table)
            found |= {(f"{part.id}.{table.id}", column.id): column for column in table.columns}
    return found


def _shown(follow_up: FollowUp, question: Question, answer: Answer | None) -> str:
    if answer is None or answer.state is State.MISSING:
        return NO_ANSWER
    match answer.value:
        case Decimal() | date() as exact:
            return exactly(exact)
        case str() as step:
            return _steps(follow_up, question, (step,))
        case tuple() as steps:
            return _steps(follow_up, question, steps)
        case _:
            return FAULTY_ANSWER


def _steps(follow_up: FollowUp, question: Question, chosen: Sequence[str]) -> str:
    return listed([quoted(step.text) for step in follow_up.choices(question) if step.id in chosen])
