"""What became of every file and every cell: none is forgotten, none is told twice, and nothing of its content."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from generator.exchange import Account, Accounting
from generator.merging.combine import combine
from generator.merging.validate import validate
from generator.model.accounting import PrintedAs, Printing
from generator.model.definition import FollowUp
from generator.swedish import accounting_words as words
from generator.swedish.messages import in_order
from tests.filling import fill, saved_workbook
from tests.forms_build import FOLLOW_UP, blank, read
from tests.running import put, rapport
from tests.test_forms_older import OLD, changed, newer, of, rename
from tests.test_second_model import MODEL, NORTH, SOUTH, filled_forms

BLANK = blank()
READY = {"om.roll": "Samordnare", "om.status": "Klar"}
ANSWERS: Mapping[str, Any] = {
    **READY,
    "om.forankrad": ["mote", "annat"],
    "bedomning.planering": "I mycket hög grad",
    "bedomning.planering_kommentar": "Vi planerar ihop.",
    "bedomning.syfte": "Att samordna.",
    "bedomning.traffar": 7,
    "bedomning.moten": [{"form": "Möte", "antal": 12}],
    "deltagare_mars.antal": {"bygg": {"kvinnor": 4, "man": 5, "totalt": 9}},
}
PRINTED = {
    ("grupp", "bedomning", "syfte"): (Printing("rapport", PrintedAs.ANSWER),),
    ("grupp", "deltagare_mars", "antal"): (
        Printing("rapport", PrintedAs.TABLE, "Deltagare", frozenset({"kvinnor", "totalt"})),
    ),
    ("grupp", "om", "status"): (Printing("", PrintedAs.STEERING),),
}


def accounts(folder: Path, *forms: bytes, follow_up: FollowUp = FOLLOW_UP) -> list[Account]:
    submissions, unread = read(folder, *forms, follow_up=follow_up)
    dataset, overlaps = combine(follow_up, submissions)
    findings = in_order(unread, overlaps, validate(follow_up, dataset))
    return list(Accounting(dataset, submissions, findings, PRINTED).accounts())


def cells_of(form: bytes) -> Counter[tuple[str, str]]:
    """Give every cell with a content, as somebody else's library sees them."""
    workbook = load_workbook(BytesIO(form))
    return Counter(
        (sheet.title, cell.coordinate)
        for sheet in workbook
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    )


def counted(found: list[Account]) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """Give the cells that are told one by one, and how many there are on each sheet."""
    single = Counter((each.sheet, each.cell) for each in found if each.cell)
    sheets: Counter[str] = Counter()
    for each in found:
        sheets[each.sheet] += each.count
    return single, sheets


def assert_all_told(form: bytes, found: list[Account]) -> None:
    wanted = cells_of(form)
    single, sheets = counted(found)
    assert max(single.values(), default=1) == 1, "no cell is told twice"
    assert set(single) <= set(wanted), "no cell is told that is not there"
    assert sheets == Counter(sheet for sheet, _ in wanted.elements())


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"]), min_size=1, max_size=20
).filter(str.strip)
NUMBERS = st.integers(0, 500)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "om.roll": TEXTS,
        "om.status": st.sampled_from(["Klar", "Pågår", "Snart"]),
        "om.forankrad": st.lists(st.sampled_from(["mote", "epost", "annat"]), unique=True),
        "bedomning.planering": st.sampled_from(["Inte alls", "I mycket hög grad", "Ibland"]),
        "bedomning.planering_kommentar": TEXTS,
        "bedomning.syfte": TEXTS,
        "bedomning.traffar": NUMBERS | st.just("ca 12"),
        "bedomning.moten": st.lists(
            st.fixed_dictionaries({}, optional={"form": st.just("Möte"), "antal": NUMBERS, "utfall": TEXTS}), max_size=4
        ),
        "deltagare_mars.antal": st.dictionaries(
            st.sampled_from(["bygg", "vard"]),
            st.fixed_dictionaries({}, optional={"kvinnor": NUMBERS, "man": NUMBERS, "totalt": NUMBERS}),
            min_size=1,
        ),
    },
)
BESIDE = st.dictionaries(
    st.tuples(st.integers(1, 40), st.integers(1, 12)), TEXTS.filter(lambda text: not text.startswith("=")), max_size=6
)


