"""Scales: the choices that questions offer."""

from dataclasses import dataclass
from decimal import Decimal

STEP_COLOURS = ("gron", "gul", "rod", "gra")
"""The colours that a step may have; the words that models use."""


@dataclass(frozen=True, slots=True)
class Step:
    """One choice of a scale; *value* is None for choices outside the scale (such as "cannot tell")."""

    id: str
    text: str
    value: Decimal | None = None
    sign: str = ""
    """A sign that tables show before the text."""
    colour: str = ""
    """One of `STEP_COLOURS`, or nothing."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A named list of choices, in the order in which they are offered."""

    id: str
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        """Give the step with that id."""
        return next((step for step in self.steps if step.id == step_id), None)
