"""The signs that stand in table cells instead of numbers, as Swedish official statistics uses them."""

from decimal import Decimal

from generator.model.values import State
from generator.swedish.numbers import number

NOTHING = "–"
MISSING = ".."
NOT_APPLICABLE = "."
SUPPRESSED = "x"

LEGEND = (
    "– inget att redovisa, 0 mindre än hälften av enheten, .. uppgift saknas, x uppgiften visas inte, "
    ". kan inte förekomma"
)
"""Stands under the first table and in the appendix on method."""

_SIGNS = {
    State.NIL: NOTHING,
    State.MISSING: MISSING,
    State.UNDELIVERED: MISSING,
    State.FAULTY: MISSING,
    State.NOT_APPLICABLE: NOT_APPLICABLE,
    State.SUPPRESSED: SUPPRESSED,
}

STATES_OF_SIGNS = {MISSING: State.MISSING, SUPPRESSED: State.SUPPRESSED, NOT_APPLICABLE: State.NOT_APPLICABLE}
"""What the signs mean that may be typed instead of a number."""


def sign(state: State) -> str:
    """Give the sign of a state; VALUE has none, its number is shown."""
    return _SIGNS[state]


def table_cell(value: Decimal | int | None, state: State = State.VALUE, decimals: int = 0) -> str:
    """Write one table cell: the number, or the sign of its state (acceptance rows 12–16, 28, 29).

    An exact zero is "nothing to report"; a number that only rounds to zero stays "0".
    """
    if state is not State.VALUE:
        return sign(state)
    assert value is not None, "a VALUE has a number"
    return NOTHING if value == 0 else number(value, decimals)
