"""Time series as a table that charts are drawn of: a row for each series, a column for each time."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from generator.model.published import MethodResult, MethodValue, PublishedCell, PublishedColumn, PublishedRow
from generator.model.published import PublishedTable as Table
from generator.model.values import State
from generator.swedish import chart_words as words
from generator.swedish.dates import date_caption

_LONGEST_GAP = 30
_NO_POINT = PublishedCell("", None, State.MISSING)

Points = Mapping[str, PublishedCell]


def series_table(
    table_id: str, title: str, results: Sequence[MethodResult], names: Mapping[str, str], least: int
) -> Table:
    """Lay the series out; *names* are those of respondents, told where series of several have the same name.

    A series of fewer points than *least* says nothing, and is named in a note instead.
    """
    series = [(name, points) for name, points in zip(_named(results, names), map(_points, results), strict=True)]
    enough = [(name, points) for name, points in series if len(points) >= least]
    times = _times([points for _, points in enough])
    few = [name for name, points in series if len(points) < least]
    return Table(
        table_id,
        title,
        "",
        tuple(PublishedColumn(time, time, numeric=True) for time in times),
        tuple(PublishedRow("", name, {time: points.get(time, _NO_POINT) for time in times}) for name, points in enough),
        notes=(words.too_few(few),) if few else (),
    )


def _points(result: MethodResult) -> Points:
    points = result.values.get("punkter")
    return dict(map(_point, points)) if isinstance(points, tuple) else {}


def _point(point: MethodValue) -> tuple[str, PublishedCell]:
    assert isinstance(point, Mapping)
    time, measured = point["tid"], point["varde"]
    assert isinstance(measured, PublishedCell)
    return date_caption(time) if isinstance(time, date) else str(time), measured


def _named(results: Sequence[MethodResult], names: Mapping[str, str]) -> list[str]:
    """Name each series, with its respondent where the name alone does not tell it from the others."""
    plain = [str(result.values.get("namn") or "") for result in results]
    return [
        ", ".join(part for part in (name, names.get(result.respondent, "")) if part)
        if plain.count(name) > 1 or not name
        else name
        for name, result in zip(plain, results, strict=True)
    ]


def _times(series: Sequence[Points]) -> tuple[str, ...]:
    """Give the times of all series in order; years that nobody has a value for are there too, as gaps."""
    times = _merged([list(points) for points in series])
    if not times or not all(len(time) == 4 and time.isdecimal() for time in times):
        return tuple(times)
    years = sorted({int(time) for time in times})
    if years[-1] - years[0] > _LONGEST_GAP:
        return tuple(str(year) for year in years)
    return tuple(str(year) for year in range(years[0], years[-1] + 1))


def _merged(ordered: Sequence[Sequence[str]]) -> list[str]:
    """Join orders that agree: a time stands after those that it stands after in its own series."""
    merged: list[str] = []
    for times in ordered:
        at = 0
        for time in times:
            if time in merged:
                at = merged.index(time) + 1
            else:
                merged.insert(at, time)
                at += 1
    return [time for time, _ in groupby(merged)]