def with_cells(form: bytes, beside: Mapping[tuple[int, int], str], stranger: str) -> bytes:
    workbook = load_workbook(BytesIO(form))
    for (row, column), text in beside.items():
        cell: Any = workbook.worksheets[2].cell(row, column)
        cell.value, cell.data_type = text, "s"
    if stranger:
        sheet: Any = workbook.create_sheet("Eget blad")
        sheet["B2"] = stranger
        sheet["B2"].data_type = "s"
    return saved_workbook(workbook)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FIELDS, FIELDS, BESIDE, st.just("") | TEXTS)
def test_every_cell_of_every_form_is_accounted_for_once(
    tmp_path: Path,
    first: Mapping[str, Any],
    second: Mapping[str, Any],
    beside: Mapping[tuple[int, int], str],
    stranger: str,
) -> None:
    forms = [with_cells(fill(BLANK, first), beside, stranger), fill(BLANK, second)]
    found = accounts(tmp_path, *forms)
    for letter, form in zip("ab", forms, strict=True):
        assert_all_told(form, [each for each in found if each.file == f"{letter}.xlsx"])
    assert {each.fate for each in found} <= {words.USED, words.NOT_USED, words.TO_LOOK_AT}
    assert all(each.why for each in found)


@pytest.mark.parametrize("removed", ["bedomning.syfte", "om.forankrad", "deltagare.antal"])
def test_every_cell_of_an_older_form_is_accounted_for_once(removed: str, tmp_path: Path) -> None:
    part, question = removed.split(".")
    found = accounts(tmp_path, OLD, follow_up=newer(rename(removed), form=changed(part, question)))
    assert_all_told(OLD, found)
    assert words.REMOVED in {each.why for each in found}


def test_renamed_answer_of_an_older_form_is_told_under_its_new_name(tmp_path: Path) -> None:
    asked = replace(of("bedomning", "syfte"), id="uppdrag", text="Vad är uppdraget?")
    follow_up = newer(rename("bedomning.syfte", "bedomning.uppdrag"), form=changed("bedomning", "syfte", asked))
    found = accounts(tmp_path, OLD, follow_up=follow_up)
    assert_all_told(OLD, found)
    assert "2.2 Vad är uppdraget?" in {each.question for each in found}


# ---------------------------------------------------------------- what became of single cells


def told(found: list[Account], question: str, file: str = "a.xlsx") -> set[tuple[str, str]]:
    return {(each.fate, each.why) for each in found if each.question == question and each.file == file}


def withheld() -> FollowUp:
    roll = replace(of("om", "roll"), withheld=True)
    return replace(FOLLOW_UP, forms={"grupp": changed("om", "roll", roll)})


def test_what_is_said_of_the_cells_of_one_form(tmp_path: Path) -> None:
    form = with_cells(fill(BLANK, {**ANSWERS, "bedomning.traffar": "ca 7"}), {(40, 9): "Här bredvid"}, "Eget")
    found = accounts(tmp_path, form)
    assert told(found, "2.2 Vad är gruppens syfte?") == {(words.USED, "rapport: svaret i texten")}
    assert told(found, "1.5 Status") == {(words.USED, "Styr hur blanketten räknas")}
    assert told(found, "1.2 Uppgiftslämnare (roll)") == {(words.NOT_USED, words.NOWHERE)}
    assert told(found, "1.1 Grupp") == {(words.USED, words.PREFILLED)}
    assert told(found, "2.3 Antal träffar") == {(words.TO_LOOK_AT, words.SEE_FINDINGS)}
    assert told(found, "3.3 Deltagare per yrkesinriktning: Kvinnor") == {(words.USED, "rapport: tabellen ”Deltagare”")}
    assert told(found, "3.3 Deltagare per yrkesinriktning: Män") == {(words.NOT_USED, words.NOWHERE)}
    assert [(each.sheet, each.cell) for each in found if each.why == words.OUTSIDE] == [
        ("Självskattning", "I40"),
        ("Eget blad", "B2"),
    ]
    own = [(each.sheet, each.count) for each in found if each.question == words.OWN_WORDS]
    assert {"Läs mig", "_meta", "_listor"} <= {sheet for sheet, _ in own}


