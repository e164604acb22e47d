"""What somebody can work out who has two versions of a report, and what was published as data before."""

from decimal import Decimal

import pytest

from generator.exchange import publishable_text, read_published
from generator.figures import Edition, publish, small_changes
from generator.merging.combine import combine
from generator.model.answers import Dataset
from generator.model.definition import Comparison
from generator.model.findings import FilePlace
from generator.model.published import Published
from generator.swedish.protection_messages import Protecting, changed_cells, mended_since
from tests.build import count, cross, follow_up, march

PLACE = FilePlace("utdata/prov/2025/data/prov-2025-publicerbar.csv")
AREAS = {"bygg": "Bygg", "vard": "Vård"}
TOWNS = {"avesta": "Avesta", "mora": "Mora"}
TABLE = cross("omraden", "inriktningar", where={"matdatum": "mars"}, protection="personer")
PLAIN = cross("oskyddad", "inriktningar", where={"matdatum": "mars"})


def version(towns: dict[str, tuple[int, int]], protected: bool = True) -> Published:
    """Give a version in which some towns have answered, each with two areas."""
    definition = follow_up(TABLE if protected else PLAIN, names=TOWNS, areas=AREAS)
    submissions = [
        march(definition, town, {area: count(0, n) for area, n in zip(AREAS, numbers, strict=True)})
        for town, numbers in towns.items()
    ]
    return publish(combine(definition, submissions)[0])


def told(before: Published, after: Published) -> list[str]:
    tables = tuple(after.tables.values())
    known = read_published(publishable_text(tuple(before.tables.values())))
    return [finding.message for finding in small_changes(tables, after.withheld, known, PLACE)]


def late() -> list[str]:
    return told(version({"avesta": (20, 30)}), version({"avesta": (20, 30), "mora": (3, 40)}))


def no_longer_left_out() -> list[str]:
    return told(version({"avesta": (3, 30)}), version({"avesta": (3, 30), "mora": (5, 0)}))


def mended() -> list[str]:
    edition = {("jamfor", "bygg", "totalt_nu"): Decimal(24), ("jamfor", "summa", "totalt_nu"): Decimal(54)}
    ((period, first), (_, second)) = two_years((20, 30), edition).mended
    return [mended_since(PLACE, period, [first, second]).message]


CASES = {
    "SMALL_CHANGE": (
        late,
        "Tal i tabellen ”omraden” har ändrats med mindre än 5 sedan förra versionen: Bygg, Totalt (från 20 till 23). "
        "Den som har läst båda versionerna kan räkna ut hur få personer det gäller. Lämna inte ut den nya versionen "
        "till någon som har fått den förra.",
    ),
    "OTHERS_LEFT_OUT": (
        no_longer_left_out,
        "I tabellen ”omraden” skyddas andra tal än i förra versionen: Bygg, Totalt (skyddades förut); Vård, Totalt "
        "(skyddades förut). Den som har läst båda versionerna kan i vissa fall räkna ut tal som inte visas. Lämna inte "
        "ut den nya versionen till någon som har fått den förra.",
    ),
    "MENDED_SINCE": (
        mended,
        "I rapporten för 2024 publicerades andra tal än dem som gäller nu: 2 tal i ”jamfor”. Den här rapporten visar "
        "talen som de är nu. Den som har båda rapporterna ser skillnaden.",
    ),
}


def test_every_message_has_a_case() -> None:
    assert set(CASES) == {one.name for one in Protecting}


@pytest.mark.parametrize("code", CASES)
def test_what_a_reader_of_two_reports_can_see_is_told(code: str) -> None:
    found, sentence = CASES[code]
    assert found() == [sentence]


def test_what_was_shown_and_is_left_out_now_is_told() -> None:
    """In the first version both could be read that now protect each other."""
    (found,) = told(version({"avesta": (8, 30)}), version({"avesta": (3, 35)}))
    assert "Bygg, Totalt (visades förut); Vård, Totalt (visades förut)." in found


def two_years(numbers: tuple[int, ...], edition: Edition) -> Published:
    """Give a report with the year before beside it, which has these numbers and was published as *edition* says."""
    areas = {"bygg": "Bygg", "vard": "Vård", "el": "El"}
    table = cross("jamfor", "inriktningar", where={"matdatum": "mars"}, protection="personer",
                  compare=Comparison.YEAR_BEFORE)  # fmt: skip
    earlier: tuple[Dataset, ...] = ()
    for year, counts in ((2024, numbers), (2025, (50, 60, 70))):
        definition = follow_up(table, year=year, names={"avesta": "Avesta"}, areas=areas)
        given = {area: count(0, n) for area, n in zip(areas, counts, strict=False)}
        earlier = (combine(definition, [march(definition, "avesta", given)], earlier)[0],)
    return publish(earlier[0], {"2024": edition})


@pytest.mark.parametrize(
    ("numbers", "edition", "shown"),
    [
        pytest.param((20, 30, 40), {}, "20 30 40 90", id="nothing is small"),
        pytest.param((20, 30, 40), {"bygg": None, "vard": None}, "x x 40 90", id="what was left out stays so"),
        pytest.param((3, 30, 40), {}, "x x 40 73", id="what would be left out today"),
        pytest.param((3, 30, 40), {"bygg": 3, "vard": 30}, "x 30 40 73", id="what was shown is not repeated"),
        pytest.param((3, 30, 40), {"bygg": None, "el": None, "vard": 30}, "x 30 x 73", id="another one was left out"),
    ],
)  # fmt: skip
def test_what_was_published_then_goes_before_what_would_be_published_today(
    numbers: tuple[int, ...], edition: dict[str, int | None], shown: str
) -> None:
    told = {("jamfor", area, "totalt_nu"): None if n is None else Decimal(n) for area, n in edition.items()}
    table = two_years(numbers, told).tables["jamfor"]
    assert " ".join(row.cells["totalt_fjol"].text for row in table.rows) == shown


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"avesta": (20, 30)}, {"avesta": (20, 30)}, id="nothing has changed"),
        pytest.param({"avesta": (20, 30)}, {"avesta": (20, 30), "mora": (7, 40)}, id="much has changed"),
        pytest.param({"avesta": (20, 30)}, {"avesta": (20, 30), "mora": (0, 40)}, id="a zero may be known"),
        pytest.param({"avesta": (2, 30)}, {"avesta": (4, 28)}, id="what is left out tells nothing"),
    ],
)
def test_other_changes_are_not_told(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> None:
    assert told(version(before), version(after)) == []


def test_a_table_that_is_not_protected_may_change_by_little() -> None:
    assert told(version({"avesta": (20, 30)}, protected=False), version({"avesta": (21, 30)}, protected=False)) == []


def test_what_was_published_is_read_back() -> None:
    published = version({"avesta": (3, 12), "mora": (0, 40)})
    assert read_published(publishable_text(tuple(published.tables.values()))) == {
        ("omraden", "bygg", "totalt"): None,
        ("omraden", "vard", "totalt"): None,
        ("omraden", "summa", "totalt"): Decimal(55),
    }


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", "Något annat;helt\r\n1;2\r\n".encode(), b'"'])
def test_a_file_that_is_not_ours_tells_nothing(content: bytes) -> None:
    assert read_published(content) == {}


def test_many_cells_are_counted() -> None:
    assert changed_cells([f"cell {n}" for n in range(1, 8)]) == "cell 1, cell 2, cell 3, cell 4, cell 5 och 2 tal till"
    assert changed_cells(["cell 1", "cell 2"]) == "cell 1 och cell 2"
