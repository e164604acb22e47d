"""How large a chart is and where its parts lie, reckoned from the lengths of its texts.

Word divides a chart's room as it likes, and long Swedish names then take half of it or are cut off. So the room for
names, numbers and lines is set here. Lengths are in twentieths of a point, places in shares of the chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10
from typing import Final

from generator.model.charts import ChartKind
from generator.report.charts.plot import Plot
from generator.report.paragraph_styles import TEXT_WIDTH
from generator.report.widths import extent
from generator.swedish.numbers import number, percent_cell

LINE: Final = 250
"""A line of letters, with the space round it."""
_TALLEST: Final = 11_600
"""Leaves room on a page for caption and notes."""
_UPRIGHT_HEIGHT: Final = 4_700
_LEAST_PLOT_HEIGHT: Final = 2_600
_EDGE, _GAP = 90, 120
_MOST_FOR_NAMES = 0.36
_KEY: Final = 460
"""Beside a name in a legend: its sign, and the space round both."""
_TURNED = 0.71
"""How high a text that leans by 45 degrees is, in its lengths."""
_PITCH, _BAR = 410, 270
_THINNEST, _NARROWEST = 190, 130
"""Of bars that lie and that stand, if there are many."""
_AROUND, _BESIDE = 1_400, 1_200
"""Above and below bars that lie, and beside those that stand."""
_MOST_LINES_OF_A_NAME = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a chart, in shares of its width and height."""

    left: float
    top: float
    width: float
    height: float


