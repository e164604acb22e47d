"""Answers that are said to be unchanged, over several periods, and rules that look at the period before."""

from typing import Any

import pytest

from generator.merging import combine, validate
from generator.model.answers import Answer, Dataset
from generator.model.findings import Finding
from generator.model.values import State
from generator.swedish.merging_messages import Merging
from generator.swedish.messages import finding_text
from tests.filling import fill
from tests.rounds import FIRST, MODEL, answered, changed, dataset_of, follow_up, form, read

T1, T2, T3 = "2025-T1", "2025-T2", "2025-T3"
PURPOSE = "arbete.syfte"
SAME: dict[str, Any] = {f"{PURPOSE}_oforandrat": "Ja"}
WROTE = "Torget ska kännas tryggt.\nAlla ska kunna vara där."


@pytest.fixture(scope="module")
def first() -> Dataset:
    return answered(T1, FIRST)


def came_in(answers: dict[str, Any], *earlier: Dataset, text: str = MODEL) -> tuple[Dataset, tuple[Finding, ...]]:
    """Give the second tertial with these answers."""
    definition = follow_up(T2, text)
    submissions, unread = read(definition, fill(form(definition), answers))
    assert unread == ()
    return combine(definition, submissions, earlier)


def answer(dataset: Dataset, field: str = PURPOSE) -> Answer:
    submission = dataset.deliveries[0].submission
    assert submission
    return submission.answers[field]


def test_an_unchanged_answer_is_the_one_of_the_period_before(first: Dataset) -> None:
    dataset, findings = came_in(SAME, first)

    assert findings == ()
    assert (answer(dataset).value, answer(dataset).since) == (WROTE, "tertial 1 2025")
    assert answer(dataset).place == answer(first).place


def test_an_answer_of_its_own_is_of_no_earlier_period(first: Dataset) -> None:
    assert answer(first).since == ""
    assert answer(came_in({PURPOSE: "Nytt syfte."}, first)[0]).since == ""


def test_over_several_periods_it_is_told_when_it_was_written(first: Dataset) -> None:
    second = answered(T2, SAME, (first,))
    third = answered(T3, SAME, (first, second))

    assert (answer(third).value, answer(third).since) == (WROTE, "tertial 1 2025")


def test_once_it_was_written_anew_that_is_when_it_was_written(first: Dataset) -> None:
    second = answered(T2, {PURPOSE: "Nytt syfte."}, (first,))
    third = answered(T3, SAME, (first, second))

    assert (answer(third).value, answer(third).since) == ("Nytt syfte.", "tertial 2 2025")


def test_the_order_of_the_earlier_periods_does_not_matter(first: Dataset) -> None:
    second = answered(T2, SAME, (first,))
    filled = fill(form(follow_up(T3)), SAME)
    forth, back = (dataset_of(follow_up(T3), filled, earlier=each) for each in ((first, second), (second, first)))

    assert forth == back


def test_a_choice_can_be_unchanged(first: Dataset) -> None:
    dataset, findings = came_in({"arbete.grad_oforandrat": "Ja"}, first)

    assert findings == ()
    assert (answer(dataset, "arbete.grad").value, answer(dataset, "arbete.grad").since) == ("lag", "tertial 1 2025")


def test_the_same_words_written_again_are_unchanged_too(first: Dataset) -> None:
    dataset, findings = came_in({**SAME, PURPOSE: WROTE}, first)

    assert findings == ()
    assert (answer(dataset).since, answer(dataset).place.file) == ("tertial 1 2025", f"{T2}/a.xlsx")


