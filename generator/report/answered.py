"""What has come in, looked up as templates ask for it: by form and respondent, part and question."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.expressions.absent import Absent
from generator.expressions.method_names import METHOD_NAME
from generator.expressions.tracing import TracedRow
from generator.model.answers import Dataset, Delivery, Record
from generator.model.definition import NUMBER_KINDS, WHOLE_PART, FollowUp, Form, Kind, Part, Question
from generator.model.findings import CellPlace
from generator.model.published import MethodResults
from generator.model.sources import GAP_AT, JUDGED, OF_PART, OF_QUESTION, judgements, source_of
from generator.model.subjects import Subject, named_rows
from generator.report.results import of_rows
from generator.report.shown import MISSING, NOT_ASKED, NOT_SHOWN, Display, display, plain_row

Values = Mapping[str, Any]
"""Names with plain values: texts, numbers, dates, absent values, lists and mappings."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The deliveries by form and respondent, and the records by source and respondent, in the order of the rows."""

    follow_up: FollowUp
    display: Display
    deliveries: Mapping[tuple[str, str], Delivery]
    records: Mapping[tuple[str, str], Sequence[Record]]
    rows: Mapping[tuple[str, str], Values]
    """The rows of registers by register and id."""
    methods: Mapping[str, MethodResults]
    results: Mapping[str, Mapping[CellPlace, Values]]
    """What methods give of rows, by source and place; for a source that some method is over row by row."""

    def delivery(self, form: Form, respondent: str) -> Delivery | None:
        """Give what one respondent has delivered; None if nothing came in."""
        found = self.deliveries.get((form.id, respondent))
        return found if found and found.submission else None

    def expected(self, form: Form, respondent: str) -> bool:
        """Tell whether a row is to fill in the form this period."""
        return (form.id, respondent) in self.deliveries

    def asked(self, form: Form, respondent: str) -> tuple[Part, ...]:
        """Give what one respondent is asked, without parts that it has left out."""
        found = self.deliveries.get((form.id, respondent))
        return found.form.parts_for(respondent) if found else ()

    def judgements(self, form: Form, respondent: str) -> Iterator[Values]:
        """Yield a respondent's judgements that came in: what was asked and answered, and what stands beside it."""
        beside = {side.id for _, question in judgements(form) for side in question.side}
        for record in self.records.get((form.id, respondent), ()):
            part = next(part for part in form.parts if part.id == record.keys[OF_PART])
            question = part.question(record.keys[OF_QUESTION])
            if record.place is None or question is None:
                continue
            asked = {JUDGED: question, **{side.id: side for side in question.side}}
            source = f"{form.id}.{respondent}.{part.id}.{question.id}"
            own = self.rows[form.register, respondent]
            judged = record.answers.get(JUDGED)
            fields = {
                **dict.fromkeys(sorted(beside), NOT_ASKED),
                **{
                    name: self.display.answer(each, record.answers.get(name), f"{source}_{name}")
                    for name, each in asked.items()
                },
                "nummer": question.number,
                OF_QUESTION: question.text,
                OF_PART: part.id,
                "omrade": part.title,
                GAP_AT: question.gap_at,
                "lucka": judged is not None and question.shows_gap(judged.value),
                "svarande": own,
                form.register: own,
            }
            yield TracedRow(fields, (record.place,))

    def parts(self, form: Form, respondent: str) -> dict[str, Values]:
        """Give the answers by part and question; what this respondent is not asked is there too, as not asked."""
        delivery = self.delivery(form, respondent)
        parts = self.asked(form, respondent)
        asked = {(part.id, question.id) for part in parts for question in part.questions}
        return {
            part.id: {
                name: value
                for question in part.questions
                for name, value in (
                    self._given(form, part, question, respondent, delivery)
                    if (part.id, question.id) in asked
                    else ((name, NOT_ASKED) for name in (question.id, *_side_names(question)))
                )
            }
            for part in form.parts
        }

    def _given(
        self, form: Form, part: Part, question: Question, respondent: str, delivery: Delivery | None
    ) -> Iterator[tuple[str, object]]:
        """Yield a question's value, and those of its side questions, by name."""
        if question.kind is Kind.TABLE:
            yield question.id, self._rows(form, part, question, delivery)
            return
        answers = delivery.submission.answers if delivery and delivery.submission else {}
        hidden = source_of(form, part) in self.display.secret
        for name, each in ((question.id, question), *zip(_side_names(question), question.side, strict=True)):
            source = f"{form.id}.{respondent}.{part.id}.{name}"
            shown = self.display.answer(each, answers.get(f"{part.id}.{name}"), source)
            yield name, NOT_SHOWN if hidden and each.kind in NUMBER_KINDS else shown

    def _rows(self, form: Form, part: Part, question: Question, delivery: Delivery | None) -> list[Values] | Absent:
        """Give a table's rows; absent if the form never came in, or a required table has neither rows nor a nil."""
        if delivery is None:
            return MISSING
        rows = [
            self.record_row(record, question)
            for record in self.records.get((source_of(form, part, question), delivery.respondent.id), ())
            if record.place and (part.dimension is None or record.keys.get(part.dimension[0]) == part.dimension[1])
        ]
        return rows if rows or not question.required or _is_nil(part, question, delivery) else MISSING

    def record_row(self, record: Record, question: Question) -> Values:
        """Give a row: its columns; before them the fields of its fixed row, and each key's row under its register."""
        keyed = {key[0]: self.rows[key] for key in record.keys.items() if key in self.rows}
        fields = {
            **keyed,
            **keyed.get(question.rows_from, {}),
            **self.display.row(question, record.answers, record.source),
            **self._results(record),
        }
        return TracedRow(fields, (record.place,) if record.place else ())

    def is_about(self, record: Record, table: Question, subject: Subject | None) -> bool:
        """Tell whether a row is given for, or names, the row of a register; any row is about None."""
        if subject is None or record.keys.get(subject[0]) == subject[1]:
            return True
        return subject in named_rows(table.columns, record.answers)

    def part_rows(self, form: Form, source: str, respondent: str, subject: Subject | None) -> Iterator[Values]:
        """Yield what a respondent has answered in a part, `blankett.del`, once for each time that it is repeated.

        Before the answers stand the rows of registers: the respondent's, and the one that the part is repeated for.
        """
        delivery = self.delivery(form, respondent)
        answers = self.parts(form, respondent) if delivery and delivery.submission else {}
        for part in form.parts_for(respondent) if answers else ():
            if f"{form.id}.{part.base or part.id}" != source:
                continue
            about = {(form.register, respondent), *((part.dimension,) if part.dimension else ())}
            if subject is None or subject in about or subject in self._named(part, delivery):
                yield {**{key[0]: self.rows[key] for key in about if key in self.rows}, **answers[part.id]}

    def _named(self, part: Part, delivery: Delivery | None) -> tuple[Subject, ...]:
        given = delivery.submission.answers if delivery and delivery.submission else {}
        own = {field.removeprefix(f"{part.id}."): answer for field, answer in given.items()}
        return tuple(named_rows(part.questions, own))

    def _results(self, record: Record) -> Values:
        of_source = self.results.get(record.source)
        if of_source is None or record.place is None:
            return {}
        return {METHOD_NAME: of_source.get(record.place, {})}


