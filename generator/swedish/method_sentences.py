"""What is said of a number before and after, beside the same number elsewhere.

The sentences tell what has changed and what the comparison speaks for. They never say that something has caused it,
and what is missing is said in words. Whether a comparison may be made at all is settled by those who ask.
"""

from dataclasses import dataclass
from decimal import Decimal

from generator.model.methods import Direction, Verdict
from generator.model.values import Figure, State
from generator.swedish.measures import Measure, Unit, amount, aside, decimals_in, distance, fitting, one_line
from generator.swedish.numbers import number, percent_prose, rounded

HERE, THERE = "i området", "i jämförelseområdet"
TOO_SMALL = "Underlaget är för litet för en säker slutsats."
CAUSE_UNKNOWN = "så det går inte att säga vad utvecklingen beror på."
"""The only thing ever said about causes."""

VERDICTS = {
    Verdict.BETTER: "talar för",
    Verdict.SAME: "talar inte för",
    Verdict.SLIGHT: "talar inte för",
    Verdict.WORSE: "talar inte för",
    Verdict.UNCLEAR: "talar inte för",
    Verdict.TOO_SMALL: "för litet underlag",
    Verdict.NOT_COMPARED: "jämförelse saknas",
    Verdict.NOT_KNOWN: "uppgift saknas",
}
_WANTED = {Direction.LESS: "en minskning", Direction.MORE: "en ökning"}
_LONGEST_SUBJECT = 80


