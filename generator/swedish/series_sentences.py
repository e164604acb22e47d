"""What is said of a number that has been measured several times.

Three points are the least that may be called a development, five or more are better. Only what the points show is
said: from first to last, highest and lowest, and "every time" only where it is so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from generator.swedish.counting import counted, number_word
from generator.swedish.measures import Unit, amount, aside, decimals_in, distance, fitting
from generator.swedish.method_sentences import TOO_SMALL, change_of, percent_size, subject
from generator.swedish.numbers import number
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined

RECOMMENDED_POINTS = 5
_MOST_TIMES_NAMED = 2


@dataclass(frozen=True, slots=True)
class Series:
    """Measured points in the order of time: when, as it is written, and the value. *lacking* are points left out."""

    name: str | None
    unit: Unit
    points: Sequence[tuple[str, Decimal]]
    lacking: int
    least_points: int
    small: bool

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The values alone."""
        return tuple(value for _, value in self.points)

    @property
    def decimals(self) -> int:
        """How many decimals each value is written with."""
        return decimals_in(self.unit, *self.values)


def course(series: Series) -> str:
    """Say how a series has developed, or that its points are too few for that."""
    if len(series.points) < series.least_points:
        return f"{_too_few(series)} {_left_out(series)}".rstrip()
    small = TOO_SMALL if series.small else ""
    said = (_ends(series), _between(series), _left_out(series), _few(series), small)
    return " ".join(sentence for sentence in said if sentence)


def _too_few(series: Series) -> str:
    points = counted(len(series.points), "mätpunkt", "mätpunkter", "en")
    least = counted(series.least_points, "mätpunkt", "mätpunkter", "en")
    return f"{subject(series.name)} har {points}. Det behövs minst {least} för att beskriva en utveckling."


def _ends(series: Series) -> str:
    """Say from where to where the series went; one that never moved has nothing more to say of itself."""
    (begun, first), (ended, last) = series.points[0], series.points[-1]
    unit, decimals = fitting(series.unit, last, series.name), series.decimals
    name = subject(series.name) + aside(unit)
    if len(set(series.values)) == 1:
        value = amount(last, unit, decimals)
        return f"{name} låg på {value} vid alla mätpunkter, från {begun} till {ended}."
    if first == last:
        value = amount(last, unit, decimals)
        return f"{name} låg på {value} både vid den första mätpunkten ({begun}) och vid den sista ({ended})."
    went = f"{name} gick från {number(first, decimals)} ({begun}) till {amount(last, unit, decimals)} ({ended})"
    return f"{went}, {change_of(last - first, distance(last - first, unit, decimals))}{_percent(series)}."


def _percent(series: Series) -> str:
    first, last = series.values[0], series.values[-1]
    if series.small or not series.unit.in_percent or first <= 0:
        return ""
    return f" ({percent_size((last - first) / first)})"


def _between(series: Series) -> str:
    """Say that the series went one way all the time, or where it was highest and lowest."""
    values = series.values
    steps = [after - before for before, after in pairwise(values)]
    if not any(steps):
        return ""
    for way, verb in ((1, "ökat"), (-1, "minskat")):
        if all(step * way > 0 for step in steps):
            return f"Värdet har {verb} från varje mätpunkt till nästa."
    return f"Högst var värdet {_extreme(series, max(values))} och lägst {_extreme(series, min(values))}."


def _extreme(series: Series, value: Decimal) -> str:
    times = [time for time, each in series.points if each == value]
    when = joined(times) if len(times) <= _MOST_TIMES_NAMED else f"vid {counted(len(times), 'mätpunkt', 'mätpunkter')}"
    return f"{number(value, series.decimals)} ({when})"


def _left_out(series: Series) -> str:
    if not series.lacking:
        return ""
    rows = at_sentence_start(counted(series.lacking, "rad", "rader", "en"), "en")
    return f"{rows} saknar tid eller värde och är inte med."


def _few(series: Series) -> str:
    if len(series.points) >= RECOMMENDED_POINTS:
        return ""
    points = counted(len(series.points), "mätpunkt", "mätpunkter", "en")
    return f"Serien har bara {points}; {number_word(RECOMMENDED_POINTS)} eller fler ger en säkrare bild."
