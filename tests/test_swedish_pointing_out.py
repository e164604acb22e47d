"""Who may be pointed out in running text: what is found, and above all what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.swedish.pointing_out import points_out, private_mail, private_phone, sensitive_topics
from generator.swedish.sensitive_words import TOPICS


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("nn@gmail.com", True),
        ("Skriv till N.N@Hotmail.se eller ring.", True),
        ("nn+skola@live.se", True),
        ("nn@yahoo.co.uk", True),
        ("nn@mail.telia.com", True),
        ("vuxenutbildningen@orsa.se", False),
        ("samordning@me.kommun.se", False),
        ("outlook.com", False),
        ("Ses @ kommunhuset", False),
        ("nn@livet.se", False),
    ],
)
def test_addresses_that_people_have_at_home(text: str, private: bool) -> None:
    assert private_mail(text) is private


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("070-174 06 05", True),
        ("0701740605", True),
        ("+46 70 174 06 05", True),
        ("+46 (0)70-174 06 05", True),
        ("0046701740605", True),
        ("mobil 076/174 06 05.", True),
        ("Växel 0250-55 20 00", False),
        ("08-508 290 00", False),
        ("Dnr 0701-2025", False),
        ("org.nr 212000-1850", False),
        ("1 070 174 605 kr", False),
        ("2025-07-01", False),
        ("07.30–16.00", False),
    ],
)
def test_numbers_of_mobile_telephones(text: str, private: bool) -> None:
    assert private_phone(text) is private


@pytest.mark.parametrize(
    ("text", "pointed_out"),
    [
        ("eleven NN", True),
        ("Eleven N.N. slutade.", True),
        ("samtal med eleven Maj-Britt i mars", True),
        ("Brottsoffret X flyttade", True),
        ("medarbetaren A B var sjuk", True),
        ("eleven själv", False),
        ("Eleven ska få stöd.", False),
        ("deltagaren. Nästa år", False),
        ("elevens Komvuxstudier", False),
        ("eleverna NN", False),
        ("För eleven är det viktigt", False),
        ("kvinnan i Orsa", False),
    ],
)
def test_a_title_with_a_name_or_initials(text: str, pointed_out: bool) -> None:
    assert points_out(text) is pointed_out


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Hon fick en diagnos i våras.", ("hälsa",)),
        ("ADHD-diagnoser", ("hälsa",)),
        ("utmattningssyndromets följder", ("hälsa",)),
        ("Två somalier och en kurd", ("ursprung",)),
        ("den muslimska kvinnan", ("religion",)),
        ("Hen är medlem i facket.", ("fackligt medlemskap",)),
        ("Han är misstänkt för stöld och häktad.", ("brott",)),
        ("En muslim dömdes  för brott", ("religion", "brott")),
    ],
)
def test_words_that_tell_something_sensitive(text: str, topics: tuple[str, ...]) -> None:
    assert sensitive_topics(text) == topics


@pytest.mark.parametrize(
    "text",
    [
        "Utbildningarna inom vård och omsorg har fyllts.",
        "Hälsa och arbetsmiljö togs upp på mötet.",
        "Fackliga företrädare och arbetsgivaren deltog, och facket höll i ett pass.",
        "Brottsförebyggande rådet arbetar mot missbruk och narkotika på skolorna.",
        "Polisen redovisade antalet anmälda brott.",
        "Svenska som andraspråk, kurdiska och arabiska lästes av många.",
        "Religionskunskap 1 gavs på distans i Kristinehamn.",
        "Kyrkan och moskén lånade ut sina lokaler.",
        "Sjukvårdens behov av undersköterskor har ökat.",
        "Diagnostiska prov används vid antagningen.",
        "Romanen lästes av alla. Samma dag kom svaret.",
        "Deltagarna har utländsk examen.",
        "Anpassad utbildning för personer med intellektuell funktionsnedsättning.",
    ],
)
def test_words_that_a_report_needs_are_left_alone(text: str) -> None:
    assert sensitive_topics(text) == ()


@pytest.mark.parametrize("topic", TOPICS)
def test_each_word_is_found_whole_in_any_case_and_not_within_others(topic: str) -> None:
    for word in TOPICS[topic]:
        stem, *endings = word.split(" +")
        for form in [stem] + [stem + ending for ending in endings]:
            assert topic in sensitive_topics(f"Text: {form.upper()}, och mer.")
            assert topic in sensitive_topics(f"{form}s")
            assert topic not in sensitive_topics(f"x{form}x")


@pytest.mark.parametrize("topic", TOPICS)
def test_no_list_has_a_word_twice(topic: str) -> None:
    words = TOPICS[topic]
    assert len(set(words)) == len(words)


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert private_mail(text) in (True, False)
    assert private_phone(text) in (True, False)
    assert points_out(text) in (True, False)
    assert set(sensitive_topics(text)) <= set(TOPICS)
