"""A text with a note on it, as expressions meet it: a text like any other until it is printed by itself."""

from typing import Self

from generator.expressions.tracing import Sources, TracedText


class Noted(TracedText):
    """The text; where it is printed, the *note* stands after it in brackets, if there is one."""

    __slots__ = ("note",)
    note: str

    def __new__(cls, text: str, note: str, sources: Sources = ()) -> Self:
        """Keep the text with its note."""
        made = super().__new__(cls, text, sources)
        made.note = note
        return made


def with_note(text: str) -> str:
    """Give a text with its note, if it has one."""
    return f"{text} ({text.note})" if isinstance(text, Noted) and text.note else str(text)


def noted_as(result: object, text: object) -> object:
    """Give *result* with the note of the text that it was made of."""
    return Noted(result, text.note) if type(result) is str and isinstance(text, Noted) and text.note else result
