"""The chart part and the workbook behind it: equal cell by cell, readable without colour, in the template's theme."""

import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from generator.model.charts import ChartKind
from generator.report.charts.drawing import chart_xml
from generator.report.charts.layout import LINE, axis_end, laid_out
from generator.report.charts.markup import DARK, QUIET, C
from generator.report.charts.palette import TEXT_CONTRAST, darkened, paints, readable_lightness
from generator.report.charts.plot import Plot
from generator.report.charts.workbook import workbook
from generator.report.colours import contrast
from generator.report.theme import colours
from tests.chart_build import plot

BARS, COLUMNS, STACKED, SHARES, LINES = ChartKind
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
AREAS: dict[str, tuple[int | None, ...]] = {
    "Vård & omsorg": (581, 141),
    "=1+1": (60, 202),
    "Fordon och transport (inklusive yrkesförare) <b>": (32, None),
    "https://example.org": (0, 7),
}
KINDS = [(kind, upright) for kind in ChartKind for upright in (False, True) if not upright or kind in (STACKED, SHARES)]
OFFICE = {
    f"accent{i}": value for i, value in enumerate(("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"), 1)
}
"""Colours that programs have had for years; white letters cannot be read on any of them but the first."""


def c(name: str) -> str:
    return f"{{{C}}}{name}"


def drawn(which: Plot, theme: dict[str, str] | None = None) -> etree._Element:
    looks = paints(len(which.series), theme or colours())
    return etree.fromstring(chart_xml(which, laid_out(which), looks, "rId1"))


def example(kind: ChartKind, upright: bool = False) -> Plot:
    if kind is not SHARES:
        return plot(kind, AREAS, "Kvinnor", "Män <&>", upright=upright)
    counted = plot(kind, {"Vård": (8, 2), "Bygg": (1, 9)}, "Kvinnor", "Män", upright=upright)
    return in_shares(counted, Decimal(10))


def in_shares(counted: Plot, base: Decimal) -> Plot:
    series = (replace(each, values=tuple(value and value / base for value in each.values)) for each in counted.series)
    return replace(counted, series=tuple(series), share=True)


def references(chart: etree._Element) -> Iterator[tuple[str, list[str | None]]]:
    """Yield every reference to the workbook with what the chart keeps of it, None for a point that is not there."""
    for reference in chart.iter(c("strRef"), c("numRef")):
        cache = next(each for each in reference if each.tag in (c("strCache"), c("numCache")))
        known = {point.get("idx"): point.findtext(c("v")) for point in cache.iter(c("pt"))}
        count = cache.find(c("ptCount"))
        assert count is not None
        yield str(reference.findtext(c("f"))), [known.get(str(i)) for i in range(int(count.get("val", "0")))]


@pytest.mark.parametrize(("kind", "upright"), KINDS)
def test_every_reference_equals_what_the_chart_keeps(kind: ChartKind, upright: bool) -> None:
    shown = example(kind, upright)
    sheet = load_workbook(io.BytesIO(workbook(shown)))["Diagramdata"]
    seen = set()

    for formula, kept in references(drawn(shown)):
        name, _, place = formula.replace("$", "").partition("!")
        assert name == sheet.title
        cells = sheet[place]
        found = [row[0] for row in cells] if isinstance(cells, tuple) else [cells]
        seen |= {cell.coordinate for cell in found}
        for cell, cached in zip(found, kept, strict=True):
            number = isinstance(cell.value, int | float)
            assert (float(cached) if number and cached else cached) == cell.value
            assert cell.data_type in {"s", "n"}

    filled = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert filled <= seen | {"A1"}


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([BARS, COLUMNS, STACKED, LINES]),
    st.lists(st.tuples(st.none() | st.integers(0, 10**7), st.integers(0, 10**7)), min_size=2, max_size=12),
    st.lists(
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=60),
        min_size=12,
        max_size=12,
    ),
)
def test_whatever_the_numbers_the_chart_is_whole(
    kind: ChartKind, numbers: list[tuple[int | None, int]], names: list[str]
) -> None:
    categories = dict(zip((f"{i}{name}" for i, name in enumerate(names)), numbers, strict=False))
    shown = plot(kind, categories | {"Sist": (1, 1)}, "Ett", "Två")  # a series without a number is never drawn
    layout = laid_out(shown)
    box = layout.plot

    assert sum(1 for _ in drawn(shown).iter(c("ser"))) == 2
    assert min(box.left, box.top, box.width, box.height) > 0
    assert box.left + box.width <= 1
    assert box.top + box.height <= 1
    assert layout.height <= 12_000
    assert layout.legend.top + layout.legend.height <= box.top


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 1000), min_size=2, max_size=5))
def test_names_at_the_ends_of_lines_do_not_lie_on_each_other(ends: list[int]) -> None:
    names = [f"Linje {i}" for i in range(len(ends))]
    shown = plot(LINES, {"2024": (500,) * len(ends), "2025": tuple(ends)}, *names)
    layout = laid_out(shown)
    top = float(axis_end(shown.highest))
    places = sorted(
        layout.plot.top + layout.plot.height * (1 - end / top) + moved
        for end, moved in zip(ends, layout.raised, strict=True)
    )

    assert layout.direct
    assert all(low - high >= LINE / layout.height - 0.001 for high, low in pairwise(places))
    assert places[0] >= 0
    assert places[-1] <= layout.plot.top + layout.plot.height


