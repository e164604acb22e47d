"""The Swedish order of words."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.swedish.order import sort_key

IN_ORDER = [
    "2 grupper",
    "10 grupper",
    "avesta",
    "Avesta",
    "Ludvika",
    "Malung",
    "Malung-Sälen",
    "område 2",
    "område 10",
    "Orsa",
    "Rattvik",
    "resume",
    "resumé",
    "resumen",
    "Rättvik",
    "Vansbro",
    "Vretstorp",
    "Wallonien",
    "Yla",
    "Ülle",
    "Yma",
    "Zinkgruvan",
    "Ål",
    "Åre",
    "Æa",
    "Äb",
    "Älvdalen",
    "Øa",
    "Öb",
    "Örebro",
    "Ωmega",
]


def test_words_stand_in_swedish_order() -> None:
    shuffled = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_composed_and_decomposed_letters_stand_together() -> None:
    assert sorted(["Äb", "A\u0308a", "Åa"], key=sort_key) == ["Åa", "A\u0308a", "Äb"]


def test_very_long_digits_are_compared_by_value() -> None:
    assert sort_key("9" * 5000) < sort_key("1" + "0" * 5000)
    assert sort_key("0002") < sort_key("10")


@given(st.text(max_size=20), st.text(max_size=20))
@settings(max_examples=100)
def test_only_equal_texts_have_equal_keys(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)
