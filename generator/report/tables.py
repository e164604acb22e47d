"""A table as Word XML: one header row, one text per cell, widths that follow from what the cells say.

Whatever a table tells, it is laid out here; captions, notes and content controls are put round it by `blocks`.
No cell is empty, none is merged, and no row is broken over two pages.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.report.styles import OUR_LOOK, Look
from generator.report.tones import TONES, Tone
from generator.report.widths import MARGIN, Column, column_widths, lines_of, margin
from generator.report.wordml import attribute, paragraph, run
from generator.swedish import document_words as words
from generator.swedish.signs import MISSING

_KEPT_TOGETHER, _SHORT = 5, 8
"""Rows, and lines, of a table that is short enough to be kept on one page."""
_LAST_TOGETHER, _TALL = 3, 9
"""Rows at the end of a longer table that are kept together, so that a sum never stands alone; one less if they are of
so many lines that it would leave a page half empty.
"""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's content. *totals* are indexes of the rows that are sums; with *labelled* the first column is labels."""

    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    labelled: bool = False
    totals: frozenset[int] = frozenset()
    colours: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The colours of cells that have one, by row and column."""


def table(grid: Grid, look: Look, kept_with_next: bool = False) -> str:
    """Give the table, as wide as the text of an upright page; `sections` fits it to others.

    *look* has the template's styles. With *kept_with_next* its end stays with what follows it.
    """
    # Reckoned in letters of ours, of which there is room for fewer when the template's are wider.
    room = int(look.text_width / look.stretch)
    widths = [int(width * look.stretch) for width in column_widths(grid.columns, grid.rows, room, grid.labelled)]
    widths[-1] += look.text_width - sum(widths)
    return _table(grid, tuple(widths), look, kept_with_next)


def facts(pairs: Sequence[tuple[str, str]], look: Look = OUR_LOOK) -> str:
    """Give the table of facts of an outline; its cells may hold templates, so their lengths say nothing."""
    title = words.FACTS_TITLE
    columns = tuple(Column(heading) for heading in words.FACT_HEADINGS)
    grid = Grid(title, words.facts_description(), columns, tuple(pairs), labelled=True)
    return _table(grid, (look.text_width // 3, look.text_width - look.text_width // 3), look)


def _table(grid: Grid, widths: tuple[int, ...], look: Look, kept_with_next: bool = False) -> str:
    last = len(grid.rows) - 1
    kept_from = _kept_from([lines_of(row, widths) for row in grid.rows])
    rows = "".join(
        _row(
            grid.columns,
            cells,
            widths,
            look,
            tones=[TONES.get(grid.colours.get((index, position), "")) for position in range(len(cells))],
            bold=index in grid.totals,
            kept=index >= kept_from and (kept_with_next or index < last),
        )
        for index, cells in enumerate(grid.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{look.style(words.TABLE_STYLE)}"/><w:tblW w:w="5000" w:type="pct"/>'
        f'<w:tblLayout w:type="fixed"/>{_margins(len(grid.columns))}{_look(grid.labelled, last in grid.totals)}'
        f'<w:tblCaption w:val="{attribute(grid.title)}"/><w:tblDescription w:val="{attribute(grid.description)}"/>'
        f"</w:tblPr><w:tblGrid>{''.join(f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' for width in widths)}"
        f"</w:tblGrid>{_header(grid.columns, widths, look)}{rows}</w:tbl>"
    )


def _kept_from(lines: Sequence[int]) -> int:
    """Give the first of the rows that are kept with the next one, by the lines that each of them has."""
    if len(lines) <= _KEPT_TOGETHER and sum(lines) <= _SHORT:
        return 0
    together = _LAST_TOGETHER if sum(lines[-_LAST_TOGETHER:]) < _TALL else _LAST_TOGETHER - 1
    return max(len(lines) - together, 0)


def _margins(columns: int) -> str:
    """Give a table its own cell margins where they are not those of the style."""
    width = margin(columns)
    if width == MARGIN:
        return ""
    sides = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def _look(labelled: bool, last_is_total: bool) -> str:
    value = 0x0020 | (0x0080 if labelled else 0) | (0x0040 if last_is_total else 0) | 0x0400
    return (
        f'<w:tblLook w:val="{value:04X}" w:firstRow="1" w:lastRow="{int(last_is_total)}" '
        f'w:firstColumn="{int(labelled)}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )


def _header(columns: Sequence[Column], widths: Sequence[int], look: Look) -> str:
    style = look.style(words.TABLE_HEADING)
    cells = "".join(
        _cell(width, paragraph(run(column.heading), style, '<w:jc w:val="right"/>' if column.numeric else ""))
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(
    columns: Sequence[Column],
    cells: Sequence[str],
    widths: Sequence[int],
    look: Look,
    *,
    tones: Sequence[Tone | None],
    bold: bool,
    kept: bool,
) -> str:
    text, number = look.style(words.TABLE_TEXT), look.style(words.TABLE_NUMBER)
    keep = "<w:keepNext/>" if kept else ""
    filled = "".join(
        _cell(
            width,
            "".join(
                paragraph(run(line, _shape(bold, tone)), number if column.numeric else text, keep)
                for line in _lines(cell)
            ),
            tone,
        )
        for column, cell, width, tone in zip(columns, cells, widths, tones, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{filled}</w:tr>"


def _lines(text: str) -> Iterator[str]:
    kept = [line for line in text.split("\n") if line.strip()]
    yield from kept or [MISSING]


def _shape(bold: bool, tone: Tone | None) -> str:
    return ("<w:b/>" if bold else "") + (f'<w:color w:val="{tone.text}"/>' if tone else "")


def _cell(width: int, content: str, tone: Tone | None = None) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{tone.fill}"/>' if tone else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>'
