"""Registers whose rows stand in an order that the model names, wherever they are read from."""

from pathlib import Path

from generator.definitions import load, register_workbook
from generator.model.inbox import FoundFile
from tests.models import MODEL, follow_up_of

PARTIES = """
[[register]]
id = "slag"
namn = "Slag"
rader = [{ id = "arbetsgivare", namn = "Arbetsgivare" }, { id = "forbund", namn = "Förbund" }]

[[register]]
id = "parter"
namn = "Parter"
ordning = ["slag", "namn"]
falt = ["namn", { id = "slag", text = "Slag", typ = "val", register = "slag" }]
rader = [
  { id = "osorterad", namn = "Utan slag" },
  { id = "o", namn = "Ögonläkarna", slag = "forbund" },
  { id = "a", namn = "Ålkarlarna", slag = "forbund" },
  { id = "arbetsgivaren", namn = "Östra kommunen", slag = "arbetsgivare" },
  { id = "z", namn = "Zoologerna", slag = "forbund" },
]
"""
IN_ORDER = ["arbetsgivaren", "z", "a", "o", "osorterad"]


def test_rows_stand_by_reference_and_then_by_name_and_blanks_come_last(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov", MODEL + PARTIES)
    assert [row.id for row in follow_up.registers["parter"].rows] == IN_ORDER


def test_rows_that_the_coordinator_adds_stand_in_the_same_order(tmp_path: Path) -> None:
    unsorted = PARTIES.replace('ordning = ["slag", "namn"]\n', "")
    written = tmp_path / "register.xlsx"
    written.write_bytes(register_workbook(follow_up_of(tmp_path / "prov", MODEL + unsorted)))
    follow_up_of(tmp_path / "prov", MODEL + PARTIES)
    loaded = load(tmp_path / "prov", "mallar/prov", FoundFile(written, "register.xlsx"), "2025-H2")
    assert loaded.follow_up is not None, loaded.findings
    assert [row.id for row in loaded.follow_up.registers["parter"].rows] == IN_ORDER


def test_a_register_without_an_order_stands_as_it_is_written(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov", MODEL + PARTIES)
    assert [row.id for row in follow_up.registers["slag"].rows] == ["arbetsgivare", "forbund"]


def test_numbers_stand_by_size(tmp_path: Path) -> None:
    by_size = MODEL.replace('flertal = "skolor"', 'flertal = "skolor"\nordning = ["platser"]', 1)
    turned = by_size.replace('kod = "0181" }', 'kod = "0181", platser = 4 }')
    assert [row.id for row in follow_up_of(tmp_path / "prov", turned).registers["skolor"].rows] == ["sodra", "norra"]
