"""Personal identity numbers in running text: finding and masking them.

Our own pattern finds what people type, in every form; the library `personnummer` judges date and check digit, for
samordningsnummer too. Organisation numbers fall out by their date. What is found here stops a build, so a moment of
this program's time written without a dash ("202509020839"), and a day and a year ("250301-2025"), are only `doubtful`.
Birth dates and names are not seen.
"""

import re
from collections.abc import Iterator

# Between the parts stand at most three blanks or invisible signs (soft hyphen, zero width) and one dash of any kind.
_BLANK = "[ \\t\u00a0\u00ad\u2000-\u200d\u202f\u2060\ufeff]"
_DASH = "[-+\u2010-\u2015\u2212]"
_DATE = r"(?P<century>18|19|20)?(?P<year>\d\d)(?P<inner>[-./ ]?)(?P<month>\d\d)(?P=inner)(?P<day>\d\d)"
_NOT_A_LONGER_DATE = r"(?!\d|[-./]\d\d[-./]\d\d(?!\d))"
_TYPED = re.compile(
    rf"(?<!\d){_DATE}{_BLANK}{{0,3}}(?P<dash>{_DASH}?){_BLANK}{{0,3}}(?P<last>\d{{4}}){_NOT_A_LONGER_DATE}"
)

# A number cell that holds an identity number is printed with groups of three.
_GROUP = "[ \u00a0\u202f\u2009]"
_GROUPED = re.compile(
    rf"(?<!\d)(?<!\d[ \u00a0\u202f\u2009,.])\d{{1,3}}(?:{_GROUP}\d{{3}}){{3}}(?!\d|{_GROUP}(?:\d{{3}}|kr))"
)

_YEAR = re.compile(r"(?:19|20)\d\d")
_MOMENT = re.compile(rf"{_YEAR.pattern}|(?:[01]\d|2[0-3])[0-5]\d")
_TELEPHONE = re.compile(r"(?:tel|mobil|ring|sms)[^\W\d]*[.:]*\s*\Z", re.IGNORECASE)
_DIGITS_TOGETHER = re.compile(r"\d{3}")
"""Stand in every identity number, however it is typed, and in few other texts."""
_OUR_TIME = range(2020, 2050)


def found(text: str) -> tuple[str, ...]:
    """Give the identity numbers in *text*, as typed and in order."""
    spans = _spans(text)
    return tuple(text[start:end] for start, end in spans) if spans else ()


def doubtful(text: str) -> bool:
    """Tell whether *text* has what may be an identity number, but as well a day with a year or with a time of day."""
    candidates = _candidates(_TYPED, text) if _DIGITS_TOGETHER.search(text) else ()
    return any(not match["inner"] and _dated(match) and _valid(_digits(match[0])) for match in candidates)


def masked(text: str) -> str:
    """Give *text* with the last four digits of every identity number as asterisks: "640823-****".

    Nothing is found in what is given back, so masking twice changes nothing more.
    """
    for start, end in _spans(text):
        text = text[:start] + _covered(text[start:end]) + text[end:]
    return text


def _covered(number: str) -> str:
    last_four = [index for index, sign in enumerate(number) if sign.isdecimal()][-4:]
    return "".join("*" if index in last_four else sign for index, sign in enumerate(number))


def _spans(text: str) -> list[tuple[int, int]]:
    if not _DIGITS_TOGETHER.search(text):
        return []
    typed = {match.span() for match in _candidates(_TYPED, text) if _is_personal(match)}
    grouped = {match.span() for match in _candidates(_GROUPED, text) if _valid(_digits(match[0]))}
    return sorted(typed | {span for span in grouped if not any(_overlap(span, other) for other in typed)})


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _candidates(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield every match, overlapping ones too: a date before a number must not hide it."""
    match = pattern.search(text)
    while match:
        yield match
        match = pattern.search(text, match.start() + 1)


def _is_personal(match: re.Match[str]) -> bool:
    inner, dash = match["inner"], match["dash"]
    if inner and not dash and match["century"] not in ("18", "19"):
        return False  # "2025-10-01 1204" is a measuring date and its count
    if _dated(match):
        return False
    if not inner and not dash and match["year"] == "07" and _TELEPHONE.search(match.string[: match.start()][-20:]):
        return False
    return _valid(_digits(match[0]))


def _dated(match: re.Match[str]) -> bool:
    """Tell whether the number may be a day of our time, with a year or, where no dash parts them, a time of day."""
    if int((match["century"] or "20") + match["year"]) not in _OUR_TIME:
        return False
    last = _MOMENT if match["inner"] or not match["dash"] else _YEAR
    return bool(last.fullmatch(match["last"]))


def _digits(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _valid(digits: str) -> bool:
    """Judge ten or twelve digits; a missing century is any that gives a date, so the answer needs no clock."""
    from personnummer import personnummer

    if len(digits) == 12:
        return digits[:2] in ("18", "19", "20") and bool(personnummer.valid(digits))
    return len(digits) == 10 and any(personnummer.valid(century + digits) for century in ("19", "20"))
