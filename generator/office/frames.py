"""What is around the cells of a sheet: hidden rows and columns, merged areas, links, rules and protection.

Of links and rules only the amount is of interest, as it costs time in every program that opens the file.
"""

from collections.abc import Callable

from generator.office.cells import LAST_COLUMN, Area, area
from generator.office.refusal import Limits, Refused
from generator.swedish.office_messages import Office

TRUE = ("1", "true")


class Frame:
    """Takes the elements around the cells; what is read is in the public attributes."""

    def __init__(self, part: str, title: str, limits: Limits) -> None:
        """Begin with nothing hidden, merged or locked."""
        self.merges: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.protected = False
        self._part, self._title, self._limits = part, title, limits
        self._covered = self._rules = 0

    def begins(self) -> dict[str, Callable[[dict[str, str]], None]]:
        """Give what takes the beginning of each element, by its name."""
        return {
            "col": self._columns,
            "mergeCell": self._merge,
            "hyperlink": self._hyperlink,
            "cfRule": self._rule,
            "dataValidation": self._rule,
            "sheetProtection": self._protection,
        }

    def check(self) -> None:
        """Raise `Refused` if there has been too much."""
        if self._covered > self._limits.area:
            raise Refused(Office.TOO_LARGE_AREAS, sheet=self._title)
        if self._rules > self._limits.rules:
            raise Refused(Office.TOO_MANY_RULES, sheet=self._title, limit=self._limits.rules)

    def _columns(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in TRUE:
            last = min(whole(attributes.get("max", "")), LAST_COLUMN)
            hidden = range(max(whole(attributes.get("min", "")), 1), last + 1)
            self._covered += len(hidden)
            if self._covered <= self._limits.area:
                self.hidden_columns.update(hidden)

    def _merge(self, attributes: dict[str, str]) -> None:
        merged = area(attributes.get("ref", ""))
        if merged is None:
            raise Refused(Office.PART_DAMAGED, part=self._part)
        self._covered += merged.size
        self.merges.append(merged)

    def _hyperlink(self, attributes: dict[str, str]) -> None:
        linked = area(attributes.get("ref", ""))
        self._covered += linked.size if linked else 0

    def _rule(self, attributes: dict[str, str]) -> None:
        self._rules += 1

    def _protection(self, attributes: dict[str, str]) -> None:
        self.protected = attributes.get("sheet") in TRUE


def whole(digits: str) -> int:
    """Read a row or column number; 0 when it is none."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 11 else 0
