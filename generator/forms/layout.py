"""Where each field of a follow-up sits in its workbook.

The layout is computed once from the definition and used twice: `blank` writes labels and answer cells where it says,
`reading` looks for answers from there. Neither counts rows of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.forms import prefill
from generator.forms.drafting import Draft, input_kinds
from generator.forms.names import Names
from generator.forms.places import NOTHING, Layout, PlannedSheet, Start, list_name
from generator.model.definition import CHOICE_KINDS, FollowUp, Form, Kind, Part, Question, Step
from generator.swedish import form_words as words


def lay_out(follow_up: FollowUp, form: Form, respondent_id: str, start: Start = NOTHING) -> Layout:
    """Decide where everything stands in the form that one respondent gets; the respondent is in the form's register.

    When a form is read, *start* has the same fields and as many rows as when it was made, whatever stands in them.
    """
    respondent = follow_up.registers[form.register].row(respondent_id)
    if respondent is None:
        raise KeyError(respondent_id)
    said = prefill.vocabulary(follow_up, form, respondent)
    names = Names()
    parts = form.parts_for(respondent_id)
    sheets = tuple(
        sheet
        for part in parts
        for sheet in _sheets(follow_up, names, part, prefill.part_words(follow_up, part, said), start)
    )
    return Layout(form, respondent, sheets, _lists(follow_up, parts), start)


def _sheets(
    follow_up: FollowUp, names: Names, part: Part, said: Mapping[str, object], start: Start
) -> Iterator[PlannedSheet]:
    """Yield the part's own sheet, if it has questions for one, then a sheet for each table with free rows."""
    tables = [question for question in part.questions if question.kind is Kind.TABLE and not question.rows_from]
    apart = {table.id: [question for question in part.questions if question.nil_for == table.id] for table in tables}
    elsewhere = {*apart, *(question.id for nils in apart.values() for question in nils)}
    together = [question for question in part.questions if question.id not in elsewhere]
    intro = prefill.text(part.intro, said, part.title, part.place)
    if together:
        yield _part_sheet(
            Draft(follow_up, names, part, together, said, start),
            part,
            together,
            intro + _about_gaps(follow_up, together),
        )
        intro = ""
    for table in tables:
        questions = [*apart[table.id], table]
        yield _table_sheet(Draft(follow_up, names, part, questions, said, start), table, questions, intro)
        intro = ""


def _part_sheet(draft: Draft, part: Part, questions: Sequence[Question], intro: str) -> PlannedSheet:
    _add_notes(draft, intro, questions)
    for is_table, group in groupby(questions, lambda question: question.kind is Kind.TABLE):
        if is_table:
            for table in group:
                draft.add_fixed_table(table)
        else:
            draft.add_questions(list(group))
    return draft.sheet(part.sheet or part.title, words.title_line(part.number, part.title))


def _table_sheet(draft: Draft, table: Question, questions: Sequence[Question], intro: str) -> PlannedSheet:
    _add_notes(draft, "\n".join(text for text in (intro, table.help, words.ROWS) if text), questions)
    if len(questions) > 1:
        draft.add_questions(questions[:-1])
    draft.add_free_table(table)
    heading = words.title_line(table.number, table.text) + (words.MARK if table.required else "")
    return draft.sheet(table.sheet or table.text, heading)


def _add_notes(draft: Draft, intro: str, questions: Sequence[Question]) -> None:
    asked = [slot for question in questions for slot in (question, *question.side, *question.columns)]
    draft.add_note(intro)
    draft.add_notes_on_start()
    draft.add_advice(list(_advice(asked, questions)))
    if Kind.PROSE in input_kinds(questions):
        draft.add_note(words.NO_NAMES)


def _advice(asked: Sequence[Question], questions: Sequence[Question]) -> Iterator[str]:
    if any(slot.required for slot in asked):
        yield words.LEGEND
    if any(slot.locked for slot in asked):
        yield words.LEGEND_LOCKED
    for heading in dict.fromkeys(slot.text for slot in asked if slot.repeats):
        yield words.REPEATED.format(heading=heading)
    if any(question.kind is Kind.MULTIPLE for question in questions):
        yield words.MARK_CHOICES


def _about_gaps(follow_up: FollowUp, questions: Sequence[Question]) -> str:
    """Say on a line of its own which answers show gaps, and on which questions; nothing where none does."""
    found: dict[str, list[str]] = {}
    for question in questions:
        for step in follow_up.choices(question) if question.may_show_gap else ():
            if question.shows_gap(step.id):
                found.setdefault(step.text, []).append(question.number)
    return f"\n{words.gap_note(found)}" if found else ""


def _lists(follow_up: FollowUp, parts: Iterable[Part]) -> Mapping[str, tuple[Step, ...]]:
    asked = (
        slot for part in parts for question in part.questions for slot in (question, *question.side, *question.columns)
    )
    return {
        list_name(question): follow_up.choices(question)
        for question in asked
        if question.kind in CHOICE_KINDS and question.kind is not Kind.MULTIPLE
    }
