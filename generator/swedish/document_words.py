"""Words that stand in the documents and templates themselves: names of styles, labels, headings and alt texts.

Sentences about somebody's work are findings and stand in the catalogues; what is here is printed in Word files.
"""

from collections.abc import Sequence

from generator.model.values import State
from generator.swedish.numbers import NO_BREAK_SPACE
from generator.swedish.signs import sign
from generator.swedish.text import joined

# Styles of our own. Word's built-in styles have English names in every file, whatever the language of the program.
OWN_WORDS = "Egna ord"
OWN_WORDS_SOURCE = "Källa till egna ord"
LEAD = "Ingress"
TABLE_TEXT = "Tabelltext"
TABLE_NUMBER = "Tabellsiffra"
TABLE_HEADING = "Tabellrubrik"
TABLE_STYLE = "Rapporttabell"
NOTE = "Anmärkning"
QUESTION = "Fråga"
CHART = "Diagram"
HEADING_2_PLAIN = "Rubrik 2 utan nummer"
HEADING_3_PLAIN = "Rubrik 3 utan nummer"
SECTION_BREAK = "Avsnittsbrytning"
BLOCK_STYLES = frozenset(
    {
        OWN_WORDS,
        OWN_WORDS_SOURCE,
        TABLE_TEXT,
        TABLE_NUMBER,
        TABLE_HEADING,
        TABLE_STYLE,
        NOTE,
        QUESTION,
        CHART,
        HEADING_3_PLAIN,
    }
)
"""Styles of our own that blocks are set in; a template that lacks them gets them."""
OWN_STYLES = BLOCK_STYLES | {LEAD, HEADING_2_PLAIN, SECTION_BREAK}

CONTENTS = "Innehåll"
RUNNING_TEXT = "Text"
CONTENTS_LATER = "Innehållet fylls i när rapporten skapas."
PART_KINDS = {
    "header": "sidhuvudet",
    "footer": "sidfoten",
    "footnote": "en fotnot",
    "endnote": "en slutkommentar",
}
TABLE_LABEL = "Tabell"
FACT_HEADINGS = ("Uppgift", "Innehåll")
FACTS_TITLE = "Uppgifter om dokumentet"
PAGE = "Sida"
CHAPTER = "Kapitel"
YES, NO = "Ja", "Nej"
QUESTION_HEADING, ASSESSMENT_HEADING, RESPONDENT_HEADING = "Fråga", "Bedömning", "Svarande"
ANSWER_HEADING = "Svar"

SOURCES_TITLE, SOURCES_HEADING = "Tabellernas källor", "Källa"
EMPTY_TABLE = "Inga uppgifter har lämnats."
NO_ANSWER = "Inget svar."
NOTHING_DELIVERED = "Inget svar har kommit in."
SHOWN_ELSEWHERE = "Uppgifterna visas bara i rapportens tabeller, för att skydda uppgifter om få personer."
NOT_SHOWN = "[uppgiften visas inte]"
NOT_ASKED = "[inte aktuellt]"
NOTHING_TO_REPORT = "Inget att redovisa"

DOCUMENT_ID, DOCUMENT_VERSION = "Dokument-id", "Version"

SIGN_WORDS = {
    sign(State.NIL): "inget att redovisa",
    "0": "mindre än hälften av enheten",
    sign(State.MISSING): "uppgift saknas",
    sign(State.SUPPRESSED): "uppgiften visas inte",
    sign(State.NOT_APPLICABLE): "kan inte förekomma",
}
"""What the signs of tables mean, in the order in which they are explained."""


def legend(signs: frozenset[str]) -> str:
    """Explain those table signs that occur: "Teckenförklaring: .. uppgift saknas."; empty if there are none."""
    words = [f"{each} {word}" for each, word in SIGN_WORDS.items() if each in signs]
    return f"Teckenförklaring: {', '.join(words)}." if words else ""


def part_of(title: str, number: int, count: int) -> str:
    """Give the title of one part of a table that is too wide for a page."""
    return f"{title} (del {number} av {count})"


def table_description(title: str, rows: int, headings: tuple[str, ...]) -> str:
    """Describe a table to one who does not see it."""
    counted = "en rad" if rows == 1 else f"{rows} rader"
    return f"{title}. Tabellen har {counted} under rubrikraden. Kolumner: {', '.join(headings)}."


def facts_description() -> str:
    """Describe the table of facts about the document."""
    return f"{FACTS_TITLE}, med en uppgift på varje rad."


def answered_by(name: str) -> str:
    """Say whose words were quoted."""
    return f"Svar från {name}"


def page_of(page: str, pages: str) -> tuple[str, str, str, str, str]:
    """Give "Sida 1 (12)" in pieces, with *page* and *pages* where the fields stand."""
    return (f"{PAGE}\u00a0", page, " (", pages, ")")


def unchanged_since(period: str) -> str:
    """Note on an answer when it was written; it stands in brackets, or as a sentence of its own."""
    return f"oförändrat sedan {period}"


def source_of_words(who: str, note: str) -> str:
    """Say below quoted words whose they are and since when; nothing if neither is known."""
    return ". ".join(text for text in (answered_by(who) if who else "", as_sentence(note) if note else "") if text)


def nothing_to_report(role: str, day: str) -> str:
    """Say that a respondent has confirmed that there is nothing to report, in which role and when."""
    return f"{NOTHING_TO_REPORT}, enligt {role} {day}." if role and day else f"{NOTHING_TO_REPORT}."


def as_sentence(note: str) -> str:
    """Make a sentence of a note."""
    return f"{note[:1].upper()}{note[1:]}."


def titled(question: str, name: str) -> str:
    """Give the title of a table with one respondent's answers."""
    return f"{question.rstrip('?.:')} – {name}"


def not_relevant(reason: str) -> str:
    """Tell that a question was excused, with the respondent's reason."""
    return f"Inte relevant: {reason}"


def template_title(name: str) -> str:
    """Give the title that a Word template itself has."""
    return f"Mall för {name}"


def source_of_table(form: str, period: str, sheets: Sequence[str], files: int) -> str:
    """Say what a table comes from: a form, its period if that is another, its sheets, and how many files."""
    of_form = f"{form}, {period}" if period else form
    word = "bladet" if len(sheets) == 1 else "bladen"
    return f"{of_form}: {word} {joined(sheets)} ({files}{NO_BREAK_SPACE}{'fil' if files == 1 else 'filer'})"


def of_each(singular: str) -> str:
    """Stand for the name of a row in the title of what is made for each of them."""
    return f"varje {singular}"
