"""How a sum divides: the parts of each respondent, and of all of them together.

A sum with something missing is the sum of what is there, names what is missing and has no shares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.figures.methods.sources import Source, cell
from generator.model.answers import Answer, Delivery, figure_of
from generator.model.definition import WHOLE_PART
from generator.model.findings import CellPlace
from generator.model.published import MethodResult, MethodResults, MethodValue
from generator.model.values import ABSENT, NIL, Figure, State, absent, share, total
from generator.swedish import distribution_sentences as sentences
from generator.swedish.figure_sentences import partly_missing


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number with the cells that it comes from."""

    figure: Figure
    sources: tuple[CellPlace, ...]


_Amounts = Mapping[str, _Amount]
"""By column: the parts, and the cost if the method has one."""


def distribution(source: Source) -> MethodResults:
    """Give the result of each respondent that is asked, and that of all together."""
    each = {delivery.respondent.id: _amounts(source, delivery) for delivery in source.deliveries}
    results = tuple(
        MethodResult(_values(source, amounts), source.register, respondent) for respondent, amounts in each.items()
    )
    names = [
        delivery.respondent.name for delivery in source.deliveries if _lacks_something(each[delivery.respondent.id])
    ]
    together = {column: _sum([amounts[column] for amounts in each.values()]) for column in _columns(source)}
    return MethodResults(source.method, results, MethodResult(_values(source, together, names)))


def _columns(source: Source) -> tuple[str, ...]:
    wanted = (*source.method.parts, source.method.cost)
    return tuple(column for column in wanted if column in source.questions)


def _amounts(source: Source, delivery: Delivery) -> _Amounts:
    """Give a respondent's amounts, each summed over its rows; without rows they are missing, or confirmed to be nil."""
    cases = [case for case in source.cases if case.respondent == delivery.respondent.id]
    if not cases:
        return dict.fromkeys(_columns(source), _Amount(_nothing(source, delivery), ()))
    return {column: _sum([_amount(case.answers.get(column)) for case in cases]) for column in _columns(source)}


def _amount(answer: Answer | None) -> _Amount:
    return _Amount(figure_of(answer), (answer.place,) if answer else ())


def _sum(amounts: Sequence[_Amount]) -> _Amount:
    return _Amount(total(each.figure for each in amounts), tuple(place for each in amounts for place in each.sources))


def _nothing(source: Source, delivery: Delivery) -> Figure:
    if delivery.submission is None:
        return absent(State.UNDELIVERED)
    _, part_id, *table = source.method.source.split(".")
    confirming = (
        delivery.submission.answers.get(f"{part.id}.{question.id}")
        for part in delivery.form.parts
        if (part.base or part.id) == part_id
        for question in part.questions
        if question.nil_for and question.nil_for in (WHOLE_PART, *table)
    )
    return NIL if any(answer and answer.value == "ja" for answer in confirming) else absent(State.MISSING)


def _lacks_something(amounts: _Amounts) -> bool:
    return any(each.figure.state in ABSENT or each.figure.partial for each in amounts.values())


def _values(source: Source, amounts: _Amounts, names: Sequence[str] | None = None) -> Mapping[str, MethodValue]:
    """Give the values of one respondent or, with the *names* of those who lack something, of all."""
    method = source.method
    parts = [(source.questions[column].text, amounts[column]) for column in method.parts if column in amounts]
    whole = _sum([amount for _, amount in parts])
    shares = [share(amount.figure, whole.figure) for _, amount in parts]
    cost = amounts.get(method.cost)
    told = sentences.Distribution(
        source.unit(),
        whole.figure,
        [(text, amount.figure) for text, amount in parts],
        _told(whole.figure, shares, method.smallest),
        cost.figure if cost else None,
        _who(source, names or ()),
    )
    lacking = names if names is not None else [text for text, amount in parts if not amount.figure.known]
    return {
        "summa": cell(whole.figure, *whole.sources),
        "delar": tuple(
            {"namn": text, "varde": cell(amount.figure, *amount.sources), "andel": cell(each, *amount.sources)}
            for (text, amount), each in zip(parts, shares, strict=True)
        ),
        "kostnad": cell(cost.figure, *cost.sources) if cost else cell(absent(State.NOT_APPLICABLE)),
        "saknas": tuple(lacking),
        "mening": sentences.distribution(told),
    }


def _told(whole: Figure, shares: Sequence[Figure], smallest: int) -> list[Decimal]:
    """Give the shares that the sentence tells: all or none, and none of a small sum."""
    numbers = [each.number for each in shares if each.number is not None]
    return numbers if len(numbers) == len(shares) and (whole.number or 0) >= smallest else []


def _who(source: Source, names: Sequence[str]) -> str:
    register = source.follow_up.registers[source.register]
    return partly_missing(names, register.singular, register.plural) if names else ""
