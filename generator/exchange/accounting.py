"""What became of every file and of every cell of what came in: used and where, not used and why, or to be looked at.

It says where a cell is and which question it answers, never what stands in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.accounting import CellUse, Printed, Printing, SeenCell
from generator.model.answers import Answer, Dataset, Delivery, Submission
from generator.model.definition import Form, Part, Question
from generator.model.findings import CellPlace, FilePlace, Finding, Severity
from generator.model.values import State
from generator.swedish import accounting_words as words

Place = tuple[str, str, str]
"""File, sheet and cell."""


@dataclass(frozen=True, slots=True)
class Account:
    """One cell, or with *count* several cells of a sheet, or a whole file: what became of it."""

    file: str
    sheet: str
    cell: str
    question: str
    fate: str
    """One of the words of `accounting_words`."""
    why: str
    count: int = 1


@dataclass(frozen=True)
class Accounting:
    """Accounts for one run. *printed* says where the documents print the answers to each question."""

    dataset: Dataset
    submissions: Sequence[Submission]
    findings: Sequence[Finding]
    printed: Printed

    def accounts(self) -> Iterator[Account]:
        """Yield the cells of every form, file by file; cells that are the form's own words, sheet by sheet."""
        for submission in self.submissions:
            delivery = self.dataset.delivery(submission.form, submission.respondent)
            if delivery is not None:
                yield from _Told(self, submission, delivery).accounts()

    @cached_property
    def faults(self) -> Mapping[Place, Severity]:
        """The gravest that is said of each cell."""
        found: dict[Place, Severity] = {}
        for finding in self.findings:
            if isinstance(finding.place, CellPlace) and finding.severity is not Severity.INFORMATION:
                place = (finding.place.file, finding.place.sheet, finding.place.cell)
                # They are in order, the gravest first.
                found.setdefault(place, finding.severity)
        return found

    @cached_property
    def questions(self) -> Mapping[str, Mapping[str, tuple[Part, Question]]]:
        """Every question of each form, by `del.fraga`."""
        return {form.id: _questions(form) for form in self.dataset.follow_up.forms.values()}

    @cached_property
    def places(self) -> dict[tuple[str, str, str], str]:
        """Where answers are used, in words, as far as they have been asked for."""
        return {}

    def where(self, form: str, path: str, inner: str) -> str:
        """Say where the answers to a question are used; "" if no document prints them."""
        key = (form, path, inner)
        if key not in self.places:
            part, question = self.questions[form][path]
            name = question.id if question.columns or not inner else f"{question.id}_{inner}"
            printings = self.printed.get((form, part.id, name), ())
            self.places[key] = words.where(_of_column(printings, inner if question.columns else ""))
        return self.places[key]


def _questions(form: Form) -> Mapping[str, tuple[Part, Question]]:
    return {f"{part.id}.{question.id}": (part, question) for part in form.parts for question in part.questions}


def _of_column(printings: Sequence[Printing], column: str) -> Sequence[Printing]:
    return [each for each in printings if not column or not each.columns or column in each.columns]


