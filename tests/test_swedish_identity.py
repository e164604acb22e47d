"""Identity numbers are found and masked as typed; what only looks like one is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.swedish.identity import doubtful, found, masked

FORMS = [
    ("640823-3234", "640823-****"),
    ("6408233234", "640823****"),
    ("640823+3234", "640823+****"),
    ("640823 3234", "640823 ****"),
    ("640823 - 3234", "640823 - ****"),
    ("640823–3234", "640823–****"),
    ("640823—3234", "640823—****"),
    ("640823−3234", "640823−****"),
    ("640823\u20113234", "640823\u2011****"),
    ("640823\u00a03234", "640823\u00a0****"),
    ("640823\u00ad-3234", "640823\u00ad-****"),
    ("19640823-3234", "19640823-****"),
    ("196408233234", "19640823****"),
    ("19640823 3234", "19640823 ****"),
    ("1964-08-23-3234", "1964-08-23-****"),
    ("1964-08-23 3234", "1964-08-23 ****"),
    ("64 08 23-3234", "64 08 23-****"),
    ("６４０８２３-３２３４", "６４０８２３-****"),
    ("6\u00a0408\u00a0233\u00a0234", "6\u00a0408\u00a023*\u00a0***"),
    ("196 408 233 234", "196 408 23* ***"),
    ("640883-3231", "640883-****"),
    ("19640883-3231", "19640883-****"),
    ("20000229-1235", "20000229-****"),
]

AROUND = ["{}", "Eleven {} slutade.", "pnr:{}", "Anna,{},Falun", "({})", "{}.xlsx", "indata/{}-2.xlsx", "x{}y"]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("typed", "shown"), FORMS)
def test_number_is_found_as_typed_and_masked(typed: str, shown: str, around: str) -> None:
    assert found(around.format(typed)) == (typed,)
    assert masked(around.format(typed)) == around.format(shown)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("212000-1850", id="organisation number"),
        pytest.param("16212000-1850", id="organisation number with century"),
        pytest.param("640823-3235", id="wrong check digit"),
        pytest.param("641323-3237", id="no such month"),
        pytest.param("640800-3231", id="no such day"),
        pytest.param("202509021131", id="moment in twelve digits"),
        pytest.param("250902 1131", id="moment with a blank"),
        pytest.param("20250301 2029", id="day and year"),
        pytest.param("2025-03-01–2029", id="day and year with a dash"),
        pytest.param("2025-03-01–2029-10-01", id="interval"),
        pytest.param("2025-10-01 1204", id="measuring date and count"),
        pytest.param("KS 2025/00123", id="register number"),
        pytest.param("KS-2025-00123", id="register number with hyphens"),
        pytest.param("070-812 12 34, 0243-123 45", id="telephones"),
        pytest.param("Tel. 0708121231", id="telephone in one"),
        pytest.param("+46708121231", id="telephone abroad"),
        pytest.param("1640823-32345", id="part of a longer number"),
        pytest.param("6 408 233 234 kronor", id="amount"),
        pytest.param("640823-****", id="already masked"),
        pytest.param("Den 1 mars 2025 räknades 1 234 deltagare", id="plain text"),
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert found(text) == ()
    assert masked(text) == text


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        pytest.param("250301-1922", True, id="day and year with a hyphen"),
        pytest.param("20250301-1922", True, id="day and year with century"),
        pytest.param("202509020034", True, id="moment in twelve digits"),
        pytest.param("250301-2025", False, id="day and year, wrong check digit"),
        pytest.param("202509020839", False, id="moment, wrong check digit"),
        pytest.param("2025-03-01 2003", False, id="measuring date and count"),
        pytest.param("2025-03-01\u20132029", False, id="interval"),
        pytest.param("640823-3234", False, id="nothing but an identity number"),
        pytest.param("250902-0034", False, id="a time of day is not written after a hyphen"),
        pytest.param("Den 1 mars", False, id="plain text"),
    ],
)
def test_what_may_be_a_day_of_our_time_is_only_doubtful(text: str, doubt: bool) -> None:
    assert doubtful(text) is doubt
    if doubt:
        assert found(text) == ()


def test_a_person_of_ripe_age_is_found_though_the_last_four_look_like_a_time() -> None:
    assert found("196408231238") == ("196408231238",)


def test_a_date_before_the_number_does_not_hide_it() -> None:
    assert found("19 640823-3234, 2025 640823-3234") == ("640823-3234", "640823-3234")


def test_several_numbers_are_given_in_order() -> None:
    assert found("b 640883-3231 a 640823-3234") == ("640883-3231", "640823-3234")


NEAR = st.text(alphabet="0123456789-+ .\u00a0–a19640823", max_size=40)


@given(NEAR)
@settings(max_examples=100)
def test_nothing_is_found_in_what_is_masked(text: str) -> None:
    assert found(masked(text)) == ()
    assert len(masked(text)) == len(text)


@given(NEAR, NEAR)
@settings(max_examples=50)
def test_the_mask_hits_wherever_the_number_stands(before: str, after: str) -> None:
    text = f"{before} x640823-3234x {after}"
    assert "640823-3234" not in masked(text)
