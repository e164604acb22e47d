"""Charts that can be read without their colours, and trusted: the workbook behind one says what it shows.

Figures in a table nearby, series told apart by more than colour, colours that can be told from the page, no third
dimension, few slices (domain, W5-W7); and every reference into the workbook equal to what the chart has kept of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from generator.model.findings import Finding
from generator.office.cells import cell_ref
from generator.office.package import Refused
from generator.office.spreadsheet import Reference, Sheet, read_workbook, reference
from generator.report.audit.neighbours import beside
from generator.report.audit.seen import Seen
from generator.report.colours import WHITE, Palette, contrast, palette, readable
from generator.report.spots import Spot
from generator.report.wordml import R, w, whole
from generator.swedish import audit_words as words
from generator.swedish import document_words
from generator.swedish.audit_messages import Audit

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ID = f"{{{R}}}id"
_CAPTION = "caption"
_MOST_SLICES = 5
_TEXT, _GRAPHIC = 4.5, 3.0
_SHOWN = ("showVal", "showSerName", "showCatName", "showPercent")
_WITHIN = ("ctr", "inEnd", "inBase")
_ROUND = ("pieChart", "doughnutChart", "ofPieChart")
_ACCENTS = 6
_MOST_CELLS = 10_000


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart where it stands in the text, and the part that it is."""

    frame: "_Element"
    spot: Spot
    part: str
    root: "_Element"

    @property
    def series(self) -> "list[_Element]":
        return list(self.root.iter(f"{_CHART}ser"))


def charts(document: Seen) -> Iterator[Finding]:
    """Look at each chart of the text."""
    drawn = tuple(_drawn(document))
    colours = palette(document.parts, document.settings) if drawn else None
    for chart in drawn:
        for said, detail, slots in (*_shaped(chart), *_named(document, chart), *_kept(document, chart)):
            yield document.finding(said, chart.spot, detail, **slots)
        if colours is not None:
            for detail, slots in _coloured(chart, colours):
                yield document.finding(Audit.CONTRAST_CHART, chart.spot, detail, **slots)


_Told = tuple[Audit, str, dict[str, object]]


def _drawn(document: Seen) -> Iterator[_Drawn]:
    relations = document.parts.relations(document.body.name)
    for frame in document.body.root.iter(f"{_CHART}chart"):
        relation = relations.get(frame.get(_ID, ""))
        if relation is not None and relation.target in document.parts.content:
            tree = document.parts.tree(relation.target)
            yield _Drawn(frame, document.body.spot(frame), relation.target, tree)


def _shaped(chart: _Drawn) -> Iterator[_Told]:
    if any(str(each.tag).endswith("3DChart") for each in chart.root.iter(f"{_CHART}*")):
        yield Audit.CHART_3D, "", {}
    for name in _ROUND:
        for each in chart.root.iter(f"{_CHART}{name}"):
            slices = max((len(_points(series, "val")) for series in each.iterfind(f"{_CHART}ser")), default=0)
            if slices > _MOST_SLICES:
                yield Audit.CHART_SLICES, "", {"n": slices, "most": _MOST_SLICES}
    alone = [_name(series) for series in chart.series if not _told_apart(series)]
    if len(chart.series) > 1 and len(alone) > 1:
        yield Audit.CHART_COLOUR_ALONE, ", ".join(alone), {}


def _told_apart(series: "_Element") -> bool:
    """Tell whether a series has a pattern, a marker, a dash or labels of its own."""
    if next(series.iter("{*}pattFill"), None) is not None:
        return True
    symbol = series.find(f"{_CHART}marker/{_CHART}symbol")
    if symbol is not None and symbol.get("val") not in ("none", "auto"):
        return True
    dash = next(series.iter("{*}prstDash"), None)
    return (dash is not None and dash.get("val") != "solid") or _labelled(series)


def _labelled(series: "_Element") -> bool:
    labels = series.find(f"{_CHART}dLbls")
    if labels is None:
        above = series.getparent()
        labels = above.find(f"{_CHART}dLbls") if above is not None else None
    return labels is not None and any(
        each.get("val") == "1" for name in _SHOWN for each in labels.iter(f"{_CHART}{name}")
    )


def _named(document: Seen, chart: _Drawn) -> Iterator[_Told]:
    """A chart has a caption before or after it, and its figures in a table or a reference to one."""
    paragraph = next(chart.frame.iterancestors(w("p")))
    styles = (document.style_of(each) for step in (-1, 1) if (each := beside(paragraph, step)) is not None)
    if _CAPTION not in (document.sheet.names.get(style) for style in styles):
        yield Audit.CHART_CAPTION_MISSING, "", {}
    if not _figures_near(document, chart.spot.headings):
        yield Audit.CHART_FIGURES_MISSING, "", {}


