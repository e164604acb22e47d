"""The first sheet of a form: what it is for, by when, how to fill it in, and which form it is."""

from collections.abc import Iterator, Mapping
from math import ceil

from openpyxl.worksheet.worksheet import Worksheet

from generator.forms import prefill
from generator.forms.blank_page import arrange_page
from generator.forms.blank_styles import FACT, PARAGRAPH, SECTION, TITLE, put
from generator.forms.identity import Identity
from generator.forms.places import Layout
from generator.model.definition import FollowUp
from generator.swedish import form_words as words
from generator.swedish.dates import date_caption

_FIRST_COLUMN, _SECOND_COLUMN = 1, 2
_WIDTHS = {"A": 24, "B": 84}
_LINE = 16
"""The height of a line, in points."""


def write_front(sheet: Worksheet, follow_up: FollowUp, layout: Layout, identity: Identity) -> None:
    """Write what the form is, and how it is filled in and sent."""
    said = prefill.vocabulary(follow_up, layout.form, layout.respondent)
    put(sheet.cell(1, _FIRST_COLUMN), layout.form.title, TITLE)
    sheet.row_dimensions[1].height = 30
    row = 2
    for label, value in _facts(follow_up, layout, identity, said):
        row += 1
        put(sheet.cell(row, _FIRST_COLUMN), label, FACT)
        put(sheet.cell(row, _SECOND_COLUMN), value, FACT)
    for heading, paragraphs in _sections(follow_up, layout, said):
        row += 1
        for index, paragraph in enumerate(paragraphs):
            row += 1
            put(sheet.cell(row, _FIRST_COLUMN), heading if index == 0 else None, SECTION)
            put(sheet.cell(row, _SECOND_COLUMN), paragraph, PARAGRAPH)
            sheet.row_dimensions[row].height = _LINE * _lines(paragraph)
    arrange_page(sheet, layout.form.title, landscape=False)
    for letters, width in _WIDTHS.items():
        sheet.column_dimensions[letters].width = width
    sheet.protection.enable()


def _lines(paragraph: str) -> int:
    """Reckon the lines of a paragraph; a line too many is better than one that is cut off."""
    return ceil(len(paragraph) / (1.2 * _WIDTHS["B"]))


def _facts(
    follow_up: FollowUp, layout: Layout, identity: Identity, said: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    yield words.LABEL_REPORT, follow_up.title
    yield words.LABEL_FORM, layout.form.title
    yield words.LABEL_RESPONDENT, layout.respondent.name
    yield words.LABEL_PERIOD, follow_up.period.name
    last_day = prefill.deadline(layout.form, said)
    if last_day:
        yield words.LABEL_DEADLINE, date_caption(last_day)
    yield words.LABEL_IDENTITY, identity.line()


def _sections(follow_up: FollowUp, layout: Layout, said: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, ...]]]:
    intro = prefill.text(layout.form.intro, said, layout.form.title, layout.form.place)
    if intro:
        yield words.HEADING_ABOUT, tuple(line for line in intro.splitlines() if line.strip())
    yield words.HEADING_HOW, words.HOW
    going_on = tuple(_going_on(layout))
    if going_on:
        yield words.HEADING_GOING_ON, going_on
    yield words.HEADING_CARE, (*words.CARE, words.SMALL_COUNTS) if follow_up.protections else words.CARE
    yield words.HEADING_RETURN, words.RETURN


def _going_on(layout: Layout) -> Iterator[str]:
    """Say what comes from the period before, and how answers are left as they were."""
    period = layout.start.period
    questions = [question for part in layout.form.parts_for(layout.respondent.id) for question in part.questions]
    if layout.start.shown:
        yield words.shown_note(period)
    if any(block.begun and block.question and block.question.carried_rows for _, block in layout.tables()):
        yield words.carried_in_tables(period)
    for heading in dict.fromkeys(side.text for question in questions for side in question.side if side.repeats):
        if period:
            yield words.REPEATED.format(heading=heading)
