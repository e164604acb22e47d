"""Sheets of a part that is repeated for a register's rows, when the register no longer has the row.

They look like the sheets of the other rows. Only their hidden keys tell them apart, so they are set aside before the
sheets are matched: an answer for one measuring date is never read as another's.
"""

import re
from collections.abc import Container, Iterator, Mapping

from generator.forms.beside import printed_words
from generator.forms.issued import mark
from generator.forms.matching import plain
from generator.forms.places import Layout, Line, PlannedSheet
from generator.model.definition import FollowUp
from generator.model.findings import CellPlace, Finding
from generator.office.cells import Cell
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish.guide_words import is_guide
from generator.swedish.reading_messages import Reading

_KEY = re.compile(r"([a-z0-9_]{1,120})\.[a-z0-9_@#]{1,120}")
_LABEL_AFTER_KEY = 2
"""The label stands two columns after the hidden key."""

Keys = Mapping[tuple[int, int], tuple[str, str]]
"""A sheet's keys as part and rest, by where they stand."""


def gone_sheets(
    follow_up: FollowUp, layout: Layout, workbook: Workbook, shown: Container[str], file: str
) -> Mapping[str, Finding | None]:
    """Give the sheets whose row is gone, by title; None where nothing is filled in and nothing needs to be said.

    *shown* are the marks of earlier answers in the form.
    """
    known = {part.id for part in layout.form.parts}
    registers = {part.base: part.dimension[0] for part in layout.form.parts if part.dimension}
    gone: dict[str, Finding | None] = {}
    for sheet in workbook.sheets if registers else ():
        keys = _keys(sheet)
        parts = {part for part, _ in keys.values()}
        owner = next((part for part in sorted(parts) if _base(part, registers)), "")
        base = _base(owner, registers)
        if not base or parts & known:
            continue
        register = follow_up.registers[registers[base]]
        finding = Reading.PART_NOT_IN_REGISTER.at(
            CellPlace(file, sheet.name, ""), row=owner.removeprefix(f"{base}_"), register=register.title
        )
        filled = _filled(sheet, keys, _siblings(layout, base))
        gone[sheet.name] = finding if any(mark(plain(cell.shown)) not in shown for cell in filled) else None
    return gone


def _keys(sheet: Sheet) -> Keys:
    texts = ((spot, cell.value) for spot, cell in sheet.cells.items() if isinstance(cell.value, str))
    keys = ((spot, text.strip()) for spot, text in texts if "." in text)
    return {spot: (key[1], text[key.end(1) + 1 :]) for spot, text in keys if (key := _KEY.fullmatch(text))}


def _base(part: str, bases: Mapping[str, str]) -> str:
    """Give the longest base that the part's id may be a repetition of."""
    return max((base for base in bases if part.startswith(f"{base}_")), key=len, default="")


def _siblings(layout: Layout, base: str) -> tuple[PlannedSheet, ...]:
    """Give the sheets of one other row that the part is repeated for."""
    ids = [part.id for part in layout.form.parts_for(layout.respondent.id) if part.base == base][:1]
    return tuple(
        plan for plan in layout.sheets if any(line.key.startswith(f"{id_}.") for id_ in ids for line in plan.lines())
    )


def _filled(sheet: Sheet, keys: Keys, siblings: tuple[PlannedSheet, ...]) -> Iterator[Cell]:
    """Yield what somebody has answered: neither the form's own words nor what was filled in beforehand."""
    lines = {line.key.partition(".")[2]: line for plan in siblings for line in plan.lines()}
    own = {words for plan in siblings for words in printed_words(plan)}
    own |= {plain(slot.prefill) for line in lines.values() for slot in line.slots}
    first_row, key_column = min(keys)
    locked = {row for (row, _), (_, rest) in keys.items() if rest in lines and _is_locked(lines[rest])}
    for (row, column), cell in sheet.cells.items():
        beside = row >= first_row and column > key_column + _LABEL_AFTER_KEY and row not in locked
        if beside and plain(cell.shown) and plain(cell.shown) not in own and not is_guide(cell.shown):
            yield cell


def _is_locked(line: Line) -> bool:
    return bool(line.slots) and all(slot.question.locked for slot in line.slots)
