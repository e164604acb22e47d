"""Formulas that hold as long as a cell is as it was when it was marked.

They quote a text only where the message beside the cell quotes it as well: what somebody takes away from a cell is
then nowhere in the file. Array constants, which Excel does not allow in conditional formats, are not needed.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from generator.office.cells import Cell, CellKind
from generator.swedish.identity import masked

_LONGEST_QUOTED = 24
_TELLING = ("e", "a", "n", "r", "t", " ")
"""Signs that few changes of a text leave as many as they were."""
_DIGITS = "0123456789"
_LAST_OF_BMP = 0xFFFF
_TOLERANCE = Decimal("1e-12")
_DAY = timedelta(days=1)


def unchanged(ref: str, cell: Cell | None, told: str) -> str:
    """Give a formula over the cell *ref* that is true until its content is another; *told* is what is said of it."""
    if cell is None or (cell.kind is CellKind.TEXT and not cell.shown.strip()):
        return f"LEN(TRIM({ref}))=0"
    if any(masked(text) != text for text in (cell.raw, cell.shown)):
        return _as_many_digits(ref, cell.shown)
    match cell.kind, cell.value:
        case CellKind.ERROR, _:
            return f"ISERROR({ref})"
        case CellKind.BOOLEAN, bool(truth):
            return f"AND(ISLOGICAL({ref}),{ref}={'TRUE' if truth else 'FALSE'})"
        case CellKind.TEXT, str(text):
            return _same_text(ref, text, told)
        case CellKind.NUMBER, Decimal() as number:
            return _same_number(ref, number)
        case CellKind.DATE | CellKind.TIME, value:
            return _same_moment(ref, value)
        case _:
            return f"IF(ISERROR({ref}),TRUE,LEN({ref})=0)"


def _same_number(ref: str, number: Decimal) -> str:
    # What a program computes with has more digits than what it shows and than formulas can hold.
    leeway = max(abs(number) * _TOLERANCE, _TOLERANCE)
    return f"AND(ISNUMBER({ref}),ABS({ref}-({number:f}))<={leeway:.1e})"


def _same_moment(ref: str, value: object) -> str:
    match value:
        case datetime():
            parts = f"DATE({value.year},{value.month},{value.day})+TIME({value.hour},{value.minute},{value.second})"
        case date():
            parts = f"DATE({value.year},{value.month},{value.day})"
        case timedelta():
            parts = f"{value / _DAY:.12f}"
        case _:
            return f"ISNUMBER({ref})"
    return f"AND(ISNUMBER({ref}),ABS({ref}-({parts}))<0.00002)"


def _same_text(ref: str, text: str, told: str) -> str:
    if len(text) <= _LONGEST_QUOTED and text in told and text.isprintable():
        quoted = text.replace('"', '""')
        return f'EXACT({ref}&"","{quoted}")'
    # Excel keeps the two signs of a Windows line break, which are one to us.
    flat = f'SUBSTITUTE({ref},CHAR(13),"")'
    wide = sum(ord(sign) > _LAST_OF_BMP for sign in text)
    if wide:
        # Excel counts halves of such signs, LibreOffice whole ones.
        return f"OR(LEN({flat})={len(text)},LEN({flat})={len(text) + wide})"
    counts = (f'LEN(SUBSTITUTE({flat},"{sign}",""))={len(text) - text.count(sign)}' for sign in _TELLING)
    return f"AND(LEN({flat})={len(text)},{','.join(counts)})"


def _as_many_digits(ref: str, text: str) -> str:
    """Hold while the cell has at least as many digits as now: that tells nothing of which they are."""
    least = sum(sign in _DIGITS for sign in text)
    left = "-".join(f'LEN(SUBSTITUTE({ref},{digit},""))' for digit in _DIGITS)
    return f"10*LEN({ref})-{left}>={least}"
