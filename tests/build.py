"""A small follow-up built by hand, and short ways to fill it in: municipalities count participants on two dates.

`follow_up(...)` takes what a test wants otherwise; `sent(...)` makes a submission from plain values, with cells
numbered as they would stand in the workbook.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.model.answers import Answer, AnswerValue, Given, Row, Submission
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
    Rule,
    Scale,
    Step,
    Table,
    TableKind,
    fields_of,
)
from generator.model.documents import SourceFile
from generator.model.findings import CellPlace, LinePlace, Severity
from generator.model.period import PeriodKind, PeriodPart, find_period
from generator.model.values import State

LINE = LinePlace("mallar/prov/modell.toml", 1)
YEARLY = (PeriodKind("ar", "{ar}", (PeriodPart("", "", (1, 1), (12, 31)),)),)
NAMES = {"avesta": "Avesta", "borlange": "Borlänge", "falun": "Falun", "mora": "Mora"}
AREAS = {"bygg": "Bygg", "industri": "Industri", "vard": "Vård"}

Typed = int | Decimal | str | date | tuple[str, ...] | None | Answer


def register(
    register_id: str,
    names: Mapping[str, str],
    nouns: tuple[str, str] = ("", ""),
    more: Mapping[str, Mapping[str, RegisterValue]] | None = None,
    fields: Sequence[RegisterField] = (),
) -> Register:
    """Make a register of ids and names; *more* has further values by row id."""
    rows = tuple(
        RegisterRow(row_id, {"namn": name, **(more or {}).get(row_id, {})}, LINE) for row_id, name in names.items()
    )
    return Register(register_id, register_id.capitalize(), (RegisterField("namn", "Namn"), *fields), rows, *nouns)


def question(question_id: str, kind: Kind = Kind.TEXT, text: str = "", **more: Any) -> Question:
    """Make a question whose text is its id if nothing else is said."""
    return Question(question_id, text or question_id.capitalize(), kind, LINE, **more)


def measuring_dates(year: int, october: tuple[int, int] = (10, 1)) -> Register:
    """Make the register of measuring dates."""
    days = {"mars": {"datum": date(year, 3, 1)}, "oktober": {"datum": date(year, *october)}}
    fields = (RegisterField("datum", "Datum", Kind.DATE),)
    return register("matdatum", {"mars": "1 mars", "oktober": "1 oktober"}, more=days, fields=fields)


def counts(dimension: str) -> Part:
    """Make the part on participants for one measuring date."""
    columns = tuple(
        question(name, Kind.INTEGER, text, required=name == "totalt", blank_is_zero=name == "okant")
        for name, text in {"kvinnor": "Kvinnor", "man": "Män", "okant": "Okänt", "totalt": "Totalt"}.items()
    )
    questions = (
        question("antal", Kind.TABLE, "Deltagare", columns=columns, rows_from="inriktningar"),
        question("inga", Kind.CHOICE, "Inga övriga", scale="ja_nej", nil_for="antal", required_with="antal"),
    )
    return Part(
        f"deltagare_{dimension}", f"Deltagare {dimension}", questions, LINE, base="deltagare",
        dimension=("matdatum", dimension),
    )  # fmt: skip


def form(*parts: Part) -> Form:
    """Make the municipality's form."""
    about = Part(
        "om", "Om blanketten",
        (question("status", Kind.CHOICE, "Status", scale="status", required=True),
         question("ifylld", Kind.DATE, "Ifylld")), LINE,
    )  # fmt: skip
    own = parts or (
        Part("uppgifter", "Om uppgifterna", (question("stammer", Kind.CHOICE, "Stämmer det?", scale="ja_nej"),), LINE),
        counts("mars"),
        counts("oktober"),
    )
    return Form("kommun", "Kommunens uppgifter", "kommuner", (about, *own), LINE, ready_when="om.status == 'klar'")


SUM_RULE = Rule(
    "summa",
    "kommun.deltagare.antal",
    "kvinnor + man + okant == totalt",
    "Kvinnor + män + okänt stämmer inte med totalt.",
    Severity.ERROR,
    LINE,
)


def cross(table_id: str, rows: str, **more: Any) -> Table:
    """Make a computed table of participants."""
    settings: dict[str, Any] = {"source": "kommun.deltagare.antal", "measures": ("totalt",), **more}
    return Table(table_id, table_id, TableKind.CROSS, LINE, rows=rows, **settings)


