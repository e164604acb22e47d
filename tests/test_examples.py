"""The invented indata of `vuxsamverkan`: what lies in the inboxes, and that it is what is written down."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest

from generator.disk.owners import holder
from generator.model.answers import Answer, Arrival, Row, Submission
from generator.model.definition import CHOICE_KINDS, NUMBER_KINDS, FollowUp, Form, Kind, Question, fields_of
from generator.model.findings import Severity
from generator.model.values import State
from generator.office.cells import CellKind
from generator.office.spreadsheet import read_workbook
from tests.examples.content import EXAMPLES, FOLDER, MERGED, YEARS, Delivery, Filled, TypedRow, read
from tests.examples.inbox import INBOX, workbooks, year
from tests.examples.make import NOTICE, OPEN_FORM


def test_the_first_year_is_whole_and_nothing_is_to_be_said() -> None:
    dataset, _, findings = year(2024)
    assert {delivery.arrival for delivery in dataset.deliveries} == {Arrival.READY}
    assert findings == ()


def test_in_the_second_year_one_municipality_is_missing_and_one_is_unfinished() -> None:
    arrivals = {
        (delivery.form.id, delivery.respondent.id): delivery.arrival
        for delivery in year(2025)[0].deliveries
        if delivery.arrival is not Arrival.READY
    }
    assert arrivals == {("kommun", "hedemora"): Arrival.NOT_DELIVERED, ("kommun", "vansbro"): Arrival.UNFINISHED}


def test_the_second_year_has_no_errors_but_something_to_look_at() -> None:
    findings = year(2025)[2]
    assert [finding.code for finding in findings if finding.severity is Severity.ERROR] == []
    assert sorted(finding.code for finding in findings) == [
        "FORM_MISSING",
        "FORM_OPEN",
        "FORM_UNFINISHED",
        "RENEWED_SUPPLEMENT",
        "RULE_BROKEN",
    ]


def test_somebody_has_a_form_open() -> None:
    assert (INBOX / "2025" / OPEN_FORM).stat().st_size == 165
    assert holder(INBOX / "2025" / OPEN_FORM.removeprefix("~$")) == "Handläggare"


def test_one_form_was_saved_with_libreoffice() -> None:
    saved_with = {path.name for path in workbooks() if b"LibreOffice" in ZipFile(path).read("docProps/app.xml")}
    assert saved_with == {"Leksand deltagare 2025 ny.xlsx"}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Falun - statistik vux.xlsx", {"6 oktober 2025", "154", "47"}),
        ("arbetsliv (2).xlsx", {"den 3 oktober 2025"}),
        ("Kommunikationsgruppen - svar.xlsx", {"52 000", "118 000"}),
    ],
    ids=["counts and day", "day", "kronor"],
)
def test_some_numbers_and_days_were_typed_as_texts(name: str, typed: set[str]) -> None:
    cells = (
        cell for sheet in read_workbook(INBOX / "2025" / name).sheets for cell in sheet.cells.values() if cell.value
    )
    assert typed <= {str(cell.value) for cell in cells if cell.kind is CellKind.TEXT}


def test_one_municipality_has_no_participants_and_says_so() -> None:
    rows = [
        record.answers["totalt"].state
        for record in year(2025)[0].records["kommun.deltagare.antal"]
        if record.respondent == "orsa" and record.keys["matdatum"] == "oktober"
    ]
    assert set(rows) == {State.NIL}


def test_one_municipality_counts_in_another_way() -> None:
    answers = {
        submission.respondent: submission.answers["uppgifter.stammer"].value
        for submission in year(2025)[1]
        if submission.form == "kommun"
    }
    assert [respondent for respondent, answer in answers.items() if answer == "nej"] == ["sater"]


def test_one_municipality_has_left_all_that_may_be_left() -> None:
    submission = next(submission for submission in year(2025)[1] if submission.respondent == "gagnef")
    blank = {field for field, answer in submission.answers.items() if answer.state is State.MISSING}
    assert {"uppgifter.kommentar", "uppgifter.aktiv", "uppgifter.kallsystem", "om.forankrad"} <= blank


def test_the_workbooks_say_what_is_written_down() -> None:
    for of in YEARS:
        dataset, submissions, _ = year(of)
        read_back = {submission.file.file: submission for submission in submissions}
        deliveries = read(of).deliveries
        assert sorted(read_back) == sorted(delivery.file for delivery in deliveries)
        for delivery in deliveries:
            assert list(_differing(dataset.follow_up, delivery, read_back[delivery.file])) == []


def _differing(follow_up: FollowUp, delivery: Delivery, submission: Submission) -> Iterator[str]:
    """Yield the answers that are not what is written down."""
    questions = _questions(follow_up.forms[delivery.form])
    for asked, filled, answer in _pairs(delivery.answers, submission):
        if _shown(follow_up, questions[asked], answer) != _meant(questions[asked], filled):
            yield f"{delivery.file}: {asked}"


def _questions(form: Form) -> dict[str, Question]:
    questions = {field: question for part in form.parts for field, question in fields_of(part)}
    for part in form.parts:
        for table in part.questions:
            questions |= {f"{part.id}.{table.id}/{column.id}": column for column in table.columns}
    return questions


def _pairs(answers: Mapping[str, Filled], submission: Submission) -> Iterator[tuple[str, Filled, Answer]]:
    for field, filled in answers.items():
        if field not in submission.tables:
            yield field, filled, submission.answers[field]
            continue
        rows = submission.tables[field]
        for row, written in zip(rows, _written(rows, filled), strict=True):
            for column, answer in row.answers.items():
                yield f"{field}/{column}", written.get(column), answer


def _written(rows: Sequence[Row], filled: Filled) -> list[TypedRow]:
    if isinstance(filled, Mapping):
        return [filled.get(row.key, {}) for row in rows]
    assert isinstance(filled, list)
    return filled


def _shown(follow_up: FollowUp, question: Question, answer: Answer) -> object:
    """Give an answer as it is written down: choices by their texts, several choices as a set of ids."""
    if isinstance(answer.value, tuple):
        return set(answer.value)
    if question.kind in CHOICE_KINDS:
        return next((step.text for step in follow_up.choices(question) if step.id == answer.value), None)
    return answer.value


def _meant(question: Question, filled: Filled) -> object:
    """Give what is written down as it should be understood."""
    if isinstance(filled, list):
        return set(filled)
    if question.kind is Kind.DATE and isinstance(filled, str):
        return date(2025, 10, int(re.sub(r"\D", "", filled.removesuffix("2025"))))
    if question.kind in NUMBER_KINDS and filled is not None:
        return Decimal(str(filled).replace(" ", ""))
    return filled


def test_every_workbook_says_that_it_is_invented() -> None:
    for path in workbooks():
        first = read_workbook(path).sheets[0]
        assert NOTICE in {cell.value for cell in first.cells.values()}, path.name


def test_the_registers_say_what_the_reports_are() -> None:
    status = {of: year(of)[0].follow_up.fact_values for of in YEARS}
    assert [status[of]["status"] for of in YEARS] == ["Fastställd", "Utkast"]
    assert (status[2024]["faststalld"], status[2024]["paragraf"]) == (date(2024, 12, 5), "§ 14")
    assert all(values["dnr"] and "påhittade" in str(values["exempel"]) for values in status.values())


def test_the_examples_are_small() -> None:
    assert all(sum(path.stat().st_size for path in workbooks(model)) < 2_000_000 for model in EXAMPLES)
    written = {f"{model}_{of}.toml" for model in EXAMPLES for of in (*MERGED.get(model, ()), *EXAMPLES[model])}
    assert {path.name for path in FOLDER.glob("*.toml")} == written
