"""The documents, forms and letters of `arbetsplats`, made of its invented answers: what they say and what they keep."""

import re
import shutil
from collections.abc import Iterator
from html import unescape
from itertools import takewhile
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.examples.content import read
from tests.examples.inbox import texts
from tests.filling import fill
from tests.running import rapport
from tests.test_golden import Golden, lines_of

ROOT = Path(__file__).parent.parent
MODEL, PERIOD, NEXT = "arbetsplats", "2025-avstamning-1", "2026-avstamning-1"
UNIONS = ("Akademikerklubben", "Lärarföreningen", "Omsorgsförbundet", "Tjänstemannaklubben")
PARTIES = ("Arbetsgivaren", *UNIONS)
PARTY_IDS = ("arbetsgivaren", "akademikerna", "lararna", "omsorgen", "tjansteman")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the period, check it with marked copies, and make the next period's forms and this one's reminders."""
    base = tmp_path_factory.mktemp("arbetsmapp")
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, base / name / MODEL)
    today = "2025-11-03"
    for words in (("bygg",), ("kontrollera", "--markera"), ("status",)):
        assert rapport(*words, MODEL, workspace=base, today=today).code == 0
    assert rapport("blanketter", MODEL, "--period", NEXT, workspace=base, today="2026-09-01").code == 0
    return base


def said(workspace: Path, document: str) -> str:
    path = workspace / "utdata" / MODEL / PERIOD / f"{MODEL}-{document}-{PERIOD}-v0-1.docx"
    return "\n".join(lines_of(path)).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def report(workspace: Path) -> str:
    return said(workspace, "rapport")


SENTENCES = (
    "Avstämningen gäller september 2024–augusti 2025 och bygger på svar från Arbetsgivaren, Akademikerklubben, "
    "Lärarföreningen, Omsorgsförbundet och Tjänstemannaklubben.",
    "Parterna är överens i 4 av 9 skalfrågor.",
    "Parternas bedömningar skiljer sig åt i fråga om verksamhetens utveckling, valet av forum och introduktionen av "
    "nya.",
    "Ett steg skiljer i fråga om medarbetarnas engagemang, samspelet chef–medarbetare och partsarbetet.",
    "En skalfråga räknas inte med, eftersom alla inte har gjort en bedömning: introduktionen av nya.",
    "Parterna har enats om fyra åtgärder.",
    "Svaren från Tjänstemannaklubben är inte färdiga.",
    "Omsorgsförbundet har en skiljaktig mening om introduktionen:",
    "Nästa avstämning görs den 30 oktober 2026.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_report_says(report: str, sentence: str) -> None:
    assert sentence in report


def table(report: str, title: str) -> list[list[str]]:
    """Give the rows of the table whose caption begins so, the heading first."""
    _, found, after = report.partition(f". {title}")
    assert found, title
    rows = takewhile(lambda line: line.startswith("| "), after.splitlines()[1:])
    return [row.removeprefix("| ").split(" | ") for row in rows]


def test_questions_stand_by_parties_in_words(report: str) -> None:
    heading, *rows = table(report, "Parternas bedömningar sida vid sida")
    assert heading == ["Fråga", *PARTIES, "Jämförelse"]
    assert len(rows) == 10
    steps = {"I mycket hög grad", "I ganska hög grad", "I ganska låg grad", "Inte alls", "Kan inte bedöma"}
    steps |= {"Mycket bra", "Ganska bra", "Ja", "Delvis", "Nej"}
    assert {cell for row in rows for cell in row[1:-1]} <= steps


def test_a_difference_of_two_steps_is_marked_and_no_average_is_printed(report: str) -> None:
    """Row 73."""
    rows = {row[0]: row[1:] for row in table(report, "Parternas bedömningar sida vid sida")[1:]}
    assert rows["I vilken grad får nya i samverkan en bra introduktion?"] == [
        *("I mycket hög grad", "I ganska låg grad", "Kan inte bedöma", "Inte alls", "I ganska låg grad"),
        "Parternas bedömningar skiljer sig åt",
    ]
    assert rows["I vilken grad gör samverkan medarbetarna mer engagerade?"][-1] == "Ett steg isär"
    assert rows["Hur fungerar dialogen?"][-1] == "Överens"
    assert sum(row[-1] == "Parternas bedömningar skiljer sig åt" for row in rows.values()) == 3
    assert not re.search(r"medelvärde(?! räknas)|genomsnitt|median", report)


def test_goals_and_areas_are_told_both_ways(report: str) -> None:
    goals = {row[0]: row[1] for row in table(report, "Målen och de områden som belyser dem")}
    assert goals["Medarbetarna har inflytande över sitt arbete"] == "Valet av forum och medarbetarnas engagemang"
    assert goals["Arbetsmiljön är en del av vardagen"] == "Inget område belyser målet"
    areas = {row[0]: row[1] for row in table(report, "Områdena och de mål som de belyser")[1:]}
    assert len(areas) == 12
    assert areas["Rollerna"] == "Alla vet vad samverkan är till för"
    assert areas["Partsarbetet"] == "Inget mål"


def test_every_party_speaks_for_itself_word_for_word(workspace: Path, report: str) -> None:
    everything = said(workspace, "bilaga")
    own = [delivery for delivery in read(PERIOD, MODEL).deliveries if delivery.form == "part"]
    for delivery in own:
        for field, answer in delivery.answers.items():
            if isinstance(answer, str) and not field.startswith("om."):
                for line in answer.splitlines():
                    assert line in everything, (delivery.file, field)
    assert "Förslagen som har genomförts är bra, men de är få och små." in report


def test_a_group_too_small_to_be_shown_cannot_be_reckoned(workspace: Path, report: str) -> None:
    rows = {row[0]: row[1:] for row in table(report, "Enkäten: svar från enskilda")[1:]}
    assert rows["Chefer"] == ["9", "14", "5", "–", "28"]
    assert rows["Övriga medarbetare"] == ["x", "x", "x", "–", "x"]
    outside = report + said(workspace, "bilaga")
    outside += "".join(
        path.read_text(encoding="utf-8-sig") for path in (workspace / "utdata" / MODEL).rglob("*publicerbar.csv")
    )
    assert not re.search(r"\b(?:238|235)\b", outside)


def test_an_answer_in_a_document_is_never_whose_person_gave_it(workspace: Path, report: str) -> None:
    outside = report + said(workspace, "bilaga")
    for role in ("Vice ordförande", "Förhandlingsombud", "HR-strateg"):
        assert role not in outside


def test_the_report_reads_as_it_did(report: str, golden: Golden) -> None:
    golden(f"{MODEL}-{PERIOD}.txt", f"{report}\n")


def test_the_paper_for_the_meeting_is_whole_before_the_joint_form_is_filled_in(tmp_path: Path) -> None:
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, tmp_path / name / MODEL)
    (tmp_path / "indata" / MODEL / PERIOD / "Gemensam blankett 2025.xlsx").unlink()

    assert rapport("bygg", MODEL, "--period", PERIOD, workspace=tmp_path, today="2025-10-15").code == 0

    paper = said(tmp_path, "motesunderlag")
    assert "[uppgift saknas]" not in paper
    assert "Parterna är överens i 4 av 9 skalfrågor." in paper
    assert "Svaren från Tjänstemannaklubben är inte färdiga." in paper
    for delivery in read(PERIOD, MODEL).deliveries:
        for field, answer in delivery.answers.items() if delivery.form == "part" else ():
            if isinstance(answer, str) and field.endswith("_kommentar"):
                assert all(line in paper for line in answer.splitlines())


def test_with_many_unions_the_table_is_divided_and_the_missing_ones_are_named(tmp_path: Path) -> None:
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, tmp_path / name / MODEL)
    (tmp_path / "indata" / MODEL / PERIOD / "register.xlsx").unlink()
    register = tmp_path / "mallar" / MODEL / "register.toml"
    first, mark, rest = register.read_text(encoding="utf-8").partition('  { id = "arbetsgivaren"')
    union = '  {{ id = "nya{0}", namn = "Förbund {0}", slag = "arbetstagarorganisation" }},\n'
    more = "".join(union.format(number) for number in (10, 2, 3, 4))
    register.write_text(first + more + mark + rest, encoding="utf-8")

    assert rapport("bygg", MODEL, "--period", PERIOD, workspace=tmp_path, today="2025-11-03").code == 0

    told = said(tmp_path, "rapport")
    (heading, *_), (second, *_) = (
        table(told, f"Parternas bedömningar sida vid sida, avstämning 1 2025 (del {part} av 2)") for part in (1, 2)
    )
    assert heading == ["Fråga", *PARTIES[:2], "Förbund 2", "Förbund 3", "Förbund 4", "Jämförelse"]
    assert second == ["Fråga", "Förbund 10", *PARTIES[2:], "Jämförelse"]
    absent = "Förbund 2, Förbund 3, Förbund 4 och Förbund 10"
    assert f"De som har svarat är överens i 4 av 9 skalfrågor. Svar saknas från {absent}." in told


# What goes out to one party has nothing of another's.


def own_words() -> dict[str, set[str]]:
    """Give the lines that each party has written, in any of the periods; what two have written alike is nobody's."""
    lines: dict[str, set[str]] = {}
    for of in ("2024-avstamning-1", PERIOD):
        for delivery in read(of, MODEL).deliveries:
            if delivery.form == "part":
                written = {
                    line
                    for field, answer in delivery.answers.items()
                    if isinstance(answer, str) and re.search(r"kommentar|exempel|stod$", field)
                    for line in answer.splitlines()
                }
                lines.setdefault(delivery.respondent, set()).update(written)
    everybody = [line for several in lines.values() for line in several]
    return {who: {line for line in own if everybody.count(line) == 1} for who, own in lines.items()}


