"""The sheet of answers in a workbook of merged data, read back: a row for each answer outside the tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.exchange.merged_codes import Codes
from generator.exchange.merged_values import Read, Spot, read_cell
from generator.exchange.sheet_rows import SheetRow, SheetRows, column_faults, normal
from generator.model.answers import Answer
from generator.model.definition import NUMBER_KINDS, Form, Question, RegisterRow, fields_of
from generator.model.findings import FilePlace, Finding
from generator.model.values import State
from generator.swedish import merged_words as words
from generator.swedish.identity import masked
from generator.swedish.merged_messages import Merged

_NEEDED = (words.FORM_ID, words.RESPONDENT_ID, words.QUESTION_ID, words.ANSWER, words.STATE)
_STATES = {normal(text): state for state, text in words.STATES.items()}
_GIVENS = {normal(text): given for given, text in words.GIVENS.items()}

Answers = Mapping[tuple[str, str], Mapping[str, Answer]]
"""Answers by their fields, by form and respondent."""


def read_answers(
    read: SheetRows, codes: Codes, owners: Sequence[tuple[Form, RegisterRow]]
) -> tuple[Answers, tuple[Finding, ...]]:
    """Read the answers of those who had delivered; with a heading gone, none of them."""
    faults = tuple(column_faults(read, _NEEDED))
    if faults:
        return {}, faults
    asked = {(form.id, each.id): dict(_asked(form, each.id)) for form, each in owners}
    found: dict[tuple[str, str], dict[str, Answer]] = {}
    told: list[Finding] = []
    gone: dict[str, None] = {}
    for row in read.rows:
        owner = _owner(row, codes)
        if owner not in asked:
            value = masked(row.shown(words.RESPONDENT_ID))
            place = read.place(row, words.RESPONDENT_ID)
            told.append(Merged.MERGED_ROW_UNKNOWN.at(place, what=words.RESPONDENT_ID, value=value))
            continue
        field = row.shown(words.QUESTION_ID)
        names = _usable([name for name in codes.field_now(owner[0], field) if name in asked[owner]], asked[owner])
        if not names:
            gone.setdefault(masked(row.shown(words.QUESTION) or field))
        for name in names:
            answer, findings = _answer(read, row, name, asked[owner][name], codes)
            told += findings
            if name in found.setdefault(owner, {}):
                told.append(_twice(read, row, found[owner][name]))
                answer = replace(answer, value=None, state=State.FAULTY)
            found[owner][name] = answer
    return found, (*told, *_gone(read, tuple(gone)))


def _asked(form: Form, respondent: str) -> Iterator[tuple[str, Question]]:
    for part in form.parts_for(respondent):
        yield from fields_of(part)


def _owner(row: SheetRow, codes: Codes) -> tuple[str, str]:
    form, respondent = row.shown(words.FORM_ID), row.shown(words.RESPONDENT_ID)
    known = codes.follow_up.forms.get(form)
    names = codes.row_now(known.register, respondent) if known else ()
    return form, names[0] if len(names) == 1 else ""


def _usable(names: Sequence[str], asked: Mapping[str, Question]) -> Sequence[str]:
    """Leave out the questions that a number was divided among: nobody knows what is whose."""
    return names if len(names) < 2 else [name for name in names if asked[name].kind not in NUMBER_KINDS]


def _answer(read: SheetRows, row: SheetRow, field: str, question: Question, codes: Codes) -> Read:
    """Give the answer of a row: what stands there or, with nothing there, why."""
    spot = Spot(field, question, read.place(row, words.ANSWER))
    state = _STATES.get(normal(row.shown(words.STATE)), State.MISSING)
    cell = row.cells.get(words.ANSWER)
    if cell is None and state is not State.VALUE:
        return spot.absent(state), ()
    answer, findings = read_cell(spot, cell, codes.choices(question))
    given = _GIVENS.get(normal(row.shown(words.GIVEN)), answer.given)
    return replace(answer, given=given, since=row.shown(words.SINCE)), findings


def _twice(read: SheetRows, row: SheetRow, other: Answer) -> Finding:
    first = other.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return Merged.MERGED_ROW_TWICE.at(read.place(row, words.QUESTION_ID), first=first)


def _gone(read: SheetRows, questions: Iterable[str]) -> Iterator[Finding]:
    listed = tuple(questions)
    if listed:
        yield Merged.MERGED_QUESTION_GONE.at(FilePlace(read.file), questions=words.some(listed))
