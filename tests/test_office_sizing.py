"""Widths and heights that texts need."""

import pytest

from generator.office.sizing import column_width, row_height


@pytest.mark.parametrize(
    ("texts", "width"),
    [
        ((), 8),
        (("kort",), 8),
        (("x" * 20, "kort"), 22),
        (("x" * 90,), 60),
        (("x" * 20 + "\n" + "x" * 25,), 27),
    ],
    ids=["nothing", "short", "longest", "widest", "lines"],
)
def test_a_column_is_as_wide_as_its_longest_line_within_reason(texts: tuple[str, ...], width: int) -> None:
    assert column_width(texts) == width


@pytest.mark.parametrize(
    ("texts", "height"),
    [
        ((), None),
        ((("kort", 10.0), ("", 5.0)), None),
        ((("x" * 30, 20.0),), 30),
        ((("a\nb\nc", 20.0), ("x" * 30, 20.0)), 45),
        ((("x" * 5000, 20.0),), 409),
    ],
    ids=["nothing", "one line", "two lines", "highest cell", "no higher than Excel takes"],
)
def test_a_row_is_as_high_as_its_highest_cell(texts: tuple[tuple[str, float], ...], height: int | None) -> None:
    assert row_height(texts) == height
