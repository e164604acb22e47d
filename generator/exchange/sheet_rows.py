"""A sheet with a table, read by its headings: wherever the columns stand, however the rows are sorted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.model.findings import CellPlace, Finding, Place
from generator.office.cells import Cell, cell_ref
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish.merged_messages import Merged
from generator.swedish.messages import Message

_HEADER_WITHIN = 20


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with something in it, by its headings."""

    number: int
    cells: Mapping[str, Cell]

    def shown(self, heading: str) -> str:
        """Give what stands under a heading, as people see it."""
        cell = self.cells.get(heading)
        return cell.shown.strip() if cell else ""


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The table of a sheet; *columns* are counted from 1."""

    file: str
    title: str
    columns: Mapping[str, int]
    rows: tuple[SheetRow, ...]
    twice: Mapping[str, CellPlace]
    """Headings that two columns have, which are not read, and where the latter stands."""
    strange: Mapping[str, CellPlace]
    """Headings that were not asked for, and where they stand."""

    def place(self, row: SheetRow, heading: str = "") -> CellPlace:
        """Say where a cell is; without a heading, where the row begins."""
        column = self.columns.get(heading, min(self.columns.values(), default=1))
        return CellPlace(self.file, self.title, cell_ref(row.number, column))


def normal(text: str) -> str:
    """Give what headings, titles and names are compared by."""
    return " ".join(text.split()).casefold()


def sheet_named(workbook: Workbook, title: str) -> Sheet | None:
    """Give the sheet with that title."""
    return next((sheet for sheet in workbook.sheets if normal(sheet.name) == normal(title)), None)


def rows_of(sheet: Sheet, file: str, headings: Sequence[str]) -> SheetRows:
    """Read the rows below the headings, which stand in the row that has the most of them."""
    wanted = {normal(heading): heading for heading in headings}
    lines: dict[int, list[Cell]] = {}
    for (row, _), cell in sheet.cells.items():
        lines.setdefault(row, []).append(cell)
    first = sorted(row for row in lines if row <= _HEADER_WITHIN)
    header = max(
        first, key=lambda row: (len({normal(each.shown) for each in lines[row]} & set(wanted)), -row), default=0
    )
    columns, twice, strange = _columns(lines.get(header, ()), wanted, CellPlace(file, sheet.name, ""))
    at = {column: heading for heading, column in columns.items()}
    rows = (
        SheetRow(row, {at[cell.column]: cell for cell in lines[row] if cell.column in at and _filled(cell)})
        for row in sorted(lines)
        if row > header
    )
    return SheetRows(file, sheet.name, columns, tuple(row for row in rows if row.cells), twice, strange)


def _columns(
    cells: Iterable[Cell], wanted: Mapping[str, str], sheet: CellPlace
) -> tuple[dict[str, int], dict[str, CellPlace], dict[str, CellPlace]]:
    """Give the columns of the wanted headings, the headings that are there twice, and the strange ones."""
    columns: dict[str, int] = {}
    twice: dict[str, CellPlace] = {}
    strange: dict[str, CellPlace] = {}
    for cell in sorted(cells, key=lambda each: each.column):
        name, place = wanted.get(normal(cell.shown)), replace(sheet, cell=cell.ref)
        if name is None:
            strange[cell.shown.strip()] = place
        elif name in columns:
            twice[name] = place
        else:
            columns[name] = cell.column
    return {name: column for name, column in columns.items() if name not in twice}, twice, strange


def _filled(cell: Cell) -> bool:
    return not (isinstance(cell.value, str) and not cell.value.strip())


def column_faults(read: SheetRows, headings: Iterable[str]) -> Iterator[Finding]:
    """Find headings that are not there, or there twice; a strange one may be the one that is meant."""
    place = CellPlace(read.file, read.title, "")
    for heading in headings:
        if heading in read.twice:
            yield Merged.MERGED_COLUMN_TWICE.at(read.twice[heading], column=heading)
        elif heading not in read.columns:
            plain, close = Merged.MERGED_COLUMN_GONE, Merged.MERGED_COLUMN_GONE_CLOSE
            likely = closest(heading, read.strange)
            gone = plain.at(place, column=heading)
            yield close.at(read.strange[likely], column=heading, close=likely) if likely else gone


def closest(word: str, known: Iterable[str]) -> str:
    """Give the known word that *word* is probably a slip for, or nothing."""
    return "".join(get_close_matches(word, list(known), n=1, cutoff=0.6))


def suggesting(plain: Message, close: Message, place: Place, value: str, known: Iterable[str], label: str) -> Finding:
    """Give the finding that names what was probably meant, if anything is near."""
    likely = closest(value, known)
    if likely:
        return close.at(place, value=value, label=label, close=likely)
    return plain.at(place, value=value, label=label)
