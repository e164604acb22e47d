"""Pace: whether a number that has been measured year by year moves fast enough to reach its goal in time.

What the first and last of its years show is put beside what is needed from now on; a straight line is all that is
reckoned with. Points without a year or a value are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.expressions.context import general_values
from generator.expressions.environment import Language
from generator.figures.methods.sources import Case, Source, cell
from generator.model.methods import Direction, Pace
from generator.model.published import MethodResult, MethodValue, PublishedCell
from generator.model.values import Figure, State, absent, value
from generator.swedish.pace_sentences import PACES, Course, told

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Point:
    """A value of a year."""

    year: int
    value: PublishedCell

    @property
    def number(self) -> Decimal:
        assert self.value.number is not None
        return self.value.number


def pace(source: Source) -> tuple[MethodResult, ...]:
    """Give the result of each series that has a row."""
    until = _until(source)
    return tuple(_result(source, cases, until) for cases in source.series())


def _until(source: Source) -> int | None:
    """Give the year that goals are to be reached in: a number, or what an expression over the report's facts gives."""
    found = Language().condition(source.method.until)(general_values(source.follow_up))
    return int(found) if isinstance(found, int | Decimal) else None


def _result(source: Source, cases: Sequence[Case], until: int | None) -> MethodResult:
    points = sorted(_points(source, cases), key=lambda point: point.year)
    goals = [case.cell(source.method.goal) for case in cases]
    goal = next((each for each in reversed(goals) if each.number is not None), cell(absent(State.MISSING)))
    course = _course(source, cases[0], points, goal, until)
    values = dict(_values(course, points, goal))
    return MethodResult(values, source.register, cases[0].respondent, about=cases[0].about)


def _points(source: Source, cases: Sequence[Case]) -> Iterator[_Point]:
    for case in cases:
        time, measured = str(source.text(case, source.method.time)), case.cell(source.method.value)
        if _YEAR.fullmatch(time) and measured.number is not None:
            yield _Point(int(time), measured)


def _course(source: Source, first: Case, points: Sequence[_Point], goal: PublishedCell, until: int | None) -> Course:
    method = source.method
    yearly = needed = absent(State.MISSING)
    wanted = source.direction(first)
    if len(points) >= method.least_points and points[-1].year > points[0].year:
        yearly = value((points[-1].number - points[0].number) / (points[-1].year - points[0].year))
    if points and goal.number is not None and until is not None and until > points[-1].year:
        needed = value((goal.number - points[-1].number) / (until - points[-1].year))
    return Course(
        source.name(first),
        source.unit(first),
        [(point.year, point.number) for point in points],
        goal.number,
        until,
        yearly,
        needed,
        wanted,
        judged([point.number for point in points], goal.number, wanted, yearly, needed),
    )


def judged(
    values: Sequence[Decimal], goal: Decimal | None, wanted: Direction | None, yearly: Figure, needed: Figure
) -> Pace:
    """Tell how the pace stands to the goal; which way is right is for the model to say."""
    if not values or goal is None or wanted is None:
        return Pace.NOT_KNOWN
    way = 1 if wanted is Direction.MORE else -1
    if (values[-1] - goal) * way >= 0:
        return Pace.REACHED
    if yearly.number is None or needed.number is None:
        return Pace.NOT_KNOWN
    if yearly.number * way <= 0:
        return Pace.WRONG_WAY
    return Pace.ENOUGH if abs(yearly.number) >= abs(needed.number) else Pace.TOO_SLOW


def _values(course: Course, points: Sequence[_Point], goal: PublishedCell) -> Iterator[tuple[str, MethodValue]]:
    ends = (*points[0].value.sources, *points[-1].value.sources) if points else ()
    yield "namn", course.name
    yield "ar", str(points[-1].year) if points else None
    yield "nu", points[-1].value if points else cell(absent(State.MISSING))
    yield "mal", goal
    yield "hittills", cell(_rounded(course.yearly), *ends)
    yield "behovs", cell(_rounded(course.needed), *ends, *goal.sources)
    yield "takt", PACES[course.pace]
    yield "mening", told(course)


def _rounded(figure: Figure) -> Figure:
    """Give a yearly change with two decimals; more would be more than a straight line knows."""
    return figure if figure.number is None else value(round(figure.number, 2))
