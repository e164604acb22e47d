"""A whole form as a workbook: its sheets in order, its hidden sheets, its names and its properties."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, cast
from zipfile import ZipFile

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.forms.blank_front import Front
from generator.forms.blank_guide import Written, write_links, write_stand
from generator.forms.blank_lint import assert_fit
from generator.forms.blank_sheets import write_sheet
from generator.forms.blank_sizes import widths_of
from generator.forms.blank_styles import NOTE, add_styles, put
from generator.forms.blank_values import completed, texts_like_numbers
from generator.forms.formulas import Now, following
from generator.forms.guiding import Guide
from generator.forms.identity import Identity, identity_of
from generator.forms.issued import stamps_of
from generator.forms.names import LISTS_SHEET, META_SHEET
from generator.forms.places import Layout, slot_key
from generator.model.definition import FollowUp
from generator.office.cells import column_letters
from generator.office.normal import normalised
from generator.swedish import form_words as words
from generator.swedish import guide_words
from generator.swedish.text import clean

_PROGRAM_NAME = "Samverkansrapport"


def written(follow_up: FollowUp, layout: Layout, modified: datetime) -> bytes:
    """Write the workbook that a layout describes."""
    workbook = Workbook()
    add_styles(workbook)
    identity = identity_of(follow_up, layout.form.id, layout.respondent.id)
    title, _ = clean(words.document_title(layout.form.title, layout.respondent.name, follow_up.period.name))
    formulas = Written()
    guide = Guide(follow_up, layout)
    stands = Front(_first_sheet(workbook), follow_up, layout, formulas).write(identity, guide)
    _write_sheets(workbook, follow_up, layout, title, formulas, guide, stands)
    _write_lists(workbook, layout)
    _write_meta(workbook, follow_up, layout, identity)
    _define_names(workbook, layout)
    _describe(workbook, identity, title)
    workbook.security = WorkbookProtection(lockStructure=True)
    assert_fit(workbook)
    return _saved(workbook, modified, formulas)


def _write_sheets(
    workbook: Workbook,
    follow_up: FollowUp,
    layout: Layout,
    title: str,
    formulas: Written,
    guide: Guide,
    stands: Mapping[str, Now],
) -> None:
    titles = [plan.title for plan in layout.sheets]
    for number, plan in enumerate(layout.sheets, 1):
        sheet, widths = workbook.create_sheet(plan.title), widths_of(follow_up, plan)
        write_sheet(sheet, follow_up, plan, title, widths)
        write_links(sheet, titles, words.FRONT_SHEET, widths)
        stand = following(guide_words.position(number, len(titles)), stands[plan.title])
        write_stand(sheet, min(widths), stand, guide.told(plan), formulas)


def _first_sheet(workbook: Workbook) -> Worksheet:
    sheet = workbook.worksheets[0]
    sheet.title = words.FRONT_SHEET
    return sheet


def _write_lists(workbook: Workbook, layout: Layout) -> None:
    # Choices stand in cells and are reached by name: an inline list ends at 255 signs and at every comma.
    sheet = workbook.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    for column, (name, steps) in enumerate(layout.lists.items(), 1):
        for row, step in enumerate(steps, 1):
            put(sheet.cell(row, column), step.text, NOTE)
        letters = column_letters(column)
        _define(workbook, name, LISTS_SHEET, f"${letters}$1:${letters}${max(len(steps), 1)}")


def _write_meta(workbook: Workbook, follow_up: FollowUp, layout: Layout, identity: Identity) -> None:
    sheet = workbook.create_sheet(META_SHEET)
    sheet.sheet_state = "veryHidden"
    rows = [*identity.stamps().items(), *issued_names(layout), *stamps_of(follow_up, layout)]
    for row, (key, value) in enumerate(rows, 1):
        put(sheet.cell(row, 1), key, NOTE)
        put(sheet.cell(row, 2), value, NOTE)


def issued_names(layout: Layout) -> list[tuple[str, str]]:
    """Give each answer cell's key with its defined name, and each table's with that of its table object."""
    rows = [(slot_key(line, slot), slot.name) for _, line, slot in layout.slots()]
    for _, block in layout.tables():
        rows.append((block.table, block.name or block.table))
        rows += [(f"{block.table}/{slot.field}", block.name) for slot in block.columns]
    return rows


def _define_names(workbook: Workbook, layout: Layout) -> None:
    for sheet, line, slot in layout.slots():
        _define(workbook, slot.name, sheet.title, f"${column_letters(slot.column)}${line.row}")


def _define(workbook: Workbook, name: str, sheet: str, ref: str) -> None:
    title = sheet.replace("'", "''")
    workbook.defined_names[name] = DefinedName(name, attr_text=f"'{title}'!{ref}")


def _describe(workbook: Workbook, identity: Identity, title: str) -> None:
    workbook.properties.title = title
    workbook.properties.creator = workbook.properties.lastModifiedBy = _PROGRAM_NAME
    workbook.properties.language = "sv-SE"
    properties = cast(Any, workbook).custom_doc_props  # its stubs do not know it
    for name, value in identity.stamps().items():
        properties.append(StringProperty(name=name, value=value))


def _saved(workbook: Workbook, modified: datetime, formulas: Written) -> bytes:
    workbook.properties.created = workbook.properties.modified = modified
    buffer = BytesIO()
    # Workbook.save would put the time of the run where *modified* stands.
    ExcelWriter(workbook, ZipFile(buffer, "w")).save()
    parts = {sheet.title: f"xl/worksheets/sheet{number}.xml" for number, sheet in enumerate(workbook.worksheets, 1)}
    values = {parts[title]: told for title, told in formulas.values.items()}
    texts = {
        parts[sheet.title]: texts_like_numbers(sheet) for sheet in workbook.worksheets if sheet.title in formulas.values
    }
    return normalised(completed(buffer.getvalue(), values, texts))
