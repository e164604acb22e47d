"""Words that remarks on finished documents are made of, and words that say nothing where they should."""

import re
from decimal import Decimal
from typing import Final

from generator.swedish.document_words import PART_KINDS
from generator.swedish.numbers import number

EMPTY_LINKS: Final = frozenset(
    {
        "här",
        "klicka här",
        "läs mer",
        "läs mer här",
        "mer",
        "länk",
        "denna länk",
        "den här länken",
        "se här",
        "tryck här",
    }
)
"""Texts of links that do not say where they lead."""
NO_TITLE: Final = re.compile(
    r"(Dokument ?\d*|Document ?\d*|Rapport ?\d*|Mall för .*|Namnlös.*|Utan titel|Microsoft Word.*|.*\.(docx?|dotx?))$",
    re.IGNORECASE,
)
"""Titles that programs give."""
MARGINS: Final = (PART_KINDS["header"], PART_KINDS["footer"])


def ratio(found: float, needed: float) -> dict[str, object]:
    """Write how far two colours are apart, and how far they should be, rounded down so that a miss looks like one."""
    return {"ratio": _one_decimal(found), "needed": _one_decimal(needed).removesuffix(",0")}


def _one_decimal(value: float) -> str:
    return number(Decimal(int(value * 10)) / 10, 1)
