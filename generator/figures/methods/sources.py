"""The answers that a method is about: the rows of a table, or a part with its questions, respondent by respondent.

What has no answer keeps the state that says why. A question that this period does not have is not applicable.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.answers import Answer, Dataset, Delivery, figure_of
from generator.model.definition import CHOICE_KINDS, NUMBER_KINDS, FollowUp, Form, Part, Question
from generator.model.findings import CellPlace
from generator.model.methods import Direction, Method
from generator.model.published import MethodResult, MethodValue, PublishedCell
from generator.model.subjects import Subject, named_rows
from generator.model.values import Figure
from generator.swedish.measures import Unit, decimals_in, one_line, unit_of
from generator.swedish.signs import sign, table_cell

_PLAIN = unit_of("")


@dataclass(frozen=True, slots=True)
class Case:
    """One row, or one part: whose it is, its answers by column or question, and the name of a fixed row."""

    respondent: str
    answers: Mapping[str, Answer]
    place: CellPlace | None = None
    label: str | None = None
    about: tuple[Subject, ...] = ()
    """The rows of registers that the row is given for, or names."""

    def figure(self, column: str) -> Figure:
        """Give the number of a column."""
        return figure_of(self.answers.get(column))

    def cell(self, column: str) -> PublishedCell:
        """Give the number of a column with the cell it stood in."""
        answer = self.answers.get(column)
        return cell(self.figure(column), *((answer.place,) if answer else ()))


@dataclass(frozen=True, slots=True)
class Source:
    """What a method is about: its form, the questions by id, and the cases in the order of register and form."""

    method: Method
    follow_up: FollowUp
    register: str
    questions: Mapping[str, Question]
    cases: tuple[Case, ...]
    deliveries: tuple[Delivery, ...]
    """Those who are asked, whether something came in from them or not."""

    def text(self, case: Case, column: str) -> str | date | None:
        """Give what stands in a column: the text of a choice, a number in plain digits, a day as it is."""
        question, answer = self.questions.get(column), case.answers.get(column)
        match answer.value if answer else None:
            case Decimal() as number:
                return f"{number.normalize():f}"
            case str() as chosen if question and question.kind in CHOICE_KINDS:
                steps = self.follow_up.choices(question)
                return next((step.text for step in steps if step.id == chosen), chosen)
            case str() as text:
                return one_line(text) or None
            case date() as day:
                return day
        return None

    def name(self, case: Case) -> str | None:
        """Give what a row is about: the column that the method names, or else the name of the fixed row."""
        named = self.text(case, self.method.name) if self.method.name else case.label
        return named if isinstance(named, str) else None

    def direction(self, case: Case) -> Direction | None:
        """Give which way the number is wanted to go, by the model or by a column; None for what is neither."""
        answer = case.answers.get(self.method.wanted)
        word = answer.value if answer else self.method.wanted
        return next((direction for direction in Direction if direction.value == word), None)

    def series(self) -> tuple[list[Case], ...]:
        """Give the rows of each series: those of one respondent with the same name, about the same."""
        found: dict[tuple[object, ...], list[Case]] = {}
        for case in self.cases:
            # The same series is not always written with the same capitals.
            key = (case.respondent, (self.name(case) or "").casefold(), case.about)
            found.setdefault(key, []).append(case)
        return tuple(found.values())

    def unit(self, case: Case | None = None) -> Unit:
        """Give the unit of a row's numbers: what stands in a column, or the words of the model itself."""
        words, question = self.method.unit, self.questions.get(self.method.unit)
        if case and question and question.kind not in NUMBER_KINDS:
            words = str(self.text(case, question.id) or "")
        return unit_of(words)

    def result(self, case: Case, values: Mapping[str, MethodValue]) -> MethodResult:
        """Give what came of a case."""
        return MethodResult(values, self.register, case.respondent, case.place)


def cell(figure: Figure, *sources: CellPlace) -> PublishedCell:
    """Give a number as it may be shown, with the cells that it comes from."""
    if figure.number is None:
        return PublishedCell(sign(figure.state), None, figure.state, sources)
    text = table_cell(figure.number, figure.state, decimals_in(_PLAIN, figure.number))
    return PublishedCell(text, figure.number, figure.state, sources)


def source_of(dataset: Dataset, method: Method) -> Source:
    """Find what a method is about; what is not asked in this period is not among the questions, and has no cases."""
    form_id, part_id, *table = method.source.split(".")
    follow_up = dataset.follow_up
    form = follow_up.forms[form_id]
    parts = [part for part in form.parts if (part.base or part.id) == part_id]
    asked = tuple(
        delivery
        for delivery in dataset.deliveries
        if delivery.form.id == form_id and any(_parts_of(form, part_id, delivery))
    )
    found = parts[0].question(table[0]) if parts and table else None
    questions = found.columns if found else () if table else tuple(parts[0].questions if parts else ())
    every = _rows(dataset, method.source, found) if table else _parts(form, part_id, asked)
    cases = (case for case in every if all(_says(case, *wanted) for wanted in method.where.items()))
    by_id = {question.id: question for question in questions if question.asked}
    return Source(method, follow_up, form.register, by_id, tuple(cases), asked)


def _says(case: Case, column: str, wanted: str) -> bool:
    answer = case.answers.get(column)
    return answer is not None and answer.value == wanted


def _parts_of(form: Form, part_id: str, delivery: Delivery) -> Iterator[Part]:
    return (part for part in form.parts_for(delivery.respondent.id) if (part.base or part.id) == part_id)


def _rows(dataset: Dataset, source: str, table: Question | None) -> Iterator[Case]:
    """Yield the rows that came in."""
    fixed = dataset.follow_up.registers.get(table.rows_from) if table else None
    register = dataset.follow_up.forms[source.partition(".")[0]].register
    for record in dataset.records.get(source, ()):
        if record.place is not None:
            row = fixed.row(record.keys.get(fixed.id, "")) if fixed else None
            named = named_rows(table.columns, record.answers) if table else ()
            given = ((name, key) for name, key in record.keys.items() if name != register)
            about = tuple(dict.fromkeys((*given, *named)))
            yield Case(record.respondent, record.answers, record.place, row.name if row else None, about)


def _parts(form: Form, part_id: str, deliveries: tuple[Delivery, ...]) -> Iterator[Case]:
    """Yield the parts that came in, a repeated one as often as it is repeated."""
    for delivery in deliveries:
        submission = delivery.submission
        for part in _parts_of(form, part_id, delivery) if submission else ():
            assert submission is not None
            given = {question.id: submission.answers.get(f"{part.id}.{question.id}") for question in part.questions}
            yield Case(delivery.respondent.id, {name: answer for name, answer in given.items() if answer})
