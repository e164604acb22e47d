"""Filled forms from files to submissions: every file is accounted for by a submission or a finding.

One file's faults never keep the others from being read. What the answers must be, and what happens when one
respondent sends two forms, is for `merging`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from generator.forms.accounting import with_sheets_set_aside
from generator.forms.identity import Identity, agreed, copies
from generator.forms.marking import replaced, replaces, without_marks
from generator.forms.owner import owner_on_front
from generator.forms.passed_over import passed_over, spare_register
from generator.forms.persons import identity_numbers, numbers_in_names
from generator.forms.understanding import respondent_of_today, understand_form
from generator.model.answers import Submission
from generator.model.definition import FollowUp
from generator.model.documents import SourceFile
from generator.model.findings import FilePlace, Finding
from generator.model.inbox import FoundFile
from generator.model.renaming import is_older
from generator.office.package import Refused
from generator.office.spreadsheet import Workbook, read_workbook
from generator.swedish.marking_messages import Marking
from generator.swedish.office_messages import Office
from generator.swedish.reading_messages import Reading

_WORKBOOK_ENDINGS = (".xl", ".ods", ".csv", ".htm")
"""How the names begin that files with tables end with."""
_OUT_OF_REACH = (Office.FILE_GONE, Office.FILE_OPEN, Office.FILE_UNREADABLE)
"""Nobody knows what is in such a file."""
_ROLE = "blankett"


def read_all(files: Sequence[FoundFile], follow_up: FollowUp) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """Read every file, in the given order; those that cannot be read, or are no form of this period, are findings.

    Of a file that a marked copy replaces, nothing but that is told.
    """
    passed = passed_over(files)
    read = [(found, *((None, (passed[found],)) if found in passed else _read(found, follow_up))) for found in files]
    older = replaced([submission for _, submission, _ in read if submission])
    submissions: list[Submission] = []
    findings = [*numbers_in_names(files)]
    for found, submission, told in read:
        if found.file in older:
            findings.append(Marking.REPLACED_BY_COPY.at(FilePlace(found.file), other=older[found.file]))
        else:
            submissions += [submission] if submission else []
            findings += told
    return tuple(submissions), tuple(findings)


def _read(found: FoundFile, follow_up: FollowUp) -> tuple[Submission | None, tuple[Finding, ...]]:
    place = FilePlace(found.file)
    try:
        whole = read_workbook(found.path)
        workbook, on_list = without_marks(whole, found.file)
        source = SourceFile(found.file, _sha256(found.path), _ROLE)
    except Refused as refused:
        return None, (_refusal(refused, place),)
    identity, unfit = _identified(workbook, follow_up, place)
    about_file = (*workbook.findings(found.file), *on_list, *unfit, *identity_numbers(workbook, found.file))
    if identity is None:
        return None, about_file
    understood = understand_form(follow_up, identity, workbook, found.file)
    answers = understood.answers
    submission = Submission(
        form=identity.form,
        respondent=identity.respondent,
        period=identity.period,
        model_version=identity.version,
        file=source,
        saved=workbook.modified,
        answers=answers.fields,
        tables=answers.tables,
        replaces=replaces(workbook),
        seen=with_sheets_set_aside(answers.seen, whole, workbook),
    )
    about_file = (*about_file, *understood.findings)
    named = {finding.code for finding in answers.findings}
    if Reading.RESPONDENT_DIFFERS.name not in named:
        about_file = (*about_file, *owner_on_front(follow_up, understood.layout, workbook, found.file))
    return submission, (*about_file, *answers.findings)


def _refusal(refused: Refused, place: FilePlace) -> Finding:
    """Say why a file is not read: an error if it is there to be read as a workbook, else a warning."""
    as_workbook = PurePosixPath(place.file).suffix.casefold().startswith(_WORKBOOK_ENDINGS)
    if as_workbook or refused.reason in _OUT_OF_REACH:
        return refused.finding(place.file)
    return Reading.NOT_A_WORKBOOK.at(place)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _identified(
    workbook: Workbook, follow_up: FollowUp, place: FilePlace
) -> tuple[Identity | None, tuple[Finding, ...]]:
    """Give the form's identity if it is one of this follow-up and period, and what there is to say about it."""
    found = copies(workbook)
    identity = respondent_of_today(agreed(found), follow_up)
    if identity is None:
        register = spare_register(workbook, place)
        return None, (register or (Reading.IDENTITY_UNSURE if found else Reading.NOT_A_FORM).at(place),)
    wrong = tuple(_misplaced(identity, follow_up, place))
    if wrong:
        return None, wrong
    return identity, tuple(_version(identity, follow_up, place))


def _misplaced(identity: Identity, follow_up: FollowUp, place: FilePlace) -> Iterator[Finding]:
    if identity.model != follow_up.id:
        yield Reading.WRONG_MODEL.at(place, found=identity.model, wanted=follow_up.id)
        return
    if identity.period.casefold() != follow_up.period.id.casefold():
        yield Reading.WRONG_PERIOD.at(place, found=identity.period, wanted=follow_up.period.id)
        return
    form = follow_up.forms.get(identity.form)
    if form is None:
        yield Reading.UNKNOWN_FORM.at(place, found=identity.form)
        return
    register = follow_up.registers[form.register]
    respondent = register.row(identity.respondent)
    if respondent is None:
        yield Reading.UNKNOWN_RESPONDENT.at(place, found=identity.respondent, register=register.title)
    elif respondent not in follow_up.respondents(form):
        period = follow_up.period.name
        yield Reading.NOT_EXPECTED.at(place, form=form.title, respondent=respondent.name, period=period)


def _version(identity: Identity, follow_up: FollowUp, place: FilePlace) -> Iterator[Finding]:
    if is_older(follow_up.version, identity.version):
        yield Reading.NEWER_VERSION.at(place, version=identity.version, wanted=follow_up.version)
