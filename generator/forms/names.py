"""Names inside a workbook: defined names, table objects and sheet titles, each given once."""

import re

from generator.swedish import form_words as words
from generator.swedish.text import clean

META_SHEET, LISTS_SHEET = "_meta", "_listor"

_LONGEST_TITLE = 31
_FORBIDDEN_IN_NAME = re.compile(r"[^A-Za-z0-9_]")
_FORBIDDEN_IN_TITLE = re.compile(r"[\[\]:*?/\\]+")
# Excel keeps the title History for itself, in every language.
_RESERVED_TITLES = (words.FRONT_SHEET, META_SHEET, LISTS_SHEET, "history")


class Names:
    """The names given so far in one workbook. Excel tells them apart without regard to case."""

    def __init__(self) -> None:
        """Begin with what is taken in every form."""
        self._taken: set[str] = set()
        self._titles = {title.casefold() for title in _RESERVED_TITLES}

    def defined(self, *parts: str) -> str:
        """Give a name of its own to a cell or a table object: `fv_del_fraga`.

        The prefix and its underscore keep it from ever reading as a cell; dots would not survive older formats.
        """
        return _first_free("fv_" + _FORBIDDEN_IN_NAME.sub("_", "_".join(parts)), self._taken, 255, "_{}")

    def sheet(self, wanted: str) -> str:
        """Give a title of its own to a sheet, cut between two words where Excel's 31 signs do not suffice."""
        title = " ".join(_FORBIDDEN_IN_TITLE.sub(" ", clean(wanted)[0]).split()).strip(" '")
        if len(title) > _LONGEST_TITLE and " " in title[:_LONGEST_TITLE]:
            title = title[: _LONGEST_TITLE + 1].rpartition(" ")[0]
        return _first_free(title or words.UNNAMED_SHEET, self._titles, _LONGEST_TITLE, " {}")


def _first_free(wanted: str, taken: set[str], longest: int, tail: str) -> str:
    name, count = wanted[:longest].rstrip(" '"), 1
    while name.casefold() in taken:
        count += 1
        ending = tail.format(count)
        name = wanted[: longest - len(ending)].rstrip() + ending
    taken.add(name.casefold())
    return name