def follow_up(
    *tables: Table,
    year: int = 2025,
    names: Mapping[str, str] = NAMES,
    areas: Mapping[str, str] = AREAS,
    forms: Sequence[Form] = (),
    rules: Sequence[Rule] = (SUM_RULE,),
    protection: Protection | None = None,
    october: tuple[int, int] = (10, 1),
    facts: Mapping[str, RegisterValue] | None = None,
) -> FollowUp:
    """Make the definition for one year."""
    period = find_period(YEARLY, str(year))
    assert period is not None
    registers = (
        register("kommuner", names, ("kommun", "kommuner")),
        register("inriktningar", areas, ("yrkesinriktning", "yrkesinriktningar")),
        measuring_dates(year, october),
    )
    scales = (
        Scale("ja_nej", (Step("ja", "Ja"), Step("nej", "Nej"))),
        Scale("status", (Step("pagar", "Pågår"), Step("klar", "Klar"))),
    )
    return FollowUp(
        id="prov",
        title="Prov",
        version="1",
        short_name="prov",
        period_kinds=YEARLY,
        period=period,
        registers={one.id: one for one in registers},
        scales={one.id: one for one in scales},
        facts=(),
        fact_values=facts or {},
        forms={one.id: one for one in (forms or [form()])},
        rules=tuple(rules),
        protections={"personer": protection or Protection("personer", "5")},
        tables={table.id: table for table in tables},
        documents=(),
    )


def answer(field: str, typed: Typed, place: CellPlace) -> Answer:
    """Make the answer that a cell with this content gives; an answer is taken as it is, but for its place."""
    if isinstance(typed, Answer):
        return replace(typed, field=field, place=place)
    if typed is None:
        return Answer(field, None, State.MISSING, place)
    value: AnswerValue = Decimal(typed) if isinstance(typed, int) else typed
    return Answer(field, value, State.VALUE, place, raw=str(typed))


def faulty(raw: str) -> Answer:
    """Make an answer that could not be read."""
    return Answer("", None, State.FAULTY, CellPlace("", "", ""), raw)


def prefilled(value: AnswerValue) -> Answer:
    """Make an answer that stood in the form when it was sent out."""
    return Answer("", value, State.VALUE, CellPlace("", "", ""), str(value), Given.PREFILLED)


Rows = Mapping[str, Mapping[str, Typed]] | Sequence[Mapping[str, Typed]]


def sent(
    definition: FollowUp,
    respondent: str,
    answers: Mapping[str, Typed] | None = None,
    tables: Mapping[str, Rows] | None = None,
    file: str = "",
    saved: datetime | None = None,
    form_id: str = "kommun",
) -> Submission:
    """Make a submission; what is not mentioned is blank, and the form is ready."""
    filled = definition.forms[form_id]
    name = f"indata/prov/{definition.period.id}/{file or respondent}.xlsx"
    given = {"om.status": "klar", **(answers or {})}
    parts = filled.parts_for(respondent)
    found: dict[str, Answer] = {}
    for part in parts:
        for number, (field, _) in enumerate(fields_of(part), start=2):
            found[field] = answer(field, given.get(field), CellPlace(name, part.title, f"D{number}"))
    rows = {
        f"{part.id}.{one.id}": tuple(_rows(definition, name, part, one, (tables or {}).get(f"{part.id}.{one.id}", {})))
        for part in parts
        for one in part.questions
        if one.kind is Kind.TABLE
    }
    return Submission(
        form_id, respondent, definition.period.id, "1", SourceFile(name, f"sha-{name}", "blankett"), saved, found, rows
    )


def _rows(definition: FollowUp, name: str, part: Part, table: Question, rows: Rows) -> list[Row]:
    if table.rows_from and isinstance(rows, Mapping):
        keyed = [(row.id, rows.get(row.id, {})) for row in definition.registers[table.rows_from].rows]
    else:
        keyed = [("", row) for row in rows if isinstance(row, Mapping)]
    made = []
    for number, (key, cells) in enumerate(keyed, start=20):
        answers = {
            column.id: answer(column.id, cells.get(column.id), CellPlace(name, part.title, f"{letter}{number}"))
            for letter, column in zip("CDEFGHIJ", table.columns, strict=False)
        }
        made.append(Row(key, answers, CellPlace(name, part.title, f"B{number}")))
    return made


def count(women: int, men: int, unknown: int = 0) -> dict[str, Typed]:
    """Make the cells of a row of counts whose total is right."""
    return {"kvinnor": women, "man": men, "okant": unknown, "totalt": women + men + unknown}


def total_only(n: int) -> dict[str, Typed]:
    """Make the cells of a row of counts where only the total matters."""
    return count(n, 0)


def march(
    definition: FollowUp,
    respondent: str,
    areas: Mapping[str, Mapping[str, Typed]],
    others: str = "ja",
    file: str = "",
    saved: datetime | None = None,
) -> Submission:
    """Make the submission of a municipality that has counted on 1 March; *others* answers for the blank areas."""
    return sent(definition, respondent, {"deltagare_mars.inga": others}, {"deltagare_mars.antal": areas}, file, saved)
