"""Which sheet of a workbook is which sheet of the form: recognised by keys and labels, never by title alone."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.forms.matching import plain
from generator.forms.names import LISTS_SHEET, META_SHEET
from generator.forms.places import Layout, PlannedSheet
from generator.model.findings import CellPlace, FilePlace, Finding
from generator.office.cells import Cell
from generator.office.spreadsheet import Reference, Sheet, SheetState, Workbook
from generator.swedish.form_words import FRONT_SHEET, LABEL_IDENTITY
from generator.swedish.reading_messages import Reading

_LEAST_SHARE = 0.4
"""Of a sheet's labels, or of its keys, that must be there for it to be recognised."""
_HEADING_WEIGHT, _TITLE_WEIGHT, _NAME_WEIGHT = 5, 2, 1

_OWN_SHEETS = frozenset({META_SHEET, LISTS_SHEET, FRONT_SHEET.casefold()})
"""Sheets without answers; a renamed one is told as a stranger's, which does no harm."""

Spot = tuple[int, int]


class SheetText:
    """A sheet of the workbook with its texts indexed by their plain words."""

    def __init__(self, sheet: Sheet) -> None:
        """Index the texts that can be seen: what lies under a merged area cannot."""
        self.sheet = sheet
        self.covered = frozenset(
            spot for area in sheet.merges for spot in area if spot != (area.first_row, area.first_column)
        )
        self._spots: dict[str, list[Spot]] = {}
        self._rows: dict[int, dict[str, int]] = {}
        for spot, cell in sheet.cells.items():
            if isinstance(cell.value, str) and spot not in self.covered:
                words = plain(cell.value)
                self._spots.setdefault(words, []).append(spot)
                self._rows.setdefault(spot[0], {}).setdefault(words, spot[1])

    def find(self, text: str) -> Sequence[Spot]:
        """Give every (row, column) where the words of *text* stand."""
        return self._spots.get(plain(text), ())

    def count(self, words: Iterable[str]) -> int:
        """Tell how many of *words*, which are plain already, stand somewhere on the sheet."""
        return sum(map(self._spots.__contains__, words))

    def row(self, row: int) -> Mapping[str, int]:
        """Give the texts of a row, as plain words, with the first column where each stands."""
        return self._rows.get(row, {})

    def cell(self, spot: Spot) -> Cell | None:
        """Give the cell that can be seen at *spot*."""
        return None if spot in self.covered else self.sheet.cells.get(spot)


@dataclass(frozen=True, slots=True)
class Matched:
    """The sheets that were recognised, by planned title, and what there is to say about the others."""

    sheets: Mapping[str, SheetText]
    findings: tuple[Finding, ...]


def match_sheets(
    layout: Layout, workbook: Workbook, issued: frozenset[str], file: str, apart: Container[str] = ()
) -> Matched:
    """Pair the form's sheets with the workbook's, the best pair first; ties keep the order of the workbook.

    The sheets named in *apart* are no part of the form, however alike they are.
    """
    texts = [
        SheetText(sheet)
        for sheet in workbook.sheets
        if sheet.name.casefold() not in _OWN_SHEETS and sheet.name not in apart
    ]
    scores = [
        (_score(plan, words, text, workbook.names), -position, plan, text)
        for plan in layout.sheets
        for words in [_words_of(plan)]
        for position, text in enumerate(texts)
    ]
    matched: dict[str, SheetText] = {}
    taken: set[str] = set()
    for score, _, plan, text in sorted(scores, key=lambda entry: entry[:2], reverse=True):
        if score and plan.title not in matched and text.sheet.name not in taken:
            matched[plan.title] = text
            taken.add(text.sheet.name)
    findings = [*_missing(layout, matched, issued, file), *_left_over(layout, texts, taken, file)]
    return Matched(matched, tuple(findings))


def keys_of(plan: PlannedSheet) -> set[str]:
    """Give the keys that stand in the sheet's hidden column."""
    return {line.key for line in plan.lines()}


def _words_of(plan: PlannedSheet) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the labels and the keys of a sheet, as plain words; several labels may be the same words."""
    # The headings over questions are the same on every sheet and tell nothing.
    labels = {line.label for line in plan.lines()}
    labels |= {heading for block in plan.blocks if block.table for heading in block.headings.values()}
    return tuple(map(plain, labels)), tuple(map(plain, keys_of(plan)))


def _score(
    plan: PlannedSheet,
    words: tuple[Sequence[str], Sequence[str]],
    text: SheetText,
    names: Mapping[str, Reference],
) -> int:
    """Count what speaks for the pair; 0 if it is not enough. *words* are those of the plan."""
    labels, keys = words
    found_labels, found_keys = text.count(labels), text.count(keys)
    table_names = {table.name.casefold() for table in text.sheet.tables}
    has_table = any(block.name.casefold() in table_names for block in plan.blocks if block.name)
    enough = found_labels >= _LEAST_SHARE * len(labels) or (keys and found_keys >= _LEAST_SHARE * len(keys))
    if not (enough or has_table):
        return 0
    slots = (slot.name.casefold() for line in plan.lines() for slot in line.slots)
    pointing = {name.casefold() for name, reference in names.items() if reference.sheet == text.sheet.name}
    return (
        found_labels
        + found_keys
        + _HEADING_WEIGHT * bool(text.find(plan.heading))
        + _HEADING_WEIGHT * has_table
        + _TITLE_WEIGHT * (text.sheet.name.casefold() == plan.title.casefold())
        + _NAME_WEIGHT * sum(name in pointing for name in slots)
    )


def _missing(layout: Layout, matched: Mapping[str, SheetText], issued: frozenset[str], file: str) -> Iterator[Finding]:
    for plan in layout.sheets:
        if plan.title not in matched:
            new = bool(issued) and not any(field in issued for field in _fields(plan))
            message = Reading.SHEET_NOT_ISSUED if new else Reading.SHEET_GONE
            yield message.at(FilePlace(file), title=plan.title)
        elif matched[plan.title].sheet.state is not SheetState.VISIBLE:
            yield Reading.SHEET_HIDDEN.at(CellPlace(file, matched[plan.title].sheet.name, ""))


def _fields(plan: PlannedSheet) -> Iterator[str]:
    for line in plan.lines():
        yield line.key
    for block in plan.blocks:
        yield block.table


def _left_over(layout: Layout, texts: Iterable[SheetText], taken: set[str], file: str) -> Iterator[Finding]:
    for text in texts:
        name = text.sheet.name
        if name in taken or not text.sheet.cells or text.find(LABEL_IDENTITY):
            continue
        place = CellPlace(file, name, "")
        scores = {plan.title: score for plan in layout.sheets if (score := _score(plan, _words_of(plan), text, {}))}
        if scores:
            yield Reading.SHEET_TWICE.at(place, title=max(scores, key=scores.__getitem__))
        else:
            yield Reading.SHEET_NOT_OURS.at(place)
