"""What the API gives: an object with `values`, one for each figure, area and year, and in it one for each sex.

Several pages may stand in one file, as a list.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NoReturn

from generator.fetching.entries import Entry, Fault
from generator.model.fetching import Observation
from generator.model.findings import FilePlace, Finding
from generator.swedish.fetching_messages import Fetching

_LONGEST_NUMBER = 40


def json_entries(text: str, file: str) -> Iterator[Observation | Finding]:
    """Yield each figure, or what is wrong with it; a `Fault` ends the file."""
    place = FilePlace(file)
    content = _parsed(text, place)
    for page in content if isinstance(content, list) else [content]:
        for group in _listed(page, "values", place):
            for each in _listed(group, "values", place):
                yield Entry(
                    _text(group, "kpi", place),
                    _text(group, "municipality", place),
                    _text(group, "period", place),
                    _text(each, "gender", place),
                    _text(each, "value", place),
                    _text(each, "status", place),
                    place,
                ).understood()


def _parsed(text: str, place: FilePlace) -> Any:
    try:
        return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise Fault(Fetching.NOT_JSON.at(place)) from error


def _number(written: str) -> Decimal:
    if len(written) > _LONGEST_NUMBER:
        raise ValueError(written[:_LONGEST_NUMBER])
    return Decimal(written)


def _refused(constant: str) -> NoReturn:
    raise ValueError(constant)


def _listed(value: Any, name: str, place: FilePlace) -> list[Any]:
    found = value.get(name) if isinstance(value, dict) else None
    if not isinstance(found, list):
        raise Fault(Fetching.NOT_OF_THE_API.at(place, field=name))
    return found


def _text(value: Any, name: str, place: FilePlace) -> str:
    """Give a field as text: a number in plain digits, and nothing for null or a field that is not there."""
    found = value.get(name) if isinstance(value, dict) else None
    match found:
        case None:
            return ""
        case str():
            return found.strip()
        case Decimal():
            return f"{found:f}"
    raise Fault(Fetching.NOT_OF_THE_API.at(place, field=name))
