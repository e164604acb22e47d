"""The shipped example as text: a form as its cells, a document as its paragraphs and tables.

`pytest --update-golden` writes the texts anew; the diff then shows what a change does to what people see.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.running import WORD, rapport, text_of

ROOT = Path(__file__).parent.parent
MODEL = "vuxsamverkan"
Golden = Callable[[str, str], None]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("arbetsmapp")
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, base / name / MODEL)
    assert rapport("bygg", MODEL, "--ar", "2025", workspace=base).code == 0
    assert rapport("blanketter", MODEL, "--ar", "2025", workspace=base).code == 0
    return base


@pytest.mark.parametrize("document", ["uppfoljningsrapport", "bilagor"])
def test_a_document_reads_as_it_did(workspace: Path, golden: Golden, document: str) -> None:
    path = workspace / f"utdata/{MODEL}/2025/{MODEL}-{document}-2025-v0-1.docx"
    golden(f"{document}.txt", "".join(f"{line}\n" for line in lines_of(path)))


@pytest.mark.parametrize("form", ["grupp-planering", "kommun-avesta", "samordnare-samordnare"])
def test_a_form_looks_as_it_did(workspace: Path, golden: Golden, form: str) -> None:
    path = workspace / f"utdata/{MODEL}/2025/utskick/{MODEL}-{form}-2025.xlsx"
    golden(f"{form}.txt", "".join(f"{line}\n" for line in cells_of(path)))


def lines_of(document: Path) -> Iterator[str]:
    """Yield the style and the text of each paragraph, and each row of a table with bars between its cells."""
    with ZipFile(document) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))[0]
    yield from _blocks(body)


def _blocks(parent: ElementTree.Element) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{WORD}p":
            style = element.find(f"{WORD}pPr/{WORD}pStyle")
            name = "" if style is None else style.get(f"{WORD}val", "")
            yield f"{name}: {text_of(element)}"
        elif element.tag == f"{WORD}tbl":
            for row in element.iter(f"{WORD}tr"):
                cells = (" / ".join(map(text_of, cell.iter(f"{WORD}p"))) for cell in row.iter(f"{WORD}tc"))
                yield f"| {' | '.join(cells)}"
        elif element.tag in (f"{WORD}sdt", f"{WORD}sdtContent"):
            yield from _blocks(element)


def cells_of(form: Path) -> Iterator[str]:
    """Yield sheet, cell, kind and value of everything that stands in a form; empty answer cells do not."""
    for sheet in load_workbook(form):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"{sheet.title}!{cell.coordinate} {cell.data_type} {cell.value}"
