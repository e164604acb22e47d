"""What is typed in a cell, and the answer that it is."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.forms.places import Slot
from generator.forms.values import Asked, prefilled, understand, understand_mark
from generator.model.answers import AnswerValue
from generator.model.definition import Kind, Step
from generator.model.findings import CellPlace
from generator.model.values import State
from generator.office.cells import Cell, CellContent, CellKind
from tests.forms_build import FOLLOW_UP, GRADE, STATUS, question

PLACE = CellPlace("a.xlsx", "Blad", "D8")
KINDS = {
    str: CellKind.TEXT,
    Decimal: CellKind.NUMBER,
    date: CellKind.DATE,
    datetime: CellKind.DATE,
    timedelta: CellKind.TIME,
    bool: CellKind.BOOLEAN,
}


def cell(value: CellContent, formula: str | None = None) -> Cell:
    return Cell(8, 4, KINDS[type(value)], value, str(value), formula)


def test_year_that_excel_made_a_day_of_is_asked_about() -> None:
    understood = understand(asked(Kind.DATE), Cell(8, 4, CellKind.DATE, date(1905, 7, 17), "2025"))
    assert understood.value is None
    assert [finding.message for finding in understood.findings] == [
        "”Frågan”: Vilken dag avses med ”2025”? Skriv ÅÅÅÅ-MM-DD, med fyra siffror i årtalet."
    ]


def test_text_without_a_visible_sign_is_no_answer() -> None:
    assert understand(asked(Kind.PROSE), cell("\u200b \u00ad\u200d")).state is State.MISSING


def asked(kind: Kind, choices: tuple[Step, ...] = ()) -> Asked:
    return Asked(kind, "Frågan", choices, PLACE)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.INTEGER, Decimal(12), Decimal(12)),
        (Kind.INTEGER, Decimal("12.0"), Decimal(12)),
        (Kind.INTEGER, "12", Decimal(12)),
        (Kind.INTEGER, "1 234", Decimal(1234)),
        (Kind.INTEGER, "1\u00a0234", Decimal(1234)),
        (Kind.INTEGER, "\u22125", Decimal(-5)),
        (Kind.INTEGER, "0", Decimal(0)),
        (Kind.DECIMAL, "1 234,5", Decimal("1234.5")),
        (Kind.DECIMAL, Decimal("0.25"), Decimal("0.25")),
        (Kind.MONEY, Decimal(1500), Decimal(1500)),
        (Kind.DATE, date(2025, 3, 1), date(2025, 3, 1)),
        (Kind.DATE, "2025-03-01", date(2025, 3, 1)),
        (Kind.DATE, "1 mars 2025", date(2025, 3, 1)),
        (Kind.DATE, "den 1 mars 2025", date(2025, 3, 1)),
        (Kind.DATE, Decimal(20250301), date(2025, 3, 1)),
        (Kind.DATE, Decimal(45717), date(2025, 3, 1)),
        (Kind.DATE, Decimal(36526), date(2000, 1, 1)),
        (Kind.DATE, Decimal(73415), date(2100, 12, 31)),
        (Kind.CHOICE, "Klar", "klar"),
        (Kind.CHOICE, "  klar ", "klar"),
        (Kind.CHOICE, "PÅGÅR", "pagar"),
        (Kind.SCALE, "i mycket\u00a0hög  grad", "mycket_hog"),
        (Kind.MULTIPLE, "Klar; Pågår", ("pagar", "klar")),
        (Kind.MULTIPLE, "Klar", ("klar",)),
        (Kind.TEXT, "  två  ord ", "två ord"),
        (Kind.TEXT, Decimal(701234567), "701234567"),
        (Kind.TEXT, True, "sant"),
        (Kind.TEXT, "=1+1", "=1+1"),
        (Kind.PROSE, "Ett.\r\n\r\nTvå_x000D_.", "Ett.\n\nTvå\n."),
        (Kind.PROSE, "{{ 7*7 }} <b> R&D", "{{ 7*7 }} <b> R&D"),
    ],
)
def test_typed_content_is_understood(kind: Kind, typed: CellContent, value: AnswerValue) -> None:
    choices = GRADE.steps if kind is Kind.SCALE else STATUS.steps
    understood = understand(asked(kind, choices), cell(typed))
    assert (understood.value, understood.state) == (value, State.VALUE)
    assert all(finding.code == "DATE_FROM_NUMBER" for finding in understood.findings)


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (Kind.INTEGER, "1.234", "AMBIGUOUS_NUMBER"),
        (Kind.INTEGER, "ca 15", "APPROXIMATE_NUMBER"),
        (Kind.INTEGER, "5-10", "NUMBER_RANGE"),
        (Kind.INTEGER, "<5", "BOUNDED_NUMBER"),
        (Kind.INTEGER, "12 st", "NUMBER_WITH_UNIT"),
        (Kind.INTEGER, "..", "TABLE_SIGN"),
        (Kind.INTEGER, "\u2013", "TABLE_SIGN"),
        (Kind.INTEGER, "x", "TABLE_SIGN"),
        (Kind.INTEGER, "12,5", "NOT_WHOLE"),
        (Kind.INTEGER, Decimal("12.5"), "NOT_WHOLE"),
        (Kind.INTEGER, "tolv", "NOT_AN_INTEGER"),
        (Kind.INTEGER, True, "NOT_AN_INTEGER"),
        (Kind.INTEGER, timedelta(hours=1), "NOT_AN_INTEGER"),
        (Kind.INTEGER, date(2025, 10, 5), "BECAME_DATE"),
        (Kind.INTEGER, datetime.fromisoformat("2025-10-05T12:00"), "BECAME_DATE"),
        (Kind.DECIMAL, "tolv", "NOT_A_DECIMAL"),
        (Kind.MONEY, "tolv kronor", "NOT_A_DECIMAL"),
        (Kind.DATE, "1/3-25", "AMBIGUOUS_DATE"),
        (Kind.DATE, "23-08-26", "AMBIGUOUS_DATE"),
        (Kind.DATE, "mars 2025", "DATE_WITHOUT_DAY"),
        (Kind.DATE, "1 mars", "DATE_WITHOUT_YEAR"),
        (Kind.DATE, "2025-02-30", "NO_SUCH_DATE"),
        (Kind.DATE, "i våras", "WRONG_DATE"),
        (Kind.DATE, Decimal(2025), "DATE_WITHOUT_DAY"),
        (Kind.DATE, Decimal("45717.5"), "WRONG_DATE"),
        (Kind.DATE, True, "WRONG_DATE"),
        (Kind.DATE, timedelta(hours=9), "WRONG_DATE"),
        (Kind.CHOICE, "Ja", "NOT_A_CHOICE"),
        (Kind.CHOICE, Decimal(4), "NOT_A_CHOICE"),
        (Kind.MULTIPLE, "Klar; Nästan", "NOT_A_CHOICE"),
    ],
)
def test_what_is_unclear_is_asked_about(kind: Kind, typed: CellContent, code: str) -> None:
    understood = understand(asked(kind, STATUS.steps), cell(typed))
    assert (understood.value, understood.state) == (None, State.FAULTY)
    assert [(finding.code, finding.place) for finding in understood.findings] == [(code, PLACE)]


NUMBERS: Mapping[str, str] = {
    "1.234": "AMBIGUOUS_NUMBER",
    "1,234.5": "AMBIGUOUS_NUMBER",
    "1'234": "AMBIGUOUS_NUMBER",
    "12 34": "BAD_GROUPS",
    "3/4": "NOT_AN_INTEGER",
    "½": "NOT_AN_INTEGER",
    "12²": "NUMBER_WITH_UNIT",
    "1e3": "NOT_AN_INTEGER",
    "ca 12": "APPROXIMATE_NUMBER",
    "cirka 12": "APPROXIMATE_NUMBER",
    "~12": "APPROXIMATE_NUMBER",
    "drygt 12": "APPROXIMATE_NUMBER",
    "<5": "BOUNDED_NUMBER",
    "färre än 5": "BOUNDED_NUMBER",
    ">100": "BOUNDED_NUMBER",
    "10-12": "NUMBER_RANGE",
    "10 till 12": "NUMBER_RANGE",
    "12 st": "NUMBER_WITH_UNIT",
    "12 tkr": "NUMBER_WITH_UNIT",
    "12 %": "NUMBER_WITH_UNIT",
    "12:-": "NUMBER_WITH_UNIT",
    "12+3": "NOT_AN_INTEGER",
    "(12)": "NOT_AN_INTEGER",
    "12?": "NOT_AN_INTEGER",
    "..": "TABLE_SIGN",
    "-": "TABLE_SIGN",
    "x": "TABLE_SIGN",
    "inga": "NOT_AN_INTEGER",
    "O": "NOT_AN_INTEGER",
    "l2": "NOT_AN_INTEGER",
    "1234567890123456": "TOO_MANY_DIGITS",
}
DAYS: Mapping[str, str] = {
    "3/4": "AMBIGUOUS_DATE",
    "3/4 2025": "AMBIGUOUS_DATE",
    "03/04/2025": "AMBIGUOUS_DATE",
    "3.4.2025": "AMBIGUOUS_DATE",
    "3-4-25": "AMBIGUOUS_DATE",
    "25-04-03": "AMBIGUOUS_DATE",
    "250403": "AMBIGUOUS_DATE",
    "3 april 25": "AMBIGUOUS_DATE",
    "3 april": "DATE_WITHOUT_YEAR",
    "april 2025": "DATE_WITHOUT_DAY",
    "2025-04": "DATE_WITHOUT_DAY",
    "vecka 14": "DATE_WITHOUT_DAY",
    "våren 2025": "DATE_WITHOUT_DAY",
    "3-4 april 2025": "DATE_RANGE",
    "2025-04-03 kl. 9.00": "DATE_WITH_TIME",
    "2025-13-01": "NO_SUCH_DATE",
    "onsdag 3 april 2025": "WRONG_WEEKDAY",
    "ca 3 april 2025": "WRONG_DATE",
    "före sommaren": "WRONG_DATE",
}


@pytest.mark.parametrize(("said", "code"), NUMBERS.items())
@pytest.mark.parametrize("kind", [Kind.INTEGER, Kind.DECIMAL, Kind.MONEY])
def test_a_number_that_may_mean_two_things_is_asked_about(kind: Kind, said: str, code: str) -> None:
    expected = "NOT_A_DECIMAL" if code == "NOT_AN_INTEGER" and kind is not Kind.INTEGER else code
    understood = understand(asked(kind), cell(said))
    assert (understood.value, [finding.code for finding in understood.findings]) == (None, [expected])


@pytest.mark.parametrize(("said", "code"), DAYS.items())
def test_a_day_that_may_mean_two_things_is_asked_about(said: str, code: str) -> None:
    understood = understand(asked(Kind.DATE), cell(said))
    assert (understood.value, [finding.code for finding in understood.findings]) == (None, [code])


@pytest.mark.parametrize("kind", [Kind.INTEGER, Kind.DECIMAL, Kind.MONEY])
def test_a_percentage_is_asked_about_since_50_may_be_meant_or_a_half(kind: Kind) -> None:
    understood = understand(asked(kind), Cell(8, 4, CellKind.PERCENT, Decimal(1), "1"))
    assert understood.value is None
    assert [finding.message for finding in understood.findings] == [
        "”Frågan”: Skriv bara talet, utan enhet eller tecken efter. I cellen står ”100\u00a0%”."
    ]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (Cell(8, 4, CellKind.PERCENT, Decimal("0.5"), "0.5"), "50\u00a0%"),
        (Cell(8, 4, CellKind.TIME, timedelta(hours=10.5), "0.4375"), "10:30"),
        (Cell(8, 4, CellKind.TIME, timedelta(hours=36, seconds=5), "1.5"), "36:00:05"),
    ],
    ids=["percent", "time", "duration"],
)
def test_a_text_is_what_the_cell_shows(typed: Cell, text: str) -> None:
    assert understand(asked(Kind.TEXT), typed).value == text


def test_a_text_that_excel_made_a_date_of_is_told() -> None:
    understood = understand(asked(Kind.TEXT), cell(date(2025, 2, 1)))
    assert understood.value == "2025-02-01"
    assert [finding.code for finding in understood.findings] == ["TEXT_BECAME_DATE"]


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TABLE])
@pytest.mark.parametrize(
    "empty", [None, cell(""), cell("   "), cell("\u00a0\n")], ids=["none", "text", "blanks", "nbsp"]
)
def test_blank_cell_is_a_missing_answer_and_never_zero(kind: Kind, empty: Cell | None) -> None:
    understood = understand(asked(kind, STATUS.steps), empty)
    assert (understood.value, understood.state, understood.findings) == (None, State.MISSING, ())


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("x", True),
        ("X ", True),
        ("ja", True),
        ("✓", True),
        (Decimal(1), True),
        (True, True),
        ("", False),
        ("-", False),
        ("nej", False),
        (Decimal(0), False),
        (False, False),
    ],
)
def test_marks(typed: CellContent, marked: bool) -> None:
    understood = understand_mark(asked(Kind.MULTIPLE), cell(typed))
    assert (understood.value == "x", understood.findings) == (marked, ())


@pytest.mark.parametrize("formula", ["=TRUE()", "=true()"])
def test_truth_value_that_libreoffice_writes_as_formula_is_no_formula(formula: str) -> None:
    assert understand(asked(Kind.TEXT), cell(True, formula)).findings == ()


def test_long_list_of_choices_is_cut_in_the_message() -> None:
    steps = tuple(Step(f"s{n}", f"Val {n}") for n in range(1, 30))
    (finding,) = understand(asked(Kind.CHOICE, steps), cell("Val 99")).findings
    assert finding.message.endswith("Val 11, Val 12 eller ….")


def test_identity_number_is_masked_in_messages() -> None:
    (finding,) = understand(asked(Kind.CHOICE, STATUS.steps), cell("640823-3234")).findings
    assert "640823-****" in finding.message
    assert "3234" not in finding.message


@pytest.mark.parametrize(
    ("kind", "prefill", "content"),
    [
        (Kind.TEXT, "unika personer", "unika personer"),
        (Kind.DATE, "2025-03-01", date(2025, 3, 1)),
        (Kind.DATE, "den 1\u00a0mars 2025", date(2025, 3, 1)),
        (Kind.INTEGER, "1\u00a0234", Decimal(1234)),
        (Kind.CHOICE, "Klar", "Klar"),
        (Kind.TEXT, "", None),
        (Kind.INTEGER, "okänt", None),
    ],
)
def test_prefilled_content_has_the_kind_of_its_question(kind: Kind, prefill: str, content: CellContent) -> None:
    slot = Slot("om.x", question("x", "X", kind, scale="status"), 4, "Svar", prefill=prefill)
    assert prefilled(FOLLOW_UP, slot) == content


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([kind for kind in Kind if kind is not Kind.TABLE]),
    st.one_of(
        st.text(max_size=40),
        st.decimals(allow_nan=False, allow_infinity=False),
        st.dates(),
        st.datetimes(),
        st.booleans(),
        st.timedeltas(),
    ),
)
def test_any_content_is_a_value_or_missing_or_told(kind: Kind, typed: CellContent) -> None:
    understood = understand(asked(kind, STATUS.steps), cell(typed))
    assert (understood.value is not None) == (understood.state is State.VALUE)
    if understood.state is State.FAULTY:
        assert understood.findings
