"""How a number or a day that somebody has answered is quoted in a message: exactly, without rounding.

Choices are quoted by their texts, which the caller knows; free text is never quoted.
"""

from datetime import date
from decimal import Decimal

from generator.swedish.dates import date_table
from generator.swedish.numbers import number


def exactly(value: Decimal | date) -> str:
    """Write a number with the decimals that it has, and a day as in tables."""
    if isinstance(value, date):
        return date_table(value)
    plain = value.normalize()
    return number(plain, max(0, -int(plain.as_tuple().exponent)))
