"""A chart in words, for those who do not see it: its kind and what it mainly says, reckoned from what is drawn."""

from collections.abc import Iterator
from decimal import Decimal

from generator.model.charts import ChartKind
from generator.report.charts.plot import Plot, Series
from generator.swedish import chart_words as words
from generator.swedish.numbers import number, percent_prose

_MOST_TOGETHER = 2
"""Names that may share an extreme and still be named."""


def alt_text(plot: Plot) -> str:
    """Give at most 250 characters: the kind, the title and the main message."""
    return words.described((plot.kind.value, plot.upright), plot.title, tuple(_message(plot)))


def _message(plot: Plot) -> Iterator[str]:
    match plot.kind:
        case ChartKind.LINES:
            yield from _courses(plot)
        case ChartKind.STACKED:
            yield from _bars(plot)
        case ChartKind.SHARES:
            yield from _shares(plot)
        case _:
            for series in plot.series:
                yield from _extremes(plot, series)


def _said(plot: Plot, value: Decimal) -> str:
    return percent_prose(value, plot.decimals) if plot.share else number(value, plot.decimals)


def _known(plot: Plot, series: Series) -> list[tuple[str, Decimal]]:
    return [(name, value) for name, value in zip(plot.categories, series.values, strict=True) if value is not None]


def _having(known: list[tuple[str, Decimal]], wanted: Decimal) -> str:
    """Name those that have a number; "" if they are too many to be named."""
    names = [name for name, value in known if value == wanted]
    return words.listed(names) if len(names) <= _MOST_TOGETHER else ""


def _extremes(plot: Plot, series: Series) -> Iterator[str]:
    known = _known(plot, series)
    about = series.name if len(plot.series) > 1 else ""
    most, least = max(value for _, value in known), min(value for _, value in known)
    if most == least:
        yield words.all_equal(_said(plot, most), about)
        return
    highest, lowest = _having(known, most), _having(known, least)
    if highest and lowest:
        yield words.extremes(highest, _said(plot, most), lowest, _said(plot, least), about, plot.partial)
    else:
        count = sum(value == most for _, value in known)
        yield words.highest(highest, count, _said(plot, most), about, plot.partial)


def _bars(plot: Plot) -> Iterator[str]:
    lengths = [sum((each.values[i] or Decimal(0) for each in plot.series), Decimal(0)) for i in plot.indexes]
    for length, said in ((max(lengths), words.longest_bar), (min(lengths), words.shortest_bar)):
        if lengths.count(length) == 1:
            i = lengths.index(length)
            parts = [(each.name, _said(plot, each.values[i] or Decimal(0))) for each in plot.series]
            yield said(plot.categories[i], parts, plot.upright)


def _shares(plot: Plot) -> Iterator[str]:
    for series in plot.series:
        known = _known(plot, series)
        most, least = max(value for _, value in known), min(value for _, value in known)
        highest, lowest = _having(known, most), _having(known, least)
        if most != least and highest and lowest:
            yield words.share_extremes(
                series.name, highest, _said(plot, most), lowest, _said(plot, least), plot.partial
            )


def _courses(plot: Plot) -> Iterator[str]:
    for series in plot.series:
        known = _known(plot, series)
        if len(known) > 1:
            (first_time, first), (last_time, last) = known[0], known[-1]
            yield words.course(series.name, _said(plot, first), first_time, _said(plot, last), last_time)
