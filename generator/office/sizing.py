"""How wide a column and how high a row must be for its texts, in signs and points, as near as one can tell.

Excel sizes rows by itself where nothing is said; LibreOffice leaves rows of several lines as low as the others.
"""

from collections.abc import Iterable
from math import ceil

_MARGIN = 2
_NARROWEST, _WIDEST = 8, 60
_LINE, _TALLEST = 15, 409


def column_width(texts: Iterable[str]) -> int:
    """Give the width that the texts need, within reason."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest + _MARGIN, _NARROWEST), _WIDEST)


def row_height(texts: Iterable[tuple[str, float]]) -> int | None:
    """Give the height of a row of texts, each with the width of its column; None if a line is enough."""
    # Nearly all texts have room on a line.
    lines = max((_lines(text, width) for text, width in texts if len(text) > width - 1 or "\n" in text), default=1)
    return min(lines * _LINE, _TALLEST) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    # A word that is moved to the next line leaves a sign or two unused.
    return sum(max(1, ceil(len(line) / (width - 1))) for line in text.split("\n"))
