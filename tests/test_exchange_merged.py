"""Merged data out: everything that came in, row by row, and beside it only what may be published."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from generator.definitions import register_sheets
from generator.exchange import Accounting, merged_data, publishable_text, publishable_workbook
from generator.figures import publish
from generator.merging import combine
from generator.model.answers import Dataset
from generator.model.published import PublishedCell, PublishedColumn, PublishedRow, PublishedTable
from generator.model.values import State
from generator.office.spreadsheet import read_workbook
from tests.build import count, cross, faulty, follow_up, march, sent

DAY = date(2025, 1, 1)
BY_AREA = cross("omraden", "inriktningar", measures=("kvinnor", "man", "totalt"), protection="personer")


def dataset(table: Any = BY_AREA) -> Dataset:
    definition = follow_up(table)
    came_in = [
        march(definition, "avesta", {"bygg": count(8, 12), "vard": count(3, 0)}),
        march(definition, "borlange", {"bygg": count(20, 30), "industri": count(10, 15)}, others="nej"),
        march(definition, "falun", {"bygg": {"totalt": faulty("8?")}}),
    ]
    return combine(definition, came_in)[0]


def merged(of: Dataset) -> bytes:
    return merged_data(of, Accounting(of, (), (), {}), register_sheets(of.follow_up), "prov-publicerbar.xlsx", DAY)


def rows(content: bytes, title: str) -> list[Mapping[str, Any]]:
    """Give the rows of a sheet by its headings, as openpyxl reads them."""
    header, *others = openpyxl.load_workbook(BytesIO(content))[title].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in others]


def test_every_id_of_a_sheet_of_data_is_among_the_codes() -> None:
    content = merged(dataset())
    codes = {row["Id"] for row in rows(content, "Koder")}
    for sheet in ("Blanketter", "Deltagare", "Svar"):
        for row in rows(content, sheet):
            assert {str(value) for heading, value in row.items() if heading.endswith("-id") and value} <= codes


def test_each_row_of_a_table_says_whose_it_is_and_where_it_stood() -> None:
    first = rows(merged(dataset()), "Deltagare")[0]
    assert first == {
        "Svarande-id": "avesta",
        "Svarande": "Avesta",
        "Del-id": "mars",
        "Del": "1 mars",
        "Rad-id": "bygg",
        "Rad": "Bygg",
        "Ordning": 1,
        "Kvinnor": 8,
        "Män": 12,
        "Okänt": 0,
        "Totalt": 20,
        "Fil": "indata/prov/2025/avesta.xlsx",
        "Blad": "Deltagare mars",
        "Cell": "B20",
    }


def test_what_is_no_number_says_why_and_is_never_a_number() -> None:
    told = {
        (row["Svarande-id"], row["Del-id"], row["Rad-id"]): row["Totalt"]
        for row in rows(merged(dataset()), "Deltagare")
    }
    assert told["avesta", "mars", "industri"] == "[inget att redovisa]"
    assert told["borlange", "mars", "vard"] == "[uppgift saknas]"
    assert told["falun", "mars", "bygg"] == "[fel i underlaget]"


def test_whoever_has_not_answered_is_among_the_forms_and_has_no_rows() -> None:
    content = merged(dataset())
    assert {row["Svarande-id"]: row["Läge"] for row in rows(content, "Blanketter")}["mora"] == "Saknas"
    assert "mora" not in {row["Svarande-id"] for row in rows(content, "Deltagare")}


def test_the_first_sheet_says_that_it_is_a_working_file() -> None:
    first = read_workbook(merged(dataset())).sheets[0]
    said = [cell.shown for cell in first.cells.values()]
    assert said[2].startswith("INTERN ARBETSFIL")
    assert any("små antal" in line for line in said)


def test_an_identity_number_and_a_formula_come_out_masked_and_as_text() -> None:
    definition = follow_up(BY_AREA)
    typed = sent(definition, "avesta", file="=640823-3234")
    typed = replace(typed, file=replace(typed.file, sha256="0"))
    content = merged(combine(definition, [typed])[0])
    everything = [cell for sheet in read_workbook(content).sheets for cell in sheet.cells.values()]
    assert not any("640823-3234" in cell.shown for cell in everything)
    assert any("640823-****" in cell.shown for cell in everything)
    assert all(cell.formula is None for cell in everything)


def test_the_same_data_give_the_same_bytes() -> None:
    assert merged(dataset()) == merged(dataset())


def shown(content: bytes) -> Sequence[Mapping[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_what_may_be_published_has_no_protected_number() -> None:
    of = dataset()
    tables = tuple(publish(of).tables.values())
    text = publishable_text(tables)
    told = {(row["Rad-id"], row["Kolumn-id"]): (row["Värde"], row["Tecken"], row["Tillstånd"]) for row in shown(text)}
    assert told["vard", "kvinnor"] == ("", "x", "uppgiften visas inte")
    assert told["bygg", "kvinnor"] == ("28", "", "visas")
    workbook = publishable_workbook(of.follow_up, tables, DAY)
    assert [row["Läs mig"] for row in rows(workbook, "Läs mig")][-1] == f"{tables[0].id}: {tables[0].title}"
    listed = rows(workbook, "Alla tal")
    assert next((row["Värde"], row["Tecken"]) for row in listed if row["Rad-id"] == "vard") == (None, "x")
    assert text.startswith(b"\xef\xbb\xbf")
    assert b";" in text.splitlines()[0]


def table_of(*cells: PublishedCell, label: str = "Bygg") -> PublishedTable:
    columns = tuple(PublishedColumn(f"k{number}", f"Kolumn {number}", True) for number, _ in enumerate(cells))
    row = PublishedRow("bygg", label, {f"k{number}": cell for number, cell in enumerate(cells)})
    return PublishedTable("prov", "Prov", "Område", columns, (row,))


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (PublishedCell("12,3", Decimal("0.12345"), State.VALUE), "12,3"),
        (PublishedCell("+1\u00a0204", Decimal(1204), State.VALUE), "1204"),
        (PublishedCell("\u221230", Decimal(-30), State.VALUE), "-30"),
        (PublishedCell("–", Decimal(0), State.VALUE), "0"),
    ],
    ids=["share", "change", "decrease", "nothing"],
)
def test_a_number_is_published_with_the_decimals_that_it_is_printed_with(cell: PublishedCell, written: str) -> None:
    assert shown(publishable_text([table_of(cell)]))[0]["Värde"] == written


def test_a_label_that_looks_like_a_formula_stays_a_text() -> None:
    cell = PublishedCell("x", None, State.SUPPRESSED)
    assert shown(publishable_text([table_of(cell, label="=1+1")]))[0]["Rad"] == "'=1+1"
