"""Merged data read back: they give what they were made of, and what has been changed in them is told."""

import random
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from generator.definitions import register_sheets
from generator.exchange import Accounting, is_merged_file, merged_data, read_merged
from generator.figures import publish
from generator.merging import combine
from generator.model.answers import Dataset, Submission
from generator.model.definition import FollowUp, Kind
from generator.model.findings import CellPlace, Finding
from generator.model.inbox import FoundFile
from generator.model.renaming import Rename
from generator.swedish.merged_messages import Merged
from tests.build import LINE, count, cross, follow_up, form, march, question, sent
from tests.examples.content import EXAMPLES
from tests.examples.inbox import period
from tests.libreoffice import run

NAME = "indata/prov/2025/intern.xlsx"
BY_AREA = cross("omraden", "inriktningar", measures=("kvinnor", "man", "totalt"), protection="personer")
BY_PLACE = cross("kommuner", "kommuner", columns="matdatum", protection="personer")


def merged(of: Dataset) -> bytes:
    registers = register_sheets(of.follow_up)
    return merged_data(of, Accounting(of, (), (), {}), registers, "publicerbar.xlsx", date(2025, 1, 1))


def example() -> Dataset:
    definition = follow_up(BY_AREA, BY_PLACE)
    came_in = [
        march(definition, "avesta", {"bygg": count(8, 12), "vard": count(30, 5)}),
        march(definition, "falun", {"bygg": count(20, 30)}, others="nej"),
    ]
    return combine(definition, came_in)[0]


def read(content: bytes, folder: Path, definition: FollowUp) -> tuple[tuple[Submission, ...], tuple[Finding, ...]]:
    path = folder / "intern.xlsx"
    path.write_bytes(content)
    return read_merged(FoundFile(path, NAME), definition)


def edited(change: Callable[[openpyxl.Workbook], object], content: bytes | None = None) -> bytes:
    """Give the workbook as it is when somebody has changed and saved it."""
    workbook = openpyxl.load_workbook(BytesIO(content or merged(example())))
    change(workbook)
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            each.code,
            f"{each.place.sheet}!{each.place.cell}" if isinstance(each.place, CellPlace) else "",
            each.message,
        )
        for each in findings
        if each.code != "MERGED_SHEET_CHANGED"
    ]


Meaning = Mapping[str, object]


def meaning(submissions: tuple[Submission, ...]) -> Meaning:
    """Give what was said, apart from where it stands."""
    return {
        f"{one.form} {one.respondent}": (
            {name: (each.value, each.state, each.given, each.since) for name, each in one.answers.items()},
            {
                name: [(row.key, {own: (each.value, each.state) for own, each in row.answers.items()}) for row in rows]
                for name, rows in one.tables.items()
            },
        )
        for one in submissions
    }


def delivered(of: Dataset) -> tuple[Submission, ...]:
    return tuple(each.submission for each in of.deliveries if each.submission)


@pytest.mark.parametrize(("model", "of"), [(model, of) for model, several in EXAMPLES.items() for of in several])
def test_the_examples_say_the_same_when_they_are_read_back(model: str, of: str, tmp_path: Path) -> None:
    dataset = period(of, model)[0]
    back, findings = read(merged(dataset), tmp_path, dataset.follow_up)
    assert findings == ()
    assert meaning(back) == meaning(delivered(dataset))
    again, overlaps = combine(dataset.follow_up, back, dataset.earlier)
    assert overlaps == ()
    assert [each.standing for each in again.deliveries] == [each.standing for each in dataset.deliveries]
    assert shown(again) == shown(dataset)


def shown(of: Dataset) -> object:
    return {
        table.id: (
            [(row.id, {name: (cell.text, cell.state) for name, cell in row.cells.items()}) for row in table.rows],
            table.notes,
            table.missing,
        )
        for table in publish(of).tables.values()
    }


COUNTS = st.dictionaries(
    st.sampled_from(["bygg", "industri", "vard"]),
    st.builds(count, st.integers(0, 40), st.integers(0, 40), st.integers(0, 3)),
)
ANSWERED = st.fixed_dictionaries({}, optional={name: st.tuples(COUNTS, st.sampled_from(["ja", "nej"])) for name in
                                               ("avesta", "borlange", "falun", "mora")})  # fmt: skip


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answered=ANSWERED, shuffle=st.randoms(use_true_random=False))
def test_sorted_rows_and_moved_columns_give_the_same_tables(
    answered: Mapping[str, Any], shuffle: random.Random, tmp_path: Path
) -> None:
    definition = follow_up(BY_AREA, BY_PLACE)
    came_in = [march(definition, name, areas, others) for name, (areas, others) in answered.items()]
    dataset = combine(definition, came_in)[0]

    def mixed(workbook: openpyxl.Workbook) -> None:
        for title in ("Blanketter", "Deltagare", "Svar"):
            mix(workbook[title], shuffle)

    back, findings = read(edited(mixed, merged(dataset)), tmp_path, definition)
    assert findings == ()
    assert shown(combine(definition, back)[0]) == shown(dataset)


