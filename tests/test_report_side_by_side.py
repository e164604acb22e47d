"""Everybody's answers to the same questions side by side: columns by respondents, and tables too wide for a page."""

from dataclasses import replace

import pytest
from lxml import etree

from generator.model.published import PublishedCell, PublishedColumn, PublishedRow, PublishedTable
from generator.model.values import State
from generator.report.blocks import in_parts, set_table
from generator.report.sections import fit_tables
from generator.report.styles import OUR_LOOK
from generator.report.wordml import NAMESPACES, w
from generator.swedish import document_words as words

UPRIGHT, LYING = 9_070, 13_950
QUESTION, COMPARED = PublishedColumn("fraga", "Fråga", False, 6), PublishedColumn("jamforelse", "Jämförelse", False, 4)


def beside(parties: int, name: str = "Part") -> PublishedTable:
    columns = [PublishedColumn(f"svar_p{n}", f"{name} {n}", False, 3) for n in range(1, parties + 1)]
    texts = {"fraga": "Hur fungerar dialogen?", "jamforelse": "Överens"}
    every = (QUESTION, *columns, COMPARED)
    cells = {column.id: PublishedCell(texts.get(column.id, "Bra"), None, State.VALUE) for column in every}
    fixed = frozenset({"fraga", "jamforelse"})
    return PublishedTable("t", "Svaren", "", every, (PublishedRow("", "", cells),), ("Anmärkning.",), fixed=fixed)


@pytest.mark.parametrize(("parties", "sizes"), [(1, [3]), (6, [8]), (7, [6, 5]), (12, [8, 8]), (13, [7, 7, 5])])
def test_a_table_too_wide_is_divided_into_tables_of_at_most_eight_columns(parties: int, sizes: list[int]) -> None:
    parts = [*in_parts(beside(parties))]
    assert [len(part.columns) for part in parts] == sizes
    for part in parts:
        assert (part.columns[0], part.columns[-1]) == (QUESTION, COMPARED)
    shown = [column.id for part in parts for column in part.columns[1:-1]]
    assert shown == [f"svar_p{n}" for n in range(1, parties + 1)]


def test_the_parts_of_a_table_are_told_apart_and_the_notes_stand_once_below() -> None:
    parts = [*in_parts(beside(7))]
    assert [part.title for part in parts] == ["Svaren (del 1 av 2)", "Svaren (del 2 av 2)"]
    assert [part.notes for part in parts] == [(), ("Anmärkning.",)]


def test_a_table_of_another_kind_is_never_divided() -> None:
    wide = replace(beside(20), fixed=frozenset())
    assert [*in_parts(wide)] == [wide]


# On pages that lie there is room for words that an upright page would break.


def laid_out(table: PublishedTable, wide: bool) -> list[int]:
    size = (16_838, 11_906) if wide else (11_906, 16_838)
    text = LYING if wide else UPRIGHT
    section = (
        f'<w:sectPr><w:pgSz w:w="{size[0]}" w:h="{size[1]}"/>'
        f'<w:pgMar w:left="1418" w:right="{size[0] - 1_418 - text}"/></w:sectPr>'
    )
    block = set_table(table, replace(OUR_LOOK, text_width=UPRIGHT), "tab_t")
    body = etree.fromstring(f"<w:body {NAMESPACES}>{block}{section}</w:body>")
    fit_tables(body, OUR_LOOK.style(words.TABLE_STYLE))
    return [int(column.get(w("w"), "0")) for column in body.iter(w("gridCol"))]


def test_a_table_whose_words_had_no_room_is_divided_anew_on_a_lying_page() -> None:
    crowded = beside(5, "Tjänstemannaföreningen")
    upright, lying = laid_out(crowded, wide=False), laid_out(crowded, wide=True)
    assert (sum(upright), sum(lying)) == (UPRIGHT, LYING)
    assert lying != [width * LYING // UPRIGHT for width in upright]
    assert min(lying[1:-1]) > max(upright[1:-1])


def test_a_table_that_had_room_keeps_its_shares() -> None:
    upright, lying = laid_out(beside(2), wide=False), laid_out(beside(2), wide=True)
    assert lying == pytest.approx([width * LYING / UPRIGHT for width in upright], abs=1)
