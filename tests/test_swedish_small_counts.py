"""Small counts of persons in running text (acceptance row 72): found where it is plainly a count."""

import pytest

from generator.swedish.small_counts import mentions_few


@pytest.mark.parametrize(
    "text",
    [
        "4 elever hoppade av",
        "Bara två nya deltagare började.",
        "Av dem var 1\u00a0person sjuk.",
        "Tre kvinnor och 12 män",
    ],
)
def test_row_72_a_small_count_is_found(text: str) -> None:
    assert mentions_few(text)


@pytest.mark.parametrize(
    "text",
    [
        "14 elever hoppade av",
        "En deltagare i gruppen för protokoll.",
        "4 möten och 30 deltagare",
        "1,4 personer per plats",
        "Den 3 mars deltog 20 personer.",
        "kl. 13.4 deltagare",
        "fyra kommuner",
    ],
)
def test_what_is_no_small_count_of_persons_is_left_alone(text: str) -> None:
    assert not mentions_few(text)
