"""How much an expression may do: steps taken and characters made, counted per run.

The figures are far above what any report needs, and keep a hostile or mistaken template within seconds.
"""

from collections.abc import Sized
from dataclasses import dataclass

from generator.expressions.faults import ExpressionFault
from generator.swedish.expression_messages import Fault
from generator.swedish.numbers import number

STEPS = 200_000
LARGEST_INTEGER_BITS = 256
MOST_DIGITS = 100
MOST_DECIMALS = 10
LONGEST_RANGE = 10_000
LONGEST_TEXT = 200_000
LONGEST_DOCUMENT = 50_000_000
LONGEST_SOURCE = 20_000_000


@dataclass(slots=True)
class Budget:
    """What is left of one run."""

    steps: int = STEPS

    def spend(self, steps: int) -> None:
        """Take *steps*; raises when there are none left."""
        self.steps -= steps
        if self.steps < 0:
            raise ExpressionFault(Fault.TOO_MANY_STEPS.text(steps=number(STEPS)))


def cost(value: object) -> int:
    """Count what going through *value* once costs; a text costs a step for each hundred characters."""
    if isinstance(value, str):
        return 1 + len(value) // 100
    return 1 + (len(value) if isinstance(value, Sized) else 0)
