"""A period read from merged data instead of its forms: the reports say the same, wherever the data lie."""

import shutil
from pathlib import Path

import pytest

from generator.disk import writing
from tests.running import put, rapport
from tests.test_second_model import MODEL, NORTH, SOUTH, filled_forms

FOLDER, OUT = "indata/lasframjande/2026-H1", "utdata/lasframjande/2026-H1"
MERGED = f"{OUT}/data/las-2026-h1-intern.xlsx"
OVERVIEW = f"{OUT}/las-oversikt-2026-h1-v0-1.docx"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A period that has been built of its forms; for looking only."""
    base = tmp_path_factory.mktemp("byggd")
    put(base / "mallar" / "lasframjande", {"modell.toml": MODEL.encode()})
    rapport("mall", "skapa", "lasframjande", workspace=base)
    filled_forms(base, {"norr": NORTH, "soder": SOUTH})
    assert rapport("bygg", "lasframjande", workspace=base).code == 0
    return base


@pytest.fixture
def without_forms(built: Path, tmp_path: Path) -> Path:
    """The same workspace with nothing but the merged data in the period's folder, under a name of its own."""
    shutil.copytree(built / "mallar", tmp_path / "mallar")
    put(tmp_path / FOLDER, {"allt som kom in.xlsx": (built / MERGED).read_bytes()})
    return tmp_path


def test_a_period_is_built_of_its_merged_data_alone(built: Path, without_forms: Path) -> None:
    ran = rapport("bygg", "lasframjande", "--json", workspace=without_forms)
    assert ran.code == 0, ran.out
    assert ran.codes == set()
    assert (without_forms / OVERVIEW).read_bytes() == (built / OVERVIEW).read_bytes()


def test_merged_data_among_forms_are_told_and_not_read(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "mallar", tmp_path / "mallar")
    shutil.copytree(built / "indata", tmp_path / "indata")
    put(tmp_path / FOLDER, {"intern.xlsx": (built / MERGED).read_bytes()})
    ran = rapport("kontrollera", "lasframjande", "--json", workspace=tmp_path)
    assert [(each["fil"], each["meddelande"]) for each in ran.data["fynd"] if each["kod"] == "MERGED_NOT_NEEDED"] == [
        (
            f"{FOLDER}/intern.xlsx",
            "Filen med sammanslagna uppgifter läses inte, eftersom blanketterna finns i mappen.",
        )
    ]


def test_of_two_workbooks_of_merged_data_none_is_read(built: Path, without_forms: Path) -> None:
    put(without_forms / FOLDER, {"en till.xlsx": (built / MERGED).read_bytes()})
    ran = rapport("bygg", "lasframjande", "--json", workspace=without_forms)
    assert ran.code == 1
    assert [each["meddelande"] for each in ran.data["fynd"] if each["kod"] == "MERGED_SEVERAL"] == [
        "Filen innehåller sammanslagna uppgifter, och det gör en till.xlsx också. Det går inte att veta vilken som "
        "gäller, så ingen av dem läses. Ta bort den som inte ska användas.",
        "Filen innehåller sammanslagna uppgifter, och det gör allt som kom in.xlsx också. Det går inte att veta vilken "
        "som gäller, så ingen av dem läses. Ta bort den som inte ska användas.",
    ]


def test_a_file_of_data_that_is_open_is_written_beside(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    put(tmp_path / f"{OUT}/data", {"las-2026-h1-publicerbar.csv": b"an older one"})
    monkeypatch.setattr(writing, "_WAITS", ())
    replaced = Path.replace

    def refuse(path: Path, target: Path) -> Path:
        if target.name == "las-2026-h1-publicerbar.csv":
            raise PermissionError(13, "open in Excel")
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", refuse)
    ran = rapport("bygg", "lasframjande", "--json", workspace=tmp_path)
    assert ran.code == 3
    assert (tmp_path / f"{OUT}/data/las-2026-h1-publicerbar.csv").read_bytes() == b"an older one"
    assert (tmp_path / f"{OUT}/data/las-2026-h1-publicerbar-2.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_figures_are_followed_to_the_cells_of_each_respondent_in_the_merged_data(without_forms: Path) -> None:
    assert rapport("bygg", "lasframjande", workspace=without_forms).code == 0
    ran = rapport("ursprung", "2 030", "lasframjande", workspace=without_forms)
    assert ran.code == 0, ran.out
    told = [line.strip() for line in ran.out.splitlines() if "allt som kom in.xlsx" in line]
    assert [line.partition(",")[0] for line in told] == ["Norra filialen", "Södra filialen"] * 2  # sentence and table
