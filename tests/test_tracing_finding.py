"""What a typed figure, share, place or piece of a sentence is found as."""

import pytest

from generator.model.values import State
from generator.tracing import Traces, find
from generator.tracing.traces import Cell, Column, Document, Row, Table, Text


def row(label: str, *texts: str) -> Row:
    return Row(label, label, tuple(Cell(text, State.VALUE) for text in texts))


LENT = Table("Lån", "Tabell 1", "lan", "Lån 2026", (Column("Antal"), Column("Andel (%)")), (row("Barn", "12,5", "6"),))
STAFF = Table("Lån", "Tabell 12", "personal", "Personal", (Column("Kvinnor"),), (row("Norr", "6"), row("Söder", "−3")))
SHARES = Table("Lån", "Diagram 1", "d", "Lån efter ålder (procent)", (Column("Unga"),), (row("2026", "40,5"),))
TEXTS = (
    "Version 0.1 av den 1 mars 2026, kl. 13.00.",
    "Lånen ökade med 6 procent till 2\u00a0030 den 21 mars.",
    "Andelen var 17 procent. Sex filialer svarade.",
)
TRACES = Traces("0.1", (), (Document("rapport", (*(Text("Läget", text) for text in TEXTS), LENT, STAFF, SHARES)),))

CASES = {
    "a figure, however its digits are grouped": ("2 030", ["2\u00a0030"]),
    "a figure with the stop after it": ("2 030.", ["2\u00a0030"]),
    "a figure as the screen quotes it": ("\u201d2 030\u201d", ["2\u00a0030"]),
    "a piece as the screen cuts it": ("\u2026med 6 procent till\u2026", ["med 6 procent till"]),
    "a figure in cells": ("6", ["6", "6", "6"]),
    "a share, only where it is said to be one": ("6 procent", ["6", "6"]),
    "a share with its sign": ("6%", ["6", "6"]),
    "a share in a chart": ("40,5 %", ["40,5"]),
    "a share that is nowhere said to be one": ("12,5 %", ["12,5"]),
    "a negative figure with any minus": ("-3", ["−3"]),
    "not a part of a version or a time": ("0", []),
    "not a part of a time": ("13", []),
    "a day, and not one that ends like it": ("1 mars", ["1 mars"]),
    "the number of a table, and not one that begins like it": ("tabell 1", ["Lån 2026"]),
    "the whole caption": ("Tabell 12. Personal", ["Personal"]),
    "row and column": ("barn, antal", ["12,5"]),
    "a cell by its table, row and column": ("Tabell 12, Söder, Kvinnor", ["−3"]),
    "a cell by its whole place": ("Tabell 1. Lån 2026, Barn, Andel (%)", ["6"]),
    "words with a percentage": ("med 6 procent till", ["med 6 procent till"]),
}


@pytest.mark.parametrize(("typed", "told"), CASES.values(), ids=list(CASES))
def test_what_is_typed_is_found_as_it_is_meant(typed: str, told: list[str]) -> None:
    assert [found.told for found in find(TRACES, typed)] == told
