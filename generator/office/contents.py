"""From what a file says of a cell to what the cell holds: texts, numbers, dates, and what is none of them.

Nothing is guessed: what is not a value of its kind is BAD, and the sentence about it is written by whoever wanted it.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from generator.office.cells import CellContent, CellKind
from generator.office.formats import Shown

Content = tuple[CellKind, CellContent]
Reader = Callable[[str, str], Content]
"""From what stands in the cell, and the number of its style, to its content."""

_BAD: Content = (CellKind.BAD, None)
_BLANKS = " \t\r\n"
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 400
_LARGEST_POWER = 308
# Excel shows 15 digits; the rest of the 17 in a file are the binary number's own (1234.5000000000001).
_AS_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
_MILLISECONDS = 86_400_000
_END_OF_DAYS = 2_958_466
"""The serial after 31 December 9999."""
_DAYS_BEFORE_1904 = 1_462
_LEAP_DAY_THAT_NEVER_WAS = 60
# Excel's days have no time zone.
_START, _START_BEFORE_IT, _START_1904 = map(datetime.fromisoformat, ("1899-12-30", "1899-12-31", "1904-01-01"))
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)?")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_MOST_ACCENTS = 30
_JOINER = "\u034f"
_LONG_RUN = re.compile(rf"[^\w\x00-\x7f]{{{_MOST_ACCENTS},}}")
_BEYOND_LATIN = re.compile("[^\x00-\u02ff]")
_NO_SIGN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def text(raw: str) -> str:
    r"""Give a text as Excel shows it: escapes such as `_x000D_` decoded, line breaks as \n, NFC.

    An escape for half a sign or for no sign at all (`_xD800_`, `_xFFFF_`) is left as it stands. After thirty accents on
    one letter a joiner is put in, as Unicode's own rule for such texts is (UAX #15, stream-safe): normalising takes
    time by the square of their number.
    """
    if "_x" in raw:
        raw = _ESCAPE.sub(_unescaped, raw)
        raw = _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), raw)
        raw = _NO_SIGN.sub(lambda half: f"_x{ord(half[0]):04X}_", raw)
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    # Letters before the first accent that combines (U+0300) are whole as they are.
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_broken, raw)) if _BEYOND_LATIN.search(raw) else raw


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))


def _broken(run: re.Match[str]) -> str:
    signs: list[str] = []
    accents = 0
    for sign in run[0]:
        accents = accents + 1 if unicodedata.combining(sign) else 0
        if accents > _MOST_ACCENTS:
            signs.append(_JOINER)
            accents = 1
        signs.append(sign)
    return "".join(signs)


def number(raw: str) -> Decimal | None:
    """Read a number as Excel writes it, rounded to the digits that Excel shows; None when it is no number."""
    raw = raw.strip(_BLANKS)
    if len(raw) > _LONGEST_NUMBER or not _NUMBER.fullmatch(raw):
        return None
    value = _AS_SHOWN.create_decimal(raw)
    if not value:
        return Decimal(0)
    if value.adjusted() > _LARGEST_POWER:
        return None
    value = value.normalize(_AS_SHOWN)
    return Decimal(int(value)) if value == value.to_integral_value() else value


def moment(serial: Decimal, form: Shown, date1904: bool) -> Content | None:
    """Give the date or time that a serial number is shown as; None when it can only be a number.

    Excel's 29 February 1900 never was, and its day 0 neither. A time is rounded to a millisecond.
    """
    if serial < 0 or serial >= _END_OF_DAYS:
        return None
    since = timedelta(milliseconds=int((serial * _MILLISECONDS).to_integral_value(ROUND_HALF_UP)))
    if form is Shown.DURATION or (form is Shown.TIME and serial < 1):
        return CellKind.TIME, since
    day = since.days
    if date1904:
        start = _START_1904
        if day >= _END_OF_DAYS - _DAYS_BEFORE_1904:
            return None
    elif day < 1 or day == _LEAP_DAY_THAT_NEVER_WAS:
        return None
    else:
        start = _START if day > _LEAP_DAY_THAT_NEVER_WAS else _START_BEFORE_IT
    return CellKind.DATE, _date_if_midnight(start + since)


def _date_if_midnight(when: datetime) -> date:
    return when if (when.hour, when.minute, when.second, when.microsecond) != (0, 0, 0, 0) else when.date()


class Contents:
    """Reads cells of one workbook; knows its shared texts, its number formats and where its days begin."""

    def __init__(self, shared: Sequence[str], formats: tuple[Shown, ...], date1904: bool) -> None:
        """Take what the whole workbook shares."""
        self._shared: dict[str, Content] = {str(index): (CellKind.TEXT, each) for index, each in enumerate(shared)}
        self._formats = {str(style): form for style, form in enumerate(formats) if form is not Shown.NUMBER}
        self._date1904 = date1904
        self._numbers: dict[str, Content] = {}
        self.readers: Mapping[str, Reader] = {
            "n": self._number,
            "s": self._shared_text,
            "str": _text,
            "inlineStr": _text,
            "b": _boolean,
            "e": _error,
            "d": _iso_date,
        }
        """What reads each type of cell, by the cell's `t`; for all others there is `no_value`."""

    def _number(self, raw: str, style: str) -> Content:
        known = self._numbers.get(raw)
        if known is None:
            value = number(raw)
            known = self._numbers[raw] = _BAD if value is None else (CellKind.NUMBER, value)
        form = self._formats.get(style)
        if form is None or not isinstance(known[1], Decimal):
            return known
        if form is Shown.PERCENT:
            return CellKind.PERCENT, known[1]
        return moment(known[1], form, self._date1904) or known

    def _shared_text(self, raw: str, style: str) -> Content:
        return self._shared.get(raw) or self._shared.get(raw.strip(_BLANKS), _BAD)


def no_value(raw: str, style: str) -> Content:
    """Take a cell of a type that there is none of."""
    return _BAD


def _text(raw: str, style: str) -> Content:
    return CellKind.TEXT, text(raw)


def _error(raw: str, style: str) -> Content:
    return CellKind.ERROR, raw.strip(_BLANKS)


def _boolean(raw: str, style: str) -> Content:
    truth = {"1": True, "true": True, "0": False, "false": False}.get(raw.strip(_BLANKS).lower())
    return _BAD if truth is None else (CellKind.BOOLEAN, truth)


def _iso_date(raw: str, style: str) -> Content:
    raw = raw.strip(_BLANKS).removesuffix("Z")
    if not _ISO.fullmatch(raw):
        return _BAD
    try:
        return CellKind.DATE, _date_if_midnight(datetime.fromisoformat(raw))
    except ValueError:
        return _BAD
