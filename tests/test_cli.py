"""The commands as a person types them: help, mistakes, codes and JSON, and all of it in Swedish."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.workspace import Workspace
from tests.report_build import replaced
from tests.running import put, rapport

ROOT = Path(__file__).parent.parent
MODEL = "vuxsamverkan"

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Arguments|Error|Invalid|Missing|Show|Try|help for|No such|does not|default|"
    r"value|option|command|unexpected|extra|required|the|and|this|message)\b(?!\.)"
)

COMMANDS = [
    [],
    ["bygg"],
    ["kontrollera"],
    ["blanketter"],
    ["status"],
    ["ursprung"],
    ["ny"],
    ["mall"],
    ["mall", "skapa"],
    ["mall", "kontrollera"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help_in_swedish_only(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert "Användning: " in result.output
    assert not ENGLISH.findall(result.output)


def test_the_list_of_commands_cuts_no_sentence() -> None:
    assert "..." not in CliRunner().invoke(main, ["--help"]).output


MISTAKES = {
    "nothing after the command": (["ny"], "Fel: Skriv också 'MAPP'."),
    "misspelt command": (["byg"], "Det finns inget kommando som heter ”byg”."),
    "misspelt option": (["bygg", "--aar", "2025"], "Det finns inget val som heter --aar."),
    "option without value": (["bygg", "--ar"], "Valet --ar måste följas av ett värde."),
    "year as word": (
        ["bygg", "--ar", "i år"],
        "Fel: Kontrollera '--ar'. ”i år” är inget årtal. Skriv det med fyra siffror, till exempel 2025.",
    ),
    "two-digit year": (["bygg", "--ar", "25"], "”25” är inget årtal."),
    "day that is none": (["bygg", "--idag", "2025-02-30"], "”2025-02-30” är inget datum."),
    "one word too many": (["bygg", "a", "b"], "Kommandot tar inte emot b."),
    "value for a flag": (["bygg", "--json=1"], "Valet --json ska inte ha något värde."),
    "workspace that is not there": (["bygg", "--arbetsmapp", "ingenstans"], "ingenstans” finns inte."),
}


@pytest.mark.parametrize(("words", "sentence"), MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_one_swedish_line_and_code_2(words: list[str], sentence: str) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert sentence in result.output
    assert not ENGLISH.findall(result.output.replace("--help", ""))


def test_a_misspelt_model_is_met_with_the_right_one(tmp_path: Path) -> None:
    model = MODEL
    ran = rapport("bygg", model[:-1], workspace=tmp_path)
    assert ran.code == 2
    assert f"Det finns ingen modell som heter ”{model[:-1]}”. Menade du ”{model}”?" in ran.err


def test_an_empty_workspace_says_where_forms_go(tmp_path: Path) -> None:
    ran = rapport("bygg", workspace=tmp_path)
    assert ran.code == 2
    assert "Lägg dem i indata/MODELL/PERIOD" in ran.err


def test_a_period_that_the_model_does_not_have_is_met_with_an_example(tmp_path: Path) -> None:
    model = MODEL
    ran = rapport("bygg", model, "--period", "2025-T9", workspace=tmp_path)
    assert ran.code == 2
    assert f"”2025-T9” är ingen period i modellen {model}. Perioder heter till exempel 2025." in ran.err


def test_a_model_without_period_folder_says_what_one_is_called(tmp_path: Path) -> None:
    model = MODEL
    put(tmp_path / "indata" / model, {})
    ran = rapport("bygg", model, workspace=tmp_path)
    assert ran.code == 2
    assert ran.err.startswith(f"Fel: Det finns ingen period i indata/{model}. Lägg blanketterna i en mapp som heter ")


def test_a_period_without_folder_is_met_with_those_there_are(tmp_path: Path) -> None:
    model = MODEL
    put(tmp_path / "indata" / model / "2024", {})
    ran = rapport("bygg", model, "--ar", "2025", workspace=tmp_path)
    assert ran.code == 2
    assert f"Mappen indata/{model}/2025 finns inte. Perioder som finns: 2024." in ran.err


def test_an_empty_period_folder_is_an_error_and_gives_no_document(tmp_path: Path) -> None:
    model = MODEL
    put(tmp_path / "indata" / model / "2025", {})
    ran = rapport("bygg", model, "--json", workspace=tmp_path)
    assert ran.code == 1
    assert "NOTHING_DELIVERED" in ran.codes
    assert ran.data["filer"] == [f"utdata/{model}/2025/kontroll/kontrollista.xlsx"]


def test_letters_with_dots_and_rings_are_taken_in_options(tmp_path: Path) -> None:
    model = MODEL
    put(tmp_path / "indata" / model / "2025", {})
    assert rapport("kontrollera", model, "--år", "2025", workspace=tmp_path).code == 1


def test_json_is_one_object_also_for_a_mistake(tmp_path: Path) -> None:
    ran = rapport("bygg", "finnsinte", "--json", workspace=tmp_path)
    assert ran.code == 2
    assert ran.data["kod"] == 2
    assert ran.data["filer"] == []
    [finding] = ran.data["fynd"]
    assert finding["allvar"] == "fel"
    assert "finnsinte" in finding["meddelande"]
    assert set(finding) == {"kod", "allvar", "fil", "blad", "cell", "rad", "stalle", "meddelande"}


def test_an_identity_number_that_is_typed_is_masked_in_what_is_said_of_it(tmp_path: Path) -> None:
    ran = rapport("bygg", "--ar", "640823-3234", workspace=tmp_path)
    assert ran.code == 2
    assert "”640823-****” är inget årtal" in ran.err


def test_a_template_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    model = MODEL
    put(tmp_path / "mallar" / model, {"rapport.docx": b"kommunens egen"})
    ran = rapport("mall", "skapa", model, "--json", workspace=tmp_path)
    assert (tmp_path / "mallar" / model / "rapport.docx").read_bytes() == b"kommunens egen"
    assert "FILE_KEPT" in ran.codes


def test_the_templates_of_a_model_are_checked_without_any_form(tmp_path: Path) -> None:
    model = MODEL
    ran = rapport("mall", "kontrollera", model, workspace=tmp_path)
    assert ran.code == 0
    assert ran.out.rstrip().endswith(": inga fel, inga varningar och en upplysning.")


def test_a_draft_is_checked_as_the_template_that_it_is_called_most_like(tmp_path: Path) -> None:
    model = MODEL
    shipped = Workspace(tmp_path).template(model, "rapport.docx").path.read_bytes()
    wrong = replaced(shipped, {"word/document.xml": lambda xml: xml.replace("{{ rapport.", "{{ raport.", 1)})
    put(tmp_path / "utkast", {"rapport nytt försök.docx": wrong})
    ran = rapport("mall", "kontrollera", model, "utkast/rapport nytt försök.docx", "--json", workspace=tmp_path)
    assert ran.code == 2
    [finding] = ran.data["fynd"]
    assert (finding["kod"], finding["fil"]) == ("NAME_UNKNOWN", "utkast/rapport nytt försök.docx")
    assert finding["meddelande"] == "Namnet ”raport” finns inte här. Menade du ”rapport”?"


def test_a_draft_that_is_no_document_is_told_as_one(tmp_path: Path) -> None:
    put(tmp_path, {"utkast.docx": "Kära läsare".encode(), "utkast2.docx": b"%PDF-1.7"})
    for draft in ("utkast.docx", "utkast2.docx"):
        ran = rapport("mall", "kontrollera", MODEL, draft, "--json", workspace=tmp_path)
        assert ran.code == 2
        assert [finding["kod"] for finding in ran.data["fynd"]] == ["FILE_NOT_DOCUMENT"]


def test_templates_are_checked_with_the_register_that_has_come_in(tmp_path: Path) -> None:
    rapport("ny", ".", "--modell", MODEL, "--period", "2025", workspace=tmp_path)
    ran = rapport("mall", "kontrollera", MODEL, "--json", workspace=tmp_path, today="2026-11-14")
    assert not [finding for finding in ran.data["fynd"] if "register.xlsx" in finding["fil"]]


def test_forms_that_were_changed_are_not_written_over(tmp_path: Path) -> None:
    model, period = "processgranskning", "2026-granskning-1"
    rapport("blanketter", model, "--period", period, workspace=tmp_path)
    folder = tmp_path / "utdata" / model / period / "utskick"
    changed = next(path for path in sorted(folder.iterdir()) if path.name != "register.xlsx")
    changed.write_bytes(b"ifylld")
    ran = rapport("blanketter", model, "--period", period, "--json", workspace=tmp_path)
    assert changed.read_bytes() == b"ifylld"
    kept = [finding["fil"] for finding in ran.data["fynd"] if finding["kod"] == "FILE_KEPT"]
    assert kept == [changed.relative_to(tmp_path).as_posix()]


def test_every_command_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in COMMANDS[1:]:
        assert f"rapport {' '.join(command)}" in readme
    for name in ("--arbetsmapp", "--json", "--idag", "--version", "--trots-fel", "--mallar", "--period"):
        assert name in readme
