"""A follow-up by tertials, made by hand: activities of two groups count hours, sessions and what they have done."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.figures.publishing import publish
from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import (
    FollowUp,
    Form,
    Kind,
    Part,
    Protection,
    RegisterField,
    Scale,
    Step,
    Table,
    TableKind,
)
from generator.model.period import PeriodKind, PeriodPart, find_period
from generator.model.published import PublishedTable
from tests.build import LINE, Typed, question, register, sent

TERTIALS = (
    PeriodKind(
        "tertial",
        "tertial {del} {ar}",
        (
            PeriodPart("T1", "januari-april", (1, 1), (4, 30)),
            PeriodPart("T2", "maj-augusti", (5, 1), (8, 31)),
            PeriodPart("T3", "september-december", (9, 1), (12, 31)),
        ),
    ),
)
GROUPS = {"skola": "Skola", "centrum": "Centrum"}
ACTIVITIES = {"fritid": "skola", "lov": "skola", "vandring": "centrum"}
"""The activities, each with its group."""

Told = Mapping[str, Typed]
Steps = Sequence[Mapping[str, Typed]]
EFFORT, STEPS, GOALS = "aktivitet.insats", "aktivitet.insats.steg", "aktivitet.insats.mal"


def effort(required: bool = False, asked: bool = True) -> Part:
    """Make the part: hours and cost, how it goes, the steps (free rows) and two goals (fixed rows).

    What was done is not always *asked*.
    """
    columns = (
        question("vad", Kind.TEXT, "Vad"),
        question("lage", Kind.CHOICE, "Läge", scale="lage"),
        question("planerade", Kind.INTEGER, "Planerade"),
        question("gjorda", Kind.INTEGER, "Gjorda", asked=asked),
    )
    questions = (
        question("timmar", Kind.DECIMAL, "Timmar"),
        question("kostnad", Kind.MONEY, "Kronor"),
        question("gick", Kind.SCALE, "Hur gick det?", scale="lage"),
        question("hemligt", Kind.CHOICE, "Hemligt", scale="lage", withheld=True),
        question("steg", Kind.TABLE, "Steg", columns=columns, required=required),
        question("mal", Kind.TABLE, "Mål", columns=columns[1:], rows_from="mal"),
        question("inga", Kind.CHOICE, "Inga steg", scale="ja_nej", nil_for="steg"),
    )
    return Part("insats", "Insats", questions, LINE)


def table(
    table_id: str, rows: str, source: str = STEPS, measures: tuple[str, ...] = ("antal",), **more: object
) -> Table:
    """Make a computed table."""
    return Table(table_id, table_id, TableKind.CROSS, LINE, source=source, rows=rows, measures=measures, **more)  # type: ignore[arg-type]


def definition(
    period: str,
    *tables: Table,
    activities: Mapping[str, str] = ACTIVITIES,
    required: bool = False,
    asked: bool = True,
) -> FollowUp:
    """Make the definition for one tertial; *activities* have their groups, blank if they have none."""
    chosen = find_period(TERTIALS, period)
    assert chosen is not None
    names = {name: name.capitalize() for name in activities}
    more = {name: {"grupp": group or None} for name, group in activities.items()}
    field = RegisterField("grupp", "Grupp", Kind.CHOICE, register="grupper")
    registers = (
        register("grupper", GROUPS, ("grupp", "grupper")),
        register("aktiviteter", names, ("aktivitet", "aktiviteter"), more, [field]),
        register("mal", {"ett": "Ett", "tva": "Två"}, ("mål", "mål")),
    )
    scales = (
        Scale("lage", (Step("klar", "Klar"), Step("pagar", "Pågår"), Step("utgar", "Utgår"))),
        Scale("ja_nej", (Step("ja", "Ja"), Step("nej", "Nej"))),
    )
    form = Form("aktivitet", "Aktivitetens blankett", "aktiviteter", (effort(required, asked),), LINE)
    return FollowUp(
        id="prov",
        title="Prov",
        version="1",
        short_name="prov",
        period_kinds=TERTIALS,
        period=chosen,
        registers={one.id: one for one in registers},
        scales={one.id: one for one in scales},
        facts=(),
        fact_values={},
        forms={form.id: form},
        rules=(),
        protections={"personer": Protection("personer", "5")},
        tables={one.id: one for one in tables},
        documents=(),
    )


def step(lage: str | None, planerade: int | None = None, gjorda: int | None = None) -> dict[str, Typed]:
    """Make a row of a table of steps."""
    return {"vad": "Något", "lage": lage, "planerade": planerade, "gjorda": gjorda}


def dataset(
    follow_up: FollowUp,
    steps: Mapping[str, Steps] | None = None,
    told: Mapping[str, Told] | None = None,
    goals: Mapping[str, Mapping[str, Told]] | None = None,
    earlier: tuple[Dataset, ...] = (),
) -> Dataset:
    """Make the dataset of those activities that have *steps*, are *told* of or have *goals*; the others are silent."""
    steps, told, goals = steps or {}, told or {}, goals or {}
    submissions = [
        sent(
            follow_up,
            name,
            {f"insats.{field}": value for field, value in told.get(name, {}).items()},
            {"insats.steg": steps.get(name, ()), "insats.mal": goals.get(name, {})},
            form_id="aktivitet",
        )
        for name in [row.id for row in follow_up.registers["aktiviteter"].rows]
        if name in steps or name in told or name in goals
    ]
    return combine(follow_up, submissions, earlier)[0]


def year(periods: Mapping[str, Mapping[str, Steps]], *tables: Table, **more: Mapping[str, str]) -> Dataset:
    """Make the datasets of periods, each with those before it, and give the last; *more*: activities, as `T1=...`."""
    earlier: tuple[Dataset, ...] = ()
    for period, steps in sorted(periods.items()):
        follow_up = definition(period, *tables, activities=more.get(period[5:], ACTIVITIES))
        earlier = (dataset(follow_up, steps, earlier=earlier), *earlier)
    return earlier[0]


def only(one: Dataset) -> PublishedTable:
    """Give the only table."""
    (found,) = publish(one).tables.values()
    return found


def texts(found: PublishedTable) -> dict[str, str]:
    """Give the rows by label, each as its cells with spaces between."""
    return {row.label: " ".join(cell.text for cell in row.cells.values()) for row in found.rows}


def hours(n: str) -> dict[str, Typed]:
    """Make the answer of a part that has taken some hours."""
    return {"timmar": Decimal(n)}
