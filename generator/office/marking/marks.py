"""A marked copy put together: red, notes, list and stamps, where each of them belongs.

What is changed: the sheets with marks and their notes, the style part, the list of sheets, the content types, the
relations and the custom properties. Marks of an earlier round are taken away first.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice

from generator.office.cells import area
from generator.office.contents import text
from generator.office.marking.conditions import unchanged
from generator.office.marking.listing import Entry, is_list, write_list
from generator.office.marking.notes import add_notes, remove_notes
from generator.office.marking.rules import add_rules, has_rules, remove_rules
from generator.office.marking.stamps import stamp
from generator.office.marking.styles import Styles
from generator.office.patching import Patch
from generator.office.refusal import Refused
from generator.office.spreadsheet import Sheet, read_workbook
from generator.swedish.marking_words import note
from generator.swedish.office_messages import Office

_MOST = 1_000
"""Cells of a sheet that are marked; the list has all. A sheet with more rules than a few thousand is not read again."""

Told = Mapping[str, tuple[str, ...]]
"""What is said of the cells of a sheet, by their references."""


def marked(data: bytes, entries: Sequence[Entry], properties: Mapping[str, str]) -> bytes:
    """Give a copy of a workbook with the cells of the entries marked.

    Raises `Refused` if the workbook cannot be taken apart, or if the copy would not read as the workbook does.
    """
    sheets = {sheet.name: sheet for sheet in read_workbook(data).sheets}
    patch = Patch(data)
    styles = Styles(patch)
    red, of_list = styles.red(), styles.of_list()
    listed = ""
    for title, part in _parts(patch):
        if title not in sheets or is_list(sheets[title]):
            listed = part if title in sheets else listed
            continue
        if has_rules(patch.read(part)):
            remove_rules(patch.tree(part))
        remove_notes(patch, part)
        told = _told(title, entries)
        if told:
            add_rules(patch.tree(part), _conditions(sheets[title], told), red)
            add_notes(patch, part, {ref: note(messages) for ref, messages in told.items()})
    write_list(patch, listed, sorted(entries, key=partial(_reading_order, tuple(sheets))), of_list)
    _remove_signatures(patch)
    stamp(patch, properties)
    return _checked(patch.package(), sheets)


def _parts(patch: Patch) -> Iterator[tuple[str, str]]:
    """Yield the title and the part of each worksheet, in the order of the workbook."""
    parts = patch.related(patch.workbook, "worksheet")
    for each in patch.tree(patch.workbook).iterfind(f"{{{patch.main}}}sheets/{{{patch.main}}}sheet"):
        part = parts.get(each.get(f"{{{patch.office}/relationships}}id", ""))
        if part:
            yield text(each.get("name", "")), part


def _reading_order(titles: tuple[str, ...], entry: Entry) -> tuple[int, int, int]:
    """Order what is about the whole workbook first, then as people go through it; the gravest of a cell stays first."""
    place = area(entry.cell)
    sheet = titles.index(entry.sheet) if entry.sheet in titles else -1
    return (sheet, place.first_row, place.first_column) if place else (sheet, 0, 0)


def _told(title: str, entries: Sequence[Entry]) -> Told:
    told: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if entry.sheet == title and entry.cell:
            told[entry.cell] = (*told.get(entry.cell, ()), entry.message)
    return dict(islice(told.items(), _MOST))


def _conditions(sheet: Sheet, told: Told) -> dict[str, str]:
    conditions = {}
    for ref, messages in told.items():
        place = area(ref)
        assert place is not None
        cell = sheet.cells.get((place.first_row, place.first_column))
        conditions[ref] = unchanged(ref, cell, "\n".join(messages))
    return conditions


def _checked(copy: bytes, sheets: Mapping[str, Sheet]) -> bytes:
    """Give the copy if it says what the workbook says; in a damaged one, what we add may hide or reveal something."""
    read = {sheet.name: sheet.cells for sheet in read_workbook(copy).sheets if not is_list(sheet)}
    if read != {title: sheet.cells for title, sheet in sheets.items() if not is_list(sheet)}:
        raise Refused(Office.FILE_DAMAGED)
    return copy


def _remove_signatures(patch: Patch) -> None:
    """Take electronic signatures away: they are of the file that was handed in, and would be shown as false."""
    for id_, origin in patch.related("", "origin").items():
        for part in patch.related(origin, "signature").values():
            patch.drop(part)
        patch.unrelate("", id_)
        patch.drop(origin)
