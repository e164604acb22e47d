"""The clean-up of texts that models and coordinators wrote."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.swedish.typography import Change, typographic

NAMES = ("Malung-Sälen", "Falun", "Samverkan 2023-2025", 'Råd & "Dåd"')


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("“god” och „god”", "”god” och ”god”"),
        ("polisens och kommunens ‘plan'", "polisens och kommunens ’plan’"),
        ('Vad? - Jo, "allt" - nästan', "Vad? – Jo, ”allt” – nästan"),
        ("Falun - även möten", "Falun – även möten"),
        ("Malung–Sälen", "Malung-Sälen"),
        ("2023-2025.", "2023–2025."),
        ("T ex möten, m m.", "T.ex. möten, m.m."),
        ("tex, pga, osv, mfl", "t.ex., p.g.a., osv., m.fl."),
        ("fr.o.m 1 mars t o m 2 april", "fr.o.m. 1 mars t.o.m. 2 april"),
        ("12,5 % och 1~000%", "12,5~procent och 1~000~procent"),
        ("2 kap. 2 a § och §11", "2 kap. 2 a~§ och §~11"),
        ("kl 13.00, s. 5, nr 2, Bilaga 3, Tabell 4", "kl.~13.00, s.~5, nr~2, Bilaga~3, Tabell~4"),
        ("dnr. 2025/1, dnr KS 2025/00123", "dnr~2025/1, dnr~KS 2025/00123"),
        ("12 kronor", "12~kronor"),
    ],
)
def test_typing_is_set_as_swedish_wants_it(typed: str, right: str) -> None:
    shown, changes = typographic(typed.replace("~", "\u00a0"), NAMES)
    assert shown.replace("\u00a0", "~") == right
    assert changes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- punkt\n- punkt två", id="typed list"),
        pytest.param("9 - 15", id="between numbers"),
        pytest.param("dnr\u00a02023-2025", id="register number"),
        pytest.param("2025-2023", id="no interval of years"),
        pytest.param('en 24" skärm', id="lone quote"),
        pytest.param("en 50%-ig ökning", id="compound with percent"),
        pytest.param("Andel (%)", id="percent in a heading"),
        pytest.param("Tom tog 5 m.", id="name and unit"),
        pytest.param("https://exempel.se/a-b'c t-ex@exempel.se", id="addresses"),
        pytest.param("{{ x | tal(\"a\") }} {% if a == 'b' %}", id="template tags"),
        pytest.param("Samverkan 2023-2025", id="name with years"),
        pytest.param('Råd & "Dåd"', id="name with quotes"),
        pytest.param("för- och efterarbete", id="suspended hyphen"),
        pytest.param("t.ex. 1\u00a0234 m.m.", id="already right"),
    ],
)
def test_names_numbers_and_codes_stay(text: str) -> None:
    assert typographic(text, NAMES) == (text, ())


def test_every_change_is_told() -> None:
    _, changes = typographic("t ex 50% - mycket")
    assert changes == (Change("t ex", "t.ex."), Change(" - ", " – "), Change("50%", "50\u00a0procent"))


@given(st.text(alphabet="ab tex%§\"'’-–.19205Klnrm\n", max_size=40))
@settings(max_examples=100)
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once, _ = typographic(text, NAMES)
    assert typographic(once, NAMES) == (once, ())


@given(st.text(alphabet="ab e%§\"'-–19205\n", max_size=40))
@settings(max_examples=100)
def test_no_digit_is_altered(text: str) -> None:
    once, _ = typographic(text)
    assert [sign for sign in once if sign.isdigit()] == [sign for sign in text if sign.isdigit()]