def mix(sheet: Worksheet, shuffle: random.Random) -> None:
    header, *rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    order = list(range(len(header)))
    shuffle.shuffle(order)
    shuffle.shuffle(rows)
    sheet.delete_rows(1, sheet.max_row)
    for row in (header, *rows):
        sheet.append([row[column] for column in order])


def put(title: str, cell: str, value: object) -> Callable[[openpyxl.Workbook], None]:
    def change(workbook: openpyxl.Workbook) -> None:
        workbook[title][cell].value = value
        if isinstance(value, str) and not value.startswith("=HYPERLINK"):
            workbook[title][cell].data_type = "s"

    return change


def formula(workbook: openpyxl.Workbook) -> None:
    workbook["Deltagare"]["H2"] = "=1+1"


def doubled(workbook: openpyxl.Workbook) -> None:
    sheet = workbook["Deltagare"]
    sheet.append([cell.value for cell in sheet[2]])


def other_period(workbook: openpyxl.Workbook) -> None:
    workbook.custom_doc_props["period"].value = "2024"  # type: ignore[attr-defined]


CASES: list[tuple[str, Callable[[openpyxl.Workbook], object], str, str]] = [
    (
        "MERGED_OTHER_PERIOD",
        other_period,
        "",
        "Filen med sammanslagna uppgifter gäller 2024, inte 2025, och läses inte. Lägg den i mappen för 2024.",
    ),
    (
        "MERGED_SHEET_GONE",
        lambda workbook: workbook.remove(workbook["Deltagare"]),
        "",
        "Bladet ”Deltagare” saknas. Utan det går filen med sammanslagna uppgifter inte att läsa rätt, så den läses "
        "inte.",
    ),
    (
        "MERGED_SHEET_STRANGE",
        lambda workbook: workbook.create_sheet("Mina anteckningar"),
        "Mina anteckningar!",
        "Bladet har inte skrivits av programmet och läses inte.",
    ),
    (
        "MERGED_CONTROL_GONE",
        lambda workbook: workbook.remove(workbook["Kontroll"]),
        "",
        "Bladet ”Kontroll” saknas eller är ändrat, så det går inte att se om filen med sammanslagna uppgifter har "
        "ändrats. Det som står i den används.",
    ),
    (
        "MERGED_COLUMN_GONE",
        lambda workbook: workbook["Deltagare"].delete_cols(8),
        "Deltagare!",
        "Rubriken ”Kvinnor” saknas på bladet. Det som skulle ha stått under den är inte med.",
    ),
    (
        "MERGED_COLUMN_GONE_CLOSE",
        put("Deltagare", "H1", "Kvinor"),
        "Deltagare!H1",
        "Rubriken ”Kvinnor” saknas på bladet. Det som skulle ha stått under den är inte med. Har ”Kvinor” skrivits i "
        "stället? Ändra tillbaka.",
    ),
    (
        "MERGED_COLUMN_TWICE",
        put("Deltagare", "H1", "Totalt"),
        "Deltagare!K1",
        "Rubriken ”Totalt” finns två gånger på bladet. Det går inte att veta vilken som gäller, så ingen av dem läses.",
    ),
    (
        "MERGED_NOT_A_NUMBER",
        put("Deltagare", "H2", "ca 12"),
        "Deltagare!H2",
        "”Kvinnor” ska vara ett tal, men här står ”ca 12”. Uppgiften är inte med.",
    ),
    (
        "MERGED_NOT_WHOLE",
        put("Deltagare", "H2", "12,5"),
        "Deltagare!H2",
        "”Kvinnor” ska vara ett helt tal, men här står ”12,5”. Uppgiften är inte med.",
    ),
    (
        "MERGED_NOT_A_DATE",
        put("Svar", "H3", "i våras"),
        "Svar!H3",
        "”Ifylld” ska vara ett datum, skrivet ÅÅÅÅ-MM-DD, men här står ”i våras”. Uppgiften är inte med.",
    ),
    (
        "MERGED_NO_CHOICE",
        put("Svar", "H2", "Vet ej"),
        "Svar!H2",
        "”Vet ej” går inte att välja för ”Status”. Uppgiften är inte med.",
    ),
    (
        "MERGED_NO_CHOICE_CLOSE",
        put("Svar", "H2", "Klart"),
        "Svar!H2",
        "”Klart” går inte att välja för ”Status”. Uppgiften är inte med. Menade du ”Klar”?",
    ),
    (
        "MERGED_UNREADABLE",
        formula,
        "Deltagare!H2",
        "Cellen för ”Kvinnor” går inte att läsa: =1+1. Skriv värdet i stället för formeln. Uppgiften är inte med.",
    ),
    (
        "MERGED_BLANK",
        put("Deltagare", "H2", None),
        "Deltagare!H2",
        "Cellen för ”Kvinnor” är tom. Den räknas som att uppgift saknas, inte som noll.",
    ),
    (
        "MERGED_ROW_UNKNOWN",
        put("Deltagare", "A2", "norrby"),
        "Deltagare!A2",
        "Raden läses inte, för Svarande-id ”norrby” är okänd.",
    ),
    (
        "MERGED_ROW_TWICE",
        doubled,
        "Deltagare!E14",
        "Raden finns två gånger: också på rad 2. Det går inte att veta vilken som gäller, så ingen av dem är med.",
    ),
    (
        "MERGED_ROWS_GONE",
        lambda workbook: workbook["Deltagare"].delete_rows(2),
        "Deltagare!",
        "Rader som ska finnas saknas på bladet: Avesta, Deltagare mars, Bygg. De räknas som fel i underlaget, inte som "
        "noll.",
    ),
]


