"""The words of the status: who has delivered, what is missing, and how that is against the calendar."""

from collections.abc import Mapping
from datetime import date

from generator.model.answers import Coverage, Delivery, Gap, Standing
from generator.swedish.counting import counted
from generator.swedish.dates import date_sentence, date_table

TITLE = "Status"
STATUS_SHEET = "Status"
STATUS_HEADER = (
    *("Blankett", "Lämnas av", "Läge", "Besvarade", "Obligatoriska", "Sista dag", "Lämnad", "Mot sista dagen"),
    *("Fel att rätta", "Brevlåda", "Filer"),
)
SUMMARY_SHEET = "Översikt"
SUMMARY_HEADER = ("Blankett", "Ska lämnas", "Har kommit in", "Ofullständiga", "Saknas", "Sena")
GAPS_SHEET = "Det som återstår"
GAPS_HEADER = ("Blankett", "Lämnas av", "Blad", "Cell", "Fråga", "Text", "Vad", "Öppna")
OPEN_LINK = "Öppna cellen"
NO_GAPS = "Inget återstår i de blanketter som har kommit in."

STANDINGS: Mapping[Standing, str] = {
    Standing.DELIVERED: "Inkommen",
    Standing.INCOMPLETE: "Ofullständig",
    Standing.MISSING: "Saknas",
}
CODES: Mapping[Standing, str] = {
    Standing.DELIVERED: "inkommen",
    Standing.INCOMPLETE: "ofullstandig",
    Standing.MISSING: "saknas",
}
"""What the standings are called in JSON."""

BLANK, WHOLE_PART, UNCONFIRMED = "svar saknas", "bladet är inte ifyllt", "se över det som är ifyllt i förväg"


def left(gap: Gap) -> str:
    """Say what is left to do about a gap."""
    if gap.whole_part:
        return WHOLE_PART
    return UNCONFIRMED if gap.unconfirmed else BLANK


def heading(title: str, period: str, today: date) -> str:
    """Head the status."""
    return f"{title}, {period}: läget {date_sentence(today)}"


def form_line(form: str, delivered: int, incomplete: int, missing: int, late: int) -> str:
    """Sum up a form: how many of those who are to fill it in have done so."""
    arrived = delivered + incomplete
    parts = [f"{arrived} av {arrived + missing} har kommit in"]
    parts += [f"{incomplete} är {'ofullständig' if incomplete == 1 else 'ofullständiga'}"] if incomplete else []
    parts += [f"{missing} saknas"] if missing else []
    parts += [f"{late} är {'sen' if late == 1 else 'sena'}"] if late else []
    return f"{form}: {', '.join(parts)}."


def answered(coverage: Coverage) -> str:
    """Say how many of the questions that must be answered are."""
    return f"{coverage.answered} av {coverage.required}"


def delivery_line(delivery: Delivery, today: date, errors: int) -> str:
    """Say how far one form has come; *errors* are those to be mended in it, apart from what is missing."""
    words = [STANDINGS[delivery.standing].lower()]
    if delivery.standing is Standing.INCOMPLETE:
        words.append(f"{answered(delivery.coverage)} obligatoriska frågor besvarade")
    if delivery.deadline and delivery.standing is not Standing.DELIVERED:
        words.append(f"sista dag {date_table(delivery.deadline)}")
    words += [timing(delivery, today)]
    words += [f"{errors} fel att rätta"] if errors else []
    return ", ".join(filter(None, words))


def timing(delivery: Delivery, today: date) -> str:
    """Say how a form is against its last day; nothing where there is none, or nobody can know."""
    if delivery.standing is Standing.DELIVERED:
        return {True: "lämnad för sent", False: "i tid", None: ""}[delivery.late]
    if delivery.deadline is None:
        return ""
    days = (delivery.deadline - today).days
    if days < 0:
        return f"{counted(-days, 'dag', 'dagar')} sen"
    return f"{counted(days, 'dag', 'dagar')} kvar" if days else "sista dagen är i dag"


def reminders_line(n: int, folder: str) -> str:
    """Say how many reminders there are to send."""
    return f"{'En påminnelse' if n == 1 else f'{n} påminnelser'} att skicka finns i {folder}"
