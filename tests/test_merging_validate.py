"""The checks of what was answered: a row for each sentence, and what each check leaves alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.merging.combine import combine
from generator.merging.validate import BLOCKING, validate
from generator.model.answers import Dataset
from generator.model.definition import WHOLE_PART, FollowUp, Kind, Part, Question, Rule
from generator.model.findings import CellPlace, Origin, Severity
from generator.model.values import State
from generator.swedish.expression_messages import Fault
from generator.swedish.messages import finding_text
from generator.swedish.validation_messages import Validation
from tests.build import LINE, Rows, Typed, count, faulty, follow_up, form, prefilled, question, sent

FILE = "indata/prov/2025/mora.xlsx"
PERSON = "640823-3234"


def asking(*questions: Question, rules: Sequence[Rule] = (), **part: Any) -> FollowUp:
    """Make a definition whose form has these questions in its one part of its own, and one respondent."""
    own = Part("del", "Del", questions, LINE, **part)
    return follow_up(forms=[form(own)], names={"mora": "Mora"}, rules=rules)


def findings(
    definition: FollowUp,
    answers: Mapping[str, Typed] | None = None,
    rows: Rows = (),
    earlier: tuple[Dataset, ...] = (),
) -> list[str]:
    """Give what is said when Mora answers like this, in the part `del` and its table `tabell`."""
    given = {name if "." in name else f"del.{name}": typed for name, typed in (answers or {}).items()}
    dataset, _ = combine(definition, [sent(definition, "mora", given, {"del.tabell": rows})], earlier)
    return [finding_text(finding).removeprefix(f"{FILE}, bladet ") for finding in validate(definition, dataset)]


def lateness(deadline: str) -> FollowUp:
    """Make a definition whose form says when it was handed in, with that last day."""
    asked = replace(form(Part("del", "Del", (), LINE)), handed_in="om.ifylld", deadline=deadline)
    return follow_up(forms=[asked], names={"mora": "Mora"}, rules=(), facts={"sista_dag": None})


def table(*columns: Question, **more: Any) -> Question:
    return question("tabell", Kind.TABLE, "Tabell", columns=columns, **more)


def rule(condition: str, text: str = "Fel.", scope: str = "kommun.del", **more: Any) -> Rule:
    return replace(Rule("regel", scope, condition, text, Severity.ERROR, LINE), **more)


ROLE = question("roll", Kind.TEXT, "Roll", required=True)
NUMBER = question("antal", Kind.INTEGER, "Antal", minimum=Decimal(1), maximum=Decimal(1000))
NIL = question("inga", Kind.CHOICE, "Inga aktiviteter", scale="ja_nej", nil_for="tabell")
NOTHING = question(
    "inget",
    Kind.CHOICE,
    "Inget att redovisa?",
    scale="ja_nej",
    nil_for=WHOLE_PART,
    side=(
        question("datum", Kind.DATE, "Datum", required=True),
        question("roll", Kind.TEXT, "Roll för svaret", required=True),
    ),
)
MEASURE = question("atgard", Kind.PROSE, "Åtgärd", for_gap=True)
GAP = question("plan", Kind.CHOICE, "Finns det en plan?", scale="ja_nej", gap_at="nej", side=(MEASURE,))
MEETING = (question("mote", Kind.DATE, "Datum", in_period=True), question("antal", Kind.INTEGER, "Antal"))

CASES: Mapping[Validation, tuple[FollowUp, Mapping[str, Typed], Rows, str]] = {
    Validation.REQUIRED_BLANK: (asking(ROLE), {}, (), "Del, cell D2: fel: Fältet ”Roll” är obligatoriskt."),
    Validation.REQUIRED_UNFINISHED: (
        asking(ROLE),
        {"om.status": "pagar"},
        (),
        "Del, cell D2: varning: Fältet ”Roll” är obligatoriskt men ännu inte ifyllt. Blanketten är inte klar.",
    ),
    Validation.GAP_UNANSWERED: (
        asking(GAP),
        {"plan": "nej"},
        (),
        "Del, cell D3: fel: Svaret på ”Finns det en plan?” visar en lucka. Fyll i ”Åtgärd”.",
    ),
    Validation.GAP_UNFINISHED: (
        asking(GAP),
        {"plan": "nej", "om.status": "pagar"},
        (),
        "Del, cell D3: varning: Svaret på ”Finns det en plan?” visar en lucka. Fyll i ”Åtgärd” innan blanketten är "
        "klar.",
    ),
    Validation.TABLE_BLANK: (
        asking(table(*MEETING, required=True)),
        {},
        (),
        "Del: fel: Tabellen ”Tabell” är obligatorisk. Fyll i minst en rad.",
    ),
    Validation.TABLE_BLANK_NIL: (
        asking(table(*MEETING, required=True), NIL),
        {"inga": "nej"},
        (),
        "Del, cell D2: fel: Tabellen ”Tabell” är obligatorisk. "
        "Fyll i minst en rad eller svara Ja på ”Inga aktiviteter”.",
    ),
    Validation.TABLE_UNFINISHED: (
        asking(table(*MEETING, required=True)),
        {"om.status": "pagar"},
        (),
        "Del: varning: Tabellen ”Tabell” är obligatorisk men ännu tom. Blanketten är inte klar.",
    ),
    Validation.NIL_CONTRADICTED: (
        asking(table(*MEETING), NIL),
        {"inga": "ja"},
        [{"antal": 3}],
        "Del, cell D2: fel: Svaret på ”Inga aktiviteter” är Ja, men tabellen ”Tabell” har en rad. Ändra det ena.",
    ),
    Validation.PART_NIL_CONTRADICTED: (
        asking(NOTHING, ROLE, table(*MEETING)),
        {"inget": "ja", "inget_datum": date(2025, 9, 1), "inget_roll": "Rektor", "roll": "Rektor"},
        [{"antal": 3}],
        "Del, cell D2: fel: Svaret på ”Inget att redovisa?” är Ja, men ”Roll” och ”Tabell” är ifyllt. Ändra det ena.",
    ),
    Validation.TOO_SMALL: (
        asking(NUMBER),
        {"antal": 0},
        (),
        "Del, cell D2: fel: ”Antal” ska vara minst 1, men svaret är 0.",
    ),
    Validation.TOO_LARGE: (
        asking(NUMBER),
        {"antal": 1200},
        (),
        "Del, cell D2: fel: ”Antal” ska vara högst 1\u00a0000, men svaret är 1\u00a0200.",
    ),
    Validation.TOO_LONG: (
        asking(question("syfte", Kind.PROSE, "Syfte", longest=10)),
        {"syfte": "Tolv tecken!"},
        (),
        "Del, cell D2: varning: Texten är 2 tecken för lång.",
    ),
    Validation.OUTSIDE_PERIOD: (
        asking(table(*MEETING)),
        {},
        [{"mote": date(2024, 12, 31)}],
        "Del, cell C20: fel: ”Datum” ska vara ett datum i 2025 (2025-01-01–2025-12-31), men svaret är 2024-12-31.",
    ),
    Validation.RULE_BROKEN: (
        asking(NUMBER, rules=[rule("antal <= 5", "Antalet är {{ antal }}, men ska vara högst fem.")]),
        {"antal": 1000},
        (),
        "Del, cell D2: fel: Antalet är 1\u00a0000, men ska vara högst fem.",
    ),
    Validation.RULE_UNUSABLE: (
        asking(NUMBER, rules=[rule("antal / 0 == 1")]),
        {"antal": 7},
        (),
        f"mallar/prov/modell.toml, rad 1: fel: Regeln regel går inte att pröva. {Fault.DIVISION_BY_ZERO.text()}",
    ),
    Validation.IDENTITY_NUMBER: (
        asking(ROLE),
        {"roll": f"Elev {PERSON}"},
        (),
        "Del, cell D2: fel: Ett personnummer kan finnas i cell D2. Ta bort det innan rapporten skapas.",
    ),
    Validation.IDENTITY_DOUBTFUL: (
        asking(ROLE),
        {"roll": "Se underlaget 250301-1922."},
        (),
        "Del, cell D2: varning: Texten kan innehålla ett personnummer, om det inte är ett datum följt av ett årtal "
        "eller ett klockslag. Ta bort det om det är ett personnummer.",
    ),
    Validation.FEW_PERSONS: (
        asking(ROLE),
        {"roll": "4 elever hoppade av."},
        (),
        "Del, cell D2: varning: Texten nämner ett litet antal personer. "
        "Kontrollera att ingen kan pekas ut, eller skriv om den.",
    ),
    Validation.PRIVATE_MAIL: (
        asking(ROLE),
        {"roll": "Skriv till nn@hotmail.com."},
        (),
        "Del, cell D2: varning: Texten kan innehålla en privat e-postadress. Skriv en funktionsbrevlåda i stället, "
        "eller ta bort adressen.",
    ),
    Validation.PRIVATE_PHONE: (
        asking(ROLE),
        {"roll": "Nås på 070-174 06 05."},
        (),
        "Del, cell D2: varning: Texten kan innehålla ett privat telefonnummer. Skriv numret till växeln i stället, "
        "eller ta bort det.",
    ),
    Validation.POINTED_OUT: (
        asking(ROLE),
        {"roll": "Samtal med eleven NN om närvaro."},
        (),
        "Del, cell D2: varning: Texten kan peka ut en enskild person, med namn eller initialer. Skriv om den så att "
        "ingen kan kännas igen.",
    ),
    Validation.SENSITIVE_WORDS: (
        asking(ROLE),
        {"roll": "En deltagare har fått diagnosen adhd och är fackligt ansluten."},
        (),
        "Del, cell D2: varning: Texten kan innehålla känsliga uppgifter om hälsa och fackligt medlemskap. Kontrollera "
        "att ingen kan pekas ut, eller skriv om den.",
    ),
    Validation.HANDED_IN_UNKNOWN: (
        lateness("period.sista"),
        {},
        (),
        "Om blanketten, cell D3: varning: ”Ifylld” är inte besvarad med ett datum, så det går inte att säga om "
        "blanketten kom i tid. Den räknas inte till dem som gjorde det.",
    ),
    Validation.DEADLINE_UNKNOWN: (
        lateness("rapport.sista_dag"),
        {"om.ifylld": date(2025, 11, 1)},
        (),
        "mallar/prov/modell.toml, rad 1: varning: Det finns ingen sista dag för ”Kommunens uppgifter” från Mora, så "
        "det går inte att säga om svaret kom i tid.",
    ),
    Validation.DEADLINE_UNUSABLE: (
        lateness("poster.matdatum.maj.datum"),
        {"om.ifylld": date(2025, 11, 1)},
        (),
        "mallar/prov/modell.toml, rad 1: fel: Sista dagen för ”Kommunens uppgifter” går inte att räkna ut. Fältet "
        "”maj” finns inte.",
    ),
    Validation.FORM_UNFINISHED: (
        asking(),
        {"om.status": "pagar"},
        (),
        f"{FILE}: varning: Blanketten ”Kommunens uppgifter” från Mora är inte markerad som klar.",
    ),
    Validation.FORM_MISSING: (
        follow_up(),
        {},
        (),
        "indata/prov/2025: varning: Blanketten ”Kommunens uppgifter” har inte kommit in från Avesta.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("message", CASES, ids=lambda message: message.name)
def test_what_is_said(message: Validation) -> None:
    definition, answers, rows, sentence = CASES[message]
    assert sentence in findings(definition, answers, rows)


def test_where_there_is_nothing_to_report_only_who_said_so_is_demanded() -> None:
    definition = asking(NOTHING, ROLE, table(*MEETING, required=True))
    said: dict[str, Typed] = {"inget": "ja", "inget_datum": date(2025, 9, 1), "inget_roll": "Rektor"}
    assert findings(definition, said) == []
    (lacking,) = findings(definition, {**said, "inget_roll": None})
    assert "Fältet ”Roll för svaret” är obligatoriskt." in lacking


def test_where_there_is_nothing_to_report_what_is_blank_is_nil() -> None:
    definition = asking(NOTHING, ROLE, NUMBER)
    given: dict[str, Typed] = {"del.inget": "ja", "del.inget_datum": date(2025, 9, 1), "del.inget_roll": "Rektor"}
    dataset, _ = combine(definition, [sent(definition, "mora", given, {})])
    submission = dataset.deliveries[0].submission
    assert submission
    states = {field: submission.answers[f"del.{field}"].state for field in ("roll", "antal")}
    assert states == {"roll": State.NIL, "antal": State.NIL}
    (record,) = (each for each in dataset.records["kommun.del"])
    assert record.count.state is State.NIL


def test_no_message_lacks_a_row() -> None:
    assert set(CASES) == set(Validation)


def test_a_form_that_is_right_gives_no_findings() -> None:
    definition = asking(ROLE, NUMBER, table(*MEETING, required=True), rules=[rule("antal > 2")])
    rows: Rows = [{"mote": date(2025, 12, 31), "antal": 1}]
    assert findings(definition, {"roll": "Samordnare", "antal": 3}, rows) == []


DATED = table(replace(MEETING[0], required=True), MEETING[1])
EXCUSE = question("ej_relevant", Kind.TEXT, "Inte relevant, därför att", excuses=True)
EXAMPLE = question("exempel", Kind.PROSE, "Exempel", required=True)


@pytest.mark.parametrize(
    ("asked", "answers", "rows", "demanded"),
    [
        pytest.param([ROLE], {"roll": faulty("?")}, (), [], id="a faulty answer has a finding already"),
        pytest.param(
            [replace(ROLE, side=(EXCUSE,))], {"roll_ej_relevant": "Vi saknar roller."}, (), [], id="excused"
        ),
        pytest.param([replace(ROLE, side=(EXCUSE,))], {}, (), ["D2"], id="an excuse is not demanded"),
        pytest.param([replace(ROLE, side=(EXAMPLE,))], {"roll": "A"}, (), ["D3"], id="a side question is demanded"),
        pytest.param([replace(ROLE, required=False, side=(EXAMPLE,))], {}, (), [], id="but only beside an answer"),
        pytest.param(
            [replace(NIL, required_with="tabell"), table(*MEETING)], {}, (), [], id="not demanded with a blank table"
        ),
        pytest.param(
            [replace(NIL, required_with="tabell"), table(*MEETING)], {}, [{"antal": 1}], ["D2"],
            id="demanded with a table that has rows",
        ),
        pytest.param([replace(ROLE, locked=True)], {}, (), [], id="what is sent out and locked"),
        pytest.param([replace(ROLE, only_for=("falun",))], {}, (), [], id="asked of others only"),
        pytest.param([DATED], {}, [{"antal": 2}], ["C20"], id="a row begun"),
        pytest.param([DATED], {}, [{}], [], id="a row not begun"),
        pytest.param(
            [DATED], {}, [{"antal": prefilled(Decimal(2))}], ["C20"],
            id="a free row that holds what was sent out",
        ),
        pytest.param(
            [replace(DATED, rows_from="inriktningar")], {}, {"bygg": {"antal": prefilled(Decimal(2))}}, [],
            id="a fixed row that holds what was sent out",
        ),
        pytest.param([NIL, table(*MEETING, required=True)], {"inga": "ja"}, (), [], id="a nil that is confirmed"),
        pytest.param([NIL, table(*MEETING)], {"inga": "nej"}, (), [], id="a table that is not demanded"),
    ],
)  # fmt: skip
def test_what_is_demanded(asked: list[Question], answers: dict[str, Typed], rows: Rows, demanded: list[str]) -> None:
    said = findings(asking(*asked), answers, rows)
    assert [sentence.split(":")[0].removeprefix("Del, cell ") for sentence in said] == demanded


def test_nothing_is_demanded_of_a_measuring_date_that_has_not_been_sent_in() -> None:
    definition = follow_up(names={"mora": "Mora"})
    tables = {"deltagare_mars.antal": {"bygg": count(6, 7)}}
    submission = sent(definition, "mora", {"deltagare_mars.inga": "ja"}, tables)
    dataset, _ = combine(definition, [submission])
    assert validate(definition, dataset) == ()


def test_counts_without_the_question_about_the_others_are_asked_for_it() -> None:
    definition = follow_up(names={"mora": "Mora"})
    dataset, _ = combine(definition, [sent(definition, "mora", {}, {"deltagare_mars.antal": {"bygg": count(6, 7)}})])
    assert [finding.code for finding in validate(definition, dataset)] == ["REQUIRED_BLANK"]


SUM = "kvinnor + man + okant == totalt"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(
            {"kvinnor": 3, "man": 4, "totalt": 8}, ["Summan är 7, men totalt är 8."], id="a zero by the model"
        ),
        pytest.param({"kvinnor": 3, "man": 4, "okant": 1, "totalt": 8}, [], id="right"),
        pytest.param({"kvinnor": 3, "totalt": 8}, [], id="not tried without all operands"),
        pytest.param({"kvinnor": 3, "man": faulty("fyra"), "totalt": 8}, [], id="not tried with a faulty one"),
        pytest.param({}, [], id="nil is 0 + 0 + 0 == 0"),
    ],
)
def test_a_rule_over_the_rows_of_a_table(typed: dict[str, Typed], said: list[str]) -> None:
    text = "Summan är {{ kvinnor + man + okant }}, men totalt är {{ totalt }}."
    sums = rule(SUM, text, "kommun.deltagare.antal", at="totalt")
    definition = follow_up(names={"mora": "Mora"}, rules=[sums])
    answers = {"deltagare_mars.inga": "ja"}
    dataset, _ = combine(definition, [sent(definition, "mora", answers, {"deltagare_mars.antal": {"bygg": typed}})])
    broken = [finding for finding in validate(definition, dataset) if finding.code == "RULE_BROKEN"]
    assert [finding.message for finding in broken] == said


@pytest.mark.parametrize(
    ("condition", "at", "cell"),
    [
        pytest.param("antal < hogst", "", "D3", id="the last name of the condition"),
        pytest.param("hogst > antal", "", "D2", id="the last name of the condition, turned round"),
        pytest.param("antal < hogst", "antal", "D2", id="the name that the model gives"),
    ],
)
def test_where_a_rule_points(condition: str, at: str, cell: str) -> None:
    asked = (question("antal", Kind.INTEGER), question("hogst", Kind.INTEGER))
    definition = asking(*asked, rules=[rule(condition, at=at)])
    assert findings(definition, {"antal": 3, "hogst": 2}) == [f"Del, cell {cell}: fel: Fel."]


def test_a_form_that_does_not_say_whether_it_is_ready_is_judged_as_if_it_were() -> None:
    said = findings(asking(ROLE), {"om.status": None})
    assert "Del, cell D2: fel: Fältet ”Roll” är obligatoriskt." in said
    assert f"{FILE}: varning: Blanketten ”Kommunens uppgifter” från Mora är inte markerad som klar." in said


def test_a_cell_in_a_fixed_row_is_called_by_its_row_too() -> None:
    definition = follow_up(names={"mora": "Mora"}, areas={"vard": "Vård och omsorg"})
    tables = {"deltagare_mars.antal": {"vard": {"kvinnor": 3}}}
    dataset, _ = combine(definition, [sent(definition, "mora", {"deltagare_mars.inga": "ja"}, tables)])
    assert [finding.message for finding in validate(definition, dataset)] == [
        "Fältet ”Vård och omsorg: Totalt” är obligatoriskt."
    ]


def test_a_rule_over_a_question_that_is_asked_of_others_is_not_tried() -> None:
    asked = (NUMBER, question("hogst", Kind.INTEGER, only_for=("falun",)))
    assert findings(asking(*asked, rules=[rule("antal < hogst")]), {"antal": 7}) == []


@pytest.mark.parametrize("severity", Severity)
def test_a_rule_is_as_grave_as_the_model_says(severity: Severity) -> None:
    definition = asking(NUMBER, rules=[rule("antal > 5", severity=severity)])
    assert findings(definition, {"antal": 2}) == [f"Del, cell D2: {severity.value}: Fel."]


CHOICE = question("grad", Kind.CHOICE, "Grad", scale="ja_nej", side=(question("kommentar", Kind.PROSE),))


@pytest.mark.parametrize(
    ("condition", "text", "answers", "said"),
    [
        pytest.param(
            "grad != 'ja'", "Svaret är {{ grad }}.", {"grad": "ja"}, "Svaret är ”Ja”.", id="choices by their texts"
        ),
        pytest.param(
            "grad_kommentar == 'x'",
            "Texten är {{ grad_kommentar }}",
            {"grad_kommentar": "hemligt"},
            "Texten är …",
            id="free text is not quoted",
        ),
        pytest.param(
            "grad == 'nej' or grad_kommentar is angiven",
            "Förklara svaret.",
            {"grad": "ja"},
            "Förklara svaret.",
            id="row 69 a motivation that is missing",
        ),
        pytest.param(
            "rapport.minst <= 1 and period.ar == 2024",
            "År {{ period.ar }}.",
            {},
            "År 2025.",
            id="the year and the report's facts",
        ),
    ],
)
def test_what_a_rule_sees_and_says(condition: str, text: str, answers: dict[str, Typed], said: str) -> None:
    definition = replace(asking(CHOICE, rules=[rule(condition, text)]), fact_values={"minst": Decimal(1)})
    assert [sentence.split(": ", 2)[-1] for sentence in findings(definition, answers)] == [said]


@pytest.mark.parametrize(("goals", "missing"), [(["a"], 0), (["a", "b"], 1)], ids=["judged", "one is not judged"])
def test_a_rule_sees_the_rest_of_the_form_and_who_fills_it_in(goals: list[str], missing: int) -> None:
    goal, judged = question("mal", text="Mål"), question("omdome", text="Omdöme")
    condition = "svarande.id == 'mora' and mal in (svar.del.omdomen | varje('omdome'))"
    rules = [rule(condition, "{{ svarande.namn }} har inte bedömt målet.", "kommun.del.tabell", at="mal")]
    definition = asking(table(goal), replace(table(judged), id="omdomen"), rules=rules)
    rows = {"del.tabell": [{"mal": text} for text in goals], "del.omdomen": [{"omdome": "a"}]}
    dataset, _ = combine(definition, [sent(definition, "mora", {}, rows)])
    assert [finding.message for finding in validate(definition, dataset)] == ["Mora har inte bedömt målet."] * missing


def test_a_rule_over_a_table_sees_the_same_row_last_year() -> None:
    changed = rule("not (totalt > fjol.totalt * 1.5)", "Från {{ fjol.totalt }} till {{ totalt }}.",
                   "kommun.deltagare.antal", severity=Severity.WARNING)  # fmt: skip
    counts = {2024: {"bygg": count(10, 10)}, 2025: {"bygg": count(20, 20), "vard": count(50, 50)}}
    earlier: tuple[Dataset, ...] = ()
    for year, areas in counts.items():
        definition = follow_up(names={"mora": "Mora"}, rules=[changed], year=year)
        submission = sent(definition, "mora", {"deltagare_mars.inga": "nej"}, {"deltagare_mars.antal": areas})
        dataset, _ = combine(definition, [submission], earlier)
        earlier = (dataset,)
    assert [finding.message for finding in validate(definition, dataset)] == ["Från 20 till 40."]


def test_row_of_a_table_that_has_lost_a_column_is_not_begun_by_that() -> None:
    columns = (question("antal", Kind.INTEGER, "Antal", required=True), question("fler", Kind.INTEGER, "Fler"))
    definition = asking(table(*columns))
    submission = sent(definition, "mora", {}, {"del.tabell": [{"fler": faulty("")}]})
    ((row,),) = submission.tables.values()
    gone = replace(row.answers["fler"], place=replace(row.answers["fler"].place, cell=""))
    rows = {"del.tabell": (replace(row, answers={**row.answers, "fler": gone}),)}
    dataset, _ = combine(definition, [replace(submission, tables=rows)])
    assert validate(definition, dataset) == ()


def test_answer_outside_its_limits_is_told_once_and_no_sum_of_it() -> None:
    # A sum with the other numbers of the row would tell an identity number that somebody typed as one.
    parts = rule("antal + fler == 6", "{{ antal + fler }} är inte 6.")
    more = question("fler", Kind.INTEGER, "Fler")
    assert findings(asking(NUMBER, more, rules=[parts]), {"antal": Decimal(-5), "fler": Decimal(2)}) == [
        "Del, cell D2: fel: ”Antal” ska vara minst 1, men svaret är −5."
    ]
    unlimited = asking(question("antal", Kind.INTEGER, "Antal"), more, rules=[parts])
    assert findings(unlimited, {"antal": Decimal(6408233234), "fler": Decimal(2)}) == [
        "Del, cell D2: fel: Ett personnummer kan finnas i cell D2. Ta bort det innan rapporten skapas."
    ]


def test_a_fault_of_the_model_is_of_the_model_and_told_once() -> None:
    definition = asking(
        table(question("antal", Kind.INTEGER)), rules=[rule("antal / 0 == 1", scope="kommun.del.tabell")]
    )
    submission = sent(definition, "mora", {}, {"del.tabell": [{"antal": 1}, {"antal": 2}]})
    found = validate(definition, combine(definition, [submission])[0])
    assert [finding.origin for finding in found] == [Origin.MODEL]


@pytest.mark.parametrize(
    ("typed", "blocked"),
    [
        pytest.param(f"Eleven {PERSON} slutade", True, id="row 71 in a text"),
        pytest.param(faulty(PERSON), True, id="row 71 in a cell that was to hold a number"),
        pytest.param(Decimal("6408233234"), True, id="row 71 in a cell that does hold a number"),
        pytest.param("Organisationsnummer 212000-1850", False, id="row 71 an organisation's number"),
    ],
)
def test_identity_numbers(typed: Typed, blocked: bool) -> None:
    definition = asking(question("svar", Kind.PROSE))
    dataset, _ = combine(definition, [sent(definition, "mora", {"del.svar": typed})])
    found = validate(definition, dataset)
    assert [finding.code in BLOCKING for finding in found] == [True] * blocked
    assert PERSON not in " ".join(finding_text(finding) for finding in found)


def test_identity_numbers_are_found_in_tables_side_questions_earlier_years_and_registers() -> None:
    before = replace(asking(CHOICE, table(*MEETING[1:], question("namn"))), period=follow_up(year=2024).period)
    then, _ = combine(
        before, [sent(before, "mora", {"del.grad_kommentar": PERSON}, {"del.tabell": [{"namn": PERSON}]})]
    )
    named = follow_up(names={"mora": f"Mora {PERSON}"}, forms=[form()])
    dataset, _ = combine(named, [], (then,))
    cells = [
        finding.message.removeprefix("Ett personnummer kan finnas i ").split(".")[0]
        for finding in validate(named, dataset)
        if finding.code in BLOCKING
    ]
    assert cells == ["filen", "cell D3", "cell D20"]


def test_answers_of_earlier_years_are_not_judged_again() -> None:
    before = replace(asking(ROLE, NUMBER), period=follow_up(year=2024).period)
    then, _ = combine(before, [sent(before, "mora", {"del.antal": 5000})])
    definition = asking(ROLE, NUMBER)
    dataset, _ = combine(definition, [sent(definition, "mora", {"del.roll": "A"})], (then,))
    assert validate(definition, dataset) == ()


def test_without_forms_only_what_is_missing_is_told() -> None:
    definition = follow_up()
    dataset, _ = combine(definition, [])
    assert {finding.code for finding in validate(definition, dataset)} == {"FORM_MISSING"}


DECIDED = "status != 'Fastställd' or dag is angiven"
FACTS = (question("status", Kind.CHOICE, "Status", scale="ja_nej"), question("dag", Kind.DATE, "Dag"))
IN_REGISTER = {
    "status": CellPlace("register.xlsx", "Rapporten", "C2"),
    "dag": CellPlace("register.xlsx", "Rapporten", "C3"),
}


def about_report(text: str = "Fel.", condition: str = DECIDED, **more: Any) -> FollowUp:
    """Make a definition with one rule about the report, which is decided on but without a day."""
    rules = [rule(condition, text, "rapport", **more)]
    facts = {"status": "Fastställd", "dag": None}
    return replace(asking(rules=rules), facts=FACTS, fact_values=facts, fact_places=IN_REGISTER)


@pytest.mark.parametrize(
    ("definition", "said"),
    [
        pytest.param(
            about_report("Status är {{ status }}, men dagen saknas."),
            "register.xlsx, bladet Rapporten, cell C3: fel: Status är Fastställd, men dagen saknas.",
            id="row 79 the last name of the condition, choices by their texts",
        ),
        pytest.param(
            about_report(at="status", severity=Severity.WARNING),
            "register.xlsx, bladet Rapporten, cell C2: varning: Fel.",
            id="the cell that the model gives",
        ),
        pytest.param(
            replace(about_report(), fact_places={}),
            "mallar/prov/modell.toml, rad 1: fel: Fel.",
            id="without a register",
        ),
        pytest.param(
            about_report("År {{ period.ar }}.", "period.ar == 2024 or rapport.dag is angiven"),
            "mallar/prov/modell.toml, rad 1: fel: År 2025.",
            id="no fact by its bare name",
        ),
        pytest.param(
            about_report(condition="1 / 0 == 1"),
            f"mallar/prov/modell.toml, rad 1: fel: Regeln regel går inte att pröva. {Fault.DIVISION_BY_ZERO.text()}",
            id="a rule that cannot be run",
        ),
    ],
)
def test_a_rule_about_the_report(definition: FollowUp, said: str) -> None:
    dataset, _ = combine(definition, [sent(definition, "mora", {})])
    (finding,) = validate(definition, dataset)
    assert (finding_text(finding), finding.origin) == (said, Origin.MODEL)


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param({"status": "Utkast", "dag": None}, id="no decision"),
        pytest.param({"status": "Fastställd", "dag": date(2025, 12, 5)}, id="a decision with its day"),
        pytest.param({"status": None, "dag": None}, id="nothing known"),
    ],
)
def test_a_rule_about_the_report_that_is_met(facts: Mapping[str, Any]) -> None:
    definition = replace(about_report(), fact_values=facts)
    assert findings(definition) == []
