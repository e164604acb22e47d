"""File names that we make, and files that are nobody's work."""

import unicodedata
from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.disk.names import LONGEST, file_name, file_names
from generator.model.inbox import Junk, junk

MADE = [
    (("vuxsamverkan", "uppfoljningsrapport", "2025"), "-v0-1.docx", "vuxsamverkan-uppfoljningsrapport-2025-v0-1.docx"),
    (("Vuxsamverkan", "2025-T1"), ".json", "vuxsamverkan-2025-t1.json"),
    (("Vård och omsorg",), ".xlsx", "vard-och-omsorg.xlsx"),
    (("Västerås",), ".xlsx", "vasteras.xlsx"),
    (("Västerås",), ".xlsx", "vasteras.xlsx"),
    (("Älvdalen", "Östersund"), ".xlsx", "alvdalen-ostersund.xlsx"),
    (("ÅÄÖ åäö éÉ",), ".xlsx", "aao-aao-ee.xlsx"),
    (("Ærø Straße Łódź Þór",), ".xlsx", "aero-strasse-lodz-thor.xlsx"),
    (("  två  blanksteg ",), ".xlsx", "tva-blanksteg.xlsx"),
    (("fast\u00a0blanksteg",), ".xlsx", "fast-blanksteg.xlsx"),
    (("mjukt\u00adbindestreck",), ".xlsx", "mjukt-bindestreck.xlsx"),
    (("snake_case",), ".xlsx", "snake-case.xlsx"),
    (("SFI/Vux & gymnasium",), ".xlsx", "sfi-vux-gymnasium.xlsx"),
    (("",), ".docx", "fil-e3b0c442.docx"),
    ((), ".docx", "fil-e3b0c442.docx"),
    (("", "grupp", ""), ".docx", "grupp.docx"),
    (("../../etc/passwd",), ".xlsx", "etc-passwd.xlsx"),
    (("..\\..\\windows",), ".xlsx", "windows.xlsx"),
    (("/absolut/väg",), ".xlsx", "absolut-vag.xlsx"),
    (("C:\\temp\\x",), ".xlsx", "c-temp-x.xlsx"),
    (("C:x",), ".xlsx", "c-x.xlsx"),
    (("\\\\server\\resurs\\x",), ".xlsx", "server-resurs-x.xlsx"),
    (("//server/resurs",), ".xlsx", "server-resurs.xlsx"),
    (("\\\\?\\C:\\x",), ".xlsx", "c-x.xlsx"),
    (("a:b",), ".xlsx", "a-b.xlsx"),
    (("fil.txt:ström",), ".xlsx", "fil-txt-strom.xlsx"),
    (("~",), ".xlsx", "fil-7ace431c.xlsx"),
    (("~$grupp",), ".xlsx", "grupp.xlsx"),
    (("..",), ".xlsx", "fil-5ec1f7e7.xlsx"),
    ((".",), ".xlsx", "fil-cdb4ee2a.xlsx"),
    ((".dold",), ".xlsx", "dold.xlsx"),
    (("slutar med punkt.",), ".xlsx", "slutar-med-punkt.xlsx"),
    (("slutar med blank ",), ".xlsx", "slutar-med-blank.xlsx"),
    (("CON",), ".docx", "fil-con.docx"),
    (("con",), "-v0-1.docx", "con-v0-1.docx"),
    (("con.rapport",), ".docx", "con-rapport.docx"),
    (("PRN",), ".docx", "fil-prn.docx"),
    (("aux",), ".docx", "fil-aux.docx"),
    (("nul",), ".docx", "fil-nul.docx"),
    (("COM1",), ".docx", "fil-com1.docx"),
    (("com\u00b9",), ".docx", "fil-com1.docx"),
    (("COM0",), ".docx", "fil-com0.docx"),
    (("lpt9",), ".docx", "fil-lpt9.docx"),
    (("LPT\u00b3",), ".docx", "fil-lpt3.docx"),
    (("LPT10",), ".docx", "lpt10.docx"),
    (("CONIN$",), ".docx", "conin.docx"),
    (("desktop.ini",), ".docx", "desktop-ini.docx"),
    (("_vti_",), ".docx", "vti.docx"),
    ((".lock",), ".docx", "lock.docx"),
    (('a"b*c<d>e?f|g',), ".xlsx", "a-b-c-d-e-f-g.xlsx"),
    (("rad\nbrytning\ttabb\0nul",), ".xlsx", "rad-brytning-tabb-nul.xlsx"),
    (("\u202eomvänd",), ".xlsx", "omvand.xlsx"),
    (("$(rm -rf)",), ".xlsx", "rm-rf.xlsx"),
    (("-flagga",), ".xlsx", "flagga.xlsx"),
    (("=1+1",), ".xlsx", "1-1.xlsx"),
    (("2025-10-01",), ".xlsx", "2025-10-01.xlsx"),
    (("Ⅻ ½ ﬁ",), ".xlsx", "xii-1-2-fi.xlsx"),
    (("ÅRSRAPPORT (1) – Kopia",), ".docx", "arsrapport-1-kopia.docx"),
    (("北京",), ".xlsx", "fil-68c77e15.xlsx"),
    (("grupp", "🙂"), ".xlsx", "grupp-3c0ed5aa.xlsx"),
    (("İstanbul",), ".xlsx", "istanbul.xlsx"),
    (("x" * 300,), ".docx", "x" * 86 + "-0d4e2ca9.docx"),
]
"""Parts, suffix, and the name that they give."""


