"""Documents opened by programs that did not make them: LibreOffice, and the validator of the Open XML SDK."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.report import make_template
from tests.municipal import COLOURS, MODELS, Municipal, build_in_look
from tests.report_build import follow_up, plan, render
from tests.validating import remarks

OUTLINE = """
= {{ dokument.titel }}
| Diarienummer | {{ rapport.dnr }}
#* Sammanfattning
> Det går bra.
- en punkt
[innehall]
# Grupper
{%p for grupp in register.grupper %}
## {{ grupp.namn }}
{{p grupp.svar.arbete.syfte | egna_ord(grupp.namn) }}
{{p grupp.tabell.moten }}
{{p grupp.alla_svar }}
{%p endfor %}
[liggande]
# Deltagare
Se {{ hanvisning.deltagare }}.
{{p tabell.deltagare }}
[staende]
# Sist
Slut.
"""


def written(tmp_path: Path) -> list[Path]:
    documents, findings = render(tmp_path, OUTLINE)
    assert findings == ()
    files = {"mall.docx": make_template(follow_up(OUTLINE), plan(OUTLINE)), "ut.docx": documents[0].content}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in files]


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_the_document_to_its_end(tmp_path: Path) -> None:
    written(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "ut.docx")], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "ut.txt").read_text(encoding="utf-8-sig")
    assert "Den följer {{ 7*7 }} behovet." in text
    assert "Tabell\u00a02. Vilka möten har hållits – Planering" in text
    assert text.rstrip().endswith("Slut.")


@pytest.mark.validator
def test_the_open_xml_sdk_has_nothing_to_remark(tmp_path: Path) -> None:
    assert [remarks(file) for file in written(tmp_path)] == [[], []]


GROUNDS = {
    "none": None,
    "with numbers": Municipal(),
    "without": Municipal(numbered=False, with_own_parts=False),
    "bare": Municipal(left_out=frozenset({"heading 1", "heading 2", "heading 3", "List Bullet", "TOC Heading"})),
    "light": Municipal({**COLOURS, "accent1": "FFD500", "hlink": "00AEEF"}),
}


@pytest.mark.validator
@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize("model", MODELS)
def test_every_shipped_model_has_valid_documents_in_any_look(
    tmp_path: Path, model: str, ground: Municipal | None
) -> None:
    for file in build_in_look(tmp_path, model, ground):
        assert remarks(file) == [], file.name
