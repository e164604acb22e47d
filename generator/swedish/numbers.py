"""How amounts are written in digits: grouped numbers, changes, percent and money.

Rounding happens here and nowhere before, half away from zero. Babel groups and sets the comma; its minus is an ASCII
hyphen and its rounding half to even, so the sign and the rounding are our own. Numbers in words: `counting`.
"""

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"

_STEPS = {"kr": 0, "tkr": 3, "mnkr": 6, "mdkr": 9}
_NAMES = {
    "kr": ("krona", "kronor"),
    "tkr": ("tusen kronor", "tusen kronor"),
    "mnkr": ("miljon kronor", "miljoner kronor"),
    "mdkr": ("miljard kronor", "miljarder kronor"),
}


def rounded(value: Decimal | int, decimals: int = 0) -> Decimal:
    """Round half away from zero to *decimals* places; what rounds to nothing is 0, never −0 (acceptance rows 7–11)."""
    exact = Decimal(value)
    result = exact.quantize(Decimal(1).scaleb(-decimals), context=_wide(exact, decimals))
    return result if result else result.copy_abs()


def number(value: Decimal | int, decimals: int = 0, grouped: bool = True) -> str:
    """Write a number: groups from 1 000 up with no-break spaces, decimal comma, a real minus (rows 1–11).

    Years, codes and other names made of digits are no amounts: write those with *grouped* off.
    """
    from babel.numbers import format_decimal

    shown = rounded(value, decimals)
    pattern = ("#,##0" if grouped else "0") + ("." + "0" * decimals if decimals else "")
    with localcontext(_wide(shown, decimals)):  # Babel's own has room for 28 digits
        digits: str = format_decimal(shown.copy_abs(), format=pattern, locale="sv_SE")
    return MINUS + digits if shown < 0 else digits


def _wide(value: Decimal, decimals: int) -> Context:
    return Context(prec=max(28, value.adjusted() + decimals + 2), rounding=ROUND_HALF_UP)


def signed(value: Decimal | int, decimals: int = 0) -> str:
    """Write a change: "+12", "−3", "0" (row 27)."""
    written = number(value, decimals)
    return "+" + written if rounded(value, decimals) > 0 else written


def percent_prose(share: Decimal, decimals: int = 0) -> str:
    """Write a share (0.123) in a sentence: "12,3 procent", unbreakable (row 23)."""
    return f"{number(share * 100, decimals)}{NO_BREAK_SPACE}procent"


def percent_cell(share: Decimal, decimals: int = 0, sign: bool = True) -> str:
    """Write a share (0.123) in a table: "12,3 %", or "12,3" under a heading that says percent (row 24)."""
    digits = number(share * 100, decimals)
    return f"{digits}{NO_BREAK_SPACE}%" if sign else digits


def money_prose(kronor: Decimal | int, unit: str = "kr", decimals: int = 0) -> str:
    """Write an amount of kronor in a sentence: "1 234 kronor", "12,3 miljoner kronor" (rows 30, 33).

    *unit* is kr, tkr, mnkr or mdkr and says in what the amount is shown; *kronor* is always whole kronor.
    """
    amount = Decimal(kronor).scaleb(-_STEPS[unit])
    one, many = _NAMES[unit]
    name = one if rounded(amount, decimals) == 1 else many
    return f"{number(amount, decimals)}{NO_BREAK_SPACE}{name}"


def money_cell(kronor: Decimal | int, unit: str = "kr", decimals: int = 0) -> str:
    """Write an amount of kronor in a table: "1 234 kr", "1 235 tkr" (rows 31–33); *unit* as in `money_prose`."""
    return f"{number(Decimal(kronor).scaleb(-_STEPS[unit]), decimals)}{NO_BREAK_SPACE}{unit}"
