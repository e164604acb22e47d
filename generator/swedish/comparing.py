"""What a change is called: fewer, more, by how many percent or percentage points.

Only the words and the digits; whether two numbers may be compared at all is settled before anybody asks here.
"""

from datetime import date
from decimal import Decimal

from generator.swedish.dates import date_sentence, kept_days
from generator.swedish.numbers import NO_BREAK_SPACE, number, percent_prose, rounded

SMALLEST_BASE = 20
"""Least count that percent is told of, where no model says another (acceptance row 28)."""


def difference(
    now: Decimal | int, then: Decimal | int, when: date | str, decimals: int = 0, smallest_base: int = SMALLEST_BASE
) -> str:
    """Compare two counts: "41 fler än den 1 mars 2024 (10 procent)", "lika många som …" (acceptance row 63).

    *when* is the earlier date, or words such as "i fjol". No percentage is told of zero or of fewer than
    *smallest_base*, and equals have none.
    """
    earlier = date_sentence(when) if isinstance(when, date) else kept_days(when)
    change = rounded(Decimal(now) - Decimal(then), decimals)
    if change == 0:
        return f"lika många som {earlier}"
    words = f"{number(abs(change), decimals)} {'fler' if change > 0 else 'färre'} än {earlier}"
    if not then or abs(Decimal(then)) < smallest_base:
        return words
    return f"{words} ({_whole_percent(Decimal(now) / Decimal(then) - 1)})"


def change_prose(share: Decimal, decimals: int = 0) -> str:
    """Say a relative change (−0.04) as a verb: "minskade med 4 procent" (row 26), "var oförändrat" for none."""
    if share == 0:
        return "var oförändrat"
    return f"{'ökade' if share > 0 else 'minskade'} med {_whole_percent(share, decimals)}"


def change_from_nothing(now: Decimal) -> str:
    """Say a change from zero, of which nothing is a percentage: "ökade från noll", "var oförändrat"."""
    if now == 0:
        return "var oförändrat"
    return f"{'ökade' if now > 0 else 'minskade'} från noll"


def percentage_points(before: Decimal, now: Decimal, decimals: int = 0) -> str:
    """Say how far two shares (0.40, 0.46) lie apart: "6 procentenheter (ökning med 15 procent)" (row 25)."""
    distance = rounded(abs(now - before) * 100, decimals)
    points = _points(distance, decimals)
    if distance == 0 and now != before:
        points = f"mindre än {_points(Decimal(1).scaleb(-decimals), decimals)}"
    if before == 0 or now == before:
        return points
    return f"{points} ({'ökning' if now > before else 'minskning'} med {_whole_percent(now / before - 1)})"


def _points(distance: Decimal, decimals: int) -> str:
    one = distance == 1 and not decimals
    return f"{number(distance, decimals)}{NO_BREAK_SPACE}{'procentenhet' if one else 'procentenheter'}"


def _whole_percent(share: Decimal, decimals: int = 0) -> str:
    """Write the size of a change; one that rounds to nothing is less than the smallest step shown."""
    if rounded(share * 100, decimals) != 0:
        return percent_prose(abs(share), decimals)
    return f"mindre än {percent_prose(Decimal('0.01').scaleb(-decimals), decimals)}"


def step_change(steps: Decimal | int) -> str:
    """Say which way a judgement has moved on its scale: "höjts", "sänkts" or "inte ändrats"."""
    if steps == 0:
        return "inte ändrats"
    return "höjts" if steps > 0 else "sänkts"
