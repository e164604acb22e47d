"""Header rows of a sheet that people have worked in: which row it is, and which column each heading stands over."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.forms.matching import plain
from generator.forms.places import LABEL_COLUMN, Block
from generator.forms.sheets import SheetText
from generator.swedish import form_words as words


@dataclass(frozen=True, slots=True)
class Header:
    """A header row. *planned* and *columns* say, heading by heading, where it stood in the form and where it stands."""

    row: int
    planned: Mapping[str, int]
    columns: Mapping[str, int]

    def column(self, heading: str) -> int | None:
        """Give the column that a heading stands over."""
        return self.columns.get(plain(heading))

    @property
    def first_column(self) -> int:
        """The column of the first heading that is left."""
        return min(self.columns.values())

    def is_label_column(self, column: int) -> bool:
        """Tell whether the labels of the rows below belong in *column*."""
        return self.by_position(LABEL_COLUMN) in (column, None)

    def by_position(self, planned: int) -> int | None:
        """Give the column that stood at *planned*, counted from the nearest heading that is left.

        None if another heading has taken the place.
        """
        left = [
            (abs(at - planned), at, self.columns[name]) for name, at in self.planned.items() if name in self.columns
        ]
        if not left:
            return None
        distance, at, now = min(left)
        column = now + planned - at
        return column if distance == 0 or column not in self.columns.values() else None


def question_headers(blocks: Sequence[Block], text: SheetText) -> Sequence[Header]:
    """Give the header rows that stand over questions, from the top: at least two of their headings are left."""
    planned = {
        plain(heading): column for block in blocks if not block.table for column, heading in block.headings.items()
    }
    rows = sorted({row for row, _ in text.find(words.QUESTION)})
    found = ({name: column for name, column in text.row(row).items() if name in planned} for row in rows)
    return [Header(row, planned, here) for row, here in zip(rows, found, strict=True) if len(here) > 1]


def table_header(block: Block, text: SheetText) -> Header | None:
    """Find the header row of a table: all its headings but one stand there, below the table's question."""
    told = (block.status_column, *block.shown_columns)
    planned = {plain(heading): column for column, heading in block.headings.items() if column not in told}
    rows = Counter(row for heading in planned for row in {row for row, _ in text.find(heading)})
    least = len(planned) if len(planned) < 3 else len(planned) - 1
    candidates = [row for row, count in rows.items() if count >= least]
    above = _caption_row(block, text)
    below = [row for row in candidates if row > above]
    if not candidates:
        return None
    row = min(below) if above and below else min(candidates, key=lambda row: (-rows[row], abs(row - block.header_row)))
    here = {name: column for name, column in text.row(row).items() if name in planned}
    return Header(row, planned, here)


def _caption_row(block: Block, text: SheetText) -> int:
    if block.caption is None:
        return 0
    spots = text.find(block.caption.label) or text.find(block.caption.key)
    return spots[0][0] if spots else 0
