"""A follow-up of another kind, from text alone: its rules, tables, chart and documents, through two half-years."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.filling import fill
from tests.running import Ran, paragraphs, put, rapport, tables
from tests.sixth_model import FILES

ROOT = Path(__file__).parent.parent
MODEL = "stadsodling"
SPRING, AUTUMN = "2026-H1", "2026-H2"
TODAY = {SPRING: "2026-07-15", AUTUMN: "2027-01-15"}

Answers = Mapping[str, Any]


def grown(**crops: tuple[int, int]) -> Answers:
    """Give how many grew what, and how many kilos it became."""
    return {
        "odling.odlare": {crop: {"antal_odlare": growers} for crop, (growers, _) in crops.items()},
        "odling.skord": {crop: {"kilo": kilos} for crop, (_, kilos) in crops.items()},
        "odling.inga_fler": "Ja",
    }


READY: Answers = {"om.ifylld": date(2026, 7, 8), "om.status": "Klar"}
QUAY: Answers = {
    **READY,
    "odling.skick": "Gott",
    "odling.vatten": "Gott",
    **grown(potatis=(30, 210), bar=(12, 40), ortter=(2, 3)),
    "arbete.dagar": [{"datum": date(2026, 4, 18), "vad": "Vårstädning", "antal": 22}],
    "arbete.berattelse": "Den nya vattenledningen håller.",
}
HILL: Answers = {
    **READY,
    "odling.skick": "Dåligt",
    "odling.vatten": "Gott",
    **grown(potatis=(9, 60), bar=(3, 8)),
    "arbete.inga_dagar": "Ja",
}
LATE: Answers = {**QUAY, "arbete.dagar": [], "arbete.inga_dagar": "Ja", "arbete.berattelse": None}
"""What the quay answers in the autumn, when there are no working days."""
BOARD: Answers = {**READY, "slutsats.viktigast": "Söderliden behöver hjälp.\n- ny jord\n- nytt staket"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with the model, its Word templates and the forms that came in, as its administrator would."""
    base = tmp_path_factory.mktemp("arbetsmapp")
    put(base / "mallar" / MODEL, {name: text.encode() for name, text in FILES.items()})
    assert rapport("mall", "skapa", MODEL, workspace=base, today="2026-01-10").code == 0
    for period, answers in (
        (SPRING, {"kajen": QUAY, "soderlid": HILL, "styrelsen": BOARD}),
        (AUTUMN, {"kajen": LATE}),
    ):
        assert rapport("blanketter", MODEL, "--period", period, workspace=base, today=TODAY[period]).code == 0
        sent = base / "utdata" / MODEL / period / "utskick"
        forms = {who: next(sent.glob(f"*-{who}-*.xlsx")) for who in answers}
        put(
            base / "indata" / MODEL / period,
            {f"{who}.xlsx": fill(forms[who].read_bytes(), given) for who, given in answers.items()}
            | {"register.xlsx": (sent / "register.xlsx").read_bytes()},
        )
    return base


@pytest.fixture(scope="module")
def spring(workspace: Path) -> Ran:
    return rapport("bygg", MODEL, "--period", SPRING, "--json", workspace=workspace, today=TODAY[SPRING])


@pytest.fixture(scope="module")
def autumn(workspace: Path, spring: Ran) -> Ran:
    assert spring.code == 0
    return rapport("bygg", MODEL, "--period", AUTUMN, "--json", workspace=workspace, today=TODAY[AUTUMN])


def document(workspace: Path, name: str, period: str) -> Path:
    return workspace / "utdata" / MODEL / period / f"odling-{name}-{period.lower()}-v0-1.docx"


def test_it_has_what_the_task_asks_for() -> None:
    text = "\n".join(FILES.values())
    counted = {
        name: len(re.findall(rf"^\[\[{name}\]\]$", text, re.MULTILINE)) for name in ("tabell", "regel", "dokument")
    }
    assert counted == {"tabell": 4, "regel": 5, "dokument": 2}
    assert text.count("[[diagram]]") == 1


def test_it_shares_no_register_with_a_shipped_model() -> None:
    own = set(re.findall(r'\[\[register\]\]\nid = "(\w+)"', "\n".join(FILES.values()))) - {"kalender"}
    shipped = (ROOT / "mallar").glob("*/register.toml")
    assert not own & {
        each for path in shipped for each in re.findall(r'\[\[register\]\]\nid = "(\w+)"', path.read_text("utf-8"))
    }


