"""What a form was sent out with beside its questions: the rows its tables began with, and the earlier answers it shows.

It is stamped on the sheet `_meta` when the form is made, so that a form can be read without the period before. Only a
mark of each text is kept: what somebody takes away from a cell is then nowhere in the file. Texts that are locked are
kept whole, to be put back.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from generator.forms.identity import meta_pairs
from generator.forms.matching import plain
from generator.forms.places import Block, Layout, Start
from generator.forms.prefill import goes_on
from generator.forms.values import prefilled_value
from generator.model.answers import AnswerValue
from generator.model.definition import FollowUp
from generator.office.spreadsheet import Workbook
from generator.swedish.guide_words import TO_FRONT

_PERIOD, _GUIDES = "fv_forra", "fv_lage"
_ROW = re.compile(r"([a-z0-9_.]+)\+([1-9][0-9]{0,3})([/=])([a-z0-9_]+)")
_SHOWN = re.compile(r"([a-z0-9_.]+(?:@[a-z0-9_]+/[a-z0-9_]+)?)<")
_CARRIED = re.compile(r"([a-z0-9_.]+)>")
_MARK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """A row that a table began with: the marks of its texts, and those texts that are locked, by column."""

    marks: dict[str, str] = field(default_factory=dict)
    locked: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issued:
    """What one workbook was sent out with; empty if it does not tell."""

    fields: frozenset[str]
    """The answers that it asks for, by their keys."""
    start: Start
    """As it was when the form was made, but without the texts."""
    shown: frozenset[str]
    """Marks of the earlier answers that the form shows."""
    rows: Mapping[str, Mapping[int, IssuedRow]]
    """The rows that tables began with, by `del.fraga` and number."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Marks of the answers of the period before that stood in answer cells, by `del.fraga`."""
    printed: frozenset[str] = frozenset()
    """Marks of words that were the form's own when it was made, and are not any longer."""


def stamps_of(follow_up: FollowUp, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield what is stamped on a form when it is made."""
    if layout.start.guides:
        yield _GUIDES, "1"
    if layout.start.period:
        yield _PERIOD, layout.start.period
    for _, block in layout.tables():
        yield from _row_stamps(follow_up, block)
    for key, value in _carried(follow_up, layout).items():
        yield f"{key}>", mark(value)
    for key, text in layout.start.shown.items():
        yield f"{key}<", mark(plain(text))


def _carried(follow_up: FollowUp, layout: Layout) -> Mapping[str, AnswerValue]:
    """Give the answers of the period before that stand in answer cells; of several choices, the ids of all."""
    found: dict[str, AnswerValue] = {}
    for _, _, slot in layout.slots():
        value = prefilled_value(follow_up, slot) if slot.question.carried or goes_on(slot.question) else None
        if slot.step and value:
            before = found.get(slot.field)
            found[slot.field] = (*(before if isinstance(before, tuple) else ()), slot.step)
        elif value is not None:
            found[slot.field] = value
    return found


def _row_stamps(follow_up: FollowUp, block: Block) -> Iterator[tuple[str, str]]:
    for (_, key), texts in zip(block.row_keys(), block.begun, strict=True):
        for slot in block.columns:
            text = texts.get(slot.field, "")
            value = prefilled_value(follow_up, replace(slot, prefill=text))
            if value is not None:
                yield f"{key}/{slot.field}", mark(value)
                if slot.question.locked:
                    yield f"{key}={slot.field}", text


def issued_with(workbook: Workbook) -> Issued:
    """Read what a form was sent out with."""
    period, guides, shown, answers = "", False, dict[str, str](), dict[str, str]()
    rows: defaultdict[str, dict[int, IssuedRow]] = defaultdict(dict)
    fields = set()
    for key, value in meta_pairs(workbook):
        if key == _PERIOD:
            period = value
        elif key == _GUIDES:
            guides = True
        elif found := _SHOWN.fullmatch(key):
            shown[found[1]] = value
        elif found := _CARRIED.fullmatch(key):
            answers[found[1]] = value
        elif found := _ROW.fullmatch(key):
            row = rows[found[1]].setdefault(int(found[2]), IssuedRow())
            (row.locked if found[3] == "=" else row.marks)[found[4]] = value
        elif "." in key:
            fields.add(key)
    begun: dict[str, tuple[Mapping[str, str], ...]] = {table: ({},) * max(row) for table, row in rows.items()}
    guides = guides or (not fields and _guided(workbook))
    start = Start(period, dict.fromkeys(shown, ""), begun, dict.fromkeys(answers, ""), guides)
    return Issued(frozenset(fields), start, frozenset(shown.values()), dict(rows), answers)


def _guided(workbook: Workbook) -> bool:
    """Tell whether a form that has lost what was stamped on it still has links between its sheets."""
    return any(cell.value == TO_FRONT for sheet in workbook.sheets for cell in sheet.cells.values())


def mark(value: AnswerValue) -> str:
    """Give a short mark that tells whether two answers are the same, but not what they are."""
    return hashlib.sha256(_written(value).encode()).hexdigest()[:_MARK_LENGTH]


def _written(value: AnswerValue) -> str:
    match value:
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case tuple():
            return "\n".join(value)
        case _:
            return value or ""
