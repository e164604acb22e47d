"""How far apart respondents judge: steps between answers, who is left out, and what is said of it."""

from collections.abc import Mapping
from functools import cache
from itertools import combinations, permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.publishing import publish
from generator.merging.combine import combine
from generator.model.definition import FollowUp
from generator.model.published import PublishedCell
from generator.swedish.agreement_sentences import genitive
from tests.build import sent
from tests.models import MODEL, follow_up_of

MORE = """
[[skala]]
id = "grad"
steg = [
  { id = "hog", text = "I hög grad", varde = 40 },
  { id = "viss", text = "I viss grad", varde = 20 },
  { id = "lag", text = "I låg grad", varde = 10 },
  { id = "inte", text = "Inte alls", varde = 0 },
  { id = "vet_inte", text = "Kan inte bedöma" },
]

[[register]]
id = "parter"
namn = "Parter"
rader = [
  { id = "a", namn = "Arbetsgivaren" },
  { id = "b", namn = "Lärarna" },
  { id = "c", namn = "Vaktmästarna" },
]

[[blankett]]
id = "part"
rubrik = "Partens svar"
lamnas_av = "parter"

[[blankett.del]]
id = "svar"
rubrik = "Svar"
fraga = [
  { id = "dialog", text = "Hur är dialogen?", kort = "dialogen", typ = "skala", skala = "grad", kommentar = true },
  { id = "nytta", text = "Vilken nytta gör det?", typ = "skala", skala = "grad" },
  { id = "vilja", text = "Vill ni fortsätta?", typ = "val", skala = "ja_nej" },
]

[[metod]]
id = "samsyn"
slag = "samsyn"
kalla = "part"
vilka = "parterna"
"""
STEPS = ("inte", "lag", "viss", "hog")
"""The steps of the scale, the lowest first; their values are not one apart, but a step is a step."""


@cache
def definition(more: str = "") -> FollowUp:
    with TemporaryDirectory() as folder:
        return follow_up_of(Path(folder) / "prov", MODEL + MORE + more)


def found(**answers: Mapping[str, str]) -> Mapping[str, Any]:
    """Give what the method says when these parties have answered these questions."""
    submissions = [
        sent(definition(), party, {f"svar.{question}": step for question, step in given.items()}, {}, form_id="part")
        for party, given in answers.items()
    ]
    whole = publish(combine(definition(), submissions)[0]).methods["samsyn"].whole
    assert whole is not None
    return whole.values


def number(cell: object) -> int | None:
    assert isinstance(cell, PublishedCell)
    return None if cell.number is None else int(cell.number)


CASES = {
    "all on the same step": (("hog", "hog", "hog"), "överens", 0, True),
    "all on the lowest step": (("inte", "inte", "inte"), "överens", 0, True),
    "one step is neither": (("hog", "viss", "hog"), "ett steg isär", 1, True),
    "two steps differ": (("hog", "viss", "lag"), "skiljer sig åt", 2, True),
    "highest and lowest differ": (("hog", "hog", "inte"), "skiljer sig åt", 3, True),
    "one who cannot tell leaves the question out": (("hog", "hog", "vet_inte"), "jämförs inte", 0, False),
    "a difference is shown though one cannot tell": (("hog", "vet_inte", "inte"), "skiljer sig åt", 3, False),
    "one answer alone is compared with nothing": (("hog", "vet_inte", "vet_inte"), "jämförs inte", None, False),
}


@pytest.mark.parametrize("case", CASES)
def test_steps_between_answers_decide(case: str) -> None:
    steps, outcome, distance, counted = CASES[case]
    given = dict(zip("abc", steps, strict=True))
    told = found(**{party: {"dialog": step, "nytta": step} for party, step in given.items()})
    for question in told["fragor"]:
        assert (question["utfall"], number(question["steg"])) == (outcome, distance)
    assert number(told["antal"]) == (2 if counted else 0)
    assert number(told["overens"]) == (2 if outcome == "överens" else 0)


def test_what_differs_is_named_and_never_averaged() -> None:
    told = found(
        a={"dialog": "hog", "nytta": "viss"},
        b={"dialog": "inte", "nytta": "viss"},
        c={"dialog": "viss", "nytta": "lag"},
    )
    assert told["mening"] == "Parterna är överens i 0 av 2 skalfrågor."
    assert told["skiljer"] == ("dialogen",)
    assert told["skiljer_mening"] == "Parternas bedömningar skiljer sig åt i fråga om dialogen."
    assert told["ett_steg_mening"] == "Ett steg skiljer i fråga om ”Vilken nytta gör det?”."
    dialogue, _ = told["fragor"]
    assert dialogue["mening"] == "Parternas bedömningar skiljer sig åt."
    assert [(each["svarande"], each["svar"]) for each in dialogue["svar"]] == [
        ("Arbetsgivaren", "I hög grad"),
        ("Lärarna", "Inte alls"),
        ("Vaktmästarna", "I viss grad"),
    ]


def test_a_comment_stands_beside_the_answer_as_it_was_written() -> None:
    told = found(a={"dialog": "hog", "dialog_kommentar": "Vi ses\nvarje vecka."}, b={"dialog": "hog"})
    first, second = told["fragor"][0]["svar"]
    assert (first["kommentar"], second["kommentar"]) == ("Vi ses\nvarje vecka.", None)


def test_who_has_not_delivered_is_named_and_the_others_are_compared() -> None:
    told = found(a={"dialog": "hog", "nytta": "hog"}, b={"dialog": "hog", "nytta": "inte"})
    assert told["saknas"] == ("Vaktmästarna",)
    assert told["mening"] == "De som har svarat är överens i 1 av 2 skalfrågor. Svar saknas från Vaktmästarna."


def test_without_two_answers_nothing_is_compared() -> None:
    assert found()["mening"].startswith("Ingen skalfråga har besvarats så att parternas bedömningar kan jämföras.")
    assert found(a={"dialog": "hog"})["utanfor"] == ("dialogen", "”Vilken nytta gör det?”")


def test_questions_left_out_are_named() -> None:
    every = {"dialog": "hog", "nytta": "hog"}
    told = found(a=every, b=every, c={"dialog": "vet_inte", "nytta": "hog"})
    assert told["mening"] == "Parterna är överens i 1 av 1 skalfråga."
    assert told["utanfor_mening"] == (
        "En skalfråga räknas inte med, eftersom alla inte har gjort en bedömning: dialogen."
    )


_GIVEN = st.lists(st.sampled_from((*STEPS, "vet_inte")), min_size=3, max_size=3)


@settings(max_examples=60, deadline=None)
@given(_GIVEN)
def test_the_outcome_hangs_on_the_pairs_and_not_on_who_is_who(given: list[str]) -> None:
    places = [STEPS.index(step) for step in given if step in STEPS]
    apart = any(abs(one - other) >= 2 for one, other in combinations(places, 2))
    outcomes = {
        found(**{party: {"dialog": step} for party, step in zip("abc", order, strict=True)})["fragor"][0]["utfall"]
        for order in set(permutations(given))
    }
    assert len(outcomes) == 1
    assert ("skiljer sig åt" in outcomes) is apart
    assert ("överens" in outcomes) is (len(places) == 3 and len(set(places)) == 1)


@pytest.mark.parametrize(
    ("who", "whose"), [("parterna", "parternas"), ("de svarande", "de svarandes"), ("Max", "Max"), ("Mats", "Mats")]
)
def test_a_word_that_ends_in_s_has_no_other(who: str, whose: str) -> None:
    assert genitive(who) == whose
