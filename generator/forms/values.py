"""What a cell says as the answer to a question: number, day, choice or text, with what there is to say about it.

Nothing ambiguous is guessed: it becomes a faulty answer and a finding that asks. Whether an answer is allowed and
whether one is missing is for `merging.validate`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from generator.forms.matching import plain
from generator.forms.places import Slot
from generator.model.answers import AnswerValue
from generator.model.definition import CHOICE_KINDS, NUMBER_KINDS, FollowUp, Kind, Step
from generator.model.findings import CellPlace, Finding
from generator.model.values import State
from generator.office.cells import Cell, CellKind
from generator.swedish.dates import date_table, from_serial
from generator.swedish.numbers import number
from generator.swedish.parsing import read_date, read_number
from generator.swedish.parsing_messages import Parsing
from generator.swedish.problems import Problem
from generator.swedish.reading_messages import FALSE_WORD, MARKED, TRUE_WORD, UNMARKED, Reading, error_meaning
from generator.swedish.signs import STATES_OF_SIGNS
from generator.swedish.text import clean, joined

_DAYS_IN_NUMBERS = range(36526, 73416)
"""2000-01-01 to 2100-12-31, as Excel counts days."""
_YEARS = range(1900, 2200)
"""Typed as a number into a cell for dates, Excel makes a day in 1905 of a year."""
_LONGEST_QUOTED = 24
"""Longer content of a cell is somebody's own words, which no message repeats."""
_INVISIBLE = " \n\u00ad\u200b\u200c\u200d\u2060"
"""Signs without width, which alone are no answer."""
_MOST_CHOICES = 12
_OWN_BOOLEAN_FORMULAS = frozenset({"=TRUE()", "=FALSE()"})
"""LibreOffice writes a truth value so."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer's value and state, and the findings about it."""

    value: AnswerValue = None
    state: State = State.MISSING
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for in a cell: enough to understand what stands there, and to speak about it."""

    kind: Kind
    label: str
    choices: tuple[Step, ...]
    place: CellPlace
    date1904: bool = False
    signs: bool = False
    """Whether a number may be a sign of tables instead."""

    def faulty(self, message: Reading | Parsing, **slots: object) -> Understood:
        """Give an answer that cannot be used, and say why."""
        return Understood(None, State.FAULTY, (self.told(message, **slots),))

    def told(self, message: Reading | Parsing, **slots: object) -> Finding:
        """Say something about the answer."""
        return message.at(self.place, label=self.label, **slots)


def understand(asked: Asked, cell: Cell | None) -> Understood:
    """Understand the content of an answer cell; None for an empty one. MULTIPLE is a list of choices in one cell."""
    if cell is None:
        return Understood()
    match cell.kind:
        case CellKind.ERROR:
            code = str(cell.value)
            return asked.faulty(Reading.ERROR_VALUE, code=code, meaning=error_meaning(code))
        case CellKind.UNCALCULATED:
            return asked.faulty(Reading.FORMULA_UNCALCULATED)
        case CellKind.BAD:
            return asked.faulty(Reading.DAMAGED_CELL)
        case CellKind.TEXT if not clean(str(cell.value))[0].strip(_INVISIBLE):
            return Understood()
    understood = _by_kind(asked, cell)
    if not cell.formula or cell.formula.upper() in _OWN_BOOLEAN_FORMULAS:
        return understood
    findings = (asked.told(Reading.FORMULA), *understood.findings)
    return Understood(understood.value, understood.state, findings)


def understand_mark(asked: Asked, cell: Cell | None) -> Understood:
    """Understand a box for a mark: the value is "x", or None when there is no mark."""
    if cell is None:
        return Understood()
    if cell.kind in (CellKind.TEXT, CellKind.NUMBER, CellKind.BOOLEAN):
        said = plain(_text_of(cell))
        if said in MARKED:
            return Understood("x", State.VALUE)
        if not said or said in UNMARKED:
            return Understood()
    return asked.faulty(Reading.NOT_A_MARK)


def prefilled(follow_up: FollowUp, slot: Slot) -> str | Decimal | date | None:
    """Give what stands in the cell when the form is sent out, as Excel is to hold it."""
    value = prefilled_value(follow_up, slot)
    if isinstance(value, tuple) or (value is not None and slot.question.kind in CHOICE_KINDS):
        return slot.prefill
    if slot.question.signs and slot.prefill in STATES_OF_SIGNS:
        return slot.prefill
    return value


def prefilled_value(follow_up: FollowUp, slot: Slot) -> AnswerValue:
    """Give the answer that stands in the cell from the beginning; None if that is nothing, or nothing of its kind."""
    if not slot.prefill:
        return None
    question = slot.question
    asked = Asked(question.kind, "", follow_up.choices(question), CellPlace("", "", ""), signs=question.signs)
    cell = Cell(0, 0, CellKind.TEXT, slot.prefill, slot.prefill)
    return (understand_mark(asked, cell) if slot.step else understand(asked, cell)).value


def _by_kind(asked: Asked, cell: Cell) -> Understood:
    if asked.kind in NUMBER_KINDS:
        return _number(asked, cell)
    match asked.kind:
        case Kind.DATE:
            return _date(asked, cell)
        case Kind.CHOICE | Kind.SCALE:
            return _choice(asked, _text_of(cell))
        case Kind.MULTIPLE:
            return _choices(asked, _text_of(cell))
        case _:
            return _text(asked, cell)


def _number(asked: Asked, cell: Cell) -> Understood:
    wanted = Reading.NOT_AN_INTEGER if asked.kind is Kind.INTEGER else Reading.NOT_A_DECIMAL
    match cell.kind, cell.value:
        case CellKind.NUMBER, Decimal() as value:
            pass
        case CellKind.TEXT, str() as text if asked.signs and text.strip() in STATES_OF_SIGNS:
            return Understood(None, STATES_OF_SIGNS[text.strip()])
        case CellKind.TEXT, str() as text:
            reading = read_number(text)
            if reading.value is None:
                return _unreadable(asked, text, reading.problem, wanted)
            value = reading.value
        case CellKind.DATE, date() as day:
            return asked.faulty(Reading.BECAME_DATE, value=date_table(day))
        case CellKind.PERCENT, _:
            # 50 % may have been meant as 50 or as 0,5.
            return asked.faulty(Parsing.NUMBER_WITH_UNIT, value=cell.shown)
        case _:
            return asked.faulty(wanted)
    if asked.kind is Kind.INTEGER and value != value.to_integral_value():
        return asked.faulty(Reading.NOT_WHOLE, value=_written(value))
    return Understood(value, State.VALUE)


def _date(asked: Asked, cell: Cell) -> Understood:
    match cell.kind, cell.value:
        case CellKind.DATE, datetime() as moment:
            note = asked.told(Reading.TIME_DROPPED, value=date_table(moment.date()))
            return Understood(moment.date(), State.VALUE, (note,))
        case CellKind.DATE, _ if cell.raw.isdecimal() and int(cell.raw) in _YEARS:
            return asked.faulty(Parsing.DATE_WITHOUT_DAY, value=cell.raw)
        case CellKind.DATE, date() as day:
            return Understood(day, State.VALUE)
        case CellKind.NUMBER, Decimal() as value if value == int(value) and int(value) in _DAYS_IN_NUMBERS:
            day_or_none = from_serial(value, asked.date1904)
            if day_or_none is None:
                return asked.faulty(Reading.WRONG_DATE)
            note = asked.told(Reading.DATE_FROM_NUMBER, value=f"{value:f}", day=date_table(day_or_none))
            return Understood(day_or_none, State.VALUE, (note,))
        case CellKind.TEXT | CellKind.NUMBER, _:
            reading = read_date(cell.shown)
            if reading.value is None:
                return _unreadable(asked, cell.shown, reading.problem, Reading.WRONG_DATE)
            return Understood(reading.value, State.VALUE)
        case _:
            return asked.faulty(Reading.WRONG_DATE)


def _unreadable(asked: Asked, text: str, problem: Problem | None, otherwise: Reading) -> Understood:
    """Say what is wrong with a typed number or day; what is neither, or long, is not repeated."""
    if problem in (None, Problem.NOT_A_NUMBER, Problem.NOT_A_DATE) or len(text.strip()) > _LONGEST_QUOTED:
        return asked.faulty(otherwise)
    return asked.faulty(Parsing[problem.name], value=" ".join(text.split()))


def _choice(asked: Asked, text: str) -> Understood:
    step = _step(asked.choices, text)
    return Understood(step.id, State.VALUE) if step else _not_offered(asked, text)


def _choices(asked: Asked, text: str) -> Understood:
    separator = ";" if ";" in text or "\n" in text else ","
    pieces = [piece for piece in text.replace("\n", ";").split(separator) if piece.strip()]
    whole = _step(asked.choices, text)
    steps = [whole] if whole else [_step(asked.choices, piece) for piece in pieces]
    for step, piece in zip(steps, pieces, strict=False):
        if step is None:
            return _not_offered(asked, piece)
    chosen = {step.id for step in steps if step}
    return Understood(tuple(step.id for step in asked.choices if step.id in chosen), State.VALUE)


def _not_offered(asked: Asked, text: str) -> Understood:
    said = " ".join(text.split())
    choices = _listed(asked.choices)
    if len(said) > _LONGEST_QUOTED:
        return asked.faulty(Reading.CHOICE_IN_OWN_WORDS, choices=choices)
    return asked.faulty(Reading.NOT_A_CHOICE, value=said, choices=choices)


def _listed(choices: Sequence[Step]) -> str:
    texts = [step.text for step in choices[:_MOST_CHOICES]]
    return joined([*texts, "\u2026"] if len(choices) > _MOST_CHOICES else texts, "eller")


def _step(choices: Sequence[Step], text: str) -> Step | None:
    said = plain(text)
    return next((step for step in choices if plain(step.text) == said), None)


def _text(asked: Asked, cell: Cell) -> Understood:
    text, removed = clean(_text_of(cell))
    notes = (asked.told(Reading.TEXT_CLEANED, signs=", ".join(removed)),) if removed else ()
    if cell.kind is CellKind.DATE:
        notes = (*notes, asked.told(Reading.TEXT_BECAME_DATE, value=text))
    return Understood(text, State.VALUE, notes)


def _text_of(cell: Cell) -> str:
    if cell.kind is CellKind.BOOLEAN:
        return TRUE_WORD if cell.value else FALSE_WORD
    return cell.shown


def _written(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    return number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
