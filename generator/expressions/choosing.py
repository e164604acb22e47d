"""A choice that was made, as expressions meet it: its text, and what the scale says of it beside."""

from decimal import Decimal
from typing import Self

from generator.expressions.tracing import Sources, TracedText


class Chosen(TracedText):
    """The text of a step; *sign* and *colour* are how tables show it, *value* its place on the scale."""

    __slots__ = ("colour", "sign", "value")
    sign: str
    colour: str
    value: Decimal | None

    def __new__(
        cls, text: str, sign: str = "", colour: str = "", value: Decimal | None = None, sources: Sources = ()
    ) -> Self:
        """Keep the text with what is said beside it."""
        made = super().__new__(cls, text, sources)
        made.sign, made.colour, made.value = sign, colour, value
        return made


def with_sign(text: str) -> str:
    """Give a text after its sign, if it has one."""
    return f"{text.sign}\u00a0{text}" if isinstance(text, Chosen) and text.sign else str(text)
