"""The documents of `brottsforebyggande`, made of its invented year: what they say, tertial by tertial."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.examples.content import TERTIALS
from tests.running import Ran, rapport
from tests.test_golden import Golden, cells_of, lines_of

ROOT = Path(__file__).parent.parent
MODEL = "brottsforebyggande"
HANDLED = {"2025-T1": "2025-05-12", "2025-T2": "2025-09-10", "2025-T3": "2026-01-20"}
DOCUMENTS = {
    "2025-T1": {"tertialrapport", "aterkoppling", "bilaga"},
    "2025-T2": {"tertialrapport", "aterkoppling", "bilaga"},
    "2025-T3": {"tertialrapport", "aterkoppling", "bilaga", "arssammanstallning"},
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("arbetsmapp")
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, base / name / MODEL)
    return base


@pytest.fixture(scope="module")
def runs(workspace: Path) -> Mapping[str, Ran]:
    return {
        of: rapport("bygg", MODEL, "--period", of, "--json", workspace=workspace, today=today)
        for of, today in HANDLED.items()
    }


def read_aloud(workspace: Path, of: str, document: str) -> str:
    name = f"{MODEL}-{document}-{of.lower()}-v0-1.docx"
    return "\n".join(lines_of(workspace / "utdata" / MODEL / of / name)).replace("\u00a0", " ")


# The documents.


@pytest.mark.parametrize("of", TERTIALS)
def test_every_tertial_is_built_with_its_documents_under_its_own_year(
    workspace: Path, runs: Mapping[str, Ran], of: str
) -> None:
    """Row 68: tertial 3 2025, handled on 20 January 2026, belongs to 2025."""
    assert runs[of].code == 0
    written = {Path(name) for name in runs[of].data["filer"] if name.endswith(".docx")}
    assert {path.parent.as_posix() for path in written} == {f"utdata/{MODEL}/{of}"}
    assert {path.name for path in written} == {f"{MODEL}-{name}-{of.lower()}-v0-1.docx" for name in DOCUMENTS[of]}


def test_the_tertial_that_is_handled_next_year_is_called_by_its_own(workspace: Path, runs: Mapping[str, Ran]) -> None:
    """Row 68."""
    said = read_aloud(workspace, "2025-T3", "tertialrapport")
    assert said.startswith("Title: Brottsförebyggande samverkan tertial 3 2025\n")
    assert "| Redovisningen gäller | Tertial 3 2025 (september–december)\n" in said
    assert "| Behandlas av | Styrgruppen för brottsförebyggande arbete, januari 2026\n" in said


LATE = "Äldrestrateg (Bedrägerier mot äldre): den 3 september 2025 i stället för senast den 29 augusti 2025"
SAID = {
    ("2025-T1", "tertialrapport"): (
        "Redovisningen gäller tertial 1 2025 (januari–april) och omfattar sex aktiviteter.",
        "Uppgifter har kommit in i tid för 6 av dem.",
        "Alla uppgifter kom in i tid.",
        "Av 20 delaktiviteter är 12 genomförda, 4 av dem med ändring; 6 pågår; 2 är inte påbörjade.",
        "Av 202 planerade moment har 186 genomförts, alltså 92 procent.\n",
        "Inga tidigare beslutspunkter har redovisats.",
        "Inga oönskade effekter har redovisats.",
        "Samtal där rutinfrågan om våld har ställts låg i området efteråt på 86. Uppgiften om läget före saknas, så"
        " förändringen kan inte bedömas.",
    ),
    ("2025-T2", "tertialrapport"): (
        "Uppgifter har kommit in i tid för 5 av dem.",
        LATE,
        "Märkning av cyklar avslutades den 30 juni 2025 och redovisas inte i fortsättningen.",
        "Av 22 delaktiviteter är 13 genomförda, 5 av dem med ändring; 8 pågår; 1 är inte påbörjad.",
        "Det är 27 fler än under tertial 1 2025 (15 procent).",
        "| Fältarbete bland unga | Kvällspass i centrum, fredag och lördag | Genomförd med ändring. Justeras. |",
        "Ordningsstörningar i Kyrkparken gick i området från 31 till 46 händelser, samtidigt som värdet i"
        " jämförelseområdet gick från 29 till 30. Utvecklingen i området gick åt fel håll: en minskning var önskad.",
        "En del av störningarna har flyttat till Kyrkparken, tre kvarter bort.",
        "Bedrägerier där pengar har gått förlorade gick i området från 15 till 11 anmälda brott, samtidigt som värdet i"
        " jämförelseområdet gick från 17 till 16. Underlaget är för litet för en säker slutsats.",
        "Skillnaden är för liten för att tala för någon annan utveckling i området än i jämförelseområdet.",
    ),
    ("2025-T3", "tertialrapport"): (
        "omfattar fem aktiviteter. Uppgifter har kommit in i tid för 5 av dem.",
        "Av 5 mål i överenskommelsen är 1 uppnått och 4 på väg att nås.",
        "Heading1: Året 2025",
        "| Tertial 1 2025 | 8 | 4 | 6 | 2 | – | 20",
        "| Tertial 2 2025 | 8 | 5 | 8 | 1 | – | 22",
        "| Tertial 3 2025 | 9 | 6 | 3 | 3 | – | 21",
        "| Totalt | 25 | 15 | 17 | 6 | – | 63",
        "Jämförelsen talar för en bättre utveckling i området än i jämförelseområdet.",
    ),
    ("2025-T2", "aterkoppling"): (
        "Heading1: Trygg uppväxt",
        "Heading1: Trygga platser",
        "Heading1: Särskilt utsatta",
        "Arbetsgruppen återkopplade till beredningsgruppen den 9 september 2025.",
        "Svar från Forum för trygg skola. Oförändrat sedan tertial 1 2025.",
        "| 2025-08-31 | Genomförd som planerat",
        "| 2025-10-31 | Pågår",
    ),
    ("2025-T3", "aterkoppling"): (
        "Svar från Forum för trygg skola. Oförändrat sedan tertial 1 2025.",
        "Svar från Forum för trygg skola. Oförändrat sedan tertial 2 2025.",
    ),
    ("2025-T3", "arssammanstallning"): (
        "Av 760 planerade moment har 696 genomförts (92 procent).",
        "Arbetet har tagit 8 220 timmar och kostat 1 881 000 kronor utöver arbetstiden.",
        "Märkning av cyklar avslutades den 30 juni 2025. Aktiviteten finns med i årets siffror",
        "| Märkning av cyklar | 16 | 15 | 93,8",
        "Värdet har ökat från varje mätpunkt till nästa. Serien har bara tre mätpunkter; fem eller fler ger en säkrare"
        " bild.",
    ),
    ("2025-T2", "bilaga"): (
        "Det är en minskning med 33 i området och med 2 i jämförelseområdet, en skillnad på 31.",
        "Informationsträffar gjordes 6 av 6 gånger.",
    ),
}


@pytest.mark.parametrize(("of", "document"), SAID, ids=lambda each: each)
def test_the_documents_say_what_the_answers_come_to(
    workspace: Path, runs: Mapping[str, Ran], of: str, document: str
) -> None:
    said = read_aloud(workspace, of, document)
    assert [sentence for sentence in SAID[of, document] if sentence not in said] == []


@pytest.mark.parametrize("of", TERTIALS)
def test_no_document_says_that_something_is_missing_or_wrong(workspace: Path, runs: Mapping[str, Ran], of: str) -> None:
    for document in DOCUMENTS[of]:
        assert not re.search(r"\[(?:uppgift|fel|inte aktuellt)|None|\{\{|\w  +\w", read_aloud(workspace, of, document))


def test_no_person_is_named_for_being_late(workspace: Path, runs: Mapping[str, Ran]) -> None:
    said = read_aloud(workspace, "2025-T2", "tertialrapport")
    late = said.partition("Följande funktioner lämnade sina uppgifter efter sista dagen:\n")[2].splitlines()
    assert [line for line in late[:3] if line.startswith("ListBullet")] == [f"ListBullet: {LATE}"]


@pytest.mark.parametrize("of", TERTIALS)
def test_what_is_to_be_looked_at_is_known(runs: Mapping[str, Ran], of: str) -> None:
    told = {"2025-T1": {"NO_EARLIER_PERIOD"}, "2025-T2": set(), "2025-T3": {"RULE_BROKEN"}}
    assert runs[of].codes == told[of]


@pytest.mark.parametrize(
    ("of", "document"),
    [*((of, "tertialrapport") for of in TERTIALS), ("2025-T2", "aterkoppling"), ("2025-T3", "arssammanstallning")],
)
def test_a_document_reads_as_it_did(
    workspace: Path, runs: Mapping[str, Ran], golden: Golden, of: str, document: str
) -> None:
    golden(f"{document}-{of.lower()}.txt", f"{read_aloud(workspace, of, document)}\n")


@pytest.mark.parametrize("form", ["aktivitet-resecentrum", "samordnare-samordnarna"])
def test_a_form_goes_on_from_the_one_before_as_it_did(workspace: Path, golden: Golden, form: str) -> None:
    assert rapport("blanketter", MODEL, "--period", "2025-T3", workspace=workspace, today="2025-12-01").code == 0
    path = workspace / f"utdata/{MODEL}/2025-T3/utskick/{MODEL}-{form}-2025-t3.xlsx"
    golden(f"{form}-2025-t3.txt", "".join(f"{line}\n" for line in cells_of(path)))