@pytest.mark.parametrize(("code", "change", "where", "sentence"), CASES, ids=[case[0] for case in CASES])
def test_what_is_changed_is_told(
    code: str, change: Callable[[openpyxl.Workbook], object], where: str, sentence: str, tmp_path: Path
) -> None:
    """What is wrong is said, and every number that is left is one that was there."""
    whole = example()
    back, findings = read(edited(change), tmp_path, whole.follow_up)
    assert (code, where, sentence) in told(findings)
    assert numbers(back).items() <= numbers(delivered(whole)).items()


def test_every_sentence_has_a_row() -> None:
    elsewhere = {"MERGED_SHEET_CHANGED", "MERGED_QUESTION_GONE", "MERGED_SEVERAL", "MERGED_NOT_NEEDED"}
    assert {case[0] for case in CASES} | elsewhere == {message.name for message in Merged}


def test_a_sheet_that_says_something_else_than_it_did_is_told_with_its_rows(tmp_path: Path) -> None:
    _, findings = read(edited(lambda workbook: workbook["Deltagare"].delete_rows(2)), tmp_path, example().follow_up)
    changed = [each.message for each in findings if each.code == "MERGED_SHEET_CHANGED"]
    assert changed == [
        "Bladet har ändrats sedan programmet skrev det. Det som står här nu används. Då fanns 12 rader, nu 11."
    ]
    _, findings = read(edited(put("Deltagare", "H2", 9)), tmp_path, example().follow_up)
    assert [each.message for each in findings] == [
        "Bladet har ändrats sedan programmet skrev det. Det som står här nu används. Antalet rader är detsamma."
    ]


def numbers(submissions: tuple[Submission, ...]) -> Mapping[tuple[str, str, str, str], object]:
    """Give every value of every table that is there, by respondent, table, row and column."""
    return {
        (one.respondent, name, row.key, own): answer.value
        for one in submissions
        for name, rows in one.tables.items()
        for row in rows
        for own, answer in row.answers.items()
        if answer.value is not None
    }


def test_merged_data_are_known_by_what_they_say_of_themselves(tmp_path: Path) -> None:
    path = tmp_path / "förra året.xlsx"
    path.write_bytes(merged(example()))
    assert is_merged_file(FoundFile(path, path.name), "prov")
    assert not is_merged_file(FoundFile(path, path.name), "annan")
    path.write_bytes(b"PK")
    assert not is_merged_file(FoundFile(path, path.name), "prov")


def renamed(*changes: tuple[str, tuple[str, ...]], register: str = "") -> tuple[Rename, ...]:
    return tuple(Rename(before, after, "2", LINE, register=register) for before, after in changes)


