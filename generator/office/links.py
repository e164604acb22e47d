"""A text of a cell that leads somewhere, and how Excel wants to be told where."""

import re
from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere: `#'Blad'!C14` in this workbook, `../x.xlsx#'Blad'!C14` beside it, or an address."""

    text: str
    target: str


def split_target(target: str) -> tuple[str | None, str | None]:
    """Give the file or address of a link, and the place in it."""
    # The place follows the first number sign before a quoted sheet title; a title can itself hold a number sign.
    file, mark, place = target.partition("#'")
    if mark:
        place = "'" + place
    elif file.startswith("#"):
        file, place = "", file[1:]
    if ":" not in file[:8]:
        file = re.sub(r'[ "#%<>^`{|}\[\]]', lambda sign: quote(sign[0]), file)
    return file or None, place or None
