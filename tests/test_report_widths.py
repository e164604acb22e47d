"""How a table's width is divided between its columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.report.widths import Column, column_widths, extent, margin

WORDS = st.text(alphabet="abcdeåäöiIlmMW -\n0123456789", max_size=60)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[Column], list[list[str]]]:
    count = draw(st.integers(1, 12))
    columns = [Column(draw(WORDS), width=draw(st.integers(0, 6))) for _ in range(count)]
    return columns, draw(st.lists(st.lists(WORDS, min_size=count, max_size=count), max_size=6))


@settings(max_examples=100)
@given(tables(), st.integers(2_000, 14_000))
def test_the_whole_width_is_divided_and_no_column_is_without(
    table: tuple[list[Column], list[list[str]]], total: int
) -> None:
    widths = column_widths(*table, total)
    assert sum(widths) == total
    assert min(widths) > 0


@pytest.mark.parametrize("shares", [(0, 0, 0), (1, 1, 9)], ids=["by content", "by shares"])
def test_no_word_is_broken_while_there_is_room(shares: tuple[int, int, int]) -> None:
    headings = ("Datum", "Antal deltagare", "Beslut")
    columns = [Column(heading, width=share) for heading, share in zip(headings, shares, strict=True)]
    rows = [["2025-03-01", "1\u00a0234", "Ett långt beslut om mycket " * 5]]
    widths = column_widths(columns, rows, 8_958)
    for index, width in enumerate(widths):
        room = width - 2 * margin(3) + 1  # widths are whole numbers
        assert all(extent(word) <= room for word in rows[0][index].split(" "))
        assert all(extent(word, bold=True) <= room for word in headings[index].split())


def test_shares_are_followed_where_words_allow() -> None:
    widths = column_widths([Column("A", width=1), Column("B", width=3)], [["a", "b"]], 8_000)
    assert abs(widths[1] - 3 * widths[0]) < 100


def test_long_texts_get_more_than_short_ones() -> None:
    short, long = column_widths([Column("Kod"), Column("Text")], [["12", "En lång text som fyller sin rad"]], 8_958)
    assert long > 2 * short


def test_where_not_all_words_have_room_only_the_longest_are_broken() -> None:
    columns = [Column(heading) for heading in ("Dag", "Ansvarig", "Orsak", "Läge", "Mer", "Till")]
    words = ("2025-10-31", "Verksamhetsutvecklingsledare", "Uppmärksamhetsstörningarna", "Genomfört", "Nej", "Ja")
    widths = column_widths(columns, [words], 6_000)
    margins = 2 * margin(len(columns))
    fits = [extent(word) + margins <= width + 1 for word, width in zip(words, widths, strict=True)]
    assert fits == [True, False, False, True, True, True]
    assert widths[1] == pytest.approx(widths[2], abs=1)
    assert sum(widths) == 6_000