def test_a_question_of_an_older_version_is_found_under_its_new_name(tmp_path: Path) -> None:
    content = merged(example())
    older = example().follow_up
    part = replace(older.forms["kommun"].parts[0], questions=(
        question("lage", older.forms["kommun"].parts[0].questions[0].kind, "Läge", scale="status"),))  # fmt: skip
    parts = (part, *older.forms["kommun"].parts[1:])
    now = replace(
        older,
        version="2",
        forms={"kommun": replace(form(*parts[1:]), parts=parts)},
        renames=renamed(("om.status", ("om.lage",)), ("om.ifylld", ())),
    )
    back, findings = read(content, tmp_path, now)
    assert back[0].answers["om.lage"].value == "klar"
    assert told(findings) == [
        ("MERGED_QUESTION_GONE", "", "Frågor som inte längre finns i modellen läses inte: Ifylld.")
    ]


def test_rows_of_a_register_that_have_become_one_are_both_counted_in_it(tmp_path: Path) -> None:
    older = example()
    areas = {"teknik": "Teknik", "vard": "Vård"}
    now = replace(
        follow_up(BY_AREA, areas=areas),
        version="2",
        renames=renamed(("bygg", ("teknik",)), ("industri", ("teknik",)), register="inriktningar"),
    )
    back, _ = read(merged(older), tmp_path, now)
    table = publish(combine(now, back)[0]).tables["omraden"]
    told_of = {row.id: row.cells["totalt"].text for row in table.rows}
    assert told_of == {"teknik": "70", "vard": "35", "summa": "105"}


def test_a_free_table_keeps_its_rows_in_order(tmp_path: Path) -> None:
    columns = (question("namn"), question("antal", Kind.INTEGER))
    meetings = question("moten", Kind.TABLE, "Möten", columns=columns)
    own = replace(form(), parts=(replace(form().parts[0], questions=(meetings,)),), ready_when="")
    definition = follow_up(forms=[own])
    rows: list[Mapping[str, Any]] = [
        {"namn": "tredje", "antal": 3},
        {"namn": "=1+1", "antal": None},
        {"namn": None, "antal": 1},
    ]
    dataset = combine(definition, [sent(definition, "avesta", tables={"om.moten": rows})])[0]
    back, findings = read(merged(dataset), tmp_path, definition)
    assert meaning(back) == meaning(delivered(dataset))
    assert findings == ()


@pytest.mark.libreoffice
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_workbook_that_libreoffice_has_saved_says_the_same(tmp_path: Path) -> None:
    whole = example()
    (tmp_path / "intern.xlsx").write_bytes(merged(whole))
    run(tmp_path, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", "ut", "intern.xlsx")
    back, findings = read_merged(FoundFile(tmp_path / "ut" / "intern.xlsx", NAME), whole.follow_up)
    assert findings == ()
    assert meaning(back) == meaning(delivered(whole))


DATA_SHEETS = ("Blanketter", "Deltagare", "Svar", "Koder", "Kontroll", "Läs mig")
CONTENTS = (
    None,
    "",
    "x",
    "[uppgift saknas]",
    "[inget att redovisa]",
    -1,
    3.5,
    10**9,
    True,
    "=1+1",
    date(2025, 3, 1),
    "Ja",
)


def damaged(workbook: openpyxl.Workbook, chance: random.Random) -> None:
    """Do some of what people and programs do to a workbook, without sense."""
    for _ in range(chance.randint(1, 4)):
        title = chance.choice([each for each in DATA_SHEETS if each in workbook.sheetnames] or workbook.sheetnames)
        sheet = workbook[title]
        row, column = chance.randint(1, max(sheet.max_row, 1)), chance.randint(1, max(sheet.max_column, 1))
        match chance.randint(0, 7):
            case 0:
                sheet.delete_rows(row, chance.randint(1, 3))
            case 1:
                sheet.delete_cols(column)
            case 2:
                sheet.insert_rows(row)
            case 3:
                sheet.insert_cols(column)
            case 4:
                sheet.title = "Blad"
            case 5:
                sheet.append([chance.choice(CONTENTS) for _ in range(chance.randint(1, 12))])
            case _:
                sheet.cell(row, column).value = chance.choice(CONTENTS)


@pytest.mark.parametrize("first", [0, *(pytest.param(each, marks=pytest.mark.slow) for each in range(8, 400, 8))])
def test_damage_never_raises_and_never_goes_without_a_word(first: int, tmp_path: Path) -> None:
    """Whatever is done, either everything says what it said, or something is told."""
    whole = example()
    content = merged(whole)
    for seed in range(first, first + 8):
        chance = random.Random(seed)
        changed = edited(partial(damaged, chance=chance), content)
        back, findings = read(changed, tmp_path, whole.follow_up)
        if not findings:
            assert meaning(back) == meaning(delivered(whole)), seed