@pytest.mark.parametrize(("parts", "suffix", "name"), MADE, ids=[ascii(row[0])[:40] for row in MADE])
def test_parts_become_a_name(parts: tuple[str, ...], suffix: str, name: str) -> None:
    assert file_name(parts, suffix) == name


@pytest.mark.parametrize("name", [row[2] for row in MADE])
@pytest.mark.parametrize("flavour", [PurePosixPath, PureWindowsPath])
def test_name_holds_on_every_system(name: str, flavour: type[PurePath]) -> None:
    folder = flavour("/arbetsmapp/utdata")
    path = folder / name
    assert path.parent == folder
    assert path.name == name
    assert not PureWindowsPath(name).is_reserved()
    assert not name.endswith((".", " "))
    assert len(name) <= LONGEST
    assert junk(name) is None


@given(st.lists(st.text(), max_size=4), st.sampled_from([".docx", "-v0-12.docx", ".json"]))
@settings(max_examples=100)
def test_any_parts_give_a_plain_name(parts: tuple[str, ...], suffix: str) -> None:
    name = file_name(parts, suffix)
    body = name.removesuffix(suffix)
    assert name.endswith(suffix)
    assert 0 < len(body) <= LONGEST - len(suffix)
    assert set(body) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert body[0] != "-"
    assert not PureWindowsPath(name).is_reserved()
    assert file_name([unicodedata.normalize("NFD", part) for part in parts], suffix) == name


def test_long_names_that_begin_alike_differ() -> None:
    assert file_name(["x" * 200 + "a"], ".docx") != file_name(["x" * 200 + "b"], ".docx")


def test_names_without_latin_letters_differ() -> None:
    assert file_name(["北京"], ".docx") != file_name(["東京"], ".docx")


def test_unfit_suffix_is_a_bug() -> None:
    with pytest.raises(ValueError, match="unfit"):
        file_name(["a"], "/../x.docx")


def test_names_that_differ_only_in_accents_are_told_apart() -> None:
    assert file_names([["Malmö"], ["Malmo"], ["Lund"]], ".xlsx") == (
        "malmo-b2878c30.xlsx",
        "malmo-e7f2e0a3.xlsx",
        "lund.xlsx",
    )


def test_names_do_not_depend_on_their_order() -> None:
    rows = [["Malmö"], ["Lund"], ["MALMO"]]
    assert dict(zip(map(tuple, rows), file_names(rows, ".xlsx"), strict=True)) == dict(
        zip(map(tuple, rows[::-1]), file_names(rows[::-1], ".xlsx"), strict=True)
    )


def test_equal_rows_are_a_bug() -> None:
    with pytest.raises(ValueError, match="equal"):
        file_names([["lund"], ["lund"]], ".xlsx")


@given(
    st.lists(
        st.lists(st.text(max_size=5), min_size=1, max_size=2).map(tuple),
        unique_by=lambda row: tuple(unicodedata.normalize("NFC", part) for part in row),
        max_size=8,
    )
)
@settings(max_examples=100)
def test_names_of_a_batch_are_no_twins(rows: list[tuple[str, ...]]) -> None:
    names = file_names(rows, ".xlsx")
    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(rows)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("~$grupp.xlsx", Junk.OWNER),
        ("~$pport.docx", Junk.OWNER),
        (".~lock.grupp.xlsx#", Junk.OWNER),
        ("~WRL0001.tmp", Junk.TEMPORARY),
        ("A1B2C300.TMP", Junk.TEMPORARY),
        ("Thumbs.db", Junk.SYSTEM),
        ("THUMBS.DB", Junk.SYSTEM),
        ("ehthumbs.db", Junk.SYSTEM),
        ("desktop.ini", Junk.SYSTEM),
        (".DS_Store", Junk.SYSTEM),
        ("._grupp.xlsx", Junk.SYSTEM),
        (".grupp.xlsx", Junk.HIDDEN),
        (".rapport-las", Junk.HIDDEN),
        ("grupp.xlsx", None),
        ("grupp (1).xlsx", None),
        ("Grupp - Kopia.xlsx", None),
        ("~grupp.xlsx", None),
        ("grupp.xls", None),
        ("tmp.xlsx", None),
    ],
)
def test_junk_is_told_from_work(name: str, why: Junk | None) -> None:
    assert junk(name) is why
