"""Time series: the points of each respondent, series by series, in the order of time.

Days, numbers, choices and texts that name a year, or one and the same kind of part of a year, can be ordered; other
times stand as they were written.
Points that lack time or value are left out and counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.figures.methods.sources import Case, Source, cell
from generator.model.definition import NUMBER_KINDS
from generator.model.published import MethodResult, MethodValue, PublishedCell
from generator.model.values import State, absent, value
from generator.swedish.dates import date_caption
from generator.swedish.measures import Measure
from generator.swedish.series_sentences import Series, course

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PART = r"(?P<kind>[^\W\d]{0,8})[ .]?(?P<part>\d{1,2})"
_TIMES = (re.compile(rf"{_YEAR}(?:[ /-]?{_PART})?(?:-(?P<day>\d\d))?"), re.compile(rf"{_PART}[ /-]{_YEAR}"))


@dataclass(frozen=True, slots=True)
class _Point:
    """A point that has both time and value."""

    time: str | date
    value: PublishedCell

    @property
    def number(self) -> Decimal:
        assert self.value.number is not None
        return self.value.number

    @property
    def when(self) -> str:
        return date_caption(self.time) if isinstance(self.time, date) else self.time


def time_series(source: Source) -> tuple[MethodResult, ...]:
    """Give the result of each series that has a row."""
    return tuple(_result(source, cases) for cases in source.series())


def _result(source: Source, cases: Sequence[Case]) -> MethodResult:
    points = _in_order(source, list(_points(source, cases)))
    values = dict(_values(source, cases, points))
    return MethodResult(values, source.register, cases[0].respondent, about=cases[0].about)


def _points(source: Source, cases: Sequence[Case]) -> Iterator[_Point]:
    for case in cases:
        time, measured = source.text(case, source.method.time), case.cell(source.method.value)
        if time is not None and measured.number is not None:
            yield _Point(time, measured)


def _in_order(source: Source, points: list[_Point]) -> list[_Point]:
    question = source.questions.get(source.method.time)
    steps = [step.text for step in source.follow_up.choices(question)] if question else []
    if steps:
        return sorted(points, key=lambda point: steps.index(point.when) if point.when in steps else len(steps))
    if question and question.kind in NUMBER_KINDS:
        return sorted(points, key=lambda point: Decimal(point.when))
    if points and all(isinstance(point.time, date) for point in points):
        return sorted(points, key=lambda point: str(point.time))
    times = [_time(point.when) for point in points]
    known = [time for time in times if time]
    if len(known) < len(points) or len({time.kind for time in known if time.part}) > 1:
        return points
    return [point for _, point in sorted(zip(known, points, strict=True), key=lambda pair: pair[0].order)]


@dataclass(frozen=True, slots=True)
class _Time:
    """A year, and the part of it that a text names: of which kind ("T"), and its number; 0 for the whole year."""

    year: int
    kind: str
    part: int
    day: int

    @property
    def order(self) -> tuple[int, int, int]:
        return self.year, self.part, self.day


def _time(text: str) -> _Time | None:
    """Read a text that is a year alone or with a part, before it or after ("2024-03", "T1 2024")."""
    found = next((match for pattern in _TIMES if (match := pattern.fullmatch(text))), None)
    if found is None:
        return None
    named = found.groupdict()
    return _Time(
        int(named["year"]), (named["kind"] or "").casefold(), int(named["part"] or 0), int(named.get("day") or 0)
    )


def _values(source: Source, cases: Sequence[Case], points: Sequence[_Point]) -> Iterator[tuple[str, MethodValue]]:
    method, unit, numbers = source.method, source.unit(cases[0]), [point.number for point in points]
    small = unit.measure is Measure.COUNT and any(number < method.smallest for number in numbers)
    enough = len(points) >= method.least_points
    change = value(numbers[-1] - numbers[0]) if enough else absent(State.MISSING)
    ends = (*points[0].value.sources, *points[-1].value.sources) if points else ()
    name = source.name(cases[0])
    told = Series(
        name,
        unit,
        [(point.when, point.number) for point in points],
        len(cases) - len(points),
        method.least_points,
        small,
    )
    yield "namn", name
    yield "punkter", tuple({"tid": point.time, "varde": point.value} for point in points)
    yield "antal", cell(value(len(points)))
    yield "forandring", cell(change, *ends)
    yield "mening", course(told)
