"""What a form of an older version has in its cells that a form of today has not: old keys, words and questions."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.forms.issued import mark
from generator.forms.matching import plain
from generator.forms.names import LISTS_SHEET, META_SHEET
from generator.model.accounting import CellUse, SeenCell, SeenCells
from generator.model.definition import Form
from generator.model.renaming import Rename
from generator.office.cells import Area, Cell, cell_ref
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish.form_words import ANSWER, HELP, QUESTION

_KEY = re.compile(r"(?=[0-9_.]*[a-z])([a-z0-9_]{1,130}\.[a-z0-9_]{1,130})([@#+][a-z0-9_+]{1,130})?")
"""With a letter in it: the numbers of questions have none."""
_NUMBER_AFTER_KEY, _LABEL_AFTER_KEY, _ANSWER_AFTER_KEY = 1, 2, 3
"""A line has its hidden key, its number, its label and its answer in columns beside each other."""
_INNER = 2
"""How many points the name of a column or a side question has."""

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a question stands in a workbook."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Removed:
    """A workbook without what is no longer asked for, and the cells that were left out, by sheet."""

    workbook: Workbook
    whole: Workbook
    """As it came in."""
    cells: Mapping[str, frozenset[Spot]]
    answered: tuple[str, ...]
    """Those of the removed parts and questions that somebody had answered, as they are worded."""


def wordings(workbook: Workbook) -> Mapping[str, Wording]:
    """Give how the questions are worded in the workbook itself, by `del.fraga`."""
    found = {}
    for sheet in _answer_sheets(workbook):
        for (row, column), key in _keys(sheet).items():
            number = sheet.cells.get((row, column + _NUMBER_AFTER_KEY))
            label = sheet.cells.get((row, column + _LABEL_AFTER_KEY))
            if not key[2] and label:
                found[key[1]] = Wording(number.shown if number else "", label.shown.strip(" \u00a0*"))
    return found


def own_words(workbook: Workbook) -> frozenset[str]:
    """Give marks of the words that the form itself has, by where they stand: nobody knows how they read then."""
    return frozenset(mark(plain(cell.shown)) for sheet in _answer_sheets(workbook) for cell in _own_cells(sheet))


def _own_cells(sheet: Sheet) -> Iterator[Cell]:
    """Yield headings, notes, keys, numbers, labels and helps: what stands over or left of where one answers."""
    key_column = min((column for _, column in _keys(sheet)), default=0)
    tables = [table.area.first_row for table in sheet.tables]
    words = {plain(QUESTION), plain(ANSWER)}
    rows = [{row for (row, _), cell in sheet.cells.items() if plain(cell.shown) == word} for word in words]
    headers = {*(rows[0] & rows[1]), *tables, *_headers_of_fixed_rows(sheet)}
    help_columns = {column for (row, column), cell in sheet.cells.items() if plain(cell.shown) == plain(HELP)}
    above = max(tables, default=0) if not key_column else 0
    for (row, column), cell in sheet.cells.items():
        if row <= above or row in headers or column in help_columns or column <= key_column + _LABEL_AFTER_KEY:
            yield cell


def _headers_of_fixed_rows(sheet: Sheet) -> Iterator[int]:
    """Yield the rows under the questions of tables with fixed rows."""
    keys = {key[0]: row for (row, _), key in _keys(sheet).items()}
    for key, row in keys.items():
        if "@" in key and (caption := keys.get(key.partition("@")[0])):
            yield from range(caption + 1, row)


def _answer_sheets(workbook: Workbook) -> Iterator[Sheet]:
    return (sheet for sheet in workbook.sheets if sheet.name.casefold() not in (META_SHEET, LISTS_SHEET))


def _keys(sheet: Sheet) -> Mapping[Spot, re.Match[str]]:
    """Give the hidden keys, which stand in one column, left of all that may look like them."""
    texts = ((spot, cell.value) for spot, cell in sheet.cells.items() if isinstance(cell.value, str))
    found = {spot: key for spot, text in texts if "." in text and (key := _KEY.fullmatch(text))}
    first = min((column for _, column in found), default=0)
    return {spot: key for spot, key in found.items() if spot[1] == first}


def without_removed(workbook: Workbook, removed: Sequence[str]) -> Removed:
    """Leave out the rows, tables and sheets of parts and questions (`del`, `del.fraga`) that were removed."""
    names = {name: _pattern(name) for name in removed if name.count(".") < _INNER}
    if not names:
        return Removed(workbook, workbook, {}, ())
    gone = {sheet.name: _Gone(sheet, names) for sheet in _answer_sheets(workbook)}
    sheets = tuple(_left(sheet, gone[sheet.name].spots if sheet.name in gone else {}) for sheet in workbook.sheets)
    worded = wordings(workbook)
    answered = [name for name in names if any(name in one.answered() for one in gone.values())]
    return Removed(
        replace(workbook, sheets=sheets),
        workbook,
        {name: frozenset(one.spots) for name, one in gone.items() if one.spots},
        tuple(worded[name].text if name in worded else name for name in answered),
    )


def with_removed(seen: SeenCells, removed: Removed) -> SeenCells:
    """Account for the cells that were left out: answers to what is no longer asked, and the words round them."""
    sheets = {sheet.name: sheet for sheet in removed.whole.sheets}
    cells, own = list(seen.cells), dict(seen.own_words)
    for name, spots in removed.cells.items():
        keys = {spot[0]: spot[1] for spot in _keys(sheets[name])}
        areas = [table.area for table in sheets[name].tables]
        answers = sorted(spot for spot in spots if _is_answered(spot, keys, areas))
        cells += [SeenCell(name, cell_ref(*spot), CellUse.REMOVED) for spot in answers]
        if len(spots) > len(answers):
            own[name] = own.get(name, 0) + len(spots) - len(answers)
    return SeenCells(tuple(cells), own)


def _is_answered(spot: Spot, keys: Mapping[int, int], areas: Sequence[Area]) -> bool:
    row, column = spot
    if row in keys:
        return column > keys[row] + _LABEL_AFTER_KEY
    return any(spot in area and row > area.first_row for area in areas)


def _pattern(name: str) -> re.Pattern[str]:
    part, _, question = name.partition(".")
    return re.compile(rf"{part}(_[a-z0-9_]+)?\.{question or '[a-z0-9_]+'}")


def _left(sheet: Sheet, gone: Mapping[Spot, str]) -> Sheet:
    if not gone:
        return sheet
    return replace(sheet, cells={spot: cell for spot, cell in sheet.cells.items() if spot not in gone})


class _Gone:
    """The cells of one sheet that belong to removed names."""

    def __init__(self, sheet: Sheet, names: Mapping[str, re.Pattern[str]]) -> None:
        """Find them: rows with keys, the heading rows of tables, and tables with free rows."""
        self._sheet = sheet
        self._keys = _keys(sheet)
        rows: dict[int, str] = {}
        for name, pattern in names.items():
            own = {spot[0]: key for spot, key in self._keys.items() if pattern.fullmatch(key[1])}
            rows |= dict.fromkeys(own, name)
            if any((key[2] or "").startswith("@") for key in own.values()):
                rows |= dict.fromkeys(range(min(own), max(own) + 1), name)
        areas = [(table.area, name) for table in sheet.tables for name in names if _is_table_of(table.name, name)]
        self.spots = {spot: rows[spot[0]] for spot in sheet.cells if spot[0] in rows}
        self.spots |= {spot: name for area, name in areas for spot in sheet.cells if spot in area}
        owners = {key[1] for spot, key in self._keys.items() if spot not in self.spots}
        if self.spots and not owners and len(areas) == len(sheet.tables):
            self.spots |= dict.fromkeys(sheet.cells.keys() - self.spots.keys(), "")

    def answered(self) -> set[str]:
        """Give the names that there is an answer to."""
        return {name for spot, name in self.spots.items() if name and self._is_answer(spot)}

    def _is_answer(self, spot: Spot) -> bool:
        """Tell whether a cell lies right of a label on a row with a key, or below the headings of a free table."""
        if not plain(self._sheet.cells[spot].shown):
            return False
        keys = [column for row, column in self._keys if row == spot[0]]
        if keys:
            return spot[1] == min(keys) + _ANSWER_AFTER_KEY
        return any(spot in table.area and spot[0] > table.area.first_row for table in self._sheet.tables)


def _is_table_of(table: str, name: str) -> bool:
    part, _, question = name.partition(".")
    folded = table.casefold()
    return folded.startswith(f"fv_{part}_") and (not question or folded.endswith(f"_{question}"))


def with_rows_renamed(workbook: Workbook, form: Form, renames: Sequence[Rename]) -> Workbook:
    """Give the workbook with the keys of rows as they are today: of fixed rows, and of parts repeated for rows."""
    prefixes = (*_of_repeated(form, renames), *_of_fixed(form, renames))
    if not prefixes:
        return workbook
    return replace(workbook, sheets=tuple(_rekeyed(sheet, prefixes) for sheet in workbook.sheets))


def _of_repeated(form: Form, renames: Iterable[Rename]) -> Iterator[tuple[str, str]]:
    """Yield the beginnings of the keys of repeated parts, as they were and as they are."""
    for rename in renames:
        for part in form.parts if rename.register and rename.after else ():
            if part.dimension == (rename.register, rename.after[0]):
                yield f"{part.base}_{rename.before}.", f"{part.id}."


def _of_fixed(form: Form, renames: Iterable[Rename]) -> Iterator[tuple[str, str]]:
    for rename in renames:
        for part in form.parts if rename.register and rename.after else ():
            for question in part.questions:
                if question.rows_from == rename.register:
                    path = f"{part.id}.{question.id}@"
                    yield path + rename.before, path + rename.after[0]


def _rekeyed(sheet: Sheet, prefixes: Sequence[tuple[str, str]]) -> Sheet:
    cells = {
        spot: cell._replace(value=_renamed(cell.value, prefixes)) if isinstance(cell.value, str) else cell
        for spot, cell in sheet.cells.items()
    }
    return replace(sheet, cells=cells)


def _renamed(text: str, prefixes: Sequence[tuple[str, str]]) -> str:
    for before, after in prefixes:
        if text == before or text.startswith(before if before.endswith(".") else f"{before}/"):
            text = after + text.removeprefix(before)
    return text
