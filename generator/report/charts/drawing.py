"""A plot as DrawingML. The door to python-pptx, which writes series, caches and axes; the looks are set here.

The chart blends with the page: no frame, the template's letters and colours, names and numbers where the eye is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lxml import etree

from generator.model.charts import ChartKind
from generator.report.charts import markup
from generator.report.charts.layout import LINE, Layout, axis_end, has_room
from generator.report.charts.markup import DARK, FAINT, QUIET, WHITE, c, parsed
from generator.report.charts.palette import Paint
from generator.report.charts.plot import Plot
from generator.report.charts.workbook import axis_format, number_format, plain
from generator.report.wordml import R, attribute
from generator.swedish.chart_words import SHEET

if TYPE_CHECKING:
    from lxml.etree import _Element

SIZE: Final = 950
"""Of all letters, in hundredths of a point: as in tables."""
_THIN, _LINE = 15, 45
"""Widths of lines, in twentieths of a point."""
_LEANING = -2_700_000
_SMALL_COUNT = 6
"""Up to here an axis of whole numbers would get halves, if Word chose its steps."""
_POSITIVE = 0x7FFFFFFF


def chart_xml(plot: Plot, layout: Layout, paints: Sequence[Paint], relation: str) -> bytes:
    """Give the chart part; *relation* is the id of its relation to the workbook."""
    space = _skeleton(plot)
    area = _one(space, "plotArea")
    area.insert(0, parsed(markup.place(*_corners(layout), inner=True)))
    for i, (series, paint) in enumerate(zip(area.iter(c("ser")), paints, strict=True)):
        _paint(series, plot, paint)
        _label(series, plot, layout, i, paint)
    _set_bars(area, plot)
    _set_names(_one(area, "catAx"), plot, layout)
    _set_numbers(_one(area, "valAx"), plot, layout)
    _set_legend(_one(space, "chart"), plot, layout)
    _finish(space, relation)
    return etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)


def _skeleton(plot: Plot) -> "_Element":
    """Give series with their caches and axes, as python-pptx writes them, read by a parser without its classes."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE as KINDS

    kinds = {
        (ChartKind.BARS, True): KINDS.BAR_CLUSTERED,
        (ChartKind.COLUMNS, False): KINDS.COLUMN_CLUSTERED,
        (ChartKind.STACKED, True): KINDS.BAR_STACKED,
        (ChartKind.STACKED, False): KINDS.COLUMN_STACKED,
        (ChartKind.SHARES, True): KINDS.BAR_STACKED_100,
        (ChartKind.SHARES, False): KINDS.COLUMN_STACKED_100,
        (ChartKind.LINES, False): KINDS.LINE_MARKERS,
    }
    data = CategoryChartData(number_format=number_format(plot))
    data.categories = plot.categories
    for series in plot.series:
        data.add_series(series.name, [None if value is None else plain(value) for value in series.values])
    parser = etree.XMLParser(remove_blank_text=True)
    space = etree.fromstring(data.xml_bytes(kinds[plot.kind, plot.lying]), parser)
    for formula in space.iter(c("f")):
        formula.text = f"{SHEET}!{(formula.text or '').partition('!')[2]}"
    # It gives axes negative ids, which the schema forbids.
    for number in space.iter(c("axId"), c("crossAx")):
        number.set("val", str(int(number.get("val", "0")) & _POSITIVE))
    return space


def _one(element: "_Element", name: str) -> "_Element":
    found = next(element.iter(c(name)), None)
    assert found is not None, name
    return found


def _put(element: "_Element", xml: str, *before: str) -> None:
    """Put a piece in front of the first of those children, and take away what is there of the same name."""
    piece = parsed(xml)
    for old in element.findall(str(piece.tag)):
        element.remove(old)
    following = next((child for child in element if child.tag in {c(name) for name in before}), None)
    if following is None:
        element.append(piece)
    else:
        following.addprevious(piece)


def _corners(layout: Layout) -> tuple[float, float, float, float]:
    box = layout.plot
    return box.left, box.top, box.width, box.height


def _paint(series: "_Element", plot: Plot, paint: Paint) -> None:
    own = (paint.colour, paint.lightness, 0)
    if plot.kind is ChartKind.LINES:
        mark = f'<c:marker><c:symbol val="{paint.marker}"/><c:size val="8"/>{_mark(own)}</c:marker>'
        _put(series, f"<c:spPr>{markup.line(own, _LINE, paint.dash)}</c:spPr>", "marker", "dPt", "cat")
        _put(series, mark, "dPt", "cat")
        return
    fill = markup.pattern(paint.pattern, own) if paint.pattern else markup.colour(own)
    _put(series, markup.shape(fill, markup.line(own, _THIN)), "invertIfNegative", "dPt", "cat")
    _put(series, '<c:invertIfNegative val="0"/>', "dPt", "cat")


def _mark(own: markup.Colour) -> str:
    return markup.shape(markup.colour(own), markup.line(own, _THIN))


