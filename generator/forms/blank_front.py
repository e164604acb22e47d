"""The first sheet of a form: what it is for, by when, how far one has come, and how it is filled in."""

from collections.abc import Iterator, Mapping
from math import ceil

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms import prefill
from generator.forms.blank_guide import Written, link
from generator.forms.blank_page import arrange_page, pages_for
from generator.forms.blank_styles import (
    BAR,
    FACT,
    HEADER,
    LISTED,
    PARAGRAPH,
    PERCENT_FORMAT,
    SECTION,
    SHARE,
    SMALL,
    STAND,
    STRONG,
    TITLE,
    put,
)
from generator.forms.formulas import Now, choose, equal_number, quoted, says
from generator.forms.guiding import Count, Guide
from generator.forms.identity import Identity
from generator.forms.places import Layout
from generator.model.definition import FollowUp
from generator.office.cells import cell_ref
from generator.swedish import form_words as words
from generator.swedish import guide_words
from generator.swedish.dates import date_caption

_LABELS, _TEXTS, _SHARES, _ANSWERED, _REQUIRED = range(1, 6)
"""The columns; the last two are hidden, and have the numbers that the others tell."""
_WIDTHS = {"A": 32, "B": 66, "C": 14}
_LINE, _TITLE_HEIGHT, _ROW_HEIGHT = 16, 34, 21
"""Heights in points."""


