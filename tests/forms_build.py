"""A small follow-up with every kind of question, made by hand, and its forms."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.forms.blank import blank_form
from generator.forms.reading import read_all
from generator.model.answers import Submission
from generator.model.definition import (
    FollowUp,
    Form,
    Kind,
    Part,
    Protection,
    Question,
    Register,
    RegisterField,
    RegisterRow,
    RegisterValue,
    Scale,
    Step,
)
from generator.model.findings import FilePlace, Finding
from generator.model.inbox import FoundFile
from generator.model.period import Period, PeriodKind, PeriodPart

HERE = FilePlace("modell.toml")
SAVED = datetime.fromisoformat("2025-09-01T12:00:00")


def question(id_: str, text: str, kind: Kind, **more: Any) -> Question:
    return Question(id_, text, kind, HERE, **more)


def register(
    id_: str, title: str, rows: Mapping[str, str], singular: str, **fields: Sequence[RegisterValue]
) -> Register:
    names = ("namn", *fields)
    columns = zip(rows.items(), *fields.values(), strict=True) if fields else (((item,)) for item in rows.items())
    made = tuple(
        RegisterRow(row_id, {"namn": name, **dict(zip(fields, values, strict=True))}, HERE)
        for (row_id, name), *values in columns
    )
    return Register(id_, title, tuple(RegisterField(name, name.capitalize()) for name in names), made, singular)


GRADE = Scale(
    "grad",
    (
        Step("mycket_hog", "I mycket hög grad", Decimal(4)),
        Step("ganska_hog", "I ganska hög grad", Decimal(3)),
        Step("ganska_lag", "I ganska låg grad", Decimal(2)),
        Step("inte_alls", "Inte alls", Decimal(1)),
        Step("kan_inte", "Kan inte bedöma"),
    ),
)
STATUS = Scale("status", (Step("pagar", "Pågår"), Step("klar", "Klar")))
YES = Scale("janej", (Step("ja", "Ja"), Step("nej", "Nej")))
WAYS = Scale("satt", (Step("mote", "Möte"), Step("epost", "E-post"), Step("annat", "Annat")))

GROUPS = register("grupper", "Grupper", {"kommunikation": "Kommunikation", "antagning": "Antagning"}, "grupp")
AREAS = register(
    "inriktningar", "Yrkesinriktningar", {"bygg": "Bygg och anläggning", "vard": "Vård och omsorg"}, "yrkesinriktning"
)
DAYS = register(
    "matdatum",
    "Mätdatum",
    {"mars": "1 mars", "oktober": "1 oktober"},
    "mätdatum",
    dag=(date(2025, 3, 1), date(2025, 10, 1)),
)

SIDES = (
    question("kommentar", "Kommentar eller exempel", Kind.PROSE, longest=1500),
    question("ej_relevant", "Inte relevant för oss, därför att", Kind.TEXT, longest=120, excuses=True),
)


def about() -> Part:
    return Part(
        "om",
        "Om blanketten",
        (
            question("grupp", "Grupp", Kind.TEXT, number="1.1", prefill="{{ svarande.namn }}", locked=True),
            question("roll", "Uppgiftslämnare (roll)", Kind.TEXT, number="1.2", required=True, longest=120),
            question("ifylld", "Ifylld", Kind.DATE, number="1.3", required=True),
            question("forankrad", "Förankrad genom", Kind.MULTIPLE, number="1.4", scale="satt"),
            question("status", "Status", Kind.CHOICE, number="1.5", required=True, scale="status"),
        ),
        HERE,
        number="1",
    )


def judgement() -> Part:
    return Part(
        "bedomning",
        "Självskattning",
        (
            question(
                "planering",
                "I vilken grad planerar kommunerna utbildningar tillsammans?",
                Kind.SCALE,
                number="2.1",
                required=True,
                scale="grad",
                help="Tänk på hela året.",
                side=SIDES,
            ),
            question("syfte", "Vad är gruppens syfte?", Kind.PROSE, number="2.2", required=True, longest=1500),
            question("traffar", "Antal träffar", Kind.INTEGER, number="2.3", minimum=Decimal(0), maximum=Decimal(999)),
            question("timmar", "Timmar för planering", Kind.DECIMAL, number="2.4", minimum=Decimal(0)),
            question("kostnad", "Övriga kostnader", Kind.MONEY, number="2.5", minimum=Decimal(0)),
            question("kanaler", "Kanaler", Kind.MULTIPLE, number="2.6", scale="satt", side=SIDES[:1]),
            question(
                "moten",
                "Vilka möten har hållits?",
                Kind.TABLE,
                number="2.7",
                required=True,
                help="Ta med digitala möten.",
                ready_rows=5,
                columns=(
                    question("datum", "Datum", Kind.DATE, required=True),
                    question("form", "Form", Kind.CHOICE, scale="satt"),
                    question("antal", "Antal deltagare", Kind.INTEGER, minimum=Decimal(0), maximum=Decimal(500)),
                    question("utfall", "Vad kom ni fram till?", Kind.PROSE),
                ),
            ),
            question("inga_moten", "Inga möten har hållits", Kind.CHOICE, number="2.8", scale="janej", nil_for="moten"),
        ),
        HERE,
        intro="Gruppen skattar sitt eget arbete under året.",
        number="2",
    )


def counts(day: str, title: str) -> Part:
    number = {"minimum": Decimal(0), "maximum": Decimal(99999)}
    return Part(
        f"deltagare_{day}",
        title,
        (
            question("enhet", "Räkneenhet", Kind.TEXT, number="3.1", prefill="{{ rapport.rakneenhet }}", locked=True),
            question("dag", "Mätdatum", Kind.DATE, number="3.2", prefill="{{ rad.dag }}", locked=True),
            question(
                "antal",
                "Deltagare per yrkesinriktning",
                Kind.TABLE,
                number="3.3",
                rows_from="inriktningar",
                columns=(
                    question("kvinnor", "Kvinnor", Kind.INTEGER, **number),
                    question("man", "Män", Kind.INTEGER, **number),
                    question("totalt", "Totalt", Kind.INTEGER, **number),
                ),
            ),
            question(
                "inga_ovriga",
                "Inga deltagare i övriga inriktningar",
                Kind.CHOICE,
                number="3.4",
                scale="janej",
                nil_for="antal",
            ),
        ),
        HERE,
        base="deltagare",
        dimension=("matdatum", day),
        number="3",
        sheet=f"Deltagare {day}",
    )


FORM = Form(
    "grupp",
    "Blankett för arbetsgrupper",
    "grupper",
    (about(), judgement(), counts("mars", "Deltagare den 1 mars"), counts("oktober", "Deltagare den 1 oktober")),
    HERE,
    intro="Svaren blir underlag till rapporten till huvudmännen.",
)

FOLLOW_UP = FollowUp(
    id="prov",
    title="Uppföljning av samverkan",
    version="2025.1",
    short_name="prov",
    period_kinds=(PeriodKind("ar", "{ar}", (PeriodPart("", "", (1, 1), (12, 31)),)),),
    period=Period("2025", 2025, "", "2025", date(2025, 1, 1), date(2025, 12, 31)),
    registers={"grupper": GROUPS, "inriktningar": AREAS, "matdatum": DAYS},
    scales={scale.id: scale for scale in (GRADE, STATUS, YES, WAYS)},
    facts=(),
    fact_values={"rakneenhet": "unika personer"},
    forms={"grupp": FORM},
    rules=(),
    protections={"personer": Protection("personer", "5")},
    tables={},
    documents=(),
)


def blank(follow_up: FollowUp = FOLLOW_UP, form_id: str = "grupp", respondent: str = "kommunikation") -> bytes:
    form = follow_up.forms[form_id]
    row = follow_up.registers[form.register].row(respondent)
    assert row
    return blank_form(follow_up, form, row, SAVED)


def read(
    folder: Path, *contents: bytes, follow_up: FollowUp = FOLLOW_UP
) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    """Lay the workbooks into the folder as a.xlsx, b.xlsx … and read them."""
    files = []
    for letter, content in zip("abcdefgh", contents, strict=False):
        path = folder / f"{letter}.xlsx"
        path.write_bytes(content)
        files.append(FoundFile(path, path.name))
    return read_all(files, follow_up)
