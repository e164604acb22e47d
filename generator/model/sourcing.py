"""Where something printed comes from.

A source is a place that was read, or a name where there is no place: a respondent whose form never came in, one that
is counted, and what may not be shown.
"""

from dataclasses import dataclass

from generator.model.findings import Place
from generator.model.values import State


@dataclass(frozen=True, slots=True)
class Named:
    """What has no place: whose it is, and why nothing stands anywhere; VALUE for one that is counted by name."""

    name: str
    state: State = State.VALUE


Source = Place | Named
PROTECTED = Named("", State.SUPPRESSED)
"""Stands for a number that is not shown; nothing of what it was made of is told."""
