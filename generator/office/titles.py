"""Titles for the sheets of a workbook that we write, each given once."""

import re
from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")


class Titles:
    """The titles given so far. Excel tells them apart without regard to case."""

    def __init__(self, taken: Iterable[str]) -> None:
        """Begin with what is taken."""
        self._taken = {title.casefold() for title in taken}

    def give(self, wanted: str, otherwise: str) -> str:
        """Give a title that Excel takes, cut between two words where its 31 signs do not suffice."""
        title = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip(" '")
        if len(title) > _LONGEST and " " in title[:_LONGEST]:
            title = title[: _LONGEST + 1].rpartition(" ")[0]
        whole = title[:_LONGEST].rstrip(" '") or otherwise
        free, count = whole, 1
        while free.casefold() in self._taken:
            count += 1
            ending = f" {count}"
            free = whole[: _LONGEST - len(ending)].rstrip() + ending
        self._taken.add(free.casefold())
        return free
