"""The outline that a template is made of, line by line: what each line asks for.

One line is one paragraph. The template owns order and text once it is made; the outline is then read no more.
"""

import re
from dataclasses import dataclass
from enum import Enum


class LineKind(Enum):
    """What a line of an outline becomes."""

    TITLE = "= "
    SUBTITLE = "=- "
    HEADING_1 = "# "
    HEADING_2 = "## "
    HEADING_3 = "### "
    PLAIN_HEADING_1 = "#* "
    PLAIN_HEADING_2 = "##* "
    BULLET = "- "
    NOTE = ". "
    LEAD = "> "
    FACT = "| "
    CONTENTS = "[innehall]"
    CHAPTERS = "[kapitel]"
    LANDSCAPE = "[liggande]"
    PORTRAIT = "[staende]"
    NEW_PAGE = "[nysida]"
    BODY = ""


_COMMANDS = {kind.value: kind for kind in LineKind if kind.value.startswith("[")}
_PREFIXES = {kind.value.strip(): kind for kind in LineKind if kind.value.endswith(" ")}
_PREFIXED = re.compile(r"(=-|=|##\*|#\*|#{1,3}|-|\.|>|\|)\s+(.*\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what it becomes, and its text, with the templates in it as they stand."""

    kind: LineKind
    text: str = ""

    @property
    def fact(self) -> tuple[str, str]:
        """The label and the value of a FACT; only the first bar divides, since templates use bars too."""
        label, _, value = self.text.partition("|")
        value = value.strip()
        return label.strip(), value[:-1].rstrip() if value.endswith("|") else value


def lines(outline: str) -> tuple[Line, ...]:
    """Take an outline apart; blank lines separate nothing."""
    return tuple(_line(text) for text in (line.strip() for line in outline.splitlines()) if text)


def _line(text: str) -> Line:
    if text in _COMMANDS:
        return Line(_COMMANDS[text])
    found = _PREFIXED.fullmatch(text)
    return Line(_PREFIXES[found[1]], found[2]) if found else Line(LineKind.BODY, text)
