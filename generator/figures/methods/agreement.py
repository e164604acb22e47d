"""How far apart respondents judge: their answers to each scale question side by side, and the steps between them.

Steps are places on the scale among the choices that have a value; any other answer, and none, is no step. Two steps or
more between any two is a difference, also where a third has given no step; but only questions on which everybody who
has delivered gave one are counted (domain section 14, acceptance row 73). Nothing is averaged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.methods.sources import cell
from generator.model.answers import Answer, Dataset, Delivery
from generator.model.definition import FollowUp, Form, Kind, Part, Question
from generator.model.findings import CellPlace
from generator.model.methods import Agreement, Method
from generator.model.published import MethodResult, MethodResults, MethodValue
from generator.model.values import State, absent, value
from generator.swedish import agreement_sentences as sentences
from generator.swedish.text import clean, quoted

_TWO_STEPS = 2
_COMMENT = "kommentar"


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What one respondent answered: the text of its choice, the step's place on the scale, its comment."""

    respondent: str
    text: str | None
    step: int | None
    comment: str | None
    place: CellPlace | None


@dataclass(frozen=True, slots=True)
class _Compared:
    """A question with what everybody who was asked it has answered."""

    question: Question
    path: str
    judgements: tuple[_Judgement, ...]

    @property
    def steps(self) -> list[int]:
        return [each.step for each in self.judgements if each.step is not None]

    @property
    def distance(self) -> int | None:
        """Give the steps between the highest and the lowest answer."""
        return max(self.steps) - min(self.steps) if len(self.steps) > 1 else None

    @property
    def whole(self) -> bool:
        """Tell whether everybody has given a step."""
        return self.distance is not None and len(self.steps) == len(self.judgements)

    @property
    def outcome(self) -> Agreement:
        if self.distance is not None and self.distance >= _TWO_STEPS:
            return Agreement.APART
        if not self.whole:
            return Agreement.NOT_COMPARED
        return Agreement.NEAR if self.distance else Agreement.SAME

    @property
    def name(self) -> str:
        return self.question.short or quoted(self.question.text)


def agreement(dataset: Dataset, method: Method) -> MethodResults:
    """Give how far apart those who have delivered are, in the order of the form and the register."""
    form = dataset.follow_up.forms[method.source]
    asked = [each for each in dataset.deliveries if each.form.id == form.id]
    delivered = [each for each in asked if each.submission is not None]
    absent_names = [each.respondent.name for each in asked if each.submission is None]
    compared = [_compared(dataset.follow_up, part, question, delivered) for part, question in _questions(form, method)]
    return MethodResults(method, (), MethodResult(_values(method, compared, absent_names)))


def _questions(form: Form, method: Method) -> Iterator[tuple[Part, Question]]:
    """Yield the questions that are compared: those that the method names, or all that judge something."""
    for part in form.parts:
        for question in part.questions:
            named = {f"{part.id}.{question.id}", f"{part.base}.{question.id}"}
            wanted = not named.isdisjoint(method.questions) if method.questions else question.kind is Kind.SCALE
            if wanted and question.asked and part.asked:
                yield part, question


def _compared(follow_up: FollowUp, part: Part, question: Question, deliveries: Iterable[Delivery]) -> _Compared:
    judgements = tuple(
        _judgement(follow_up, part, question, delivery)
        for delivery in deliveries
        if _is_asked(part, question, delivery)
    )
    return _Compared(question, f"{part.id}.{question.id}", judgements)


def _is_asked(part: Part, question: Question, delivery: Delivery) -> bool:
    own = (each for each in delivery.form.parts_for(delivery.respondent.id) if each.id == part.id)
    return any(each.question(question.id) for each in own)


def _judgement(follow_up: FollowUp, part: Part, question: Question, delivery: Delivery) -> _Judgement:
    answers: Mapping[str, Answer] = delivery.submission.answers if delivery.submission else {}
    answer, comment = (answers.get(f"{part.id}.{name}") for name in (question.id, f"{question.id}_{_COMMENT}"))
    chosen = answer.value if answer and answer.state is State.VALUE else None
    steps = follow_up.choices(question)
    rising = sorted({step.value for step in steps if step.value is not None})
    step = next((each for each in steps if each.id == chosen), None)
    withheld = any(side.id == _COMMENT and side.withheld for side in question.side)
    said = comment.value if comment and comment.state is State.VALUE and not withheld else None
    return _Judgement(
        delivery.respondent.name,
        step.text if step else None,
        rising.index(step.value) if step and step.value is not None else None,
        clean(said)[0] if isinstance(said, str) else None,
        answer.place if answer else None,
    )


def _values(method: Method, compared: Sequence[_Compared], absent_names: Sequence[str]) -> Mapping[str, MethodValue]:
    who = method.who or sentences.EVERYBODY
    counted = [each for each in compared if each.whole]
    by_outcome = {each: _names(one for one in compared if one.outcome is each) for each in Agreement}
    left_out = _names(each for each in compared if not each.whole)
    same = [each for each in counted if each.outcome is Agreement.SAME]
    return {
        "antal": cell(value(len(counted))),
        "overens": cell(value(len(same))),
        "mening": sentences.together(who, len(same), len(counted), absent_names),
        "skiljer": by_outcome[Agreement.APART],
        "skiljer_mening": sentences.apart(who, by_outcome[Agreement.APART]),
        "ett_steg": by_outcome[Agreement.NEAR],
        "ett_steg_mening": sentences.near(by_outcome[Agreement.NEAR]),
        "utanfor": left_out,
        "utanfor_mening": sentences.left_out(left_out),
        "saknas": tuple(absent_names),
        "fragor": tuple(_fields(each, who) for each in compared),
    }


def _names(compared: Iterable[_Compared]) -> tuple[str, ...]:
    return tuple(each.name for each in compared)


def _fields(compared: _Compared, who: str) -> Mapping[str, MethodValue]:
    distance = compared.distance
    places = [each.place for each in compared.judgements if each.place]
    return {
        "id": compared.path,
        "nummer": compared.question.number,
        "namn": compared.question.text,
        "kort": compared.name,
        "utfall": sentences.OUTCOMES[compared.outcome],
        "mening": sentences.of_question(compared.outcome, who),
        "steg": cell(absent(State.MISSING) if distance is None else value(Decimal(distance)), *places),
        "svar": tuple(
            {"svarande": each.respondent, "svar": each.text, "kommentar": each.comment} for each in compared.judgements
        ),
    }
