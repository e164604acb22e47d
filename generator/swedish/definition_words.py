"""Words about models in findings, and the words that a model gets without writing them itself."""

from decimal import Decimal

COMMENT = "Kommentar eller exempel"
NOT_RELEVANT = "Inte relevant för oss, därför att"
YES = "Ja"
NOTHING = "Har ni inget att redovisa i den här delen?"
NOTHING_HELP = "Svara Ja och lämna resten av delen tom. Skriv vilken dag det gäller och i vilken roll du svarar."
NOTHING_DAY = "Datum"
NOTHING_ROLE = "Roll"
MEASURE, OWNER, READY = "Åtgärd vid lucka", "Ansvarig (roll)", "Klart senast"
GAP_HELP = "Fylls i när svaret visar en lucka. Annars lämnas rutan tom."

SHAPES = {
    "text": "en text inom citattecken",
    "texts": 'en lista med texter, till exempel ["a", "b"]',
    "id": "en text inom citattecken",
    "flag": "true eller false, utan citattecken",
    "whole": "ett helt tal utan citattecken",
    "number": "ett tal utan citattecken",
    "scalar": "en text, ett tal eller ett datum",
    "word": "en text inom citattecken",
    "words": 'en lista med texter, till exempel ["a", "b"]',
    "month_day": 'månad och dag som text, till exempel "01-31"',
    "table": "en tabell: [namn] eller { … }",
    "tables": "en lista med tabeller: [[namn]] eller [ { … }, { … } ]",
    "fields": 'en lista med texter eller tabeller, till exempel ["namn", "kod"]',
}

NAME = "Namn"

REGISTER_KINDS = {
    "text": "en text",
    "heltal": "ett tal",
    "decimal": "ett tal",
    "datum": 'ett datum: "2026-02-15", "02-15" för periodens år, "+1:02-15" för året efter, eller "slut" för periodens '
    "sista dag",
    "val": "id:t på en rad",
}

FORM_SHEETS = ("Läs mig", "_meta", "_listor")

KINDS_OF_IDS = {
    "register": "registren",
    "skala": "skalorna",
    "skydd": "skydden",
    "blankett": "blanketterna",
    "gemensam_del": "de gemensamma delarna",
    "tabell": "tabellerna",
    "metod": "metoderna",
}


def table_name(name: str) -> str:
    """Say which kind of table is meant; the whole model has no name."""
    return f"[{name}]" if name else "modellen"


def bounds(least: Decimal | None, most: Decimal | None) -> str:
    """Say between which numbers a value must lie; at least one of them is given."""
    if least is None:
        return f"högst {most}"
    return f"minst {least}" if most is None else f"mellan {least} och {most}"
