"""A workbook as it was saved: every cell with its value, raw text, formula and place, within limits.

`read_workbook` takes a file apart once, from the first byte to the last; a file that is no workbook, or that could
harm, is `Refused` with its reason. What the cells mean is not known here.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from generator.model.findings import CellPlace, FilePlace, Finding
from generator.office.cells import Area, Cell, area
from generator.office.contents import Contents, text
from generator.office.formats import read_formats
from generator.office.package import Package, Relation, content_of, open_package
from generator.office.refusal import Limits, Refused
from generator.office.shared_texts import read_shared_texts
from generator.office.sheets import read_sheet
from generator.office.sniffing import Kind
from generator.swedish.office_messages import Office

_NOT_A_WORKBOOK = {
    Kind.BINARY_WORKBOOK: Office.FILE_IS_XLSB,
    Kind.OPEN_DOCUMENT_SHEET: Office.FILE_IS_ODS,
    Kind.DOCUMENT: Office.FILE_IS_DOCUMENT,
}
# Sheet1!$A$1 or 'Blad ''ett'!$A$1:$B$2; names of formulas, constants and other workbooks' cells are passed over.
_REFERENCE = re.compile(r"(?:'((?:[^'\[]|'')+)'|([^'!\[\](),:]+))!([^!]+)")


class SheetState(Enum):
    """Whether people see a sheet; a very hidden one cannot be shown from Excel's own menus."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


_STATES = {state.value for state in SheetState}


