"""Rows of registers that have been joined or divided: the trend of the joined ones survives, the others say so."""

from collections.abc import Mapping
from dataclasses import replace

from generator.figures import publish
from generator.merging import combine, renamed_all
from generator.model.answers import Dataset
from generator.model.definition import FollowUp, Table
from generator.model.published import PublishedTable
from generator.model.renaming import Rename
from generator.model.tables import Comparison
from tests.build import LINE, cross, follow_up, march, total_only

OLD = {"bygg": "Bygg", "industri": "Industri", "vard": "Vård"}
JOINED = {"teknik": "Teknik", "vard": "Vård"}
DIVIDED = {"bygg": "Bygg", "industri": "Industri", "sjukvard": "Sjukvård", "omsorg": "Omsorg"}
INTO_ONE = (("bygg", ("teknik",)), ("industri", ("teknik",)))
INTO_TWO = (("vard", ("sjukvard", "omsorg")),)
MARCH = {"matdatum": "mars"}
BESIDE = cross("omraden", "inriktningar", where=MARCH, compare=Comparison.YEAR_BEFORE, protection="personer")
YEARS = cross("omraden", "inriktningar", where=MARCH, columns="period", by_years=True, protection="personer")


def renames(*changes: tuple[str, tuple[str, ...]]) -> tuple[Rename, ...]:
    return tuple(Rename(before, after, "2", LINE, register="inriktningar") for before, after in changes)


def came_in(definition: FollowUp, counts: Mapping[str, int], *earlier: Dataset) -> Dataset:
    """Give a year in which everybody has the same counts."""
    areas = {area: total_only(n) for area, n in counts.items()}
    submissions = [march(definition, row.id, areas) for row in definition.registers["kommuner"].rows]
    return combine(definition, submissions, earlier)[0]


def published(
    table: Table,
    now: Mapping[str, str],
    changes: tuple[tuple[str, tuple[str, ...]], ...],
    then: Mapping[str, int],
    counts: Mapping[str, int],
) -> PublishedTable:
    old = came_in(follow_up(table, year=2024, areas=OLD), then)
    new = replace(follow_up(table, year=2025, areas=now), renames=renames(*changes), version="2")
    return publish(came_in(new, counts, *renamed_all((old,), new))).tables["omraden"]


def cells(table: PublishedTable) -> dict[str, list[str]]:
    return {row.label: [row.cells[column.id].text for column in table.columns] for row in table.rows}


def test_rows_that_have_become_one_are_added_in_the_year_before() -> None:
    then, now = {"bygg": 20, "industri": 30, "vard": 40}, {"teknik": 60, "vard": 40}
    shown = published(BESIDE, JOINED, INTO_ONE, then, now)
    assert cells(shown)["Teknik"] == ["240", "200", "+40", "+20,0"]
    assert cells(shown)["Totalt"] == ["400", "360", "+40", "+11,1"]
    assert "Teknik är för 2024 summan av Bygg och Industri." in shown.notes


def test_the_series_of_joined_rows_goes_on() -> None:
    then, now = {"bygg": 20, "industri": 30, "vard": 40}, {"teknik": 60, "vard": 40}
    shown = published(YEARS, JOINED, INTO_ONE, then, now)
    assert cells(shown) == {"Teknik": ["200", "240"], "Vård": ["160", "160"], "Totalt": ["360", "400"]}
    assert "Teknik är för 2024 summan av Bygg och Industri." in shown.notes


def test_a_row_that_goes_into_one_that_was_there_is_added_to_it() -> None:
    then, now = {"bygg": 20, "industri": 30, "vard": 40}, {"bygg": 60, "vard": 40}
    shown = published(BESIDE, {"bygg": "Bygg", "vard": "Vård"}, (("industri", ("bygg",)),), then, now)
    assert cells(shown)["Bygg"] == ["240", "200", "+40", "+20,0"]


def test_a_divided_row_is_not_compared_and_says_so() -> None:
    then, now = {"bygg": 20, "industri": 30, "vard": 40}, {"bygg": 20, "industri": 30, "sjukvard": 30, "omsorg": 20}
    shown = published(BESIDE, DIVIDED, INTO_TWO, then, now)
    assert cells(shown)["Sjukvård"] == ["120", "..", "..", ".."]
    assert cells(shown)["Totalt"] == ["400", "360", "+40", "+11,1"]
    assert "Sjukvård och Omsorg räknades 2024 tillsammans, som Vård, och går inte att jämföra med det." in shown.notes


def test_in_a_series_a_divided_row_stands_by_itself_in_its_own_years() -> None:
    then, now = {"bygg": 20, "industri": 30, "vard": 40}, {"bygg": 20, "industri": 30, "sjukvard": 30, "omsorg": 20}
    shown = published(YEARS, DIVIDED, INTO_TWO, then, now)
    assert cells(shown)["Sjukvård"] == [".", "120"]
    assert cells(shown)["Vård"] == ["160", "."]


def test_a_sum_of_joined_rows_does_not_give_away_the_one_that_was_left_out() -> None:
    """Last year told of Bygg and not of Industri, so their sum would tell of Industri."""
    old = follow_up(BESIDE, year=2024, areas=OLD)
    counts = {"avesta": {"bygg": 60, "industri": 3, "vard": 50}, "falun": {"bygg": 60, "vard": 50}}
    then = combine(
        old, [march(old, name, {area: total_only(n) for area, n in areas.items()}) for name, areas in counts.items()]
    )[0]
    last_year = cells(publish(then).tables["omraden"])
    new = replace(follow_up(BESIDE, year=2025, areas=JOINED), renames=renames(*INTO_ONE), version="2")
    now = combine(
        new,
        [march(new, name, {"teknik": total_only(70), "vard": total_only(50)}) for name in counts],
        renamed_all((then,), new),
    )[0]
    shown = cells(publish(now).tables["omraden"])
    assert last_year["Industri"][0] == "x"
    told = [last_year[area][0] for area in ("Bygg", "Vård")]
    assert not (told[0] != "x" and shown["Teknik"][1] != "x")


def test_what_was_answered_stays_as_it_was() -> None:
    old = came_in(follow_up(BESIDE, year=2024, areas=OLD), {"bygg": 20, "industri": 30, "vard": 40})
    new = replace(follow_up(BESIDE, areas=JOINED), renames=renames(*INTO_ONE))
    (renamed,) = renamed_all((old,), new)
    assert renamed.as_told == old
    assert renamed.deliveries == old.deliveries
    assert [row.id for row in renamed.follow_up.registers["inriktningar"].rows] == ["teknik", "vard"]


def test_a_period_with_the_rows_of_now_is_left_alone() -> None:
    old = came_in(follow_up(BESIDE, year=2024), {"bygg": 20})
    assert renamed_all((old,), follow_up(BESIDE)) == (old,)
