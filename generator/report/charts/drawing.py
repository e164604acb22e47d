"""A plot as the chart part of a document: DrawingML, element by element in the order that the schema wants.

The chart blends with the page: no frame, the template's letters and colours, names and numbers where the eye is. What
is kept of the workbook stands here too, since Word shows that until somebody edits the data.
"""

from collections.abc import Sequence
from typing import Final

from generator.model.charts import ChartKind
from generator.report.charts import markup
from generator.report.charts.cached import names, numbers, single
from generator.report.charts.layout import LINE, Layout, axis_end, has_room, names_apart
from generator.report.charts.markup import DARK, FAINT, QUIET, WHITE
from generator.report.charts.palette import Paint
from generator.report.charts.plot import Plot
from generator.report.charts.workbook import axis_format, number_format
from generator.report.packaging import part
from generator.report.wordml import R, attribute

SIZE: Final = 950
"""Of all letters, in hundredths of a point: as in tables."""
_THIN, _LINE = 15, 45
"""Widths of lines, in twentieths of a point."""
_LEANING = -2_700_000
_SMALL_COUNT = 6
"""Up to here an axis of whole numbers would get halves, if Word chose its steps."""
_NAMES, _NUMBERS = 111_111_111, 222_222_222
"""Numbers of the axes."""
_AXES = f'<c:axId val="{_NAMES}"/><c:axId val="{_NUMBERS}"/>'
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_GROUPINGS = {ChartKind.STACKED: "stacked", ChartKind.SHARES: "percentStacked"}


def chart_xml(plot: Plot, layout: Layout, paints: Sequence[Paint], relation: str) -> bytes:
    """Give the chart part; *relation* is the id of its relation to the workbook."""
    box = layout.plot
    area = markup.place(box.left, box.top, box.width, box.height, inner=True)
    series = "".join(_series(plot, layout, i, paint) for i, paint in enumerate(paints))
    drawn = _lines(series) if plot.kind is ChartKind.LINES else _bars(plot, series)
    return part(
        f'<c:chartSpace xmlns:c="{markup.C}" xmlns:a="{markup.A}" xmlns:r="{R}"><c:date1904 val="0"/>'
        # Left out, corners are round.
        '<c:lang val="sv-SE"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{area}{drawn}{_names_axis(plot, layout)}{_numbers_axis(plot, layout)}</c:plotArea>"
        f'{_legend(plot, layout)}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"{markup.shape('<a:noFill/>')}{markup.letters(DARK, SIZE)}"
        f'<c:externalData r:id="{relation}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _bars(plot: Plot, series: str) -> str:
    direction, apart = "bar" if plot.lying else "col", 55 if plot.stacked or len(plot.series) == 1 else 45
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{_GROUPINGS.get(plot.kind, "clustered")}"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="{apart}"/><c:overlap val="{100 if plot.stacked else 0}"/>'
        f"{_AXES}</c:barChart>"
    )


def _lines(series: str) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}<c:marker val="1"/>'
        f"{_AXES}</c:lineChart>"
    )


def _series(plot: Plot, layout: Layout, index: int, paint: Paint) -> str:
    own = (paint.colour, paint.lightness, 0)
    told = f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx>{single(plot, index)}</c:tx>'
    data = f"<c:cat>{names(plot)}</c:cat><c:val>{numbers(plot, index)}</c:val>"
    if plot.kind is ChartKind.LINES:
        looks = f"<c:spPr>{markup.line(own, _LINE, paint.dash)}</c:spPr>{_marker(paint, own)}"
        return f'<c:ser>{told}{looks}{_end_label(plot, layout, index, own)}{data}<c:smooth val="0"/></c:ser>'
    fill = markup.pattern(paint.pattern, own) if paint.pattern else markup.colour(own)
    looks = f'{markup.shape(fill, markup.line(own, _THIN))}<c:invertIfNegative val="0"/>'
    return f"<c:ser>{told}{looks}{_labels(plot, layout, index, paint)}{data}</c:ser>"


def _marker(paint: Paint, own: markup.Colour) -> str:
    looks = markup.shape(markup.colour(own), markup.line(own, _THIN))
    return f'<c:marker><c:symbol val="{paint.marker}"/><c:size val="8"/>{looks}</c:marker>'


