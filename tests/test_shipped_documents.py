"""The shipped templates, and every document that is made of the example data: nothing is to be remarked on.

What the program itself says of them is looked at here, and what the validator of the Open XML SDK says.
"""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.report.audit import audit
from generator.report.packaging import parsed
from generator.report.parts import Parts
from generator.swedish.messages import finding_text
from tests.report_build import replaced
from tests.running import rapport
from tests.validating import remarks

ROOT = Path(__file__).parent.parent
TODAY = "2026-02-01"
MODEL = "vuxsamverkan"
PERIODS = [
    (folder.parent.name, folder.name)
    for folder in sorted((ROOT / "indata").glob("*/*"))
    if folder.is_dir() and (ROOT / "mallar" / folder.parent.name).is_dir()
]
TEMPLATES = sorted((ROOT / "mallar").glob("*/*.docx"))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("arbetsmapp")
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name, base / name)
    return base


def built(workspace: Path, model: str, period: str) -> list[Path]:
    """Build a period's documents once; the example data may have remarks, but not the documents."""
    folder = workspace / "utdata" / model / period
    if not list(folder.glob("*.docx")):
        ran = rapport("bygg", model, "--period", period, "--json", workspace=workspace, today=TODAY)
        assert ran.code == 0, ran.out
    return sorted(folder.glob("*.docx"))


@pytest.mark.parametrize(("model", "period"), PERIODS)
def test_nothing_is_remarked_on_in_a_document(workspace: Path, model: str, period: str) -> None:
    documents = built(workspace, model, period)
    assert documents
    for document in documents:
        with ZipFile(document) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        assert [finding_text(each) for each in audit(Parts(parts, parse=parsed), document.name)] == []


@pytest.mark.parametrize("model", sorted({template.parent.name for template in TEMPLATES}))
def test_nothing_is_remarked_on_in_a_template(workspace: Path, model: str) -> None:
    ran = rapport("mall", "kontrollera", model, "--json", workspace=workspace, today=TODAY)
    assert [each for each in ran.data["fynd"] if each["allvar"] != "information"] == []


def test_a_remark_names_the_document_that_it_is_about_and_stops_nothing(tmp_path: Path) -> None:
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, tmp_path / name / MODEL)
    template = tmp_path / "mallar" / MODEL / "bilagor.docx"
    empty = {"word/document.xml": lambda xml: xml.replace("<w:body>", "<w:body><w:p/>", 1)}
    template.write_bytes(replaced(template.read_bytes(), empty))
    ran = rapport("bygg", MODEL, "--ar", "2025", "--json", workspace=tmp_path, today=TODAY)
    assert ran.code == 0
    told = [each for each in ran.data["fynd"] if each["kod"] == "PARAGRAPH_EMPTY"]
    assert [each["fil"] for each in told] == [f"utdata/{MODEL}/2025/{MODEL}-bilagor-2025-v0-1.docx"]


@pytest.mark.validator
@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_open_xml_sdk_has_nothing_to_remark_on_a_template(template: Path) -> None:
    assert remarks(template) == []


@pytest.mark.validator
@pytest.mark.parametrize(("model", "period"), PERIODS)
def test_the_open_xml_sdk_has_nothing_to_remark_on_a_document(workspace: Path, model: str, period: str) -> None:
    for document in built(workspace, model, period):
        assert remarks(document) == [], document.name
