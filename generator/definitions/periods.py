"""How a model divides the year, and what is wrong with how it says so."""

from collections.abc import Iterator
from datetime import date

from generator.definitions.reading import Node
from generator.model.findings import Finding
from generator.model.period import PeriodKind, PeriodPart
from generator.swedish.definition_messages import Definition

_PATTERN_NAMES = {"ar": 2025, "del": "", "delnamn": "", "nummer": 1}


def period_kinds(tree: Node, held: tuple[str, ...] = ()) -> tuple[PeriodKind, ...]:
    """Build the kinds of periods of a translated model; *held* are the names of the folders that there are forms in."""
    return tuple(
        PeriodKind(
            id=node.text("id"),
            name=node.text("name") if _is_pattern(node.text("name")) else "{ar}",
            parts=tuple(_part(part) for part in node.tables("parts")),
            free=node.flag("free"),
            held=held,
        )
        for node in tree.tables("period_kinds")
    )


def _part(node: Node) -> PeriodPart:
    return PeriodPart(
        id=node.text("id"),
        name=node.text("name") or node.text("id"),
        first=month_day(node.text("first")) or (1, 1),
        last=month_day(node.text("last")) or (12, 31),
    )


def month_day(text: str) -> tuple[int, int] | None:
    """Read "02-15"; 29 February is a day, since some years have it."""
    month, _, day = text.partition("-")
    try:
        found = date(2024, int(month), int(day))
    except ValueError:
        return None
    return found.month, found.day


def period_faults(tree: Node) -> Iterator[Finding]:
    """Find names that are no patterns, days that no month has, and parts that cannot be told apart."""
    seen: dict[str, str] = {}
    for kind in tree.tables("period_kinds"):
        if not _is_pattern(kind.text("name", "{ar}")):
            yield Definition.PERIOD_NAME.at(kind.at("name"), value=kind.text("name"))
        if kind.flag("free") and kind.tables("parts"):
            yield Definition.PERIOD_FREE_WITH_PARTS.at(kind.at("parts"), id=kind.text("id"))
        elif not kind.flag("free") and not kind.tables("parts"):
            yield Definition.PERIOD_WITHOUT_PARTS.at(kind.at("parts"), id=kind.text("id"))
        for part in kind.tables("parts"):
            yield from _part_faults(part, kind, seen)


def _part_faults(part: Node, kind: Node, seen: dict[str, str]) -> Iterator[Finding]:
    part_id = part.text("id")
    if part_id and not (part_id.isascii() and part_id.isalnum()):
        yield Definition.PERIOD_PART_ID.at(part.at("id"), id=part_id)
    if part_id.casefold() in seen:
        yield Definition.PERIOD_PART_TWICE.at(part.at("id"), id=part_id)
    seen[part_id.casefold()] = kind.text("id")
    for key in ("first", "last"):
        text = part.text(key)
        if text and month_day(text) is None:
            yield Definition.NO_SUCH_DAY.at(part.at(key), value=text)


def _is_pattern(name: str) -> bool:
    try:
        name.format(**_PATTERN_NAMES)
    except (LookupError, ValueError, AttributeError):
        return False
    return True
