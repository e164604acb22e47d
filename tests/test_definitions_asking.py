"""What a model asks only sometimes, and what its tables begin with, as it is loaded."""

from pathlib import Path

import pytest

from generator.definitions import Loaded
from generator.model.definition import FollowUp, Kind, Part, Question
from generator.model.findings import Finding
from tests.models import MODEL, follow_up_of, load_text

MEETINGS = 'blad = "Möten"'
TOPIC = 'id = "amne"\ntext = "Ämne"'
CLEAR = 'text = "Är blanketten klar?"'


def changed(*changes: tuple[str, str]) -> str:
    text = MODEL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def parts(follow_up: FollowUp, respondent: str = "norra") -> dict[str, Part]:
    return {part.id: part for part in follow_up.forms["skola"].parts_for(respondent)}


def question(follow_up: FollowUp, part: str, name: str) -> Question | None:
    return parts(follow_up)[part].question(name)


def columns(follow_up: FollowUp, part: str, name: str) -> list[str]:
    found = question(follow_up, part, name)
    assert found
    return [column.id for column in found.columns]


@pytest.mark.parametrize(
    ("condition", "asked"),
    [
        ("rapport.troskel == 5", True),
        ("rapport.troskel > 5", False),
        ("rapport.fast == 'Nej'", True),
        ("period.del == 'H1'", False),
        ("modell.id == 'prov'", True),
        ("rapport.beslutad", False),
    ],
)
def test_a_column_is_asked_for_when_its_condition_holds(tmp_path: Path, condition: str, asked: bool) -> None:
    follow_up = follow_up_of(tmp_path / "prov", changed((TOPIC, f'{TOPIC}\nnar = "{condition}"')))

    assert columns(follow_up, "arbete", "moten") == (["datum", "amne"] if asked else ["datum"])


def test_what_is_not_asked_in_this_period_is_still_known(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov", changed((TOPIC, f'{TOPIC}\nnar = "rapport.troskel > 5"')))
    moten = next(part for part in follow_up.forms["skola"].parts if part.id == "arbete").question("moten")

    assert moten
    assert [(column.id, column.asked) for column in moten.columns] == [("datum", True), ("amne", False)]


def test_questions_that_are_left_out_leave_the_numbers_of_the_others(tmp_path: Path) -> None:
    galler = 'text = "Blanketten gäller"'
    follow_up = follow_up_of(tmp_path / "prov", changed((galler, f'{galler}\nnar = "period.ar < 2025"')))

    assert [(each.id, each.number) for each in parts(follow_up)["om"].questions] == [("klar", "1.2")]


def test_a_part_and_a_side_question_can_be_left_out(tmp_path: Path) -> None:
    side = '[[gemensam_del.fraga.sida]]\nid = "vem"\ntext = "Vem"\ntyp = "text"\nnar = "period.ar < 2025"\n'
    text = changed(
        ('rubrik = "Årets arbete"', 'rubrik = "Årets arbete"\nnar = "period.ar < 2025"'),
        ("[[blankett]]", f"{side}\n[[blankett]]"),
    )
    follow_up = follow_up_of(tmp_path / "prov", text)
    asked = question(follow_up, "om", "klar")

    assert "arbete" not in parts(follow_up)
    assert asked
    assert [each.id for each in asked.side] == ["kommentar", "ej_relevant"]


def test_two_columns_may_share_a_heading_if_only_one_of_them_is_asked(tmp_path: Path) -> None:
    other = '{ id = "andra", text = "Flickor", typ = "heltal", nar = "rapport.troskel > 5" },\n  { id = "pojkar"'
    assert load_text(tmp_path / "prov", changed(('{ id = "pojkar"', other))).findings == ()


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("om.klar == 'ja'", "Namnet ”om” finns inte här."),
        ("rapport.tröskel > 3", "”tröskel” finns inte i ”rapport”. Menade du ”troskel”?"),
        (
            "rapport.troskel > 'fem'",
            "Uttrycket jämför eller räknar med värden av olika slag, till exempel en text och ett tal.",
        ),
    ],
)
def test_a_condition_that_cannot_be_tried_is_told_on_its_line(tmp_path: Path, condition: str, sentence: str) -> None:
    text = changed((CLEAR, f'{CLEAR}\nnar = "{condition}"'))

    assert told(load_text(tmp_path / "prov", text)) == [(line_of(text, "nar ="), sentence)]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def told(loaded: Loaded) -> list[tuple[int, str]]:
    return [(_line(finding), finding.message) for finding in loaded.findings]


