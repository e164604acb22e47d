"""Forms of older versions of a model, read under the names of today."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.model.answers import Submission
from generator.model.definition import FollowUp, Form, Kind, Part, Question, Rename
from generator.model.findings import FilePlace
from generator.model.renaming import is_older, since
from generator.model.values import State
from generator.swedish.messages import finding_text
from tests.filling import fill
from tests.forms_build import FOLLOW_UP, FORM, blank, question, read

HERE = FilePlace("modell.toml")
ANSWERS: Mapping[str, Any] = {
    "om.roll": "Samordnare",
    "om.forankrad": ["mote", "annat"],
    "om.status": "Klar",
    "bedomning.planering": "I mycket hög grad",
    "bedomning.planering_kommentar": "Vi planerar ihop.",
    "bedomning.syfte": "Att samordna.",
    "bedomning.traffar": 7,
    "bedomning.moten": [{"form": "Möte", "antal": 12, "utfall": "Enades."}, {"form": "E-post", "antal": 3}],
    "deltagare_mars.antal": {"bygg": {"kvinnor": 4, "man": 5, "totalt": 9}},
    "deltagare_oktober.antal": {"vard": {"kvinnor": 14, "man": 5, "totalt": 19}},
}
OLD = fill(blank(), ANSWERS)


def rename(before: str, *after: str, since: str = "2026.1", **more: str) -> Rename:
    return Rename(before, after, since, HERE, **more)


def newer(*renames: Rename, form: Form = FORM, version: str = "2026.1", **more: Any) -> FollowUp:
    return replace(FOLLOW_UP, version=version, forms={"grupp": form}, renames=renames, **more)


def changed(part_id: str, question_id: str, *become: Question, form: Form = FORM) -> Form:
    """Give the form with a question in the place of which there are others, or none."""
    parts = []
    for part in form.parts:
        questions: list[Question] = []
        for each in part.questions:
            questions += become if (part.base or part.id, each.id) == (part_id, question_id) else (each,)
        parts.append(replace(part, questions=tuple(questions)))
    return replace(form, parts=tuple(parts))


def of(part_id: str, question_id: str) -> Question:
    found = next(part.question(question_id) for part in FORM.parts if (part.base or part.id) == part_id)
    assert found
    return found


def understood(folder: Path, follow_up: FollowUp, form: bytes = OLD) -> tuple[Submission, list[str]]:
    (submission,), findings = read(folder, form, follow_up=follow_up)
    return submission, [finding_text(finding).removeprefix("a.xlsx: ") for finding in findings]


VERSION = "information: Blanketten är av en äldre version (2025.1). "
LACKS = VERSION.replace("information", "varning")


def test_form_of_an_older_version_without_changes_is_read_as_the_new_one(tmp_path: Path) -> None:
    submission, said = understood(tmp_path, newer())
    assert said == [VERSION + "Alla frågor i den läses som i den nya."]
    assert submission.answers["om.roll"].value == "Samordnare"


def test_renamed_question_keeps_its_answer_its_cell_and_its_side_questions(tmp_path: Path) -> None:
    asked = replace(of("bedomning", "planering"), id="samplanering", text="Hur väl planerar ni tillsammans?")
    follow_up = newer(
        rename("bedomning.planering", "bedomning.samplanering"), form=changed("bedomning", "planering", asked)
    )
    submission, said = understood(tmp_path, follow_up)
    answer = submission.answers["bedomning.samplanering"]
    assert (answer.value, answer.place.sheet, answer.field) == (
        "mycket_hog",
        "Självskattning",
        "bedomning.samplanering",
    )
    assert submission.answers["bedomning.samplanering_kommentar"].value == "Vi planerar ihop."
    assert "bedomning.planering" not in submission.answers
    assert said == [
        VERSION + "”I vilken grad planerar kommunerna utbildningar tillsammans?” läses som 2.1 ”Hur väl planerar ni "
        "tillsammans?”."
    ]


def test_without_the_list_of_names_the_same_form_lacks_the_answer(tmp_path: Path) -> None:
    asked = replace(of("bedomning", "planering"), id="samplanering", text="Hur väl planerar ni tillsammans?")
    submission, said = understood(tmp_path, newer(form=changed("bedomning", "planering", asked)))
    assert submission.answers["bedomning.samplanering"].state is State.MISSING
    assert LACKS + "Nyare frågor saknar svar (2.1)." in said


def test_question_that_was_moved_to_another_part_is_read_where_it_stood(tmp_path: Path) -> None:
    roll = of("om", "roll")
    form = changed("om", "roll")
    parts = tuple(
        replace(part, questions=(*part.questions, replace(roll, id="uppgiftslamnare", number="2.9")))
        if part.id == "bedomning"
        else part
        for part in form.parts
    )
    follow_up = newer(rename("om.roll", "bedomning.uppgiftslamnare"), form=replace(form, parts=parts))
    submission, said = understood(tmp_path, follow_up)
    answer = submission.answers["bedomning.uppgiftslamnare"]
    assert (answer.value, answer.place.sheet) == ("Samordnare", "Om blanketten")
    assert said == [VERSION + "Alla frågor i den läses som i den nya."]


def test_text_that_was_divided_answers_both_and_a_number_neither(tmp_path: Path) -> None:
    syfte, traffar = of("bedomning", "syfte"), of("bedomning", "traffar")
    form = changed(
        "bedomning",
        "syfte",
        replace(syfte, id="syfte", text="Vad är gruppens syfte i år?"),
        replace(syfte, id="uppgift", text="Vad är gruppens uppgift?", number="2.9"),
    )
    form = changed(
        "bedomning",
        "traffar",
        replace(traffar, id="digitala", text="Digitala träffar"),
        replace(traffar, id="fysiska", text="Fysiska träffar"),
        form=form,
    )
    follow_up = newer(
        rename("bedomning.syfte", "bedomning.syfte", "bedomning.uppgift"),
        rename("bedomning.traffar", "bedomning.digitala", "bedomning.fysiska"),
        form=form,
    )
    submission, said = understood(tmp_path, follow_up)
    assert (
        submission.answers["bedomning.syfte"].value == submission.answers["bedomning.uppgift"].value == "Att samordna."
    )
    for half in ("digitala", "fysiska"):
        answer = submission.answers[f"bedomning.{half}"]
        assert (answer.value, answer.state) == (None, State.MISSING)
        assert answer.place.cell, "it points at the number that could not be divided"
    assert said == [
        LACKS + "”Vad är gruppens syfte?” läses som 2.2 ”Vad är gruppens syfte i år?” och 2.9 ”Vad är gruppens "
        "uppgift?”; ”Antal träffar” har delats upp i ”Digitala träffar” och ”Fysiska träffar”, och svaret kan inte "
        "fördelas på dem."
    ]


@pytest.mark.parametrize(
    ("removed", "worded"),
    [
        ("bedomning.syfte", "Vad är gruppens syfte?"),
        ("om.forankrad", "Förankrad genom"),
        ("bedomning.moten", "bedomning.moten"),
        ("deltagare.antal", "deltagare.antal"),
    ],
)
def test_removed_question_is_told_once_and_nothing_of_it_is_read(removed: str, worded: str, tmp_path: Path) -> None:
    part, name = removed.split(".")
    form = changed(part, name)
    if name == "moten":
        form = changed(part, "inga_moten", form=form)
    renames = [rename(removed), *([rename("bedomning.inga_moten")] if name == "moten" else [])]
    submission, said = understood(tmp_path, newer(*renames, form=form))
    assert said == [LACKS + f"Svar på ”{worded}” används inte, eftersom det inte längre frågas."]
    assert not any(field.endswith(f".{name}") for field in (*submission.answers, *submission.tables))


def test_removed_part_is_told_once(tmp_path: Path) -> None:
    form = replace(FORM, parts=tuple(part for part in FORM.parts if part.base != "deltagare"))
    submission, said = understood(tmp_path, newer(rename("deltagare"), form=form))
    assert said == [LACKS + "Svar på ”deltagare” används inte, eftersom det inte längre frågas."]
    assert not any(field.startswith("deltagare") for field in submission.answers)


def test_renamed_part_and_question_of_it(tmp_path: Path) -> None:
    def with_name(part: Part) -> Part:
        if part.base != "deltagare":
            return part
        row = part.id.removeprefix("deltagare")
        return replace(part, id=f"elever{row}", base="elever")

    form = replace(FORM, parts=tuple(map(with_name, FORM.parts)))
    form = changed("elever", "antal", replace(of("deltagare", "antal"), id="elever"), form=form)
    form = changed("elever", "inga_ovriga", replace(of("deltagare", "inga_ovriga"), nil_for="elever"), form=form)
    follow_up = newer(rename("deltagare", "elever"), rename("deltagare.antal", "elever.elever"), form=form)
    submission, said = understood(tmp_path, follow_up)
    rows = {row.key: row.answers["totalt"].value for row in submission.tables["elever_mars.elever"]}
    assert rows == {"bygg": Decimal(9), "vard": None}
    assert [row.answers["totalt"].value for row in submission.tables["elever_oktober.elever"]] == [None, Decimal(19)]
    assert said == [VERSION + "Alla frågor i den läses som i den nya."]


def test_renamed_columns_keep_their_numbers(tmp_path: Path) -> None:
    antal = of("deltagare", "antal")
    columns = tuple(replace(each, id=f"{each.id}_nu", text=f"{each.text} nu") for each in antal.columns)
    follow_up = newer(
        *(
            rename(f"deltagare.antal.{each.id}", f"deltagare.antal.{each.id}_nu", text=each.text)
            for each in antal.columns
        ),
        form=changed("deltagare", "antal", replace(antal, columns=columns)),
    )
    submission, said = understood(tmp_path, follow_up)
    row = submission.tables["deltagare_mars.antal"][0]
    assert {name: answer.value for name, answer in row.answers.items()} == {
        "kvinnor_nu": Decimal(4),
        "man_nu": Decimal(5),
        "totalt_nu": Decimal(9),
    }
    assert said == [VERSION + "Alla frågor i den läses som i den nya."]


def test_removed_column_of_a_table_is_left_out(tmp_path: Path) -> None:
    moten = of("bedomning", "moten")
    left = tuple(each for each in moten.columns if each.id != "antal")
    follow_up = newer(
        rename("bedomning.moten.antal", text="Antal deltagare"),
        form=changed("bedomning", "moten", replace(moten, columns=left)),
    )
    submission, said = understood(tmp_path, follow_up)
    rows = submission.tables["bedomning.moten"]
    assert [sorted(row.answers) for row in rows] == [["datum", "form", "utfall"]] * 2
    assert [row.answers["form"].value for row in rows] == ["mote", "epost"]
    assert said == [VERSION + "Alla frågor i den läses som i den nya."]


def test_renamed_steps_of_a_scale_are_understood_by_their_old_words(tmp_path: Path) -> None:
    grad, satt = FOLLOW_UP.scales["grad"], FOLLOW_UP.scales["satt"]
    first = replace(grad.steps[0], id="helt", text="Helt och hållet")
    ways = (replace(satt.steps[0], id="traff", text="Träff"), *satt.steps[1:])
    scales = {
        **FOLLOW_UP.scales,
        "grad": replace(grad, steps=(first, *grad.steps[1:])),
        "satt": replace(satt, steps=ways),
    }
    follow_up = newer(
        rename("mycket_hog", "helt", scale="grad", text="I mycket hög grad"),
        rename("mote", "traff", scale="satt", text="Möte"),
        scales=scales,
    )
    submission, said = understood(tmp_path, follow_up)
    assert submission.answers["bedomning.planering"].value == "helt"
    assert submission.answers["om.forankrad"].value == ("traff", "annat")
    assert [row.answers["form"].value for row in submission.tables["bedomning.moten"]] == ["traff", "epost"]
    assert said == [VERSION + "”I mycket hög grad” läses som ”Helt och hållet”; ”Möte” läses som ”Träff”."]


def test_renamed_rows_of_registers(tmp_path: Path) -> None:
    def with_id(register: str, old: str, new: str, name: str) -> Any:
        found = FOLLOW_UP.registers[register]
        rows = tuple(
            replace(row, id=new, values={**row.values, "namn": name}) if row.id == old else row for row in found.rows
        )
        return replace(found, rows=rows)

    registers = {
        **FOLLOW_UP.registers,
        "grupper": with_id("grupper", "kommunikation", "dialog", "Dialog"),
        "inriktningar": with_id("inriktningar", "bygg", "byggteknik", "Byggteknik"),
        "matdatum": with_id("matdatum", "mars", "var", "1 mars"),
    }
    parts = tuple(
        replace(part, id="deltagare_var", dimension=("matdatum", "var")) if part.id == "deltagare_mars" else part
        for part in FORM.parts
    )
    follow_up = newer(
        rename("kommunikation", "dialog", register="grupper", text="Kommunikation"),
        rename("bygg", "byggteknik", register="inriktningar", text="Bygg och anläggning"),
        rename("mars", "var", register="matdatum"),
        form=replace(FORM, parts=parts),
        registers=registers,
    )
    submission, said = understood(tmp_path, follow_up)
    assert submission.respondent == "dialog"
    rows = {row.key: row.answers["totalt"].value for row in submission.tables["deltagare_var.antal"]}
    assert rows == {"byggteknik": Decimal(9), "vard": None}
    assert said == [VERSION + "Alla frågor i den läses som i den nya."]


def test_names_that_changed_twice_are_followed_all_the_way(tmp_path: Path) -> None:
    asked = replace(of("om", "roll"), id="c", text="Vem svarar?")
    renames = (rename("om.roll", "om.b", since="2026.1"), rename("om.b", "om.c", since="2027.1"))
    follow_up = newer(*renames, form=changed("om", "roll", asked), version="2027.1")
    submission, said = understood(tmp_path, follow_up)
    assert submission.answers["om.c"].value == "Samordnare"
    assert said == [VERSION + "”Uppgiftslämnare (roll)” läses som 1.2 ”Vem svarar?”."]


def test_question_that_was_renamed_and_then_removed_is_left_out(tmp_path: Path) -> None:
    renames = (rename("om.roll", "om.b", since="2026.1"), rename("om.b", since="2027.1"))
    _, said = understood(tmp_path, newer(*renames, form=changed("om", "roll"), version="2027.1"))
    assert said == [LACKS + "Svar på ”Uppgiftslämnare (roll)” används inte, eftersom det inte längre frågas."]


def test_form_of_todays_version_is_not_read_through_the_list(tmp_path: Path) -> None:
    asked = replace(of("om", "roll"), id="ny")
    follow_up = newer(rename("om.roll", "om.ny", since="2025.1"), form=changed("om", "roll", asked), version="2025.1")
    submission, said = understood(tmp_path, follow_up)
    assert submission.answers["om.ny"].value == "Samordnare", "the label is the same"
    assert not any("äldre version" in each for each in said)


def test_question_that_has_come_since_is_missing_and_named(tmp_path: Path) -> None:
    new = question("nytt", "Vad är nytt?", Kind.PROSE, number="2.9", required=True)
    form = changed("bedomning", "syfte", of("bedomning", "syfte"), new)
    submission, said = understood(tmp_path, newer(form=form))
    assert submission.answers["bedomning.nytt"].state is State.MISSING
    assert said == [LACKS + "Nyare frågor saknar svar (2.9)."]


@pytest.mark.parametrize(
    ("version", "than", "older"),
    [
        ("2025.1", "2025.2", True),
        ("2025.9", "2025.10", True),
        ("2025", "2025.1", True),
        ("2025.1", "2025.1", False),
        ("2026.1", "2025.10", False),
        ("1", "1.0", True),
    ],
)
def test_versions_are_compared_by_their_numbers(version: str, than: str, older: bool) -> None:
    assert is_older(version, than) is older


def test_renames_are_taken_back_from_the_latest_and_from_within() -> None:
    renames = [
        rename("a", "b"),
        rename("a.x", "b.y"),
        rename("o.p.q", "o.p.r", since="2025.2"),
        rename("z", "w", since="2024.1"),
    ]
    assert [each.before for each in since(renames, "2025.1")] == ["a.x", "a", "o.p.q"]