_NO_LEGEND: Final = Box(0, 0.004, 0, 0)


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of a chart and the places of its parts."""

    width: int
    height: int
    plot: Box
    """Where bars and lines lie, without the names and numbers beside them."""
    legend: Box
    """Without a height where there is none."""
    labelled: bool = True
    """Whether there is room for the numbers of bars that stand side by side, or of the points of a line by itself."""
    leaning: bool = False
    """Whether the names under upright bars lean, since there is no room for them side by side."""
    direct: bool = False
    """Whether lines are named at their ends instead of in a legend."""
    raised: tuple[float, ...] = ()
    """How far the name at the end of each line is moved down, so that no two lie on each other."""


def laid_out(plot: Plot) -> Layout:
    """Lay a chart out."""
    if plot.lying:
        return _lying(plot)
    return _lines(plot) if plot.kind is ChartKind.LINES else _upright(plot)


def shown(plot: Plot, value: Decimal) -> str:
    """Give a number as a label shows it."""
    return percent_cell(value, plot.decimals) if plot.share else number(value, plot.decimals)


def axis_end(highest: Decimal) -> Decimal:
    """Reckon where Word lets an axis end: at the next round number."""
    if highest <= 0:
        return Decimal(1)
    size = Decimal(10) ** floor(log10(highest))
    steps = (Decimal(step) for step in ("1", "1.2", "1.4", "1.6", "1.8", "2", "2.5", "3", "3.5", "4", "4.5", "5", "6"))
    return next((step * size for step in (*steps, *map(Decimal, (7, 8, 9, 10, 12))) if step * size > highest), highest)


def most_bars(names: Sequence[str], beside: int, lying: bool) -> int:
    """Give how many places an axis can have for bars and names to be read, with *beside* bars at each."""
    if not lying:
        return int((TEXT_WIDTH - _BESIDE) // max(LINE, beside * _NARROWEST + _GAP))
    lines = _lines_of_names([extent(name) for name in names])
    return int((_TALLEST - _AROUND) // max(lines * LINE, beside * _THINNEST + _GAP))


def names_apart(layout: Layout, categories: int) -> int:
    """Give how many places are passed between two names under the axis, so that they do not lie on each other."""
    return max(1, ceil(LINE * categories / (layout.plot.width * layout.width)))


def has_room(plot: Plot, layout: Layout, value: Decimal) -> bool:
    """Tell whether a part of a bar is long enough for its number to stand in it."""
    end = Decimal(1) if plot.kind is ChartKind.SHARES else axis_end(plot.highest)
    part = float(abs(value) / end)
    if plot.lying:
        return part * layout.plot.width * layout.width >= extent(shown(plot, value)) + _EDGE
    wide = layout.plot.width * layout.width / len(plot.categories) * 0.6
    return part * layout.plot.height * layout.height >= LINE and wide >= extent(shown(plot, value))


def _lying(plot: Plot) -> Layout:
    names = [extent(name) for name in plot.categories]
    left = min(max(names), _MOST_FOR_NAMES * TEXT_WIDTH) + _GAP + _EDGE
    lines = _lines_of_names(names)
    bars = 1 if plot.stacked else len(plot.series)
    pitch = max(_PITCH, lines * LINE + _GAP, bars * _BAR + 2 * _GAP if bars > 1 else 0)
    top, bottom = _legend_height(plot) + _EDGE, LINE + _GAP + _unit_height(plot)
    beyond = _EDGE + (extent(shown(plot, plot.highest)) if not plot.stacked else 0)
    height = ceil(min(max(pitch * len(plot.categories), 2 * pitch) + top + bottom, _TALLEST))
    box = _box(left, top, beyond, bottom, height)
    return Layout(TEXT_WIDTH, height, box, _legend(plot, box, height))


def _lines_of_names(names: Sequence[float]) -> int:
    """Reckon on how many lines the longest name beside an axis stands."""
    longest = max(names, default=0)
    return min(ceil(longest / min(longest, _MOST_FOR_NAMES * TEXT_WIDTH) if longest else 1), _MOST_LINES_OF_A_NAME)


def _upright(plot: Plot) -> Layout:
    left = _numbers_width(plot) + _GAP
    each = (TEXT_WIDTH - left - _EDGE) / len(plot.categories)
    under, leaning = _under(plot.categories, each)
    top = _legend_height(plot) + _unit_height(plot) + LINE
    height = ceil(max(_UPRIGHT_HEIGHT, top + under + _LEAST_PLOT_HEIGHT))
    labelled = _widest(plot) <= each / (len(plot.series) + 0.45)
    box = _box(left, top, _EDGE, under, height)
    return Layout(TEXT_WIDTH, height, box, _legend(plot, box, height), labelled, leaning)


def _lines(plot: Plot) -> Layout:
    left = _numbers_width(plot) + _GAP
    alone = len(plot.series) == 1
    longest = max(extent(end_label(plot, i)) for i in range(len(plot.series)))
    direct = not alone and longest <= _MOST_FOR_NAMES * TEXT_WIDTH
    beside = (longest if direct else extent(shown(plot, plot.highest))) + 2 * _GAP
    # The last point stands half a place from the edge, and its name may begin there.
    half = 1 / (2 * len(plot.categories))
    right = max((beside - (TEXT_WIDTH - left) * half) / (1 - half), _EDGE)
    each = (TEXT_WIDTH - left - right) / len(plot.categories)
    under, leaning = _under(plot.categories, each)
    labelled = alone and _widest(plot) <= each
    top = _unit_height(plot) + LINE + (0 if direct else _legend_height(plot))
    height = ceil(max(_UPRIGHT_HEIGHT, top + under + _LEAST_PLOT_HEIGHT))
    box = _box(left, top, right, under, height)
    legend = _NO_LEGEND if direct else _legend(plot, box, height)
    return Layout(TEXT_WIDTH, height, box, legend, labelled, leaning, direct, _raised(plot, box, height))


def _widest(plot: Plot) -> float:
    """Reckon the widest of the numbers as labels show them."""
    return max(extent(shown(plot, value)) for series in plot.series for value in series.values if value is not None)


def end_label(plot: Plot, series: int) -> str:
    """Give what stands at the end of a line that is named there."""
    values = [value for value in plot.series[series].values if value is not None]
    return f"{plot.series[series].name} {shown(plot, values[-1])}"


def _raised(plot: Plot, box: Box, height: int) -> tuple[float, ...]:
    """Move the names at the ends of lines apart, from the highest down, and then up from the bottom if need be."""
    end = float(axis_end(plot.highest) - plot.lowest) or 1
    ends = [next(value for value in reversed(each.values) if value is not None) for each in plot.series]
    places = [box.top + box.height * (1 - float(value - plot.lowest) / end) for value in ends]
    apart, order = LINE / height, sorted(range(len(places)), key=lambda i: places[i])
    moved = dict(enumerate(places))
    for above, below in pairwise(order):
        moved[below] = max(moved[below], moved[above] + apart)
    floor_of_all = box.top + box.height - apart / 2
    for i in reversed(order):
        moved[i] = min(moved[i], floor_of_all)
        floor_of_all = moved[i] - apart
    return tuple(round(moved[i] - place, 4) for i, place in enumerate(places))


def _under(names: Sequence[str], each: float) -> tuple[float, bool]:
    """Reckon the room under the axis, and whether the names must lean."""
    lines = max(ceil(extent(name) / (each * 0.9)) for name in names)
    words = max(extent(word) for name in names for word in name.split() or [""])
    if words <= each * 0.95 and lines <= _MOST_LINES_OF_A_NAME:
        return lines * LINE + _GAP, False
    return min(max(extent(name) for name in names), _MOST_FOR_NAMES * TEXT_WIDTH) * _TURNED + LINE, True


def _numbers_width(plot: Plot) -> float:
    end = Decimal(1) if plot.kind is ChartKind.SHARES else axis_end(plot.highest)
    return max(extent(shown(plot, end)), extent(shown(plot, plot.lowest))) + _EDGE


def _legend(plot: Plot, box: Box, height: int) -> Box:
    """Give the legend's place: at the top, from the left, on as many lines as it needs."""
    if len(plot.series) == 1:
        return _NO_LEGEND
    rows = _legend_rows(plot)
    wide = TEXT_WIDTH if rows > 1 else sum(_KEY + extent(each.name) for each in plot.series)
    width = min(wide / TEXT_WIDTH, 0.99)
    left = box.left if plot.lying and width <= box.width else 0.004
    return Box(left, 0.004, round(width, 4), round((rows * LINE + _GAP / 2) / height, 4))


def _legend_height(plot: Plot) -> int:
    return _legend_rows(plot) * LINE + _GAP if len(plot.series) > 1 else 0


def _legend_rows(plot: Plot) -> int:
    """Reckon the lines of the legend; Word sets its names in columns as wide as the widest."""
    columns = max(1, int(TEXT_WIDTH // max(_KEY + extent(each.name) for each in plot.series)))
    return ceil(len(plot.series) / columns)


def _unit_height(plot: Plot) -> int:
    return LINE + _GAP // 2 if plot.unit else 0


def _box(left: float, top: float, right: float, bottom: float, height: float) -> Box:
    width = TEXT_WIDTH
    return Box(
        round(left / width, 4),
        round(top / height, 4),
        round((width - left - right) / width, 4),
        round((height - top - bottom) / height, 4),
    )
