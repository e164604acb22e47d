"""The Swedish order of words: … Z Å Ä Ö, digits by value, the same on every machine.

Foreign letters stand where Swedish word lists put them: ü with y, æ with ä, ø with ö, é with e. Accents and capitals
only part what is otherwise equal; v and w are two letters.
"""

import re
import unicodedata

Rank = tuple[int, int, str]
SortKey = tuple[tuple[Rank, ...], tuple[int, ...], str, str]

_ALPHABET = {letter: rank for rank, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}
_SORTED_AS = {"ü": "y", "ű": "y", "æ": "ä", "ø": "ö", "ő": "ö", "œ": "ö", "ð": "d", "đ": "d", "ł": "l", "þ": "th"}
_SIGN, _DIGITS, _LETTER, _FOREIGN = range(4)
_PIECE = re.compile(r"[0-9]+|[\s\S]")


def sort_key(text: str) -> SortKey:
    """Give what *text* is sorted by (acceptance row 58); only equal texts have equal keys.

    Blanks and signs come before digits, digits before letters. Small letters come before capitals.
    """
    composed = unicodedata.normalize("NFC", text)
    ranks: list[Rank] = []
    accents: list[int] = []
    for piece in _PIECE.findall(composed.casefold()):
        if piece[0] in "0123456789":
            value = piece.lstrip("0")
            ranks.append((_DIGITS, len(value), value))
            continue
        base = _base(piece)
        ranks.extend(_rank(sign) for sign in base)
        accents.append(0 if base == piece else ord(piece))
    return tuple(ranks), tuple(accents), composed.swapcase(), text


def _base(sign: str) -> str:
    """Give the letter or letters that *sign* is sorted as."""
    if sign in _ALPHABET:
        return sign
    if sign in _SORTED_AS:
        return _SORTED_AS[sign]
    return "".join(part for part in unicodedata.normalize("NFD", sign) if not unicodedata.combining(part)) or sign


def _rank(sign: str) -> Rank:
    if sign in _ALPHABET:
        return _LETTER, _ALPHABET[sign], ""
    return (_FOREIGN if sign.isalpha() else _SIGN), ord(sign), ""
