"""What things were called in older versions of a model, and which versions are older.

A question keeps its trend through a new name, since forms of an older version are read through its list of names.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.findings import Place


@dataclass(frozen=True, slots=True)
class Rename:
    """One thing with its name before the version *since*, and those that it has had from then on.

    Names are `del`, `del.fraga`, or `del.fraga.kolumn` for a column or a side question; parts that are repeated are
    named by their base id. With *scale* they are ids of its steps, with *register* ids of its rows.
    """

    before: str
    after: tuple[str, ...]
    """None where it was removed, several where it was divided."""
    since: str
    place: Place
    text: str = ""
    """How it was worded then; empty if that is to be seen in the forms themselves."""
    scale: str = ""
    register: str = ""

    @property
    def of_form(self) -> bool:
        """Whether it is about a part, a question or a column."""
        return not (self.scale or self.register)


@dataclass(frozen=True, slots=True)
class RowChange:
    """Rows of a register that an earlier period had, and the rows that they are now: joined to one, or divided."""

    register: str
    before: tuple[str, ...]
    """Their ids then."""
    names: tuple[str, ...]
    """What they were called then."""
    after: tuple[str, ...]
    """Ids of now."""

    @property
    def joined(self) -> bool:
        """Whether several rows have become one, whose figures are theirs together."""
        return len(self.after) == 1


def is_older(version: str, than: str) -> bool:
    """Tell whether a version comes before another; numbers between the points are compared as numbers."""
    return _order(version) < _order(than)


def since(renames: Iterable[Rename], version: str) -> tuple[Rename, ...]:
    """Give the renames that were made after *version*, in the order in which they are taken back.

    That is the latest version first; within a version columns before questions, questions before parts, and what was
    removed last, when all that it belonged to has its old names again.
    """
    made = [each for each in renames if is_older(version, each.since)]
    inner_first = sorted(made, key=lambda each: (not each.after, -each.before.count(".")))
    return tuple(sorted(inner_first, key=lambda each: _order(each.since), reverse=True))


def names_now(
    renames: Iterable[Rename], version: str, name: str, scale: str = "", register: str = ""
) -> tuple[str, ...]:
    """Give what something is called now that had this name in *version*: none if it is gone, several if divided.

    What is renamed along with what it belongs to (`del.fraga` with `del`) follows it.
    """
    names = [name]
    for rename in reversed(since(renames, version)):
        if (rename.scale, rename.register) == (scale, register):
            names = [new for each in names for new in _after(rename, each)]
    return tuple(dict.fromkeys(names))


def _after(rename: Rename, name: str) -> tuple[str, ...]:
    if name != rename.before and not name.startswith(f"{rename.before}."):
        return (name,)
    return tuple(new + name.removeprefix(rename.before) for new in rename.after)


def _order(version: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in version.split("."))
