"""The rows of all tables of all forms, each with whom and what it is about: the facts that figures come from.

A part that asks for numbers itself gives one record per respondent. What is silent gives records too, so that no
figure takes silence for zero: a form that has not come in, and a table with free rows that has none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.merging.demands import not_sent_in
from generator.merging.seen import SeenPart, blank
from generator.merging.settling import any_filled, has_content, nil_confirmed, part_nil
from generator.model.answers import Answer, Delivery, Record
from generator.model.definition import NUMBER_KINDS, FollowUp, Kind, Part, Question
from generator.model.findings import CellPlace
from generator.model.sources import GAP_AT, JUDGED, OF_PART, OF_QUESTION, has_numbers, source_names, source_of
from generator.model.values import NIL, Figure, State, absent, value

_NOWHERE = CellPlace("", "", "")


def records_of(follow_up: FollowUp, deliveries: Sequence[Delivery]) -> Mapping[str, tuple[Record, ...]]:
    """Give the records by source, in the order of the register and the form.

    A source that nobody is asked about is there with no records. What a form that has not come in would have said is
    undelivered.
    """
    found: dict[str, list[Record]] = {source: [] for source in source_names(follow_up)}
    for delivery in deliveries:
        for part in delivery.form.parts_for(delivery.respondent.id):
            told = _Told(follow_up, delivery, part)
            if has_numbers(part):
                found[source_of(delivery.form, part)].append(told.by_itself())
            for table in part.questions:
                if table.kind is Kind.TABLE:
                    found[source_of(delivery.form, part, table)] += told.rows(table)
                if table.may_show_gap and not table.withheld:
                    found[delivery.form.id] += told.judged(table)
    return {source: tuple(records) for source, records in found.items()}


@dataclass(frozen=True, slots=True)
class _Told:
    """What one respondent has said in one part."""

    follow_up: FollowUp
    delivery: Delivery
    part: Part

    def by_itself(self) -> Record:
        """Give the part's own answers, those in its tables left out."""
        asked = [question for question in self.part.questions if question.kind is not Kind.TABLE]
        submission = self.delivery.submission
        if submission is None:
            return self._record(None, "", _silence(asked, absent(State.UNDELIVERED)), None, absent(State.UNDELIVERED))
        given = {question.id: submission.answers.get(f"{self.part.id}.{question.id}") for question in asked}
        answers = {name: answer for name, answer in given.items() if answer}
        place = CellPlace(submission.file.file, self.part.sheet or self.part.title, "")
        if part_nil(self.part, submission.answers):
            return self._record(None, "", answers, place, NIL)
        if any_filled(answers, asked):
            return self._record(None, "", answers, place, value(1))
        demanded = any(question.required and not question.locked for question in asked)
        nothing = absent(State.MISSING) if demanded or self._later() else value(0)
        return self._record(None, "", answers, place, nothing)

    def judged(self, question: Question) -> Iterator[Record]:
        """Yield what was judged, with what is said beside it; nothing if the respondent is excused from it."""
        submission = self.delivery.submission
        keys = {OF_PART: self.part.id, OF_QUESTION: question.id, GAP_AT: question.gap_at}
        own = keys | {self.delivery.form.register: self.delivery.respondent.id}
        form, respondent = self.delivery.form.id, self.delivery.respondent.id
        if submission is None:
            yield Record(form, form, respondent, own, {}, None, absent(State.UNDELIVERED))
            return
        name = f"{self.part.id}.{question.id}"
        answer = submission.answers.get(name)
        beside = {side.id: submission.answers.get(f"{name}_{side.id}") for side in question.side}
        if any(side.excuses and not blank(beside[side.id]) for side in question.side) and blank(answer):
            return
        given = {each: found for each, found in {JUDGED: answer, **beside}.items() if found}
        place = answer.place if answer else CellPlace(submission.file.file, self.part.sheet or self.part.title, "")
        yield Record(form, form, respondent, own, given, place, value(1))

    def rows(self, table: Question) -> Iterator[Record]:
        """Yield the rows of a table; fixed ones are there also when nothing came in."""
        submission = self.delivery.submission
        rows = submission.tables.get(f"{self.part.id}.{table.id}", ()) if submission else ()
        filled = [has_content(row, table) for row in rows]
        nothing = self._nothing(table, any(filled))
        for row, content in zip(rows, filled, strict=True):
            yield self._record(table, row.key, row.answers, row.place, value(1) if content else nothing)
        if not rows:
            fixed = self.follow_up.registers.get(table.rows_from)
            for key in [row.id for row in fixed.rows] if fixed else [""]:
                yield self._record(table, key, _silence(table.columns, nothing), None, nothing)

    def _nothing(self, table: Question, begun: bool) -> Figure:
        """Say what it means for the table that a row of it has nothing in it, or that it has no rows."""
        if self.delivery.submission is None:
            return absent(State.UNDELIVERED)
        if nil_confirmed(self.part, table, self.delivery.submission.answers):
            return NIL
        return absent(State.MISSING) if not begun and (table.required or self._later()) else value(0)

    def _later(self) -> bool:
        submission = self.delivery.submission
        return submission is not None and not_sent_in(SeenPart(self.delivery, submission, self.part))

    def _record(
        self, table: Question | None, row: str, answers: Mapping[str, Answer], place: CellPlace | None, count: Figure
    ) -> Record:
        keys = {self.delivery.form.register: self.delivery.respondent.id}
        if self.part.dimension:
            keys[self.part.dimension[0]] = self.part.dimension[1]
        if table and table.rows_from:
            keys[table.rows_from] = row
        source = source_of(self.delivery.form, self.part, table)
        return Record(source, self.delivery.form.id, self.delivery.respondent.id, keys, answers, place, count)


def _silence(asked: Sequence[Question], nothing: Figure) -> Mapping[str, Answer]:
    """Give the answers of what was never written: a number is 0 only where there was nothing to write."""
    return {
        question.id: Answer(question.id, Decimal(0), State.VALUE, _NOWHERE)
        if nothing.state is State.VALUE and question.kind in NUMBER_KINDS
        else Answer(question.id, None, State.MISSING if nothing.state is State.VALUE else nothing.state, _NOWHERE)
        for question in asked
    }
