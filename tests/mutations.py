"""What people and programs do to a form between the day it is sent out and the day it comes back.

Each change takes the form and an opened copy of its file, or the bytes of the file, and gives what came back. Where
things stand is looked up in the form, so the same changes are made to any model's forms.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.definition import NUMBER_KINDS, TEXT_KINDS, Kind
from tests.filling import saved_workbook
from tests.packages import MAIN, STRICT
from tests.whole_forms import Spot, WholeForm

Change = Callable[[WholeForm, Workbook], Workbook | None]
Patch = Callable[[WholeForm, Mapping[str, bytes]], Mapping[str, bytes]]
_OFFICE, _STRICT_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml"
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_NUMBER_CELL = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*?)(?: t="n")?>(?:<v>)([0-9.]+)</v></c>')


@dataclass(frozen=True)
class Mutation:
    """A change, the codes of what shall be said about it, and whether answers are lost by it."""

    change: Change | Patch
    codes: frozenset[str] = frozenset()
    loses: bool = False
    raw: bool = False
    fits: Callable[[WholeForm], bool] = lambda form: True
    """Whether the form has anything that the change is about; else nothing shall be said."""

    def made(self, form: WholeForm) -> bytes:
        """Give the file as it comes back."""
        if self.raw:
            with ZipFile(BytesIO(form.data)) as package:
                parts = {name: package.read(name) for name in package.namelist()}
            return _packed(cast(Patch, self.change)(form, parts))
        workbook = form.workbook()
        return saved_workbook(cast(Change, self.change)(form, workbook) or workbook)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return content.getvalue()


def _asked(form: WholeForm, *kinds: Kind) -> list[Spot]:
    """Give the cells with single answers of these kinds, or of all kinds, that are not locked."""
    return [
        spot
        for spot in form.spots
        if not spot.table and not spot.question.locked and not spot.step and (spot.question.kind in kinds or not kinds)
    ]


def _cell(workbook: Workbook, spot: Spot) -> Any:
    return workbook[spot.sheet].cell(spot.row, spot.column)


def _name(form: WholeForm, spot: Spot) -> str:
    return next(slot.name for _, _, slot in form.layout.slots() if slot.field == spot.key)


def _sheets(form: WholeForm, workbook: Workbook) -> Iterator[Worksheet]:
    return (workbook[plan.title] for plan in form.layout.sheets)


def _question_rows(form: WholeForm, sheet: Worksheet) -> range:
    """Give the rows of the first unbroken run of questions of a sheet."""
    asked = (spot for spot in form.spots if spot.sheet == sheet.title and not spot.table and "@" not in spot.key)
    rows = sorted({spot.row for spot in asked})
    run = [row for at, row in enumerate(rows) if row == rows[0] + at]
    return range(rows[0], rows[0] + len(run)) if rows else range(0)


def _rewritten(sheet: Worksheet, rows: list[int], order: list[int], first_column: int) -> None:
    """Write the rows in another order, from a column on."""
    last = sheet.max_column
    old = {row: [sheet.cell(row, column).value for column in range(first_column, last + 1)] for row in rows}
    for row, source in zip(rows, order, strict=True):
        for column, value in enumerate(old[source], first_column):
            cast(Any, sheet.cell(row, column)).value = value


def has_numbers(form: WholeForm) -> bool:
    return any(spot.question.kind in NUMBER_KINDS for spot in form.spots)


def has_fixed_rows(form: WholeForm) -> bool:
    return any("@" in spot.key for spot in form.spots)


def rows_inserted(form: WholeForm, workbook: Workbook) -> None:
    """As a script does it: cells move, names stay."""
    for sheet in _sheets(form, workbook):
        if rows := _question_rows(form, sheet):
            sheet.insert_rows(rows[len(rows) // 2])
        sheet.insert_rows(2, 3)


def renamed_and_reordered(form: WholeForm, workbook: Workbook) -> None:
    for number, sheet in enumerate(list(_sheets(form, workbook))):
        sheet.title = f"Svar {number}"
        workbook.move_sheet(sheet, -number)


def instructions_deleted(form: WholeForm, workbook: Workbook) -> None:
    for plan in form.layout.sheets:
        first = min(block.caption.row if block.caption else block.header_row for block in plan.blocks)
        if first > 2:
            workbook[plan.title].delete_rows(2, first - 2)


def question_deleted(form: WholeForm, workbook: Workbook) -> None:
    """Excel deletes the name too, or leaves it without a cell."""
    spot = _asked(form)[0]
    workbook[spot.sheet].delete_rows(spot.row)
    del workbook.defined_names[_name(form, spot)]


def block_moved(form: WholeForm, workbook: Workbook) -> None:
    sheet = max(_sheets(form, workbook), key=lambda sheet: len(_question_rows(form, sheet)))
    rows = _question_rows(form, sheet)
    corner = get_column_letter(sheet.max_column)
    sheet.move_range(f"B{rows[0]}:{corner}{rows[-1]}", rows=sheet.max_row, cols=3)


def hidden_deleted(form: WholeForm, workbook: Workbook) -> None:
    for title in ("_meta", "_listor"):
        del workbook[title]
    for sheet in _sheets(form, workbook):
        for (cell,) in sheet.iter_rows(max_col=1):
            cast(Any, cell).value = None


def fixed_rows_sorted(form: WholeForm, workbook: Workbook) -> None:
    """The rows of a table with a row for each in a register, without the hidden column A."""
    for table in {spot.key.partition("@")[0] for spot in form.spots if "@" in spot.key}:
        spots = [spot for spot in form.spots if spot.key.startswith(f"{table}@")]
        rows = sorted({spot.row for spot in spots})
        _rewritten(workbook[spots[0].sheet], rows, rows[::-1], 2)


def names_deleted(form: WholeForm, workbook: Workbook) -> None:
    workbook.defined_names.clear()
    for sheet in workbook:
        for table in list(sheet.tables):
            del sheet.tables[table]


def sheet_duplicated(form: WholeForm, workbook: Workbook) -> None:
    workbook.copy_worksheet(next(_sheets(form, workbook)))


def questions_sorted(form: WholeForm, workbook: Workbook) -> None:
    """As sorting what can be seen does it: the hidden column A stays."""
    for sheet in _sheets(form, workbook):
        rows = list(_question_rows(form, sheet))
        _rewritten(sheet, rows, sorted(rows, key=lambda row: str(sheet.cell(row, 3).value)), 2)


def whole_rows_sorted(form: WholeForm, workbook: Workbook) -> None:
    for sheet in _sheets(form, workbook):
        rows = list(_question_rows(form, sheet))
        _rewritten(sheet, rows, rows[::-1], 1)


def free_rows_sorted(form: WholeForm, workbook: Workbook) -> None:
    for table in {spot.table for spot in form.spots} - {""}:
        spots = [spot for spot in form.spots if spot.table == table]
        rows = sorted({spot.row for spot in spots})
        _rewritten(workbook[spots[0].sheet], rows, rows[::-1], 2)


def rows_filtered(form: WholeForm, workbook: Workbook) -> None:
    """As a filter leaves it: every other row is hidden."""
    for sheet in _sheets(form, workbook):
        for row in _question_rows(form, sheet)[::2]:
            sheet.row_dimensions[row].hidden = True


def columns_hidden(form: WholeForm, workbook: Workbook) -> None:
    spot = _asked(form)[0]
    workbook[spot.sheet].column_dimensions[get_column_letter(spot.column)].hidden = True


def sheet_hidden(form: WholeForm, workbook: Workbook) -> None:
    workbook[form.layout.sheets[-1].title].sheet_state = "hidden"


def columns_inserted(form: WholeForm, workbook: Workbook) -> None:
    for sheet in _sheets(form, workbook):
        sheet.insert_cols(4)
        sheet.insert_cols(2)


def answers_deleted(form: WholeForm, workbook: Workbook) -> None:
    """The whole column, so that what is told and shown beside it comes in its place. Excel deletes its names too."""
    _column_deleted(form, workbook, _of_questions(form)[0])


def side_answers_deleted(form: WholeForm, workbook: Workbook) -> None:
    for spot in list(_beside(form))[:1]:
        _column_deleted(form, workbook, spot)


def _beside(form: WholeForm) -> Iterator[Spot]:
    spots = _of_questions(form)
    return (spot for spot in spots if spot.column > spots[0].column)


def _of_questions(form: WholeForm) -> list[Spot]:
    """Give the cells on sheets that have nothing but questions."""
    tables = {spot.sheet for spot in form.spots if spot.table or "@" in spot.key}
    return [spot for spot in _asked(form) if spot.sheet not in tables]


def has_side_questions(form: WholeForm) -> bool:
    return any(_beside(form))


def _column_deleted(form: WholeForm, workbook: Workbook, gone: Spot) -> None:
    workbook[gone.sheet].delete_cols(gone.column)
    for spot in _of_questions(form):
        if spot.sheet == gone.sheet and spot.column == gone.column:
            del workbook.defined_names[_name(form, spot)]


def pasted_into_new_workbook(form: WholeForm, workbook: Workbook) -> Workbook:
    new = Workbook()
    new.remove(new.worksheets[0])
    for sheet in workbook:
        copy = new.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                cast(Any, copy[cell.coordinate]).value = cell.value
    return new


def cut_and_pasted(form: WholeForm, workbook: Workbook) -> None:
    """Excel moves the name along with the cell, so that two names point at one cell."""
    first, second = _asked(form, *TEXT_KINDS)[:2]
    assert first.sheet == second.sheet
    _cell(workbook, second).value, _cell(workbook, first).value = _cell(workbook, first).value, None
    workbook.defined_names[
        _name(form, first)
    ].attr_text = f"'{second.sheet}'!${get_column_letter(second.column)}${second.row}"


def texts_pasted(form: WholeForm, workbook: Workbook) -> None:
    """As from a table in a document: numbers and days are texts, with blanks around them."""
    for spot in _asked(form, *NUMBER_KINDS, Kind.DATE):
        cell = _cell(workbook, spot)
        said = cell.value.date().isoformat() if spot.question.kind is Kind.DATE else str(cell.value).replace(".", ",")
        cell.value, cell.data_type = f"\u00a0{said} ", "s"


def formats_lost(form: WholeForm, workbook: Workbook) -> None:
    """As pasting values from another workbook leaves it: days are the numbers that Excel counts them by."""
    for spot in form.spots:
        _cell(workbook, spot).number_format = "General"


def sheet_of_another_pasted(form: WholeForm, workbook: Workbook) -> None:
    """Somebody's own sheet, with cells that look like answers, comes along first."""
    sheet = workbook.create_sheet("Underlag", 0)
    for row in range(1, 30):
        sheet.append([f"Fråga {row}", "Svar", row * 1000])


