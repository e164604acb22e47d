"""What is noted while a document is filled: where each printed piece comes from, and which tables and charts are set.

A piece is marked in the text with signs that no text of people has (`swedish.text.clean` removes them). Only the
filling that a document's fingerprint is taken of is marked; the document itself never is.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from markupsafe import Markup

from generator.expressions.tracing import Sources
from generator.model.published import PublishedTable

OPEN, NUMBERED, CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
MARK: Final = re.compile(f"{OPEN}([0-9]+){NUMBERED}|{CLOSE}")
_ROUND_BLOCKS = re.compile(f"<w:(?:{OPEN}[0-9]+{NUMBERED}|{CLOSE})/>")
"""Marks round blocks look like elements, so that they are found as those are."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """The notes of one filling."""

    pieces: list[Sources] = field(default_factory=list)
    """The sources of each piece, by the number in its mark."""
    tables: dict[str, PublishedTable] = field(default_factory=dict)
    """By the bookmark of its caption, which no other table of the document has."""
    charts: dict[str, PublishedTable] = field(default_factory=dict)
    """What charts are drawn of, likewise."""

    def mark(self, value: Any, printed: str, sources: Sources) -> str:
        """Put marks round a piece that comes from somewhere."""
        if not sources:
            return printed
        self.pieces.append(sources)
        opened = f"{OPEN}{len(self.pieces) - 1}{NUMBERED}"
        if isinstance(value, Markup):
            return Markup(f"<w:{opened}/>") + value + Markup(f"<w:{CLOSE}/>")
        return f"{opened}{printed}{CLOSE}"


def unmarked(text: str) -> str:
    """Give a text as it is without marks."""
    return MARK.sub("", _ROUND_BLOCKS.sub("", text)) if OPEN in text else text
