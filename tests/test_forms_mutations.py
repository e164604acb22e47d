"""Forms that people have worked in: whatever they moved, renamed, sorted or deleted, no answer is read wrong."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from generator.model.answers import Submission
from tests.filling import fill, saved_workbook
from tests.forms_build import blank, read

OM, SELF, MEETINGS, MARCH = "Om blanketten", "Självskattning", "Vilka möten har hållits", "Deltagare mars"

FILLED = fill(
    blank(),
    {
        "om.roll": "Sammankallande",
        "om.ifylld": date(2025, 9, 3),
        "om.forankrad": ["mote", "annat"],
        "om.status": "Klar",
        "bedomning.planering": "I mycket hög grad",
        "bedomning.planering_kommentar": "Vi träffas varje månad.",
        "bedomning.planering_ej_relevant": "Inget att tillägga",
        "bedomning.syfte": "Att planera utbildningar.\nOch att följa upp dem.",
        "bedomning.traffar": 3,
        "bedomning.timmar": 12.5,
        "bedomning.kostnad": 1500,
        "bedomning.kanaler": ["epost"],
        "bedomning.kanaler_kommentar": "Även telefon",
        "bedomning.inga_moten": "Nej",
        "bedomning.moten": [
            {"datum": date(2025, 2, 3), "form": "Möte", "antal": 12, "utfall": "En plan"},
            {"datum": date(2025, 5, 6), "form": "E-post", "antal": 7},
        ],
        "deltagare_mars.antal": {
            "bygg": {"kvinnor": 3, "man": 14, "totalt": 17},
            "vard": {"kvinnor": 40, "man": 9, "totalt": 49},
        },
        "deltagare_mars.inga_ovriga": "Ja",
        "deltagare_oktober.antal": {"vard": {"kvinnor": 41, "man": 8, "totalt": 49}},
    },
)

Values = Mapping[str, object]


def values(submission: Submission) -> Values:
    fields: dict[str, object] = {field: answer.value for field, answer in submission.answers.items()}
    for table, rows in submission.tables.items():
        for row in rows:
            for column, answer in row.answers.items():
                fields[f"{table}@{row.key or rows.index(row)}/{column}"] = answer.value
    return fields


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Values:
    (submission,), findings = read(tmp_path_factory.mktemp("hel"), FILLED)
    assert findings == ()
    return values(submission)


def test_untouched_form_says_what_was_typed(expected: Values) -> None:
    assert expected["bedomning.timmar"] == Decimal("12.5")
    assert expected["om.forankrad"] == ("mote", "annat")
    assert expected["bedomning.moten@1/form"] == "epost"
    assert expected["deltagare_oktober.antal@vard/totalt"] == Decimal(49)
    assert expected["deltagare_oktober.antal@bygg/totalt"] is None
    assert sum(value is not None for value in expected.values()) == 36


def insert_rows(workbook: Workbook) -> None:
    """As a script does it: cells move, names and validations stay."""
    workbook[SELF].insert_rows(2, 3)
    workbook[SELF].insert_rows(14)
    workbook[MARCH].insert_rows(13)


def rename_and_reorder(workbook: Workbook) -> None:
    workbook[OM].title = "Info om gruppen"
    workbook[MEETINGS].title = "Möten 2025 (ny)"
    workbook["Läs mig"].title = "Instruktion"
    workbook.move_sheet(SELF, -2)


def swap_titles_of_repeated_parts(workbook: Workbook) -> None:
    workbook["Deltagare oktober"].title = "X"
    workbook[MARCH].title = "Deltagare oktober"
    workbook["X"].title = MARCH


def delete_instructions(workbook: Workbook) -> None:
    workbook[SELF].delete_rows(2, 5)
    workbook[MARCH].delete_rows(1, 5)


def move_block(workbook: Workbook) -> None:
    workbook[SELF].move_range("B9:H17", rows=12, cols=4)


def delete_hidden(workbook: Workbook) -> None:
    del workbook["_meta"], workbook["_listor"]
    for title in (OM, SELF, MARCH, "Deltagare oktober"):
        for row in workbook[title].iter_rows(max_col=1):
            row[0].value = None


def delete_names(workbook: Workbook) -> None:
    workbook.defined_names.clear()


def duplicate_sheet(workbook: Workbook) -> None:
    workbook.copy_worksheet(workbook[SELF])


def sort_questions(workbook: Workbook) -> None:
    """As sorting columns B to G does it, without the hidden column A."""
    sheet = workbook[SELF]
    rows = [[cell.value for cell in row] for row in sheet["B9:H13"]]
    for row, sorted_values in zip(sheet["B9:H13"], sorted(rows, key=lambda row: str(row[1])), strict=True):
        for cell, value in zip(row, sorted_values, strict=True):
            cell.value = value


def sort_fixed_rows(workbook: Workbook) -> None:
    sheet = workbook[MARCH]
    first, second = ([cell.value for cell in row] for row in sheet["C12:F13"])
    for row, swapped in zip(sheet["C12:F13"], (second, first), strict=True):
        for cell, value in zip(row, swapped, strict=True):
            cell.value = value


def insert_column_in_fixed_table(workbook: Workbook) -> None:
    workbook[MARCH].insert_cols(5)


def paste_into_new_workbook(workbook: Workbook) -> Workbook:
    new = Workbook()
    new.remove(new.worksheets[0])
    for sheet in workbook:
        copy = new.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                copy[cell.coordinate].value = cell.value
    return new


def lower_case_and_spaced_labels(workbook: Workbook) -> None:
    workbook[SELF]["C11"] = "  antal\u00a0träffar: "


MUTATIONS: Mapping[str, tuple[Callable[[Workbook], Workbook | None], dict[str, int]]] = {
    "rows inserted": (insert_rows, {"NAME_ELSEWHERE": 15}),
    "sheets renamed and reordered": (rename_and_reorder, {}),
    "titles of repeated parts swapped": (swap_titles_of_repeated_parts, {"NAME_ELSEWHERE": 6, "COLUMN_ELSEWHERE": 6}),
    "instruction rows deleted": (delete_instructions, {"NAME_ELSEWHERE": 14, "COLUMN_ELSEWHERE": 3}),
    "block moved": (move_block, {"LINE_MOVED": 9}),
    "key column, _meta and lists deleted": (delete_hidden, {}),
    "names deleted": (delete_names, {}),
    "sheet duplicated": (duplicate_sheet, {"SHEET_TWICE": 1}),
    "questions sorted without key column": (sort_questions, {"LINE_MOVED": 4}),
    "fixed rows sorted without key column": (sort_fixed_rows, {"LINE_MOVED": 2}),
    "column inserted in a fixed table": (insert_column_in_fixed_table, {"COLUMN_ELSEWHERE": 2}),
    "values pasted into a new workbook": (paste_into_new_workbook, {}),
    "label written another way": (lower_case_and_spaced_labels, {}),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_no_answer_is_read_wrong(name: str, expected: Values, tmp_path: Path) -> None:
    change, told = MUTATIONS[name]
    workbook = load_workbook(BytesIO(FILLED))
    changed = change(workbook) or workbook
    (submission,), findings = read(tmp_path, saved_workbook(changed))
    assert values(submission) == expected
    codes = [finding.code for finding in findings]
    assert {code: codes.count(code) for code in codes} == told


def test_cut_and_pasted_answer_is_read_where_it_stands_and_told(expected: Values, tmp_path: Path) -> None:
    # Excel moves the name along with the cell, so that two names point at one cell.
    workbook = load_workbook(BytesIO(FILLED))
    workbook[SELF]["D13"], workbook[SELF]["D11"] = 3, None
    workbook.defined_names["fv_bedomning_traffar"].attr_text = f"'{SELF}'!$D$13"
    (submission,), findings = read(tmp_path, saved_workbook(workbook))
    assert values(submission) == {**expected, "bedomning.traffar": None, "bedomning.kostnad": Decimal(3)}
    assert [finding.code for finding in findings] == ["NAME_ELSEWHERE"]


def test_deleted_question_is_an_error_and_the_others_are_read(expected: Values, tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(FILLED))
    workbook[SELF].delete_rows(11)
    del workbook.defined_names["fv_bedomning_traffar"]
    (submission,), findings = read(tmp_path, saved_workbook(workbook))
    assert values(submission) == {**expected, "bedomning.traffar": None}
    assert [finding.code for finding in findings if finding.code != "NAME_ELSEWHERE"] == ["FIELD_GONE"]


def test_rows_below_the_table_are_read(expected: Values, tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(FILLED))
    workbook[MEETINGS]["C22"], workbook[MEETINGS]["E22"] = "2025-11-03", "5"
    (submission,), findings = read(tmp_path, saved_workbook(workbook))
    assert findings == ()
    last = submission.tables["bedomning.moten"][-1]
    assert (last.answers["datum"].value, last.answers["antal"].value) == (date(2025, 11, 3), Decimal(5))
    assert last.place.cell == "C22"


@given(st.permutations(range(9)), st.lists(st.integers(1, 20), max_size=4))
@settings(max_examples=15, deadline=None)
def test_any_order_of_the_rows_and_any_rows_between_them(order: list[int], inserted: list[int]) -> None:
    workbook = load_workbook(BytesIO(FILLED))
    sheet = workbook[SELF]
    rows = [[cell.value for cell in row] for row in sheet["A9:H17"]]
    for row, source in zip(sheet["A9:H17"], order, strict=True):
        for cell, value in zip(row, rows[source], strict=True):
            cell.value = value
    for row_number in inserted:
        sheet.insert_rows(row_number)
    with TemporaryDirectory() as folder:
        (whole, changed), _ = read(Path(folder), FILLED, saved_workbook(workbook))
    assert values(changed) == values(whole)
