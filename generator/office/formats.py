"""How a number is shown, as far as it decides what the number is: a date, a time, a percentage or a number.

Excel keeps dates, times and percentages as numbers and tells them apart by the cell's format alone.
"""

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from itertools import chain, islice

from generator.office.markup import local, parse
from generator.office.refusal import Limits, Refused
from generator.swedish.office_messages import Office


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    PERCENT = "percent"


# The formats that have a number but no code in the file (ISO/IEC 29500-1, 18.8.30), East Asian dates among them.
_BUILT_IN = (
    dict.fromkeys((*range(14, 18), 22, *range(27, 32), *range(34, 37), *range(50, 59)), Shown.DATE)
    | dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 47), Shown.TIME)
    | {46: Shown.DURATION}
    | dict.fromkeys((9, 10), Shown.PERCENT)
)
# Quoted text, escaped signs, padding, and brackets that are no running hours, minutes or seconds.
_DECORATION = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|general|am/pm|a/p')
_RUNNING = re.compile(r"\[(?:h+|m+|s+)\]")
_DAY_OR_YEAR = re.compile(r"[dy\u00e5]|m{3,}")


@lru_cache(maxsize=1024)
def shown(code: str) -> Shown:
    """Read a number format; only its first section counts, as positive numbers are shown by it."""
    code = _DECORATION.sub("", code.lower()).split(";")[0]
    if _RUNNING.search(code):
        return Shown.DURATION
    if _DAY_OR_YEAR.search(code):
        return Shown.DATE
    if "h" in code or "s" in code:
        return Shown.TIME
    if "m" in code:
        return Shown.DATE
    return Shown.PERCENT if "%" in code else Shown.NUMBER


class _Styles:
    """Collects the number formats and which of them each cell style has."""

    __slots__ = ("_codes", "_depth", "_limits", "_numbers", "_part", "_within", "text")

    def __init__(self, part: str, limits: Limits) -> None:
        self._part, self._limits = part, limits
        self.text = None
        self._depth = 0
        self._within = False
        self._codes: dict[str, Shown] = {}
        self._numbers: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limits.depth:
            raise Refused(Office.PART_TOO_DEEP, part=self._part)
        name = local(name)
        if name == "cellXfs":
            self._within = True
        elif name == "xf" and self._within:
            self._numbers.append(attributes.get("numFmtId", "0"))
        elif name == "numFmt":
            self._codes.setdefault(attributes.get("numFmtId", ""), shown(attributes.get("formatCode", "")[:255]))

    def end(self, name: str) -> None:
        self._depth -= 1
        if local(name) == "cellXfs":
            self._within = False

    def check(self) -> None:
        if len(self._numbers) + len(self._codes) > self._limits.elements:
            raise Refused(Office.CONTENT_TOO_DETAILED, part=self._part)

    def formats(self) -> tuple[Shown, ...]:
        return tuple(self._codes.get(number) or _built_in(number) for number in self._numbers)


def read_formats(chunks: Iterable[bytes], part: str, limits: Limits) -> tuple[Shown, ...]:
    """Give what each cell style, by its number in the style part, makes of numbers."""
    first = b"".join(islice(chunks := iter(chunks), 1))
    second = next(chunks, None)
    if second is None:
        return _formats_of_one(first, part, limits)
    return _formats(chain((first, second), chunks), part, limits)


@lru_cache(maxsize=32)
def _formats_of_one(chunk: bytes, part: str, limits: Limits) -> tuple[Shown, ...]:
    # The forms of one follow-up mostly have the same style part to the letter.
    return _formats((chunk,), part, limits)


def _formats(chunks: Iterable[bytes], part: str, limits: Limits) -> tuple[Shown, ...]:
    styles = _Styles(part, limits)
    parse(chunks, part, styles)
    return styles.formats()


def _built_in(number: str) -> Shown:
    return _BUILT_IN.get(int(number), Shown.NUMBER) if re.fullmatch("[0-9]{1,3}", number) else Shown.NUMBER