@dataclass(frozen=True, slots=True)
class Development:
    """A number before and after, with what is known of the same number elsewhere.

    *ratio* is the change here in relation to the change there, as a share; *small* tells that some count is too small
    for percent and conclusions. An unknown direction is None.
    """

    name: str | None
    unit: Unit
    before: Figure
    after: Figure
    other_before: Figure
    other_after: Figure
    ratio: Figure
    wanted: Direction | None
    small: bool
    verdict: Verdict
    here: str = ""
    there: str = ""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A development whose numbers before and after are known; *others* are those elsewhere, if both are known."""

    told: Development
    before: Decimal
    after: Decimal
    others: tuple[Decimal, Decimal] | None

    @property
    def here(self) -> str:
        return self.told.here or HERE

    @property
    def there(self) -> str:
        return self.told.there or THERE

    @property
    def unit(self) -> Unit:
        return fitting(self.told.unit, self.after, self.told.name)

    @property
    def decimals(self) -> int:
        return decimals_in(self.unit, self.before, self.after, *(self.others or ()))

    @property
    def change(self) -> Decimal:
        return self.after - self.before

    @property
    def unwanted(self) -> bool:
        return bool(self.change) and (self.change > 0) is not (self.told.wanted is Direction.MORE)

    def size(self, change: Decimal) -> str:
        return distance(change, self.unit, self.decimals)


def subject(name: str | None, unnamed: str = "Värdet") -> str:
    """Begin a sentence with the name of what was measured; what is no plain name stands in quotation marks."""
    plain = one_line(name or "").rstrip(" .:;,")
    if not plain:
        return unnamed
    odd = plain[0].isnumeric() or plain[-1] in "?!" or ". " in plain or len(plain) > _LONGEST_SUBJECT
    return f"”{plain}”" if odd else plain[0].upper() + plain[1:]


def development(told: Development) -> str:
    """Say how a number has developed, and what that speaks for."""
    own, others = _pair(told.before, told.after), _pair(told.other_before, told.other_after)
    if own is None:
        return " ".join(_one_sided(told))
    seen = _Seen(told, *own, others)
    said = (_went(seen), _changes(seen), _in_relation(seen), _as_wished(seen), _conclusion(seen))
    return " ".join(sentence for sentence in said if sentence)


def in_short(told: Development) -> str:
    """Say from where to where a number went, and what that speaks for; for a text beside a table of the numbers."""
    own, others = _pair(told.before, told.after), _pair(told.other_before, told.other_after)
    if own is None:
        return " ".join(_one_sided(told))
    seen = _Seen(told, *own, others)
    return " ".join(sentence for sentence in (_went(seen), _as_wished(seen), _conclusion(seen)) if sentence)


def _pair(first: Figure, second: Figure) -> tuple[Decimal, Decimal] | None:
    return None if first.number is None or second.number is None else (first.number, second.number)


def lacking(*figures: Figure) -> str:
    """Say of figures that are not there whether they are missing or cannot be read."""
    faulty = [figure.state is State.FAULTY for figure in figures]
    if all(faulty):
        return "går inte att läsa"
    return "saknas eller går inte att läsa" if any(faulty) else "saknas"


def _one_sided(told: Development) -> tuple[str, ...]:
    """Say what is known when before, after or both are missing."""
    here = told.here or HERE
    if told.before.number is None and told.after.number is None:
        missing = f"uppgifterna om läget före och efter {lacking(told.before, told.after)}"
        return (f"{subject(told.name)} kan inte bedömas {here}: {missing}.",)
    value = told.after.number if told.before.number is None else told.before.number
    assert value is not None
    absent, when, other = (
        (told.before, "efteråt", "före") if told.before.number is None else (told.after, "från början", "efter")
    )
    unit = fitting(told.unit, value, told.name)
    what = f"{subject(told.name)}{aside(unit)}"
    known = f"{what} låg {here} {when} på {amount(value, unit, decimals_in(unit, value))}."
    return (known, f"Uppgiften om läget {other} {lacking(absent)}, så förändringen kan inte bedömas.")


def _went(seen: _Seen) -> str:
    """Say from where to where the number went here, and there."""
    own = _course(seen.before, seen.after, seen.unit, seen.decimals, f" {seen.here}")
    here = f"{subject(seen.told.name)}{aside(seen.unit)} {own}"
    if seen.others is None:
        return f"{here}."
    # What is counted is said once; what a percentage or an amount is, is part of how it is written.
    again = Unit(Measure.COUNT) if seen.unit.measure is Measure.COUNT else seen.told.unit
    return f"{here}, samtidigt som värdet {seen.there} {_course(*seen.others, again, seen.decimals)}."


def _course(before: Decimal, after: Decimal, unit: Unit, decimals: int, where: str = "") -> str:
    if before == after:
        return f"låg{where} kvar på {amount(after, unit, decimals)}"
    return f"gick{where} från {number(before, decimals)} till {amount(after, unit, decimals)}"


def change_of(change: Decimal, size: str) -> str:
    """Name a change: "en minskning med 30"."""
    return f"{'en ökning' if change > 0 else 'en minskning'} med {size}" if change else "ingen förändring"


def _changes(seen: _Seen) -> str:
    """Say how large the changes are; a number that stayed where it was, with nothing beside it, has said so."""
    if seen.others is None:
        return f"Det är {change_of(seen.change, seen.size(seen.change))}{_percent(seen)}." if seen.change else ""
    own, other = seen.change, seen.others[1] - seen.others[0]
    if not own and not other:
        return f"Ingen förändring syns, varken {seen.here} eller {seen.there}."
    first = change_of(own, seen.size(own))
    if own == other:
        return f"Det är {first} både {seen.here} och {seen.there}."
    same_way = own * other > 0
    second = f"med {seen.size(other)}" if same_way else change_of(other, seen.size(other))
    gap = f", en skillnad på {seen.size(own - other)}" if own and other else ""
    return f"Det är {first} {seen.here} och {second} {seen.there}{gap}."


def _percent(seen: _Seen) -> str:
    if seen.told.small or not seen.unit.in_percent or seen.before <= 0:
        return ""
    return f" ({percent_size(seen.change / seen.before)})"


def percent_size(share: Decimal) -> str:
    """Write the size of a change in percent, with one decimal if it needs it."""
    whole = rounded(abs(share) * 100, 1)
    if share and not whole:
        return f"mindre än {percent_prose(Decimal('0.001'), 1)}"
    return percent_prose(abs(share), 0 if whole == whole.to_integral_value() else 1)


def _in_relation(seen: _Seen) -> str:
    """Say what the two changes in percent come to together."""
    ratio = seen.told.ratio.number
    if ratio is None or seen.others is None or not (seen.change or seen.others[1] - seen.others[0]):
        return ""
    if not ratio:
        return f"I procent var förändringen lika stor {seen.here} som {seen.there}."
    change = change_of(ratio, percent_size(ratio))
    return f"I förhållande till utvecklingen {seen.there} är det {change} {seen.here}."


def _as_wished(seen: _Seen) -> str:
    """Say plainly that the number went the wrong way; with nothing to compare with, also that it went the right one."""
    if seen.told.wanted is None:
        return "Det framgår inte om en ökning eller en minskning är önskad, så utvecklingen bedöms inte."
    wish = f"{_WANTED[seen.told.wanted]} var önskad."
    if seen.unwanted:
        return f"Utvecklingen {seen.here} gick åt fel håll: {wish}"
    if seen.others is None:
        return f"Utvecklingen {seen.here} gick åt önskat håll." if seen.change else wish[0].upper() + wish[1:]
    return ""


def _conclusion(seen: _Seen) -> str:
    """Say what the comparison speaks for, or why it says nothing."""
    small = TOO_SMALL if seen.told.small else ""
    if seen.others is None:
        return f"{small} {_nothing_beside(seen)}".lstrip()
    if small or seen.told.wanted is None:
        return small
    places = f"{seen.here} än {seen.there}"
    return {
        Verdict.BETTER: f"Jämförelsen talar {'ändå ' if seen.unwanted else ''}för en bättre utveckling {places}.",
        Verdict.WORSE: f"Jämförelsen talar inte för en bättre utveckling {places}, utan för en sämre.",
        Verdict.SLIGHT: f"Skillnaden är för liten för att tala för någon annan utveckling {places}.",
        Verdict.UNCLEAR: "I faktiska tal och i procent pekar jämförelsen åt olika håll, "
        "så den talar inte för någotdera.",
    }.get(seen.told.verdict, f"Jämförelsen talar inte för någon annan utveckling {places}.")


def _nothing_beside(seen: _Seen) -> str:
    told = seen.told
    missing = [each for each in (told.other_before, told.other_after) if each.number is None]
    if len(missing) == 2:
        return f"Uppgifter att jämföra med {lacking(*missing)}, {CAUSE_UNKNOWN}"
    when = "före" if told.other_before.number is None else "efter"
    return f"Uppgiften om läget {when} {seen.there} {lacking(*missing)}, {CAUSE_UNKNOWN}"
