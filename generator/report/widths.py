"""How wide the columns of a table are: no word broken while there is room, and the rest as the table wants it.

Widths are in twentieths of a point. What a word takes is reckoned from the shapes of its letters in the size that
tables are set in; a few per cent are added, since a municipality's own letters may be wider.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

MARGIN, NARROW_MARGIN = 100, 55
"""Between a cell's edge and its text; tables with many columns have the narrow one."""
MANY_COLUMNS: Final = 7
_SLACK = 1.06
_BOLD = 1.05
_USUAL, _CAPITAL = 103, 122
_LETTERS = {
    sign: width
    for signs, width in (("ijlI'.,;:|!", 50), ("ftr()-[]/ \u00a0", 66), ("csxkvyz", 86), ("mwMW@%", 165))
    for sign in signs
}
_BREAKABLE = re.compile("[ \\n\\t]+")
_WIDEST_WISH = 5_500
_SHORT_HEADING = 1_250
_LEAST = 300
_LONGEST_WORD = 2_600
"""A longer word, such as an address, may break."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds numbers, and its share of the width (0: as its content wants)."""

    heading: str
    numeric: bool = False
    width: int = 0


def column_widths(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], total: int, labelled: bool = False
) -> tuple[int, ...]:
    """Divide *total* between the columns; *labelled* tables have their first column in bold."""
    margins = 2 * margin(len(columns))
    texts = [[row[i] for row in rows] for i in range(len(columns))]
    bold = [labelled and i == 0 for i in range(len(columns))]
    needs = _needs(columns, rows, labelled)
    if sum(needs) > total:
        return _divided(_capped(needs, total), total)
    wishes = _shared(columns, total) or [margins + _wish(*each) for each in zip(columns, texts, bold, strict=True)]
    if not any(column.width for column in columns):
        wishes = _long_last(needs, wishes, [_mean(column) for column in texts], total)
    lacking = [max(wish - need, 0) for need, wish in zip(needs, wishes, strict=True)]
    spare = max(total - sum(needs), 0)
    part = min(1, spare / sum(lacking)) if sum(lacking) else 0
    return _divided([need + part * lack for need, lack in zip(needs, lacking, strict=True)], total)


def least_width(columns: Sequence[Column], rows: Sequence[Sequence[str]], labelled: bool = False) -> float:
    """Give how wide a table must be if no word of it is to be broken."""
    return sum(_needs(columns, rows, labelled))


def _needs(columns: Sequence[Column], rows: Sequence[Sequence[str]], labelled: bool) -> list[float]:
    margins = 2 * margin(len(columns))
    return [margins + _need(column, [row[i] for row in rows], labelled and i == 0) for i, column in enumerate(columns)]


def _capped(needs: Sequence[float], total: float) -> list[float]:
    """Let the widest columns give way until all have room, so that as few words as possible are broken."""
    left = total
    for passed, need in enumerate(sorted(needs)):
        most = left / (len(needs) - passed)
        if need > most:
            return [min(each, most) for each in needs]
        left -= need
    return list(needs)


def margin(columns: int) -> int:
    """Give the margin within the cells of a table with so many columns."""
    return NARROW_MARGIN if columns >= MANY_COLUMNS else MARGIN


def extent(text: str, bold: bool = False) -> float:
    """Reckon how wide a text is."""
    return _letters(text) * _SLACK * (_BOLD if bold else 1)


@lru_cache(maxsize=2**12)
def _letters(text: str) -> float:
    return sum(_LETTERS.get(sign, _CAPITAL if sign.isupper() else _USUAL) for sign in text)


def lines_of(row: Sequence[str], widths: Sequence[int]) -> int:
    """Reckon how many lines a row takes."""
    margins = 2 * margin(len(widths))
    rooms = [max(width - margins, _LEAST) for width in widths]
    return max(
        sum(ceil(extent(line) / room) or 1 for line in text.split("\n")) for text, room in zip(row, rooms, strict=True)
    )


def _need(column: Column, texts: Sequence[str], bold: bool) -> float:
    """Reckon the longest word, or the heading on two lines if that is not much."""
    heading = column.heading.split()
    two_lines = _on_two_lines(heading)
    words = two_lines if two_lines <= _SHORT_HEADING else max((extent(word, True) for word in heading), default=0)
    longest = max((extent(word, bold) for text in texts for word in _BREAKABLE.split(text)), default=0)
    return max(words, min(longest, _LONGEST_WORD), _LEAST)


def _wish(column: Column, texts: Sequence[str], bold: bool) -> float:
    """Reckon the longest line, up to a limit."""
    lines = (extent(line, bold) for text in texts for line in text.split("\n"))
    heading = extent(column.heading, True)
    return min(_WIDEST_WISH, max(heading if heading <= _SHORT_HEADING else heading / 2, *lines, _LEAST))


def _long_last(needs: Sequence[float], wishes: Sequence[float], means: Sequence[float], total: int) -> list[float]:
    """Let short columns have what they wish, and the long ones the rest, by the length of their texts."""
    short = [wish <= total / len(wishes) for wish in wishes]
    given = sum(wish if is_short else need for wish, need, is_short in zip(wishes, needs, short, strict=True))
    long_means = sum(mean for mean, is_short in zip(means, short, strict=True) if not is_short)
    if given >= total or not long_means:
        return list(wishes)
    spare = total - given
    return [
        wish if is_short else need + spare * mean / long_means
        for wish, need, mean, is_short in zip(wishes, needs, means, short, strict=True)
    ]


def _mean(texts: Sequence[str]) -> float:
    return sum(map(extent, texts)) / len(texts) if texts else 0


def _on_two_lines(heading: Sequence[str]) -> float:
    breaks = range(1, len(heading) + 1)
    lines = ((" ".join(heading[:i]), " ".join(heading[i:])) for i in breaks)
    return min((max(extent(first, True), extent(second, True)) for first, second in lines), default=0)


def _shared(columns: Sequence[Column], total: int) -> list[float]:
    """Give the widths that the columns' shares say; a column that says nothing has a usual one."""
    known = [column.width for column in columns if column.width]
    if not known:
        return []
    shares = [column.width or sum(known) / len(known) for column in columns]
    return [total * share / sum(shares) for share in shares]


def _divided(shares: Sequence[float], total: int) -> tuple[int, ...]:
    widths = [int(total * share / sum(shares)) for share in shares]
    widths[-1] += total - sum(widths)
    return tuple(widths)
