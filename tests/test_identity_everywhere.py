"""Identity numbers planted in every place of what comes in: found there, and shown in nothing that goes out."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from generator.cli import main
from tests.filling import SAVED, fill, saved_workbook
from tests.rounds import MODEL, follow_up, form
from tests.running import BUG, Ran, put, rapport
from tests.test_second_model import MODEL as LIBRARIES
from tests.test_second_model import NORTH, SOUTH, filled_forms

FORMATS = (
    "640823-3234",
    "6408233234",
    "640823+3234",
    "640823 3234",
    "640823\u20133234",
    "19640823-3234",
    "196408233234",
    "1964-08-23-3234",
    "640883-3231",
)
DOCUMENT = '''
[[dokument]]
id = "rapport"
namn = "rapport"
titel = "Prov {{ period.namn }}"
mall = "rapport.docx"
disposition = """
= {{ dokument.titel }}
{% for rad in register.aktiviteter %}
# {{ rad.namn }}
{{p rad.svar.arbete.syfte | egna_ord }}
{% endfor %}
"""
'''
PART, FRONT, OUTSIDE = "Arbetet", "Läs mig", 30
INBOX, OUT = "indata/prov/2025-T1", "utdata/prov/2025-T1"
ANSWER = {"arbete.syfte": "Torget ska kännas tryggt.", "arbete.grad": "I låg grad"}
READABLE = "Vi träffar folk på torget."


def planted() -> bytes:
    """A form with every format in every kind of answer, beside the answers, in notes, and on sheets of its own."""
    answers = {
        "arbete.syfte": f"{READABLE} Ring {', '.join(FORMATS)}.",
        "arbete.grad": FORMATS[0],
        "arbete.grad_kommentar": FORMATS[1],
        "arbete.timmar": int(FORMATS[1]),
        "arbete.lamnad": FORMATS[2],
        "arbete.namn": FORMATS[3],
        "arbete.ansvarig": FORMATS[4],
        "arbete.avvikelser": [
            dict.fromkeys(("avvikelse", "antal", "klart", "lage", "hant"), number) for number in FORMATS
        ],
    }
    workbook = load_workbook(BytesIO(fill(form(follow_up("2025-T1")), answers)))
    for row, number in enumerate(FORMATS, OUTSIDE):
        workbook[PART].cell(row, 11).value = number
        workbook[FRONT].cell(row, 3).value = number
        workbook[PART].cell(row, 2).comment = Comment(f"Stämmer {number}?", number)
        workbook.create_sheet(f"Eget {number}").append([number, f"=1+{number}"])
    workbook[PART].row_dimensions[OUTSIDE].hidden = True
    for text in ("title", "creator", "lastModifiedBy", "subject", "keywords"):
        setattr(workbook.properties, text, FORMATS[0])
    return saved_workbook(workbook)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Ran]]:
    """Every command, in a folder where the numbers stand in the names of files and folders too."""
    folder = tmp_path_factory.mktemp("arbetsmapp")
    put(folder / "mallar/prov", {"modell.toml": (MODEL + DOCUMENT).encode()})
    assert rapport("mall", "skapa", "prov", workspace=folder).code == 0
    later = fill(form(follow_up("2025-T1")), {**ANSWER, "arbete.syfte": FORMATS[1]}, SAVED.replace(month=12))
    files = {"lotsar.xlsx": planted(), "en gång till.xlsx": later}
    for number in FORMATS:
        files |= {f"~${number}.xlsx": b"\x05", f"{number}.pdf": b"%PDF-", f"tom {number}.xlsx": b""}
        put(folder / INBOX / "ersatta", {f"gammal {number}.xlsx": later})
        (folder / INBOX / f"mapp {number}").mkdir()
    put(folder / INBOX, files)
    words = [
        ("kontrollera", "--markera"),
        ("kontrollera", "--json"),
        ("status",),
        ("status", "--json"),
        ("bygg", "--trots-fel"),
        ("bygg", "--trots-fel", "--json"),
    ]
    runs = [rapport(*each, "prov", "--period", "2025-T1", workspace=folder) for each in words]
    return folder, [*runs, rapport("blanketter", "prov", "--period", "2025-T2", workspace=folder)]


def test_nothing_is_made_of_such_a_form(ran: tuple[Path, list[Ran]]) -> None:
    folder, runs = ran
    assert [each.code for each in runs] == [1] * 7
    assert not list((folder / OUT).glob("*.docx"))
    assert not (folder / "utdata/prov/2025-T2/utskick").exists()


def test_every_number_is_found_where_it_stands(ran: tuple[Path, list[Ran]]) -> None:
    _, runs = ran
    about = [each for each in runs[1].data["fynd"] if each["kod"] == "IDENTITY_NUMBER" and "lotsar" in each["fil"]]
    cells = {(each["blad"], each["cell"]) for each in about}
    named = len(FORMATS)
    assert {(PART, f"K{row}") for row in range(OUTSIDE, OUTSIDE + named)} <= cells
    assert {(PART, f"B{row}") for row in range(OUTSIDE, OUTSIDE + named)} <= cells
    assert {(FRONT, f"C{row}") for row in range(OUTSIDE, OUTSIDE + named)} <= cells
    assert sum(sheet == "Avvikelser" for sheet, _ in cells) == 5 * len(FORMATS)
    own = [each for each in cells if each[0].startswith("Eget")]
    assert {cell for _, cell in own} == {None, "A1", "B1"}
    assert all("*" in sheet for sheet, _ in own)
    named_files = [each["fil"] for each in runs[1].data["fynd"] if each["kod"] == "NUMBER_IN_NAME"]
    assert len(named_files) == 4 * len(FORMATS)


def test_no_number_is_shown_in_anything_that_is_printed(ran: tuple[Path, list[Ran]]) -> None:
    for each in ran[1]:
        assert shown(each.out + each.err) == []


def test_no_number_is_in_any_file_but_in_the_cells_of_the_marked_copies(ran: tuple[Path, list[Ran]]) -> None:
    folder, _ = ran
    files = [path for path in (folder / "utdata").rglob("*") if path.is_file()]
    names = [path.relative_to(folder).as_posix() for path in files]
    assert f"{OUT}/kontroll/kontrollista.xlsx" in names
    assert f"{OUT}/kontroll/status.xlsx" in names
    assert f"{OUT}/kontroll/att_ratta/lotsar.xlsx" in names
    assert shown("\n".join(names)) == []
    for path in files:
        if path.parent.name == "att_ratta":
            original = dict(parts((folder / INBOX / path.name).read_bytes()))
            for name, text in parts(path.read_bytes()):
                assert len(shown(text)) <= len(shown(original.get(name, ""))), (path.name, name)
        else:
            assert [(path.name, name) for name, text in parts(path.read_bytes()) if shown(text)] == []


def test_a_number_in_the_name_of_a_file_goes_no_further(tmp_path: Path) -> None:
    put(tmp_path / "mallar/lasframjande", {"modell.toml": LIBRARIES.encode()})
    assert rapport("mall", "skapa", "lasframjande", workspace=tmp_path).code == 0
    filled_forms(tmp_path, {"norr": NORTH, "soder": SOUTH})
    inbox = tmp_path / "indata/lasframjande/2026-H1"
    (inbox / "svar norr.xlsx").rename(inbox / f"{FORMATS[0]}.xlsx")
    (inbox / "svar soder.xlsx").rename(inbox / f"svar {FORMATS[5]}.xlsx")
    for words in (("bygg",), ("bygg", "--json"), ("status", "--json"), ("kontrollera", "--markera")):
        run = rapport(*words, "lasframjande", "--period", "2026-H1", workspace=tmp_path)
        assert run.code == 0
        assert shown(run.out + run.err) == []
    files = [path for path in (tmp_path / "utdata").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} >= {".docx", ".json", ".xlsx", ".csv"}
    for path in files:
        assert [(path.name, name) for name, text in parts(path.read_bytes()) if shown(text)] == []


def test_the_log_of_a_bug_is_masked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise KeyError(*FORMATS, Decimal(FORMATS[1]))

    monkeypatch.setattr("generator.pipeline.read", faulty)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    put(tmp_path / "mallar/prov", {"modell.toml": MODEL.encode()})
    put(tmp_path / INBOX, {"lotsar.xlsx": form(follow_up("2025-T1"))})
    words = ["kontrollera", "prov", "--period", "2025-T1", "--arbetsmapp", str(tmp_path)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == BUG
    (log,) = tmp_path.glob("rapport-*/fel.txt")
    text = log.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert shown(text + result.output) == []


def parts(data: bytes) -> Iterator[tuple[str, str]]:
    """The parts of a package as texts; a file of another kind has one."""
    if not is_zipfile(BytesIO(data)):
        yield "", data.decode("utf-8", "replace")
        return
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            yield name, unescape(package.read(name).decode("utf-8", "replace"))


def shown(text: str) -> list[str]:
    """The last four digits after a birth date, however the two are divided."""
    return re.findall(r"8\D{0,2}[28]\D{0,2}3\D{0,3}3\D{0,2}2\D{0,2}3\D{0,2}[14](?!\d)", text)


# ---------------------------------------------------------------- what only looks like a number

LIKE = (
    "212000-1850",
    "556016-0680",
    "16556016-0680",
    "KS 2025/00123",
    "070-174 06 58",
    "08-508 290 00",
    "+46 8 508 290 00",
    "991-2346",
    "4 84 27-3",
    "250301-2025",
    "250301-1922",
    "202509020839",
    "202509020034",
    "2025-03-01 2003",
    "9780306406157",
)


def nowhere(workbook: Workbook) -> None:
    for row, text in enumerate(LIKE, OUTSIDE):
        workbook[PART].cell(row, 11).value = text


def in_answers(workbook: Workbook) -> None:
    names = {str(key): str(name) for key, name in workbook["_meta"].iter_rows(max_col=2, values_only=True)}
    ((title, ref),) = workbook.defined_names[names["arbete.syfte"]].destinations
    workbook[title][ref.replace("$", "")].value = "; ".join(LIKE)


@pytest.mark.parametrize("place", [nowhere, in_answers])
def test_what_only_looks_like_a_number_stops_nothing(place: Callable[[Workbook], None], tmp_path: Path) -> None:
    put(tmp_path / "mallar/prov", {"modell.toml": (MODEL + DOCUMENT).encode()})
    workbook = load_workbook(BytesIO(fill(form(follow_up("2025-T1")), ANSWER)))
    place(workbook)
    put(tmp_path / INBOX, {"lotsar.xlsx": saved_workbook(workbook)})
    run = rapport("kontrollera", "--json", "prov", "--period", "2025-T1", workspace=tmp_path)
    assert "IDENTITY_NUMBER" not in run.codes