def _label(series: "_Element", plot: Plot, layout: Layout, index: int, paint: Paint) -> None:
    code, values = number_format(plot), plot.series[index].values
    if plot.kind is ChartKind.LINES:
        last = max(i for i, value in enumerate(values) if value is not None)
        moved = layout.raised[index] if layout.raised else 0
        own = (paint.colour, paint.lightness, 0)
        _put(series, markup.silent(markup.end_label(last, code, own, SIZE, moved, layout.direct)), "cat")
    elif plot.stacked:
        narrow = (i for i, value in enumerate(values) if value is None or not has_room(plot, layout, value))
        gone = "".join(map(markup.no_label, narrow))
        inside = DARK if paint.pattern else WHITE
        _put(series, markup.labels(code, inside, SIZE, "ctr", gone, boxed=bool(paint.pattern)), "cat")
    elif layout.labelled:
        _put(series, markup.labels(code, DARK, SIZE, "outEnd"), "cat")


def _set_bars(area: "_Element", plot: Plot) -> None:
    bars = area.find(c("barChart"))
    if bars is not None:
        _put(bars, '<c:varyColors val="0"/>', "ser")
        _put(bars, f'<c:gapWidth val="{55 if plot.stacked or len(plot.series) == 1 else 45}"/>', "overlap", "axId")
        _put(bars, f'<c:overlap val="{100 if plot.stacked else 0}"/>', "axId")


_AFTER_LOOKS = ("crossAx", "crosses")


def _set_names(axis: "_Element", plot: Plot, layout: Layout) -> None:
    """Set the axis of categories: from the top down where bars lie, every name shown."""
    if plot.lying:
        _one(axis, "orientation").set("val", "maxMin")
    _one(axis, "majorTickMark").set("val", "none")
    _one(axis, "tickLblPos").set("val", "low")
    _put(axis, f"<c:spPr>{markup.line(QUIET, _THIN)}</c:spPr>", *_AFTER_LOOKS)
    _put(axis, markup.letters(DARK, SIZE, _LEANING if layout.leaning else 0), *_AFTER_LOOKS)
    _put(axis, '<c:tickLblSkip val="1"/>', "tickMarkSkip", "noMultiLvlLbl")


def _set_numbers(axis: "_Element", plot: Plot, layout: Layout) -> None:
    """Set the axis of numbers: from zero, in whole numbers where they are counts, its title lying."""
    _set_scale(axis, plot)
    faint = f"<c:majorGridlines><c:spPr>{markup.line(FAINT, _THIN)}</c:spPr></c:majorGridlines>"
    _put(axis, faint, "minorGridlines", "title", "numFmt", "majorTickMark")
    if plot.unit:
        box, low = layout.plot, 1 - (LINE + 60) / layout.height
        left, top = (box.left, low) if plot.lying else (0.004, layout.legend.top + layout.legend.height)
        _put(axis, markup.title(plot.unit, QUIET, SIZE, left, top), "numFmt", "majorTickMark")
    code = attribute(axis_format(plot))
    _put(axis, f'<c:numFmt formatCode="{code}" sourceLinked="0"/>', "majorTickMark")
    _one(axis, "majorTickMark").set("val", "none")
    _put(axis, "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>", *_AFTER_LOOKS)
    _put(axis, markup.letters(QUIET, SIZE), *_AFTER_LOOKS)
    _put(axis, '<c:crossBetween val="between"/>', "majorUnit", "minorUnit", "dispUnits")
    if plot.lying:
        # The names run from the top down, and this axis is to stand below the last of them.
        _one(axis, "crosses").set("val", "max")


def _set_scale(axis: "_Element", plot: Plot) -> None:
    most = '<c:max val="1"/>' if plot.kind is ChartKind.SHARES else ""
    least = '<c:min val="0"/>' if plot.lowest >= 0 else ""
    _put(axis, f'<c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>', "delete")
    if not plot.share and not plot.decimals and axis_end(plot.highest) - plot.lowest <= _SMALL_COUNT:
        _put(axis, '<c:majorUnit val="1"/>', "minorUnit", "dispUnits")
    elif plot.kind is ChartKind.SHARES:
        _put(axis, '<c:majorUnit val="0.2"/>', "minorUnit", "dispUnits")


def _set_legend(chart: "_Element", plot: Plot, layout: Layout) -> None:
    _put(chart, '<c:autoTitleDeleted val="1"/>', "plotArea")
    for old in chart.findall(c("legend")):
        chart.remove(old)
    if len(plot.series) > 1 and not layout.direct:
        box = layout.legend
        where = markup.place(box.left, box.top, box.width, box.height)
        legend = f'<c:legend><c:legendPos val="t"/>{where}<c:overlay val="0"/>{markup.letters(DARK, SIZE)}</c:legend>'
        _put(chart, legend, "plotVisOnly", "dispBlanksAs")
    _put(chart, '<c:plotVisOnly val="1"/>', "dispBlanksAs")
    _put(chart, '<c:dispBlanksAs val="gap"/>', "showDLblsOverMax")


def _finish(space: "_Element", relation: str) -> None:
    """Set the language, the letters, no frame and no round corners, and the way to the workbook."""
    _put(space, '<c:lang val="sv-SE"/>', "roundedCorners", "chart")
    # Left out, corners are round.
    _put(space, '<c:roundedCorners val="0"/>', "chart")
    _put(space, markup.shape("<a:noFill/>"), "txPr")
    _put(space, markup.letters(DARK, SIZE), "externalData")
    outside = etree.SubElement(space, c("externalData"), {f"{{{R}}}id": relation})
    etree.SubElement(outside, c("autoUpdate"), {"val": "0"})