class Front:
    """Writes the sheet from the top down."""

    def __init__(self, sheet: Worksheet, follow_up: FollowUp, layout: Layout, written: Written) -> None:
        """Begin at the top."""
        self._sheet, self._follow_up, self._layout, self._written = sheet, follow_up, layout, written
        self._said = prefill.vocabulary(follow_up, layout.form, layout.respondent)
        form, template = layout.form, follow_up.mailing.reply_to
        self._mailbox = prefill.text(template, self._said, form.title, form.place)
        self._row = 0

    def write(self, identity: Identity, guide: Guide) -> Mapping[str, Now]:
        """Write everything; gives where each sheet finds how far one has come on it."""
        sheet = self._sheet
        self._heading()
        self._sections(self._why())
        stands = self._progress(guide) if self._layout.start.guides else {}
        self._sections(self._how(guide))
        self._row += 2
        put(sheet.cell(self._row, _LABELS), words.LABEL_IDENTITY, SMALL)
        put(sheet.cell(self._row, _TEXTS), identity.line(), SMALL)
        height = sum(sheet.row_dimensions[row].height or _LINE for row in range(1, self._row + 1))
        pages = pages_for(sum(_WIDTHS.values()), height, landscape=False)
        arrange_page(sheet, self._layout.form.title, landscape=False, most_pages=pages)
        for letters, width in _WIDTHS.items():
            sheet.column_dimensions[letters].width = width
        for column in (_ANSWERED, _REQUIRED):
            sheet.column_dimensions[cell_ref(1, column)[:-1]].hidden = True
        sheet.protection.enable()
        return stands

    def _heading(self) -> None:
        put(self._sheet.cell(1, _LABELS), self._layout.form.title, TITLE)
        self._sheet.row_dimensions[1].height = _TITLE_HEIGHT
        put(self._sheet.cell(2, _LABELS), self._follow_up.title, STAND)
        self._row = 3
        for label, value in self._facts():
            self._row += 1
            put(self._sheet.cell(self._row, _LABELS), label, FACT)
            put(self._sheet.cell(self._row, _TEXTS), value, STRONG)
            put(self._sheet.cell(self._row, _SHARES), None, FACT)
            self._sheet.row_dimensions[self._row].height = _ROW_HEIGHT

    def _facts(self) -> Iterator[tuple[str, str]]:
        yield words.LABEL_RESPONDENT, self._layout.respondent.name
        yield words.LABEL_PERIOD, self._follow_up.period.name
        last_day = prefill.deadline(self._layout.form, self._said)
        if last_day:
            yield words.LABEL_DEADLINE, date_caption(last_day)
        if self._mailbox:
            yield words.LABEL_RETURN, self._mailbox

    def _why(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        form = self._layout.form
        intro = prefill.text(form.intro, self._said, form.title, form.place)
        if intro:
            yield words.HEADING_ABOUT, tuple(line for line in intro.splitlines() if line.strip())

    def _how(self, guide: Guide) -> Iterator[tuple[str, tuple[str, ...]]]:
        yield words.HEADING_HOW, (*words.HOW, *_confirming(guide))
        going_on = tuple(_going_on(self._layout))
        if going_on:
            yield words.HEADING_GOING_ON, going_on
        yield words.HEADING_CARE, (*words.CARE, words.SMALL_COUNTS) if self._follow_up.protections else words.CARE
        yield words.HEADING_RETURN, words.returning(self._mailbox)

    def _sections(self, sections: Iterator[tuple[str, tuple[str, ...]]]) -> None:
        for heading, paragraphs in sections:
            self._row += 1
            for index, paragraph in enumerate(paragraphs):
                self._row += 1
                put(self._sheet.cell(self._row, _LABELS), heading if index == 0 else None, SECTION)
                put(self._sheet.cell(self._row, _TEXTS), paragraph, PARAGRAPH)
                self._sheet.row_dimensions[self._row].height = _LINE * _lines(paragraph) + 2

    def _progress(self, guide: Guide) -> Mapping[str, Now]:
        """Write a row for each sheet, with a link to it, and one for the whole form."""
        self._row += 2
        for column, heading in enumerate(guide_words.PROGRESS_HEADINGS, _LABELS):
            put(self._sheet.cell(self._row, column), heading, HEADER)
        self._sheet.row_dimensions[self._row].height = _ROW_HEIGHT
        first, stands = self._row + 1, {}
        for plan in self._layout.sheets:
            self._row += 1
            link(self._sheet, (self._row, _LABELS), plan.title, plan.title, LISTED)
            stand = self._stand(guide.count(plan), FACT)
            reference = f"{quoted(self._sheet.title)}{cell_ref(self._row, _TEXTS)}"
            stands[plan.title] = Now(reference, stand.value)
        self._total(first, [guide.count(plan) for plan in self._layout.sheets])
        bars = f"{cell_ref(first, _SHARES)}:{cell_ref(self._row, _SHARES)}"
        ends = [FormatObject(type="num", val=0), FormatObject(type="num", val=1)]
        # Without a least length, Excel shows a bar for nothing at all.
        bar = DataBar(cfvo=ends, color=Color(rgb=BAR), showValue=True, minLength=0, maxLength=100)
        self._sheet.conditional_formatting.add(bars, Rule(type="dataBar", dataBar=bar))
        return stands

    def _total(self, first: int, counts: list[Count]) -> None:
        last = self._row
        self._row += 1
        put(self._sheet.cell(self._row, _LABELS), guide_words.TOTAL, STRONG)
        answered, required = (
            Now(f"SUM({cell_ref(first, column)}:{cell_ref(last, column)})", sum(int(each.value) for each in several))
            for column, several in (
                (_ANSWERED, [count.answered for count in counts]),
                (_REQUIRED, [count.required for count in counts]),
            )
        )
        self._stand(Count(answered, required), STRONG)

    def _stand(self, count: Count, style: str) -> Now:
        """Write how many answers are there, in words and as a share of those that must be."""
        self._sheet.row_dimensions[self._row].height = _ROW_HEIGHT
        self._written.put(self._sheet, (self._row, _ANSWERED), count.answered, SMALL)
        self._written.put(self._sheet, (self._row, _REQUIRED), count.required, SMALL)
        answered, required = (cell_ref(self._row, column) for column in (_ANSWERED, _REQUIRED))
        done, all_ = int(count.answered.value), int(count.required.value)
        none = equal_number(required, 0, all_ == 0)
        told = f'{answered}&"{guide_words.OF}"&{required}&"{guide_words.ANSWERED}"'
        stand = choose(none, says(guide_words.NOTHING_REQUIRED), Now(told, guide_words.progress(done, all_)))
        self._written.put(self._sheet, (self._row, _TEXTS), stand, style)
        share = choose(none, says(""), Now(f"{answered}/{required}", done / all_ if all_ else 0))
        self._written.put(self._sheet, (self._row, _SHARES), share, SHARE)
        self._sheet.cell(self._row, _SHARES).number_format = PERCENT_FORMAT
        return stand


def _lines(paragraph: str) -> int:
    """Reckon the lines of a paragraph; a line too many is better than one that is cut off."""
    return ceil(len(paragraph) / (1.15 * _WIDTHS["B"]))


def _confirming(guide: Guide) -> Iterator[str]:
    """Say what makes an answer of what was filled in beforehand, if there is any such thing."""
    if guide.ready and guide.awaits_confirmation:
        yield guide_words.confirming(guide.ready.step, guide.ready.line.number, guide.ready.line.label)


def _going_on(layout: Layout) -> Iterator[str]:
    """Say what comes from the period before, and how answers are left as they were."""
    period = layout.start.period
    questions = [question for part in layout.form.parts_for(layout.respondent.id) for question in part.questions]
    if any(block.shown_columns for sheet in layout.sheets for block in sheet.blocks if not block.table):
        yield words.shown_note(period)
    if any(block.shown_columns for _, block in layout.tables()):
        yield words.shown_in_table_note(period)
    if any(block.begun and block.question and block.question.carried_rows for _, block in layout.tables()):
        yield words.carried_in_tables(period)
    for heading in dict.fromkeys(side.text for question in questions for side in question.side if side.repeats):
        if period:
            yield words.REPEATED.format(heading=heading)
