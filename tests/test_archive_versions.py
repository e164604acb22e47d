"""Versions: their numbers, what is kept, and what is said about it."""

import hashlib
from pathlib import Path

import pytest

from generator.archive.manifest import Link, decoded
from generator.archive.remarks import remarks
from generator.archive.storing import Stored, store
from generator.archive.versions import NextVersion, Shelf, Version, beside, next_version
from generator.disk import writing
from generator.model.documents import Document, SourceFile
from generator.model.findings import FilePlace, Origin, UserError
from generator.swedish.archive_messages import Archive, ArchiveStop

FACTS = {"idag": "2026-03-01"}
SOURCES = (SourceFile("indata/vux/2025/lund.xlsx", "00", "blankett"),)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "utdata" / "vuxsamverkan" / "2025", "vuxsamverkan", "2025")


def build(shelf: Shelf, **documents: str) -> Stored:
    """Store documents that tell what is said, given by their names."""
    made = [Document(name, f"docx {told}".encode(), told) for name, told in documents.items()]
    return store(next_version(shelf), made, SOURCES, FACTS)


def lay(shelf: Shelf, *names: str) -> None:
    shelf.folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (shelf.folder / name).write_bytes(b"")


def names(shelf: Shelf) -> list[str]:
    return sorted(path.name for path in shelf.folder.iterdir())


def test_first_version_is_0_1_and_makes_its_folder(shelf: Shelf) -> None:
    stored = build(shelf, uppfoljningsrapport="a", missiv="b")
    assert stored == Stored(
        version="0.1",
        paths=(
            shelf.folder / "vuxsamverkan-uppfoljningsrapport-2025-v0-1.docx",
            shelf.folder / "vuxsamverkan-missiv-2025-v0-1.docx",
        ),
        manifest_path=shelf.folder / "vuxsamverkan-2025-v0-1.json",
        unchanged=False,
    )
    assert [path.read_bytes() for path in stored.paths] == [b"docx a", b"docx b"]
    assert len(names(shelf)) == 3


def test_what_lies_beside_a_version_is_read_back_as_it_was_written(shelf: Shelf) -> None:
    stored = store(next_version(shelf), [Document("rapport", b"", "a")], (), FACTS, {"ursprung": b"{}"})
    told = decoded(stored.manifest_path.read_bytes())

    assert beside(shelf, told, "ursprung") == b"{}"
    assert beside(shelf, told, "annat") is None
    again = store(next_version(shelf), [Document("rapport", b"", "a")], (), FACTS, {"ursprung": b"[]"})
    assert (again.version, again.unchanged) == ("0.1", True)


def test_a_version_that_has_lost_what_lay_beside_it_is_followed_by_another(shelf: Shelf) -> None:
    build(shelf, rapport="a")
    stored = store(next_version(shelf), [Document("rapport", b"", "a")], (), FACTS, {"ursprung": b"{}"})

    assert (stored.version, stored.unchanged) == ("0.2", False)


def test_manifest_names_documents_sources_facts_and_the_manifest_before(shelf: Shelf) -> None:
    first, second = build(shelf, rapport="a"), build(shelf, rapport="b")
    told = decoded(second.manifest_path.read_bytes())
    assert told.version == "0.2"
    assert told.sources == SOURCES
    assert told.facts == FACTS
    assert [kept.sha256 for kept in told.documents] == [hashlib.sha256(b"docx b").hexdigest()]
    assert told.previous == Link(first.manifest_path.name, hashlib.sha256(first.manifest_path.read_bytes()).hexdigest())
    assert decoded(first.manifest_path.read_bytes()).previous is None


def test_build_that_tells_the_same_is_not_stored(shelf: Shelf) -> None:
    first = build(shelf, rapport="a")
    before = names(shelf)
    again = build(shelf, rapport="a")
    assert again == Stored(first.version, first.paths, first.manifest_path, unchanged=True)
    assert names(shelf) == before


@pytest.mark.parametrize("documents", [{"rapport": "b"}, {"rapport": "a", "missiv": "a"}, {"missiv": "a"}])
def test_build_that_tells_something_else_is_stored(shelf: Shelf, documents: dict[str, str]) -> None:
    build(shelf, rapport="a")
    assert build(shelf, **documents).version == "0.2"


def test_version_whose_document_is_gone_is_built_anew(shelf: Shelf) -> None:
    first = build(shelf, rapport="a")
    first.paths[0].unlink()
    assert next_version(shelf).missing == (first.paths[0].name,)
    assert build(shelf, rapport="a").version == "0.2"
    assert not first.paths[0].exists()


