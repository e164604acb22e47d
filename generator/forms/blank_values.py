"""The values of a form's own formulas, put into the finished file.

openpyxl writes formulas without what they give, so that nothing would be seen of them in previews and in Excel's
protected view, where nothing is calculated.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

Values = Mapping[str, Mapping[str, str | int | float]]
"""What formulas give, by the part that holds the sheet and by cell."""

_FORMULA = re.compile(rb'<c r="([A-Z]+\d+)"([^>]*)><f>([^<]*)</f><v ?/?>(?:</v>)?</c>')


def with_values(package: bytes, values: Values) -> bytes:
    """Give the package with a value beside each formula."""
    result = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(result, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _patched(part, values[name]) if name in values else part)
    return result.getvalue()


def _patched(part: bytes, values: Mapping[str, str | int | float]) -> bytes:
    return _FORMULA.sub(lambda cell: _valued(cell, values), part)


def _valued(cell: re.Match[bytes], values: Mapping[str, str | int | float]) -> bytes:
    ref, looks, formula = cell.groups()
    value = values[ref.decode()]
    kind = b' t="str"' if isinstance(value, str) else b""
    # openpyxl's parts say nothing of their encoding where they have none but ASCII signs.
    written = escape(str(value)).encode("ascii", "xmlcharrefreplace")
    return b'<c r="%s"%s%s><f>%s</f><v>%s</v></c>' % (ref, looks, kind, formula, written)
