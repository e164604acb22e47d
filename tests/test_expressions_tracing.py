"""Where printed expressions come from: every construction and word that a number may pass on its way to the page."""

from decimal import Decimal
from typing import Any

import pytest

from generator.expressions.absent import Absent
from generator.expressions.environment import Language
from generator.expressions.tracing import RECORDER, Sources, TracedDay, TracedNumber, TracedRow, TracedText, traced
from generator.model.findings import CellPlace


def at(cell: str) -> Sources:
    return (CellPlace("svar.xlsx", "Blad", cell),)


def row(n: int, protocol: str) -> TracedRow:
    fields = {"n": TracedNumber(n, at(f"N{n}")), "protokoll": TracedText(protocol, at(f"P{n}")), "namn": f"r{n}"}
    return TracedRow(fields, at(f"A{n}"))


VALUES: dict[str, Any] = {
    "a": {"x": TracedNumber(1234, at("X")), "y": TracedNumber(2, at("Y"))},
    "dag": {"start": traced(TracedDay(2025, 3, 1), at("D"))},
    "rader": [row(1, "Ja"), row(2, "Nej"), row(3, "Ja")],
    "valda": [TracedText("Möte", at("L")), TracedText("E-post", at("L"))],
    "tomt": {"svar": Absent("[uppgift saknas]", at("T"))},
}


class Printer:
    """Writes each printed value with the cells that it comes from behind it."""

    def mark(self, value: Any, printed: str, sources: Sources) -> str:
        cells = "+".join(source.cell for source in sources if isinstance(source, CellPlace))
        return f"{printed}<{cells}>"


CASES = {
    "a number": ("{{ a.x }}", "1 234<X>"),
    "a filter": ("{{ a.x | tal(1) }}", "1 234,0<X>"),
    "a sum": ("{{ a.x + a.y }}", "1 236<X+Y>"),
    "a text put together": ('{{ a.x ~ " av " ~ a.y }}', "1 234 av 2<X+Y>"),
    "a function": ('{{ jamforelse(a.x, a.y, "i fjol") }}', "1 232 fler än i fjol<X+Y>"),
    "a name that was set": ("{% set z = a.x - a.y %}{{ z }} och {{ z | tal }}", "1 232<X+Y> och 1 232<X+Y>"),
    "a day": ("{{ dag.start | datum }}", "den 1 mars 2025<D>"),
    "a list": ("{{ valda | lista }}", "Möte och E-post<L>"),
    "the turn of a loop": ("{% for v in valda %}{{ v }} {% endfor %}", "Möte<L> E-post<L> "),
    "how many rows": ("{{ rader | langd }}", "3<A1+A2+A3>"),
    "the field of rows": ('{{ rader | summera("n") }}', "6<N1+N2+N3>"),
    "the largest": ('{{ (rader | storst("n", 1))[0].n }}', "3<N1+N2+N3>"),
    "the rows that a loop lets through": (
        '{% for r in rader if r.protokoll == "Ja" %}{% if loop.last %}{{ loop.length }}{% endif %}{% endfor %}',
        "2<A1+A3>",
    ),
    "a loop within another": (
        "{% for r in rader %}{% for v in valda %}{% endfor %}"
        "{% if loop.last %}{{ loop.length }}{% endif %}{% endfor %}",
        "3<A1+A2+A3>",
    ),
    "what is missing": ("{{ tomt.svar }}", "[uppgift saknas]<T>"),
    "what a condition asks is no part of what it lets through": ("{% if a.y == 2 %}{{ a.x }}{% endif %}", "1 234<X>"),
    "text of the template": ("{{ 'ord' }} {{ 5 }}", "ord<> 5<>"),
    "a captured text": ("{% set t %}{{ a.x }}{% endset %}{{ t }}", "1 234<>"),
}


@pytest.mark.parametrize(("template", "expected"), CASES.values(), ids=list(CASES))
def test_what_is_printed_is_followed_back_to_its_cells(template: str, expected: str) -> None:
    told = Language().template(template)({**VALUES, RECORDER: Printer()})

    assert told.replace("\u00a0", " ") == expected


@pytest.mark.parametrize("template", [template for template, _ in CASES.values()], ids=list(CASES))
def test_nothing_is_changed_by_being_followed(template: str) -> None:
    plain = {name: _plain(value) for name, value in VALUES.items()}

    assert Language().template(template)(VALUES) == Language().template(template)(plain)


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case TracedNumber():
            return Decimal(value)
        case TracedText():
            return str(value)
        case TracedDay():
            return value.replace()
    return value


def test_a_condition_gives_a_value_that_knows_its_cells() -> None:
    value = Language().condition("a.x / a.y")({**VALUES, RECORDER: Printer()})

    assert isinstance(value, TracedNumber)
    assert str(value) == "617"
    assert value.sources == (*at("X"), *at("Y"))


def test_a_value_keeps_the_sources_that_it_has() -> None:
    assert traced(VALUES["a"]["x"], at("Z")).sources == at("X")
    assert traced(True, at("Z")) is True
    assert traced([Decimal(1)], at("Z"))[0].sources == at("Z")