def _figures_near(document: Seen, headings: tuple[str, ...]) -> bool:
    if any(table.spot.headings == headings for table in document.body.tables):
        return True
    pointing = f"{document_words.TABLE_LABEL} "
    here = (each.text for each in document.body.paragraphs if each.spot.headings == headings and not each.spot.row)
    return any(text.partition(pointing)[2][:1].isdigit() for text in here)


def _kept(document: Seen, chart: _Drawn) -> Iterator[_Told]:
    """Compare what a chart has kept with its workbook, cell by cell."""
    book = _workbook(document, chart)
    formulas = [(formula, _pointed(formula, book)) for formula in chart.root.iter(f"{_CHART}f")]
    if not book or any(place is None for _, place in formulas):
        yield Audit.CHART_WORKBOOK_MISSING, "", {}
    for formula, place in formulas:
        cell = _differing(formula, place, book[place.sheet]) if place is not None else ""
        if cell:
            yield Audit.CHART_WORKBOOK_DIFFERS, cell, {"cell": cell}


def _workbook(document: Seen, chart: _Drawn) -> Mapping[str, Sheet]:
    """Give the sheets of a chart's workbook by their names; none if there is no workbook that can be read."""
    outside = chart.root.find(f"{_CHART}externalData")
    relation = document.parts.relations(chart.part).get(outside.get(_ID, "")) if outside is not None else None
    if relation is None or relation.target not in document.parts.content:
        return {}
    try:
        return {sheet.name: sheet for sheet in read_workbook(document.parts.content[relation.target]).sheets}
    except Refused:
        return {}


def _pointed(formula: "_Element", book: Mapping[str, Sheet]) -> Reference | None:
    """Give what a formula points at in the workbook; None where it points at nothing that can be looked up."""
    place = reference(formula.text or "")
    return place if place is not None and place.sheet in book and place.area.size <= _MOST_CELLS else None


def _differing(formula: "_Element", place: Reference, sheet: Sheet) -> str:
    """Give the first cell that is not as the chart shows it."""
    kept = formula.getnext()
    listed = kept.iter(f"{_CHART}pt") if kept is not None else ()
    points = {whole(point.get("idx"), -1): point.findtext(f"{_CHART}v") or "" for point in listed}
    for index, (row, column) in enumerate(place.area):
        cell = sheet.cells.get((row, column))
        if not _equal(points.get(index, ""), "" if cell is None else cell.value):
            return f"{place.sheet}!{cell_ref(row, column)}"
    return ""


def _equal(shown: str, held: object) -> bool:
    if isinstance(held, Decimal):
        try:
            return float(Decimal(shown)) == float(held)
        except InvalidOperation:
            return False
    return shown == ("" if held is None else str(held))


def _coloured(chart: _Drawn, colours: Palette) -> Iterator[tuple[str, dict[str, object]]]:
    """Find series that cannot be told from the page, and numbers that cannot be told from their bars."""
    page = _filled(chart.root.find(f".//{_CHART}plotArea/{_CHART}spPr"), colours)
    page = page or _filled(chart.root.find(f"{_CHART}spPr"), colours) or WHITE
    for index, series in enumerate(chart.series):
        colour = _colour(series, index, colours)
        ratio = contrast(colour, page)
        if ratio < _GRAPHIC:
            yield _name(series), words.ratio(ratio, _GRAPHIC)
        labels = series.find(f"{_CHART}dLbls")
        if labels is not None and _within(series, labels):
            below = _filled(labels.find(f"{_CHART}spPr"), colours) or colour
            text = labels.find(f"{_CHART}txPr")
            said = colours.of_drawing(text) if text is not None else ""
            ratio = contrast(said or readable(page), below)
            if ratio < _TEXT:
                yield _name(series), words.ratio(ratio, _TEXT)


def _within(series: "_Element", labels: "_Element") -> bool:
    """Tell whether labels that are shown stand on their bars."""
    if not any(each.get("val") == "1" for name in _SHOWN for each in labels.iterfind(f"{_CHART}{name}")):
        return False
    place = labels.find(f"{_CHART}dLblPos")
    above = series.getparent()
    grouping = above.find(f"{_CHART}grouping") if above is not None else None
    if place is None:
        return grouping is not None and grouping.get("val") in ("stacked", "percentStacked")
    return place.get("val") in _WITHIN


def _colour(series: "_Element", index: int, colours: Palette) -> str:
    """Give the colour of a series: its own, or the theme's next accent, which programs then take."""
    properties = series.find(f"{_CHART}spPr")
    own = colours.of_drawing(properties) if properties is not None else ""
    return own or colours.named(f"accent{index % _ACCENTS + 1}") or WHITE


def _filled(properties: "_Element | None", colours: Palette) -> str:
    fill = properties.find("{*}solidFill") if properties is not None else None
    return colours.of_drawing(fill) if fill is not None else ""


def _name(series: "_Element") -> str:
    return series.findtext(f"{_CHART}tx//{_CHART}v") or ""


def _points(series: "_Element", name: str) -> "list[_Element]":
    return list(series.iterfind(f"{_CHART}{name}//{_CHART}pt"))
