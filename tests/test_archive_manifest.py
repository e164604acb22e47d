"""What a manifest says, and how it stands in its file."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.manifest import KeptDocument, Link, Manifest, decoded, encoded
from generator.model.documents import SourceFile

MANIFEST = Manifest(
    version="0.2",
    documents=(KeptDocument("rapport", "prov-rapport-2025-v0-2.docx", "aa", "bb"),),
    sources=(
        SourceFile("indata/prov/2025/östra.xlsx", "dd", "blankett"),
        SourceFile("indata/prov/2025/register.xlsx", "cc", "register"),
    ),
    facts={"program": "1.0", "idag": "2026-03-01"},
    previous=Link("prov-2025-v0-1.json", "ee"),
)


def test_identity_number_in_the_name_of_a_source_is_masked() -> None:
    source = SourceFile("indata/prov/2025/Anna 640823-3234.xlsx", "dd", "blankett")
    told = json.loads(encoded(replace(MANIFEST, sources=(source,))))
    assert told["kallor"] == [{"fil": "indata/prov/2025/Anna 640823-****.xlsx", "roll": "blankett", "sha256": "dd"}]


TEXT = """\
{
 "dokument": [
  {
   "fil": "prov-rapport-2025-v0-2.docx",
   "fingeravtryck": "bb",
   "namn": "rapport",
   "sha256": "aa"
  }
 ],
 "foregaende": {
  "fil": "prov-2025-v0-1.json",
  "sha256": "ee"
 },
 "kallor": [
  {
   "fil": "indata/prov/2025/register.xlsx",
   "roll": "register",
   "sha256": "cc"
  },
  {
   "fil": "indata/prov/2025/östra.xlsx",
   "roll": "blankett",
   "sha256": "dd"
  }
 ],
 "uppgifter": {
  "idag": "2026-03-01",
  "program": "1.0"
 },
 "version": "0.2"
}
"""


def test_manifest_stands_as_sorted_json_in_utf_8() -> None:
    assert encoded(MANIFEST).decode("utf-8") == TEXT


def test_manifest_does_not_depend_on_the_order_of_sources_and_facts() -> None:
    turned = Manifest(
        MANIFEST.version,
        MANIFEST.documents,
        MANIFEST.sources[::-1],
        {"idag": "2026-03-01", "program": "1.0"},
        MANIFEST.previous,
    )
    assert encoded(turned) == encoded(MANIFEST)


texts = st.text(st.characters(exclude_categories=()), max_size=10)


@given(texts, texts, texts)
@settings(max_examples=100)
def test_written_manifest_reads_back_the_same(file: str, key: str, value: str) -> None:
    told = Manifest("0.1", (), (SourceFile(file, "00", "blankett"),), {key: value}, None)
    assert decoded(encoded(told)) == told


def changed(**parts: object) -> bytes:
    return json.dumps(json.loads(TEXT) | parts).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"null",
        b"[]",
        b"{}",
        b"[" * 100_000,
        TEXT[:-20].encode(),
        changed(version=2),
        changed(dokument=None),
        changed(dokument=[{"namn": "a"}]),
        changed(uppgifter=[]),
        changed(uppgifter={"idag": 1}),
        changed(kallor=[{"fil": "a", "sha256": None, "roll": "b"}]),
        changed(foregaende="prov-2025-v0-1.json"),
        changed(dokument=[{"namn": "a", "fil": "../a.docx", "sha256": "", "fingeravtryck": ""}]),
        changed(dokument=[{"namn": "a", "fil": "C:a.docx", "sha256": "", "fingeravtryck": ""}]),
        changed(dokument=[{"namn": "a", "fil": "..", "sha256": "", "fingeravtryck": ""}]),
        changed(foregaende={"fil": "\\\\server\\a.json", "sha256": ""}),
    ],
    ids=range(18),
)
def test_what_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  (json's own faults are of that kind too)
        decoded(data)


def test_manifest_has_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.test_archive_manifest import MANIFEST; from generator.archive.manifest import encoded;"
        "sys.stdout.buffer.write(encoded(MANIFEST))"
    )
    made = set()
    for seed, zone, language in (
        ("0", "UTC", "C"),
        ("1", "Asia/Tokyo", "sv_SE.UTF-8"),
        ("7", "America/Lima", "C.UTF-8"),
    ):
        environment = os.environ | {
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": language,
        }
        made.add(
            subprocess.run(
                [sys.executable, "-c", program], env=environment, cwd=tmp_path, check=True, capture_output=True
            ).stdout
        )
    assert made == {TEXT.encode()}
