"""The notes under tables of figures, and the words in their headings."""

from collections.abc import Sequence
from decimal import Decimal

from generator.model.tables import Comparison
from generator.swedish.counting import counted, number_word
from generator.swedish.quoting import exactly
from generator.swedish.sentences import at_sentence_start
from generator.swedish.text import joined

TOTAL = "Totalt"
CHANGE = "Förändring"
CHANGE_PERCENT = "Förändring (%)"
COUNTED = "Antal"
"""Heads the column of a measure that is the number of records."""
PERIOD_HEADING = "Period"
JUDGEMENT_HEADINGS = {"del": "Område", "lucka_vid": "Lucka vid", "svar": "Svar"}
"""What the rows of a table are that counts the judgements of a form, by what tells them apart."""
NOT_SAID = "Uppgift saknas"
"""The row or column of records that lack the answer that the table goes by."""

NIL = "Tecknet – betyder att det inte finns något att redovisa, enligt dem som har lämnat uppgifterna."
COMPLEMENT = "Uppgifter som hade avslöjat de små talen visas inte heller."
"""Stands wherever something is left out: if it did not, all that is left out would be known to be small."""
ROUNDING = "På grund av avrundning summerar delarna inte alltid till totalen."
NO_EARLIER_YEARS = "Uppgifter från tidigare år saknas. Därför görs ingen jämförelse."
_BOTH = {Comparison.YEAR_BEFORE: "båda åren", Comparison.PERIOD_BEFORE: "båda perioderna", None: "alla åren"}


def heading(first: str, second: str = "") -> str:
    """Join the parts of a column's heading: "1 mars, kvinnor"."""
    begun = first[:1].upper() + first[1:]
    return f"{begun}, {second[:1].lower()}{second[1:]}" if second else begun


def other_date(period: str) -> str:
    """Say why nothing is compared with an earlier period (row 64)."""
    return f"Ingen jämförelse görs med {period}: olika mätdatum, ej jämförbart."


def other_fact(period: str, fact: str, then: str) -> str:
    """Say why nothing is compared with an earlier period: a fact was another then."""
    what = f"{fact[:1].lower()}{fact[1:]}"
    return f"Ingen jämförelse görs med {period}: {what} var då {then or 'inte angiven'}, ej jämförbart."


def would_tell(period: str) -> str:
    """Say why nothing is compared with an earlier period: beside what is known already it would tell too much."""
    return f"Ingen jämförelse görs med {period}: tillsammans med tidigare rapporter skulle den avslöja små antal."


def rows_joined(period: str, then: Sequence[str], now: Sequence[str]) -> str:
    """Say that rows of an earlier period are one now."""
    return f"{joined(now)} är för {period} summan av {joined(then)}."


def row_divided(period: str, then: Sequence[str], now: Sequence[str]) -> str:
    """Say that a row of an earlier period has been divided: none of its parts can be compared."""
    what = f"{joined(now)} räknades {period} tillsammans, som {joined(then)}," if now else f"{joined(then)} {period}"
    return f"{at_sentence_start(what)} och går inte att jämföra med det."


def nothing_before(comparison: Comparison, period: str) -> str:
    """Say that there is nothing to compare with."""
    before = "året före" if comparison is Comparison.YEAR_BEFORE else period or "förra perioden"
    return f"Uppgifter från {before} saknas. Därför görs ingen jämförelse."


def nobody_twice(comparison: Comparison | None) -> str:
    """Say that nobody can be compared with themselves."""
    return f"Ingen har lämnat fullständiga uppgifter {_BOTH[comparison]}. Därför görs ingen jämförelse."


def periods_missing(periods: Sequence[str], summed: bool) -> str:
    """Say of which periods nothing is known: they are in no sum, if periods are summed."""
    return f"Uppgifter från {joined(periods)} saknas{' och ingår inte i summorna' if summed else ''}."


def missing(names: Sequence[str], singular: str, plural: str, what: str = "") -> str:
    """Say who is missing (acceptance row 61): who and how many, in one sentence.

    *what* says which figures, where not all of the table's are meant: "1 mars 2025".
    """
    return about(what, f"uppgift saknas från {_counted_names(names, singular, plural)}.")


def partly_missing(names: Sequence[str], singular: str, plural: str, what: str = "") -> str:
    """Say whose figures are missing from some columns or from all."""
    return about(what, f"uppgift saknas helt eller delvis från {_counted_names(names, singular, plural)}.")


def _counted_names(names: Sequence[str], singular: str, plural: str) -> str:
    return f"{counted(len(names), singular, plural)}: {joined(names)}" if singular and plural else joined(names)


def about(what: str, sentence: str) -> str:
    """Say what a sentence is about, if it is not about the whole table."""
    return f"{at_sentence_start(what)}: {sentence}" if what else at_sentence_start(sentence)


def suppressed(threshold: Decimal) -> str:
    """Say from how many persons figures are shown: "Uppgifter om färre än fem personer visas inte."."""
    whole = threshold == threshold.to_integral_value()
    written = number_word(int(threshold)) if whole else exactly(threshold)
    return f"Uppgifter om färre än {written} personer visas inte."


def compared(names: Sequence[str], left_out: Sequence[str], plural: str, comparison: Comparison | None) -> str:
    """Say whom a comparison of the same respondents is about, and whom it leaves out; there is somebody of each."""
    who = f"de {number_word(len(names))} {plural}".rstrip() + f" som har lämnat uppgifter {_BOTH[comparison]}"
    about = f"Jämförelsen gäller {who if len(names) > 1 else f'bara {names[0]}'}."
    return f"{about} {joined(left_out)} ingår inte."


def small_base(smallest: int) -> str:
    """Say when no percentage is shown (row 28)."""
    return f"Procent visas inte när antalet att jämföra med är färre än {number_word(smallest)}."


def other_respondents(plural: str, comparison: Comparison) -> str:
    """Say why some changes are not shown (rows 61 and 78)."""
    who = f"samma {plural}" if plural else "samma uppgiftslämnare"
    return f"Förändring visas bara där {who} har lämnat uppgift {_BOTH[comparison]}."
