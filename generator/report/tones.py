"""The colours that a scale may give its answers, each a pair of background and text with contrast enough to read.

Colour never stands alone: the answer's words are there too, and its sign if it has one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.definition import STEP_COLOURS


@dataclass(frozen=True, slots=True)
class Tone:
    """Background and text, as RRGGBB."""

    fill: str
    text: str


TONES: Mapping[str, Tone] = dict(
    zip(
        STEP_COLOURS,
        (Tone("C6EFCE", "006100"), Tone("FFEB9C", "7A4B00"), Tone("FFC7CE", "9C0006"), Tone("E7E6E6", "3B3838")),
        strict=True,
    )
)
