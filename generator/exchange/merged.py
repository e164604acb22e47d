"""Everything that came in for a period as one workbook: the merged data, for the coordinators' own work.

A sheet for the answers and one for each table of the forms, a row for each thing that was said, with the file, sheet
and cell that it stood in. `merged_reading` reads it back. It holds free texts and small counts, and says so first;
what may be published is in `publishable`.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.exchange.accounting import Accounting
from generator.exchange.control_list import accounts_sheet
from generator.exchange.merged_cells import as_text, chosen, content, origin
from generator.exchange.merged_tables import TableOnSheet, table_sheets
from generator.exchange.sheet_sums import sum_of_table
from generator.model.answers import Answer, Dataset, Delivery
from generator.model.definition import CHOICE_KINDS, FollowUp, Question, fields_of
from generator.model.values import State
from generator.office.spreadsheet import SheetState
from generator.office.tidy import SheetTable, write_tables
from generator.office.titles import Titles
from generator.swedish import merged_words as words
from generator.swedish.dates import date_table
from generator.swedish.identity import masked
from generator.swedish.register_words import PERIOD

# Excel keeps the title History for itself, in every language.
_RESERVED = (words.READ_ME, words.FORMS, words.ANSWERS, words.CODES, words.CONTROL, "history")
_NARROW, _WIDE = 18.0, 60.0


def merged_data(
    dataset: Dataset, accounting: Accounting, registers: Sequence[SheetTable], small_file: str, modified: date
) -> bytes:
    """Give the workbook; *registers* are the sheets of the period's register, *small_file* is the name of the other."""
    follow_up = dataset.follow_up
    accounts = accounts_sheet(tuple(accounting.accounts()))
    titles = Titles([*_RESERVED, *(each.title for each in (*registers, accounts))])
    tables = tuple(table_sheets(dataset, titles))
    data = (_forms(dataset), *(each.sheet for each in tables), _answers(dataset))
    codes = _codes(follow_up, tables)
    sheets = [_read_me(follow_up, small_file), *data, accounts, codes, _control((*data, codes)), *registers]
    told = {
        words.KIND_PROPERTY: words.MERGED,
        words.MODEL_PROPERTY: follow_up.id,
        words.PERIOD_PROPERTY: follow_up.period.id,
        words.VERSION_PROPERTY: follow_up.version,
    }
    return write_tables(sheets, words.title(follow_up.title, follow_up.period.name), modified, told)


def _read_me(follow_up: FollowUp, small_file: str) -> SheetTable:
    first, *others = words.about_merged(follow_up.title, follow_up.period.name, small_file)
    rows = ((first, follow_up.period.id), *((line, None) for line in others))
    return SheetTable(words.READ_ME, (words.READ_ME, PERIOD), rows, widths={0: 105, 1: 20}, filtered=False)


def _forms(dataset: Dataset) -> SheetTable:
    rows = tuple(
        (
            delivery.form.id,
            masked(delivery.form.title),
            delivery.respondent.id,
            masked(delivery.respondent.name),
            words.STANDINGS[delivery.standing],
            masked("\n".join(delivery.files)),
            delivery.submission.file.sha256 if delivery.submission else "",
            delivery.submission.model_version if delivery.submission else "",
            date_table(delivery.handed_in) if delivery.handed_in else "",
        )
        for delivery in dataset.deliveries
    )
    return _long(words.FORMS, words.FORMS_HEADER, rows, {5: _WIDE})


def _answers(dataset: Dataset) -> SheetTable:
    rows = tuple(
        _answer_row(dataset.follow_up, delivery, field, question, answer)
        for delivery in dataset.deliveries
        if delivery.submission
        # What is left out too: read back, it is to say the same as the form did.
        for part in dataset.follow_up.forms[delivery.form.id].parts_for(delivery.respondent.id)
        for field, question in fields_of(part)
        if (answer := delivery.submission.answers.get(field)) is not None
    )
    wide = {words.ANSWERS_HEADER.index(name): _WIDE for name in (words.QUESTION, words.ANSWER)}
    return _long(words.ANSWERS, words.ANSWERS_HEADER, rows, wide)


def _answer_row(
    follow_up: FollowUp, delivery: Delivery, field: str, question: Question, answer: Answer
) -> tuple[str, ...]:
    value = content(follow_up, question, answer)
    return (
        delivery.form.id,
        masked(delivery.form.title),
        delivery.respondent.id,
        masked(delivery.respondent.name),
        field,
        question.number,
        masked(question.text),
        as_text(value) if answer.state is State.VALUE else "",
        "\n".join(chosen(answer)) if question.kind in CHOICE_KINDS else "",
        words.STATES[answer.state],
        words.GIVENS[answer.given],
        answer.since,
        *origin(answer.place),
    )


def _codes(follow_up: FollowUp, tables: Sequence[TableOnSheet]) -> SheetTable:
    """Give what the ids mean, as the model said when the workbook was written; it is read by this sheet alone."""
    rows: list[tuple[str, ...]] = []
    for each in tables:
        rows.append((words.TABLE_CODE, each.sheet.title, each.source, masked(each.text)))
        rows += [(words.COLUMN_CODE, each.sheet.title, column, text) for column, text in each.columns.items()]
    for scale in follow_up.scales.values():
        rows += [(words.STEP_CODE, scale.id, step.id, masked(step.text)) for step in scale.steps]
    for register in follow_up.registers.values():
        rows += [(words.ROW_CODE, register.id, row.id, masked(row.name)) for row in register.rows]
    for form in follow_up.forms.values():
        rows.append((words.FORM_CODE, words.FORMS, form.id, masked(form.title)))
        asked = (pair for part in form.parts for pair in fields_of(part))
        rows += [(words.QUESTION_CODE, form.id, field, masked(question.text)) for field, question in asked]
    return _long(words.CODES, words.CODES_HEADER, tuple(rows), {1: 34.0, 2: 40.0, 3: _WIDE})


def _control(data: Sequence[SheetTable]) -> SheetTable:
    rows = tuple((each.title, str(len(each.rows)), sum_of_table(each)) for each in data)
    return SheetTable(words.CONTROL, words.CONTROL_HEADER, rows, state=SheetState.HIDDEN)


def _long(
    title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], wide: Mapping[int, float]
) -> SheetTable:
    widths = {column: wide.get(column, _NARROW) for column in range(len(header))}
    return SheetTable(title, header, rows, widths=widths)
