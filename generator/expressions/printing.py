"""How a value stands in a text: numbers and dates in Swedish, and a visible sign for what is missing.

An amount (Decimal) is grouped and keeps its decimals; a count of the engine's own (int: a year, the turn of a loop)
stands in plain digits.
"""

from datetime import date
from decimal import Decimal

from jinja2 import Undefined

from generator.expressions.absent import Absent
from generator.expressions.faults import ExpressionFault
from generator.expressions.limits import MOST_DECIMALS
from generator.expressions.noting import Noted, with_note
from generator.expressions.referring import Referred
from generator.swedish.dates import date_sentence
from generator.swedish.expression_messages import FALSE, TRUE, Fault
from generator.swedish.markers import MISSING_ANSWER
from generator.swedish.numbers import MINUS, number

MISSING = Absent(MISSING_ANSWER)


def printed(value: object) -> str:
    """Give the text of a value; a list, or an object that is no plain value, is a fault."""
    match value:
        case Noted():
            return with_note(value)
        case str():
            return value
        case Undefined():
            return str(value)
        case None:
            return MISSING.sign
        case Absent(sign):
            return sign
        case Referred():
            return value.name
        case bool():
            return TRUE if value else FALSE
        case Decimal():
            return number(value, decimals_of(value))
        case int():
            return str(value) if value >= 0 else f"{MINUS}{-value}"
        case date():
            return date_sentence(value)
        case list() | tuple():
            raise ExpressionFault(Fault.LIST_NOT_PRINTABLE.text())
    # A binary fraction can only come from our own code, and would print digits that nobody wrote.
    assert not isinstance(value, float), value
    raise ExpressionFault(Fault.NOT_PRINTABLE.text())


def decimals_of(value: Decimal) -> int:
    """Count the decimals a number needs: none for 12 and 12.0, one for 12.5; no more than anybody reads."""
    exponent = value.normalize().as_tuple().exponent
    return min(max(0, -exponent), MOST_DECIMALS) if isinstance(exponent, int) else 0
