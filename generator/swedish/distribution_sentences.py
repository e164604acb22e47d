"""What is said of a sum and of its parts: hours by phase, and what it cost besides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.values import Figure
from generator.swedish.measures import Unit, amount, decimals_in, lower_first, one_line
from generator.swedish.method_sentences import lacking
from generator.swedish.numbers import money_prose, number, percent_prose, rounded
from generator.swedish.text import joined

_IN_PARENTHESES = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Distribution:
    """A sum and its parts, each with the text that it was asked for by; *shares* are empty if none are to be told.

    *cost* is None where no cost is asked for. *missing* says who has left something out, if that is somebody.
    """

    unit: Unit
    total: Figure
    parts: Sequence[tuple[str, Figure]]
    shares: Sequence[Decimal]
    cost: Figure | None = None
    missing: str = ""


def distribution(told: Distribution) -> str:
    """Say what the sum is and how it divides, what it cost besides, and what is missing."""
    said = (_total(told), _cost(told), told.missing or _missing(told))
    return " ".join(sentence for sentence in said if sentence)


def _total(told: Distribution) -> str:
    total = told.total.number
    if total is None:
        return ""
    if not total:
        return f"Inga {told.unit.many} har redovisats." if told.unit.many else "Summan är noll."
    whole = amount(total, told.unit, decimals_in(told.unit, total))
    return f"Totalt har {whole} redovisats: {joined(_items(told, _decimals(told)))}."


def _decimals(told: Distribution) -> int:
    numbers = (figure.number for _, figure in told.parts)
    return decimals_in(told.unit, *(each for each in numbers if each is not None))


def _items(told: Distribution, decimals: int) -> list[str]:
    """Write the parts: "40 for planning" where the text begins with the unit, and else "planning 40"."""
    known = [(label, figure.number) for label, figure in told.parts if figure.number is not None]
    labels = [_label(text) for text, _ in known]
    unit = f"{told.unit.many} "
    by_unit = bool(told.unit.many) and all(label.casefold().startswith(unit) for label in labels)
    items = [
        f"{number(value, decimals)} {label[len(unit) :]}" if by_unit else f"{label} {number(value, decimals)}"
        for label, (_, value) in zip(labels, known, strict=True)
    ]
    if not told.shares:
        return items
    return [f"{item} ({_percent(share)})" for item, share in zip(items, told.shares, strict=True)]


def _percent(share: Decimal) -> str:
    tiny = share and not rounded(share * 100)
    return f"mindre än {percent_prose(Decimal('0.01'))}" if tiny else percent_prose(share)


def _label(text: str) -> str:
    return lower_first(_IN_PARENTHESES.sub("", one_line(text).rstrip(" .:?")))


def _missing(told: Distribution) -> str:
    """Say which parts are missing."""
    absent = [(_label(text), figure) for text, figure in told.parts if figure.number is None]
    if not absent:
        return ""
    what = "Uppgiften" if len(absent) == 1 else "Uppgifterna"
    return f"{what} om {joined([label for label, _ in absent])} {lacking(*(figure for _, figure in absent))}."


def _cost(told: Distribution) -> str:
    if told.cost is None:
        return ""
    if told.cost.number is None:
        return "" if told.missing else f"Uppgiften om kostnader {lacking(told.cost)}."
    if not told.cost.number:
        return "Inga kostnader därutöver har redovisats."
    return f"Därtill kommer kostnader på {money_prose(told.cost.number)}."
