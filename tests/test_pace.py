"""The pace towards a goal: a straight line, said whole, and never more than the line knows."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.methods.pace import judged
from generator.model.methods import Direction, Pace
from generator.model.values import State, absent, value
from generator.swedish.measures import unit_of
from generator.swedish.pace_sentences import PACES, Course, told
from tests.method_words import assert_fit_to_print, plain

MORE, LESS = Direction.MORE, Direction.LESS


def said(
    points: dict[int, str],
    goal: str | None,
    wanted: Direction | None = MORE,
    unit: str = "procent",
    until: int | None = 2030,
    name: str | None = "Andelen som trivs",
) -> tuple[str, str]:
    """Give what the pace is called, and the sentences."""
    known = [(year, Decimal(number)) for year, number in points.items()]
    aim = None if goal is None else Decimal(goal)
    yearly = needed = absent(State.MISSING)
    if len(known) > 2:
        yearly = value((known[-1][1] - known[0][1]) / (known[-1][0] - known[0][0]))
    if known and aim is not None and until is not None and until > known[-1][0]:
        needed = value((aim - known[-1][1]) / (until - known[-1][0]))
    pace = judged([number for _, number in known], aim, wanted, yearly, needed)
    text = plain(told(Course(name, unit_of(unit), known, aim, until, yearly, needed, wanted, pace)))
    assert_fit_to_print(text)
    return PACES[pace], text


RISING = {2021: "70", 2023: "73", 2025: "76"}
CASES = {
    "fast enough": (
        said(RISING, "83"),
        "takten räcker",
        "Andelen som trivs låg på 76 procent (2025). Målet är 83 procent (2030). Sedan 2021 har värdet ökat med i "
        "genomsnitt 1,5 procentenheter per år. För att nå målet behöver det öka med 1,4 procentenheter per år. Takten "
        "räcker om utvecklingen fortsätter som hittills.",
    ),
    "too slow": (
        said(RISING, "90"),
        "takten räcker inte",
        "Andelen som trivs låg på 76 procent (2025). Målet är 90 procent (2030). Sedan 2021 har värdet ökat med i "
        "genomsnitt 1,5 procentenheter per år. För att nå målet behöver det öka med 2,8 procentenheter per år. Takten "
        "räcker inte om utvecklingen fortsätter som hittills.",
    ),
    "the wrong way": (
        said(RISING, "60", LESS),
        "går inte åt rätt håll",
        "Andelen som trivs låg på 76 procent (2025). Målet är 60 procent (2030). Sedan 2021 har värdet ökat med i "
        "genomsnitt 1,5 procentenheter per år. För att nå målet behöver det minska med 3,2 procentenheter per år. "
        "Utvecklingen går inte åt rätt håll.",
    ),
    "standing still": (
        said({2021: "70", 2023: "72", 2025: "70"}, "80"),
        "går inte åt rätt håll",
        "Andelen som trivs låg på 70 procent (2025). Målet är 80 procent (2030). Sedan 2021 har värdet inte ändrats. "
        "För att nå målet behöver det öka med 2,0 procentenheter per år. Utvecklingen går inte åt rätt håll.",
    ),
    "reached": (
        said(RISING, "75"),
        "målet är nått",
        "Andelen som trivs låg på 76 procent (2025). Målet 75 procent (2030) är nått.",
    ),
    "too few points": (
        said({2025: "76"}, "80"),
        "kan inte beräknas",
        "Andelen som trivs låg på 76 procent (2025). Målet är 80 procent (2030). Mätpunkterna är för få för att "
        "beräkna takten.",
    ),
    "no goal": (
        said(RISING, None),
        "kan inte beräknas",
        "Andelen som trivs låg på 76 procent (2025). Det finns inget målvärde att jämföra med.",
    ),
    "no direction": (
        said(RISING, "80", None),
        "kan inte beräknas",
        "Andelen som trivs låg på 76 procent (2025). Målet är 80 procent (2030). Sedan 2021 har värdet ökat med i "
        "genomsnitt 1,5 procentenheter per år. För att nå målet behöver det öka med 0,8 procentenheter per år.",
    ),
    "the time is out": (
        said(RISING, "80", until=2025),
        "kan inte beräknas",
        "Andelen som trivs låg på 76 procent (2025). Målet är 80 procent (2025). Året då målet skulle vara nått har "
        "passerat.",
    ),
    "nothing": (said({}, "80"), "kan inte beräknas", "Andelen som trivs har inga värden att räkna på."),
    "a rate": (
        said({2021: "420", 2023: "410", 2025: "395.5"}, "380", LESS, "kg per invånare", name="Avfallet"),
        "takten räcker",
        "Avfallet (kg per invånare) låg på 395,5 (2025). Målet är 380,0 (2030). Sedan 2021 har värdet minskat med i "
        "genomsnitt 6,13 per år. För att nå målet behöver det minska med 3,10 per år. Takten räcker om utvecklingen "
        "fortsätter som hittills.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_pace_is_said_whole(case: str) -> None:
    (called, text), wanted, sentence = CASES[case]

    assert (called, text) == (wanted, sentence)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 100), min_size=3, max_size=6),
    st.integers(0, 100),
    st.sampled_from([MORE, LESS]),
)
def test_the_other_way_round_is_the_same_pace(numbers: list[int], goal: int, wanted: Direction) -> None:
    """All numbers turned round zero, and the wish with them, say the same."""
    other = LESS if wanted is MORE else MORE
    points = {2020 + index: str(number) for index, number in enumerate(numbers)}
    turned = {year: str(-int(number)) for year, number in points.items()}

    assert said(points, str(goal), wanted)[0] == said(turned, str(-goal), other)[0]


def test_every_pace_has_words() -> None:
    assert set(PACES) == set(Pace)
