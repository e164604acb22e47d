"""Where in a template something is wrong, said so that somebody can find it in Word."""

import re
from collections.abc import Mapping
from html import unescape

from generator.model.findings import SpotPlace
from generator.swedish import document_words as words

_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
_MARKUP = re.compile(r"<[^>]*>")
_LONGEST = 90


def spot(file: str, source: str, line: int, levels: Mapping[str, int], kind: str = "") -> SpotPlace:
    """Give the headings that a paragraph stands under, and its text.

    *source* has a paragraph on each line but the first, and *line* counts from 1. *levels* are the outline levels of
    heading styles by their ids. *kind* says that it is a header or a footer.
    """
    paragraphs = source.split("\n")
    text = _shortened(paragraphs[line - 1]) if 0 < line <= len(paragraphs) else ""
    if kind:
        return SpotPlace(file, words.PART_KINDS[kind], text)
    path: list[str] = []
    for paragraph in paragraphs[1:line]:
        style = _STYLE.search(paragraph)
        level = levels.get(style[1]) if style else None
        if level is not None and visible_text(paragraph):
            path = [*path[:level], _shortened(paragraph)]
    return SpotPlace(file, " \u203a ".join(path), text)


def visible_text(paragraph: str) -> str:
    """Give the text of a paragraph's XML as it is seen in Word."""
    return " ".join(unescape(_MARKUP.sub("", paragraph)).split())


def _shortened(paragraph: str) -> str:
    text = visible_text(paragraph)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026"
