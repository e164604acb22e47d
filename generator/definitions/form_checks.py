"""Whether forms hold together: ids, sheets and labels that can be told apart, and respondents that exist."""

from collections.abc import Iterable, Iterator

from generator.definitions.question_checks import folded, part_faults
from generator.definitions.suggesting import suggested
from generator.model.definition import FollowUp, Form, Kind, Part, Question
from generator.model.findings import Finding, Place
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import FORM_SHEETS


def form_faults(follow_up: FollowUp) -> Iterator[Finding]:
    """Find what is wrong with the forms; a shared part is told once, though many forms have it."""
    told = set()
    for form in follow_up.forms.values():
        for finding in _faults(form, follow_up):
            if finding not in told:
                told.add(finding)
                yield finding


def sheet_title_faults(follow_up: FollowUp) -> Iterator[Finding]:
    """Find sheets that cannot be told apart, with the rows that the register has."""
    for form in follow_up.forms.values():
        if form.register in follow_up.registers:
            yield from _sheet_faults(form, follow_up)


def _faults(form: Form, follow_up: FollowUp) -> Iterator[Finding]:
    if not form.parts:
        yield Definition.FORM_EMPTY.at(form.place, form=form.id)
    for part in form.parts:
        yield from part_faults(part, follow_up)
    yield from _id_faults(form)
    yield from _carried_faults(form)
    if form.register in follow_up.registers:
        yield from _respondent_faults(form, follow_up)
        yield from _sheet_faults(form, follow_up)
        yield from _label_faults(form, follow_up)


def _id_faults(form: Form) -> Iterator[Finding]:
    """Find parts, and fields within a part, that would have the same id."""
    parts: set[str] = set()
    for part in form.parts:
        if part.id in parts:
            yield Definition.PART_ID_TWICE.at(part.place, id=part.id)
        parts.add(part.id)
        fields: set[str] = set()
        for field_id, question in _field_ids(part):
            if field_id in fields:
                yield Definition.FIELD_ID_TWICE.at(question.place, id=field_id)
            fields.add(field_id)


def _carried_faults(form: Form) -> Iterator[Finding]:
    """Find tables that would go on from a table which the form has not, or which has none of their columns."""
    free = {
        f"{part.id}.{question.id}": question
        for part in form.parts
        for question in part.questions
        if question.kind is Kind.TABLE and not question.rows_from
    }
    for part in form.parts:
        for question in part.questions:
            source = free.get(question.carried_from)
            if question.carried_from and source is None:
                plain, close = Definition.NOT_IN_FORM, Definition.NOT_IN_FORM_CLOSE
                yield suggested(plain, close, question.place, "id", question.carried_from, free, form=form.id)
            elif source and not any(column.prefill for column in question.columns) and not _continued(question, source):
                yield Definition.PREFILLED_BLANK.at(question.place, text=question.text)


def _continued(table: Question, source: Question) -> bool:
    """Tell whether some column begins with what stood in the column of the same id."""
    return not {column.id for column in source.columns}.isdisjoint(
        column.id for column in table.columns if not column.anew
    )


def _field_ids(part: Part) -> Iterator[tuple[str, Question]]:
    for question in part.questions:
        yield question.id, question
    for question in part.questions:
        for side in question.side:
            yield f"{question.id}_{side.id}", question


def _respondent_faults(form: Form, follow_up: FollowUp) -> Iterator[Finding]:
    known = [row.id for row in follow_up.registers[form.register].rows]
    register = follow_up.registers[form.register].title
    for owner, place in _owners(form):
        for wanted in owner:
            if wanted not in known:
                yield suggested(
                    Definition.NO_SUCH_RESPONDENT,
                    Definition.NO_SUCH_RESPONDENT_CLOSE,
                    place,
                    "id",
                    wanted,
                    known,
                    register=register,
                )


def _owners(form: Form) -> Iterator[tuple[tuple[str, ...], Place]]:
    for part in form.parts:
        yield part.only_for, part.place
        for question in part.questions:
            yield question.only_for, question.place


def _sheet_faults(form: Form, follow_up: FollowUp) -> Iterator[Finding]:
    """Find titles of sheets that are empty or would be there twice in somebody's workbook."""
    for respondent in follow_up.registers[form.register].rows:
        titles = {folded(title) for title in FORM_SHEETS}
        for title, place in _sheets(form.parts_for(respondent.id)):
            if not title:
                yield Definition.SHEET_UNTITLED.at(place)
            elif folded(title) in titles:
                yield Definition.SHEET_TITLE_TWICE.at(place, sheet=title)
            titles.add(folded(title))


def _sheets(parts: Iterable[Part]) -> Iterator[tuple[str, Place]]:
    for part in parts:
        if any(question.kind is not Kind.TABLE or question.rows_from for question in part.questions):
            yield part.sheet, part.place
        for question in part.questions:
            if question.kind is Kind.TABLE and not question.rows_from:
                yield question.sheet, question.place


def _label_faults(form: Form, follow_up: FollowUp) -> Iterator[Finding]:
    """Find labels that somebody would see twice on a sheet; answers are found by them."""
    for respondent in follow_up.registers[form.register].rows:
        for part in form.parts_for(respondent.id):
            labels: set[str] = set()
            for question in part.questions:
                if folded(question.text) in labels:
                    yield Definition.LABEL_TWICE.at(question.place, text=question.text)
                labels.add(folded(question.text))
