"""A register of an earlier period, taken over for a later one: what moves, what starts afresh, what stays."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.definitions import Loaded, register_workbook
from generator.definitions.belonging import Belonging
from generator.definitions.carrying import Carrying, carry
from generator.model.definition import FollowUp
from generator.model.findings import CellPlace, FilePlace
from generator.model.period import find_period
from tests.models import MODEL, follow_up_of, load_text

TEXT = MODEL.replace('standard = "Elever {{ period.namn }}"', 'standard = "Elever {{ period.namn }}"\nfornyas = true')
TEXT = TEXT.replace('id = "beslutad"', 'id = "beslutad"\nfornyas = true')
TEXT += """
[[rapporten.uppgift]]
id = "avtal"
text = "Avtalet gäller till"
typ = "datum"
"""
FILE = "indata/prov/register.xlsx"


def used(folder: Path) -> Path:
    """Give the register of the autumn of 2025, as it looks when that period is over."""
    path = folder / "register.xlsx"
    path.write_bytes(register_workbook(follow_up_of(folder / "prov", TEXT)))
    workbook = load_workbook(path)
    workbook["Skolor"]["B3"], workbook["Skolor"]["B4"] = "Södra gymnasiet", "Östra skolan"
    workbook["Mätdatum"]["C2"] = date(2024, 2, 29)
    facts = workbook["Rapporten"]
    facts["C2"], facts["C3"], facts["C4"] = "En egen titel", date(2025, 12, 1), "Ja"
    facts["C5"], facts["C6"] = 10, date(2027, 6, 30)
    workbook.save(path)
    return path


def carried(folder: Path, period: str) -> Loaded:
    return load_text(folder / "prov", TEXT, used(folder), period, carried=True)


def days(follow_up: FollowUp) -> list[object]:
    return [row.values["datum"] for row in follow_up.registers["matdatum"].rows]


def test_days_move_and_names_stay(tmp_path: Path) -> None:
    follow_up = carried(tmp_path, "2026-H2").follow_up
    assert follow_up is not None
    assert days(follow_up) == [date(2025, 2, 28), date(2027, 1, 15)]
    assert [row.name for row in follow_up.registers["skolor"].rows] == [
        "Norra skolan",
        "Södra gymnasiet",
        "Östra skolan",
    ]


def test_what_belongs_to_one_period_starts_afresh_and_the_rest_is_kept(tmp_path: Path) -> None:
    follow_up = carried(tmp_path, "2026-H2").follow_up
    assert follow_up is not None
    assert follow_up.fact_values == {
        "titel": "Elever andra halvåret 2026",
        "beslutad": None,
        "fast": "Ja",
        "troskel": Decimal(10),
        "avtal": date(2028, 6, 30),
    }


def test_the_forms_follow_the_moved_days(tmp_path: Path) -> None:
    follow_up = carried(tmp_path, "2026-H2").follow_up
    assert follow_up is not None
    titles = [part.title for part in follow_up.forms["skola"].parts if part.base == "elever"]
    assert titles == ["Elever 28\u00a0februari 2025", "Elever 15\u00a0januari 2027"]


@pytest.mark.parametrize(
    ("period", "moved", "words"),
    [
        ("2026-H1", [date(2024, 8, 29), date(2027, 1, 15)], "Datumen är framflyttade sex månader."),
        ("2026-H2", [date(2025, 2, 28), date(2027, 1, 15)], "Datumen är framflyttade ett år."),
        ("2028-H2", [date(2027, 2, 28), date(2029, 1, 15)], "Datumen är framflyttade tre år."),
    ],
    ids=["the next half-year", "the next year", "three years later"],
)
def test_a_day_of_ones_own_moves_as_far_as_the_period_and_the_models_day_follows_it(
    period: str, moved: list[date], words: str, tmp_path: Path
) -> None:
    loaded = carried(tmp_path, period)
    (told,) = loaded.findings
    assert (told.code, told.place) == ("REGISTER_CARRIED", FilePlace(FILE))
    assert words in told.message
    assert loaded.follow_up is not None
    assert days(loaded.follow_up) == moved


def test_days_move_within_a_year_too(tmp_path: Path) -> None:
    path = used(tmp_path)
    workbook = load_workbook(path)
    workbook["Läs mig"]["B2"] = "2025-H1"
    workbook.save(path)
    loaded = load_text(tmp_path / "prov", TEXT, path, "2025-H2", carried=True)
    (told,) = loaded.findings
    assert "Datumen är framflyttade sex månader." in told.message
    assert loaded.follow_up is not None
    assert days(loaded.follow_up) == [date(2024, 8, 29), date(2026, 1, 15)]


@pytest.mark.parametrize("period", ["2025-H1", "2024-H2"])
def test_nothing_is_carried_backwards(period: str, tmp_path: Path) -> None:
    loaded = carried(tmp_path, period)
    (told,) = loaded.findings
    assert (told.code, told.place) == ("REGISTER_OTHER_PERIOD", CellPlace(FILE, "Läs mig", "B2"))
    assert loaded.follow_up is not None
    assert days(loaded.follow_up) == [date(2024, 2, 29), date(2026, 1, 15)]


def test_carried_over_and_written_it_is_the_register_of_the_new_period(tmp_path: Path) -> None:
    follow_up = carried(tmp_path, "2026-H2").follow_up
    assert follow_up is not None
    path = tmp_path / "ny.xlsx"
    path.write_bytes(register_workbook(follow_up))
    loaded = load_text(tmp_path / "prov", TEXT, path, "2026-H2")
    assert loaded.findings == ()
    assert loaded.follow_up is not None
    assert days(loaded.follow_up) == days(follow_up)
    assert loaded.follow_up.fact_values == follow_up.fact_values


def test_a_period_typed_on_the_first_sheet_goes_before_the_property(tmp_path: Path) -> None:
    path = used(tmp_path)
    assert load_text(tmp_path / "prov", TEXT, path, "2026-H2").findings[0].code == "REGISTER_OTHER_PERIOD"
    workbook = load_workbook(path)
    workbook["Läs mig"]["B2"] = "2026-h2"
    workbook.save(path)
    assert load_text(tmp_path / "prov", TEXT, path, "2026-H2").findings == ()


def test_without_that_sheet_the_property_holds(tmp_path: Path) -> None:
    path = used(tmp_path)
    workbook = load_workbook(path)
    del workbook["Läs mig"]
    workbook.save(path)
    (told,) = load_text(tmp_path / "prov", TEXT, path, "2026-H2").findings
    assert (told.code, told.place) == ("REGISTER_OTHER_PERIOD", FilePlace(FILE))


def test_a_register_of_another_model_is_not_carried(tmp_path: Path) -> None:
    path = used(tmp_path)
    workbook = load_workbook(path)
    workbook.custom_doc_props["modell"].value = "annat"  # type: ignore[attr-defined]
    workbook.save(path)
    loaded = load_text(tmp_path / "prov", TEXT, path, "2026-H2", carried=True)
    assert loaded.follow_up is None
    assert [finding.code for finding in loaded.findings] == ["REGISTER_OTHER_MODEL"]


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> FollowUp:
    return follow_up_of(tmp_path_factory.mktemp("modell") / "prov", TEXT)


@settings(max_examples=100, deadline=None)
@given(day=st.dates(date(1950, 1, 1), date(2199, 12, 31)), year=st.integers(2026, 9999), part=st.integers(1, 2))
def test_any_day_moves_as_many_months_as_the_period(autumn: FollowUp, day: date, year: int, part: int) -> None:
    period = find_period(autumn.period_kinds, f"{year}-H{part}")
    assert period is not None
    read = replace(autumn, period=period, fact_values={**autumn.fact_values, "avtal": day})
    how = Carrying(lambda each: replace(autumn, period=each))
    moved = carry(read, Belonging(FILE, "prov", "2025-H2", FilePlace(FILE)), how)[0].fact_values["avtal"]
    assert isinstance(moved, date)
    months = (year - 2025) * 12 + (part - 2) * 6
    assert moved.year * 12 + moved.month == min(day.year * 12 + day.month + months, 9999 * 12 + 12)
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(days=1)).day == 1)