def test_lines_with_names_too_long_for_their_ends_have_a_legend() -> None:
    long = "Samverkan med arbetslivets organisationer i hela länet"
    shown = plot(LINES, {"2024": (5, 6), "2025": (7, 8)}, long, "Kort")

    assert not laid_out(shown).direct
    assert drawn(shown).find(f".//{c('legend')}") is not None


@pytest.mark.parametrize("theme", [dict(colours()), OFFICE], ids=["ours", "light"])
def test_letters_and_lines_can_be_read(theme: dict[str, str]) -> None:
    """Domain W7: 4.5 to 1 for text, 3 to 1 for graphics, also in a theme that was never meant for it."""
    for paint in paints(6, theme):
        shown = darkened(theme[paint.colour], paint.lightness)
        assert contrast(shown, "FFFFFF") >= TEXT_CONTRAST
    for _, kept, added in (DARK, QUIET):
        grey = f"{round(255 * added / 100):02X}" * 3  # of black: what is kept of no light is none
        assert kept + added == 100
        assert contrast(grey, "FFFFFF") >= TEXT_CONTRAST


def test_a_colour_is_kept_as_it_is_when_it_can_be_read() -> None:
    assert [readable_lightness(colour) for colour in ("1F4E79", "FFC000")] == [100, 50]
    assert contrast("FFFFFF", "000000") == 21
    assert round(contrast("FFFFFF", "00B050"), 2) == 2.87  # as in domain W7


def test_series_are_told_apart_without_colour() -> None:
    bars = drawn(plot(STACKED, {"A": (9,) * 6, "B": (8,) * 6}, *"abcdef"))
    patterns = [
        pattern.get("prst") if (pattern := series.find(f"{c('spPr')}/{A}pattFill")) is not None else "solid"
        for series in bars.iter(c("ser"))
    ]
    lines = drawn(plot(LINES, {"A": (9,) * 5, "B": (8,) * 5}, *"abcde"))
    markers = [str(each.get("val")) for each in lines.iter(c("symbol"))]
    dashes = [each.get("val") for each in lines.iterfind(f".//{c('ser')}/{c('spPr')}/{A}ln/{A}prstDash")]

    assert len(set(patterns)) == 6
    assert len(set(markers)) == len(set(dashes)) == 5


@pytest.mark.parametrize(("kind", "upright"), KINDS)
def test_colours_are_those_of_the_theme_and_the_language_is_swedish(kind: ChartKind, upright: bool) -> None:
    chart = drawn(example(kind, upright))

    assert not list(chart.iter(f"{A}srgbClr"))
    assert [each.get("val") for each in chart.iter(c("lang"))] == ["sv-SE"]
    assert {each.get("lang") for each in chart.iter(f"{A}defRPr", f"{A}rPr", f"{A}endParaRPr")} == {"sv-SE"}
    assert {each.get("typeface") for each in chart.iter(f"{A}latin")} == {"+mn-lt"}
    assert [each.get("val") for each in chart.iter(c("roundedCorners"))] == ["0"]
    assert all(int(each.get("val", "-1")) >= 0 for each in chart.iter(c("axId"), c("crossAx")))


