"""What a document says of itself: title, language, protection, and whether Word asks something when it opens it.

Domain, W1, W12, W14 and W17. A title that is the name of a file, or of the program, says nothing.
"""

import re
from collections.abc import Iterator

from generator.model.findings import FilePlace, Finding
from generator.report.audit.seen import Seen
from generator.report.properties import CORE
from generator.report.spots import Spot
from generator.report.wordml import w
from generator.swedish import audit_words as words
from generator.swedish.audit_messages import Audit

_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "sv"
_OFF = ("0", "false", "off")
_ON_OPENING = "updateFields"
_PROTECTING = ("documentProtection", "writeProtection")
_FACTS = re.compile(
    r"\b(?:[^\W\d_]{2,5}[ \u00a0]?\d{4}[/:-]\d+(?:-\d+)?|\d{4}-\d{2}-\d{2}|[Vv]ersion[ \u00a0]\d+\.\d+)\b"
)
"""Registration numbers, dates and versions."""


def properties(document: Seen) -> Iterator[Finding]:
    """Look at title and language in the properties, and at the language of styles."""
    place = FilePlace(document.file)
    core = document.parts.tree(CORE) if CORE in document.parts.content else None
    title = (core.findtext(f"{_DC}title") or "").strip() if core is not None else ""
    if not title:
        yield Audit.TITLE_MISSING.at(place)
    elif len(title.split()) < 2 or words.NO_TITLE.match(title):
        yield Audit.TITLE_SAYS_NOTHING.at(place, title=title)
    said = (core.findtext(f"{_DC}language") or "") if core is not None else ""
    default = document.sheet.default("rPr", "lang")
    if not said.startswith(_LANGUAGE) or default is None or not default.get(w("val"), "").startswith(_LANGUAGE):
        yield Audit.LANGUAGE_MISSING.at(place)
    yield from _languages(document)


def _languages(document: Seen) -> Iterator[Finding]:
    """Find styles in use that say that their text is in another language; single words may be."""
    used = dict.fromkeys(each.style for each in document.body.paragraphs if each.text)
    for style in used:
        language = document.sheet.found(style, "rPr", "lang")
        if language is not None and not language.get(w("val"), _LANGUAGE).startswith(_LANGUAGE):
            first = next(each for each in document.body.paragraphs if each.style == style and each.text)
            slots = {"style": document.sheet.shown(style), "language": language.get(w("val"), "")}
            yield document.finding(Audit.LANGUAGE_OF_STYLE, first.spot, first.text, **slots)


def settings(document: Seen) -> Iterator[Finding]:
    """Find what keeps people from reading or editing, and what makes Word ask."""
    if document.settings is None:
        return
    for name in _PROTECTING:
        found = document.settings.find(w(name))
        if found is not None and found.get(w("enforcement"), "1") not in _OFF:
            yield document.finding(Audit.PROTECTED, Spot())
    if _on(document, _ON_OPENING):
        yield document.finding(Audit.OPENS_WITH_QUESTION, Spot())
    if _on(document, "autoHyphenation"):
        yield document.finding(Audit.HYPHENATED, Spot())


def _on(document: Seen, name: str) -> bool:
    found = document.settings.find(w(name)) if document.settings is not None else None
    return found is not None and found.get(w("val"), "1") not in _OFF


def margins(document: Seen) -> Iterator[Finding]:
    """Look for the page number, and for facts that stand in headers and footers only."""
    beside = [part for part in document.beside if part.word in words.MARGINS]
    codes = {field.instruction.split()[0] for part in beside for field in part.fields if field.instruction}
    if "PAGE" not in codes:
        yield document.finding(Audit.PAGE_NUMBER_MISSING, Spot())
    text = "\n".join(paragraph.text for paragraph in document.body.paragraphs)
    for part in beside:
        for paragraph in part.paragraphs:
            for fact in _FACTS.findall(paragraph.text):
                if fact not in text:
                    yield document.finding(Audit.ONLY_IN_MARGIN, paragraph.spot, fact, fact=fact, where=part.word)
