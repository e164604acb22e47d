"""What was published before: the numbers of the file of text that `publishable` writes, read back.

The file is the program's own. One that is no such file, or that somebody has changed so that it cannot be read, tells
nothing.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import StringIO

from generator.model.published import PublishedSpot
from generator.model.values import State
from generator.swedish import merged_words as words
from generator.swedish.parsing import read_number

_TABLE, _ROW = map(words.ALL_NUMBERS_HEADER.index, (words.TABLE_ID, words.ROW_ID))
_COLUMN, _VALUE, _STATE = map(words.ALL_NUMBERS_HEADER.index, (words.COLUMN_ID, words.VALUE, words.STATE))


def read_published(content: bytes) -> Mapping[PublishedSpot, Decimal | None]:
    """Give the numbers that a file shows, and None for those that it says are left out."""
    try:
        lines = list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    except (UnicodeDecodeError, csv.Error):
        return {}
    if not lines or tuple(lines[0]) != words.ALL_NUMBERS_HEADER:
        return {}
    return dict(_numbers(lines[1:]))


def _numbers(lines: Sequence[Sequence[str]]) -> Iterator[tuple[PublishedSpot, Decimal | None]]:
    for line in lines:
        if len(line) == len(words.ALL_NUMBERS_HEADER):
            spot = (line[_TABLE], line[_ROW], line[_COLUMN])
            number = read_number(line[_VALUE]).value
            if number is not None or line[_STATE] == words.shown_state(State.SUPPRESSED):
                yield spot, number
