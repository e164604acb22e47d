"""What is said of the pace towards a goal: where the number stands, how it has moved, and how it would have to.

The sentences reckon with a straight line and say so by their condition; they judge nothing but the pace.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.methods import Direction, Pace
from generator.model.values import Figure
from generator.swedish.measures import Unit, amount, aside, decimals_in, distance, fitting
from generator.swedish.method_sentences import subject

PACES = {
    Pace.REACHED: "målet är nått",
    Pace.ENOUGH: "takten räcker",
    Pace.TOO_SLOW: "takten räcker inte",
    Pace.WRONG_WAY: "går inte åt rätt håll",
    Pace.NOT_KNOWN: "kan inte beräknas",
}
"""What the pace is called in tables."""

_SAID = {
    Pace.ENOUGH: "Takten räcker om utvecklingen fortsätter som hittills.",
    Pace.TOO_SLOW: "Takten räcker inte om utvecklingen fortsätter som hittills.",
    Pace.WRONG_WAY: "Utvecklingen går inte åt rätt håll.",
}
_MORE_THAN_THE_VALUES = 1
"""Decimals that a yearly change has beyond those of the values."""


@dataclass(frozen=True, slots=True)
class Course:
    """The values year by year, the goal and its year, the change a year until now and the one that is needed."""

    name: str | None
    unit: Unit
    points: Sequence[tuple[int, Decimal]]
    goal: Decimal | None
    until: int | None
    yearly: Figure
    needed: Figure
    wanted: Direction | None
    pace: Pace


def told(course: Course) -> str:
    """Say how the pace stands to the goal, or what is missing to say it."""
    if not course.points:
        return f"{subject(course.name)} har inga värden att räkna på."
    sentences = (_now(course), _goal(course), _yearly(course), _SAID.get(course.pace, ""))
    return " ".join(sentence for sentence in sentences if sentence)


def _now(course: Course) -> str:
    year, value = course.points[-1]
    unit = fitting(course.unit, value, course.name)
    return f"{subject(course.name)}{aside(unit)} låg på {amount(value, unit, _decimals(course))} ({year})."


def _goal(course: Course) -> str:
    if course.goal is None:
        return "Det finns inget målvärde att jämföra med."
    goal = amount(course.goal, fitting(course.unit, course.goal, course.name), _decimals(course))
    when = f" ({course.until})" if course.until else ""
    if course.pace is Pace.REACHED:
        return f"Målet {goal}{when} är nått."
    return f"Målet är {goal}{when}."


def _yearly(course: Course) -> str:
    """Put the change a year until now beside the one that is needed."""
    if course.pace is Pace.REACHED or course.goal is None:
        return ""
    if course.until is not None and course.until <= course.points[-1][0]:
        return "Året då målet skulle vara nått har passerat."
    if course.yearly.number is None or course.needed.number is None:
        return "Mätpunkterna är för få för att beräkna takten."
    first = course.points[0][0]
    verb = "ökat" if course.yearly.number > 0 else "minskat"
    moved = f"Sedan {first} har värdet {verb} med i genomsnitt {_size(course, course.yearly.number)} per år"
    if course.yearly.number == 0:
        moved = f"Sedan {first} har värdet inte ändrats"
    needs = "öka" if course.needed.number > 0 else "minska"
    return f"{moved}. För att nå målet behöver det {needs} med {_size(course, course.needed.number)} per år."


def _size(course: Course, change: Decimal) -> str:
    return distance(change, course.unit, _decimals(course) + _MORE_THAN_THE_VALUES)


def _decimals(course: Course) -> int:
    goal = () if course.goal is None else (course.goal,)
    return decimals_in(course.unit, *(value for _, value in course.points), *goal)