def contents(path: Path) -> Iterator[str]:
    """Yield everything that stands in a file, part by part, unpacked and as text."""
    if path.suffix == ".xlsx":
        with ZipFile(path) as package:
            for name in package.namelist():
                yield unescape(package.read(name).decode("utf-8", "replace"))
    else:
        yield path.read_bytes().decode("utf-8", "replace")


def sent_to(workspace: Path, party: str) -> list[Path]:
    """Give the files that are made for one party: forms, letters, reminders and marked copies."""
    outbox = workspace / "utdata" / MODEL
    made = [path for path in outbox.rglob("*") if path.is_file() and party in path.name]
    return [path for path in made if {"utskick", "paminnelser", "att_ratta"} & set(path.parts)]


def letters_to(workspace: Path, party: str) -> list[Path]:
    return [path for path in sent_to(workspace, party) if path.suffix == ".txt" and "utskick" in path.parts]


def test_the_words_that_are_looked_for_are_found_where_they_belong(workspace: Path) -> None:
    words = own_words()
    assert all(len(words[party]) > 2 for party in ("arbetsgivaren", "omsorgen", "akademikerna"))
    inbox = workspace / "indata" / MODEL / PERIOD / "Arbetsgivaren 2025.xlsx"
    assert any(word in text for text in contents(inbox) for word in words["arbetsgivaren"])
    (form,) = (path for path in sent_to(workspace, "arbetsgivaren") if path.suffix == ".xlsx")
    assert any(word in text for text in contents(form) for word in words["arbetsgivaren"])