@dataclass(frozen=True, slots=True)
class Table:
    """A table object: its name, its area with the header row, and its column names."""

    name: str
    area: Area
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a defined name points at: an area of a sheet."""

    sheet: str
    area: Area


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet. *cells* has only cells with a content, keyed by (row, column) and in the order of the file."""

    name: str
    state: SheetState
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    tables: tuple[Table, ...] = ()
    names: Mapping[str, Reference] = field(default_factory=dict)
    """Defined names that hold in this sheet only, as a duplicated sheet gets them."""
    protected: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    """What somebody has commented on cells, by their references, in the order of the file."""
    drawn: bool = False
    """Whether text boxes, pictures or other figures lie on the sheet."""

    def hidden(self, cell: Cell) -> bool:
        """Tell whether the cell lies in a hidden row or column."""
        return cell.row in self.hidden_rows or cell.column in self.hidden_columns


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as it was saved. The last five fields are what the file says of itself."""

    sheets: tuple[Sheet, ...]
    names: Mapping[str, Reference]
    """Defined names of the whole workbook that point at cells."""
    properties: Mapping[str, str]
    """Custom document properties."""
    title: str = ""
    modified: datetime | None = None
    """When it was last saved, in UTC without zone, as the program that saved it says."""
    modified_by: str = ""
    date1904: bool = False
    macros: bool = False
    skipped: tuple[str, ...] = ()
    """Titles of sheets that are no worksheets (chart sheets and the like), which are not read."""

    def findings(self, file: str) -> tuple[Finding, ...]:
        """Tell what is worth knowing about the file as a whole; none of it is an error."""
        macros = (Office.FILE_WITH_MACROS.at(FilePlace(file)),) if self.macros else ()
        return (*macros, *(Office.SHEET_SKIPPED.at(CellPlace(file, title, "")) for title in self.skipped))


def read_workbook(source: Path | bytes, limits: Limits | None = None) -> Workbook:
    """Read every worksheet of a workbook; raises `Refused` with the reason when that cannot be done."""
    limits = limits or Limits()
    return _read(source if isinstance(source, bytes) else content_of(source, limits), limits)


# Merged data are asked for their register first and then for their answers.
@lru_cache(maxsize=1)
def _read(content: bytes, limits: Limits) -> Workbook:
    package = open_package(content, limits)
    kind = package.kind()
    if kind is not Kind.WORKBOOK:
        raise Refused(_NOT_A_WORKBOOK.get(kind, Office.FILE_NOT_WORKBOOK))
    root = package.tree(package.main_part())
    if root.tag != "workbook":
        raise Refused(Office.PART_DAMAGED, part=package.main_part())
    date1904 = any(each.get("date1904") in ("1", "true") for each in root.findall("workbookPr"))
    names = _names(root)
    sheets, skipped = _sheets(package, root, date1904, names)
    core = _core(package)
    return Workbook(
        sheets=sheets,
        names=names.get("", {}),
        properties=_properties(package),
        title=core.get("title", ""),
        modified=_moment(core.get("modified", "")),
        modified_by=core.get("lastModifiedBy", ""),
        date1904=date1904,
        macros=package.macros,
        skipped=skipped,
    )


def read_properties(source: Path | bytes, limits: Limits | None = None) -> Mapping[str, str]:
    """Read the custom properties alone, of a package of any kind; raises `Refused` when it cannot be opened."""
    return _properties(open_package(source, limits))


def _entries(root: Element) -> list[Element]:
    return [each for sheets in root.findall("sheets") for each in sheets.findall("sheet")]


def _sheets(
    package: Package, root: Element, date1904: bool, names: Mapping[str, Mapping[str, Reference]]
) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    entries = _entries(root)
    if len(entries) > package.limits.sheets:
        raise Refused(Office.TOO_MANY_SHEETS, limit=package.limits.sheets)
    relations = package.relations(package.main_part())
    contents = _contents(package, relations, date1904)
    sheets: list[Sheet] = []
    skipped: list[str] = []
    room = package.limits.cells
    for index, entry in enumerate(entries):
        relation = relations.get(entry.get("id", ""))
        if relation is None or relation.external:
            raise Refused(Office.PART_MISSING, part=entry.get("name", ""))
        if relation.kind != "worksheet":
            skipped.append(entry.get("name", ""))
            continue
        sheets.append(_sheet(package, entry, relation.target, contents, room, names.get(str(index), {})))
        room -= len(sheets[-1].cells)
    return tuple(sheets), tuple(skipped)


def _sheet(
    package: Package, entry: Element, part: str, contents: Contents, room: int, names: Mapping[str, Reference]
) -> Sheet:
    title, state = text(entry.get("name", "")), entry.get("state", "visible")
    cells, frame = read_sheet(package.markup(part), part, title, contents, package.limits, room)
    related = [each for each in package.relations(part).values() if each.target in package]
    return Sheet(
        name=title,
        state=SheetState(state) if state in _STATES else SheetState.VISIBLE,
        cells=cells,
        merges=tuple(frame.merges),
        hidden_rows=frozenset(frame.hidden_rows),
        hidden_columns=frozenset(frame.hidden_columns),
        tables=tuple(_table(package.tree(each.target)) for each in related if each.kind == "table"),
        names=names,
        protected=frame.protected,
        notes=dict(note for each in related if each.kind == "comments" for note in _notes(package.tree(each.target))),
        drawn=any(each.kind == "drawing" for each in related),
    )


def _notes(root: Element) -> Iterator[tuple[str, str]]:
    """Give the comments by cell; threaded ones stand here too, for the programs that do not know threads."""
    for each in (comment for listed in root.findall("commentList") for comment in listed):
        if area(each.get("ref", "")):
            yield each.get("ref", ""), text("".join(piece.text or "" for piece in each.iter("t")))


def _contents(package: Package, relations: Mapping[str, Relation], date1904: bool) -> Contents:
    # A cell that uses a text which is not there is BAD by itself; the others can still be read.
    parts = {each.kind: each.target for each in relations.values() if each.target in package}
    shared, styles = parts.get("sharedStrings"), parts.get("styles")
    return Contents(
        read_shared_texts(package.markup(shared), shared, package.limits) if shared else [],
        read_formats(package.markup(styles), styles, package.limits) if styles else (),
        date1904,
    )


def _names(root: Element) -> dict[str, dict[str, Reference]]:
    """Give the defined names that point at cells: of the whole workbook under "", else under the sheet's index."""
    names: dict[str, dict[str, Reference]] = {}
    for each in (name for defined in root.findall("definedNames") for name in defined):
        pointed = reference(each.text or "")
        if pointed and not each.get("name", "").startswith("_xlnm."):
            names.setdefault(each.get("localSheetId", ""), {})[text(each.get("name", ""))] = pointed
    return names


@lru_cache(maxsize=2**13)
def reference(formula: str) -> Reference | None:
    """Read what a formula such as `Blad1!$B$2:$B$5` points at; None if it is more than cells of a sheet."""
    # The same names stand in the forms of all respondents.
    found = _REFERENCE.fullmatch(formula)
    cells = area(found[3]) if found else None
    if not found or not cells:
        return None
    return Reference(text((found[1] or found[2]).replace("''", "'")), cells)


def _table(root: Element) -> Table:
    columns = (each.get("name", "") for listed in root.findall("tableColumns") for each in listed)
    place = area(root.get("ref", "")) or Area(1, 1, 1, 1)
    return Table(text(root.get("displayName") or root.get("name") or ""), place, tuple(text(each) for each in columns))


def _core(package: Package) -> dict[str, str]:
    return {each.tag: text(each.text or "") for each in _of_the_package(package, "core-properties")}


def _properties(package: Package) -> dict[str, str]:
    entries = (*_of_the_package(package, "custom-properties"), *_of_the_package(package, "customProperties"))
    return {text(each.get("name", "")): text(each[0].text or "") for each in entries if len(each)}


def _of_the_package(package: Package, kind: str) -> Iterable[Element]:
    parts = [each.target for each in package.relations().values() if each.kind == kind and each.target in package]
    return package.tree(parts[0]) if parts else ()


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written.strip())
        return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
