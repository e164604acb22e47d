"""What people type in number and date cells: read strictly, or asked about with a full sentence."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.findings import CellPlace
from generator.swedish.messages import finding_text
from generator.swedish.parsing import read_date, read_number
from generator.swedish.parsing_messages import Parsing
from generator.swedish.problems import Problem, Reading

D = Decimal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("  7 ", "7"),
        ("+7", "7"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("−0", "0"),
        ("007", "7"),
        ("1,5", "1.5"),
        ("0,125", "0.125"),
        ("1 234", "1234"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u2009567", "1234567"),
        ("12 345 678,90", "12345678.90"),
        ("123456789012345", "123456789012345"),
    ],
)
def test_numbers_are_read(text: str, value: str) -> None:
    reading = read_number(text)
    assert reading == Reading(D(value))
    assert str(reading.value) == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", Problem.EMPTY),
        (" \u00a0\n", Problem.EMPTY),
        ("–", Problem.TABLE_SIGN),
        ("..", Problem.TABLE_SIGN),
        ("X", Problem.TABLE_SIGN),
        ("1.5", Problem.AMBIGUOUS_NUMBER),
        ("1.234,5", Problem.AMBIGUOUS_NUMBER),
        ("1,234.5", Problem.AMBIGUOUS_NUMBER),
        ("1,234,567", Problem.AMBIGUOUS_NUMBER),
        ("1'234", Problem.AMBIGUOUS_NUMBER),
        ("1 23 4", Problem.BAD_GROUPS),
        ("1  234", Problem.BAD_GROUPS),
        ("0 123", Problem.BAD_GROUPS),
        ("1234 567", Problem.BAD_GROUPS),
        ("Ca 1 200 kr", Problem.APPROXIMATE_NUMBER),
        ("~12", Problem.APPROXIMATE_NUMBER),
        ("5-10", Problem.NUMBER_RANGE),
        ("5 – 10 deltagare", Problem.NUMBER_RANGE),
        ("mellan 5 och 10", Problem.NUMBER_RANGE),
        ("<5", Problem.BOUNDED_NUMBER),
        ("färre än 5", Problem.BOUNDED_NUMBER),
        ("minst 12", Problem.BOUNDED_NUMBER),
        ("12 st", Problem.NUMBER_WITH_UNIT),
        ("12%", Problem.NUMBER_WITH_UNIT),
        ("12 tkr", Problem.NUMBER_WITH_UNIT),
        ("1 234:-", Problem.NUMBER_WITH_UNIT),
        ("1234567890123456", Problem.TOO_MANY_DIGITS),
        ("tolv", Problem.NOT_A_NUMBER),
        ("12,", Problem.NOT_A_NUMBER),
        ("1e3", Problem.NOT_A_NUMBER),
        ("½", Problem.NOT_A_NUMBER),
        ("NaN", Problem.NOT_A_NUMBER),
        ("l2", Problem.NOT_A_NUMBER),
        ("–5", Problem.NOT_A_NUMBER),
        ("- 5", Problem.NOT_A_NUMBER),
        ("１２", Problem.NOT_A_NUMBER),
    ],
)
def test_other_than_plain_numbers_are_not_guessed(text: str, problem: Problem) -> None:
    assert read_number(text) == Reading(problem=problem)


def test_a_superscript_is_not_a_digit() -> None:
    assert read_number("12²").value is None


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-01",
        "2025-3-1",
        "20250301",
        "1 mars 2025",
        "1\u00a0MARS 2025",
        "den 1 mars 2025",
        "Den 1:a mars 2025",
        "1 mar. 2025",
        "lördag 1 mars 2025",
        "lördag den 1 mars 2025",
        "lördagen den 1 mars 2025",
        "2025-03-01 00:00:00",
        "2025-03-01T00:00",
    ],
)
def test_days_are_read(text: str) -> None:
    assert read_date(text) == Reading(date(2025, 3, 1))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (" ", Problem.EMPTY),
        ("-", Problem.TABLE_SIGN),
        ("1/3-25", Problem.AMBIGUOUS_DATE),
        ("01/03/2025", Problem.AMBIGUOUS_DATE),
        ("2025/03/01", Problem.AMBIGUOUS_DATE),
        ("3/4", Problem.AMBIGUOUS_DATE),
        ("1/3 2025", Problem.AMBIGUOUS_DATE),
        ("1.3.2025", Problem.AMBIGUOUS_DATE),
        ("23-08-26", Problem.AMBIGUOUS_DATE),
        ("250301", Problem.AMBIGUOUS_DATE),
        ("1 mars 25", Problem.AMBIGUOUS_DATE),
        ("den 1 mars", Problem.DATE_WITHOUT_YEAR),
        ("lördag 1 mars", Problem.DATE_WITHOUT_YEAR),
        ("mars 2025", Problem.DATE_WITHOUT_DAY),
        ("2025-03", Problem.DATE_WITHOUT_DAY),
        ("2025", Problem.DATE_WITHOUT_DAY),
        ("v. 10 2025", Problem.DATE_WITHOUT_DAY),
        ("våren 2025", Problem.DATE_WITHOUT_DAY),
        ("1–15 mars 2025", Problem.DATE_RANGE),
        ("2025-03-01–2025-10-01", Problem.DATE_RANGE),
        ("1 mars–1 oktober 2025", Problem.DATE_RANGE),
        ("2025-03-01 13:30", Problem.DATE_WITH_TIME),
        ("1 mars 2025 kl. 13.00", Problem.DATE_WITH_TIME),
        ("söndagen den 1 mars 2025", Problem.WRONG_WEEKDAY),
        ("2025-02-30", Problem.NO_SUCH_DATE),
        ("2025-13-01", Problem.NO_SUCH_DATE),
        ("30 februari 2025", Problem.NO_SUCH_DATE),
        ("0225-03-01", Problem.UNLIKELY_YEAR),
        ("löpande", Problem.NOT_A_DATE),
        ("45717", Problem.NOT_A_DATE),
        ("1 @3 2025", Problem.NOT_A_DATE),
        ("1 brumaire 2025", Problem.NOT_A_DATE),
    ],
)
def test_other_than_whole_days_are_asked_about(text: str, problem: Problem) -> None:
    assert read_date(text) == Reading(problem=problem)


@given(st.text(max_size=20) | st.text(alphabet="0123456789 -–/.,:\u00a0cakmrsx", max_size=20))
@settings(max_examples=100)
def test_every_text_gives_a_value_or_a_problem_and_never_both(text: str) -> None:
    for reading in (read_number(text), read_date(text)):
        assert (reading.value is None) != (reading.problem is None)


PLACE = CellPlace("falun.xlsx", "Deltagare", "C14")
ASKED = "Skriv ÅÅÅÅ-MM-DD, med fyra siffror i årtalet."

CASES = {
    "TABLE_SIGN": (
        "–",
        "”Fråga”: Vad betyder ”–”? Skriv uppgiften. Skriv 0 om det inte finns något att redovisa, eller lämna cellen "
        "tom om uppgiften saknas.",
    ),
    "NOT_A_NUMBER": (
        "tolv",
        "”Fråga” ska vara ett tal, men cellen innehåller ”tolv”. Skriv bara siffror, till exempel 12.",
    ),
    "AMBIGUOUS_NUMBER": (
        "1.234",
        "”Fråga”: ”1.234” kan betyda två olika tal. Skriv tusental med mellanslag (1 234) och decimaler med komma "
        "(1,5).",
    ),
    "BAD_GROUPS": (
        "1 23 4",
        "”Fråga”: Siffrorna i ”1 23 4” är inte grupperade tre och tre. Skriv till exempel 1 234, eller bara 1234.",
    ),
    "APPROXIMATE_NUMBER": (
        "ca 15",
        "”Fråga” ska vara ett exakt tal, men cellen innehåller ”ca 15”. Skriv bara talet, utan ”ca”.",
    ),
    "NUMBER_RANGE": (
        "5–10",
        "”Fråga” ska vara ett enda tal, men cellen innehåller intervallet ”5–10”. Skriv det tal som gäller.",
    ),
    "BOUNDED_NUMBER": (
        "<5",
        "”Fråga” ska vara ett exakt tal, men ”<5” anger bara en gräns. Skriv det tal som gäller.",
    ),
    "NUMBER_WITH_UNIT": (
        "12 st",
        "”Fråga”: Skriv bara talet, utan enhet eller tecken efter. I cellen står ”12 st”.",
    ),
    "TOO_MANY_DIGITS": (
        "1234567890123456",
        "”Fråga”: Talet ”1234567890123456” har fler siffror än de 15 som Excel kan hålla reda på. Kontrollera talet.",
    ),
    "NOT_A_DATE": (
        "löpande",
        "”Fråga” ska vara ett datum, men cellen innehåller ”löpande”. Skriv ÅÅÅÅ-MM-DD, till exempel 2025-03-01.",
    ),
    "AMBIGUOUS_DATE": ("23-08-26", f"”Fråga”: Vilket datum avses med 23-08-26? {ASKED}"),
    "DATE_WITHOUT_YEAR": ("1 mars", f"”Fråga”: Vilket år gäller ”1 mars”? {ASKED}"),
    "DATE_WITHOUT_DAY": ("mars 2025", f"”Fråga”: Vilken dag avses med ”mars 2025”? {ASKED}"),
    "DATE_RANGE": (
        "1–15 mars 2025",
        f"”Fråga” ska vara ett enda datum, men cellen innehåller ”1–15 mars 2025”. {ASKED}",
    ),
    "DATE_WITH_TIME": (
        "2025-03-01 13:30",
        "”Fråga”: Skriv bara datumet, utan klockslag. I cellen står ”2025-03-01 13:30”.",
    ),
    "WRONG_WEEKDAY": (
        "söndag 1 mars 2025",
        f"”Fråga”: Veckodagen i ”söndag 1 mars 2025” stämmer inte med datumet. Vilken dag avses? {ASKED}",
    ),
    "NO_SUCH_DATE": ("2025-02-30", f"”Fråga”: Datumet ”2025-02-30” finns inte i kalendern. {ASKED}"),
    "UNLIKELY_YEAR": ("0225-03-01", f"”Fråga”: Året i ”0225-03-01” är orimligt. {ASKED}"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_problem_has_its_sentence(code: str) -> None:
    typed, sentence = CASES[code]
    assert code in {reading.problem.name for reading in (read_number(typed), read_date(typed)) if reading.problem}
    finding = Parsing[code].at(PLACE, label="Fråga", value=typed)
    assert (finding.code, finding.place) == (code, PLACE)
    assert finding_text(finding) == f"falun.xlsx, bladet Deltagare, cell C14: fel: {sentence}"


def test_no_sentence_lacks_a_row_and_no_problem_a_sentence() -> None:
    assert set(CASES) == {member.name for member in Parsing} == {problem.name for problem in Problem} - {"EMPTY"}
