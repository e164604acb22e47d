"""What of a table is drawn, and what is noted about the rest: tables as text in, series and notes as text out."""

import pytest

from generator.model.charts import Chart, ChartKind
from tests.chart_build import chart, made, told

BARS, COLUMNS, STACKED, SHARES, LINES = ChartKind

WOMEN_AND_MEN = """
Område | Kvinnor | Män
Bygg | 15 | 96
Hantverk | x | 7
Vård | 581 | 141
Naturbruk | .. | ..
Totalt | 600 | 300
"""

# what it is → the table, the chart, and what is told
CASES: dict[str, tuple[str, Chart, list[str]]] = {
    "bars stand as in the table, without the sum": (
        WOMEN_AND_MEN,
        chart(BARS, "k1"),
        ["Män: Bygg 96, Hantverk 7, Vård 141", "Naturbruk visas inte i diagrammet, eftersom uppgifter saknas."],
    ),
    "bars by size": (
        WOMEN_AND_MEN,
        chart(BARS, "k1", by_size=True),
        ["Män: Vård 141, Bygg 96, Hantverk 7", "Naturbruk visas inte i diagrammet, eftersom uppgifter saknas."],
    ),
    "bars beside each other leave a gap where one is protected": (
        WOMEN_AND_MEN,
        chart(COLUMNS),
        [
            "Kvinnor: Bygg 15, Hantverk gap, Vård 581",
            "Män: Bygg 96, Hantverk 7, Vård 141",
            "Naturbruk visas inte i diagrammet, eftersom uppgifter saknas.",
            "Uppgifter som saknas eller inte visas är inte med i diagrammet.",
        ],
    ),
    "a bar in parts is drawn whole or not at all": (
        WOMEN_AND_MEN,
        chart(STACKED, by_size=True),
        [
            "Kvinnor: Vård 581, Bygg 15",
            "Män: Vård 141, Bygg 96",
            "Hantverk visas inte i diagrammet, eftersom uppgifter om få personer skyddas.",
            "Naturbruk visas inte i diagrammet, eftersom uppgifter saknas.",
        ],
    ),
    "only the largest": (
        WOMEN_AND_MEN,
        chart(BARS, "k1", most=2),
        [
            "Män: Bygg 96, Vård 141",
            "Naturbruk visas inte i diagrammet, eftersom uppgifter saknas.",
            "Diagrammet visar de två största av tre.",
        ],
    ),
    "chosen rows, the sum among them": (
        WOMEN_AND_MEN,
        chart(BARS, "k1", rows=("r0", "summa")),
        ["Män: Bygg 96, Totalt 300"],
    ),
    "a row outside the sums is named and not drawn": (
        "Kommun | Totalt\nMora | 20\nOrsa | 30\nSäter* | 106\nTotalt | 50",
        chart(BARS),
        ["Totalt: Mora 20, Orsa 30", "Säter ingår inte i summorna och visas inte i diagrammet."],
    ),
    "nothing to report is zero": (
        "Kommun | Totalt\nMora | 20\nOrsa | –",
        chart(BARS),
        ["Totalt: Mora 20, Orsa 0"],
    ),
    "a series without a number is named": (
        "Kommun | 1 mars | 1 oktober\nMora | 20 | ..\nOrsa | 30 | ..",
        chart(COLUMNS),
        ["1 mars: Mora 20, Orsa 30", "Den 1 oktober visas inte i diagrammet, eftersom uppgifter saknas."],
    ),
    "a series that is protected is named": (
        "Kommun | Kvinnor | Män\nMora | 20 | x\nOrsa | 30 | ..",
        chart(COLUMNS),
        ["Kvinnor: Mora 20, Orsa 30", "Män visas inte i diagrammet, eftersom uppgifter om få personer skyddas."],
    ),
    "lines run over the columns": (
        "Område | 2023 | 2024 | 2025\nBygg | 10 | .. | 30\nVård | 50 | 60 | 70",
        chart(LINES, across=True),
        ["Bygg: 2023 10, 2024 gap, 2025 30", "Vård: 2023 50, 2024 60, 2025 70",
         "Linjen är bruten där uppgift saknas eller inte visas."],
    ),
    "lines by size, the largest at the end first, and no more than asked for": (
        "Område | 2024 | 2025\nBygg | 90 | 30\nVård | 50 | 70\nHantverk | 1 | 2",
        chart(LINES, across=True, by_size=True, most=2),
        ["Vård: 2024 50, 2025 70", "Bygg: 2024 90, 2025 30", "Diagrammet visar de två största av tre."],
    ),
    "never more than five lines": (
        "Område | 2024 | 2025\n" + "\n".join(f"Område {i} | {i + 1} | {i + 2}" for i in range(7)),
        chart(LINES, across=True),
        [
            *(f"Område {i}: 2024 {i + 1}, 2025 {i + 2}" for i in range(2, 7)),
            "Diagrammet visar de fem största av sju.",
        ],
    ),
    "shares of what is whole": (
        "Område | Kvinnor | Män\nBygg | 10 | 30\nVård | x | 40\nEl | – | –\nVVS | – | 20",
        chart(SHARES),
        [
            "Kvinnor: Bygg 0.25, VVS 0",
            "Män: Bygg 0.75, VVS 1",
            "Vård visas inte i diagrammet, eftersom uppgifter om få personer skyddas.",
            "El visas inte i diagrammet, eftersom det inte finns något att redovisa.",
        ],
    ),
    "shares whose printed sum is not 100 say so once": (
        "Område | A | B | C\nBygg | 10 | 10 | 10\nVård | 20 | 20 | 20",
        chart(SHARES),
        [
            "A: Bygg 0.333333, Vård 0.333333",
            "B: Bygg 0.333333, Vård 0.333333",
            "C: Bygg 0.333333, Vård 0.333333",
            "På grund av avrundning summerar delarna inte alltid till totalen.",
        ],
    ),
    "nothing came in": ("Område | A\nBygg | ..\nVård | ..", chart(BARS), [""]),
    "a table without rows": ("Område | A", chart(BARS), [""]),
    "all of it is protected": (
        "Område | A\nBygg | x\nVård | x",
        chart(BARS),
        ["Diagrammet visas inte, eftersom uppgifter om få personer skyddas."],
    ),
    "a single number is said": (
        "Kommun | A\nMora | 20\nOrsa | x",
        chart(BARS),
        ["Diagrammet visas inte, eftersom det bara finns en uppgift att visa: Mora, 20."],
    ),
    "a single number among several series is said with its own": (
        "Kommun | A | B\nMora | 20 | ..\nOrsa | .. | ..",
        chart(COLUMNS),
        ["Diagrammet visas inte, eftersom det bara finns en uppgift att visa: Mora, A, 20."],
    ),
    "zeros alone are no chart": (
        "Kommun | A\nMora | –\nOrsa | –",
        chart(BARS),
        ["Diagrammet visas inte, eftersom alla uppgifter är noll."],
    ),
    "lines of one point each are no chart": (
        "Område | 2024 | 2025\nBygg | 10 | ..\nVård | .. | 30",
        chart(LINES, across=True),
        ["Diagrammet visas inte, eftersom en linje behöver uppgifter från minst två tillfällen."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CASES)
def test_what_is_drawn_and_what_is_noted(what: str) -> None:
    text, drawn, lines = CASES[what]

    assert told(made(text, drawn)) == lines


def test_shares_of_few_are_not_drawn() -> None:
    """Acceptance row 28: a base under 20 gives no percentage."""
    found = made("Område | Kvinnor | Män\nBygg | 10 | 9\nVård | 10 | 10\nEl | 15 | 15", chart(SHARES), smallest_base=20)

    assert told(found) == [
        "Kvinnor: Vård 0.5, El 0.5",
        "Män: Vård 0.5, El 0.5",
        "Bygg visas inte i diagrammet, eftersom andelar inte visas när antalet är färre än 20.",
    ]


def test_changes_in_percent_keep_their_decimals_and_signs() -> None:
    found = made("Kommun | Förändring (%)\nMora | 12,5 %\nOrsa | −3,0 %", chart(BARS), share=True)

    assert found.plot is not None
    assert (found.plot.share, found.plot.lowest < 0) == (True, True)
    assert told(found) == ["Förändring (%): Mora 0.125, Orsa -0.03"]


@pytest.mark.parametrize(
    ("kind", "series", "shown"), [(BARS, 1, 32), (BARS, 3, 14), (STACKED, 3, 32), (COLUMNS, 1, 31), (COLUMNS, 3, 15)]
)
def test_no_more_bars_than_can_be_read(kind: ChartKind, series: int, shown: int) -> None:
    head = "Kommun | " + " | ".join("ABC"[:series])
    rows = "\n".join(f"Kommun {i} | " + " | ".join([str(i + 1)] * series) for i in range(60))
    found = made(f"{head}\n{rows}", chart(kind))

    assert found.plot is not None
    assert len(found.plot.categories) == shown
    assert found.plot.categories[-1] == "Kommun 59"
    assert found.notes == (f"Diagrammet visar de {shown} största av 60.",)