def _line(finding: Finding) -> int:
    return getattr(finding.place, "line", 0)


def test_a_table_can_begin_with_the_rows_of_the_period_before(tmp_path: Path) -> None:
    carried = f'{MEETINGS}\nforifyllda_rader = "forra"\nforifyllda_nar = "rad.amne != \'\' and svarande.platser > 5"'
    text = changed((MEETINGS, carried), (TOPIC, f"{TOPIC}\npa_nytt = true"))
    moten = question(follow_up_of(tmp_path / "prov", text), "arbete", "moten")

    assert moten
    assert (moten.carried_rows, moten.prefilled_rows) == (True, "")
    assert moten.prefilled_when == "rad.amne != '' and svarande.platser > 5"
    assert [column.anew for column in moten.columns] == [False, True]


def test_a_table_can_begin_with_the_rows_of_a_register(tmp_path: Path) -> None:
    begun = f'{MEETINGS}\nforifyllda_rader = "skolor"\nforifyllda_nar = "rad.id == svarande.id"'
    text = changed((MEETINGS, begun), (TOPIC, f'{TOPIC}\nforifyllt = "{{{{ rad.kod }}}}"'))
    moten = question(follow_up_of(tmp_path / "prov", text), "arbete", "moten")

    assert moten
    assert (moten.carried_rows, moten.prefilled_rows, moten.ready_rows) == (False, "skolor", 30)


def test_the_texts_of_such_rows_name_the_row_that_they_begin_with(tmp_path: Path) -> None:
    carried = f'{MEETINGS}\nforifyllda_rader = "forra"'
    text = changed((MEETINGS, carried), (TOPIC, f'{TOPIC}\nforifyllt = "{{{{ rad.kod }}}}"'))

    assert told(load_text(tmp_path / "prov", text)) == [
        (line_of(text, 'forifyllt = "{{ rad.kod'), "”kod” finns inte i ”rad”.")
    ]


def test_a_carried_column_may_be_locked_without_a_text_of_its_own(tmp_path: Path) -> None:
    carried = f'{MEETINGS}\nforifyllda_rader = "forra"'

    assert load_text(tmp_path / "prov", changed((MEETINGS, carried), (TOPIC, f"{TOPIC}\nlast = true"))).findings == ()


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ("skola", "”skola” finns inte bland registren. Menade du ”skolor”?"),
        ("x", "”x” finns inte bland registren: skolor, matdatum, arskurser, forra."),
    ],
)
def test_a_table_cannot_begin_with_the_rows_of_a_register_that_is_not_there(
    tmp_path: Path, wanted: str, sentence: str
) -> None:
    text = changed((MEETINGS, f'{MEETINGS}\nforifyllda_rader = "{wanted}"'))

    assert told(load_text(tmp_path / "prov", text)) == [(line_of(text, 'id = "moten"') - 1, sentence)]


def test_an_answer_that_can_be_unchanged_has_a_choice_beside_it(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov", changed((CLEAR, f'{CLEAR}\noforandrat = "Som sist"')))
    asked = question(follow_up, "om", "klar")

    assert asked
    assert next((side.id, side.text, side.repeats) for side in asked.side) == ("oforandrat", "Som sist", True)
    assert [step.text for step in follow_up.choices(asked.side[0])] == ["Ja"]


def test_a_form_can_show_what_was_answered_before(tmp_path: Path) -> None:
    shown = 'lamnas_av = "skolor"'
    follow_up = follow_up_of(tmp_path / "prov", changed((shown, f"{shown}\nvisa_forra = true")))

    assert follow_up.forms["skola"].shows_previous
    assert not follow_up_of(tmp_path / "prov").forms["skola"].shows_previous


def test_a_part_can_ask_first_whether_there_is_anything_to_report(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov", changed(('id = "arbete"', 'id = "arbete"\ninget_att_redovisa = true')))
    part = parts(follow_up)["arbete"]
    asked = part.questions[0]

    assert part.nil_question is asked
    assert (asked.id, asked.number) == ("inget_att_redovisa", f"{part.number}.0")
    assert [(side.id, side.kind, side.required) for side in asked.side] == [
        ("datum", Kind.DATE, True),
        ("roll", Kind.TEXT, True),
    ]
    assert [step.text for step in follow_up.choices(asked)] == ["Ja"]
    assert part.questions[1].number == f"{part.number}.1"
