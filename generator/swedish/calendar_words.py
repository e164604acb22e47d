"""The words of the calendar file."""

from collections.abc import Sequence

from generator.swedish.text import joined


def calendar_name(title: str, period: str) -> str:
    """Name the calendar."""
    return f"{title}, {period}"


def last_day(form: str, respondents: Sequence[str], common: bool) -> str:
    """Name the last day of a form; a respondent with a day of its own is named."""
    return f"Sista dag: {form}" if common else f"Sista dag: {form} från {joined(respondents)}"


def answered_by(respondents: Sequence[str]) -> str:
    """Say who is to have answered by then."""
    return f"Lämnas av {joined(respondents)}."


def fact(label: str, value: str) -> str:
    """Say what a register tells of something in the calendar."""
    return f"{label}: {value}"
