"""What operators do with plain values: exact arithmetic, and logic in which absence spreads.

An absent operand makes the result absent, unless the other operand settles it: false `and`, true `or`.
"""

import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from generator.expressions.absent import Absent
from generator.expressions.faults import ExpressionFault
from generator.expressions.limits import LARGEST_INTEGER_BITS, LONGEST_TEXT, MOST_DIGITS
from generator.swedish.expression_messages import Fault

_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}


def arithmetic(sign: str, left: object, right: object) -> object:
    """Compute *left* *sign* *right*: numbers exactly, and `+` for two texts; division always gives a Decimal."""
    for operand in (left, right):
        if isinstance(operand, Absent):
            return operand
    if isinstance(left, str) and isinstance(right, str) and sign == "+":
        if len(left) + len(right) > LONGEST_TEXT:
            raise ExpressionFault(Fault.TEXT_TOO_LONG.text())
        return left + right
    if not (is_number(left) and is_number(right)):
        raise ExpressionFault(Fault.OPERATOR.text(operator=sign))
    return _bounded(_ARITHMETIC[sign](*_operands(sign, left, right)))


def is_number(value: object) -> bool:
    """Tell whether a value can be computed with; true and false cannot."""
    return isinstance(value, Decimal | int) and not isinstance(value, bool)


def _operands(sign: str, left: Any, right: Any) -> tuple[Any, Any]:
    if sign in ("/", "//", "%") and right == 0:
        raise ExpressionFault(Fault.DIVISION_BY_ZERO.text())
    if isinstance(left, int) and isinstance(right, int):
        if left.bit_length() + right.bit_length() > LARGEST_INTEGER_BITS:
            raise ExpressionFault(Fault.NUMBERS_TOO_LARGE.text())
        if sign == "/":
            return Decimal(left), Decimal(right)
    return left, right


def _bounded(result: Any) -> Any:
    if isinstance(result, Decimal) and abs(result.adjusted()) > MOST_DIGITS:
        raise ExpressionFault(Fault.NUMBERS_TOO_LARGE.text())
    return result


def both(left: object, right: Callable[[], object]) -> object:
    """Give `left and right`."""
    if isinstance(left, Absent):
        other = right()
        return left if other or isinstance(other, Absent) else other
    return right() if left else left


def either(left: object, right: Callable[[], object]) -> object:
    """Give `left or right`."""
    if isinstance(left, Absent):
        return right() or left
    return left or right()


def negation(value: object) -> object:
    """Give `not value`."""
    return value if isinstance(value, Absent) else not value


def among(value: object, whole: Any) -> object:
    """Give `value in whole`: an element of a list, a field of a mapping, a piece of a text."""
    if isinstance(whole, Absent):
        return whole
    return value if isinstance(value, Absent) else value in whole