CASES = {
    Merging.UNCHANGED_BUT_ANSWERED: (
        {**SAME, PURPOSE: "Nytt syfte."},
        "2025-T2/a.xlsx, bladet Arbetet, cell D11: varning: ”Vad ville ni uppnå?” är både besvarad och markerad som "
        "oförändrad. Det nya svaret används. Ta bort markeringen om det är rätt.",
        ("Nytt syfte.", ""),
    ),
    Merging.NOTHING_TO_REPEAT: (
        {"arbete.syfte_oforandrat": "Ja"},
        "2025-T2/a.xlsx, bladet Arbetet, cell F11: fel: ”Vad ville ni uppnå?” är markerad som oförändrad, men det "
        "finns inget svar från tertial 1 2025 att upprepa. Skriv svaret i svarsrutan.",
        (None, ""),
    ),
}


@pytest.mark.parametrize("message", CASES, ids=lambda message: message.name)
def test_what_is_said_of_an_unchanged_answer(message: Merging) -> None:
    answers, sentence, (value, since) = CASES[message]
    then = answered(T1, {PURPOSE: WROTE} if PURPOSE in answers else {"arbete.timmar": 3})
    dataset, findings = came_in(answers, then)
    field = next(iter(answers)).removesuffix("_oforandrat")

    assert [(finding.code, finding_text(finding)) for finding in findings] == [(message.name, sentence)]
    assert (answer(dataset, field).value, answer(dataset, field).since) == (value, since)


def test_before_the_first_of_periods_that_come_when_needed_there_is_none_with_a_name() -> None:
    parts = MODEL[MODEL.index("delar = [") : MODEL.index("[[register]]")]
    definition = follow_up("2025-tertial-1", MODEL.replace(parts, "fri = true\n\n", 1))
    _, findings = combine(definition, read(definition, fill(form(definition), SAME))[0], ())
    (told,) = (finding.message for finding in findings)
    assert "det finns inget svar från förra perioden att upprepa" in told


def test_nothing_is_unchanged_too_where_nothing_needs_to_be_answered() -> None:
    dataset, findings = came_in({"arbete.grad_oforandrat": "Ja"}, answered(T1, {PURPOSE: WROTE}))

    assert findings == ()
    assert answer(dataset, "arbete.grad").state is State.MISSING


@pytest.mark.parametrize("earlier", [(), (T3,)], ids=["nothing", "another period"])
def test_only_the_period_before_can_be_repeated(earlier: tuple[str, ...]) -> None:
    others = [answered(period, {PURPOSE: "Ett annat år."}) for period in earlier]
    _, findings = came_in(SAME, *others)

    assert [finding.code for finding in findings] == ["NOTHING_TO_REPEAT"]


def test_a_required_answer_that_is_unchanged_is_not_asked_for_again(first: Dataset) -> None:
    dataset, _ = came_in({**SAME, "arbete.mal": []}, first)
    nothing, _ = came_in(SAME)

    for each in (dataset, nothing):
        told = [finding.message for finding in validate(each.follow_up, each)]
        assert "Fältet ”Vad ville ni uppnå?” är obligatoriskt." not in told


def test_a_carried_row_without_what_is_required_is_told(first: Dataset) -> None:
    definition = follow_up(T2)
    dataset = dataset_of(definition, fill(form(definition, first), SAME), earlier=(first,))

    told = [finding_text(finding) for finding in validate(definition, dataset) if finding.code != "FORM_MISSING"]
    assert told == [
        "2025-T2/a.xlsx, bladet Avvikelser, cell F12: fel: Fältet ”Läge” är obligatoriskt.",
        "2025-T2/a.xlsx, bladet Målen, cell E10: fel: Fältet ”Kommentar” är obligatoriskt.",
    ]


# ---------------------------------------------------------------- rules


def ruled(condition: str, scope: str = "aktivitet.arbete", text: str = "Fel.", at: str = "") -> str:
    written = f'[[regel]]\nid = "regel"\ni = "{scope}"\nvillkor = "{condition}"\ntext = "{text}"\nvid = "{at}"\n\n'
    return changed(("[[blankett]]", f"{written}[[blankett]]"))


def broken(text: str, answers: dict[str, Any], *earlier: Dataset) -> list[str]:
    dataset, _ = came_in(answers, *earlier, text=text)
    return [finding.message for finding in validate(dataset.follow_up, dataset) if finding.code == "RULE_BROKEN"]


