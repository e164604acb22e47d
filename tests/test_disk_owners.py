"""Who has a file open, by the files that Office and LibreOffice lay beside it."""

from pathlib import Path

import pytest

from generator.disk.owners import holder
from generator.model.inbox import opened


def word(name: str) -> bytes:
    """An owner file as Word makes it: 162 bytes, the name in one byte a letter and then in two."""
    narrow = bytes([len(name)]) + name.encode("cp1252", "replace").ljust(53, b"\0")
    return narrow + bytes([len(name), 0]) + name.encode("utf-16-le").ljust(106, b"\0")


def excel(name: str) -> bytes:
    """An owner file as Excel makes it: 165 bytes, padded with blanks."""
    narrow = bytes([len(name)]) + name.encode("cp1252", "replace").ljust(54, b" ")
    return narrow + bytes([len(name), 0]) + name.encode("utf-16-le").ljust(108, b" ")


@pytest.mark.parametrize(
    ("file", "owner", "content", "person"),
    [
        ("rapport.xlsx", "~$rapport.xlsx", excel("Samordnare Ö"), "Samordnare Ö"),
        ("uppfoljning.docx", "~$pfoljning.docx", word("Registratör"), "Registratör"),
        ("rapport.docx", "~$apport.docx", word("Handläggare"), "Handläggare"),
        ("kort.docx", "~$kort.docx", word("Ж"), "Ж"),
        (
            "rapport.docx",
            ".~lock.rapport.docx#",
            "Vårdplanerare,konto,DATOR,01.03.2026 09:15,file:///x;".encode(),
            "Vårdplanerare",
        ),
        ("rapport.docx", ".~lock.rapport.docx#", b",konto,DATOR,01.03.2026 09:15,file:///x;", "konto"),
        ("rapport.docx", ".~lock.rapport.docx#", b"Efternamn\\, roll,konto,DATOR,,;", "Efternamn, roll"),
        ("rapport.xlsx", "~$rapport.xlsx", b"", ""),
        ("rapport.xlsx", "~$rapport.xlsx", b"\x05", ""),
        ("rapport.xlsx", "~$rapport.xlsx", b"\xff" * 165, ""),
        ("rapport.xlsx", "~$pport.xlsx", excel("Annan fil"), None),
        ("rapport.xlsx", "rapport2.xlsx", b"", None),
    ],
)
def test_owner_file_tells_who_has_the_file_open(
    tmp_path: Path, file: str, owner: str, content: bytes, person: str | None
) -> None:
    (tmp_path / owner).write_bytes(content)
    assert holder(tmp_path / file) == person


def test_unreadable_owner_file_tells_that_somebody_has_it(tmp_path: Path) -> None:
    (tmp_path / "~$rapport.xlsx").mkdir()
    assert holder(tmp_path / "rapport.xlsx") == ""


def test_owner_files_are_paired_with_the_files_they_stand_for() -> None:
    names = ["grupp.xlsx", "rapport.docx", "~$grupp.xlsx", "~$pport.docx", "~$borta.xlsx", ".~lock.grupp.xlsx#"]
    assert opened(names) == {
        "~$grupp.xlsx": ("grupp.xlsx",),
        ".~lock.grupp.xlsx#": ("grupp.xlsx",),
        "~$pport.docx": ("rapport.docx",),
    }


def test_owner_file_that_fits_two_files_names_both() -> None:
    assert opened(["arapport.docx", "brapport.docx", "~$rapport.docx"]) == {
        "~$rapport.docx": ("arapport.docx", "brapport.docx")
    }