def numbers_axis(shown: Plot) -> dict[str, str | None]:
    axis = next(drawn(shown).iter(c("valAx")))
    found = {name: axis.find(f".//{c(name)}") for name in ("min", "max", "majorUnit", "numFmt")}
    return {
        name: None if each is None else each.get("formatCode" if name == "numFmt" else "val")
        for name, each in found.items()
    }


def test_the_axis_of_counts_is_in_whole_numbers_from_zero() -> None:
    few = numbers_axis(plot(COLUMNS, {"A": (1,), "B": (2,)}, "Antal"))
    many = numbers_axis(plot(COLUMNS, {"A": (1,), "B": (2000,)}, "Antal"))

    assert few == {"min": "0", "max": None, "majorUnit": "1", "numFmt": "#,##0"}
    assert many == {"min": "0", "max": None, "majorUnit": None, "numFmt": "#,##0"}


def test_the_axis_of_shares_ends_at_100_percent_and_that_of_changes_goes_below_zero() -> None:
    change = plot(BARS, {"A": (-1,), "B": (1,)}, "Förändring", share=True, decimals=1)

    assert numbers_axis(example(SHARES)) == {"min": "0", "max": "1", "majorUnit": "0.2", "numFmt": "0\u00a0%"}
    assert numbers_axis(change) == {
        "min": None, "max": None, "majorUnit": None, "numFmt": "0\u00a0%;\u22120\u00a0%"
    }  # fmt: skip


def test_the_unit_stands_at_the_axis() -> None:
    title = drawn(plot(BARS, {"A": (1,), "B": (2,)}, "Antal")).find(f".//{c('valAx')}/{c('title')}")

    assert title is not None
    assert [text for text in title.itertext() if text] == ["Antal"]


def test_a_number_that_has_no_room_in_its_part_is_not_printed_there() -> None:
    chart = drawn(plot(STACKED, {"A": (900, 3), "B": (400, 500)}, "Stor", "Liten"))
    gone = [
        [label.findtext(".") or next(iter(label)).get("val") for label in series.iter(c("dLbl"))]
        for series in chart.iter(c("ser"))
    ]

    assert gone == [[], ["0"]]


def test_long_names_get_their_room() -> None:
    long, short = ({name: (5,), "B": (6,)} for name in ("Försäljning och serviceverksamhet i hela länet", "A"))

    assert laid_out(plot(BARS, long, "x")).plot.left > 3 * laid_out(plot(BARS, short, "x")).plot.left
    assert not laid_out(plot(COLUMNS, short, "x")).leaning
    assert laid_out(plot(COLUMNS, {f"Långt namn nummer {i}": (i,) for i in range(12)}, "x")).leaning


def test_the_same_plot_is_the_same_bytes() -> None:
    shown = example(STACKED)

    assert workbook(shown) == workbook(shown)
    assert etree.tostring(drawn(shown)) == etree.tostring(drawn(shown))


def test_a_share_is_written_so_that_both_readers_agree() -> None:
    shown = in_shares(plot(LINES, {"A": (333333,), "B": (1,)}, "x"), Decimal(10**6))

    assert load_workbook(io.BytesIO(workbook(shown)))["Diagramdata"]["B2"].value == 0.333333
    assert dict(references(drawn(shown)))["Diagramdata!$B$2:$B$3"] == ["0.333333", "1e-06"]


def test_a_line_by_itself_has_all_its_numbers_and_no_name() -> None:
    alone = drawn(plot(LINES, {str(year): (year - 2000,) for year in range(2019, 2026)}, "Värde"))
    two = drawn(plot(LINES, {str(year): (year - 2000, 1) for year in range(2019, 2026)}, "Värde", "Mål"))

    assert [each.get("val") for each in alone.iter(c("showVal"))] == ["1"]
    assert [each.get("val") for each in alone.iter(c("showSerName"))] == ["0"]
    assert [each.get("val") for each in two.iter(c("showSerName"))] == ["1", "0", "1", "0"]


def test_names_under_a_long_line_are_as_many_as_there_is_room_for() -> None:
    skips = [
        drawn(plot(LINES, {str(1900 + i): (i + 1,) for i in range(n)}, "Värde")).find(f".//{c('tickLblSkip')}")
        for n in (7, 100)
    ]

    assert [each.get("val") for each in skips if each is not None] == ["1", "4"]