def test_what_somebody_writes_on_the_first_sheet_is_told_and_the_sheet_s_own_words_are_not(tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(fill(BLANK, ANSWERS)))
    front: Any = workbook["Läs mig"]
    below = front.max_row + 2
    front["C5"], front["H2"], front.cell(below, 1).value = "Vi har en fråga.", 12, "Hälsningar"
    form = saved_workbook(workbook)
    found = accounts(tmp_path, form)
    assert_all_told(form, found)
    outside = {each.cell for each in found if each.why == words.OUTSIDE}
    assert outside == {"C5", "H2", f"A{below}"}
    (own,) = [each for each in found if each.sheet == "Läs mig" and each.question == words.OWN_WORDS]
    assert own.count == cells_of(form).total() - sum(each.count for each in found if each is not own)
    _, findings = read(tmp_path, form)
    assert {each.place.cell for each in findings if each.code == "BESIDE"} == outside  # type: ignore[union-attr]


def test_what_is_withheld_is_not_used(tmp_path: Path) -> None:
    found = accounts(tmp_path, fill(BLANK, ANSWERS), follow_up=withheld())
    assert told(found, "1.2 Uppgiftslämnare (roll)") == {(words.NOT_USED, words.WITHHELD)}


def test_warning_beside_an_answer_that_is_used(tmp_path: Path) -> None:
    found = accounts(tmp_path, fill(BLANK, {**ANSWERS, "bedomning.syfte": "4 elever slutade."}))
    assert told(found, "2.2 Vad är gruppens syfte?") == {
        (words.USED, "rapport: svaret i texten. Se bladet ”Att gå igenom”")
    }


def test_of_two_equal_forms_one_is_used(tmp_path: Path) -> None:
    found = accounts(tmp_path, fill(BLANK, ANSWERS), fill(BLANK, ANSWERS))
    assert told(found, "2.2 Vad är gruppens syfte?") == {(words.USED, "rapport: svaret i texten")}
    assert told(found, "2.2 Vad är gruppens syfte?", "b.xlsx") == {(words.NOT_USED, "Svaret läses ur a.xlsx")}
    assert {fate for fate, _ in told(found, "2.7 Vilka möten har hållits?: Antal deltagare", "b.xlsx")} == {
        words.NOT_USED
    }


def test_contradicting_answers_are_to_be_looked_at_in_both_files(tmp_path: Path) -> None:
    later = {**ANSWERS, "bedomning.syfte": "Något annat.", "deltagare_mars.antal": {"bygg": {"kvinnor": 8}}}
    found = accounts(tmp_path, fill(BLANK, ANSWERS), fill(BLANK, later))
    for question in ("2.2 Vad är gruppens syfte?", "3.3 Deltagare per yrkesinriktning: Kvinnor"):
        for file in ("a.xlsx", "b.xlsx"):
            assert {fate for fate, _ in told(found, question, file)} == {words.TO_LOOK_AT}, (question, file)


def test_no_account_repeats_what_somebody_wrote(tmp_path: Path) -> None:
    secret = "Hemligt ord 640823-3234"
    form = with_cells(fill(BLANK, {**ANSWERS, "bedomning.syfte": secret}), {(40, 9): secret}, secret)
    assert "Hemligt" not in "".join(f"{each}" for each in accounts(tmp_path, form))