@dataclass(frozen=True)
class _Told:
    """Accounts for the cells of one form."""

    whole: Accounting
    submission: Submission
    delivery: Delivery

    def accounts(self) -> Iterator[Account]:
        file, seen = self.submission.file.file, self.submission.seen
        for cell in seen.cells:
            fate, why = self._fate(cell)
            yield Account(file, cell.sheet, cell.cell, self._question(cell), fate, why)
        for sheet, count in seen.own_words.items():
            yield Account(file, sheet, "", words.OWN_WORDS, words.NOT_USED, words.FORMS_OWN, count)

    @cached_property
    def _live(self) -> Mapping[Place, Answer]:
        """The answers that hold, by the cells that they stand in."""
        return _by_place(self.delivery.submission)

    @cached_property
    def _own(self) -> Mapping[Place, Answer]:
        """The answers of this form, by their cells."""
        return _by_place(self.submission)

    def _question(self, cell: SeenCell) -> str:
        found = self.whole.questions[self.submission.form].get(cell.path)
        if found is None:
            return ""
        _, question = found
        inner = next((each.text for each in (*question.columns, *question.side) if each.id == cell.inner), "")
        return words.question(question.number, question.text, inner)

    def _fate(self, cell: SeenCell) -> tuple[str, str]:
        place = (self.submission.file.file, cell.sheet, cell.cell)
        fault = self.whole.faults.get(place)
        if cell.use is CellUse.OUTSIDE:
            return words.TO_LOOK_AT, words.OUTSIDE
        if cell.use is CellUse.REMOVED or cell.path not in self.whole.questions[self.submission.form]:
            return words.NOT_USED, words.REMOVED
        if fault is Severity.ERROR:
            return words.TO_LOOK_AT, words.SEE_FINDINGS
        fate, why = self._of_answer(cell, place)
        return (fate, words.with_warning(why)) if fault else (fate, why)

    def _of_answer(self, cell: SeenCell, place: Place) -> tuple[str, str]:
        _, question = self.whole.questions[self.submission.form][cell.path]
        holding = self._holding(cell, place)
        if holding is not None and holding.state is State.FAULTY:
            return words.TO_LOOK_AT, words.CONTRADICTED
        own = self._own.get(place)
        if (own is None and question.columns) or (own is not None and own.state is State.MISSING):
            return words.NOT_USED, words.BLANK
        if holding is None or holding.place.file != place[0]:
            return words.NOT_USED, words.held_elsewhere(holding.place.file if holding else self.delivery.files[0])
        if question.locked or _locked(question, cell.inner):
            return words.USED, words.PREFILLED
        if question.withheld:
            return words.NOT_USED, words.WITHHELD
        where = self.whole.where(self.submission.form, cell.path, cell.inner)
        return (words.USED, where) if where else (words.NOT_USED, words.NOWHERE)

    def _holding(self, cell: SeenCell, place: Place) -> Answer | None:
        """Give the answer that holds where a cell's answer belongs; None if there is none."""
        if place in self._live:
            return self._live[place]
        whole = self.delivery.submission
        _, question = self.whole.questions[self.submission.form][cell.path]
        if whole is None or not question.columns:
            return whole.answers.get(f"{cell.path}_{cell.inner}" if cell.inner else cell.path) if whole else None
        index, key = next(
            (
                (index, row.key)
                for index, row in enumerate(self.submission.tables.get(cell.path, ()))
                if any(_place(answer) == place for answer in row.answers.values())
            ),
            (-1, ""),
        )
        rows = whole.tables.get(cell.path, ())
        same = [row for row in rows if row.key == key] if key else rows[index : index + 1] if index >= 0 else ()
        return next((row.answers.get(cell.inner) for row in same), None)


def _locked(question: Question, inner: str) -> bool:
    return any(each.locked for each in (*question.columns, *question.side) if each.id == inner)


def _by_place(submission: Submission | None) -> Mapping[Place, Answer]:
    if submission is None:
        return {}
    rows = (row for table in submission.tables.values() for row in table)
    answers = [*submission.answers.values(), *(answer for row in rows for answer in row.answers.values())]
    return {_place(answer): answer for answer in answers}


def _place(answer: Answer) -> Place:
    return answer.place.file, answer.place.sheet, answer.place.cell


def about_files(findings: Sequence[Finding]) -> Mapping[str, Finding]:
    """Give the gravest of what is said of each file as a whole."""
    told: dict[str, Finding] = {}
    for finding in findings:
        if isinstance(finding.place, FilePlace):
            told.setdefault(finding.place.file, finding)
    return told


def whole_files(
    files: Sequence[tuple[str, str]], accounts: Sequence[Account], findings: Sequence[Finding]
) -> Iterator[Account]:
    """Yield an account for each file that is not accounted for cell by cell: registers, and what was not read."""
    told, accounted = about_files(findings), {account.file for account in accounts}
    for file, use in files:
        if file in accounted:
            continue
        finding = told.get(file)
        fate = words.USED if use in words.USED_WHOLE else words.NOT_USED
        if finding and fate == words.NOT_USED and finding.severity is Severity.ERROR:
            fate = words.TO_LOOK_AT
        yield Account(file, "", "", "", fate, finding.message if finding and fate != words.USED else use)
