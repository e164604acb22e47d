"""The flat file: one figure a line, with semicolons between the fields, under a header that names them."""

import csv
from collections.abc import Iterator
from io import StringIO

from generator.fetching.entries import MOST, Entry, Fault, shown
from generator.model.fetching import Observation
from generator.model.findings import FilePlace, Finding, LinePlace
from generator.swedish.fetching_messages import Fetching

HEADER = ("kpi", "kpi_title", "municipality_id", "municipality", "period", "gender", "value", "status")
_LONGEST_FIELD = 2000


def flat_entries(text: str, file: str) -> Iterator[Observation | Finding]:
    """Yield each line's figure, or what is wrong with the line; a `Fault` ends the file."""
    lines = csv.reader(StringIO(text, newline=""), delimiter=";", strict=True)
    try:
        header = tuple(field.strip() for field in next(lines, ()))
        if header != HEADER:
            raise Fault(Fetching.WRONG_HEADER.at(FilePlace(file), wanted=";".join(HEADER)))
        for fields in lines:
            if fields:
                yield _entry(fields, LinePlace(file, lines.line_num))
            if lines.line_num > MOST * 2:
                raise Fault(Fetching.TOO_MANY.at(FilePlace(file), most=MOST))
    except csv.Error as error:
        raise Fault(Fetching.WRONG_LINE.at(LinePlace(file, lines.line_num), n=len(HEADER))) from error


def _entry(fields: list[str], place: LinePlace) -> Observation | Finding:
    if len(fields) != len(HEADER) or any(len(field) > _LONGEST_FIELD for field in fields):
        return Fetching.WRONG_LINE.at(place, n=len(HEADER), value=shown(";".join(fields)))
    named = dict(zip(HEADER, (field.strip() for field in fields), strict=True))
    return Entry(
        named["kpi"],
        named["municipality_id"],
        named["period"],
        named["gender"],
        named["value"],
        named["status"],
        place,
    ).understood()
