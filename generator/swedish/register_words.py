"""What stands in the register workbook besides the registers themselves."""

from generator.swedish.counting import counted

READ_ME = "Läs mig"
PERIOD = "Gäller perioden"
REPORT = "Rapporten"
ID = "id"
FACT_HEADER = (ID, "Uppgift", "Värde", "Förklaring")
REQUIRED = "Obligatorisk uppgift."
WRITE_DATE = "Skriv datum som ÅÅÅÅ-MM-DD."


def title(model: str, period: str) -> str:
    """Give the workbook's title."""
    return f"Register {period}: {model}"


def days_moved(months: int | None) -> str:
    """Say how far the days of a register have been moved; None where there was nothing to move them by."""
    if months is None:
        return "Datumen är borttagna och ska skrivas på nytt."
    years, rest = divmod(months, 12)
    moved = counted(months, "månad", "månader") if rest else counted(years, "år", "år", "ett")
    return f"Datumen är framflyttade {moved}."


def introduction(model: str, period: str, folder: str) -> tuple[str, ...]:
    """Say in plain words what the workbook is and how it is edited, a line each; it is kept in *folder*."""
    return (
        f"Registret hör till ”{model}” och gäller {period}.",
        "Här står det som ändras från gång till gång: vilka som ska svara, datum, adresser och uppgifter om rapporten.",
        "Ändra direkt i cellerna. Lägg till en rad längst ned, eller ta bort hela raden när något inte längre gäller.",
        "Varje rad behöver ett namn. Namnen används i blanketterna och i rapporten, så som de står här.",
        "Ändra inte bladens namn eller rubrikerna på första raden. Det är de som talar om vad cellerna betyder.",
        "Kolumn A är dold på de andra bladen. Den håller ihop uppgifterna mellan åren. Lämna den orörd.",
        WRITE_DATE,
        f"Spara filen som register.xlsx i mappen {folder}, där de ifyllda blanketterna ska ligga.",
        "Har du ändrat något som står i blanketterna? Gör då om dem innan du skickar ut dem.",
        "Är filen en kopia av ett tidigare register? Gå igenom alla datum, och skriv sedan den nya perioden i cell B2.",
    )
