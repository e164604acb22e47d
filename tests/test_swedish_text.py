"""Text of people cleaned, lists, quotes and identifiers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.swedish.text import ascii_id, clean, joined, paragraphs, quoted


@pytest.mark.parametrize(
    ("raw", "cleaned", "removed"),
    [
        pytest.param("Två  ord\t här ", "Två ord här", (), id="blanks"),
        pytest.param("ett\ttab", "ett tab", (), id="tab"),
        pytest.param("1\u00a0234 \u00a0 kr", "1\u00a0234 kr", (), id="single no-break space stays"),
        pytest.param("a\r\nb\rc\x0bd\x0ce\u2028f", "a\nb\nc\nd\ne\nf", (), id="breaks"),
        pytest.param("a_x000D_\nb_x000d_c_x000B_d", "a\nb\nc\nd", (), id="escaped breaks"),
        pytest.param("a \n b", "a\nb", (), id="blanks at a break"),
        pytest.param("a\n\nb", "a\n\nb", (), id="empty line"),
        pytest.param("a\x07b\x00c\x07", "abc", ("U+0007", "U+0000"), id="control characters"),
        pytest.param("a\ud800b", "ab", ("U+D800",), id="lone surrogate"),
        pytest.param("a\ufffe\ufdd0\U0001ffffb", "ab", ("U+FFFE", "U+FDD0", "U+1FFFF"), id="noncharacters"),
        pytest.param("\ufeffa\u202eb", "ab", ("U+FEFF", "U+202E"), id="byte order mark and direction"),
        pytest.param("a\x85b\x7f", "a\nb", ("U+007F",), id="C1 control"),
        pytest.param("_x00\x070D_", "", ("U+0007",), id="an escape that appears by the cleaning"),
        pytest.param("A\u030aker", "Åker", (), id="composed letters"),
        pytest.param('- "50%" t ex <b>&amp; 🙂👩‍👧', '- "50%" t ex <b>&amp; 🙂👩‍👧', (), id="own signs stay"),
    ],
)
def test_own_words_lose_blanks_and_control_characters_only(raw: str, cleaned: str, removed: tuple[str, ...]) -> None:
    assert clean(raw) == (cleaned, removed)


@given(st.text(alphabet=st.characters() | st.sampled_from("_x0Dd \t\r\n\u00a0\ud800\x07"), max_size=40))
@settings(max_examples=100)
def test_cleaning_twice_changes_nothing_more(raw: str) -> None:
    cleaned, _ = clean(raw)
    assert clean(cleaned) == (cleaned, ())


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_clean_text_can_be_written_as_xml(raw: str) -> None:
    from lxml import etree

    element = etree.Element("t")
    element.text = clean(raw)[0]
    element.text.encode("utf-8")


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    assert paragraphs("ett\n \n två \n") == ("ett", "två")
    assert paragraphs("") == ()


def test_lists_can_end_with_another_word() -> None:
    assert joined(["A", "B", "C"], "eller") == "A, B eller C"


def test_own_words_are_quoted_with_their_own_signs() -> None:
    assert quoted('så kallad "nytta"') == '”så kallad "nytta"”'


@pytest.mark.parametrize(
    ("text", "joint", "identifier"),
    [
        ("Vård och omsorg", "_", "vard_och_omsorg"),
        ("Malung-Sälen", "-", "malung-salen"),
        ("Åre, Östersund & Älvdalen!", "-", "are-ostersund-alvdalen"),
        ("Idé 2 (ny)", "_", "ide_2_ny"),
        ("Ærø Straße", "_", "aero_strasse"),
        ("–", "_", ""),
    ],
)
def test_identifiers_are_plain_letters_and_digits(text: str, joint: str, identifier: str) -> None:
    assert ascii_id(text, joint) == identifier
