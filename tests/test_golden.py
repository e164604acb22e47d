"""The shipped example as text: a form as its cells, a document as its paragraphs and tables.

`pytest --update-golden` writes the texts anew; the diff then shows what a change does to what people see.
"""

import re
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
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = re.compile(r"word/charts/chart\d+\.xml")
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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tal", "2\u00a0157"),
        ("mening", "114 fler än den 1 oktober"),
        ("svar", "och från 14 av"),
        ("skyddat", "Gagnef, Bygg"),
        ("datum", "fyra möten"),
    ],
)
def test_an_origin_is_told_as_it_was(workspace: Path, golden: Golden, name: str, text: str) -> None:
    ran = rapport("ursprung", text, MODEL, "--ar", "2025", workspace=workspace)
    golden(f"ursprung-{name}.txt", ran.out)


@pytest.mark.parametrize("form", ["grupp-planering", "kommun-avesta", "samordnare-samordnare"])
def test_a_form_looks_as_it_did(workspace: Path, golden: Golden, form: str) -> None:
    path = workspace / f"utdata/{MODEL}/2025/utskick/{MODEL}-{form}-2025.xlsx"
    golden(f"{form}.txt", "".join(f"{line}\n" for line in cells_of(path)))


def lines_of(document: Path) -> Iterator[str]:
    """Yield the style and the text of each paragraph, and each row of a table with bars between its cells."""
    with ZipFile(document) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))[0]
        names = sorted(
            (name for name in package.namelist() if _CHART.fullmatch(name)), key=lambda name: (len(name), name)
        )
        charts = iter([ElementTree.fromstring(package.read(name)) for name in names])
    yield from _blocks(body, charts)


def _blocks(parent: ElementTree.Element, charts: Iterator[ElementTree.Element]) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{WORD}p" and (drawn := element.find(f".//{DRAWING}docPr")) is not None:
            yield f"[{drawn.get('name')}] {drawn.get('descr')}"
            yield from _series(next(charts))
        elif element.tag == f"{WORD}p":
            style = element.find(f"{WORD}pPr/{WORD}pStyle")
            name = "" if style is None else style.get(f"{WORD}val", "")
            yield f"{name}: {text_of(element)}"
        elif element.tag == f"{WORD}tbl":
            for row in element.iter(f"{WORD}tr"):
                cells = (" / ".join(map(text_of, cell.iter(f"{WORD}p"))) for cell in row.iter(f"{WORD}tc"))
                yield f"| {' | '.join(cells)}"
        elif element.tag in (f"{WORD}sdt", f"{WORD}sdtContent"):
            yield from _blocks(element, charts)


def _series(chart: ElementTree.Element) -> Iterator[str]:
    """Yield each series of a chart with its numbers, as Word has them without opening the workbook."""
    for series in chart.iter(f"{CHART}ser"):
        name, names, numbers = (series.find(f"{CHART}{part}") for part in ("tx", "cat", "val"))
        assert name is not None
        assert names is not None
        assert numbers is not None
        known = {point.get("idx"): point.findtext(f"{CHART}v") for point in numbers.iter(f"{CHART}pt")}
        points = (f"{each.findtext(f'{CHART}v')} {known.get(each.get('idx'), '')}" for each in names.iter(f"{CHART}pt"))
        yield f"  {name.findtext(f'.//{CHART}v')}: {' | '.join(points)}"


def cells_of(form: Path) -> Iterator[str]:
    """Yield sheet, cell, kind and value of everything that stands in a form; empty answer cells do not."""
    for sheet in load_workbook(form):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield f"{sheet.title}!{cell.coordinate} {cell.data_type} {cell.value}"
