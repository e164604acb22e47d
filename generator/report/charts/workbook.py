"""The workbook behind a chart, which Word opens when somebody edits its data: exactly what is drawn, and no more."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Final

from generator.report.charts.plot import Plot
from generator.swedish.chart_words import SHEET

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the file has no zone
"""Set, so that the same chart is the same bytes."""
_SHORT = 10
_WIDEST, _NARROWEST = 60, 12


def workbook(plot: Plot) -> bytes:
    """Give the workbook: categories in the first column, and a column for each series."""
    from xlsxwriter import Workbook

    content = BytesIO()
    book = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _MADE, "title": plot.title[:255]})
    sheet = book.add_worksheet(SHEET)
    numbers = book.add_format({"num_format": number_format(plot)})
    if plot.corner:
        sheet.write_string(0, 0, plot.corner)
    for row, category in enumerate(plot.categories, 1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(plot.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, plain(value), numbers)
    sheet.set_column(0, 0, _width((plot.corner, *plot.categories)))
    sheet.set_column(1, len(plot.series), _width([series.name for series in plot.series]))
    book.close()
    return content.getvalue()


def plain(value: Decimal) -> int | float:
    """Give a number as both the chart and its workbook write it."""
    return int(value) if value == value.to_integral_value() else float(value)


def number_format(plot: Plot) -> str:
    """Give the format of the numbers, in the code that Word and Excel show in the reader's own language."""
    decimals = "." + "0" * plot.decimals if plot.decimals else ""
    shown = f"0{decimals}\u00a0%" if plot.share else f"#,##0{decimals}"
    return f"{shown};\u2212{shown}" if plot.lowest < 0 else shown


def axis_format(plot: Plot) -> str:
    """Give the format of the numbers along the axis: decimals only where the whole axis is short."""
    long = plot.highest - plot.lowest > (_SHORT / 100 if plot.share else _SHORT)
    return number_format(replace(plot, decimals=0) if long else plot)


def _width(texts: "tuple[str, ...] | list[str]") -> int:
    return min(max(_NARROWEST, *(len(text) + 2 for text in texts)), _WIDEST)