def answered(dataset: Dataset, methods: Mapping[str, MethodResults]) -> Answered:
    """Arrange a dataset for looking up, with what methods give of its rows."""
    records: defaultdict[tuple[str, str], list[Record]] = defaultdict(list)
    for source, listed in dataset.records.items():
        for record in listed:
            records[source, record.respondent].append(record)
    deliveries = {(delivery.form.id, delivery.respondent.id): delivery for delivery in dataset.deliveries}
    registers = dataset.follow_up.registers
    rows = {(name, row.id): plain_row(registers, name, row) for name, each in registers.items() for row in each.rows}
    return Answered(dataset.follow_up, display(dataset.follow_up), deliveries, records, rows, methods, of_rows(methods))


def _side_names(question: Question) -> tuple[str, ...]:
    return tuple(f"{question.id}_{side.id}" for side in question.side)


def _is_nil(part: Part, question: Question, delivery: Delivery) -> bool:
    """Tell whether somebody has confirmed that the table has nothing in it."""
    answers = delivery.submission.answers if delivery.submission else {}
    covering = (question.id, WHOLE_PART)
    confirming = (answers.get(f"{part.id}.{each.id}") for each in part.questions if each.nil_for in covering)
    return any(answer is not None and answer.value == "ja" for answer in confirming)
