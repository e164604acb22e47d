"""Names of the files we make.

Such a name holds on every system and every share: a-z, 0-9 and hyphen, never reserved on Windows, never
too long, never leading out of its folder. Names that others gave are used as they are.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from generator.swedish.identity import masked
from generator.swedish.text import ascii_id

LONGEST = 100
"""Characters in a name that we make, suffix counted; the folders above it must have room as well."""

_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_SUFFIX = re.compile(r"[a-z0-9-]*(\.[a-z0-9]+)+")


def file_name(parts: Sequence[str], suffix: str) -> str:
    """Join *parts* with hyphens into a name that ends with *suffix* (".docx", "-v0-1.docx").

    Where the name cannot hold what tells the parts apart (too long, or a part without a single Latin letter or
    digit) it ends with eight signs of their checksum instead. Names that differ only in accents become one; see
    `file_names`.
    """
    if not _SUFFIX.fullmatch(suffix):
        raise ValueError(f"unfit as a suffix: {suffix!r}")
    slugs = [ascii_id(part, "-") for part in parts]
    body = "-".join(slug for slug in slugs if slug)
    lossy = not body or any(part and not slug for part, slug in zip(parts, slugs, strict=True))
    if _RESERVED.fullmatch((body + suffix).partition(".")[0]):
        body = f"fil-{body}"
    return _with_tail(body, parts, suffix) if lossy or len(body + suffix) > LONGEST else body + suffix


def file_names(rows: Sequence[Sequence[str]], suffix: str) -> tuple[str, ...]:
    """Give each row of parts a name of its own, in the same order.

    Rows that would have got the same name all end with their checksum, so that no name depends on the order of the
    rows. Two equal rows are a bug of the caller's.
    """
    names = [file_name(row, suffix) for row in rows]
    count = Counter(names)
    parted = tuple(
        name if count[name] == 1 else _with_tail(name.removesuffix(suffix), row, suffix)
        for name, row in zip(names, rows, strict=True)
    )
    if len(set(parted)) < len(parted):
        raise ValueError(f"equal parts among {rows!r}")
    return parted


def delivered_names(names: Sequence[str]) -> tuple[str, ...]:
    """Give a name for a copy of each delivered file: its own where that holds on every system, else one of ours.

    A name that may tell whom somebody is, or that another one differs from in case or accents alone, is not kept.
    """
    given: dict[str, str] = {}
    for name in names:
        kept = name if _holds(name) else _renamed(name)
        number = 1
        while _folded(wanted := kept if number == 1 else _numbered(kept, number)) in given:
            number += 1
        given[_folded(wanted)] = wanted
    return tuple(given.values())


def _holds(name: str) -> bool:
    fit = 0 < len(name) <= LONGEST and name == name.strip(" .") and not _FORBIDDEN.search(name)
    return fit and not _RESERVED.fullmatch(name.casefold().partition(".")[0].rstrip()) and masked(name) == name


def _renamed(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    ending = f".{suffix.lower()}" if dot and _SUFFIX.fullmatch(f".{suffix.lower()}") else ""
    return file_name((masked(stem if ending else name),), ending or ".xlsx")


def _numbered(name: str, number: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{number}.{suffix}" if dot else f"{name}-{number}"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _with_tail(body: str, parts: Sequence[str], suffix: str) -> str:
    told = "\0".join(unicodedata.normalize("NFC", part) for part in parts)
    tail = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    room = LONGEST - len(suffix) - len(tail) - 1
    return f"{body[:room].rstrip('-') or 'fil'}-{tail}{suffix}"
