"""Values that know where they come from, and how they are followed through expressions.

A traced value is a number, a text or a day like any other; beside it stands what it was read from. While a run has a
recorder, the sandbox notes every traced value that an expression touches, so that what is printed in the end can be
followed back through filters, sums and comparisons. Without one nothing is noted and nothing is changed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Protocol, Self

from generator.model.sourcing import Source

RECORDER = "\0recorder"
"""Name of a run's recorder among its values; no expression can name it."""

Sources = tuple[Source, ...]


class Recorder(Protocol):
    """Takes what is printed."""

    def mark(self, value: Any, printed: str, sources: Sources) -> str:
        """Give what is to stand in the text for *printed*, which is *value* as it is printed."""
        ...


class TracedNumber(Decimal):
    """A number."""

    __slots__ = ("sources",)
    sources: Sources

    def __new__(cls, number: Decimal | int, sources: Sources) -> Self:
        """Keep the number with its sources."""
        made = super().__new__(cls, number)
        made.sources = sources
        return made


class TracedText(str):
    """A text."""

    __slots__ = ("sources",)
    sources: Sources

    def __new__(cls, text: str, sources: Sources = ()) -> Self:
        """Keep the text with its sources."""
        made = super().__new__(cls, text)
        made.sources = sources
        return made


class TracedDay(date):
    """A day."""

    __slots__ = ("sources",)
    sources: Sources


class TracedRow(dict[str, Any]):
    """A row by its fields."""

    __slots__ = ("sources",)
    sources: Sources

    def __init__(self, fields: Mapping[str, Any], sources: Sources) -> None:
        """Keep the row with its sources."""
        super().__init__(fields)
        self.sources = sources


def traced(value: Any, sources: Sources) -> Any:
    """Give a value that knows its sources; one that has its own keeps them, and so does what cannot know any."""
    own: Sources = getattr(value, "sources", ())
    if own or not sources:
        return value
    match value:
        case Decimal():
            return TracedNumber(value, sources)
        case date() if not isinstance(value, datetime):
            day = TracedDay(value.year, value.month, value.day)
            day.sources = sources
            return day
        case list():
            return [traced(each, sources) for each in value]
    return TracedText(value, sources) if type(value) is str else value


def sources_in(value: Any) -> Iterator[Source]:
    """Yield the sources of a value, or of what a list holds."""
    if isinstance(value, list | tuple):
        for each in value:
            yield from getattr(each, "sources", ())
    else:
        yield from getattr(value, "sources", ())


class Notes:
    """What an expression touches while it is evaluated; nothing is kept outside of one."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._noted: list[Sources] | None = None
        self.looped: list[Any] = []
        """What the innermost loop goes through."""

    def begin(self, recording: bool) -> list[Sources] | None:
        """Begin with another expression; give what was noted so far."""
        before, self._noted = self._noted, [] if recording else None
        return before

    def end(self, before: list[Sources] | None) -> Sources:
        """Give the sources of what was touched, each once, and go on with the expression around."""
        noted, self._noted = self._noted, before
        return tuple(dict.fromkeys(source for sources in noted or () for source in sources))

    def got(self, value: Any) -> None:
        """Note a value that is read by its name; what a list or a row holds is noted when that is read."""
        if self._noted is not None and not isinstance(value, list | tuple | Mapping):
            self._noted.append(tuple(sources_in(value)))

    def note(self, *values: Any) -> None:
        """Note values, and what lists hold."""
        if self._noted is not None:
            self._noted += [tuple(sources_in(value)) for value in values]

    def filtered(self, value: Any, args: Iterable[Any]) -> None:
        """Note what a filter goes through: of rows the field that it is told the name of, else the rows."""
        if self._noted is not None:
            self.note(*args)
            self.note(*_fields(value, args) if isinstance(value, list | tuple) else (value,))


def _fields(rows: Iterable[Any], names: Iterable[Any]) -> Iterator[Any]:
    wanted = [name for name in names if isinstance(name, str)]
    for row in rows:
        named = [row[name] for name in wanted if name in row] if isinstance(row, Mapping) else []
        yield from named or ((row,) if not isinstance(row, list | tuple) else row)
