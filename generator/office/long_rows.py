"""Thousands of rows of text in a workbook that we write: set past openpyxl, which takes twenty times as long for them.

The sheet is written with specimens, a row for each style; the rows are then written in its place, in the
styles that the specimens got. Texts stay texts here as they do there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

from generator.office.cell_texts import LONGEST_AS_TEXT, is_risky, stored
from generator.office.cells import cell_ref, column_letters
from generator.office.sizing import row_height

SPECIMENS = (("a",), ("=",), ("a" * (LONGEST_AS_TEXT + 1),), ("=" * (LONGEST_AS_TEXT + 1),))
"""Rows with a text, one that begins as a formula does, and the same for texts that are shown in another format."""
_SPECIMEN_ROWS = re.compile(rb'<row r="2".*</row>(?=</sheetData>)', re.DOTALL)
_STYLE = re.compile(rb'<c r="A[2-5]"[^>]*? s="([0-9]+)"')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')


def with_rows(part: bytes, rows: Sequence[Sequence[str]], widths: Mapping[int, float]) -> bytes:
    """Give the part of a sheet with *rows* below its headings; *widths* are those of its columns, counted from 0."""
    found = _SPECIMEN_ROWS.search(part)
    assert found, "the sheet has the specimens"
    styles = tuple(style.decode() for style in _STYLE.findall(found[0]))
    assert len(styles) == len(SPECIMENS), "each specimen has a style"
    written = "".join(_rows(rows, styles, widths)).encode()
    columns = max(map(len, rows), default=1)
    last = cell_ref(len(rows) + 1, columns).encode()
    part = part[: found.start()] + written + part[found.end() :]
    return _DIMENSION.sub(lambda _: b'<dimension ref="A1:' + last + b'"', part, count=1)


def _rows(rows: Sequence[Sequence[str]], styles: Sequence[str], widths: Mapping[int, float]) -> Iterator[str]:
    letters = [column_letters(column + 1) for column in range(max(map(len, rows), default=0))]
    for number, row in enumerate(rows, start=2):
        height = row_height((text, widths[column]) for column, text in enumerate(row) if text)
        high = f' ht="{height}" customHeight="1"' if height else ""
        yield f'<row r="{number}"{high}>'
        for letter, text in zip(letters, row, strict=False):
            inner, kind = _written(text)
            yield f'<c r="{letter}{number}" s="{styles[kind]}"{inner}'
        yield "</row>"


@lru_cache(maxsize=2**12)
def _written(text: str) -> tuple[str, int]:
    """Give what comes after a cell's style, and which of the styles it has."""
    if not text:
        return "/>", 0
    kept = stored(text, "a long table")
    kind = is_risky(text) + 2 * (len(kept) > LONGEST_AS_TEXT)
    return f' t="inlineStr"><is><t xml:space="preserve">{escape(kept)}</t></is></c>', kind
