"""Single figures of a file from Kolada: what each of their parts may be."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from generator.model.fetching import Observation, Sex
from generator.model.findings import Finding, Place
from generator.model.values import State
from generator.swedish.fetching_messages import Fetching

MOST = 200_000
"""Figures in a file."""
STATES = {"-": State.MISSING, ".": State.NOT_APPLICABLE, "..": State.SUPPRESSED}
"""What Kolada's signs mean in ours."""

_CODE = re.compile(r"[A-Z]\d{5}")
_AREA = re.compile(r"\d{4}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,15})?(?:[eE][+-]?\d{1,2})?")
_LARGEST = Decimal(10) ** 15
_SEXES = {sex.value: sex for sex in Sex}
_LONGEST_SHOWN = 24


class Fault(Exception):  # noqa: N818 - the fault is the file's, not the program's
    """Something that makes the rest of a file unreadable."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure as it is written, in texts."""

    code: str
    area: str
    year: str
    sex: str
    value: str
    status: str
    place: Place

    def understood(self) -> Observation | Finding:
        """Give the figure, or what is wrong with it."""
        for pattern, text, name in (
            (_CODE, self.code, "kpi"),
            (_AREA, self.area, "municipality_id"),
            (_YEAR, self.year, "period"),
        ):
            if not pattern.fullmatch(text):
                return Fetching.WRONG_FIELD.at(self.place, field=name, value=shown(text))
        if self.sex not in _SEXES:
            return Fetching.WRONG_FIELD.at(self.place, field="gender", value=shown(self.sex))
        read = self._value()
        if read is None:
            return Fetching.WRONG_VALUE.at(self.place, value=shown(self.value), status=shown(self.status))
        return Observation(self.code, self.area, int(self.year), _SEXES[self.sex], *read, self.place)

    def _value(self) -> tuple[State, Decimal | None] | None:
        """Read the number, or the sign that stands for it, in its own column or in that of the status."""
        if self.value in STATES or not self.value:
            if self.value and self.status and self.value != self.status:
                return None
            sign = self.value or self.status
            if sign and sign not in STATES:
                return None
            return STATES.get(sign, State.MISSING), None
        if self.status or not _NUMBER.fullmatch(self.value):
            return None
        try:
            number = Decimal(self.value.replace(",", "."))
        except InvalidOperation:
            return None
        return (State.VALUE, number) if abs(number) < _LARGEST else None


def shown(text: str) -> str:
    """Give a text of the file as a sentence may quote it: on one line, and not long."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN]}\u2026"
