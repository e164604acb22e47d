"""Answers as templates see them: plain values, and an absent value with a marker for what is not there.

Choices are their texts, not their ids. Never shown are answers that the model withholds, and numbers that a protected
table is computed from, whatever their size: a template could otherwise reach what the table suppresses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Self

from generator.expressions.absent import Absent
from generator.expressions.choosing import Chosen
from generator.expressions.context import referred_row
from generator.expressions.noting import Noted
from generator.expressions.referring import Referred
from generator.expressions.tracing import Sources, TracedText, traced
from generator.model.answers import Answer
from generator.model.definition import CHOICE_KINDS, NUMBER_KINDS, FollowUp, Question, Register, RegisterRow, TableKind
from generator.model.findings import CellPlace
from generator.model.sourcing import PROTECTED
from generator.model.values import State
from generator.swedish import document_words as words
from generator.swedish.markers import MISSING_ANSWER, faulty
from generator.swedish.text import clean

MISSING = Absent(MISSING_ANSWER)
NOT_SHOWN = Absent(words.NOT_SHOWN, (PROTECTED,))
NOT_ASKED = Absent(words.NOT_ASKED)
NOTHING = Absent(words.NOTHING_TO_REPORT)
_REASONS = {State.SUPPRESSED: NOT_SHOWN, State.NOT_APPLICABLE: NOT_ASKED}


class OwnWords(Noted):
    """A text as a respondent wrote it; *source* tells which answer it is, as `blankett.svarande.del.fraga`.

    An answer that is unchanged has a note that says since when. One that is *editorial* is the coordinators' own: it
    stands in a form that one alone fills in.
    """

    __slots__ = ("editorial", "source")
    source: str
    editorial: bool

    def __new__(cls, text: str, note: str, source: str = "", *, editorial: bool = False, sources: Sources = ()) -> Self:
        """Keep the text with its note and its source."""
        made = super().__new__(cls, text, note, sources)
        made.source, made.editorial = source, editorial
        return made


@dataclass(frozen=True, slots=True)
class Display:
    """Shows the answers of one follow-up. *secret* are the sources of protected tables, as `blankett.del.fraga`."""

    follow_up: FollowUp
    secret: frozenset[str]

    def answer(self, question: Question, answer: Answer | None, source: str) -> object:
        """Give the value of one answer; None stands for a form that never came in."""
        if question.withheld:
            return NOT_SHOWN
        if not question.asked:
            return NOT_ASKED
        if answer is None:
            return MISSING
        match answer.state:
            case State.VALUE:
                return self._value(question, answer, source)
            case State.NIL:
                return Decimal(0) if question.kind in NUMBER_KINDS else NOTHING
            case _:
                return absent(answer.state, answer.place)

    def _value(self, question: Question, answer: Answer, source: str) -> object:
        note = words.unchanged_since(answer.since) if answer.since else ""
        sources: Sources = (answer.place,) if answer.place.file else ()
        match answer.value:
            case str() as step if question.kind in CHOICE_KINDS:
                text = self.choice(question, step, sources)
                return Noted(text, note, sources) if note else text
            case str() as told:
                return OwnWords(clean(told)[0], note, source, editorial=self._is_editorial(source), sources=sources)
            case tuple() as steps:
                return [self.choice(question, step, sources) for step in steps]
            case value:
                return traced(value, sources)

    def _is_editorial(self, source: str) -> bool:
        form = self.follow_up.forms.get(source.partition(".")[0])
        return form is not None and len(self.follow_up.registers[form.register].rows) == 1

    def choice(self, question: Question, step_id: str, sources: Sources = ()) -> TracedText:
        """Give the text of a choice, with what its scale says of it beside."""
        step = next((step for step in self.follow_up.choices(question) if step.id == step_id), None)
        if step is None:
            return TracedText(step_id, sources)
        told = step.sign or step.colour or step.value is not None
        if not told:
            return TracedText(step.text, sources)
        return Chosen(step.text, step.sign, step.colour, step.value, sources)

    def row(self, question: Question, answers: Mapping[str, Answer], source: str) -> dict[str, object]:
        """Give a row of a table question by its columns' ids."""
        hidden = source in self.secret
        return {
            column.id: NOT_SHOWN
            if hidden and column.kind in NUMBER_KINDS
            else self.answer(column, answers.get(column.id), f"{source}.{column.id}")
            for column in question.columns
        }


def display(follow_up: FollowUp) -> Display:
    """Find out what must not be shown."""
    protected = (table for table in follow_up.tables.values() if table.kind is TableKind.CROSS and table.protection)
    return Display(follow_up, frozenset(table.source for table in protected))


def absent(state: State, place: CellPlace | None = None) -> Absent:
    """Give the absent value of a state; a faulty answer's marker names its file and cell."""
    if state is State.FAULTY and place is not None:
        return Absent(faulty(place.file, place.cell), (place,))
    if state not in _REASONS and place is not None and place.file:
        return Absent(MISSING.sign, (place,))
    return _REASONS.get(state, MISSING)


def plain(value: str | Decimal | date | None) -> object:
    """Give a value of a register or a fact; None where the cell is blank."""
    return clean(value)[0] if isinstance(value, str) else value


def plain_row(registers: Mapping[str, Register], register: str, row: RegisterRow) -> dict[str, object]:
    """Give a register's row: its `id` and its fields; a reference is the row that it refers to."""
    values: dict[str, object] = {"id": row.id} | {
        name: traced(plain(value), (row.places.get(name, row.place),)) for name, value in row.values.items()
    }
    for field in registers[register].fields:
        other = referred_row(registers, field, row.values.get(field.id))
        if other is not None:
            make = partial(plain_row, registers, field.register, other)
            values[field.id] = Referred(str(plain(other.name)), make)
    return values
