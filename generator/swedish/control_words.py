"""The words of the control list."""

from generator.swedish.status_words import STANDINGS as STANDINGS
from generator.swedish.status_words import answered as answered

TITLE = "Kontrollista"

FINDINGS_SHEET = "Att gå igenom"
FINDINGS_HEADER = ("Allvar", "Fil", "Blad", "Cell eller ställe", "Vad som ska ses över", "Öppna")
OPEN_LINK = "Öppna cellen"
OPEN_FILE_LINK = "Öppna filen"
NOTHING = "Det finns inget att gå igenom."

COVERAGE_SHEET = "Vilka har svarat"
COVERAGE_HEADER = ("Blankett", "Svarande", "Läge", "Obligatoriska frågor", "Filer")

PROTECTION_SHEET = "Skydd av små tal"
PROTECTION_HEADER = (
    "Tabell",
    "Tal som visas",
    "Små tal, som döljs",
    "Andra tal som döljs",
    "Andel av alla som visas (%)",
    "Andel av de andra som visas (%)",
    "Gräns",
)
ALL_TABLES = "Alla tabeller"
ABOUT_PROTECTION = (
    "Ett tal är litet om det gäller färre personer än gränsen, men inte noll.",
    "Andra tal döljs bara för att de små inte ska gå att räkna ut.",
    "Bladet är till för er: den som vet vilka tal som är små vet mer om dem än rapporten visar.",
)

USED = "Läst och använd"
NOT_USED = "Inte använd, se anmärkningen"
REPLACED = "Ersatt, inte läst"
REGISTER_USED = "Registret, läst"
EARLIER_USED = "Läst för jämförelse med tidigare period"

SEVERITIES = {"fel": "Fel", "varning": "Varning", "information": "Information"}
