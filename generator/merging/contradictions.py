"""How several forms from one respondent are told of: copies, supplements and contradictions (acceptance row 70)."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePosixPath

from generator.merging.overlaps import Joined, Pair
from generator.model.answers import Answer, Submission
from generator.model.definition import TEXT_KINDS, FollowUp, Form, Question
from generator.model.findings import FilePlace, Finding, Place
from generator.model.values import State
from generator.swedish.inbox_messages import Inboxes, looks_copied
from generator.swedish.merging_messages import (
    FAULTY_ANSWER,
    NO_ANSWER,
    Merging,
    answers_text,
    question_text,
    saved_text,
)
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
    yield from _about_names([one.file.file for one in files], later.file.file)
    if not joined.contradictions:
        yield _agreement(form, joined, later, other)
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


def _agreement(form: Form, joined: Joined, later: Submission, other: str) -> Finding:
    """Say of a form that contradicts nothing what it adds."""
    if joined.renews:
        message = Merging.RENEWED_SUPPLEMENT if joined.adds else Merging.RENEWED
    else:
        message = Merging.SUPPLEMENT if joined.adds else Merging.SAME_ANSWERS
    sheets = listed([part.sheet or part.title for part in form.parts if part.id in joined.renews])
    return message.at(FilePlace(later.file.file), other=other, sheet=sheets, saved=saved_text(later.saved))


def _about_names(files: Sequence[str], later: str) -> Iterator[Finding]:
    """Explain names that systems have given to copies; no name decides anything."""
    for file in files if len(files) == 1 else ():
        if looks_copied(_stem(file)):
            yield Inboxes.COPY_BY_NAME.at(FilePlace(file), other=later)
    if looks_copied(_stem(later)):
        yield Inboxes.COPY_BY_NAME.at(FilePlace(later), other=files[-1])
    if any(_folded(file) == _folded(later) for file in files):
        yield Inboxes.SAME_NAME.at(FilePlace(later))


def _stem(file: str) -> str:
    return PurePosixPath(file).stem


def _folded(file: str) -> str:
    return unicodedata.normalize("NFC", file).casefold()


def _contradiction(
    follow_up: FollowUp, questions: Mapping[Key, Question], pair: Pair, later: Submission, saved: SavedTimes
) -> Finding:
    assert pair.earlier is not None, "an answer that only the later form has is no contradiction"
    place: Place = pair.later.place if pair.later else FilePlace(later.file.file)
    question = questions[pair.field, pair.column]
    slots = {
        "question": question_text(questions[pair.field, ""].number, _label(follow_up, questions, pair)),
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
    """Give every question by its field, or by its table's field and its column; side questions are named by both."""
    found: dict[Key, Question] = {}
    for part in form.parts:
        for question in part.questions:
            field = f"{part.id}.{question.id}"
            found[field, ""] = question
            found |= {(field, column.id): column for column in question.columns}
            for side in question.side:
                text = cell_label(question.text, side.text)
                found[f"{field}_{side.id}", ""] = replace(side, text=text, number=question.number)
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
