"""Merged data read back: the workbook that `merged` wrote gives the submissions that it was made of.

What has been changed since is told, and what cannot be relied on counts as faulty: never as nothing, never as a guess.
A workbook that lacks a sheet is not read at all. Where an answer stood when it came in is said in the workbook; the
place of an answer here is its cell in it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.exchange.merged_answers import read_answers
from generator.exchange.merged_codes import Codes
from generator.exchange.merged_rows import read_tables
from generator.exchange.sheet_rows import SheetRows, normal, rows_of, sheet_named
from generator.exchange.sheet_sums import sum_of_sheet
from generator.model.answers import Submission
from generator.model.definition import FollowUp, Form, RegisterRow
from generator.model.documents import SourceFile
from generator.model.findings import CellPlace, FilePlace, Finding
from generator.model.inbox import FoundFile
from generator.office.refusal import Refused
from generator.office.spreadsheet import SheetState, Workbook, read_properties, read_workbook
from generator.swedish import accounting_words, register_words
from generator.swedish import merged_words as words
from generator.swedish.merged_messages import Merged, rows_text

Owner = tuple[Form, RegisterRow]


def is_merged_file(file: FoundFile, model: str) -> bool:
    """Tell whether a file says of itself that it is the merged data of a model."""
    try:
        properties = read_properties(file.path)
    except Refused:
        return False
    return properties.get(words.KIND_PROPERTY) == words.MERGED and properties.get(words.MODEL_PROPERTY) == model


def read_merged(file: FoundFile, follow_up: FollowUp) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """Read the submissions of a period, and tell what has been changed in the workbook or cannot be read."""
    try:
        workbook = read_workbook(file.path)
        source = SourceFile(file.file, sha256(file.path), words.ROLE)
    except Refused as refused:
        return (), (refused.finding(file.file),)
    period = workbook.properties.get(words.PERIOD_PROPERTY, "")
    if period.casefold() != follow_up.period.id.casefold():
        wanted = follow_up.period.id
        return (), (Merged.MERGED_OTHER_PERIOD.at(FilePlace(file.file), found=period, wanted=wanted),)
    codes = Codes(follow_up, workbook.properties.get(words.VERSION_PROPERTY, follow_up.version))
    listed = sheet_named(workbook, words.CODES)
    if listed is not None:
        codes.take(rows_of(listed, file.file, words.CODES_HEADER))
    needed = (words.CODES, words.FORMS, words.ANSWERS, *codes.tables)
    gone = [title for title in needed if sheet_named(workbook, title) is None]
    if gone:
        return (), tuple(Merged.MERGED_SHEET_GONE.at(FilePlace(file.file), sheet=title) for title in gone)
    changed = (
        *workbook.findings(file.file),
        *_strange(workbook, file.file, codes),
        *_changed(workbook, file.file, needed),
    )
    submissions, told = _submissions(workbook, source, codes)
    return submissions, (*changed, *told)


def sha256(path: Path) -> str:
    """Give the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _submissions(
    workbook: Workbook, source: SourceFile, codes: Codes
) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    follow_up = codes.follow_up
    owners, unknown = _owners(_rows(workbook, source.file, words.FORMS, words.FORMS_HEADER), codes)
    answers, about_answers = read_answers(
        _rows(workbook, source.file, words.ANSWERS, words.ANSWERS_HEADER), codes, owners
    )
    tables, about_tables = read_tables(workbook, source.file, codes, owners)
    submissions = tuple(
        Submission(
            form=form.id,
            respondent=respondent.id,
            period=follow_up.period.id,
            model_version=follow_up.version,
            file=source,
            saved=None,
            answers=answers.get((form.id, respondent.id), {}),
            tables=tables.get((form.id, respondent.id), {}),
        )
        for form, respondent in owners
    )
    return submissions, (*unknown, *about_answers, *about_tables)


def _rows(workbook: Workbook, file: str, title: str, header: tuple[str, ...]) -> SheetRows:
    sheet = sheet_named(workbook, title)
    assert sheet is not None, "a workbook without it is not read"
    return rows_of(sheet, file, header)


def _owners(read: SheetRows, codes: Codes) -> tuple[tuple[Owner, ...], tuple[Finding, ...]]:
    """Give the forms and respondents that something had come in from."""
    found: dict[tuple[str, str], Owner] = {}
    told: list[Finding] = []
    for row in read.rows:
        if normal(row.shown(words.STANDING)) == normal(words.NOT_DELIVERED):
            continue
        owner = _owner(codes, row.shown(words.FORM_ID), row.shown(words.RESPONDENT_ID))
        if owner is None:
            value = row.shown(words.RESPONDENT_ID) or row.shown(words.FORM_ID)
            place = read.place(row, words.RESPONDENT_ID)
            told.append(Merged.MERGED_ROW_UNKNOWN.at(place, what=words.RESPONDENT_ID, value=value))
        else:
            found[owner[0].id, owner[1].id] = owner
    return tuple(found.values()), tuple(told)


def _owner(codes: Codes, form_id: str, respondent: str) -> Owner | None:
    form = codes.follow_up.forms.get(form_id)
    if form is None:
        return None
    names = codes.row_now(form.register, respondent)
    row = codes.follow_up.registers[form.register].row(names[0]) if len(names) == 1 else None
    return (form, row) if row else None


def _strange(workbook: Workbook, file: str, codes: Codes) -> Iterator[Finding]:
    """Find visible sheets that are none of the program's."""
    registers = (register.title for register in codes.follow_up.registers.values())
    own = [words.READ_ME, words.FORMS, words.ANSWERS, words.CODES, words.CONTROL, *codes.tables, *registers]
    known = {normal(title)[:31] for title in (*own, accounting_words.SHEET, register_words.REPORT)}
    for sheet in workbook.sheets:
        if normal(sheet.name) not in known and sheet.state is SheetState.VISIBLE:
            yield Merged.MERGED_SHEET_STRANGE.at(CellPlace(file, sheet.name, ""))


def _changed(workbook: Workbook, file: str, needed: Sequence[str]) -> Iterator[Finding]:
    """Find the sheets that are no longer as they were written, if that can be known of all that are *needed*."""
    control = sheet_named(workbook, words.CONTROL)
    title, count, checksum = words.CONTROL_HEADER
    rows = rows_of(control, file, words.CONTROL_HEADER).rows if control else ()
    held = {normal(row.shown(title)) for row in rows}
    if not {normal(each) for each in needed} <= held:
        yield Merged.MERGED_CONTROL_GONE.at(FilePlace(file), sheet=words.CONTROL)
    for row in rows:
        sheet = sheet_named(workbook, row.shown(title))
        if sheet is None:
            continue
        found, now = sum_of_sheet(sheet)
        if found != row.shown(checksum):
            then = row.shown(count)
            told = rows_text(int(then) if then.isdecimal() else 0, now)
            yield Merged.MERGED_SHEET_CHANGED.at(CellPlace(file, sheet.name, ""), rows=told)
