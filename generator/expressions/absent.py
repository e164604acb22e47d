"""A value that is not there, as expressions meet it.

It is false, empty and without parts; what is computed from it, or compared with it, is absent too. Printed it shows
its sign, so that nothing missing is ever blank in a text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.sourcing import Source


@dataclass(frozen=True, slots=True, eq=False)
class Absent:
    """A missing value; *sign* is what stands in a text in its place, *sources* say where it should have been."""

    sign: str
    sources: tuple[Source, ...] = ()

    def __str__(self) -> str:
        return self.sign

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def _itself(self, *_: object) -> "Absent":
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _itself
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _itself
    __neg__ = __pos__ = __abs__ = _itself
    __lt__ = __le__ = __gt__ = __ge__ = _itself
    __eq__ = __ne__ = _itself  # type: ignore[assignment]
    __hash__ = object.__hash__
