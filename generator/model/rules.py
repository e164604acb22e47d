"""Rules that answers must meet, as a model declares them."""

from dataclasses import dataclass

from generator.model.findings import Place, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition that answers must meet, and what is said when they do not.

    *scope* is `blankett.del` (names are the ids of its questions) or `blankett.del.tabell` (names are its columns,
    once per row); a repeated part is named by its base id. Choices are compared by the ids of their steps. A rule
    about the report itself has the scope `rapport`; names are the ids of the facts, and choices their texts.
    """

    id: str
    scope: str
    condition: str
    text: str
    severity: Severity
    place: Place
    at: str = ""
    """Id of the question or column whose cell is named; empty: the last one in the condition."""
