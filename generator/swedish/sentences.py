"""How a generated sentence begins, and the few sentences whose form hangs on a fact.

No sentence begins with digits, also when a text of the model or a template happens to put a number first.
"""

import re
from datetime import date

from generator.swedish.counting import BEYOND_WORDS, ordinal_spelled, spelled
from generator.swedish.dates import date_sentence

_BLANK = "[ \u00a0]"
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_DAY = re.compile(rf"\d{{1,2}}(?:–\d{{1,2}})?{_BLANK}(?:{_MONTHS})\b")
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?![\d–-])")
_YEARS = re.compile(rf"(?:19|20)\d\d(–(?:19|20)\d\d)?(?![\d,.:/-]|{_BLANK}(?:\d|§))")
_RANK = re.compile(r"(\d{1,2}):[ae](?!\w)")
_NAME = re.compile(rf"\d+{_BLANK}?(?:[a-z]{_BLANK})?(?:§|kap\.)|\d+[-:/.]\w")
_STAYS = rf"[\d,–]|{_BLANK}(?:av|respektive|till|och|eller){_BLANK}\d"
_COUNT = re.compile(rf"(\d{{1,3}}(?:{_BLANK}\d{{3}})+|\d+)(?!{_STAYS})")


def at_sentence_start(text: str, gender: str = "") -> str:
    """Give *text* fit to begin a sentence (acceptance rows 22 and 80): capital letter, no leading digits.

    A count becomes a word, a day begins with "Den", a year (four digits, ungrouped) with "År". Digits that must stay
    ("7 av 7", "12,3 procent", and a single 1 when *gender*, "ett" or "en", is not given) are put after "Totalt".
    Names made of digits ("11 §", "50-procentig") are left alone.
    """
    if not text[:1].isdecimal():
        return _capital(text)
    if _DAY.match(text):
        return f"Den {text}"
    if (day := _ISO_DAY.match(text)) and (read := _day(day[1])):
        return _capital(date_sentence(read)) + text[day.end() :]
    if years := _YEARS.match(text):
        return f"{'Åren' if years[1] else 'År'} {text}"
    if (rank := _RANK.match(text)) and int(rank[1]) > 0:
        return _capital(ordinal_spelled(int(rank[1]))) + text[rank.end() :]
    return text if _NAME.match(text) else _count_first(text, gender)


def _count_first(text: str, gender: str) -> str:
    count = _COUNT.match(text)
    n = int(re.sub(_BLANK, "", count[1])) if count else BEYOND_WORDS
    if not count or n >= BEYOND_WORDS or (n == 1 and not gender):
        return f"Totalt {text}"
    return _capital(spelled(n, neuter=gender != "en")) + text[count.end() :]


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def adoption(body: str, day: date | None) -> str:
    """Say whether the report is adopted (row 79): a day given means that it is."""
    return f"är fastställd av {body} {date_sentence(day)}" if day else f"ska fastställas av {body}"
