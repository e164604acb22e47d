"""A register row that another row refers to, as expressions meet it."""

from collections.abc import Callable, Iterator, Mapping


class Referred(Mapping[str, object]):
    """The row's fields, made when they are first asked for, since two registers may refer to each other.

    Printed by itself it is the row's name, and beside a text it is compared by that.
    """

    __slots__ = ("_fields", "_make", "name")

    def __init__(self, name: str, make: Callable[[], Mapping[str, object]]) -> None:
        """Keep the row's *name* and how its fields are made."""
        self.name = name
        self._make = make
        self._fields: Mapping[str, object] | None = None

    def _known(self) -> Mapping[str, object]:
        if self._fields is None:
            self._fields = self._make()
        return self._fields

    def __getitem__(self, field: str) -> object:
        return self._known()[field]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    def __str__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        if isinstance(other, str):
            return self.name == other
        return isinstance(other, Mapping) and self["id"] == other.get("id") and self.name == other.get("namn")

    def __hash__(self) -> int:
        return hash(self.name)
