"""How sentences begin."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.swedish.sentences import at_sentence_start


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", ""),
        ("åtta kommuner svarade", "Åtta kommuner svarade"),
        ("”ja” svarade alla", "”ja” svarade alla"),
        ("1~234 deltagare", "Ettusen tvåhundratrettiofyra deltagare"),
        ("15~procent av alla", "Femton~procent av alla"),
        ("12,3~procent av alla", "Totalt 12,3~procent av alla"),
        ("7 av 7 grupper", "Totalt 7 av 7 grupper"),
        ("3 respektive 15 möten", "Totalt 3 respektive 15 möten"),
        ("5–7 kommuner", "Totalt 5–7 kommuner"),
        ("1 kommun svarade", "Totalt 1 kommun svarade"),
        ("1~234~567 kronor", "Totalt 1~234~567 kronor"),
        ("1~mars 2025 räknades", "Den 1~mars 2025 räknades"),
        ("1–15~mars 2025", "Den 1–15~mars 2025"),
        ("1~mars–1~oktober 2025", "Den 1~mars–1~oktober 2025"),
        ("2025-03-01 räknades", "Den 1~mars 2025 räknades"),
        ("2025-13-01 räknades", "2025-13-01 räknades"),
        ("2025 hölls", "År 2025 hölls"),
        ("2023–2025 hölls", "Åren 2023–2025 hölls"),
        ("3:e gången", "Tredje gången"),
        ("21:a gången", "Tjugoförsta gången"),
        ("11 § i avtalet", "11 § i avtalet"),
        ("2 kap. 3 § skollagen", "2 kap. 3 § skollagen"),
        ("50-procentig", "50-procentig"),
        ("kl.~13.00", "Kl.~13.00"),
    ],
)
def test_a_sentence_begins_with_a_word(text: str, sentence: str) -> None:
    assert at_sentence_start(text.replace("~", "\u00a0")) == sentence.replace("~", "\u00a0")


def test_a_single_one_is_a_word_when_its_gender_is_given() -> None:
    assert at_sentence_start("1 kommun svarade", "en") == "En kommun svarade"
    assert at_sentence_start("1 möte hölls", "ett") == "Ett möte hölls"
    assert at_sentence_start("21 kommuner", "en") == "Tjugoen kommuner"


@given(st.integers(2, 999_999), st.sampled_from(["kommuner svarade", "procent", "möten hölls"]))
@settings(max_examples=50)
def test_no_sentence_begins_with_the_digits_of_a_count(n: int, rest: str) -> None:
    assert not at_sentence_start(f"{n} {rest}")[0].isdigit()
