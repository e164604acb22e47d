"""A chart in words: the kind and the main message, from what is drawn and nothing else."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.charts import ChartKind
from generator.report.charts.plot import Plot
from generator.report.charts.telling import alt_text
from tests.chart_build import chart, made, plot

BARS, COLUMNS, STACKED, SHARES, LINES = ChartKind

# what it is → the plot, and the whole text
CASES: dict[str, tuple[Plot, str]] = {
    "bars": (
        plot(BARS, {"Mora": (234,), "Orsa": (0,), "Falun": (1501,)}, "Totalt"),
        "Liggande staplar: Bilden. Högst värde har Falun (1\u00a0501), lägst Orsa (0).",
    ),
    "bars that share the highest": (
        plot(COLUMNS, {"Mora": (12,), "Orsa": (12,), "Falun": (3,)}, "Totalt"),
        "Stående staplar: Bilden. Högst värde har Mora och Orsa (12), lägst Falun (3).",
    ),
    "bars that many share": (
        plot(COLUMNS, dict.fromkeys("abc", (12,)) | {"d": (3,)}, "Totalt"),
        "Stående staplar: Bilden. Det högsta värdet är 12 och delas av tre.",
    ),
    "bars that are all equal": (
        plot(COLUMNS, {"Mora": (12,), "Orsa": (12,)}, "Totalt"),
        "Stående staplar: Bilden. Alla värden är 12.",
    ),
    "bars of which some are not shown": (
        plot(BARS, {"Mora": (234,), "Orsa": (7,)}, "Totalt", partial=True),
        "Liggande staplar: Bilden. Av de värden som visas är det högsta 234 (Mora) och det lägsta 7 (Orsa).",
    ),
    "several series": (
        plot(COLUMNS, {"Mora": (1, 9), "Orsa": (2, 8)}, "2024", "2025"),
        "Stående staplar: Bilden. Högst värde i serien ”2024” har Orsa (2), lägst Mora (1). "
        "Högst värde i serien ”2025” har Mora (9), lägst Orsa (8).",
    ),
    "bars in parts": (
        plot(STACKED, {"Vård": (581, 141), "Bygg": (15, 96), "VVS": (7, 3)}, "Kvinnor", "Män"),
        "Liggande staplar i delar: Bilden. Längst stapel har Vård: Kvinnor 581 och Män 141. "
        "Kortast stapel har VVS: Kvinnor 7 och Män 3.",
    ),
    "bars in parts that stand": (
        plot(STACKED, {"Vård": (5, 1), "Bygg": (1, 2)}, "Kvinnor", "Män", upright=True),
        "Stående staplar i delar: Bilden. Högst stapel har Vård: Kvinnor 5 och Män 1. "
        "Lägst stapel har Bygg: Kvinnor 1 och Män 2.",
    ),
    "lines": (
        plot(LINES, {"2023": (None, 5), "2024": (410, 5), "2025": (451, 5)}, "Vård", "Bygg"),
        "Linjediagram: Bilden. Vård går från 410 (2024) till 451 (2025). Bygg är 5 både 2023 och 2025.",
    ),
}


@pytest.mark.parametrize("what", CASES)
def test_what_is_told(what: str) -> None:
    shown, text = CASES[what]

    assert alt_text(shown) == text


def test_shares_are_told_in_percent() -> None:
    found = made("Område | Kvinnor | Män\nVård | 80 | 20\nBygg | 5 | 45", chart(SHARES))

    assert found.plot is not None
    assert alt_text(found.plot) == (
        "Liggande staplar med andelar: Bilden. "
        "Andelen ”Kvinnor” är störst för Vård (80\u00a0procent) och minst för Bygg (10\u00a0procent). "
        "Andelen ”Män” är störst för Bygg (90\u00a0procent) och minst för Vård (20\u00a0procent)."
    )


numbers = st.one_of(st.integers(0, 4).map(lambda n: f"x{n}"), st.integers(5, 999).map(str))
"""A small count stands as it is protected, with the number that nobody may see after the sign."""


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([BARS, COLUMNS, STACKED, SHARES]),
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=13),
    st.booleans(),
)
def test_nothing_protected_is_told_and_everything_fits(
    kind: ChartKind, rows: list[tuple[str, str]], by_size: bool
) -> None:
    """Acceptance row 75: no text of a chart names, or ranks by, what its table does not show."""
    shown = [[cell[0] if cell[0] == "x" else cell for cell in row] for row in rows]
    text = "Område | A | B\n" + "\n".join(f"Rad{chr(97 + i)} | {a} | {b}" for i, (a, b) in enumerate(shown))
    found = made(text, chart(kind, by_size=by_size))
    if found.plot is None:
        return

    alt = alt_text(found.plot)
    known = {cell for row in shown for cell in row if cell != "x"}
    told = set(re.findall(r"\d+", alt)) if kind is not SHARES else set()
    assert len(alt) <= 250
    assert alt.endswith(".")
    assert told <= known
    drawn = {str(value) for series in found.plot.series for value in series.values if value is not None}
    assert drawn <= known or kind is SHARES


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=400),
    st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=120), min_size=2, max_size=2, unique=True),
)
def test_long_titles_and_names_still_fit(title: str, names: list[str]) -> None:
    shown = plot(COLUMNS, {names[0]: (3,), names[1]: (4,)}, "Totalt")

    assert len(alt_text(replace(shown, title=title))) <= 250