def notes_written(form: WholeForm, workbook: Workbook) -> None:
    for spot in _asked(form)[:3]:
        _cell(workbook, spot).comment = Comment("Stämmer detta?", "Handläggare")


def cells_merged(form: WholeForm, workbook: Workbook) -> None:
    spot = _asked(form, *TEXT_KINDS)[0]
    workbook[spot.sheet].merge_cells(
        start_row=spot.row, end_row=spot.row, start_column=spot.column, end_column=spot.column + 1
    )


def days_from_1904(form: WholeForm, workbook: Workbook) -> None:
    workbook.epoch = CALENDAR_MAC_1904


def texts_shared(form: WholeForm, parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """As Excel saves texts: once each, in a part of their own. What openpyxl writes has them in the cells."""
    texts: dict[bytes, int] = {}

    def share(found: re.Match[bytes]) -> bytes:
        number = texts.setdefault(found[3], len(texts))
        return found[1] + b' t="s"' + found[2] + b"><v>%d</v></c>" % number

    pattern = re.compile(rb'(<c r="[A-Z]+[0-9]+"[^>]*?) t="inlineStr"([^>]*)><is>(.*?)</is></c>', re.DOTALL)
    changed = {name: pattern.sub(share, data) if SHEET.fullmatch(name) else data for name, data in parts.items()}
    assert texts
    listed = b"".join(b"<si>%b</si>" % text for text in texts)
    changed["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">'.encode() + listed + b"</sst>"
    relation = f'<Relationship Id="rIdTexts" Type="{_OFFICE}/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    relations = changed["xl/_rels/workbook.xml.rels"]
    changed["xl/_rels/workbook.xml.rels"] = relations.replace(
        b"</Relationships>", relation.encode() + b"</Relationships>"
    )
    return changed


def strict(form: WholeForm, parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """As Excel saves Strict Open XML."""
    spaces = ((MAIN, STRICT), (f"{_OFFICE}/relationships", f"{_STRICT_OFFICE}/officeDocument/relationships"))
    properties = (f"{_OFFICE}/custom-properties", f"{_STRICT_OFFICE}/officeDocument/customProperties")
    changed = dict(parts)
    for old, new in (*spaces, properties):
        changed = {name: data.replace(old.encode(), new.encode()) for name, data in changed.items()}
    return changed


def _in_number_cells(form: WholeForm, parts: Mapping[str, bytes], written: bytes) -> Mapping[str, bytes]:
    """Put something else in place of the number of every answer; the last field of *written* is the number."""
    titles = [found[1].decode() for found in re.finditer(rb'<sheet [^>]*?name="([^"]*)"', parts["xl/workbook.xml"])]
    changed = dict(parts)
    for number, title in enumerate(titles, 1):
        refs = {
            f"{get_column_letter(spot.column)}{spot.row}".encode()
            for spot in form.spots
            if spot.sheet == title and spot.question.kind in NUMBER_KINDS
        }
        name = f"xl/worksheets/sheet{number}.xml"

        def put(found: re.Match[bytes], refs: set[bytes] = refs) -> bytes:
            return found[1] + b">" + written.replace(b"#", found[3]) + b"</c>" if found[2] in refs else found[0]

        changed[name] = _NUMBER_CELL.sub(put, changed[name])
    return changed


def formulas(form: WholeForm, parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return _in_number_cells(form, parts, b"<f>1+#-1</f><v>#</v>")


def formulas_not_calculated(form: WholeForm, parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return _in_number_cells(form, parts, b"<f>1+#-1</f>")


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)


MUTATIONS: Mapping[str, Mutation] = {
    "nothing": Mutation(lambda form, workbook: None),
    "rows inserted": Mutation(rows_inserted, _codes("NAME_ELSEWHERE")),
    "sheets renamed and reordered": Mutation(renamed_and_reordered),
    "instruction rows deleted": Mutation(instructions_deleted, _codes("NAME_ELSEWHERE")),
    "question deleted": Mutation(question_deleted, _codes("FIELD_GONE"), loses=True),
    "block moved": Mutation(block_moved, _codes("LINE_MOVED")),
    "key column, _meta and lists deleted": Mutation(hidden_deleted),
    "names and tables deleted": Mutation(names_deleted),
    "sheet duplicated": Mutation(sheet_duplicated, _codes("SHEET_TWICE")),
    "questions sorted without key column": Mutation(questions_sorted, _codes("LINE_MOVED")),
    "whole rows sorted": Mutation(whole_rows_sorted, _codes("NAME_ELSEWHERE")),
    "fixed rows sorted without key column": Mutation(fixed_rows_sorted, _codes("LINE_MOVED"), fits=has_fixed_rows),
    "rows of free tables sorted": Mutation(free_rows_sorted),
    "rows filtered": Mutation(rows_filtered, _codes("HIDDEN_ANSWER")),
    "column of answers hidden": Mutation(columns_hidden, _codes("HIDDEN_ANSWER")),
    "sheet hidden": Mutation(sheet_hidden, _codes("SHEET_HIDDEN")),
    "columns inserted": Mutation(columns_inserted, _codes("NAME_ELSEWHERE")),
    "column of answers deleted": Mutation(answers_deleted, _codes("ANSWERS_GONE"), loses=True),
    "column of side answers deleted": Mutation(
        side_answers_deleted, _codes("ANSWERS_GONE"), loses=True, fits=has_side_questions
    ),
    "pasted into a new workbook": Mutation(pasted_into_new_workbook),
    "answer cut and pasted over another": Mutation(cut_and_pasted, _codes("NAME_ELSEWHERE"), loses=True),
    "texts pasted over numbers and days": Mutation(texts_pasted),
    "formats lost": Mutation(formats_lost, _codes("DATE_FROM_NUMBER")),
    "sheet of somebody's own": Mutation(sheet_of_another_pasted, _codes("SHEET_NOT_OURS")),
    "notes": Mutation(notes_written, _codes("NOTES")),
    "cells merged": Mutation(cells_merged, loses=True),
    "days counted from 1904": Mutation(days_from_1904),
    "texts shared as Excel saves them": Mutation(texts_shared, raw=True),
    "strict workbook": Mutation(strict, raw=True),
    "formulas": Mutation(formulas, _codes("FORMULA"), raw=True, fits=has_numbers),
    "formulas not calculated": Mutation(
        formulas_not_calculated, _codes("FORMULA_UNCALCULATED"), loses=True, raw=True, fits=has_numbers
    ),
}
