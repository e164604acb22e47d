"""References into a chart's workbook, each with what it holds: what Word shows without opening the workbook."""

from collections.abc import Sequence

from generator.report.charts.plot import Plot
from generator.report.charts.workbook import number_format, plain
from generator.report.wordml import escaped
from generator.swedish.chart_words import SHEET


def names(plot: Plot) -> str:
    """Give the categories, in the first column below the headings."""
    return _texts(f"$A$2:$A${len(plot.categories) + 1}", plot.categories)


def single(plot: Plot, index: int) -> str:
    """Give the name of a series, at the head of its column."""
    return _texts(f"${_column(index)}$1", [plot.series[index].name])


def numbers(plot: Plot, index: int) -> str:
    """Give the numbers of a series; what is not there is not among the points."""
    column, values = _column(index), plot.series[index].values
    points = "".join(_point(i, str(plain(value))) for i, value in enumerate(values) if value is not None)
    return (
        f"<c:numRef><c:f>{SHEET}!${column}$2:${column}${len(values) + 1}</c:f><c:numCache>"
        f'<c:formatCode>{escaped(number_format(plot))}</c:formatCode><c:ptCount val="{len(values)}"/>{points}'
        "</c:numCache></c:numRef>"
    )


def _texts(place: str, texts: Sequence[str]) -> str:
    points = "".join(_point(i, escaped(text)) for i, text in enumerate(texts))
    count = f'<c:ptCount val="{len(texts)}"/>'
    return f"<c:strRef><c:f>{SHEET}!{place}</c:f><c:strCache>{count}{points}</c:strCache></c:strRef>"


def _point(index: int, content: str) -> str:
    return f'<c:pt idx="{index}"><c:v>{content}</c:v></c:pt>'


def _column(index: int) -> str:
    return chr(ord("B") + index)
