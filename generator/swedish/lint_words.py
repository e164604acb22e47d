"""Words that sentences about Word templates are made of."""

from collections.abc import Mapping, Sequence

WHOLES = {"p": "stycket", "tr": "tabellraden", "tc": "tabellcellen"}
"""What a command with a prefix takes the place of."""

PROPERTIES = "dokumentegenskaperna"
PARTS = {
    "comments": "en kommentar",
    "endnotes": "en slutkommentar",
    "charts": "ett diagram",
    "diagrams": "en SmartArt-figur",
    "glossary": "ett byggblock",
    "settings": "mallens inställningar",
    "numbering": "en numrering",
}
OTHER_PART = "en del av filen som inte är text"
"""Parts of a Word file that no command is filled in."""

ACTIVE_RELATIONS = {
    "attachedTemplate": "en bifogad dokumentmall",
    "aFChunk": "en inklippt fil (altChunk)",
    "oleObject": "ett inbäddat objekt (OLE)",
    "package": "ett inbäddat objekt från ett annat program",
    "control": "ett ActiveX-objekt",
    "subDocument": "ett underdokument",
    "frame": "en webbram",
    "extensibility": "egna knappar eller menyer (customUI)",
    "vbaProject": "makron",
    "image": "en bild som hämtas utifrån",
    "hyperlink": "en länk till en fil eller ett annat program",
}
LINKED_OBJECT = "ett länkat objekt (OLE)"
OTHER_RELATION = "något som hämtas utifrån"
ACTIVE_FIELDS = {
    "INCLUDEPICTURE": "ett fält som hämtar en bild (INCLUDEPICTURE)",
    "INCLUDETEXT": "ett fält som hämtar text (INCLUDETEXT)",
    "INCLUDE": "ett fält som hämtar text (INCLUDE)",
    "IMPORT": "ett fält som hämtar en bild (IMPORT)",
    "DDE": "ett fält som talar med ett annat program (DDE)",
    "DDEAUTO": "ett fält som talar med ett annat program (DDEAUTO)",
    "MACROBUTTON": "en knapp som kör ett makro (MACROBUTTON)",
    "LINK": "ett fält som länkar till en annan fil (LINK)",
    "DATABASE": "ett fält som hämtar ur en databas (DATABASE)",
    "RD": "ett fält som hänvisar till en annan fil (RD)",
}


def part_kind(name: str) -> str:
    """Say what a part of the file is that no command is filled in, by the part's name."""
    return next((kind for word, kind in PARTS.items() if word in name), OTHER_PART)


def comments(n: int) -> str:
    """Say how many comments there are."""
    return "en kommentar" if n == 1 else f"{n} kommentarer"


def questions(n: int) -> str:
    """Say how many questions there are."""
    return "en fråga" if n == 1 else f"{n} frågor"


def by_form(questions: Mapping[str, Sequence[str]]) -> str:
    """List questions under the names of their forms; a form without any is left out."""
    return "; ".join(
        f"{form}: {', '.join(f'”{each}”' for each in texts)}" for form, texts in questions.items() if texts
    )
