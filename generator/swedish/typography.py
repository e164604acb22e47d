"""The typographic clean-up of texts that models and coordinators wrote; never of a respondent's own words.

Quotes, dashes, percent signs and listed abbreviations are set as Swedish wants them, and every change is told.
Numbers, names, days, addresses, codes and template tags are never altered (acceptance rows 50–56).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_BLANK = "[ \u00a0]"
_KEEP = "\u00a0"  # the blank at which no line is broken


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what stood there and what stands there now."""

    before: str
    after: str


Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_UNTOUCHED = (
    r"\{\{.*?\}\}|\{%.*?%\}"
    r"|\b(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|\b[\w-]+\.(?:docx|dotx|xlsx|toml|pdf|csv)\b"
)

# As it should be; the parts it is typed with; the ways of writing them in one word that can mean nothing else.
_ABBREVIATIONS = (
    ("t.ex.", "t ex", "tex"),
    ("bl.a.", "bl a", ""),
    ("fr.o.m.", "fr o m", ""),
    ("t.o.m.", "t o m", ""),
    ("p.g.a.", "p g a", "pga"),
    ("m.fl.", "m fl", "mfl"),
    ("m.m.", "m m", ""),
    ("s.k.", "s k", ""),
    ("o.d.", "o d", ""),
    ("osv.", "o s v", "osv"),
    ("dvs.", "d v s", "dvs"),
    ("etc.", "et c", "etc"),
)


def typographic(text: str, names: Iterable[str] = ()) -> tuple[str, tuple[Change, ...]]:
    """Give *text* set as Swedish wants it, and what was changed, rule by rule.

    *names* are the register's: one typed with other dashes or blanks ("Malung - Sälen") gets its own spelling, and
    nothing inside a name is touched. Doing it twice changes nothing more.
    """
    known = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    untouched = re.compile("|".join((_UNTOUCHED, *(rf"(?<!\w){re.escape(name)}(?!\w)" for name in known))), re.DOTALL)
    changes: list[Change] = []
    for form, replacement in (*_names(known), *_rules()):
        text, made = _applied(form, replacement, text, untouched)
        changes.extend(made)
    return text, tuple(changes)


def _applied(
    form: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str], text: str, untouched: re.Pattern[str]
) -> tuple[str, list[Change]]:
    spans = [match.span() for match in untouched.finditer(text)]
    changes: list[Change] = []

    def replace(match: re.Match[str]) -> str:
        if any(match.start() < end and start < match.end() for start, end in spans):
            return match[0]
        after = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
        if after != match[0]:
            changes.append(Change(match[0], after))
        return after

    return form.sub(replace, text), changes


def _names(names: Iterable[str]) -> Iterator[Rule]:
    """Find hyphenated names typed with another dash or with blanks around it."""
    for name in names:
        parts = [re.escape(part) for part in name.split("-")]
        if len(parts) > 1:
            loosely = rf"{_BLANK}?[-\u2010-\u2015]{_BLANK}?".join(parts)
            yield re.compile(rf"(?<!\w){loosely}(?!\w)"), name.replace("\\", r"\\")


@cache
def _rules() -> tuple[Rule, ...]:
    return (
        (re.compile("[“„‟]"), "”"),
        (re.compile('"'), _double_quote),
        (re.compile(r"(?<!\d)['‘‚]"), "’"),
        *(_abbreviation(*row) for row in _ABBREVIATIONS),
        (re.compile(rf"\b([Nn]r|[Dd]nr|[Cc]a)\.(?={_BLANK}\d)"), r"\1"),
        (re.compile(rf"(?<=[^\s-]){_BLANK}-{_BLANK}(?=[^\s-])"), _pause),
        (re.compile(r"(?<![\w/.–-])((?:19|20)\d\d)-((?:19|20)\d\d)(?![\w/–-])"), _years),
        (re.compile(rf"(\d[\d,]*){_BLANK}?%(?![\w-])"), rf"\1{_KEEP}procent"),
        (re.compile(r"(\d(?: [a-z])?) (?=§)|(\d) (?=(?:procent|kronor|kr|tkr|mnkr|mdkr)\b)"), rf"\1\2{_KEEP}"),
        (re.compile(r"§ ?(?=\d)"), f"§{_KEEP}"),
        (re.compile(rf"\b([Kk])l\.?{_BLANK}(?=\d)"), rf"\1l.{_KEEP}"),
        (re.compile(r"\b(s\.|[Nn]r|[Bb]ilaga|[Tt]abell|[Dd]iagram) (?=\d)"), rf"\1{_KEEP}"),
        (re.compile(r"\b([Dd]nr) (?=\w)"), rf"\1{_KEEP}"),
    )


def _abbreviation(right: str, parts: str, solid: str) -> Rule:
    """Find blanks or stops between the parts; never after a number, where "m" might be a unit."""
    first, *rest = parts.split()
    capital = f"[{first[0]}{first[0].upper()}]{first[1:]}"
    typed = "".join((capital, *(rf"(?:\.{_BLANK}?|{_BLANK}){part}" for part in rest)))
    in_one = f"|[{solid[0]}{solid[0].upper()}]{solid[1:]}" if solid else ""
    form = re.compile(rf"(?<![\w.-])(?<!\d{_BLANK})(?:{typed}{in_one})(?![\w-])\.?")
    return form, lambda match: match[0][0] + right[1:]


def _double_quote(match: re.Match[str]) -> str:
    """Turn the straight quotes of a line that has them in pairs; a lone one may be an inch."""
    line_start = match.string.rfind("\n", 0, match.start()) + 1
    line = match.string[line_start:].partition("\n")[0]
    return "”" if line.count('"') % 2 == 0 else match[0]


def _pause(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return match[0] if before.isdecimal() and after.isdecimal() else " – "


def _years(match: re.Match[str]) -> str:
    is_register_number = re.search(r"dnr[.: \u00a0]*\Z", match.string[: match.start()], re.IGNORECASE)
    return match[0] if is_register_number or match[1] >= match[2] else f"{match[1]}–{match[2]}"
