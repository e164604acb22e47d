"""From chosen cells to what is drawn: shares reckoned, what is not whole left out and named, the rest in order.

What cannot be drawn in a way that tells the truth is a sentence instead: nothing at all, a single number, only zeros.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from generator.model.charts import MOST_LINES, MOST_SERIES, PARTS_OF_A_WHOLE, Chart, ChartKind
from generator.model.published import PublishedCell
from generator.model.values import State
from generator.report.charts.choosing import Bars, Choice
from generator.report.charts.layout import most_bars
from generator.report.charts.plot import Plot, Series
from generator.swedish import chart_words as words
from generator.swedish.figure_sentences import ROUNDING
from generator.swedish.numbers import rounded

_SHARE_PLACES = Decimal("0.000001")
_WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Arranged:
    """What is drawn and noted; without a plot *sentence* says why, and is empty if there was nothing to draw."""

    plot: Plot | None
    notes: tuple[str, ...] = ()
    sentence: str = ""
    choice: Choice | None = None
    """The cells that are drawn; those of shares are what they are shares of."""


def arranged(chart: Chart, choice: Choice, title: str, unit: str, smallest_base: int) -> Arranged:
    """Arrange the cells; a share of fewer than *smallest_base* is not shown."""
    whole, left_out = _whole(chart, choice, smallest_base)
    ordered = _ordered(chart, whole)
    sentence = _why_not(chart, choice, ordered)
    if sentence is not None:
        return Arranged(None, sentence=sentence)
    plot = Plot(
        kind=chart.kind,
        upright=chart.upright,
        title=title,
        corner=ordered.corner,
        unit=unit or (words.PERCENT_AXIS if ordered.share else ""),
        categories=tuple(each.name for each in ordered.bars),
        series=tuple(
            Series(name, tuple(each.cells[i].number for each in ordered.bars)) for i, name in enumerate(ordered.series)
        ),
        decimals=_decimals(ordered),
        share=ordered.share,
        partial=bool(left_out or choice.outside) or not all(each.complete for each in ordered.bars),
    )
    notes = tuple(dict.fromkeys((*left_out, *_notes(chart, whole, ordered, plot))))
    return Arranged(plot, notes, choice=_counts(chart, choice, ordered))


def _whole(chart: Chart, choice: Choice, smallest_base: int) -> tuple[Choice, tuple[str, ...]]:
    """Keep what can be drawn, with notes on the rest."""
    kept, reasons = list[Bars](), dict[str, list[str]]()
    for each in choice.bars:
        reason = _reason(chart, each, smallest_base)
        if reason is None:
            kept.append(_shared(each) if chart.kind is ChartKind.SHARES else each)
        else:
            reasons.setdefault(reason, []).append(each.name)
    whole = replace(choice.only(kept), share=choice.share or chart.kind is ChartKind.SHARES)
    notes = [_note(reason, names, smallest_base) for reason, names in reasons.items()]
    gone = [i for i in range(len(whole.series)) if all(each.cells[i].number is None for each in whole.bars)]
    if gone and whole.bars:
        for said, states in ((words.protected, {State.SUPPRESSED}), (words.lacking, set(State) - {State.SUPPRESSED})):
            names = [whole.series[i] for i in gone if _state([each.cells[i] for each in whole.bars]) in states]
            notes += [said(names)] if names else []
        whole = whole.only_series([i for i in range(len(whole.series)) if i not in gone])
    return whole, tuple(notes)


def _reason(chart: Chart, bars: Bars, smallest_base: int) -> str | None:
    """Say why a place of the axis is not drawn; None if it is.

    Bars in parts are drawn whole or not at all: without one of its parts a bar would look like a smaller whole.
    """
    if chart.kind is ChartKind.LINES:
        return None  # a time that nobody has a number for is a gap
    numbers = [cell.number for cell in bars.cells if cell.number is not None]
    if len(numbers) < len(bars.cells) if chart.kind in PARTS_OF_A_WHOLE else not numbers:
        return "protected" if _state(bars.cells) is State.SUPPRESSED else "lacking"
    if chart.kind is ChartKind.SHARES:
        base = sum(numbers, Decimal(0))
        if base <= 0 or min(numbers) < 0:
            return "nothing"
        return "small" if base < smallest_base else None
    return None


def _state(cells: Sequence[PublishedCell]) -> State:
    """Give why numbers are not there, protection first."""
    states = {cell.state for cell in cells if cell.number is None}
    return State.SUPPRESSED if State.SUPPRESSED in states else State.MISSING


def _note(reason: str, names: Sequence[str], smallest_base: int) -> str:
    if reason == "small":
        return words.small(names, smallest_base)
    return {"protected": words.protected, "lacking": words.lacking, "nothing": words.nothing}[reason](names)


def _shared(bars: Bars) -> Bars:
    base = sum((cell.number or Decimal(0) for cell in bars.cells), Decimal(0))
    shares = ((cell.number or Decimal(0)) / base for cell in bars.cells)
    cells = tuple(
        replace(cell, number=share.quantize(_SHARE_PLACES, ROUND_HALF_UP), text="")
        for cell, share in zip(bars.cells, shares, strict=True)
    )
    return Bars(bars.name, cells)


def _counts(chart: Chart, choice: Choice, ordered: Choice) -> Choice:
    """Give what is drawn with the numbers that its shares were reckoned of, if it has such."""
    if chart.kind is not ChartKind.SHARES:
        return ordered
    kept = choice.only_series([choice.series.index(name) for name in ordered.series])
    named = {each.name: each for each in kept.bars}
    return kept.only([named[each.name] for each in ordered.bars])


def _ordered(chart: Chart, choice: Choice) -> Choice:
    """Put the table's rows in order, and keep the largest; they are series where the columns stand along the axis."""
    places = range(len(choice.series)) if chart.across else range(len(choice.bars))
    sizes = {i: _size(_line(choice, i) if chart.across else _bar(chart, choice.bars[i])) for i in places}
    by_size = sorted(places, key=lambda i: (sizes[i] is None, -(sizes[i] or 0)))
    most = _most(chart, choice)
    largest = by_size[:most] if most else by_size
    kept = largest if chart.by_size else sorted(largest)
    return choice.only_series(kept) if chart.across else choice.only([choice.bars[i] for i in kept])


