"""One workbook's answers under the names of today, whichever version of the model the form was made with.

A form of an older version is read as it was then: with the ids and wordings that it had, without what has been removed,
and without what has come since. How it was understood is told once for each form.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.forms.answers import Answering, Answers
from generator.forms.identity import Identity
from generator.forms.issued import issued_with
from generator.forms.layout import lay_out
from generator.forms.older_answers import Translation
from generator.forms.older_cells import Removed, own_words, with_removed, with_rows_renamed, without_removed, wordings
from generator.forms.older_form import older_choices, older_form, only_issued
from generator.forms.places import Layout
from generator.model.definition import FollowUp
from generator.model.findings import FilePlace, Finding
from generator.model.renaming import Rename, is_older, since
from generator.office.spreadsheet import Workbook
from generator.swedish import older_words as words
from generator.swedish.reading_messages import Reading

ABOUT_VERSION = frozenset({Reading.OLDER_VERSION.name, Reading.OLDER_VERSION_LACKS.name})
"""Codes of what is said of a form of an older version."""


@dataclass(frozen=True, slots=True)
class UnderstoodForm:
    """The answers of a workbook, the layout that they were read by, and what there is to say of the form's version."""

    answers: Answers
    layout: Layout
    findings: tuple[Finding, ...] = ()


def respondent_of_today(identity: Identity | None, follow_up: FollowUp) -> Identity | None:
    """Give the identity with the id that the respondent has now, where its row has got another one since."""
    form = follow_up.forms.get(identity.form) if identity else None
    if identity is None or form is None:
        return identity
    for rename in reversed(_since(follow_up, identity.version)):
        if rename.register == form.register and rename.before == identity.respondent and rename.after:
            identity = replace(identity, respondent=rename.after[0])
    return identity


def _since(follow_up: FollowUp, version: str) -> tuple[Rename, ...]:
    """Give the renames since a version; rows that the period's register has as they were are called so here too."""
    registers = follow_up.registers
    return tuple(
        each
        for each in since(follow_up.renames, version)
        if each.register not in registers or registers[each.register].row(each.before) is None
    )


def understand_form(follow_up: FollowUp, identity: Identity, workbook: Workbook, file: str) -> UnderstoodForm:
    """Read a workbook that is known to be of a form and a respondent of this follow-up."""
    if is_older(identity.version, follow_up.version):
        return _older(follow_up, identity, workbook, file)
    issued = issued_with(workbook)
    layout = lay_out(follow_up, follow_up.forms[identity.form], identity.respondent, issued.start)
    return UnderstoodForm(Answering(follow_up, layout, workbook, issued, file).answers(), layout)


def _older(follow_up: FollowUp, identity: Identity, workbook: Workbook, file: str) -> UnderstoodForm:
    form, renames = follow_up.forms[identity.form], _since(follow_up, identity.version)
    removed = without_removed(workbook, tuple(_removed(renames)))
    older = older_form(form, renames, wordings(removed.workbook))
    keyed = with_rows_renamed(removed.workbook, replace(form, parts=tuple(older.parts)), renames)
    issued = issued_with(keyed)
    issued = replace(issued, printed=own_words(keyed))
    asked = replace(form, parts=tuple(older.parts)).parts_for(identity.respondent)
    parts, lacking = only_issued(asked, issued.fields)
    older.parts = list(parts)
    then = older_choices(follow_up, renames)
    layout = lay_out(then, replace(form, parts=parts), identity.respondent, issued.start)
    read = Answering(then, layout, keyed, issued, file).answers()
    translation = Translation(follow_up, form.parts_for(identity.respondent), older, renames)
    told = _told(identity, translation, renames, removed, lacking, file)
    answers = translation.answers(read, file)
    return UnderstoodForm(replace(answers, seen=with_removed(answers.seen, removed)), layout, (told,))


def _removed(renames: Sequence[Rename]) -> Iterator[str]:
    """Yield what was removed, under the names that it had when the form was made."""
    for index, rename in enumerate(renames):
        if rename.of_form and not rename.after:
            name = rename.before
            for older in renames[index + 1 :]:
                name = older.before if name in older.after else name
            yield name


def _told(
    identity: Identity,
    translation: Translation,
    renames: Sequence[Rename],
    removed: Removed,
    lacking: Sequence[str],
    file: str,
) -> Finding:
    """Say how the form was understood: a warning if something in it, or something that is asked now, is left out."""
    pieces = [*translation.said(renames)]
    pieces += [words.not_used(removed.answered)] if removed.answered else []
    numbers = translation.numbers_of(lacking)
    pieces += [words.not_asked(numbers)] if numbers else []
    lost = removed.answered or numbers or any(translation.divided())
    message = Reading.OLDER_VERSION_LACKS if lost else Reading.OLDER_VERSION
    return message.at(FilePlace(file), version=identity.version, understood=words.together(pieces))
