"""Units: what their words mean, and how numbers are written with them."""

from decimal import Decimal

import pytest

from generator.swedish.measures import Measure, amount, aside, distance, fitting, unit_of

D = Decimal


def plain(text: str) -> str:
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("words", "measure", "after_a_number", "beside"),
    [
        ("", Measure.COUNT, "", ""),
        ("antal", Measure.COUNT, "", ""),
        ("st.", Measure.COUNT, "", ""),
        ("antal anmälningar", Measure.COUNT, "anmälningar", ""),
        ("Antal anmälningar", Measure.COUNT, "anmälningar", ""),
        ("anmälda brott", Measure.COUNT, "anmälda brott", ""),
        ("Anmälningar", Measure.COUNT, "anmälningar", ""),
        ("DNA-prov", Measure.COUNT, "DNA-prov", ""),
        ("anmälningar per år", Measure.COUNT, "anmälningar per år", ""),
        ("anmälda brott i hela kommunen", Measure.COUNT, "", "anmälda brott i hela kommunen"),
        ("antal brott (15–17 år)", Measure.COUNT, "", "brott (15–17 år)"),
        ("procent", Measure.SHARE, "procent", ""),
        ("%", Measure.SHARE, "procent", ""),
        ("Andel (%)", Measure.SHARE, "procent", ""),
        ("procent av eleverna", Measure.SHARE, "procent av eleverna", ""),
        ("kronor", Measure.AMOUNT, "kronor", ""),
        ("kr", Measure.AMOUNT, "kronor", ""),
        ("tkr", Measure.AMOUNT, "tusen kronor", ""),
        ("timmar", Measure.AMOUNT, "timmar", ""),
        ("antal timmar", Measure.AMOUNT, "timmar", ""),
        ("antal per 1 000 invånare", Measure.AMOUNT, "", "antal per 1 000 invånare"),
        ("Anmälda brott per tusen invånare", Measure.AMOUNT, "", "anmälda brott per tusen invånare"),
        ("poäng", Measure.SCORE, "poäng", ""),
        ("Medelvärde, skala 1–5", Measure.SCORE, "", "medelvärde, skala 1–5"),
        ("NTU-index", Measure.SCORE, "", "NTU-index"),
    ],
)
def test_the_words_of_a_unit_say_what_is_measured(
    words: str, measure: Measure, after_a_number: str, beside: str
) -> None:
    unit = unit_of(words)
    assert (unit.measure, unit.many, unit.beside) == (measure, after_a_number, beside)


@pytest.mark.parametrize(
    ("words", "value", "decimals", "written"),
    [
        ("procent", "46", 0, "46~procent"),
        ("kronor", "1234", 0, "1~234~kronor"),
        ("kronor", "1", 0, "1~krona"),
        ("kronor", "1", 1, "1,0~kronor"),
        ("timmar", "1", 0, "1~timme"),
        ("anmälda brott", "90", 0, "90~anmälda brott"),
        ("", "-12", 0, "−12"),
        ("index", "3.45", 1, "3,5"),
    ],
)
def test_a_number_stands_with_its_unit(words: str, value: str, decimals: int, written: str) -> None:
    assert plain(amount(D(value), unit_of(words), decimals)) == written


@pytest.mark.parametrize(
    ("words", "change", "decimals", "written"),
    [
        ("procent", "6", 0, "6~procentenheter"),
        ("procent", "-1", 0, "1~procentenhet"),
        ("procent", "0.02", 1, "mindre än 0,1~procentenheter"),
        ("kronor", "-1200", 0, "1~200~kronor"),
        ("kronor", "1", 0, "1~krona"),
        ("poäng", "0.4", 1, "0,4~poäng"),
        ("anmälda brott", "-30", 0, "30"),
        ("", "0.001", 2, "mindre än 0,01"),
    ],
)
def test_a_change_has_a_size_and_no_sign(words: str, change: str, decimals: int, written: str) -> None:
    assert plain(distance(D(change), unit_of(words), decimals)) == written


@pytest.mark.parametrize(
    ("words", "name", "written"),
    [
        ("anmälda brott", "Anmälda brott i parken", "90"),
        ("anmälda brott", "Stölder", "90~anmälda brott"),
        ("brott", "Brottsoffer", "90~brott"),
        ("brott i området (15–17 år)", "Brott i området (15–17 år)", "90"),
        ("procent", "Andel i procent", "90~procent"),
    ],
)
def test_what_is_counted_is_said_once(words: str, name: str, written: str) -> None:
    unit = fitting(unit_of(words), D(90), name)
    assert plain(amount(D(90), unit) + aside(unit)) == written


def test_words_that_do_not_go_with_a_one_stand_beside() -> None:
    unit = fitting(unit_of("anmälda brott"), D(1))
    assert amount(D(1), unit) + aside(unit) == "1 (anmälda brott)"
