"""The sentences of methods, whole: what is said in every case, read aloud."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from generator.figures.methods.before_after import differences, verdict
from generator.model.methods import Direction
from generator.model.values import Figure, State, absent, share, total, value
from generator.swedish.distribution_sentences import Distribution, distribution
from generator.swedish.measures import unit_of
from generator.swedish.method_sentences import Development, development, in_short, subject
from generator.swedish.process_sentences import Performed, criteria, performed
from generator.swedish.series_sentences import Series, course
from tests.method_words import assert_fit_to_print, plain

LESS, MORE = Direction.LESS, Direction.MORE
FAULTY = absent(State.FAULTY)
Number = float | str | Figure | None


def figure(number: Number) -> Figure:
    if isinstance(number, Figure):
        return number
    return absent(State.MISSING) if number is None else value(Decimal(str(number)))


def developed(
    numbers: tuple[Number, Number, Number, Number],
    unit: str = "anmälda brott",
    wanted: Direction | None = LESS,
    name: str | None = "Cykelstölder",
    where: tuple[str, str] = ("", ""),
    say: Callable[[Development], str] = development,
) -> str:
    before, after, other_before, other_after = (figure(number) for number in numbers)
    its = unit_of(unit)
    known = differences((before, after), (other_before, other_after), its, 20, least_gap=5)
    told = Development(
        name, its, before, after, other_before, other_after,
        known.ratio, wanted, known.small, verdict(known, wanted), *where,
    )  # fmt: skip
    text = plain(say(told))
    assert_fit_to_print(text)
    return text


WENT = "Cykelstölder gick i området från 120 till 90 anmälda brott"
TWO_PLACES = "i området än i jämförelseområdet."
NO_CAUSE = "så det går inte att säga vad utvecklingen beror på."
SMALL = "Underlaget är för litet för en säker slutsats."
WRONG_WAY = "Utvecklingen i området gick åt fel håll: en minskning var önskad."
DEVELOPED = {
    "row 66": (
        developed((120, 90, 200, 190)),
        f"{WENT}, samtidigt som värdet i jämförelseområdet gick från 200 till 190. Det är en minskning med 30 i "
        "området och med 10 i jämförelseområdet, en skillnad på 20. I förhållande till utvecklingen i "
        f"jämförelseområdet är det en minskning med 21,1 procent i området. Jämförelsen talar för en bättre "
        f"utveckling {TWO_PLACES}",
    ),
    "row 67": (
        developed((120, 90, 12, 10)),
        f"{WENT}, samtidigt som värdet i jämförelseområdet gick från 12 till 10. Det är en minskning med 30 i området "
        f"och med 2 i jämförelseområdet, en skillnad på 28. {SMALL}",
    ),
    "no comparison": (
        developed((120, 90, None, None)),
        f"{WENT}. Det är en minskning med 30 (25 procent). Utvecklingen i området gick åt önskat håll. Uppgifter att "
        f"jämföra med saknas, {NO_CAUSE}",
    ),
    "half a comparison": (
        developed((120, 90, 200, None)),
        f"{WENT}. Det är en minskning med 30 (25 procent). Utvecklingen i området gick åt önskat håll. Uppgiften om "
        f"läget efter i jämförelseområdet saknas, {NO_CAUSE}",
    ),
    "the other half of a comparison, unreadable": (
        developed((120, 90, FAULTY, 190)),
        f"{WENT}. Det är en minskning med 30 (25 procent). Utvecklingen i området gick åt önskat håll. Uppgiften om "
        f"läget före i jämförelseområdet går inte att läsa, {NO_CAUSE}",
    ),
    "no baseline": (
        developed((None, 90, 200, 190)),
        "Cykelstölder låg i området efteråt på 90 anmälda brott. Uppgiften om läget före saknas, så förändringen kan "
        "inte bedömas.",
    ),
    "no outcome": (
        developed((120, FAULTY, 200, 190)),
        "Cykelstölder låg i området från början på 120 anmälda brott. Uppgiften om läget efter går inte att läsa, så "
        "förändringen kan inte bedömas.",
    ),
    "neither": (
        developed((None, FAULTY, 200, 190)),
        "Cykelstölder kan inte bedömas i området: uppgifterna om läget före och efter saknas eller går inte att läsa.",
    ),
    "nothing changed anywhere": (
        developed((120, 120, 200, 200)),
        "Cykelstölder låg i området kvar på 120 anmälda brott, samtidigt som värdet i jämförelseområdet låg kvar på "
        "200. Ingen förändring syns, varken i området eller i jämförelseområdet. Jämförelsen talar inte för någon "
        f"annan utveckling {TWO_PLACES}",
    ),
    "nothing changed here": (
        developed((120, 120, 200, 240)),
        "Cykelstölder låg i området kvar på 120 anmälda brott, samtidigt som värdet i jämförelseområdet gick från 200 "
        "till 240. Det är ingen förändring i området och en ökning med 40 i jämförelseområdet. I förhållande till "
        "utvecklingen i jämförelseområdet är det en minskning med 16,7 procent i området. Jämförelsen talar för en "
        f"bättre utveckling {TWO_PLACES}",
    ),
    "nothing changed, with nothing to compare with": (
        developed((120, 120, None, None)),
        "Cykelstölder låg i området kvar på 120 anmälda brott. En minskning var önskad. Uppgifter att jämföra med "
        f"saknas, {NO_CAUSE}",
    ),
    "unwanted": (
        developed((100, 130, 100, 105)),
        "Cykelstölder gick i området från 100 till 130 anmälda brott, samtidigt som värdet i jämförelseområdet gick "
        "från 100 till 105. Det är en ökning med 30 i området och med 5 i jämförelseområdet, en skillnad på 25. I "
        "förhållande till utvecklingen i jämförelseområdet är det en ökning med 23,8 procent i området. "
        f"{WRONG_WAY} Jämförelsen talar inte för en bättre utveckling i området än i jämförelseområdet, utan för en "
        "sämre.",
    ),
    "unwanted, but worse there": (
        developed((100, 110, 100, 130)),
        "Cykelstölder gick i området från 100 till 110 anmälda brott, samtidigt som värdet i jämförelseområdet gick "
        "från 100 till 130. Det är en ökning med 10 i området och med 30 i jämförelseområdet, en skillnad på 20. I "
        "förhållande till utvecklingen i jämförelseområdet är det en minskning med 15,4 procent i området. "
        f"{WRONG_WAY} Jämförelsen talar ändå för en bättre utveckling {TWO_PLACES}",
    ),
    "unwanted, with nothing to compare with": (
        developed((100, 130, None, None)),
        "Cykelstölder gick i området från 100 till 130 anmälda brott. Det är en ökning med 30 (30 procent). "
        f"{WRONG_WAY} Uppgifter att jämföra med saknas, {NO_CAUSE}",
    ),
    "unwanted and small": (
        developed((3, 5, None, None)),
        f"Cykelstölder gick i området från 3 till 5 anmälda brott. Det är en ökning med 2. {WRONG_WAY} {SMALL} "
        f"Uppgifter att jämföra med saknas, {NO_CAUSE}",
    ),
    "down here and up there": (
        developed((120, 90, 200, 220)),
        f"{WENT}, samtidigt som värdet i jämförelseområdet gick från 200 till 220. Det är en minskning med 30 i "
        "området och en ökning med 20 i jämförelseområdet, en skillnad på 50. I förhållande till utvecklingen i "
        "jämförelseområdet är det en minskning med 31,8 procent i området. Jämförelsen talar för en bättre utveckling "
        f"{TWO_PLACES}",
    ),
    "numbers and percent point different ways": (
        developed((100, 90, 1000, 950)),
        "Cykelstölder gick i området från 100 till 90 anmälda brott, samtidigt som värdet i jämförelseområdet gick "
        "från 1 000 till 950. Det är en minskning med 10 i området och med 50 i jämförelseområdet, en skillnad på 40. "
        "I förhållande till utvecklingen i jämförelseområdet är det en minskning med 5,3 procent i området. I "
        "faktiska tal och i procent pekar jämförelsen åt olika håll, så den talar inte för någotdera.",
    ),
    "as much, in numbers and in percent": (
        developed((100, 90, 100, 90)),
        "Cykelstölder gick i området från 100 till 90 anmälda brott, samtidigt som värdet i jämförelseområdet gick "
        "från 100 till 90. Det är en minskning med 10 både i området och i jämförelseområdet. I procent var "
        "förändringen lika stor i området som i jämförelseområdet. Jämförelsen talar inte för någon annan utveckling "
        f"{TWO_PLACES}",
    ),
    "hardly any difference": (
        developed((71, 64, 66, 60)),
        "Cykelstölder gick i området från 71 till 64 anmälda brott, samtidigt som värdet i jämförelseområdet gick från "
        "66 till 60. Det är en minskning med 7 i området och med 6 i jämförelseområdet, en skillnad på 1. I "
        "förhållande till utvecklingen i jämförelseområdet är det en minskning med 0,8 procent i området. Skillnaden "
        f"är för liten för att tala för någon annan utveckling {TWO_PLACES}",
    ),
    "as much in percent alone": (
        developed((100, 90, 200, 180)),
        "Cykelstölder gick i området från 100 till 90 anmälda brott, samtidigt som värdet i jämförelseområdet gick "
        "från 200 till 180. Det är en minskning med 10 i området och med 20 i jämförelseområdet, en skillnad på 10. I "
        "procent var förändringen lika stor i området som i jämförelseområdet. Jämförelsen talar inte för någon annan "
        f"utveckling {TWO_PLACES}",
    ),
    "from zero": (
        developed((0, 90, 200, 190)),
        "Cykelstölder gick i området från 0 till 90 anmälda brott, samtidigt som värdet i jämförelseområdet gick från "
        "200 till 190. Det är en ökning med 90 i området och en minskning med 10 i jämförelseområdet, en skillnad på "
        f"100. {WRONG_WAY} {SMALL}",
    ),
    "the name says what is counted": (
        developed((120, 90, None, 12), name="Anmälda brott i parken"),
        "Anmälda brott i parken gick i området från 120 till 90. Det är en minskning med 30. Utvecklingen i området "
        f"gick åt önskat håll. {SMALL} Uppgiften om läget före i jämförelseområdet saknas, {NO_CAUSE}",
    ),
    "to a single one": (
        developed((30, 1, None, None)),
        "Cykelstölder (anmälda brott) gick i området från 30 till 1. Det är en minskning med 29. Utvecklingen i "
        f"området gick åt önskat håll. {SMALL} Uppgifter att jämföra med saknas, {NO_CAUSE}",
    ),
    "shares": (
        developed((40, 47, 40, 42), "procent", MORE, "Andel trygga"),
        "Andel trygga gick i området från 40 till 47 procent, samtidigt som värdet i jämförelseområdet gick från 40 "
        "till 42 procent. Det är en ökning med 7 procentenheter i området och med 2 procentenheter i "
        f"jämförelseområdet, en skillnad på 5 procentenheter. Jämförelsen talar för en bättre utveckling {TWO_PLACES}",
    ),
    "shares that hardly differ": (
        developed((40, 46, 40, 42), "procent", MORE, "Andel trygga"),
        "Andel trygga gick i området från 40 till 46 procent, samtidigt som värdet i jämförelseområdet gick från 40 "
        "till 42 procent. Det är en ökning med 6 procentenheter i området och med 2 procentenheter i "
        "jämförelseområdet, en skillnad på 4 procentenheter. Skillnaden är för liten för att tala för någon annan "
        f"utveckling {TWO_PLACES}",
    ),
    "a share that is small is no small count": (
        developed((4, 3, None, None), "andel (%)", LESS, "Andel otrygga"),
        "Andel otrygga gick i området från 4 till 3 procent. Det är en minskning med 1 procentenhet. Utvecklingen i "
        f"området gick åt önskat håll. Uppgifter att jämföra med saknas, {NO_CAUSE}",
    ),
    "decimals": (
        developed(("3.4", "3.9", 3, "3.25"), "poäng", MORE, "Upplevd trygghet"),
        "Upplevd trygghet gick i området från 3,40 till 3,90 poäng, samtidigt som värdet i jämförelseområdet gick från "
        "3,00 till 3,25 poäng. Det är en ökning med 0,50 poäng i området och med 0,25 poäng i jämförelseområdet, en "
        f"skillnad på 0,25 poäng. Jämförelsen talar för en bättre utveckling {TWO_PLACES}",
    ),
    "below zero": (
        developed((-5, -12, 3, -1), "index", LESS, "Trygghetsindex"),
        "Trygghetsindex (index) gick i området från −5 till −12, samtidigt som värdet i jämförelseområdet gick från 3 "
        "till −1. Det är en minskning med 7 i området och med 4 i jämförelseområdet, en skillnad på 3. Jämförelsen "
        f"talar för en bättre utveckling {TWO_PLACES}",
    ),
    "money": (
        developed((1200, 1, 2000, 1900), "kronor", LESS, "Skador på bänkar"),
        "Skador på bänkar gick i området från 1 200 till 1 krona, samtidigt som värdet i jämförelseområdet gick från "
        "2 000 till 1 900 kronor. Det är en minskning med 1 199 kronor i området och med 100 kronor i "
        "jämförelseområdet, en skillnad på 1 099 kronor. I förhållande till utvecklingen i jämförelseområdet är det "
        f"en minskning med 99,9 procent i området. Jämförelsen talar för en bättre utveckling {TWO_PLACES}",
    ),
    "no direction is given": (
        developed((120, 90, 200, 190), wanted=None),
        f"{WENT}, samtidigt som värdet i jämförelseområdet gick från 200 till 190. Det är en minskning med 30 i "
        "området och med 10 i jämförelseområdet, en skillnad på 20. I förhållande till utvecklingen i "
        "jämförelseområdet är det en minskning med 21,1 procent i området. Det framgår inte om en ökning eller en "
        "minskning är önskad, så utvecklingen bedöms inte.",
    ),
    "other places, and no name": (
        developed((150, 120, 200, 190), "", LESS, None, ("i skolan", "i grannskolan")),
        "Värdet gick i skolan från 150 till 120, samtidigt som värdet i grannskolan gick från 200 till 190. Det är en "
        "minskning med 30 i skolan och med 10 i grannskolan, en skillnad på 20. I förhållande till utvecklingen i "
        "grannskolan är det en minskning med 15,8 procent i skolan. Jämförelsen talar för en bättre utveckling i "
        "skolan än i grannskolan.",
    ),
}


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        pytest.param(
            (120, 90, 200, 190),
            f"{WENT}, samtidigt som värdet i jämförelseområdet gick från 200 till 190. Jämförelsen talar för en bättre "
            f"utveckling {TWO_PLACES}",
            id="row 66",
        ),
        pytest.param(
            (120, 90, 12, 10),
            f"{WENT}, samtidigt som värdet i jämförelseområdet gick från 12 till 10. {SMALL}",
            id="row 67",
        ),
        pytest.param(
            (None, 90, None, None),
            "Cykelstölder låg i området efteråt på 90 anmälda brott. Uppgiften om läget före saknas, så förändringen "
            "kan inte bedömas.",
            id="without before",
        ),
    ],
)
def test_beside_a_table_of_the_numbers_less_is_said(numbers: tuple[Number, Number, Number, Number], said: str) -> None:
    assert developed(numbers, say=in_short) == said


@pytest.mark.parametrize(("said", "sentences"), DEVELOPED.values(), ids=DEVELOPED)
def test_a_development_is_told_carefully(said: str, sentences: str) -> None:
    assert said == sentences


@pytest.mark.parametrize(
    ("name", "begun"),
    [
        ("cykelstölder", "Cykelstölder"),
        ("Cykelstölder.", "Cykelstölder"),
        ("e-handel", "E-handel"),
        ("Anmälda\nbrott", "Anmälda brott"),
        ("15–17-åringar", "”15–17-åringar”"),
        ("Är det tryggt?", "”Är det tryggt?”"),
        ("Vi gick. Sedan vände vi", "”Vi gick. Sedan vände vi”"),
        (" ", "Värdet"),
        (None, "Värdet"),
    ],
)
def test_a_sentence_begins_with_the_name(name: str | None, begun: str) -> None:
    assert subject(name) == begun


def seen(numbers: list[float], unit: str = "", lacking: int = 0, least: int = 3, small: bool = False) -> str:
    points = [(str(year), Decimal(str(number))) for year, number in enumerate(numbers, 2020)]
    text = plain(course(Series("Cykelstölder", unit_of(unit), points, lacking, least, small)))
    assert_fit_to_print(text)
    return text


NEEDED = "Det behövs minst tre mätpunkter för att beskriva en utveckling."
FEW = "Serien har bara tre mätpunkter; fem eller fler ger en säkrare bild."
SERIES = {
    "none": (seen([]), f"Cykelstölder har inga mätpunkter. {NEEDED}"),
    "one": (seen([10]), f"Cykelstölder har en mätpunkt. {NEEDED}"),
    "two, and one left out": (
        seen([10, 20], lacking=1),
        f"Cykelstölder har två mätpunkter. {NEEDED} En rad saknar tid eller värde och är inte med.",
    ),
    "three": (
        seen([120, 130, 90], "anmälda brott"),
        "Cykelstölder gick från 120 (2020) till 90 anmälda brott (2022), en minskning med 30 (25 procent). Högst var "
        f"värdet 130 (2021) och lägst 90 (2022). {FEW}",
    ),
    "down all the time": (
        seen([120, 110, 90, 80, 70]),
        "Cykelstölder gick från 120 (2020) till 70 (2024), en minskning med 50 (41,7 procent). Värdet har minskat från "
        "varje mätpunkt till nästa.",
    ),
    "up all the time": (
        seen([62, 65, 71], "procent"),
        "Cykelstölder gick från 62 (2020) till 71 procent (2022), en ökning med 9 procentenheter. Värdet har ökat från "
        f"varje mätpunkt till nästa. {FEW}",
    ),
    "up, but not every time": (
        seen([50, 50, 60, 70, 80]),
        "Cykelstölder gick från 50 (2020) till 80 (2024), en ökning med 30 (60 procent). Högst var värdet 80 (2024) "
        "och lägst 50 (2020 och 2021).",
    ),
    "the same all the time": (
        seen([50, 50, 50]),
        f"Cykelstölder låg på 50 vid alla mätpunkter, från 2020 till 2022. {FEW}",
    ),
    "back where it was": (
        seen([50, 60, 50, 60, 60, 50], "timmar"),
        "Cykelstölder låg på 50 timmar både vid den första mätpunkten (2020) och vid den sista (2025). Högst var "
        "värdet 60 (vid tre mätpunkter) och lägst 50 (vid tre mätpunkter).",
    ),
    "many left out": (
        seen([1, 2, 3, 4, 5], "poäng", lacking=13),
        "Cykelstölder gick från 1 (2020) till 5 poäng (2024), en ökning med 4 poäng. Värdet har ökat från varje "
        "mätpunkt till nästa. Tretton rader saknar tid eller värde och är inte med.",
    ),
    "small": (
        seen([3, 5, 1], "anmälda brott", small=True),
        "Cykelstölder (anmälda brott) gick från 3 (2020) till 1 (2022), en minskning med 2. Högst var värdet 5 (2021) "
        f"och lägst 1 (2022). {FEW} {SMALL}",
    ),
    "a rate, with decimals": (
        seen([12.5, 11, 9.5, 9, 8], "antal per 1 000 invånare"),
        "Cykelstölder (antal per 1 000 invånare) gick från 12,5 (2020) till 8,0 (2024), en minskning med 4,5 (36 "
        "procent). Värdet har minskat från varje mätpunkt till nästa.",
    ),
    "more points are asked for": (
        seen([1, 2, 3], least=4),
        "Cykelstölder har tre mätpunkter. Det behövs minst fyra mätpunkter för att beskriva en utveckling.",
    ),
}


@pytest.mark.parametrize(("said", "sentences"), SERIES.values(), ids=SERIES)
def test_a_series_is_told_as_its_points_show_it(said: str, sentences: str) -> None:
    assert said == sentences


@pytest.mark.parametrize(
    ("met", "partly", "unmet", "unjudged", "sentence"),
    [
        ("smt", "a", "r", "", "Målet är specifikt, mätbart och tidsatt, delvis avgränsat men inte realistiskt."),
        ("smart", "", "", "", "Målet är specifikt, mätbart, avgränsat, realistiskt och tidsatt."),
        ("s", "", "", "", "Målet är specifikt."),
        ("", "s", "", "", "Målet är delvis specifikt."),
        ("", "sm", "", "", "Målet är delvis specifikt och delvis mätbart."),
        ("", "", "s", "", "Målet är inte specifikt."),
        ("", "", "sm", "", "Målet är varken specifikt eller mätbart."),
        ("", "", "smt", "", "Målet är varken specifikt, mätbart eller tidsatt."),
        ("sm", "a", "", "", "Målet är specifikt och mätbart samt delvis avgränsat."),
        ("s", "", "mt", "", "Målet är specifikt men varken mätbart eller tidsatt."),
        ("", "a", "s", "", "Målet är delvis avgränsat men inte specifikt."),
        ("s", "", "", "t", "Målet är specifikt. Det är inte bedömt om målet är tidsatt."),
        ("", "", "", "st", "Det är inte bedömt om målet är specifikt och tidsatt."),
        ("", "", "", "", "Målet är inte bedömt."),
    ],
)
def test_a_goal_is_told_by_the_words_of_its_criteria(
    met: str, partly: str, unmet: str, unjudged: str, sentence: str
) -> None:
    words = {"s": "specifikt", "m": "mätbart", "a": "avgränsat", "r": "realistiskt", "t": "tidsatt"}
    groups = ([words[letter] for letter in letters] for letters in (met, partly, unmet, unjudged))
    assert criteria(*groups) == sentence


@pytest.mark.parametrize(
    ("done", "planned", "times", "meetings"),
    [
        (8, 10, "Samtal gjordes 8 av 10 gånger.", "Samtal: 8 av 10 planerade möten genomfördes."),
        (10, 10, "Samtal gjordes 10 av 10 gånger.", "Samtal: 10 av 10 planerade möten genomfördes."),
        (1, 1, "Samtal planerades och gjordes en gång.", "Samtal: ett möte planerades och genomfördes."),
        ("7.5", 10, "Samtal gjordes 7,5 av 10 gånger.", "Samtal: 7,5 av 10 planerade möten genomfördes."),
        (
            0, 10,
            "Samtal planerades tio gånger men gjordes inte.",
            "Samtal: tio möten planerades, men inga genomfördes.",
        ),
        (
            0, 1,
            "Samtal planerades en gång men gjordes inte.",
            "Samtal: ett möte planerades, men det genomfördes inte.",
        ),
        (
            0, 0,
            "Samtal fanns inte med i planeringen och gjordes inte.",
            "Samtal: inga möten planerades och inga genomfördes.",
        ),
        (
            3, 0,
            "Samtal fanns inte med i planeringen men gjordes tre gånger.",
            "Samtal: inga möten planerades, men tre genomfördes.",
        ),
        (
            13, 0,
            "Samtal fanns inte med i planeringen men gjordes 13 gånger.",
            "Samtal: inga möten planerades, men 13 genomfördes.",
        ),
        (
            12, 10,
            "Samtal gjordes oftare än planerat: tolv gånger i stället för tio.",
            "Samtal: fler möten än planerat genomfördes, tolv i stället för tio.",
        ),
        (
            15, 10,
            "Samtal gjordes oftare än planerat: 15 gånger i stället för 10.",
            "Samtal: fler möten än planerat genomfördes, 15 i stället för 10.",
        ),
        (
            3, 1,
            "Samtal gjordes oftare än planerat: tre gånger i stället för en.",
            "Samtal: fler möten än planerat genomfördes, tre i stället för ett.",
        ),
        (
            None, 10,
            "Samtal planerades tio gånger, men uppgiften om hur många gånger det gjordes saknas.",
            "Samtal: tio möten planerades, men uppgiften om hur många som genomfördes saknas.",
        ),
        (
            8, FAULTY,
            "Samtal gjordes åtta gånger, men uppgiften om hur många gånger det planerades går inte att läsa.",
            "Samtal: åtta möten genomfördes, men uppgiften om hur många som planerades går inte att läsa.",
        ),
        (
            0, None,
            "Samtal gjordes inte, och uppgiften om hur många gånger det planerades saknas.",
            "Samtal: inga möten genomfördes, och uppgiften om hur många som planerades saknas.",
        ),
        (
            None, 0,
            "Samtal fanns inte med i planeringen, och uppgiften om hur många gånger det gjordes saknas.",
            "Samtal: inga möten planerades, och uppgiften om hur många som genomfördes saknas.",
        ),
        (
            None, None,
            "Samtal kan inte bedömas: uppgifterna om hur många gånger det planerades och gjordes saknas.",
            "Samtal: uppgifterna om planerade och genomförda möten saknas.",
        ),
    ],
)  # fmt: skip
def test_what_was_done_is_told_beside_what_was_planned(
    done: Number, planned: Number, times: str, meetings: str
) -> None:
    assert plain(performed(Performed("samtal", figure(done), figure(planned)))) == times
    assert plain(performed(Performed("samtal", figure(done), figure(planned), "möte", "möten"))) == meetings


@pytest.mark.parametrize(
    ("done", "planned", "times", "meetings"),
    [
        (4, 5, "Det gjordes 4 av 5 gånger.", "Totalt 4 av 5 planerade möten genomfördes."),
        (
            0, 14,
            "Det planerades 14 gånger men gjordes inte.",
            "Fjorton möten planerades, men inga genomfördes.",
        ),
    ],
)  # fmt: skip
def test_what_has_no_name_begins_with_a_word_all_the_same(done: int, planned: int, times: str, meetings: str) -> None:
    assert plain(performed(Performed(None, figure(done), figure(planned)))) == times
    assert plain(performed(Performed(None, figure(done), figure(planned), "möte", "möten"))) == meetings


HOURS = ("Timmar för planering", "Timmar för genomförande", "Timmar för uppföljning")


def divided(
    numbers: tuple[Number, Number, Number],
    unit: str = "timmar",
    cost: Number | bool = False,
    texts: tuple[str, str, str] = HOURS,
    missing: str = "",
) -> str:
    parts = [figure(number) for number in numbers]
    whole = total(parts)
    shares = [found.number for part in parts if (found := share(part, whole)).number is not None]
    its = None if cost is False else figure(cost)
    told = Distribution(
        unit_of(unit), whole, list(zip(texts, parts, strict=True)), shares if len(shares) == 3 else [], its, missing
    )
    text = plain(distribution(told))
    assert_fit_to_print(text)
    return text


DIVIDED = {
    "hours by phase": (
        divided((40, 60, 20)),
        "Totalt har 120 timmar redovisats: 40 för planering (33 procent), 60 för genomförande (50 procent) och 20 för "
        "uppföljning (17 procent).",
    ),
    "with cost": (
        divided((40, 60, 0), cost=12000),
        "Totalt har 100 timmar redovisats: 40 för planering (40 procent), 60 för genomförande (60 procent) och 0 för "
        "uppföljning (0 procent). Därtill kommer kostnader på 12 000 kronor.",
    ),
    "one missing": (
        divided((40, 60, None), cost=0),
        "Totalt har 100 timmar redovisats: 40 för planering och 60 för genomförande. Inga kostnader därutöver har "
        "redovisats. Uppgiften om timmar för uppföljning saknas.",
    ),
    "one unreadable, and the cost missing": (
        divided((40, FAULTY, 20), cost=None),
        "Totalt har 60 timmar redovisats: 40 för planering och 20 för uppföljning. Uppgiften om kostnader saknas. "
        "Uppgiften om timmar för genomförande går inte att läsa.",
    ),
    "all missing": (
        divided((None, None, None)),
        "Uppgifterna om timmar för planering, timmar för genomförande och timmar för uppföljning saknas.",
    ),
    "nothing": (divided((0, 0, 0)), "Inga timmar har redovisats."),
    "nothing of no unit": (divided((0, 0, 0), ""), "Summan är noll."),
    "decimals": (
        divided(("37.5", 60, "20.5")),
        "Totalt har 118 timmar redovisats: 37,5 för planering (32 procent); 60,0 för genomförande (51 procent); 20,5 "
        "för uppföljning (17 procent).",
    ),
    "a very small part": (
        divided((1, 998, 1)),
        "Totalt har 1 000 timmar redovisats: 1 för planering (mindre än 1 procent), 998 för genomförande (100 procent) "
        "och 1 för uppföljning (mindre än 1 procent).",
    ),
    "labels of another kind": (
        divided((40, 60, 20), "", texts=("Planering", "Genomförande (tim)", "NTU-arbete:")),
        "Totalt har 120 redovisats: planering 40 (33 procent), genomförande 60 (50 procent) och NTU-arbete 20 (17 "
        "procent).",
    ),
    "of all together": (
        divided((40, 60, None), cost=500, missing="Uppgift saknas helt eller delvis från en skola: Norra skolan."),
        "Totalt har 100 timmar redovisats: 40 för planering och 60 för genomförande. Därtill kommer kostnader på 500 "
        "kronor. Uppgift saknas helt eller delvis från en skola: Norra skolan.",
    ),
}


@pytest.mark.parametrize(("said", "sentences"), DIVIDED.values(), ids=DIVIDED)
def test_a_sum_is_told_with_its_parts(said: str, sentences: str) -> None:
    assert said == sentences


def test_numbers_and_their_units_are_not_parted_at_the_end_of_a_line() -> None:
    parts = [("Timmar för planering", value(1200)), ("Timmar för möten", value(40))]
    told = Distribution(unit_of("timmar"), value(1240), parts, (), value(1500))
    assert distribution(told) == (
        "Totalt har 1\u00a0240\u00a0timmar redovisats: 1\u00a0200 för planering och 40 för möten. Därtill kommer "
        "kostnader på 1\u00a0500\u00a0kronor."
    )
