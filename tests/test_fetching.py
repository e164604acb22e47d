"""Files from Kolada: read strictly, with its signs made ours, and put into a form that nobody else has written."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fetching import LARGEST, observations
from generator.fetching.flat_file import HEADER
from generator.model.values import State
from generator.swedish.fetching_messages import Fetching
from generator.swedish.messages import place_text
from tests.examples.content import ROOT
from tests.running import put, rapport

TOP = ";".join(HEADER)
LINE = "N90001;Titel;9901;Granvik;2025;T;70,3;"


def flat(*lines: str) -> bytes:
    return "\n".join([TOP, *lines]).encode()


def api(**changes: object) -> bytes:
    figure: dict[str, object] = {"gender": "T", "value": 70.3, "count": 1, "status": ""} | changes
    group = {"kpi": "N90001", "municipality": "9901", "period": 2025, "values": [figure]}
    return json.dumps({"values": [group], "count": 1}).encode()


def read(content: bytes) -> list[tuple[State, Decimal | None]]:
    found, faults = observations(content, "fil")
    assert faults == ()
    return [(each.state, each.number) for each in found]


@pytest.mark.parametrize(
    ("value", "status", "state", "number"),
    [
        pytest.param("70,3", "", State.VALUE, Decimal("70.3"), id="decimal comma"),
        pytest.param("70.3", "", State.VALUE, Decimal("70.3"), id="decimal point"),
        pytest.param("-2", "", State.VALUE, Decimal(-2), id="negative"),
        pytest.param("0", "", State.VALUE, Decimal(0), id="zero is a number"),
        pytest.param("1.2e2", "", State.VALUE, Decimal(120), id="as programs write it"),
        pytest.param("-", "", State.MISSING, None, id="bortfall"),
        pytest.param(".", "", State.NOT_APPLICABLE, None, id="ej tillämplig"),
        pytest.param("..", "", State.SUPPRESSED, None, id="sekretess"),
        pytest.param("", "-", State.MISSING, None, id="bortfall as a status"),
        pytest.param("", ".", State.NOT_APPLICABLE, None, id="ej tillämplig as a status"),
        pytest.param("", "..", State.SUPPRESSED, None, id="sekretess as a status"),
        pytest.param("", "", State.MISSING, None, id="nothing"),
    ],
)
def test_the_signs_of_kolada_are_made_our_states(value: str, status: str, state: State, number: Decimal | None) -> None:
    assert read(flat(f"N90001;Titel;9901;Granvik;2025;T;{value};{status}")) == [(state, number)]
    assert read(api(value=value or None, status=status or None)) == [(state, number)]


def test_the_two_formats_say_the_same() -> None:
    (line,), _ = observations(flat(LINE), "fil")
    (figure,), _ = observations(api(), "fil")

    assert (line.key, line.number) == (figure.key, figure.number)


def test_a_file_of_several_pages_is_read_whole() -> None:
    pages = [json.loads(api()), json.loads(api(gender="K"))]

    assert len(read(json.dumps(pages).encode())) == 2


def test_the_same_figure_twice_is_one() -> None:
    assert len(read(flat(LINE, LINE))) == 1


CASES: dict[str, tuple[bytes, str]] = {
    "FETCH_TOO_LARGE": (
        b"x" * (LARGEST + 1),
        "fil: fel: Filen är större än 50 MB och läses inte. Hämta färre nyckeltal eller år åt gången.",
    ),
    "FETCH_NOT_UTF8": (
        "kpi;å".encode("cp1252"),
        "fil: fel: Filen är inte sparad som UTF-8 och kan inte läsas. Hämta den igen.",
    ),
    "NOTHING": (flat(), "fil: fel: Filen innehåller inga uppgifter."),
    "WRONG_HEADER": (
        b"<html></html>",
        f"fil: fel: Filen är varken en fil från Koladas API (JSON) eller en tabell med rubrikraden {TOP}.",
    ),
    "WRONG_LINE": (
        flat("N90001;9901"),
        "fil, rad 2: fel: Raden går inte att läsa. Den ska ha 8 fält med semikolon emellan.",
    ),
    "WRONG_FIELD": (
        flat(LINE.replace(";T;", ";F;")),
        "fil, rad 2: fel: Fältet gender har ett värde som inte går att förstå: ”F”.",
    ),
    "WRONG_VALUE": (
        flat(LINE, "N90002;Titel;9901;Granvik;2025;T;1 234;"),
        "fil, rad 3: fel: Uppgiften går inte att förstå: värdet är ”1 234” och status ””. Det ska vara ett tal, eller "
        "ett av tecknen - (bortfall), . (ej tillämplig) och .. (sekretess).",
    ),
    "TWO_VALUES": (
        flat(LINE, LINE.replace("70,3", "71")),
        "fil, rad 3: fel: Filen har två olika uppgifter om N90001 för 9901, 2025.",
    ),
    "NOT_JSON": (b'{"values": [NaN]}', "fil: fel: Filen ser ut att vara JSON men går inte att läsa. Hämta den igen."),
    "NOT_OF_THE_API": (
        b'{"value": []}',
        "fil: fel: Filen är JSON men inte ordnad som i Koladas API version 3: ”values” saknas eller är fel.",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_fault_in_the_file_is_told_and_nothing_is_taken(code: str) -> None:
    content, sentence = CASES[code]
    found, faults = observations(content, "fil")

    assert found == ()
    assert [each.code for each in faults] == [code]
    assert f"{place_text(faults[0].place)}: {faults[0].severity.value}: {faults[0].message}" == sentence


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"[" * 100_000, id="nested beyond measure"),
        pytest.param(b'{"values": [{"values": [{"value": 1e999999999}]}]}', id="a number that would fill the memory"),
        pytest.param(api(value=10**30), id="a number larger than any figure"),
        pytest.param(api(value=[1]), id="a list for a number"),
        pytest.param(flat('"' + LINE), id="quotation marks that never end"),
        pytest.param(flat(LINE + "\0"), id="a control sign"),
        pytest.param(flat(LINE.replace("N90001", "=CMD()")), id="a formula for a code"),
        pytest.param(flat(*["x"] * 100), id="many faults"),
    ],
)
def test_a_hostile_file_gives_nothing(content: bytes) -> None:
    found, faults = observations(content, "fil")

    assert found == ()
    assert 0 < len(faults) < 30


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: (TOP + "\n" + text).encode()))
def test_any_file_is_read_or_told(content: bytes) -> None:
    found, faults = observations(content, "fil")

    assert bool(found) is not bool(faults)


# ---------------------------------------------------------------- The command

MODEL, PERIOD = "agenda2030", "2025"
FETCHED = f"indata/{MODEL}/{PERIOD}/{MODEL}-kolada-{PERIOD}.xlsx"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    sent = ROOT / "indata" / MODEL / PERIOD
    put(tmp_path / "indata" / MODEL / PERIOD, {"register.xlsx": (sent / "register.xlsx").read_bytes()})
    return tmp_path


def fetch(workspace: Path, content: bytes, *more: str) -> tuple[int, str]:
    (workspace / "kolada.csv").write_bytes(content)
    ran = rapport("hamta", "kolada", "kolada.csv", MODEL, *more, workspace=workspace, today="2026-01-15")
    return ran.code, ran.out + ran.err


def test_figures_become_a_form_among_those_that_came_in(workspace: Path) -> None:
    code, said = fetch(workspace, flat(LINE, LINE.replace(";9901;", ";0000;").replace("70,3", "72,5")))

    assert (code, (workspace / FETCHED).is_file()) == (0, True)
    assert f"Hämtade en uppgift till {FETCHED}" in said
    assert "Filen har inga uppgifter om Andel behöriga till yrkesprogram i årskurs 9 (N90002)" in said


def test_a_form_that_is_there_is_never_written_over(workspace: Path) -> None:
    fetch(workspace, flat(LINE))
    before = (workspace / FETCHED).read_bytes()
    code, said = fetch(workspace, flat(LINE.replace("70,3", "99")))

    assert (code, (workspace / FETCHED).read_bytes()) == (0, before)
    assert "Den skrivs inte över." in said


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (flat(LINE.replace("9901", "2080")), Fetching.NOT_THIS_AREA.value[1].format(area="9901", areas="2080")),
        (
            flat(LINE, LINE.replace("N90001", "N90099")),
            "Filen har också uppgifter om 1 nyckeltal som inte finns i registret och därför inte är med: N90099.",
        ),
        (flat(LINE.replace("70,3", "sjuttio")), "Uppgiften går inte att förstå"),
    ],
)
def test_what_is_not_of_use_is_told(workspace: Path, content: bytes, sentence: str) -> None:
    assert sentence in fetch(workspace, content)[1]


def test_a_model_that_fetches_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "kolada.csv").write_bytes(flat(LINE))
    ran = rapport("hamta", "kolada", "kolada.csv", "vuxsamverkan", "--ar", "2025", workspace=tmp_path)

    assert (ran.code, "har ingen hämtning som heter ”kolada”" in ran.out + ran.err) == (2, True)


def test_a_file_that_is_not_there_is_named(workspace: Path) -> None:
    ran = rapport("hamta", "kolada", "borta.csv", MODEL, "--ar", PERIOD, workspace=workspace)

    assert (ran.code, "Det finns ingen fil att hämta som heter ”borta.csv”." in ran.out + ran.err) == (2, True)


def test_every_message_about_the_file_has_a_case() -> None:
    elsewhere = {"TOO_MANY", "NOT_THIS_AREA", "NOT_IN_FILE", "NOT_WANTED"}

    assert set(CASES) | elsewhere == set(Fetching.__members__)


def test_a_file_of_too_many_figures_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.fetching.kolada.MOST", 2)
    lines = [LINE.replace("2025", str(year)) for year in range(2020, 2025)]
    found, faults = observations(flat(*lines), "fil")

    assert (found, [each.code for each in faults]) == ((), ["TOO_MANY"])
