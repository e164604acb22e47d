"""Before and after, beside the same number elsewhere: difference in differences, in numbers and in percent.

(B1 - B0) - (C1 - C0) tells how much further the number went here than there. Where the two differ in size,
(B1 / B0) / (C1 / C0) - 1 tells the same in percent, and decides. Either supposes that both would otherwise have gone
the same way; that supposition is why no more is said than what the numbers speak for (acceptance rows 66 and 67).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.methods.sources import Case, Source, cell
from generator.model.methods import Direction, Verdict
from generator.model.published import MethodResult, MethodValue
from generator.model.values import Figure, State, absent, difference, share, value
from generator.swedish.measures import Measure, Unit
from generator.swedish.method_sentences import VERDICTS, Development, development, in_short


@dataclass(frozen=True, slots=True)
class Differences:
    """What follows from four numbers: the changes here and there, and how much further it went here."""

    change: Figure
    other_change: Figure
    gap: Figure
    ratio: Figure
    """The change here in relation to the change there, as a share; suppressed if a count is too small."""
    small: bool
    slight: bool = False
    """Whether the difference is too small to conclude anything from."""


def differences(
    own: tuple[Figure, Figure], other: tuple[Figure, Figure], unit: Unit, smallest: int, least_gap: int = 0
) -> Differences:
    """Reckon with what is before and after, here and there.

    A count under *smallest* gives no percent; a difference of less than *least_gap* percent, or between shares of less
    than so many percentage points, is slight.
    """
    change, other_change = difference(own[1], own[0]), difference(other[1], other[0])
    counts = [each.number for each in (*own, *other) if each.number is not None]
    small = unit.measure is Measure.COUNT and any(count < smallest for count in counts)
    gap, ratio = difference(change, other_change), _ratio(own, other, unit, small)
    told = gap.number if unit.measure is Measure.SHARE else ratio.number and ratio.number * 100
    slight = told is not None and 0 < abs(told) < least_gap
    return Differences(change, other_change, gap, ratio, small, slight)


def _ratio(own: tuple[Figure, Figure], other: tuple[Figure, Figure], unit: Unit, small: bool) -> Figure:
    relative = share(share(own[1], own[0]), share(other[1], other[0]))
    if relative.number is None:
        return relative
    if small:
        return absent(State.SUPPRESSED)
    below_zero = any(each.number is not None and each.number < 0 for each in (*own, *other))
    return absent(State.NOT_APPLICABLE) if below_zero or not unit.in_percent else value(relative.number - 1)


def verdict(found: Differences, wanted: Direction | None) -> Verdict:
    """Tell what the numbers speak for: the relative difference decides, unless the absolute one points elsewhere."""
    if found.change.number is None:
        return Verdict.NOT_KNOWN
    if found.small:
        return Verdict.TOO_SMALL
    if found.gap.number is None:
        return Verdict.NOT_COMPARED
    if wanted is None:
        return Verdict.NOT_KNOWN
    decisive = found.gap.number if found.ratio.number is None else found.ratio.number
    if decisive * found.gap.number < 0:
        return Verdict.UNCLEAR
    if not decisive:
        return Verdict.SAME
    if found.slight:
        return Verdict.SLIGHT
    return Verdict.BETTER if (decisive > 0) is (wanted is Direction.MORE) else Verdict.WORSE


def before_after(source: Source) -> tuple[MethodResult, ...]:
    """Give the result of each row."""
    return tuple(source.result(case, dict(_values(source, case))) for case in source.cases)


def _values(source: Source, case: Case) -> Iterator[tuple[str, MethodValue]]:
    method, unit = source.method, source.unit(case)
    own = (case.figure(method.before), case.figure(method.after))
    other = (case.figure(method.compared_before), case.figure(method.compared_after))
    found, wanted = differences(own, other, unit, method.smallest, method.least_gap), _wanted(source, case)
    judged = verdict(found, wanted)
    told = Development(
        source.name(case), unit, *own, *other, found.ratio, wanted, found.small, judged, method.here, method.there
    )
    columns = {
        "fore": method.before,
        "efter": method.after,
        "jamforelse_fore": method.compared_before,
        "jamforelse_efter": method.compared_after,
    }
    cells = {name: case.cell(column) for name, column in columns.items()}
    places = {name: each.sources for name, each in cells.items()}
    here = places["fore"] + places["efter"]
    there = places["jamforelse_fore"] + places["jamforelse_efter"]
    yield "namn", told.name
    yield from cells.items()
    yield "forandring", cell(found.change, *here)
    yield "jamforelse_forandring", cell(found.other_change, *there)
    yield "skillnad", cell(found.gap, *here, *there)
    yield "kvot", cell(found.ratio, *here, *there)
    yield "slutsats", VERDICTS[judged]
    yield "mening", development(told)
    yield "kort", in_short(told)


def _wanted(source: Source, case: Case) -> Direction | None:
    words = {direction.value for direction in Direction}
    answer = case.answers.get(source.method.wanted)
    chosen = source.method.wanted if source.method.wanted in words else answer.value if answer else None
    return Direction(chosen) if chosen in words else None
