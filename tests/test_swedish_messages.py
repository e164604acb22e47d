"""How places and findings read, and the form of every catalogue."""

import importlib
import pkgutil
from collections import Counter
from enum import unique

import pytest

import generator.swedish
from generator.model.findings import CellPlace, FilePlace, Finding, LinePlace, Origin, Place, Severity, SpotPlace
from generator.swedish.messages import ERROR, INFORMATION, WARNING, Message, finding_text, in_order, place_text


@unique
class Sample(Message):
    """A catalogue for the tests."""

    TOO_LONG = (WARNING, "Texten i ”{label}” är {n} tecken för lång.")
    NOT_IN_LIST = (ERROR, "”{value}” finns inte i listan.")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (FilePlace("lund.xlsx"), "lund.xlsx"),
        (CellPlace("lund.xlsx", "Bemanning", "C14"), "lund.xlsx, bladet Bemanning, cell C14"),
        (CellPlace("lund.xlsx", "Bemanning", ""), "lund.xlsx, bladet Bemanning"),
        (LinePlace("modell.toml", 14), "modell.toml, rad 14"),
        (SpotPlace("rapport.docx", "Resultat", "tabell 2"), "rapport.docx, Resultat, tabell 2"),
        (SpotPlace("rapport.docx", "", ""), "rapport.docx"),
        (
            SpotPlace("rapport.docx", "Ett › Två", "{{ x }}", 2, 3, 1),
            "rapport.docx, Ett › Två, tabell 2, rad 3, kolumn 1, {{ x }}",
        ),
        (FilePlace("indata/640823-3234.xlsx"), "indata/640823-****.xlsx"),
        (CellPlace("lund.xlsx", "640823-3234", "A1"), "lund.xlsx, bladet 640823-****, cell A1"),
    ],
)
def test_a_place_reads_file_first(place: Place, text: str) -> None:
    assert place_text(place) == text


def test_a_finding_reads_place_severity_sentence() -> None:
    finding = Sample.TOO_LONG.at(CellPlace("lund.xlsx", "Bemanning", "C14"), label="Mål", n=3)
    assert finding.code == "TOO_LONG"
    assert finding.origin is Origin.DELIVERED
    assert (
        finding_text(finding) == "lund.xlsx, bladet Bemanning, cell C14: varning: Texten i ”Mål” är 3 tecken för lång."
    )


def test_identity_numbers_in_slots_are_masked() -> None:
    finding = Sample.NOT_IN_LIST.at(FilePlace("lund.xlsx"), value="640823-3234")
    assert finding.message == "”640823-****” finns inte i listan."


def test_braces_in_slots_stay_text() -> None:
    assert Sample.NOT_IN_LIST.at(FilePlace("a"), value="{n}").message == "”{n}” finns inte i listan."


def test_findings_stand_gravest_first_then_as_people_read_and_once() -> None:
    def finding(severity: Severity, place: Place) -> Finding:
        return Finding("X", severity, Origin.DELIVERED, place, "m")

    places: list[Place] = [
        FilePlace("a"),
        CellPlace("a", "B", "C2"),
        CellPlace("a", "B", "A10"),
        CellPlace("a", "B", "B10"),
    ]
    error = finding(ERROR, FilePlace("z"))
    expected = [error, *(finding(WARNING, place) for place in places), finding(INFORMATION, FilePlace("a"))]
    assert in_order(reversed(expected), [error]) == tuple(expected)


def catalogues() -> list[type[Message]]:
    modules = [name for _, name, _ in pkgutil.iter_modules(generator.swedish.__path__) if name.endswith("_messages")]
    loaded = [importlib.import_module(f"generator.swedish.{name}") for name in modules]
    members = [value for module in loaded for value in vars(module).values()]
    return [value for value in members if isinstance(value, type) and issubclass(value, Message) and list(value)]


def test_codes_are_unique_across_the_catalogues() -> None:
    codes = Counter(member.name for catalogue in set(catalogues()) for member in catalogue)
    assert [code for code, n in codes.items() if n > 1] == []


def test_every_sentence_is_whole() -> None:
    endings = {member.name: member.sentence[-1] for catalogue in catalogues() for member in catalogue}
    assert [code for code, ending in endings.items() if ending not in ".?!}"] == []
