"""Text of people, cleaned; lists, quotes and paragraphs; names that machines can bear.

A respondent's own words lose control characters and superfluous blanks and nothing else. What may be done with the
texts of models and coordinators: `typography`.
"""

import re
import unicodedata
from collections.abc import Sequence

EMPTY_LIST = "Inga uppgifter har lämnats."

_BREAKS = re.compile("(?:_x000[dD]_|\\r)\\n?|[\\x0b\\x0c\\x85\u2028\u2029]|_x000[bB]_")
_BLANKS = "[ \\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_RUN = re.compile(rf"{_BLANKS}{{2,}}|\t")
_EDGES = re.compile(rf"{_BLANKS}*\n{_BLANKS}*")
_BULLET = re.compile("[-\u2013\u2014\u2022\u00b7*\u25aa\u25cf]\\s+(\\S.*)", re.DOTALL)
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""All but the tab and those that break lines."""
_DIRECTIONS = "\u202a-\u202e\u2066-\u2069"
_PLANES = range(0, 0x110000, 0x10000)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in _PLANES)
_UNFIT = re.compile(f"[{_CONTROLS}{_DIRECTIONS}{_NONCHARACTERS}\ud800-\udfff\ufeff]")

# Nearly all that people type: signs that nothing below would touch, with single blanks between.
_SPOTLESS = re.compile("(?:[!-^`-~¡-¬®-ÿ–—’”…−]+| (?! ))*+")

_LATIN = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe"})


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Give *text* as NFC with single blanks and one line feed between lines, and what was removed ("U+0007", …).

    Breaks of every kind become line feeds (Alt+Enter, _x000D_, form feed). Control characters, lone surrogates,
    noncharacters, byte order marks and signs that turn the direction of writing are removed, each named once in the
    order they were met. A single no-break space stays. Cleaning twice changes nothing more (acceptance row 59).
    """
    if _SPOTLESS.fullmatch(text):
        return text.strip(), ()
    removed = tuple(dict.fromkeys(f"U+{ord(sign):04X}" for sign in _UNFIT.findall(text)))
    kept = unicodedata.normalize("NFC", _UNFIT.sub("", text))
    spaced = _EDGES.sub("\n", _RUN.sub(" ", _BREAKS.sub("\n", kept)))
    return spaced.strip(), removed


def paragraphs(text: str) -> tuple[str, ...]:
    """Give the lines of *text* that hold something; each becomes a paragraph."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def bullet(line: str) -> str:
    """Give what stands after the sign of a line in a typed list; empty if the line is none."""
    found = _BULLET.fullmatch(line.strip())
    return found[1] if found else ""


def joined(items: Sequence[str], word: str = "och") -> str:
    """Write a list in running text: "A", "A och B", "A, B och C" (rows 47–49).

    Items that hold a comma themselves are parted by semicolons alone. An empty list is a sentence that says so.
    """
    if not items:
        return EMPTY_LIST
    if any("," in item for item in items):
        return "; ".join(items)
    *first, last = items
    return f"{', '.join(first)} {word} {last}" if first else last


def quoted(text: str) -> str:
    """Put *text* in Swedish quotation marks, its own signs untouched."""
    return f"”{text}”"


def ascii_id(text: str, joint: str = "_") -> str:
    """Give *text* as a–z and 0–9, words joined by *joint*: "Vård och omsorg" is "vard_och_omsorg".

    Å and ä become a, ö o, é e. Text without any such letter or digit gives "".
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LATIN))
    without_accents = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return joint.join(re.findall("[a-z0-9]+", without_accents))