def test_the_report_of_a_half_year_is_built(workspace: Path, spring: Ran) -> None:
    assert spring.code == 0
    said = [text.replace("\u00a0", " ") for text in paragraphs(document(workspace, "rapport", SPRING))]
    for sentence in (
        "Söderliden behöver hjälp.",
        "ny jord",
        "Svar har kommit in från 2 av 3 odlingsområden.",
        "Svar saknas från Ängen.",
        "Skörden blev 321 kg.",
        "De som har svarat är överens i 1 av 2 skalfrågor. Svar saknas från Ängen.",
        "Den nya vattenledningen håller.",
    ):
        assert sentence in said
    assert not document(workspace, "omradesblad-kajen", SPRING).exists()


def test_small_numbers_of_people_are_protected_and_kilos_are_not(workspace: Path, spring: Ran) -> None:
    growers, kilos = (table for table in tables(document(workspace, "rapport", SPRING)) if table[0][0] == "Gröda")
    assert growers == [["Gröda", "Odlare"], ["Potatis", "39"], ["Bär", "x"], ["Örter", "x"], ["Totalt", "56"]]
    assert kilos == [["Gröda", "Skörd (kg)"], ["Potatis", "270"], ["Bär", "48"], ["Örter", "3"], ["Totalt", "321"]]


def test_areas_stand_side_by_side_in_the_registers_order(workspace: Path, spring: Ran) -> None:
    beside = next(table for table in tables(document(workspace, "rapport", SPRING)) if table[0][0] == "Fråga")
    assert beside == [
        ["Fråga", "Söderliden", "Ängen", "Kajen", "Jämförelse"],
        ["I vilket skick är området?", "Dåligt", "..", "Gott", "Områdenas bedömningar skiljer sig åt"],
        ["Hur fungerar bevattningen?", "Gott", "..", "Gott", "Överens"],
    ]


def test_in_the_autumn_each_area_has_a_document_of_its_own(workspace: Path, autumn: Ran) -> None:
    assert autumn.code == 0
    sheets = {name: paragraphs(document(workspace, f"omradesblad-{name}", AUTUMN)) for name in ("kajen", "angen")}
    assert "Kajen ligger i stadsdelen Hamnen och har 40 lotter." in sheets["kajen"]
    assert "Inga arbetsdagar har redovisats." in sheets["kajen"]
    assert tables(document(workspace, "omradesblad-kajen", AUTUMN)) == [
        [["Fråga", "Kajen"], ["I vilket skick är området?", "Gott"], ["Hur fungerar bevattningen?", "Gott"]]
    ]
    assert "Ängen har inte lämnat sina svar." in sheets["angen"]


BROKEN: Mapping[str, tuple[Answers, str, str]] = {
    "dag_utan_deltagare": (
        {**LATE, "arbete.inga_dagar": None, "arbete.dagar": [{"datum": date(2026, 9, 5), "vad": "Höst", "antal": 0}]},
        "fel",
        "Arbetsdagen den 5\u00a0september 2026 hade inga deltagare. Ta bort den om den ställdes in.",
    ),
    "fler_odlare_an_lotter": (
        {**LATE, **grown(potatis=(130, 210))},
        "varning",
        "130 odlare är många på 40 lotter. Kontrollera talet.",
    ),
    "daligt_utan_exempel": (
        {**LATE, "odling.skick": "Dåligt"},
        "varning",
        "Området är i dåligt skick. Skriv varför.",
    ),
    "mycket_mer": (
        {**LATE, **grown(potatis=(30, 2_500))},
        "information",
        "Skörden är mer än tio gånger så stor som förra halvåret.",
    ),
    "diarienummer": (LATE, "varning", "Rapporten har inget diarienummer."),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_each_rule_says_what_is_to_be_mended(workspace: Path, tmp_path: Path, rule: str) -> None:
    answers, severity, sentence = BROKEN[rule]
    sent = workspace / "utdata" / MODEL / AUTUMN / "utskick"
    put(
        tmp_path / "mallar" / MODEL, {path.name: path.read_bytes() for path in (workspace / "mallar" / MODEL).iterdir()}
    )
    for period in (SPRING, AUTUMN):
        own = (workspace / "indata" / MODEL / period).iterdir()
        put(tmp_path / "indata" / MODEL / period, {path.name: path.read_bytes() for path in own})
    form = next(sent.glob("*-kajen-*.xlsx")).read_bytes()
    put(tmp_path / "indata" / MODEL / AUTUMN, {"kajen.xlsx": fill(form, answers)})
    ran = rapport("kontrollera", MODEL, "--period", AUTUMN, "--json", workspace=tmp_path, today=TODAY[AUTUMN])
    assert (severity, sentence) in [(each["allvar"], each["meddelande"]) for each in ran.data["fynd"]]
    assert ran.code == (1 if severity == "fel" else 0)
