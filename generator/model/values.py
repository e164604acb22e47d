"""Numbers that may be absent, and the one arithmetic that they obey.

A blank is never zero. A sum with missing parts is the sum of the parts that are there, and says that it is partial;
what may be said about a partial sum is decided by those who publish it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class State(Enum):
    """Why there is, or is not, a number."""

    VALUE = "value"
    NIL = "nil"
    """Confirmed absence: somebody said that there is nothing to report."""
    MISSING = "missing"
    UNDELIVERED = "undelivered"
    FAULTY = "faulty"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED = "suppressed"


ABSENT = frozenset({State.MISSING, State.UNDELIVERED, State.FAULTY})

# Which state stands for a set of parts that hold no number at all: the first one that occurs.
_PRECEDENCE = (State.SUPPRESSED, State.FAULTY, State.MISSING, State.UNDELIVERED, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its state; *number* is set exactly when the state is VALUE or NIL (then it is 0)."""

    state: State
    number: Decimal | None = None
    partial: bool = False
    """True for a sum where at least one part was absent."""

    @property
    def known(self) -> bool:
        """Whether there is a number at all."""
        return self.number is not None

    @property
    def complete(self) -> bool:
        """Whether there is a number and no part of it was absent."""
        return self.known and not self.partial


def value(number: Decimal | int) -> Figure:
    """Give a typed number; zero is a number like others."""
    return Figure(State.VALUE, Decimal(number))


def absent(state: State) -> Figure:
    """Give a figure without a number; *state* is none of VALUE and NIL."""
    return Figure(state)


NIL = Figure(State.NIL, Decimal(0))


def total(parts: Iterable[Figure]) -> Figure:
    """Add the parts.

    Absent parts make the sum partial; a suppressed part suppresses it; parts that are not applicable do not count.
    Only nil gives nil. No parts at all are not applicable.
    """
    figures = tuple(parts)
    states = {figure.state for figure in figures}
    if State.SUPPRESSED in states:
        return absent(State.SUPPRESSED)
    known = [figure for figure in figures if figure.number is not None]
    if not known:
        return absent(next((state for state in _PRECEDENCE if state in states), State.NOT_APPLICABLE))
    partial = bool(states & ABSENT) or any(figure.partial for figure in known)
    number = sum((figure.number for figure in known if figure.number is not None), Decimal(0))
    state = State.NIL if all(figure.state is State.NIL for figure in known) and not partial else State.VALUE
    return Figure(state, number, partial)


def difference(now: Figure, then: Figure) -> Figure:
    """Give *now* minus *then*; without two complete numbers there is no difference."""
    if now.number is not None and then.number is not None:
        if now.complete and then.complete:
            return value(now.number - then.number)
        return absent(State.MISSING)
    return absent(_first_reason(now, then))


def share(part: Figure, base: Figure, smallest_base: int = 0) -> Figure:
    """Give *part* as a share of *base* (0.5 for a half).

    A base of zero is not applicable (acceptance row 29); a base under *smallest_base* is suppressed (row 28).
    """
    if part.number is None or base.number is None:
        return absent(_first_reason(part, base))
    if not (part.complete and base.complete):
        return absent(State.MISSING)
    if base.number == 0:
        return absent(State.NOT_APPLICABLE)
    if abs(base.number) < smallest_base:
        return absent(State.SUPPRESSED)
    return value(part.number / base.number)


def _first_reason(*figures: Figure) -> State:
    states = {figure.state for figure in figures if figure.number is None}
    return next(state for state in _PRECEDENCE if state in states)
