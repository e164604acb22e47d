"""Packages with the same content have the same bytes, and parts are parsed without guessing."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from generator.office.normal import normalised, strict_xml
from generator.office.package import Refused
from generator.office.spreadsheet import read_workbook
from tests.hostile import shown
from tests.packages import workbook


def packed(parts: Iterable[tuple[str, bytes]], year: int = 2025, method: int = ZIP_DEFLATED, system: int = 3) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as package:
        for name, part in parts:
            entry = ZipInfo(name, (year, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = method, system
            package.writestr(entry, part)
    return content.getvalue()


PARTS = [("word/b.xml", b"<b/>"), ("[Content_Types].xml", b"<t/>"), ("a.xml", b"<a/>"), ("_rels/.rels", b"<r/>")]


def test_order_time_method_and_system_leave_no_trace() -> None:
    one = packed(PARTS)
    other = packed([("word/", b""), *reversed(PARTS)], year=1999, method=ZIP_STORED, system=0)
    assert one != other
    assert normalised(one) == normalised(other)


def test_parts_stand_in_the_order_that_readers_expect() -> None:
    with ZipFile(BytesIO(normalised(packed(PARTS)))) as package:
        assert package.namelist() == ["[Content_Types].xml", "_rels/.rels", "a.xml", "word/b.xml"]
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in package.infolist()} == {0}


def test_package_in_a_package_is_normalised_too() -> None:
    one, other = (packed([("word/embeddings/x.xlsx", packed(PARTS, year))]) for year in (1999, 2025))
    assert normalised(one) == normalised(other)


def test_normalising_twice_changes_nothing_more() -> None:
    once = normalised(packed(PARTS))
    assert normalised(once) == once


def test_content_is_untouched() -> None:
    assert shown(read_workbook(normalised(workbook()))) == shown(read_workbook(workbook()))


def test_prefixes_and_blanks_stay() -> None:
    xml = b'<w:p xmlns:w="urn:w" xmlns:x="urn:x"> <w:t xml:space="preserve"> a </w:t></w:p>'
    root = strict_xml(xml)
    assert root.nsmap == {"w": "urn:w", "x": "urn:x"}
    assert root[0].text == " a "


WRONG = {
    "a document type": (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "PART_WITH_DTD"),
    "an entity nobody declared": (b"<a>&nbsp;</a>", "PART_DAMAGED"),
    "an element that is not closed": (b"<a><br></a>", "PART_DAMAGED"),
    "a control sign": (b"<a>\x0b</a>", "PART_DAMAGED"),
    "a prefix nobody declared": (b"<w:a/>", "PART_DAMAGED"),
    "no content": (b"", "PART_DAMAGED"),
    "another encoding": (b'<?xml version="1.0" encoding="windows-1252"?><a/>', "PART_DAMAGED"),
    "levels beyond reason": (b"<a>" * 500 + b"</a>" * 500, "PART_TOO_DEEP"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_part_that_needs_guessing_is_refused(wrong: str) -> None:
    xml, code = WRONG[wrong]
    with pytest.raises(Refused) as refusal:
        strict_xml(xml, "word/document.xml")
    assert refusal.value.reason.name == code
