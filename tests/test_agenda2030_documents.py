"""The documents of `agenda2030`, made of its invented years: what they say of each target, and how long they are."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.running import Ran, rapport
from tests.test_golden import Golden, lines_of

ROOT = Path(__file__).parent.parent
MODEL = "agenda2030"
OWN = "Källa: Egen beräkning utifrån underlag från Kolada."
READ = {"2024": "2025-03-03", "2025": "2026-03-02"}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("arbetsmapp")
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, base / name / MODEL)
    return base


@pytest.fixture(scope="module")
def runs(workspace: Path) -> Mapping[str, Ran]:
    return {
        of: rapport("bygg", MODEL, "--ar", of, "--json", workspace=workspace, today=day) for of, day in READ.items()
    }


def read_aloud(workspace: Path, of: str, document: str) -> str:
    path = workspace / "utdata" / MODEL / of / f"{MODEL}-{document}-{of}-v0-1.docx"
    return "\n".join(lines_of(path)).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def report(workspace: Path, runs: Mapping[str, Ran]) -> str:
    assert runs["2025"].code == 0
    return read_aloud(workspace, "2025", "rapport")


@pytest.fixture(scope="module")
def appendix(workspace: Path, runs: Mapping[str, Ran]) -> str:
    assert runs["2025"].code == 0
    return read_aloud(workspace, "2025", "delmalsbilaga")


def test_both_years_are_built(runs: Mapping[str, Ran]) -> None:
    assert {of: run.code for of, run in runs.items()} == {"2024": 0, "2025": 0}


def test_the_levels_are_counted_in_one_sentence(workspace: Path, runs: Mapping[str, Ran], report: str) -> None:
    assert (
        "Av 6 delmål är det 2 som väntas nås till 2030, 3 som går framåt för långsamt, 1 som kräver insatser och inget "
        "som inte går att bedöma."
    ) in report
    assert (
        "Av 6 delmål är det 1 som väntas nås till 2030, 4 som går framåt för långsamt, inget som kräver insatser och 1 "
        "som inte går att bedöma."
    ) in read_aloud(workspace, "2024", "rapport")


def test_a_light_is_told_with_its_change(report: str) -> None:
    assert "3.4 Hälsa och psykiskt välmående: Bedömningen har sänkts sedan förra året." in report
    assert "8.6 Ungas arbete och utbildning: Bedömningen har höjts sedan förra året." in report
    assert "▲ Framåt, men takten räcker inte. Bedömningen har inte ändrats sedan förra året." in report
    assert "▲ Framåt, men takten räcker inte. Förra året var bedömningen: ○ Går inte att bedöma." in report


def test_targets_that_deviate_come_first_and_the_others_have_a_line_each(report: str) -> None:
    first, _, rest = report.partition("\nHeading1: Delmål som väntas nås\n")
    headings = re.findall(r"^Heading2: (\d+\.\d .*): [●▲■○] ", first, re.MULTILINE)

    assert headings == [
        "3.4 Hälsa och psykiskt välmående",
        "4.1 Grundskola och gymnasieskola",
        "5.2 Våld mot kvinnor och flickor",
        "13.2 Klimatet i planeringen",
    ]
    assert re.findall(r"^ListBullet: (\d+\.\d .*): ● Väntas nås till 2030\. .", rest, re.MULTILINE) == [
        "8.6 Ungas arbete och utbildning",
        "12.5 Mindre avfall",
    ]


def test_causes_are_told_of_what_was_missed_and_of_what_was_exceeded(report: str, appendix: str) -> None:
    assert "Sämre än väntat | Utbildning" in report
    assert "Bättre än väntat | Utbildning" in report
    assert "Den fastighetsnära insamlingen blev klar ett halvår tidigare än planerat" in appendix


def test_units_that_disagree_stand_beside_each_other(report: str) -> None:
    assert "Utbildning | ▲ Framåt, men takten räcker inte | ▲ Framåt, men takten räcker inte | Fler skolor" in report
    assert "Socialtjänst | ■ Inget påbörjat eller fel håll – insatser behövs | ▲ Framåt, men takten" in report


def test_the_pace_stands_beside_the_judgement(report: str) -> None:
    assert (
        "Andel unga 17–24 år som varken arbetar eller studerar | 6,0 | 5,0 | −0,57 | −0,20 | Takten räcker | ●"
        in report
    )
    assert "Utsläpp av växthusgaser | 4,1 | 2,5 | −0,17 | −0,32 | Takten räcker inte | ▲" in report


def test_what_is_reckoned_is_never_said_to_be_of_kolada(report: str, appendix: str) -> None:
    for text in (report, appendix):
        lines = text.splitlines()
        reckoned = [index for index, line in enumerate(lines) if "För att nå målet behöver det" in line]
        assert reckoned
        assert {lines[index + 1] for index in reckoned} == {f"Anmarkning: {OWN}"}


def test_signs_of_kolada_stand_as_ours(appendix: str) -> None:
    assert "Andel våldsärenden som leder till insats (procent) | 2025 | x | x | 49 | .." in appendix
    assert "Insamlat hushållsavfall (kg per invånare) | 2025 | . | . | 395 | 426" in appendix


def test_what_is_missing_and_late_is_seen(report: str, appendix: str) -> None:
    assert "Svar har kommit in från 5 av 5 enheter. För sent kom svaren från Granviks Kretslopp AB." in report
    assert "Svaren från Miljö- och byggförvaltningen är inte färdiga." in report
    assert "Inriktning för att rätta till orsakerna:\nEgnaOrd: [uppgift saknas]" in appendix


def test_the_report_reads_as_it_did(report: str, golden: Golden) -> None:
    golden(f"{MODEL}-2025.txt", f"{report}\n")


def test_forms_that_are_made_again_tell_the_lights_that_have_come_in(workspace: Path, tmp_path: Path) -> None:
    for name in ("mallar", "indata"):
        shutil.copytree(workspace / name, tmp_path / name)
    (tmp_path / "indata" / MODEL / "2025" / "Kommunens bedömning 2025.xlsx").unlink()
    made = tmp_path / "utdata" / MODEL / "2025" / "utskick" / f"{MODEL}-overgripande-kommunen-2025.xlsx"
    assert rapport("blanketter", MODEL, "--ar", "2025", workspace=tmp_path, today="2026-02-06").code == 0
    shutil.copy(made, tmp_path / "indata" / MODEL / "2025")
    ran = rapport("kontrollera", MODEL, "--ar", "2025", "--json", workspace=tmp_path, today="2026-02-06")

    assert "Socialförvaltningen: Inget påbörjat" in "\n".join(_texts(made))
    assert "LOCKED_CHANGED" not in ran.codes


def _texts(path: Path) -> list[str]:
    from openpyxl import load_workbook

    sheet = load_workbook(path)["Kommunens bedömning"]
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
