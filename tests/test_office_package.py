"""Parts, relations and content types of a package, found as the standard says and no further."""

from pathlib import Path

import pytest

from generator.office.package import Kind, Limits, Refused, Relation, open_package
from tests.packages import (
    BOOK,
    BOOK_RELATIONS,
    RELATIONS,
    ROOT,
    SHARED,
    SHEET,
    STYLES,
    TYPES,
    relations,
    workbook,
)


def test_parts_are_found_without_regard_to_case() -> None:
    package = open_package(workbook())
    assert "XL/WORKBOOK.XML" in package
    assert package.read("Xl/Workbook.xml") == package.read(BOOK)
    assert "xl/nothing.xml" not in package


def test_names_are_those_of_the_file() -> None:
    assert open_package(workbook()).names == (TYPES, ROOT, BOOK, BOOK_RELATIONS, SHEET, SHARED, STYLES)


def test_names_written_backwards_are_turned() -> None:
    assert "xl/media/a.png" in open_package(workbook({"xl\\media\\a.png": "x"}))


TARGETS = {
    "worksheets/sheet1.xml": "xl/worksheets/sheet1.xml",
    "/xl/worksheets/sheet1.xml": "xl/worksheets/sheet1.xml",
    "../docProps/app.xml": "docProps/app.xml",
    "./a/../b.xml": "xl/b.xml",
    "media\\a.png": "xl/media/a.png",
}


@pytest.mark.parametrize(("target", "part"), TARGETS.items(), ids=TARGETS.keys())
def test_relation_leads_from_the_folder_of_its_part(target: str, part: str) -> None:
    package = open_package(workbook({BOOK_RELATIONS: relations(("worksheet", target))}))
    assert package.relations(BOOK) == {"rId1": Relation(f"{RELATIONS}/worksheet", part)}
    assert package.relations(BOOK)["rId1"].kind == "worksheet"


def test_external_relation_keeps_its_address() -> None:
    address = "file:///\\\\server\\mall.dotx"
    package = open_package(workbook({BOOK_RELATIONS: relations(("attachedTemplate", address), external=True)}))
    assert package.relations(BOOK)["rId1"] == Relation(f"{RELATIONS}/attachedTemplate", address, external=True)


def test_part_without_relations_has_none() -> None:
    assert open_package(workbook()).relations(SHEET) == {}


def test_content_types_are_told_by_part() -> None:
    types = open_package(workbook()).content_types()
    assert types[BOOK].endswith("spreadsheetml.sheet.main+xml")
    assert types[SHEET] == "application/xml"
    assert types["_rels/.rels"].endswith("relationships+xml")


def test_workbook_is_known_by_type_or_by_folder() -> None:
    assert open_package(workbook()).kind() is Kind.WORKBOOK
    assert open_package(workbook({TYPES: None})).kind() is Kind.WORKBOOK


def test_file_on_disk_and_its_bytes_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "å ä ö.xlsx"
    path.write_bytes(workbook())
    assert open_package(path).names == open_package(workbook()).names


def test_unpacking_is_counted_over_all_parts() -> None:
    package = open_package(workbook({"a.bin": b"x" * 600, "b.bin": b"x" * 600}), Limits(total=1_000))
    package.read("a.bin")
    with pytest.raises(Refused):
        package.read("b.bin")


def test_part_of_exactly_the_limit_is_read() -> None:
    data = workbook({"a.bin": b"x" * 600})
    assert len(open_package(data, Limits(part=600)).read("a.bin")) == 600
    with pytest.raises(Refused):
        open_package(data, Limits(part=599)).read("a.bin")