def _end_label(plot: Plot, layout: Layout, index: int, own: markup.Colour) -> str:
    """Name a line where it ends, or give its number there; one by itself has all of its numbers."""
    if layout.labelled:
        return markup.labels(number_format(plot), DARK, SIZE, "t", boxed=True)
    last = max(i for i, value in enumerate(plot.series[index].values) if value is not None)
    label = markup.end_label(last, number_format(plot), own, SIZE, layout.raised[index], layout.direct)
    return markup.silent(label)


def _labels(plot: Plot, layout: Layout, index: int, paint: Paint) -> str:
    """Give a bar's numbers: beyond its end, or within it where there is room."""
    code, values = number_format(plot), plot.series[index].values
    if not plot.stacked:
        return markup.labels(code, DARK, SIZE, "outEnd", boxed=True) if layout.labelled else ""
    narrow = (i for i, value in enumerate(values) if value is None or not has_room(plot, layout, value))
    gone = "".join(map(markup.no_label, narrow))
    inside = DARK if paint.pattern else WHITE
    return markup.labels(code, inside, SIZE, "ctr", gone, boxed=bool(paint.pattern))


def _names_axis(plot: Plot, layout: Layout) -> str:
    """Give the axis of categories: from the top down where bars lie, and every name shown that there is room for."""
    order, side = ("maxMin", "l") if plot.lying else ("minMax", "b")
    leaning, apart = _LEANING if layout.leaning else 0, 1 if plot.lying else names_apart(layout, len(plot.categories))
    return (
        f'<c:catAx><c:axId val="{_NAMES}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{side}"/>{_NO_TICKS}<c:tickLblPos val="low"/><c:spPr>{markup.line(QUIET, _THIN)}</c:spPr>'
        f'{markup.letters(DARK, SIZE, leaning)}<c:crossAx val="{_NUMBERS}"/><c:crosses val="autoZero"/>'
        f'<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="{apart}"/>'
        '<c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _numbers_axis(plot: Plot, layout: Layout) -> str:
    """Give the axis of numbers; where names run from the top down, it stands below the last of them."""
    side, crosses = ("b", "max") if plot.lying else ("l", "autoZero")
    return (
        f'<c:valAx><c:axId val="{_NUMBERS}"/>{_scale(plot)}<c:delete val="0"/><c:axPos val="{side}"/>'
        f"<c:majorGridlines><c:spPr>{markup.line(FAINT, _THIN)}</c:spPr></c:majorGridlines>{_unit(plot, layout)}"
        f'<c:numFmt formatCode="{attribute(axis_format(plot))}" sourceLinked="0"/>{_NO_TICKS}'
        f'<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>{markup.letters(QUIET, SIZE)}'
        f'<c:crossAx val="{_NAMES}"/><c:crosses val="{crosses}"/><c:crossBetween val="between"/>'
        f"{_steps(plot)}</c:valAx>"
    )


def _scale(plot: Plot) -> str:
    """Let counts begin at zero; where they end is left to Word, which then follows what is edited."""
    most = '<c:max val="1"/>' if plot.kind is ChartKind.SHARES else ""
    least = '<c:min val="0"/>' if plot.lowest >= 0 else ""
    return f'<c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'


def _steps(plot: Plot) -> str:
    if plot.kind is ChartKind.SHARES:
        return '<c:majorUnit val="0.2"/>'
    few = axis_end(plot.highest) - plot.lowest <= _SMALL_COUNT
    return '<c:majorUnit val="1"/>' if few and not plot.share and not plot.decimals else ""


def _unit(plot: Plot, layout: Layout) -> str:
    """Write what is counted, lying: below the axis, or above it where it stands."""
    if not plot.unit:
        return ""
    below = 1 - (LINE + 60) / layout.height
    left, top = (layout.plot.left, below) if plot.lying else (0.004, layout.legend.top + layout.legend.height)
    return markup.title(plot.unit, QUIET, SIZE, left, top)


def _legend(plot: Plot, layout: Layout) -> str:
    if len(plot.series) == 1 or layout.direct:
        return ""
    box = layout.legend
    where = markup.place(box.left, box.top, box.width, box.height)
    return f'<c:legend><c:legendPos val="t"/>{where}<c:overlay val="0"/>{markup.letters(DARK, SIZE)}</c:legend>'
