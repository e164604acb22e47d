"""What methods have given, as templates see it: plain values, and absent ones with a marker for what is not there."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.expressions.absent import Absent
from generator.expressions.method_names import EACH_RESPONDENT, RESPONDENT
from generator.expressions.tracing import Sources, traced
from generator.model.findings import CellPlace
from generator.model.methods import BY_ROW, OF_ALL
from generator.model.published import MethodResult, MethodResults, MethodValue, PublishedCell
from generator.report.shown import MISSING, NOT_ASKED, absent

Values = Mapping[str, Any]
Rows = Mapping[tuple[str, str], Values]
"""The rows of registers by register and id."""


def of_rows(methods: Mapping[str, MethodResults]) -> Mapping[str, Mapping[CellPlace, Values]]:
    """Give what methods say of each row, by source, place and method."""
    found: dict[str, dict[CellPlace, dict[str, Values]]] = {}
    for each in methods.values():
        if each.method.kind in BY_ROW:
            by_place = found.setdefault(each.method.source, {})
            for result in each.results:
                if result.place is not None:
                    by_place.setdefault(result.place, {})[each.method.id] = fields_of_result(result)
    return found


def of_respondent(methods: MethodResults, respondent: str, none_sent: Absent | None) -> object:
    """Give a respondent's results: its one result of a sum that is divided, and else a list of what it has sent.

    *none_sent* stands for that list if nothing came in.
    """
    own = [fields_of_result(result) for result in methods.results if result.respondent == respondent]
    if methods.whole is not None:
        return own[0] if own else NOT_ASKED
    return own if none_sent is None else none_sent


def about(methods: MethodResults, register: str, row_id: str, rows: Rows) -> list[Values]:
    """Give the results that are about a row of a register, each with its respondent's row."""
    return [
        {**fields_of_result(result), RESPONDENT: rows[result.register, result.respondent]}
        for result in methods.results
        if (register, row_id) in result.about and (result.register, result.respondent) in rows
    ]


def together(methods: MethodResults, rows: Rows) -> object:
    """Give all results, each with its respondent's row, and around them what is true of all, if anything is."""
    each = [
        {**fields_of_result(result), RESPONDENT: rows[result.register, result.respondent]}
        for result in methods.results
        if (result.register, result.respondent) in rows
    ]
    if methods.whole is None:
        return each
    whole = fields_of_result(methods.whole)
    return whole if methods.method.kind in OF_ALL else {**whole, EACH_RESPONDENT: each}


def fields_of_result(result: MethodResult) -> dict[str, object]:
    """Give the fields of a result as templates see them."""
    everything = tuple(dict.fromkeys(place for value in result.values.values() for place in _places(value)))
    return {name: _plain(value, everything) for name, value in result.values.items()}


def _places(value: MethodValue) -> Iterator[CellPlace]:
    match value:
        case PublishedCell(sources=sources):
            yield from sources
        case tuple():
            for each in value:
                yield from _places(each)
        case Mapping():
            for each in value.values():
                yield from _places(each)


def _plain(value: MethodValue, everything: Sources) -> object:
    """Give a value as templates see it; a text is made of *everything* that its result is made of."""
    match value:
        case PublishedCell(number=None):
            return _absent(value)
        case PublishedCell(number=number):
            return traced(number, value.sources)
        case None:
            return MISSING
        case tuple():
            return [_plain(each, everything) for each in value]
        case Mapping():
            return {name: _plain(each, everything) for name, each in value.items()}
    return traced(value, everything)


def _absent(cell: PublishedCell) -> Absent:
    """Give the absent value; only what comes of one cell alone can say which cell is at fault."""
    return absent(cell.state, cell.sources[0] if len(cell.sources) == 1 else None)
