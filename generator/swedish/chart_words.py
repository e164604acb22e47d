"""What is printed about charts: notes, what stands where nothing is drawn, and the text for those who do not see it.

Every sentence is about what is shown. A number that is protected is in none of them, nor can it be told from them.
"""

from collections.abc import Sequence

from generator.swedish.counting import number_word
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined, quoted

LABEL = "Diagram"
SHEET = "Diagramdata"
PERCENT_AXIS = "Procent"

KINDS = {
    ("liggande_staplar", False): "Liggande staplar",
    ("staplar", False): "Stående staplar",
    ("staplade", False): "Liggande staplar i delar",
    ("staplade", True): "Stående staplar i delar",
    ("andelar", False): "Liggande staplar med andelar",
    ("andelar", True): "Stående staplar med andelar",
    ("linje", False): "Linjediagram",
}
"""By the kind of the chart and whether bars in parts stand up."""

PROTECTED = "Diagrammet visas inte, eftersom uppgifter om få personer skyddas."
ALL_ZERO = "Diagrammet visas inte, eftersom alla uppgifter är noll."
ONE_TIME = "Diagrammet visas inte, eftersom en linje behöver uppgifter från minst två tillfällen."
FEW_POINTS = "Diagrammet visas inte, eftersom mätpunkterna är för få."
SOME_ABSENT = "Uppgifter som saknas eller inte visas är inte med i diagrammet."
BROKEN_LINE = "Linjen är bruten där uppgift saknas eller inte visas."
OTHER_DATES = "Olika mätdatum, ej jämförbart."
_LONGEST_ALT = 250
_LONGEST_TITLE = 130


def listed(names: Sequence[str]) -> str:
    """List names in a sentence; "samt" before the last where a name has an "och" of its own."""
    return joined(names, "samt" if any(" och " in name for name in names) else "och")


def only(what: str, number: str) -> str:
    """Say why there is no chart of a single number, and give the number."""
    return f"Diagrammet visas inte, eftersom det bara finns en uppgift att visa: {what}, {number}."


def protected(names: Sequence[str]) -> str:
    """Name what is not drawn because small counts are protected."""
    return at_sentence_start(f"{listed(names)} visas inte i diagrammet, eftersom uppgifter om få personer skyddas.")


def lacking(names: Sequence[str]) -> str:
    """Name what is not drawn because there is no number."""
    return at_sentence_start(f"{listed(names)} visas inte i diagrammet, eftersom uppgifter saknas.")


def too_few(names: Sequence[str]) -> str:
    """Name the series that are not drawn because they have too few points."""
    return at_sentence_start(f"{listed(names)} visas inte i diagrammet, eftersom mätpunkterna är för få.")


def nothing(names: Sequence[str]) -> str:
    """Name what is not drawn because there is nothing to divide into shares."""
    return at_sentence_start(f"{listed(names)} visas inte i diagrammet, eftersom det inte finns något att redovisa.")


def small(names: Sequence[str], smallest: int) -> str:
    """Name what is not drawn because shares of so few are not shown (acceptance row 28)."""
    reason = f"eftersom andelar inte visas när antalet är färre än {number_word(smallest)}"
    return at_sentence_start(f"{listed(names)} visas inte i diagrammet, {reason}.")


def outside(names: Sequence[str]) -> str:
    """Name the respondents that are not drawn because they are in no sum."""
    return at_sentence_start(f"{listed(names)} ingår inte i summorna och visas inte i diagrammet.")


def largest(shown: int, among: int) -> str:
    """Say that only the largest are drawn."""
    return f"Diagrammet visar de {number_word(shown)} största av {number_word(among)}."


NUMBERS_IN, NUMBERS_AND_NOTES_IN = "Siffrorna finns i ", "Siffror och anmärkningar finns i "
"""Before the reference to the table; a full stop comes after it."""


def described(kind: tuple[str, bool], title: str, sentences: Sequence[str]) -> str:
    """Give the text that stands for a chart: its kind, its title, and as many of *sentences* as there is room for."""
    told = f"{KINDS[kind]}: {shortened(title, _LONGEST_TITLE).rstrip('.')}."
    for sentence in sentences:
        if len(told) + 1 + len(sentence) > _LONGEST_ALT:
            break
        told = f"{told} {sentence}"
    return told


def shortened(text: str, longest: int) -> str:
    """Give *text*, or its first words and a sign that there are more."""
    if len(text) <= longest:
        return text
    return f"{text[: longest - 2].rsplit(' ', 1)[0].rstrip(' ,;–-')} …"


def extremes(highest: str, most: str, lowest: str, least: str, about: str = "", partial: bool = False) -> str:
    """Tell the highest and the lowest number, and what they are numbers of; *about* names the series.

    Where something is not shown (*partial*), the sentence is about the rest alone.
    """
    of = f" i serien {quoted(about)}" if about else ""
    if partial:
        return f"Av de värden som visas{of} är det högsta {most} ({highest}) och det lägsta {least} ({lowest})."
    return f"Högst värde{of} har {highest} ({most}), lägst {lowest} ({least})."


def highest(names: str, count: int, most: str, about: str = "", partial: bool = False) -> str:
    """Tell the highest number alone; *names* is empty if those who share it are too many to be named."""
    of = f" i serien {quoted(about)}" if about else ""
    value = f"{'Det högsta värdet som visas' if partial else 'Det högsta värdet'}{of} är {most}"
    return f"{value} ({names})." if names else f"{value} och delas av {number_word(count)}."


def all_equal(number: str, about: str = "") -> str:
    """Tell that all numbers are the same."""
    return f"Alla värden{f' i serien {quoted(about)}' if about else ''} är {number}."


def longest_bar(name: str, parts: Sequence[tuple[str, str]], upright: bool) -> str:
    """Tell what the longest bar is made of."""
    return f"{'Högst' if upright else 'Längst'} stapel har {name}: {_parts(parts)}."


def shortest_bar(name: str, parts: Sequence[tuple[str, str]], upright: bool) -> str:
    """Tell what the shortest bar is made of."""
    return f"{'Lägst' if upright else 'Kortast'} stapel har {name}: {_parts(parts)}."


def _parts(parts: Sequence[tuple[str, str]]) -> str:
    return joined([f"{name} {number}" for name, number in parts])


def share_extremes(part: str, highest: str, most: str, lowest: str, least: str, partial: bool) -> str:
    """Tell where a part's share is largest and smallest."""
    about = f"{quoted(part)}{' bland dem som visas' if partial else ''}"
    return f"Andelen {about} är störst för {highest} ({most}) och minst för {lowest} ({least})."


def course(name: str, first: str, first_time: str, last: str, last_time: str) -> str:
    """Tell where a line begins and ends."""
    if first == last:
        return f"{name} är {first} både {first_time} och {last_time}."
    return f"{name} går från {first} ({first_time}) till {last} ({last_time})."
