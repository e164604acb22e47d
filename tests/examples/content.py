"""What the invented respondents of the shipped models answer, as it stands in the TOML files beside this module.

It knows how the answers are written down, not what becomes of them; the workbooks are made by `make`.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.model.definition import RegisterValue
from tests.filling import Typed

TypedRow = Mapping[str, Typed]
Filled = Typed | Sequence[str] | Sequence[TypedRow] | Mapping[str, TypedRow]

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
REGISTER = "register.xlsx"
MODEL = "vuxsamverkan"
YEARS = (2024, 2025)
TERTIALS = ("2025-T1", "2025-T2", "2025-T3")
REVIEWS = ("2025-granskning-1",)
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    MODEL: tuple(str(year) for year in YEARS),
    "brottsforebyggande": TERTIALS,
    "arbetsplats": ("2024-avstamning-1", "2025-avstamning-1"),
    "agenda2030": tuple(str(year) for year in YEARS),
    "processgranskning": REVIEWS,
}
"""The periods that each model has forms for, oldest first."""
MERGED: Mapping[str, tuple[str, ...]] = {MODEL: ("2023",)}
"""The periods before those that there are merged data of, and no forms."""

_COUNTED = ("kvinnor", "man", "okant")
_HEAD = ("blankett", "av", "fil", "sparad", "libreoffice")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One workbook as somebody sent it in."""

    form: str
    respondent: str
    file: str
    saved: datetime
    answers: Mapping[str, Filled]
    """Answers by field id, as `tests.filling` takes them."""
    libreoffice: bool = False
    """Whether the sender opened and saved the form with LibreOffice."""


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that is written down for one period."""

    period: str
    sent_out: datetime
    """When the blank forms and the register were made."""
    facts: Mapping[str, RegisterValue]
    """What the coordinator changed on the register's sheet Rapporten."""
    rows: Mapping[str, Mapping[str, Mapping[str, RegisterValue]]]
    """What the coordinator changed in the registers, by register, row and field."""
    deliveries: tuple[Delivery, ...]


def read(period: int | str, model: str = MODEL) -> Content:
    """Read the answers of one period."""
    raw = tomllib.loads((FOLDER / f"{model}_{period}.toml").read_text(encoding="utf-8"))
    deliveries = tuple(_delivery(answer) for answer in raw["svar"])
    return Content(str(period), raw["utskickad"], raw["rapporten"], raw.get("register", {}), deliveries)


def before(period: str, model: str) -> tuple[str, ...]:
    """Give the earlier periods of a model that there are forms for, the latest first."""
    return tuple(reversed([each for each in EXAMPLES[model] if each < period]))


def _delivery(raw: Mapping[str, object]) -> Delivery:
    parts = {part: answers for part, answers in raw.items() if part not in _HEAD}
    saved = raw["sparad"]
    assert isinstance(saved, datetime), f"{raw['fil']}: sparad is no moment"
    return Delivery(
        form=str(raw["blankett"]),
        respondent=str(raw["av"]),
        file=str(raw["fil"]),
        saved=saved,
        answers=dict(_fields(parts)),
        libreoffice=bool(raw.get("libreoffice")),
    )


def _fields(parts: Mapping[str, object]) -> Iterator[tuple[str, Filled]]:
    for part, answers in parts.items():
        assert isinstance(answers, dict), f"{part} is no table"
        for question, answer in answers.items():
            yield f"{part}.{question}", _counts(answer) if _is_counts(answer) else answer


def _is_counts(answer: object) -> bool:
    return isinstance(answer, dict) and all(isinstance(row, list) for row in answer.values())


def _counts(rows: Mapping[str, Sequence[int] | Sequence[str]]) -> dict[str, TypedRow]:
    return {row: _named(counts) for row, counts in rows.items()}


def _named(counts: Sequence[int] | Sequence[str]) -> TypedRow:
    """Name the counts of a row and add their total: a text where they were typed as texts."""
    total = sum(int(count) for count in counts)
    as_text = any(isinstance(count, str) for count in counts)
    return {**dict(zip(_COUNTED, counts, strict=False)), "totalt": str(total) if as_text else total}