@pytest.mark.parametrize("party", PARTY_IDS)
def test_no_party_is_sent_a_word_of_anothers(workspace: Path, party: str) -> None:
    files = sent_to(workspace, party)
    assert {path.suffix for path in files} >= {".xlsx", ".txt"}
    others = {word for who, own in own_words().items() if who != party for word in own if len(word) > 8}
    assert others
    for path in files:
        for text in contents(path):
            assert not [word for word in others if word in text], path


@pytest.mark.parametrize("party", ["arbetsgivaren", "omsorgen"])
def test_a_marked_copy_has_no_word_of_anothers(tmp_path: Path, party: str) -> None:
    for name in ("mallar", "indata"):
        shutil.copytree(ROOT / name / MODEL, tmp_path / name / MODEL)
    inbox = tmp_path / "indata" / MODEL / PERIOD
    file = next(each.file for each in read(PERIOD, MODEL).deliveries if each.respondent == party)
    (inbox / file).write_bytes(fill((inbox / file).read_bytes(), {"nytta.dialog": "Sådär", "om.ifylld": "igår"}))

    ran = rapport("kontrollera", MODEL, "--markera", workspace=tmp_path, today="2025-11-03")

    assert ran.code == 1
    (copy,) = tmp_path.rglob(f"att_ratta/{file}")
    everything = "".join(contents(copy))
    assert "ATT RÄTTA" in everything
    assert not [word for who, own in own_words().items() if who != party for word in own if word in everything]


def test_the_letter_says_that_all_answer_on_the_same_day(workspace: Path) -> None:
    letters = {
        party: path.read_text(encoding="utf-8-sig") for party in PARTY_IDS for path in letters_to(workspace, party)
    }
    assert len(letters) == len(PARTY_IDS)
    for letter in letters.values():
        assert "lämnar sina svar samma dag: lördagen den 10\u00a0oktober 2026." in letter
        assert "Ingen part ser någon annans svar före den dagen." in letter


def test_the_joint_form_has_no_word_of_the_parties_own_forms(workspace: Path) -> None:
    (form,) = (path for path in sent_to(workspace, "gruppen") if path.suffix == ".xlsx")
    written = {word for own in own_words().values() for word in own if len(word) > 8}
    assert not [word for text in contents(form) for word in written if word in text]


def test_the_measures_that_were_agreed_wait_in_the_next_joint_form(workspace: Path) -> None:
    (form,) = (path for path in sent_to(workspace, "gruppen") if path.suffix == ".xlsx")
    everything = "".join(contents(form))
    (joint,) = (delivery for delivery in read(PERIOD, MODEL).deliveries if delivery.form == "gemensam")
    measures = joint.answers["slutsatser.atgarder"]
    assert isinstance(measures, list)
    assert len(measures) == 4
    for measure in measures:
        assert isinstance(measure, dict)
        assert str(measure["atgard"]) in everything


def test_no_party_is_named_by_a_person(workspace: Path) -> None:
    """Functions and roles only: the invented answers name nobody."""
    for of in ("2024-avstamning-1", PERIOD):
        assert not any("@" in text for text in texts(of, MODEL))
