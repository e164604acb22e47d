"""What stands in the register workbook besides the registers themselves."""

READ_ME = "Läs mig"
REPORT = "Rapporten"
ID = "id"
FACT_HEADER = (ID, "Uppgift", "Värde", "Förklaring")
REQUIRED = "Obligatorisk uppgift."


def title(model: str, period: str) -> str:
    """Give the workbook's title."""
    return f"Register {period}: {model}"


def introduction(model: str, period: str) -> tuple[str, ...]:
    """Say in plain words what the workbook is and how it is edited, a line each."""
    return (
        f"Registret hör till ”{model}” och gäller {period}.",
        "Här står det som ändras från gång till gång: vilka som ska svara, datum, adresser och uppgifter om rapporten.",
        "Ändra direkt i cellerna. Lägg till en rad längst ned, eller ta bort hela raden när något inte längre gäller.",
        "Varje rad behöver ett namn. Namnen används i blanketterna och i rapporten, så som de står här.",
        "Kolumnen A är dold. Där står radernas id, som håller ihop uppgifterna mellan åren. Lämna den orörd.",
        "Ändra inte bladens namn eller rubrikerna på första raden. Det är de som talar om vad cellerna betyder.",
        "Skriv datum som ÅÅÅÅ-MM-DD.",
        "Spara filen som register.xlsx i samma mapp som de ifyllda blanketterna.",
    )
