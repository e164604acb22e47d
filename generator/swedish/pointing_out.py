"""What in running text may tell of a single person: private addresses, names after a title, sensitive words.

Nothing is judged: a mention is found, and a person decides (domain section 7). Names by themselves are not found.
"""

import re
from functools import cache

from generator.swedish.sensitive_words import PERSONS, PRIVATE_MAIL, TOPICS

_MAIL = re.compile(rf"[\w.+-]+@(?:[\w-]+\.)*(?:{'|'.join(PRIVATE_MAIL)})\.[a-z]{{2,3}}\b", re.IGNORECASE)
_MOBILE = re.compile(r"(?<![\d-])(?:\+|00)?(?:46[ -]?(?:\(0\))?|0)7[02369](?:[ \u00a0/-]{0,3}\d){7}(?![\d-])")
# A name begins with a capital and goes on with small letters; initials are one to three capitals, with or without dots.
_NAMED = re.compile(
    rf"(?<!\w)(?i:{'|'.join(PERSONS)})[ \u00a0]+"
    r"(?:[A-ZÅÄÖ](?:[ .]?[A-ZÅÄÖ]){0,2}\.?(?!\w)|[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?(?!\w))"
)


def private_mail(text: str) -> bool:
    """Tell whether *text* has an e-mail address of the kind that people have at home."""
    return "@" in text and bool(_MAIL.search(text))


def private_phone(text: str) -> bool:
    """Tell whether *text* has the number of a mobile telephone."""
    return bool(_MOBILE.search(text))


def points_out(text: str) -> bool:
    """Tell whether *text* names somebody by a title and a name or initials: "eleven NN"."""
    return bool(_NAMED.search(text))


def sensitive_topics(text: str) -> tuple[str, ...]:
    """Give what *text* may tell of somebody that is sensitive, in the order of the lists."""
    if not _any_word().search(text):
        return ()
    return tuple(topic for topic, words in _words().items() if words.search(text))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {topic: _pattern(words) for topic, words in TOPICS.items()}


@cache
def _any_word() -> re.Pattern[str]:
    return _pattern(tuple(word for words in TOPICS.values() for word in words))


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    forms = "|".join(map(_forms, words))
    return re.compile(rf"(?<!\w)(?:{forms})s?(?!\w)", re.IGNORECASE)


def _forms(word: str) -> str:
    stem, *endings = word.split(" +")
    either = f"(?:{'|'.join(endings)})?" if endings else ""
    return stem.replace(" ", r"\s+") + either