def _line(choice: Choice, place: int) -> list[Decimal | None]:
    """Give the numbers of a series, the last first."""
    return [each.cells[place].number for each in reversed(choice.bars)]


def _bar(chart: Chart, bars: Bars) -> list[Decimal | None]:
    """Give what the size of a place is: the sum of its parts, or the first of its numbers."""
    numbers = [cell.number for cell in bars.cells]
    if chart.kind is ChartKind.STACKED:
        return [sum((number for number in numbers if number is not None), Decimal(0))]
    return numbers


def _size(numbers: Sequence[Decimal | None]) -> Decimal | None:
    return next((number for number in numbers if number is not None), None)


def _most(chart: Chart, choice: Choice) -> int:
    """Give how many rows can be told apart: lines by their looks, bars by their room; 0 for no limit."""
    if chart.kind is ChartKind.LINES and not chart.across:
        return chart.most
    if chart.across:
        possible = MOST_LINES if chart.kind is ChartKind.LINES else MOST_SERIES
    else:
        in_parts = chart.kind in PARTS_OF_A_WHOLE
        lying = chart.kind is ChartKind.BARS or (in_parts and not chart.upright)
        possible = most_bars([each.name for each in choice.bars], 1 if in_parts else len(choice.series) or 1, lying)
    return min(chart.most or possible, possible)


def _why_not(chart: Chart, choice: Choice, ordered: Choice) -> str | None:
    """Say why nothing is drawn; None if there is something to draw, "" if there never was."""
    known = [(each, i) for each in ordered.bars for i, cell in enumerate(each.cells) if cell.number is not None]
    if not known:
        every = [cell for each in choice.bars for cell in each.cells]
        return words.PROTECTED if any(cell.state is State.SUPPRESSED for cell in every) else ""
    if len(known) == 1:
        bars, i = known[0]
        what = f"{bars.name}, {ordered.series[i]}" if len(choice.series) > 1 else bars.name
        return words.only(what, bars.cells[i].text)
    if all(each.cells[i].number == 0 for each, i in known):
        return words.ALL_ZERO
    if chart.kind is ChartKind.LINES and max(_times(ordered, i) for i in range(len(ordered.series))) == 1:
        return words.ONE_TIME
    return None


def _times(choice: Choice, series: int) -> int:
    return sum(each.cells[series].number is not None for each in choice.bars)


def _decimals(choice: Choice) -> int:
    """Give the decimals that the table shows; shares that are reckoned here have none."""
    texts = [cell.text for each in choice.bars for cell in each.cells if cell.number is not None]
    return max((sum(map(str.isdigit, text.partition(",")[2])) for text in texts), default=0)


def _notes(chart: Chart, whole: Choice, ordered: Choice, plot: Plot) -> Iterator[str]:
    if whole.outside:
        yield words.outside(whole.outside)
    shown, among = (len(each.series if chart.across else each.bars) for each in (ordered, whole))
    if shown < among:
        yield words.largest(shown, among)
    if not all(each.complete for each in ordered.bars):
        yield words.BROKEN_LINE if chart.kind is ChartKind.LINES else words.SOME_ABSENT
    if chart.kind is ChartKind.SHARES and any(
        sum((rounded((each.values[i] or 0) * 100) for each in plot.series), Decimal(0)) != 100 for i in plot.indexes
    ):
        yield ROUNDING
