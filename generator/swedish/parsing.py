"""Reading the numbers and days that people type as text, strictly.

What can mean two things is never settled here: the reading is then a problem, and its sentence in
`parsing_messages` asks the person. Numbers and days that Excel itself keeps as such never come this way.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from generator.swedish.dates import month_name, weekday_name
from generator.swedish.problems import Problem, Reading

_MOST_DIGITS = 15  # as many as Excel keeps
_LIKELY_YEARS = range(1900, 2200)
_TABLE_SIGNS = frozenset({"-", ".", "..", "...", "\u2026", "x"})

_BLANK = re.compile("[ \\t\u00a0\u2000-\u200a\u202f\u3000]")
_DASH = re.compile("[\u2010-\u2015\u2212]")

_PLAIN = r"(?:[0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3})+)(?:,[0-9]+)?"
_NUMBER = re.compile(rf"[-+\u2212]?{_PLAIN}")
# The first that fits the whole text names the problem; letters are small and every dash is a hyphen by then.
_NUMBER_PROBLEMS: tuple[tuple[str, Problem], ...] = (
    (
        r"(?:(?:ca|cirka|c:a|omkring|ungefär|runt|drygt|knappt|nästan)\b\.? ?|[~≈±] ?)[0-9].*",
        Problem.APPROXIMATE_NUMBER,
    ),
    (r"(?:färre än|mindre än|under|högst|fler än|mer än|över|minst|[<>≤≥]=?) ?[0-9].*", Problem.BOUNDED_NUMBER),
    (rf"(?:mellan )?{_PLAIN}(?: ?- ?| till | och ){_PLAIN}(?: [^\W\d]+)?", Problem.NUMBER_RANGE),
    (r"[-+]?[0-9][0-9 ]*[0-9](?:,[0-9]+)?", Problem.BAD_GROUPS),
    (r"[-+]?[0-9][0-9 ]*(?:[.,'’][0-9]+)+", Problem.AMBIGUOUS_NUMBER),
    (rf"[-+]?{_PLAIN} ?(?:[^\W\d_]+\.?|[%‰€$]|:-|[^\W\d_]+/[^\W\d_]+)", Problem.NUMBER_WITH_UNIT),
)

# A month stands as "@3" and a weekday as "#6" (Saturday) by then, whichever way they were written.
_ISO_DAY = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_CLOCK = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?"
_MIDNIGHT = r"00:00(?::00(?:\.0+)?)?"
_WORDED = r"(?:#(?P<weekday>[1-7]),? )?(?:den )?(?P<day>[0-9]{1,2})(?::?[ae])? @(?P<month>[0-9]+) (?P<year>[0-9]{4})"
_DAY_FORMS = (
    re.compile(rf"{_ISO_DAY}(?:[ t]{_MIDNIGHT})?"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(_WORDED),
)
_BEGINNING = r"(?:#[1-7],? )?(?:den )?[0-9]{1,2}(?::?[ae])?"
_ANY_DAY = rf"(?:[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}|{_BEGINNING} @[0-9]+ [0-9]{{4}})"
_DATE_PROBLEMS: tuple[tuple[str, Problem], ...] = (
    (rf"{_ANY_DAY}(?:[ t]|,? kl\.? ?){_CLOCK}", Problem.DATE_WITH_TIME),
    (rf"(?:{_ANY_DAY}|{_BEGINNING}(?: @[0-9]+)?)(?: ?- ?| till ){_ANY_DAY}", Problem.DATE_RANGE),
    (rf"{_BEGINNING} @[0-9]+", Problem.DATE_WITHOUT_YEAR),
    (rf"{_BEGINNING} @[0-9]+ ?[-'’]?[0-9]{{2}}", Problem.AMBIGUOUS_DATE),
    (r"(?:i )?@[0-9]+(?: [0-9]{2,4})?|[0-9]{4}(?:-[0-9]{1,2})?", Problem.DATE_WITHOUT_DAY),
    (
        r"(?:v|vecka|vt|ht|våren|sommaren|hösten|vintern|[tqh]|tertial|kvartal|halvår)\.? ?[0-9].*",
        Problem.DATE_WITHOUT_DAY,
    ),
    (r"[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/. ]{1,2}[0-9]{1,4})?|[0-9]{1,2} [0-9]{1,2} [0-9]{2,4}", Problem.AMBIGUOUS_DATE),
    (r"[0-9]{6}", Problem.AMBIGUOUS_DATE),
)


def read_number(text: str) -> Reading[Decimal]:
    """Read "1 234,5", "−12" or "+3": digits, or groups of three with one blank between, and a decimal comma.

    A point, a unit, "ca", an interval or more than fifteen digits is a problem (acceptance row 60).
    """
    plain = _plain(text)
    if not _NUMBER.fullmatch(plain):
        return Reading(problem=_problem(plain, _NUMBER_PROBLEMS, Problem.NOT_A_NUMBER))
    digits = plain.replace(" ", "").replace(",", ".").replace("\u2212", "-")
    if sum(sign.isdecimal() for sign in digits) > _MOST_DIGITS:
        return Reading(problem=Problem.TOO_MANY_DIGITS)
    value = Decimal(digits)
    return Reading(value if value else abs(value))


def read_date(text: str) -> Reading[date]:
    """Read "2025-03-01", "20250301", "1 mars 2025" or "lördagen den 1 mars 2025".

    A weekday must be the right one. Two-digit years, slashes and days without year are asked about (row 38).
    """
    plain = _numbered_names(_DASH.sub("-", _plain(text)).casefold())
    forms = (form.fullmatch(plain) for form in _DAY_FORMS)
    match = next((match for match in forms if match), None)
    if not match:
        return Reading(problem=_problem(plain, _DATE_PROBLEMS, Problem.NOT_A_DATE))
    parts = match.groupdict()
    try:
        day = date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return Reading(problem=Problem.NO_SUCH_DATE)
    if day.year not in _LIKELY_YEARS:
        return Reading(problem=Problem.UNLIKELY_YEAR)
    weekday = parts.get("weekday")
    return Reading(day) if weekday in (None, str(day.isoweekday())) else Reading(problem=Problem.WRONG_WEEKDAY)


def _plain(text: str) -> str:
    # NFC and not NFKC, which would make 122 of "12²".
    return _BLANK.sub(" ", unicodedata.normalize("NFC", text)).strip()


def _problem(plain: str, forms: tuple[tuple[str, Problem], ...], otherwise: Problem) -> Problem:
    if not plain:
        return Problem.EMPTY
    lower = _DASH.sub("-", plain).casefold()
    if lower in _TABLE_SIGNS:
        return Problem.TABLE_SIGN
    return next((problem for form, problem in forms if re.fullmatch(form, lower)), otherwise)


def _numbered_names(text: str) -> str:
    names = _names()
    unsigned = re.sub("[@#]", "?", text)
    return re.sub(r"[^\W\d_]+\.?", lambda word: names.get(word[0].rstrip("."), word[0]), unsigned)


@cache
def _names() -> Mapping[str, str]:
    """Give the names of months, whole and shortened, and of weekdays, as the signs that the forms know."""
    months = {month_name(n): f"@{n}" for n in range(1, 13)}
    shortened = {name[:3]: sign for name, sign in months.items()} | {"sept": "@9"}
    a_week_from_monday = [date(2024, 1, n) for n in range(1, 8)]
    weekdays = {
        weekday_name(day) + ending: f"#{day.isoweekday()}" for day in a_week_from_monday for ending in ("", "en")
    }
    return shortened | months | weekdays
