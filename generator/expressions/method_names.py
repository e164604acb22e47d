"""What the result of a method offers, by its kind: the names that `figures` gives values to and templates use."""

from collections.abc import Mapping

from generator.expressions.names import EACH, LEAF, Names
from generator.model.methods import OF_ALL, MethodKind

METHOD_NAME = "metod"
"""What the results stand under: of all methods, of a respondent and of a row."""

RESPONDENT = "svarande"
EACH_RESPONDENT = "rader"
"""In the result of all together, the list of each respondent's own."""

_WORDS: Names = {EACH: LEAF}

FIELDS: Mapping[MethodKind, Mapping[str, Names]] = {
    MethodKind.BEFORE_AFTER: dict.fromkeys(
        (
            *("namn", "fore", "efter", "jamforelse_fore", "jamforelse_efter"),
            *("forandring", "jamforelse_forandring", "skillnad", "kvot", "slutsats", "mening", "kort"),
        ),
        LEAF,
    ),
    MethodKind.TIME_SERIES: {
        **dict.fromkeys(("namn", "antal", "forandring", "mening"), LEAF),
        "punkter": {EACH: {"tid": None, "varde": LEAF}},
    },
    MethodKind.PACE: dict.fromkeys(("namn", "ar", "nu", "mal", "hittills", "behovs", "takt", "mening"), LEAF),
    MethodKind.CRITERIA: {
        **dict.fromkeys(("namn", "mening"), LEAF),
        **dict.fromkeys(("ja", "delvis", "nej", "ej_bedomt"), _WORDS),
    },
    MethodKind.PERFORMED: dict.fromkeys(("namn", "del", "hela", "andel", "mening"), LEAF),
    MethodKind.DISTRIBUTION: {
        **dict.fromkeys(("summa", "kostnad", "mening"), LEAF),
        "delar": {EACH: {"namn": LEAF, "varde": LEAF, "andel": LEAF}},
        "saknas": _WORDS,
    },
    MethodKind.AGREEMENT: {
        **dict.fromkeys(
            ("antal", "overens", "mening", "skiljer_mening", "ett_steg_mening", "utanfor_mening"),
            LEAF,
        ),
        **dict.fromkeys(("skiljer", "ett_steg", "utanfor", "saknas"), _WORDS),
        "fragor": {
            EACH: {
                **dict.fromkeys(("id", "nummer", "namn", "kort", "utfall", "mening", "steg"), LEAF),
                "svar": {EACH: dict.fromkeys(("svarande", "svar", "kommentar"), LEAF)},
            }
        },
    },
}


def together(kind: MethodKind, respondent: Names) -> Names:
    """Give what `metod.x` is: a list of results, or what is true of all with the list inside."""
    if kind in OF_ALL:
        return FIELDS[kind]
    each: Names = {**FIELDS[kind], RESPONDENT: respondent}
    if kind is MethodKind.DISTRIBUTION:
        return {**FIELDS[kind], EACH_RESPONDENT: {EACH: each}}
    return {EACH: each}


def of_respondent(kind: MethodKind) -> Names:
    """Give what a respondent's `metod.x` is: its list, or its one result."""
    return FIELDS[kind] if kind is MethodKind.DISTRIBUTION else {EACH: FIELDS[kind]}
