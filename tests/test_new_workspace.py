"""A workspace of one's own: `rapport ny` makes it, and everything else works in it."""

import re
from pathlib import Path

import pytest

from generator.swedish.start_files import StartFile
from generator.workspace import Workspace
from tests.running import put, rapport
from tests.test_second_model import MODEL

NAME = "lasframjande"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    put(tmp_path / "mallar" / NAME, {"modell.toml": MODEL.encode()})
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_workspace_has_model_register_and_start_files(here: Path) -> None:
    ran = rapport("ny", "Läs främjande", "--modell", NAME, "--period", "2026-H1", workspace=here)
    made = here / "Läs främjande"
    assert ran.code == 0
    assert files(made) == {
        f"mallar/{NAME}/modell.toml",
        f"indata/{NAME}/2026-H1/register.xlsx",
        "Skapa blanketter.cmd",
        "Kontrollera svaren.cmd",
        "Skapa rapport.cmd",
        "Visa status.cmd",
    }
    assert f"Gå först igenom indata/{NAME}/2026-H1/register.xlsx i Excel." in ran.out


def test_the_new_workspace_works_by_itself(here: Path) -> None:
    rapport("ny", "ny", "--modell", NAME, "--period", "2026-H1", workspace=here)
    ran = rapport("blanketter", NAME, "--period", "2026-H1", workspace=here / "ny")
    assert ran.code == 0
    assert any(name.startswith(f"utdata/{NAME}/2026-H1/utskick/") for name in files(here / "ny"))


def test_forms_are_made_for_the_period_whose_register_lies_ready(here: Path) -> None:
    rapport("ny", "ny", "--modell", NAME, "--period", "2027-H1", workspace=here)
    made = here / "ny"
    assert "i utdata/lasframjande/2027-H1/utskick" in rapport("blanketter", workspace=made).out
    form = next((made / "utdata" / NAME / "2027-H1" / "utskick").glob("las*.xlsx"))
    put(made / "indata" / NAME / "2027-H1", {"~$register.xlsx": b"", form.name: form.read_bytes()})
    assert "i utdata/lasframjande/2025-H2/utskick" in rapport("blanketter", workspace=made).out


def test_templates_of_the_model_come_along(tmp_path: Path) -> None:
    model = next(
        model for model in Workspace(tmp_path).models() if any(Workspace(tmp_path).definition(model).glob("*.docx"))
    )
    rapport("ny", "egen", "--modell", model, workspace=tmp_path)
    installed = Workspace(tmp_path).definition(model)
    for template in installed.glob("*.docx"):
        assert (tmp_path / "egen" / "mallar" / model / template.name).read_bytes() == template.read_bytes()


def test_what_is_there_is_kept_and_told(here: Path) -> None:
    start = ("ny", "ny", "--modell", NAME, "--period", "2026-H1")
    rapport(*start, workspace=here)
    again = rapport(*start, workspace=here)
    assert again.out == "Allt fanns redan och är oförändrat. Inget nytt skapades.\n"
    changed = here / "ny" / "mallar" / NAME / "modell.toml"
    changed.write_text(MODEL + "\n# vår egen\n", encoding="utf-8")
    ran = rapport(*start, "--json", workspace=here)
    assert changed.read_text(encoding="utf-8").endswith("# vår egen\n")
    assert [(each["kod"], each["fil"]) for each in ran.data["fynd"]] == [("FILE_KEPT", f"mallar/{NAME}/modell.toml")]


def test_a_second_model_may_share_the_workspace(here: Path) -> None:
    put(here / "mallar" / "bocker", {"modell.toml": MODEL.replace(f'"{NAME}"', '"bocker"', 1).encode()})
    for model in (NAME, "bocker"):
        rapport("ny", "ny", "--modell", model, "--period", "2026-H1", workspace=here)
    assert {"bocker", NAME} <= set(Workspace(here / "ny").models_with_indata())


@pytest.mark.parametrize("start", StartFile, ids=lambda start: start.name)
def test_a_start_file_is_what_windows_reads(start: StartFile) -> None:
    content = start.content()
    lines = content.decode("utf-8").split("\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    # Until the code page is set, and in what the interpreter acts upon, there are only signs that every code page has.
    first_page = lines.index("chcp 65001 >nul")
    assert all(line.isascii() for line in lines[: first_page + 1])
    assert all(line.isascii() for line in lines if "echo " not in line)
    labels = {line[1:] for line in lines if line.startswith(":")}
    assert set(re.findall(r"goto (\w+)", "\n".join(lines))) | {"klart"} == labels | {"klart"}
    assert sum(f" {start.command} %*" in line for line in lines) == 3
    assert lines[-2] == "exit /b %kod%"
    assert "pushd" in "\n".join(lines)  # gives a network path a drive letter


def test_messages_of_start_files_hold_no_sign_that_the_interpreter_acts_upon() -> None:
    for start in StartFile:
        said = [line for line in start.content().decode().splitlines() if "echo " in line]
        assert not [line for line in said if re.search(r"[&|<>^!]", line)]
