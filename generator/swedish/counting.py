"""Counts and ranks in words: "inga möten", "ett möte", "tolv kommuner", "13 möten".

One to twelve are words in running text, larger numbers digits. Tables, captions and numbers that must be compared
stand in digits: `numbers`. How a sentence begins: `sentences`.
"""

from collections.abc import Sequence
from decimal import Decimal

from generator.swedish.numbers import number

_RANKS = (
    *("första", "andra", "tredje", "fjärde", "femte", "sjätte"),
    *("sjunde", "åttonde", "nionde", "tionde", "elfte", "tolfte"),
)
_UNITS = (
    *("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio"),
    *("tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"),
)
_TENS = ("", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
_LARGEST_WORD = 12
FIRST_IN_DIGITS = _LARGEST_WORD + 1
BEYOND_WORDS = 1_000_000

# Nouns that look alike in singular and plural are neuter (ett beslut), except those that name who or how far.
_COMMON_GENDER = ("are", "ande", "ende", "iker", "meter", "liter")
_NEUTER = ("eri", "eum", "ium")


def ordinal(n: int) -> str:
    """Write a rank in digits: 1:a, 2:a, 3:e, 11:e, 21:a (acceptance row 57)."""
    return f"{n}:a" if n % 10 in (1, 2) and n % 100 not in (11, 12) else f"{n}:e"


def ordinal_word(n: int) -> str:
    """Write a rank in running text: first to twelfth in words, then as `ordinal`."""
    return _RANKS[n - 1] if 1 <= n <= len(_RANKS) else ordinal(n)


def ordinal_spelled(n: int) -> str:
    """Write a rank from first to ninety-ninth wholly in words, for the beginning of a sentence."""
    assert 1 <= n < 100, n
    if n <= len(_RANKS):
        return _RANKS[n - 1]
    if n < len(_UNITS):
        return _UNITS[n] + "de"
    tens, unit = divmod(n, 10)
    return _TENS[tens] + (_RANKS[unit - 1] if unit else "nde")


def number_word(n: int, neuter: bool = False) -> str:
    """Write a whole number in running text: a word to twelve, then digits (rows 19–20)."""
    return spelled(n, neuter) if 0 <= n <= _LARGEST_WORD else number(n)


def spelled(n: int, neuter: bool = True) -> str:
    """Write 0–999 999 wholly in words; a blank stands after the thousands only ("ettusen tvåhundratrettiofyra")."""
    assert 0 <= n < BEYOND_WORDS, n
    thousands, rest = divmod(n, 1000)
    if not thousands:
        return _below_thousand(rest, neuter)
    # Three equal consonants are never written in a row: ett + tusen is "ettusen".
    words = (_below_thousand(thousands, neuter=True) + "tusen").replace("ttt", "tt")
    return f"{words} {_below_thousand(rest, neuter)}" if rest else words


def _below_thousand(n: int, neuter: bool) -> str:
    hundreds, rest = divmod(n, 100)
    prefix = _UNITS[hundreds] + "hundra" if hundreds else ""
    if rest == 0 and hundreds:
        return prefix
    tens, unit = divmod(rest, 10)
    one = "ett" if neuter else "en"
    if rest < len(_UNITS):
        return prefix + (one if rest == 1 else _UNITS[rest])
    return prefix + _TENS[tens] + ("" if unit == 0 else one if unit == 1 else _UNITS[unit])


def counted(n: int | Decimal, singular: str, plural: str, gender: str = "") -> str:
    """Write how many: "inga möten", "ett möte", "en kommun", "tolv möten", "13 möten" (rows 18–20).

    *gender* is "ett" or "en"; left out, it is told from the two forms of the noun. Fractions stand in digits.
    """
    if n != int(n):
        exact = Decimal(n).normalize()
        return f"{number(exact, -int(exact.as_tuple().exponent))} {plural}"
    whole = int(n)
    if whole == 0:
        return f"inga {plural}"
    neuter = (gender or _gender(singular, plural)) == "ett"
    return f"{number_word(whole, neuter)} {singular if whole == 1 else plural}"


def _gender(singular: str, plural: str) -> str:
    if plural == singular:
        return "en" if singular.endswith(_COMMON_GENDER) else "ett"
    return "ett" if plural == singular + "n" or singular.endswith(_NEUTER) else "en"


def counted_together(counts: Sequence[int], plural: str, gender: str = "") -> str:
    """Write counts of one kind side by side: "3 respektive 15 möten" (row 21).

    Words are used when every count has one; a lone one among them needs *gender* ("ett" or "en") for that.
    """
    in_words = all(0 < count <= _LARGEST_WORD and (count > 1 or gender) for count in counts)
    written = [number_word(count, gender == "ett") if in_words else number(count) for count in counts]
    *first, last = written
    return f"{', '.join(first)} respektive {last} {plural}" if first else f"{last} {plural}"