def test_edited_document_is_told_and_left(shelf: Shelf) -> None:
    first = build(shelf, rapport="a", missiv="b")
    first.paths[0].write_bytes(b"redigerad")
    assert next_version(shelf).edited == (first.paths[0].name,)
    assert build(shelf, rapport="a", missiv="b").unchanged
    assert build(shelf, rapport="c", missiv="b").version == "0.2"
    assert first.paths[0].read_bytes() == b"redigerad"
    assert next_version(shelf).edited == ()


@pytest.mark.parametrize(
    ("lying", "number"),
    [
        (["vuxsamverkan-rapport-2025-v0-1.docx"], "0.2"),
        (["vuxsamverkan-rapport-2025-v0-7.docx", "vuxsamverkan-rapport-2025-v0-3.docx"], "0.8"),
        (["VUXSAMVERKAN-RAPPORT-2025-V0-4.DOCX"], "0.5"),
        (["vuxsamverkan-rapport-2025-v0-4 (1).docx"], "0.5"),
        (["vuxsamverkan-rapport-2025-v0-4-slutlig.docx"], "0.5"),
        (["vuxsamverkan-rapport-2025-v0-9.docx", "vuxsamverkan-rapport-2025-v0-10.docx"], "0.11"),
        (["vuxsamverkan-rapport-2025-v99-1.docx"], "0.1"),
        (["budget-v0-5.docx", "~$xsamverkan-rapport-2025-v0-5.docx"], "0.1"),
        (["vuxsamverkan-rapport-2025.docx", "anteckningar.txt"], "0.1"),
    ],
)
def test_number_that_any_file_bears_is_not_used_again(shelf: Shelf, lying: list[str], number: str) -> None:
    lay(shelf, *lying)
    assert str(next_version(shelf).number) == number
    assert build(shelf, rapport="a").version == number
    assert all((shelf.folder / name).read_bytes() == b"" for name in lying)


def test_numbers_are_in_order_of_their_value(shelf: Shelf) -> None:
    for told in range(12):
        build(shelf, rapport=str(told))
    upcoming = next_version(shelf)
    assert upcoming.number == Version(0, 13)
    assert upcoming.newest is not None
    assert upcoming.newest.version == "0.12"


def test_build_after_an_adopted_version_prepares_its_correction(shelf: Shelf) -> None:
    first = build(shelf, rapport="a")
    adopted = first.manifest_path.read_text(encoding="utf-8").replace('"0.1"', '"1.0"')
    (shelf.folder / "vuxsamverkan-2025-v1-0.json").write_text(adopted, encoding="utf-8")
    assert build(shelf, rapport="b").version == "1.1"


def test_two_documents_whose_names_become_one_are_both_kept(shelf: Shelf) -> None:
    stored = store(next_version(shelf), [Document("Malmö", b"1", "a"), Document("Malmo", b"2", "b")], (), FACTS)
    assert [path.read_bytes() for path in stored.paths] == [b"1", b"2"]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"version": "0.1"}', b"\xff"], ids=["empty", "no keys", "one key", "no text"]
)
def test_damaged_newest_manifest_ends_the_run(shelf: Shelf, content: bytes) -> None:
    path = build(shelf, rapport="a").manifest_path
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        next_version(shelf)
    assert caught.value.exit_code == 4


def test_manifest_of_another_version_is_damaged(shelf: Shelf) -> None:
    first = build(shelf, rapport="a")
    (shelf.folder / "vuxsamverkan-2025-v0-2.json").write_bytes(first.manifest_path.read_bytes())
    with pytest.raises(UserError, match=r"version 0\.2"):
        next_version(shelf)


def test_run_that_comes_second_is_refused_and_changes_nothing(shelf: Shelf) -> None:
    upcoming = next_version(shelf)
    build(shelf, rapport="a")
    before = names(shelf)
    with pytest.raises(UserError) as caught:
        store(upcoming, [Document("rapport", b"sen", "b")], SOURCES, FACTS)
    assert caught.value.exit_code == 3
    assert names(shelf) == before


