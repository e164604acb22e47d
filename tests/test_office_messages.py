"""Every sentence about a file as a whole: what was handed in, and what is said."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.findings import CellPlace, FilePlace, Finding, Place
from generator.office.package import Refused, open_package
from generator.office.refusal import Limits
from generator.office.spreadsheet import read_workbook
from generator.swedish.office_messages import Office
from tests.packages import (
    BOOK,
    BOOK_RELATIONS,
    DECLARATION,
    ROOT,
    SHARED,
    SHEET,
    SHEET_RELATIONS,
    book,
    relations,
    shared,
    sheet,
    text_cell,
    with_cells,
    workbook,
)

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 504
FILE, BLAD = FilePlace("fil.xlsx"), CellPlace("fil.xlsx", "Blad", "")
AGAIN = "Öppna originalet, spara det på nytt och lägg in filen igen."
FEW = Limits(
    file=2**20, parts=10, part=2**20, total=2**20, elements=50, sheets=2, cells=20, extent=100, area=9, rules=3, text=50
)


def stream(name: str) -> bytes:
    """An OLE container with a stream of that name."""
    return OLE + name.encode("utf-16-le")


def document() -> bytes:
    return workbook({ROOT: relations(("officeDocument", "word/document.xml")), "word/document.xml": "<document/>"})


def open_document() -> bytes:
    return workbook({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})


CASES: dict[str, tuple[bytes, Place, str]] = {
    "FILE_EMPTY": (b"", FILE, "Filen är tom. Spara den på nytt och lägg in den igen."),
    "FILE_IS_WEB_PAGE": (
        b"<html><table><tr><td>1</td></tr></table></html>",
        FILE,
        "Filen är en webbsida som har fått ett Excelnamn. Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).",
    ),
    "FILE_IS_TEXT": (
        "Namn;Åsa\n".encode("latin-1"),
        FILE,
        "Filen är en textfil (till exempel csv) och ingen Excel-arbetsbok. Lägg in arbetsboken (.xlsx) i stället, "
        "eller ta bort filen om den inte hör hit.",
    ),
    "FILE_IS_PDF": (
        b"%PDF-1.7\n",
        FILE,
        "Filen är en PDF. Lämna in arbetsboken som PDF-filen gjordes av, i formatet .xlsx.",
    ),
    "FILE_IS_XLS": (
        stream("Workbook"),
        FILE,
        "Filen är sparad i ett äldre Excelformat (.xls). Öppna den i Excel och spara om den som .xlsx.",
    ),
    "FILE_IS_XLSB": (
        workbook({ROOT: relations(("officeDocument", "xl/workbook.bin"))}),
        FILE,
        "Filen är sparad i Excels binära format (.xlsb). Öppna den i Excel och spara om den som .xlsx.",
    ),
    "FILE_IS_ODS": (
        open_document(),
        FILE,
        "Filen är sparad i OpenDocument-format (.ods). Öppna den i ditt kalkylprogram och spara om den som .xlsx.",
    ),
    "FILE_IS_OLD_DOCUMENT": (
        stream("WordDocument"),
        FILE,
        "Filen är ett Word-dokument i det äldre formatet (.doc). Öppna den i Word och spara om den som .docx.",
    ),
    "FILE_IS_DOCUMENT": (
        document(),
        FILE,
        "Filen är ett Word-dokument, men här ska det ligga en Excel-arbetsbok (.xlsx). Kontrollera att rätt fil har "
        "lagts in.",
    ),
    "FILE_NOT_WORKBOOK": (
        workbook({ROOT: None}),
        FILE,
        "Filen är inte en Excel-arbetsbok. Kontrollera att rätt fil har lagts in och att den är sparad som .xlsx.",
    ),
    "FILE_ENCRYPTED": (
        stream("EncryptedPackage"),
        FILE,
        "Filen är skyddad med lösenord eller krypterad och kan inte läsas. Ta bort lösenordet eller krypteringen, "
        "spara filen och lägg in den igen.",
    ),
    "FILE_DAMAGED": (workbook()[:500], FILE, f"Filen är skadad eller inte färdigkopierad. {AGAIN}"),
    "PART_DAMAGED": (
        workbook({SHEET: "<worksheet>"}),
        FILE,
        f"Filen är skadad: innehållet i ”{SHEET}” går inte att läsa. {AGAIN}",
    ),
    "PART_MISSING": (workbook({BOOK: None}), FILE, f"Filen är ofullständig: ”{BOOK}” saknas. {AGAIN}"),
    "PART_TWICE": (
        workbook({"XL/workbook.xml": book()}),
        FILE,
        "Filen innehåller ”XL/workbook.xml” två gånger, så det går inte att veta vilken som gäller. Öppna filen, spara "
        "den på nytt och lägg in den igen.",
    ),
    "PART_NAME_UNSAFE": (
        workbook({"../ond.txt": "x"}),
        FILE,
        f"Filen hänvisar till en plats utanför sig själv (”../ond.txt”) och läses därför inte. {AGAIN}",
    ),
    "PART_WITH_DTD": (
        workbook({SHARED: f"{DECLARATION}<!DOCTYPE x>{shared()[len(DECLARATION) :]}"}),
        FILE,
        f"Filen innehåller en dokumenttypsdeklaration (i ”{SHARED}”), som Excel och Word aldrig skriver, och läses "
        f"därför inte. {AGAIN}",
    ),
    "PART_TOO_DEEP": (
        workbook({SHARED: shared("<x>" * 99 + "</x>" * 99)}),
        FILE,
        f"Filen är uppbyggd på ett sätt som Excel och Word aldrig skriver (i ”{SHARED}”) och läses därför inte. "
        f"{AGAIN}",
    ),
    "FILE_TOO_LARGE": (
        b"x" * (2**20 + 1),
        FILE,
        "Filen är för stor: högst 1 MB kan läsas. Ta bort bilder och annat som inte hör till uppgifterna.",
    ),
    "CONTENT_TOO_LARGE": (
        workbook({SHARED: shared(" " * 2**20)}),
        FILE,
        "Filens innehåll är för stort när det packas upp: högst 1 MB kan läsas. Ta bort bilder, tomma rader med "
        "formatering och annat som inte hör till uppgifterna.",
    ),
    "CONTENT_TOO_DETAILED": (
        workbook({BOOK: book(after="<x/>" * 60)}),
        FILE,
        f"Filen innehåller för många delar (i ”{BOOK}”) för att läsas. Kopiera uppgifterna till en ny blankett.",
    ),
    "TOO_MANY_PARTS": (
        workbook({f"x/{number}": "" for number in range(4)}),
        FILE,
        "Filen består av fler än 10 delar och läses därför inte. Kopiera uppgifterna till en ny blankett.",
    ),
    "TOO_MANY_SHEETS": (
        workbook({BOOK: book('<sheet name="s" r:id="rId1"/>' * 3)}),
        FILE,
        "Arbetsboken har fler än 2 blad. Ta bort de blad som inte hör till blanketten.",
    ),
    "TOO_MANY_CELLS": (
        with_cells("<row/>" * 21),
        BLAD,
        "Bladet har för många rader och celler: högst 20 kan läsas. Ta bort tomma rader med formatering och annat som "
        "inte hör till blanketten.",
    ),
    "TOO_SPREAD_OUT": (
        with_cells(f'<row r="1">{text_cell("C1", "x")}</row><row r="50">{text_cell("B50", "x")}</row>'),
        BLAD,
        "Uppgifterna på bladet ligger för långt ifrån varandra, ända bort till cell C50. Ta bort det som ligger "
        "utanför blanketten.",
    ),
    "TOO_LARGE_AREAS": (
        with_cells("", after='<mergeCells><mergeCell ref="A1:J1"/></mergeCells>'),
        BLAD,
        "Sammanfogade celler, länkar eller dolda kolumner på bladet omfattar för många celler. Dela upp dem eller ta "
        "bort dem.",
    ),
    "TOO_MANY_RULES": (
        with_cells("", after="<dataValidation/>" * 4),
        BLAD,
        "Bladet har fler än 3 regler för formatering och inmatning. Kopiera uppgifterna till en ny blankett.",
    ),
    "TEXT_TOO_LONG": (
        with_cells(text_cell("A1", "x" * 51)),
        FILE,
        f"Filen innehåller en text (i ”{SHEET}”) som är längre än vad en cell i Excel rymmer. Korta den.",
    ),
    "FILE_WITH_MACROS": (
        workbook({"xl/vbaProject.bin": "x"}),
        FILE,
        "Filen innehåller makron. De läses inte och följer inte med.",
    ),
    "SHEET_SKIPPED": (
        workbook({BOOK_RELATIONS: relations(("chartsheet", "x.xml"))}),
        BLAD,
        "Bladet är ett diagramblad eller liknande utan celler och läses inte.",
    ),
}

DISK_CASES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "FILE_GONE": (
        lambda folder: folder / "fil.xlsx",
        "Filen finns inte längre. Kontrollera om den har flyttats eller döpts om.",
    ),
    "FILE_UNREADABLE": (
        lambda folder: folder,
        "Filen kan inte läsas från disken. Kontrollera att mappen går att nå och att filen är hämtad till datorn.",
    ),
}

RAISED_CASES = {
    "FILE_OPEN": "Filen är öppen i ett annat program eller får inte läsas. Stäng den, kontrollera att du har rätt att "
    "läsa den och försök igen.",
    "FILE_NOT_DOCUMENT": "Filen är inte ett Word-dokument. Kontrollera att rätt fil har lagts in och att den är sparad "
    "som .docx.",
}
"""What this computer cannot be brought to do, and what another room refuses."""


def finding_of(source: Path | bytes) -> Finding:
    try:
        (only,) = read_workbook(source, FEW).findings("fil.xlsx")
    except Refused as refusal:
        return refusal.finding("fil.xlsx")
    return only


@pytest.mark.parametrize("code", CASES)
def test_file_gets_its_code_place_and_sentence(code: str) -> None:
    data, place, sentence = CASES[code]
    finding = finding_of(data)
    assert (finding.code, finding.place, finding.message) == (code, place, sentence)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder opened as a file is told in another way there")
@pytest.mark.parametrize("code", DISK_CASES)
def test_file_that_cannot_be_reached_gets_its_sentence(code: str, tmp_path: Path) -> None:
    make, sentence = DISK_CASES[code]
    finding = finding_of(make(tmp_path))
    assert (finding.code, finding.place, finding.message) == (code, FILE, sentence)


@pytest.mark.parametrize("code", RAISED_CASES)
def test_sentence_reads_well(code: str) -> None:
    assert Refused(Office[code]).finding("fil.xlsx").message == RAISED_CASES[code]


def test_every_code_has_a_row() -> None:
    assert {*CASES, *DISK_CASES, *RAISED_CASES} == {message.name for message in Office}


LOOKS = {
    "zeros": (b"\0" * 1000, "FILE_EMPTY"),
    "a web page with a byte order mark": (b"\xef\xbb\xbf  <!DOCTYPE html>", "FILE_IS_WEB_PAGE"),
    "a web page in UTF-16": ("\ufeff<html>".encode("utf-16-le"), "FILE_IS_WEB_PAGE"),
    "an Excel 2003 XML file": (b'<?xml version="1.0"?><Workbook/>', "FILE_IS_WEB_PAGE"),
    "tab-separated text in UTF-16": ("\ufeffNamn\tÅsa".encode("utf-16-le"), "FILE_IS_TEXT"),
    "Excel 4": (b"\x09\x04\x06\x00\x00\x00\x10\x00", "FILE_IS_XLS"),
    "Excel 5": (stream("Book"), "FILE_IS_XLS"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "FILE_DAMAGED"),
    "an office's owner file": (b"\x05Asa" + b" " * 51 + b"\0" * 110, "FILE_DAMAGED"),
    "an OpenDocument text": (
        workbook({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "FILE_NOT_WORKBOOK",
    ),
    "a presentation": (workbook({ROOT: relations(("officeDocument", "ppt/presentation.xml"))}), "FILE_NOT_WORKBOOK"),
    "a zip file of something else": (workbook({ROOT: None, BOOK: None}), "FILE_NOT_WORKBOOK"),
    "a sheet outside the package": (
        workbook({SHEET_RELATIONS: relations(("table", "../../../x"))}),
        "PART_NAME_UNSAFE",
    ),
    "one sheet twice too large": (workbook({SHEET: sheet(text_cell("A1", " " * 2**20))}), "CONTENT_TOO_LARGE"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_kind_is_told_by_the_content(look: str) -> None:
    data, code = LOOKS[look]
    assert finding_of(data).code == code


def test_what_a_file_calls_itself_cannot_harm_a_screen() -> None:
    name = "x\x1b[31m" + "y" * 200 + "/../z"
    message = finding_of(workbook({name: "x"})).message
    assert message.isprintable()
    assert len(message) < 300


def test_document_can_be_opened_as_a_package() -> None:
    assert open_package(document()).kind().value == "document"