def before(period: str, text: str, answers: dict[str, Any]) -> Dataset:
    return answered(period, answers, text=text)


def test_a_rule_sees_what_was_answered_in_the_period_before() -> None:
    text = ruled("timmar <= forra.timmar * 2", text="Från {{ forra.timmar }} till {{ timmar }} timmar.")

    assert broken(text, {"arbete.timmar": 30}, before(T1, text, {"arbete.timmar": 12.5})) == [
        "Från 12,5 till 30 timmar."
    ]
    assert broken(text, {"arbete.timmar": 20}, before(T1, text, {"arbete.timmar": 12.5})) == []


def test_a_rule_is_not_tried_without_the_period_before() -> None:
    text = ruled("timmar <= forra.timmar")

    assert broken(text, {"arbete.timmar": 30}) == []
    assert broken(text, {"arbete.timmar": 30}, before(T1, text, {})) == []
    assert broken(text, {"arbete.timmar": 30}, before("2024-T2", text, {"arbete.timmar": 1})) == []


def test_a_rule_sees_the_same_period_last_year_in_a_part_too() -> None:
    text = ruled("timmar <= fjol.timmar")

    assert broken(text, {"arbete.timmar": 30}, before("2024-T2", text, {"arbete.timmar": 1})) == ["Fel."]
    assert broken(text, {"arbete.timmar": 30}, before(T1, text, {"arbete.timmar": 1})) == []


def test_a_rule_compares_choices_of_the_period_before_by_their_ids_and_tells_their_texts() -> None:
    text = ruled("grad != 'lag' or forra.grad != 'lag'", text="Både nu och då: {{ forra.grad }}.", at="grad")

    assert broken(text, {"arbete.grad": "I låg grad"}, before(T1, text, {"arbete.grad": "I låg grad"})) == [
        "Både nu och då: ”I låg grad”."
    ]


def test_a_rule_never_quotes_the_words_of_the_period_before() -> None:
    text = ruled("syfte != forra.syfte", text="Då stod det {{ forra.syfte }}")

    assert broken(text, {PURPOSE: "Hemligt."}, before(T1, text, {PURPOSE: "Hemligt."})) == ["Då stod det …"]


def test_a_table_with_free_rows_has_no_row_that_is_the_same() -> None:
    text = ruled("antal <= forra.antal", scope="aktivitet.arbete.avvikelser")
    rows = {"arbete.avvikelser": [{"avvikelse": "A", "antal": 5}]}

    assert broken(text, rows, before(T1, text, {"arbete.avvikelser": [{"avvikelse": "A", "antal": 1}]})) == []


def test_a_name_for_an_earlier_period_does_not_hide_a_question_of_that_name() -> None:
    text = ruled("forra > 3").replace('id = "timmar"', 'id = "forra"')

    assert broken(text, {"arbete.forra": 2}) == ["Fel."]


def test_what_is_not_asked_in_this_period_is_absent_in_rules(first: Dataset) -> None:
    asked = 'id = "timmar"\ntext = "Antal timmar"'
    text = ruled("timmar > 3 or lamnad is angiven").replace(asked, f"{asked}\nnar = \"period.del == 'T1'\"")
    dataset, _ = came_in({}, text=text)
    table = ruled("antal > 3", scope="aktivitet.arbete.avvikelser").replace(
        'text = "Antal", typ', 'text = "Antal", nar = "period.del == \'T1\'", typ'
    )

    assert [finding.code for finding in validate(dataset.follow_up, dataset)][:1] == ["REQUIRED_BLANK"]
    assert broken(table, {"arbete.avvikelser": [{"avvikelse": "A", "lage": "Klar"}]}, first) == []
    assert _state(dataset) is None


def _state(dataset: Dataset) -> State | None:
    submission = dataset.deliveries[0].submission
    assert submission
    found = submission.answers.get("arbete.timmar")
    return found.state if found else None
