"""What a number measures, told from the words for its unit, and how it is written together with them.

Counts and amounts may be compared in percent, shares in percentage points, scores only as they are. Words that do not
fit after a number stand once in parentheses ("from 120 to 90 (…)").
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from generator.swedish.numbers import NO_BREAK_SPACE, number, rounded
from generator.swedish.text import clean

_MOST_DECIMALS = 2
_MOST_WORDS = 3


class Measure(Enum):
    """What kind of number it is: of things or persons, a part of a hundred, an extent, or a place on a scale."""

    COUNT = "count"
    SHARE = "share"
    AMOUNT = "amount"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the words after a number (*one* after exactly 1), and those that stand beside in parentheses."""

    measure: Measure
    one: str = ""
    many: str = ""
    beside: str = ""

    @property
    def in_percent(self) -> bool:
        """Whether a change may be told in percent."""
        return self.measure in (Measure.COUNT, Measure.AMOUNT)


_AMOUNTS = {
    ("kr", "kronor", "krona", "sek"): ("krona", "kronor"),
    ("tkr", "tusen kronor"): ("tusen kronor", "tusen kronor"),
    ("mnkr", "miljoner kronor"): ("miljon kronor", "miljoner kronor"),
    ("mdkr", "miljarder kronor"): ("miljard kronor", "miljarder kronor"),
    ("timmar", "timme", "tim", "h"): ("timme", "timmar"),
    ("minuter", "minut", "min"): ("minut", "minuter"),
    ("sekunder", "sekund", "sek"): ("sekund", "sekunder"),
    ("dagar", "dag"): ("dag", "dagar"),
    ("dygn",): ("dygn", "dygn"),
    ("veckor", "vecka"): ("vecka", "veckor"),
    ("månader", "månad"): ("månad", "månader"),
    ("år",): ("år", "år"),
    ("meter", "m"): ("meter", "meter"),
    ("kilometer", "km"): ("kilometer", "kilometer"),
}
_KNOWN = {word: Unit(Measure.AMOUNT, *forms) for words, forms in _AMOUNTS.items() for word in words} | {
    "poäng": Unit(Measure.SCORE, "poäng", "poäng")
}
_SHARE = re.compile(r"%|procent(?!enhet)")
_RATE = re.compile(r"\bper (\d|hundra|tusen|invånare|person|elev|hushåll|capita)")
_SCORE = re.compile(r"index|medel|median|snitt|skala|betyg|poäng|\bandel")
_BARE = frozenset({"", "antal", "antalet", "st", "styck", "stycken"})
_PLAIN_WORDS = re.compile(r"[^\W\d]+(?:-[^\W\d]+)*(?: [^\W\d]+(?:-[^\W\d]+)*)*")


def unit_of(text: str) -> Unit:
    """Tell the unit from its words ("procent", "kronor", "antal anmälningar"); what is not known is a count."""
    words = one_line(text).rstrip(" .:")
    told = words.casefold()
    counted = told.removeprefix("antalet ").removeprefix("antal ")
    if counted in _KNOWN:
        return _KNOWN[counted]
    if _RATE.search(told):
        return Unit(Measure.AMOUNT, beside=lower_first(words))
    if counted != told:
        return _count(words[len(told) - len(counted) :])
    if _SHARE.search(told):
        return _share(words)
    return Unit(Measure.SCORE, beside=lower_first(words)) if _SCORE.search(told) else _count(words)


def _share(words: str) -> Unit:
    """Give the unit of a share; "procent av eleverna" stands after the number as it is."""
    own = lower_first(words)
    many = own if own.startswith("procent ") and _PLAIN_WORDS.fullmatch(own) else "procent"
    return Unit(Measure.SHARE, many, many)


def _count(words: str) -> Unit:
    """Give the unit of a count; no word for one of them is known."""
    if words.casefold() in _BARE:
        return Unit(Measure.COUNT)
    own = lower_first(words)
    if _PLAIN_WORDS.fullmatch(own) and own.count(" ") < _MOST_WORDS:
        return Unit(Measure.COUNT, "", own)
    return Unit(Measure.COUNT, beside=own)


def decimals_in(unit: Unit, *numbers: Decimal) -> int:
    """Say how many decimals the numbers of a sentence have, the same for all: those that are needed, but not many."""
    needed = [max(0, -int(each.normalize().as_tuple().exponent)) for each in numbers]
    return min(1 if unit.measure is Measure.SHARE else _MOST_DECIMALS, max(needed, default=0))


def fitting(unit: Unit, last: Decimal, name: str | None = None) -> Unit:
    """Give the unit as it can be written after *last*: words that do not go with a 1 move into the parentheses.

    What is counted is not said again if the *name* has said it ("Anmälda brott i parken").
    """
    said = rf"(?<!\w){re.escape((unit.many or unit.beside).casefold())}(?!\w)"
    if unit.measure is Measure.COUNT and name and re.search(said, one_line(name).casefold()):
        return Unit(Measure.COUNT)
    return replace(unit, many="", beside=unit.many) if last == 1 and unit.many and not unit.one else unit


def amount(value: Decimal, unit: Unit, decimals: int = 0) -> str:
    """Write a number with its unit: "46 procent", "1 krona", "90 anmälda brott"."""
    return _followed(number(value, decimals), unit.one if _is_one(value, decimals) else unit.many)


def _is_one(value: Decimal, decimals: int) -> bool:
    """Tell whether a number is written as 1, which alone goes with a singular (not 1,0)."""
    return decimals == 0 and rounded(value) == 1


def aside(unit: Unit) -> str:
    """Give what stands in parentheses after the first numbers, with the blank before it."""
    return f" ({unit.beside})" if unit.beside else ""


def distance(size: Decimal, unit: Unit, decimals: int = 0) -> str:
    """Write how far two numbers lie apart: "6 procentenheter", "1 200 kronor", and of counts the number alone.

    What rounds to nothing is less than the smallest step shown.
    """
    shown, least = rounded(abs(size), decimals), Decimal(1).scaleb(-decimals)
    near = "mindre än " if size and not shown else ""
    written = shown or (least if size else shown)
    words = {
        Measure.COUNT: "",
        Measure.SHARE: "procentenhet" if _is_one(written, decimals) else "procentenheter",
    }.get(unit.measure, unit.one if _is_one(written, decimals) else unit.many)
    return near + _followed(number(written, decimals), words)


def _followed(digits: str, words: str) -> str:
    return f"{digits}{NO_BREAK_SPACE}{words}" if words else digits


def one_line(text: str) -> str:
    """Give a text cleaned, on one line."""
    return " ".join(clean(text)[0].split("\n"))


def lower_first(text: str) -> str:
    """Begin with a small letter, unless the word is one of capitals ("NTU-index")."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
