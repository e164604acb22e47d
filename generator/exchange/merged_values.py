"""One cell of merged data, or of a history written by hand, as the answer that it is; what is not clear is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from generator.exchange.sheet_rows import normal, suggesting
from generator.model.answers import Answer, AnswerValue
from generator.model.definition import CHOICE_KINDS, NUMBER_KINDS, TEXT_KINDS, Kind, Question
from generator.model.findings import CellPlace, Finding
from generator.model.values import State
from generator.office.cells import Cell, CellKind
from generator.swedish import merged_words as words
from generator.swedish.identity import masked
from generator.swedish.merged_messages import Merged
from generator.swedish.messages import Message
from generator.swedish.parsing import read_date, read_number

_UNREADABLE = frozenset({CellKind.ERROR, CellKind.UNCALCULATED, CellKind.BAD, CellKind.TIME, CellKind.BOOLEAN})
_STATES = {normal(words.state_cell(state)): state for state in State if state is not State.VALUE}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen."""

    id: str
    text: str


Choices = Mapping[str, Choice]
"""What can be chosen, by the texts that stand in cells as `normal` gives them."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an answer stands, and what it answers."""

    field: str
    question: Question
    place: CellPlace

    def answer(self, value: AnswerValue, raw: str) -> Answer:
        """Give an answer with a value."""
        return Answer(self.field, value, State.VALUE, self.place, raw)

    def absent(self, state: State, raw: str = "") -> Answer:
        """Give an answer without one."""
        return Answer(self.field, None, state, self.place, raw)

    def faulty(self, message: Message, raw: str) -> "Read":
        """Give an answer that cannot be used, and say why."""
        shown = masked(raw)
        return self.absent(State.FAULTY, raw), (message.at(self.place, label=self.question.text, value=shown),)


Read = tuple[Answer, tuple[Finding, ...]]


def read_cell(spot: Spot, cell: Cell | None, choices: Choices) -> Read:
    """Read a cell as its question's kind. An empty cell is never zero: a text that is not there, else missing."""
    kind = spot.question.kind
    if cell is None:
        told = () if kind in TEXT_KINDS else (Merged.MERGED_BLANK.at(spot.place, label=spot.question.text),)
        return spot.absent(State.MISSING), told
    if cell.kind in _UNREADABLE:
        return spot.faulty(Merged.MERGED_UNREADABLE, cell.formula or cell.shown)
    state = _STATES.get(normal(cell.shown))
    if state is not None:
        return spot.absent(state), ()
    if kind in NUMBER_KINDS:
        return _number(spot, cell)
    if kind is Kind.DATE:
        return _date(spot, cell)
    if kind in CHOICE_KINDS:
        return _choice(spot, cell, choices)
    return spot.answer(cell.shown, cell.shown), ()


def _number(spot: Spot, cell: Cell) -> Read:
    value = read_number(cell.value).value if isinstance(cell.value, str) else cell.value
    if not isinstance(value, Decimal):
        return spot.faulty(Merged.MERGED_NOT_A_NUMBER, cell.shown)
    if spot.question.kind is Kind.INTEGER and value != value.to_integral_value():
        return spot.faulty(Merged.MERGED_NOT_WHOLE, cell.shown)
    return spot.answer(value, cell.shown), ()


def _date(spot: Spot, cell: Cell) -> Read:
    value = read_date(cell.value).value if isinstance(cell.value, str) else cell.value
    if isinstance(value, datetime) or not isinstance(value, date):
        return spot.faulty(Merged.MERGED_NOT_A_DATE, cell.shown)
    return spot.answer(value, cell.shown), ()


def _choice(spot: Spot, cell: Cell, choices: Choices) -> Read:
    """Read what was chosen: one text or, of several choices, one on each line."""
    texts = cell.shown.split("\n") if spot.question.kind is Kind.MULTIPLE else [cell.shown]
    for each in texts:
        if normal(each) not in choices:
            plain, close = Merged.MERGED_NO_CHOICE, Merged.MERGED_NO_CHOICE_CLOSE
            known = {choice.text: None for choice in choices.values()}
            told = suggesting(plain, close, spot.place, masked(each), known, spot.question.text)
            return spot.absent(State.FAULTY, cell.shown), (told,)
    chosen = tuple(choices[normal(each)].id for each in texts)
    return spot.answer(chosen if spot.question.kind is Kind.MULTIPLE else chosen[0], cell.shown), ()
