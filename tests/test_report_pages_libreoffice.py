"""The reckoned pages held against LibreOffice, which lays documents on pages much as Word does.

LibreOffice sets ligatures that Word does not unless it is asked to, so a line may be broken elsewhere now and then.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.report.pages import estimate
from generator.report.pages.styling import Styling
from generator.report.wordml import w
from tests.municipal import MODELS, Municipal, build_in_look
from tests.pages_build import FONTS, has_font, marked, pages_in_libreoffice, random_document
from tests.report_build import part

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler is not installed"),
]


@pytest.mark.skipif(not all(map(has_font, FONTS)), reason="nothing as wide as the documents' fonts is installed")
@pytest.mark.parametrize("ground", [None, Municipal()], ids=["ours", "a municipality's"])
@pytest.mark.parametrize("model", MODELS)
def test_every_entry_of_the_contents_is_right_within_a_page(
    model: str, ground: Municipal | None, tmp_path: Path
) -> None:
    documents = [file for file in build_in_look(tmp_path, model, ground) if "utdata" in file.parts]
    for document in documents:
        content = document.read_bytes()
        found, count = pages_in_libreoffice(content, tmp_path)
        entries = dict(_entries(content))
        assert all(abs(page - found[name]) <= 1 for name, page in entries.items()), document.name
        assert abs(_last_page(content) - count) <= 1


def _entries(document: bytes) -> Iterator[tuple[str, int]]:
    for link in part(document).iter(w("hyperlink")):
        yield link.get(w("anchor"), ""), int([*link.iter(w("t"))][-1].text or "")


def _last_page(document: bytes) -> int:
    """Read how many pages the footer says that there are."""
    text = "".join(each.text or "" for each in part(document, "word/footer1.xml").iter(w("t")))
    return int(re.findall(r"\d+", text)[-1])


@pytest.mark.slow
@pytest.mark.parametrize("font", FONTS)
def test_nine_of_ten_headings_of_random_reports_are_right_and_none_is_more_than_a_page_off(
    font: str, tmp_path: Path
) -> None:
    if not has_font(font):
        pytest.skip(f"nothing as wide as {font} is installed")
    wrong = [error for seed in range(8) for breaks in (False, True) for error in _errors(seed, font, breaks, tmp_path)]
    assert max(map(abs, wrong)) <= 1
    assert sum(error == 0 for error in wrong) >= 0.9 * len(wrong)


def _errors(seed: int, font: str, breaks: bool, folder: Path) -> Iterator[int]:
    """Yield by how many pages each heading is off."""
    document = random_document(seed, font, breaks)
    found, _ = pages_in_libreoffice(marked(document), folder)
    body = part(document)[0]
    parts = [part(document, f"word/{name}.xml") for name in ("styles", "numbering", "settings", "theme/theme1")]
    pages = estimate(body, Styling(*parts), {})
    for number, paragraph in enumerate(body.iter(w("p"))):
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val")) in ("Heading1", "Heading2"):
            yield pages.places[paragraph].page - found[f"P{number}"]
