"""Answers as they would be typed: numbers exactly, choices by their texts."""

from generator.model.answers import Answer
from generator.model.definition import CHOICE_KINDS, FollowUp, Question
from generator.model.values import State
from generator.swedish.quoting import exactly
from generator.swedish.text import joined


def as_typed(follow_ups: tuple[FollowUp, ...], question: Question, answer: Answer | None) -> str:
    """Give an answer as it would be typed; choices by the texts that the first of the follow-ups has for them."""
    if answer is None or answer.state is not State.VALUE:
        return ""
    match answer.value:
        case str() as text if question.kind not in CHOICE_KINDS:
            return text
        case str() as step:
            return _choices(follow_ups, question, (step,))
        case tuple() as steps:
            return _choices(follow_ups, question, steps)
        case None:
            return ""
        case exact:
            return exactly(exact)


def _choices(follow_ups: tuple[FollowUp, ...], question: Question, steps: tuple[str, ...]) -> str:
    texts: dict[str, str] = {}
    for follow_up in reversed(follow_ups):
        if question.register in follow_up.registers or question.scale in follow_up.scales:
            texts |= {step.id: step.text for step in follow_up.choices(question)}
    known = [texts[step] for step in steps if step in texts]
    return joined(known) if known else ""
