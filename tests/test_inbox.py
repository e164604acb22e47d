"""What lies among the forms and is none: named, explained, and never read as anybody's answers."""

import os
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from generator.swedish.inbox_messages import Inboxes, looks_copied
from tests.filling import saved_workbook
from tests.running import Ran, put, rapport
from tests.test_second_model import MODEL, NORTH, filled_forms

INBOX = "indata/lasframjande/2026-H1"
SENT = "utdata/lasframjande/2026-H1/utskick"
FORM = "las-filial-norr-2026-h1.xlsx"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LONG = "Blankett från filialen i norr, andra försöket, " * 4


def packed(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def xls() -> bytes:
    return OLE + "Workbook".encode("utf-16-le")


def encrypted() -> bytes:
    return OLE + "EncryptedPackage".encode("utf-16-le")


def ods() -> bytes:
    return packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<x/>"})


OWN = None
"""Stands for the content of a form that somebody has filled in: it must not be read under such a name."""
JUNK: dict[str, tuple[bytes | None, str, str]] = {
    f"~${FORM}": (b"\x05Namn ", "FORM_OPEN", "information"),
    "~$borta.xlsx": (OWN, "FORM_OPEN_GONE", "information"),
    f".~lock.{FORM}#": (b",konto,DATOR,;", "FORM_OPEN", "information"),
    f".~{FORM}": (OWN, "FORM_OPEN_GONE", "information"),
    "Thumbs.db": (OLE, "SYSTEM_FILE", "information"),
    "desktop.ini": (b"[.ShellClassInfo]", "SYSTEM_FILE", "information"),
    ".DS_Store": (b"\0\0\0\1Bud1", "SYSTEM_FILE", "information"),
    f"._{FORM}": (OWN, "SYSTEM_FILE", "information"),
    "~WRL0001.tmp": (b"", "TEMPORARY_FILE", "information"),
    "4C1A2B30.tmp": (OWN, "TEMPORARY_FILE", "information"),
    "norr.xlsx.sb-0a1b2c3d-x9y8z7": (OWN, "TEMPORARY_FILE", "information"),
    "norr.xlsx.crdownload": (OWN, "UNFINISHED_FILE", "varning"),
    "norr.xlsx.part": (OWN, "UNFINISHED_FILE", "varning"),
    ".norr.xlsx.icloud": (b"bplist00", "UNFINISHED_FILE", "varning"),
    "Säkerhetskopia av norr.xlk": (xls(), "BACKUP_FILE", "information"),
    "norr.xlsx.bak": (OWN, "BACKUP_FILE", "information"),
    "norr.xlsx~": (OWN, "BACKUP_FILE", "information"),
    "norr.xlsx - Genväg.lnk": (b"L\0\0\0", "SHORTCUT_FILE", "varning"),
    "Samarbetsyta.url": (b"[InternetShortcut]", "SHORTCUT_FILE", "varning"),
    "norr.gsheet": (b'{"url": ""}', "SHORTCUT_FILE", "varning"),
    ".norr.xlsx": (OWN, "HIDDEN_FILE", "information"),
    "tom.xlsx": (b"", "FILE_EMPTY", "fel"),
    "webb.xlsx": (b"<html><table><tr><td>12</td></tr></table></html>", "FILE_IS_WEB_PAGE", "fel"),
    "lista.xlsx": (b"kommun;antal\nOrsa;12\n", "FILE_IS_TEXT", "fel"),
    "utskrift.xlsx": (b"%PDF-1.7", "FILE_IS_PDF", "fel"),
    "gammal.xls": (xls(), "FILE_IS_XLS", "fel"),
    "binar.xlsb": (packed(_rels__x=b""), "FILE_NOT_WORKBOOK", "fel"),
    "fri.ods": (ods(), "FILE_IS_ODS", "fel"),
    "last.xlsx": (encrypted(), "FILE_ENCRYPTED", "fel"),
    "avbruten.xlsx": (b"PK\x03\x04halv", "FILE_DAMAGED", "fel"),
    "tabell.csv": (b"a;b\n1;2\n", "FILE_IS_TEXT", "fel"),
    "egen.xlsx": (saved_workbook(Workbook()), "NOT_A_FORM", "fel"),
    f"{LONG}.xlsx": (saved_workbook(Workbook()), "NOT_A_FORM", "fel"),
    "VERSALER.XLSX": (saved_workbook(Workbook()), "NOT_A_FORM", "fel"),
    "brev.docx": (packed(word__document=b""), "NOT_A_WORKBOOK", "varning"),
    "svar.pdf": (b"%PDF-1.7", "NOT_A_WORKBOOK", "varning"),
    "svar.zip": (packed(svar=b""), "NOT_A_WORKBOOK", "varning"),
    "Svar från Norr.msg": (OLE, "NOT_A_WORKBOOK", "varning"),
    "bild.png": (b"\x89PNG\r\n\x1a\n\0\0", "NOT_A_WORKBOOK", "varning"),
    "anteckning.txt": (b"Ring", "NOT_A_WORKBOOK", "varning"),
}
LINKS = {"slinga.xlsx": "FILE_UNREADABLE", "bruten.xlsx": "FILE_GONE", "ror.xlsx": "FILE_UNREADABLE"}


def workspace(folder: Path) -> Path:
    put(folder / "mallar/lasframjande", {"modell.toml": MODEL.encode()})
    filled_forms(folder, {"norr": NORTH})
    put(folder / INBOX, {"register.xlsx": (folder / SENT / "register.xlsx").read_bytes()})
    for path in (folder / INBOX).glob("*norr*"):
        path.rename(path.with_name(FORM))
    return folder


def check(folder: Path) -> Ran:
    return rapport("kontrollera", "lasframjande", "--period", "2026-H1", "--json", workspace=folder)


def said(ran: Ran, code: str) -> list[tuple[str, str]]:
    return [(each["fil"].rpartition("/")[2], each["meddelande"]) for each in ran.data["fynd"] if each["kod"] == code]


def tree(folder: Path) -> dict[str, bytes | None]:
    paths = sorted(folder.rglob("*"))
    return {path.as_posix(): path.read_bytes() if path.is_file() else None for path in paths}


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A folder with one good form and all kinds of files that are none, and links that lead round and nowhere."""
    folder = workspace(tmp_path_factory.mktemp("arbetsmapp"))
    form = (folder / INBOX / FORM).read_bytes()
    put(folder / INBOX, {name: form if content is OWN else content for name, (content, *_) in JUNK.items()})
    (folder / INBOX / "slinga.xlsx").symlink_to("slinga.xlsx")
    (folder / INBOX / "bruten.xlsx").symlink_to("finns inte.xlsx")
    (folder / INBOX / "runt").symlink_to(".", target_is_directory=True)
    (folder / INBOX / "ersatta").mkdir()
    (folder / INBOX / "ersatta" / "runt").symlink_to("..", target_is_directory=True)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / INBOX / "ror.xlsx")
    before = tree(folder / INBOX)
    ran = check(folder)
    assert tree(folder / INBOX) == before, "nothing is ever written among what came in"
    return folder, ran


def test_there_are_more_than_25_kinds() -> None:
    assert len(JUNK) + len(LINKS) > 25


@pytest.mark.parametrize("name", JUNK)
def test_every_kind_of_junk_is_named_once_and_explained(name: str, crowded: tuple[Path, Ran]) -> None:
    _, ran = crowded
    _, code, severity = JUNK[name]
    about = [each for each in ran.data["fynd"] if each["fil"] == f"{INBOX}/{name}"]
    assert [(each["kod"], each["allvar"]) for each in about] == [(code, severity)]


@pytest.mark.parametrize("name", LINKS)
def test_links_and_pipes_are_told_and_never_waited_for(name: str, crowded: tuple[Path, Ran]) -> None:
    _, ran = crowded
    assert [each["kod"] for each in ran.data["fynd"] if each["fil"] == f"{INBOX}/{name}"] == [LINKS[name]]


def test_folders_that_lead_round_are_not_followed(crowded: tuple[Path, Ran]) -> None:
    _, ran = crowded
    assert [name for name, _ in said(ran, "FOLDER_NOT_READ")] == ["runt"]
    assert [name for name, _ in said(ran, "LINKED_FOLDER")] == ["runt"]


def test_no_junk_is_read_as_a_form(crowded: tuple[Path, Ran]) -> None:
    _, ran = crowded
    assert not {"SAME_ANSWERS", "SUPPLEMENT", "RENEWED", "RENEWED_SUPPLEMENT", "ANSWER_DIFFERS"} & ran.codes
    about = [each["kod"] for each in ran.data["fynd"] if each["fil"].endswith(f"/{FORM}") and "~" not in each["fil"]]
    assert "NOT_A_FORM" not in about


# ---------------------------------------------------------------- what is said of names, registers and replaced files


def _copied(name: str) -> Callable[[Path], None]:
    def arrange(folder: Path) -> None:
        (folder / name).write_bytes((folder / FORM).read_bytes())

    return arrange


def _twins(folder: Path) -> None:
    form = (folder / FORM).rename(folder / unicodedata.normalize("NFC", "Läsfrämjande.xlsx"))
    (folder / unicodedata.normalize("NFD", "Läsfrämjande.xlsx")).write_bytes(form.read_bytes())


def _register_called(*names: str) -> Callable[[Path], None]:
    def arrange(folder: Path) -> None:
        content = (folder / "register.xlsx").read_bytes()
        (folder / "register.xlsx").unlink()
        put(folder, dict.fromkeys(names, content))

    return arrange


def _spare_register(folder: Path) -> None:
    (folder / "register (2).xlsx").write_bytes((folder / "register.xlsx").read_bytes())


def _replaced(folder: Path) -> None:
    put(folder / "Ersatta/i mars", {"gammal.xlsx": (folder / FORM).read_bytes(), "mejl.msg": OLE, "Thumbs.db": OLE})


def _link_in_replaced(folder: Path) -> None:
    (folder / "ersatta").mkdir()
    (folder / "ersatta/upp").symlink_to("..", target_is_directory=True)


def _one(name: str) -> Callable[[Path], None]:
    return lambda folder: put(folder, {name: b""})


PASSED = "Den läses inte"
CASES: dict[Inboxes, tuple[Callable[[Path], None], str, str]] = {
    Inboxes.FORM_OPEN: (
        _one(f"~${FORM}"),
        f"~${FORM}",
        f"Filen visar att {FORM} är öppen hos någon. Det som inte är sparat kommer inte med.",
    ),
    Inboxes.FORM_OPEN_GONE: (
        _one("~$annan.xlsx"),
        "~$annan.xlsx",
        "Filen är en låsfil, men någon fil som den hör till finns inte i mappen. Den innehåller inga svar och kan tas "
        "bort.",
    ),
    Inboxes.SYSTEM_FILE: (
        _one("Thumbs.db"),
        "Thumbs.db",
        f"Filen har skapats av datorn och innehåller inga svar. {PASSED}.",
    ),
    Inboxes.TEMPORARY_FILE: (
        _one("A1.tmp"),
        "A1.tmp",
        f"Filen är en tillfällig fil som ett program har lämnat efter sig. {PASSED} och kan tas bort när ingen har "
        "blanketterna öppna.",
    ),
    Inboxes.UNFINISHED_FILE: (
        _one("norr.xlsx.crdownload"),
        "norr.xlsx.crdownload",
        "Filen är inte färdighämtad och läses inte. Hämta den igen om den är en blankett. Ta annars bort den.",
    ),
    Inboxes.BACKUP_FILE: (
        _one("norr.bak"),
        "norr.bak",
        f"Filen är en säkerhetskopia som ett program har gjort. {PASSED}. Spara den som .xlsx om den innehåller svar "
        "som saknas.",
    ),
    Inboxes.SHORTCUT_FILE: (
        _one("norr.lnk"),
        "norr.lnk",
        f"Filen är en genväg och inte själva blanketten. {PASSED}. Lägg in blanketten (.xlsx) i stället.",
    ),
    Inboxes.HIDDEN_FILE: (
        _one(".norr.xlsx"),
        ".norr.xlsx",
        f"Filen är dold, för namnet börjar med en punkt. {PASSED}. Byt namn på den om den är en blankett.",
    ),
    Inboxes.LINKED_FOLDER: (_link_in_replaced, "upp", "Länken leder till en mapp, och mappen läses inte."),
    Inboxes.REGISTER_RENAMED: (
        _register_called("register (2).xlsx"),
        "register (2).xlsx",
        "Filen är periodens register, fast den inte heter register.xlsx. Den används. Byt namn på den till "
        "register.xlsx så att det syns.",
    ),
    Inboxes.REGISTERS_SEVERAL: (
        _register_called("register (2).xlsx", "register nytt.xlsx"),
        "register (2).xlsx",
        "Filen är ett register, och det är register nytt.xlsx också. Det går inte att veta vilket som gäller. Byt namn "
        "på det som gäller till register.xlsx och ta bort de andra.",
    ),
    Inboxes.REGISTER_SPARE: (
        _spare_register,
        "register (2).xlsx",
        "Filen är ett register, men det är register.xlsx som används. Ta bort filen, eller byt namn på den till "
        "register.xlsx om det är den som gäller.",
    ),
    Inboxes.REPLACED: (
        _replaced,
        "gammal.xlsx",
        "Filen är ersatt och läses inte. Den är ”Filialens svar” från Norra filialen för första halvåret 2026.",
    ),
    Inboxes.REPLACED_UNKNOWN: (
        _replaced,
        "mejl.msg",
        "Filen ligger bland de ersatta och läses inte. Det går inte att se vems den är.",
    ),
    Inboxes.COPY_BY_NAME: (
        _copied("las-filial-norr-2026-h1 (1).xlsx"),
        "las-filial-norr-2026-h1 (1).xlsx",
        "Namnet ser ut som en kopia som Windows, en webbläsare eller en synkronisering har gjort. Filen är från samma "
        f"svarande som {INBOX}/{FORM}. Det är svaren och inte namnen som avgör vad som gäller.",
    ),
    Inboxes.NUMBER_IN_NAME: (
        _one("Anna 640823-3234.pdf"),
        "Anna 640823-****.pdf",
        "Filens namn kan innehålla ett personnummer. Byt namn på filen.",
    ),
    Inboxes.SAME_NAME: (
        _twins,
        unicodedata.normalize("NFC", "Läsfrämjande.xlsx"),
        "Två filer i mappen har namn som ser likadana ut, men bokstäverna är lagrade på olika sätt eller skiljer sig i "
        "stora och små. Båda är från samma svarande. Ta bort en av dem om de har samma svar.",
    ),
}


def test_no_message_lacks_a_row() -> None:
    assert set(CASES) == set(Inboxes)


@pytest.mark.parametrize("message", CASES, ids=lambda message: message.name)
def test_what_is_said_of_a_file(message: Inboxes, tmp_path: Path) -> None:
    arrange, name, sentence = CASES[message]
    arrange(workspace(tmp_path) / INBOX)
    ran = check(tmp_path)
    assert (name, sentence) in said(ran, message.name)
    assert {each["allvar"] for each in ran.data["fynd"] if each["kod"] == message.name} == {message.severity.value}


def test_a_renamed_register_is_the_register(tmp_path: Path) -> None:
    _register_called("Register för våren.xlsx")(workspace(tmp_path) / INBOX)
    codes = check(tmp_path).codes
    assert "NO_REGISTER" not in codes
    assert "NOT_A_FORM" not in codes


def test_of_several_registers_none_is_used_and_the_run_stops(tmp_path: Path) -> None:
    _register_called("register (2).xlsx", "register nytt.xlsx")(workspace(tmp_path) / INBOX)
    ran = check(tmp_path)
    assert ran.code == 2
    assert {"REGISTERS_SEVERAL", "NO_REGISTER"} <= ran.codes
    assert len(said(ran, "REGISTERS_SEVERAL")) == 2


def test_what_has_been_replaced_is_accounted_for_and_never_read(tmp_path: Path) -> None:
    inbox = workspace(tmp_path) / INBOX
    put(inbox / "ersatta", {"norr fel.xlsx": (inbox / FORM).read_bytes()})
    (inbox / FORM).unlink()
    ran = check(tmp_path)
    assert said(ran, "REPLACED")
    assert "NOTHING_DELIVERED" in ran.codes


def test_an_unreadable_file_among_the_replaced_stops_nothing(tmp_path: Path) -> None:
    put(workspace(tmp_path) / INBOX / "ersatta", {"trasig.xlsx": b"PK\x03\x04"})
    assert said(check(tmp_path), "REPLACED_UNKNOWN")


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("norr (1)", True),
        ("Kopia av norr", True),
        ("norr - Kopia", True),
        ("norr - Kopia (2)", True),
        ("norr – kopia", True),
        ("norr kopia 2", True),
        ("Copy of norr", True),
        ("norr-DESKTOP-7AB12CD", True),
        ("norr-LAPTOP-1A2B3C4D-2", True),
        ("norr.sync-conflict-20260301-101112-ABCDEFG", True),
        ("norr (En dators conflicted copy 2026-03-01)", True),
        ("norr (motstridig kopia 2026-03-01)", True),
        ("norr_conf(1)", True),
        ("norr", False),
        ("norr 2026", False),
        ("las-filial-norr-2026-h1", False),
        ("Kopparberg", False),
        ("Svar (2026)", False),
        ("konfliktlösning i skolan", False),
    ],
)
def test_which_names_are_those_of_copies(name: str, copied: bool) -> None:
    assert looks_copied(name) is copied


def test_form_with_an_ending_in_capitals_is_read(tmp_path: Path) -> None:
    inbox = workspace(tmp_path) / INBOX
    (inbox / FORM).rename(inbox / "NORR.XLSX")
    assert "NOTHING_DELIVERED" not in check(tmp_path).codes


def test_read_only_folder_is_read_and_left_alone(tmp_path: Path) -> None:
    inbox = workspace(tmp_path) / INBOX
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    for path in (*inbox.iterdir(), inbox):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = tree(inbox)
    try:
        ran = rapport("bygg", "lasframjande", "--period", "2026-H1", "--json", workspace=tmp_path)
        assert ran.code == 0
        assert tree(inbox) == before
    finally:
        inbox.chmod(0o755)