def test_run_that_fails_takes_away_what_it_had_written(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> None:
        if path.suffix == ".json":
            raise UserError("full", 5)
        real(path, data)

    real = writing.write_new
    monkeypatch.setattr(writing, "write_new", refuse)
    with pytest.raises(UserError, match="full"):
        build(shelf, rapport="a", missiv="b")
    assert names(shelf) == []


CASES = {
    "EDITED_SINCE_BUILT": (
        "vuxsamverkan-rapport-2025-v0-1.docx",
        "Dokumentet har ändrats sedan version 0.1 byggdes. Ändringarna finns kvar i filen men följer inte med till nya "
        "versioner av sig själva.",
    ),
    "DOCUMENT_MISSING": (
        "vuxsamverkan-missiv-2025-v0-1.docx",
        "Dokumentet hör till version 0.1 men finns inte kvar i mappen.",
    ),
    "VERSION_UNFINISHED": (
        "vuxsamverkan-rapport-2025-v0-3.docx",
        "Filen har nummer 0.3, men den versionen är inte färdig; troligen avbröts en körning. Filen lämnas orörd, och "
        "numret används inte igen. Ta bort filen om ingen behöver den.",
    ),
    "SAME_DOCUMENTS": (
        "vuxsamverkan-2025-v0-1.json",
        "Underlaget ger samma dokument som version 0.1, så ingen ny version har skapats.",
    ),
}
"""Code, file and sentence."""

STOPS = {
    "MANIFEST_DAMAGED": (
        4,
        "Filen {file} är skadad eller ändrad, så det går inte att se vad version 0.1 består av. Återställ den från "
        "säkerhetskopian, eller flytta den till en annan mapp, och kör igen.",
    ),
    "BESIDE_DAMAGED": (
        4,
        "Filen {file} hör till version 0.1 men är borta eller ändrad. Återställ den från säkerhetskopian, eller kör "
        "rapport bygg, så får nästa version en ny.",
    ),
    "VERSION_TAKEN": (
        3,
        "En annan körning har just sparat en version i {file}, så version 0.1 kunde inte sparas. Kör igen, så får "
        "dokumenten nästa nummer.",
    ),
}


def test_every_message_has_a_case() -> None:
    assert set(CASES) == {member.name for member in Archive}
    assert set(STOPS) == {member.name for member in ArchiveStop}


def found(shelf: Shelf, stored: Stored, upcoming: NextVersion) -> dict[str, tuple[str, str]]:
    told = tuple(remarks(upcoming, stored, "utdata/vuxsamverkan/2025"))
    assert all(finding.origin is Origin.DOCUMENT for finding in told)
    assert all(isinstance(finding.place, FilePlace) for finding in told)
    return {
        finding.code: (finding.place.file.removeprefix("utdata/vuxsamverkan/2025/"), finding.message)
        for finding in told
    }


def test_edited_missing_and_unfinished_documents_are_told(shelf: Shelf) -> None:
    first = build(shelf, rapport="a", missiv="b")
    first.paths[0].write_bytes(b"redigerad")
    first.paths[1].unlink()
    lay(shelf, "vuxsamverkan-rapport-2025-v0-3.docx")
    upcoming = next_version(shelf)
    stored = store(upcoming, [Document("rapport", b"", "c")], SOURCES, FACTS)
    expected = {code: case for code, case in CASES.items() if code != "SAME_DOCUMENTS"}
    assert found(shelf, stored, upcoming) == expected


def test_build_that_changes_nothing_is_told(shelf: Shelf) -> None:
    build(shelf, rapport="a")
    upcoming = next_version(shelf)
    stored = store(upcoming, [Document("rapport", b"", "a")], SOURCES, FACTS)
    assert found(shelf, stored, upcoming) == {"SAME_DOCUMENTS": CASES["SAME_DOCUMENTS"]}


def test_nothing_is_told_when_all_is_well(shelf: Shelf) -> None:
    upcoming = next_version(shelf)
    assert found(shelf, build(shelf, rapport="a"), upcoming) == {}


def test_sentences_that_end_a_run(shelf: Shelf) -> None:
    upcoming = next_version(shelf)
    stored = store(upcoming, [Document("rapport", b"", "a")], (), FACTS, {"ursprung": b"{}"})
    path, kept = stored.manifest_path, shelf.folder / "data" / "vuxsamverkan-ursprung-2025-v0-1.json"
    with pytest.raises(UserError) as taken:
        store(upcoming, [Document("rapport", b"", "b")], (), FACTS)
    kept.write_bytes(b"")
    with pytest.raises(UserError) as gone:
        beside(shelf, decoded(path.read_bytes()), "ursprung")
    path.write_bytes(b"")
    with pytest.raises(UserError) as damaged:
        next_version(shelf)
    places = {"VERSION_TAKEN": shelf.folder, "BESIDE_DAMAGED": kept, "MANIFEST_DAMAGED": path}
    for (code, file), caught in zip(places.items(), (taken, gone, damaged), strict=True):
        exit_code, sentence = STOPS[code]
        assert (caught.value.exit_code, caught.value.message) == (exit_code, sentence.format(file=file))
