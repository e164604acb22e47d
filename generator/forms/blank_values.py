"""What openpyxl leaves out of a form, put into the finished file.

It writes formulas without what they give, so that nothing would be seen of them in previews and in Excel's protected
view, where nothing is calculated. And it cannot say that a text such as "2026" or "0" is meant to be a text, so that
Excel would put a green corner in each cell that shows one.
"""

import re
from collections.abc import Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZipFile

from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.formulas import joined
from generator.office.cells import Area

Values = Mapping[str, Mapping[str, str | int | float]]
"""What formulas give, by the part that holds the sheet and by cell."""

_LIKE_A_NUMBER = re.compile(r"[0-9][0-9.,\s]*%?")
_AFTER = re.compile(rb"<tableParts |</worksheet>")
"""What comes right after the cells that are in order, in a sheet that openpyxl has written."""
_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)</f><v ?/?>(?:</v>)?</c>')


def like_a_number(text: str) -> bool:
    """Tell whether Excel takes a text for a number that somebody has written as a text."""
    return _LIKE_A_NUMBER.fullmatch(text) is not None


def texts_like_numbers(sheet: Worksheet) -> tuple[Area, ...]:
    """Give the cells of a sheet where a text looks like a number."""
    found = (
        Area(cell.row, cell.column, cell.row, cell.column)
        for column in sheet.iter_cols()
        for cell in column
        if isinstance(cell.value, str) and like_a_number(cell.value)
    )
    return joined(found)


def completed(package: bytes, values: Values, texts: Mapping[str, Sequence[Area]]) -> bytes:
    """Give the package with a value beside each formula, and with *texts* by part left in peace."""
    result = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _left_in_peace(_patched(part, values.get(name, {})), texts.get(name, ())))
    return result.getvalue()


def _left_in_peace(part: bytes, areas: Sequence[Area]) -> bytes:
    if not areas:
        return part
    refs = " ".join(area.ref for area in areas).encode("ascii")
    said = b'<ignoredErrors><ignoredError sqref="%s" numberStoredAsText="1"/></ignoredErrors>' % refs
    return _AFTER.sub(lambda after: said + after[0], part, count=1)


def _patched(part: bytes, values: Mapping[str, str | int | float]) -> bytes:
    if not values:
        return part
    return _FORMULA.sub(lambda cell: _valued(cell, values), part)


def _valued(cell: re.Match[bytes], values: Mapping[str, str | int | float]) -> bytes:
    ref, looks, formula = cell.groups()
    value = values[ref.decode()]
    kind = b' t="str"' if isinstance(value, str) else b""
    # openpyxl's parts say nothing of their encoding where they have none but ASCII signs.
    written = escape(str(value), quote=False).encode("ascii", "xmlcharrefreplace")
    return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (ref, looks, kind, formula, written)