@pytest.mark.parametrize(
    ("printings", "said"),
    [
        ([], ""),
        ([Printing("rapport", PrintedAs.ANSWER)], "rapport: svaret i texten"),
        (
            [
                Printing("rapport", PrintedAs.ANSWER),
                Printing("rapport", PrintedAs.CHART, "C"),
                Printing("rapport", PrintedAs.TABLE, "T"),
                Printing("bilagor", PrintedAs.METHOD, "m"),
                Printing("", PrintedAs.STEERING),
            ],
            "rapport: tabellen ”T”, diagrammet ”C”, svaret i texten; bilagor: metoden m; styr hur blanketten räknas",
        ),
        (
            [Printing("rapport", PrintedAs.TABLE, letter) for letter in "ABCDE"],
            "rapport: tabellen ”A”, tabellen ”B”, tabellen ”C” och 2 till",
        ),
        ([Printing("", PrintedAs.STEERING)], "Styr hur blanketten räknas"),
    ],
)
def test_where_answers_are_used_in_words(printings: list[Printing], said: str) -> None:
    assert words.where(printings) == said


# ---------------------------------------------------------------- the sheets of the control list

INBOX = "indata/lasframjande/2026-H1"
LIST = "utdata/lasframjande/2026-H1/kontroll/kontrollista.xlsx"


def listed(folder: Path) -> Workbook:
    put(folder / "mallar/lasframjande", {"modell.toml": MODEL.encode()})
    assert rapport("mall", "skapa", "lasframjande", workspace=folder).code == 0
    filled_forms(folder, {"norr": NORTH, "soder": SOUTH})
    sent = folder / "utdata/lasframjande/2026-H1/utskick/register.xlsx"
    put(folder / INBOX, {"register.xlsx": sent.read_bytes(), "brev.pdf": b"%PDF-1.7", "Thumbs.db": b""})
    put(folder / INBOX / "ersatta", {"gammal.xlsx": b"PK"})
    assert rapport("bygg", "lasframjande", "--period", "2026-H1", workspace=folder).code == 0
    return load_workbook(folder / LIST)


def rows(workbook: Workbook, sheet: str) -> Iterator[tuple[Any, ...]]:
    return workbook[sheet].iter_rows(min_row=2, values_only=True)


def test_the_control_list_accounts_for_every_file_and_cell(tmp_path: Path) -> None:
    workbook = listed(tmp_path)
    assert workbook.sheetnames == ["Översikt", "Att gå igenom", "Vilka har svarat", "Så användes svaren"]
    files = {row[0].removeprefix(f"{INBOX}/"): row[1:6] for row in rows(workbook, "Översikt")}
    assert files == {
        "register.xlsx": ("Registret, läst", None, None, None, None),
        "brev.pdf": ("Inte använd, se anmärkningen", None, None, None, None),
        "svar norr.xlsx": ("Läst och använd", 3, 3, 0, 0),
        "svar soder.xlsx": ("Läst och använd", 3, 3, 0, 0),
        "Thumbs.db": ("Inte använd, se anmärkningen", None, None, None, None),
        "ersatta/gammal.xlsx": ("Ersatt, inte läst", None, None, None, None),
    }
    used = {row[0].removeprefix(f"{INBOX}/"): row for row in rows(workbook, "Så användes svaren")}
    assert set(used) == set(files)
    assert used["register.xlsx"][2:] == ("Hela filen", None, "Används", "Registret, läst")
    assert used["brev.pdf"][4] == "Används inte"
    told = [row[2:] for row in rows(workbook, "Så användes svaren") if row[0].endswith("norr.xlsx")]
    assert told[:2] == [
        ("D8", "1.1 Vad har ni gjort?", "Används", "brev: svaret i texten"),
        ("D12", "1.2 Lån per ålder: Antal lån", "Används", "oversikt: tabellen ”Lån per ålder”"),
    ]
    found = sum(1 for row in told if row[0].startswith("D"))
    own = sum(int(row[0].split()[0]) for row in told if "cell" in row[0] and row[0] != "en cell")
    form = (tmp_path / INBOX / "svar norr.xlsx").read_bytes()
    single = sum(row[0] == "en cell" for row in told)
    assert found + own + single == cells_of(form).total()
