"""Which form a workbook is: stamped in three places when it is made, found again when it comes back.

The copies are the document's custom properties, the sheet `_meta`, and a line on the first sheet that people can
read. A workbook whose file name says something else is still the form that two of its copies say it is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

from generator.forms.matching import plain
from generator.forms.names import META_SHEET
from generator.model.definition import FollowUp
from generator.office.cells import Cell
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish.form_words import LABEL_IDENTITY

PROGRAM = "samverkansrapport"
_MARK_KEY = "fv_program"
_KEYS = ("fv_modell", "fv_blankett", "fv_lamnas_av", "fv_period", "fv_version")
_SEPARATOR = " / "
_LONGEST_PART = 60


@dataclass(frozen=True, slots=True)
class Identity:
    """What a form is of: ids of the model, the form, the respondent and the period, and the model's version."""

    model: str
    form: str
    respondent: str
    period: str
    version: str

    def stamps(self) -> Mapping[str, str]:
        """Give the copy for the custom properties and for the sheet `_meta`."""
        return {_MARK_KEY: PROGRAM, **dict(zip(_KEYS, astuple(self), strict=True))}

    def line(self) -> str:
        """Give the copy for the first sheet; it can be read out on the telephone."""
        return _SEPARATOR.join(astuple(self))


def identity_of(follow_up: FollowUp, form_id: str, respondent_id: str) -> Identity:
    """Give the identity of a form of this follow-up."""
    return Identity(follow_up.id, form_id, respondent_id, follow_up.period.id, follow_up.version)


def copies(workbook: Workbook) -> tuple[Identity, ...]:
    """Give the copies that are left and whole, at most three of them."""
    found = [stamped(workbook.properties), _from_meta(workbook), _from_lines(workbook)]
    return tuple(identity for identity in found if identity)


def agreed(found: tuple[Identity, ...]) -> Identity | None:
    """Give what at least two copies say."""
    identity, count = Counter(found).most_common(1)[0] if found else (None, 0)
    return identity if count > 1 else None


def stamped(stamps: Mapping[str, str]) -> Identity | None:
    """Give the copy among the custom properties, or among the pairs of the sheet `_meta`."""
    if stamps.get(_MARK_KEY) != PROGRAM or any(key not in stamps for key in _KEYS):
        return None
    return _identity([stamps[key] for key in _KEYS])


def meta_pairs(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """Yield what stands on the sheet `_meta`, key by key."""
    for sheet in _sheets(workbook, META_SHEET):
        yield from _pairs(sheet)


def beside_label(workbook: Workbook, label: str) -> Iterator[tuple[Sheet, Cell]]:
    """Yield what stands beside a label on the sheet that bears the identity."""
    for sheet in workbook.sheets:
        if any(_beside(sheet, LABEL_IDENTITY)):
            yield from ((sheet, cell) for cell in _beside(sheet, label) if cell)


def _from_meta(workbook: Workbook) -> Identity | None:
    stamps = [stamped(dict(_pairs(sheet))) for sheet in _sheets(workbook, META_SHEET)]
    return next((stamp for stamp in stamps if stamp), None)


def _from_lines(workbook: Workbook) -> Identity | None:
    for sheet in workbook.sheets:
        for beside in _beside(sheet, LABEL_IDENTITY):
            return _identity(str(beside.value).split(_SEPARATOR)) if beside else None
    return None


def _beside(sheet: Sheet, label: str) -> Iterator[Cell | None]:
    words = plain(label)
    for (row, column), cell in sheet.cells.items():
        if isinstance(cell.value, str) and plain(cell.value) == words:
            yield sheet.cells.get((row, column + 1))


def _identity(parts: Sequence[str]) -> Identity | None:
    """Give an identity if the parts can be one: they end up in messages, so they are short and printable."""
    told = [part.strip() for part in parts]
    fit = all(part.isprintable() and 0 < len(part) <= _LONGEST_PART for part in told)
    return Identity(*told) if fit and len(told) == len(_KEYS) else None


def _sheets(workbook: Workbook, name: str) -> Iterator[Sheet]:
    return (sheet for sheet in workbook.sheets if sheet.name.casefold() == name)


def _pairs(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for (row, column), cell in sheet.cells.items():
        beside = sheet.cells.get((row, 2))
        if column == 1 and isinstance(cell.value, str) and beside:
            yield cell.value, beside.shown
