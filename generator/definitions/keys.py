"""Every key that a model can have: the Swedish word, the engine's name for it, and what its value must be.

This is the one table that knows both languages. Everything after `shape` uses the engine's names. The keys are public
API for those who write models (docs/modellsprak.md).
"""

from dataclasses import dataclass, field
from enum import Enum

from generator.model.definition import Comparison, Kind, TableKind
from generator.model.findings import Severity
from generator.model.methods import MethodKind


class Shape(Enum):
    """What the value of a key is."""

    TEXT = "text"
    TEXTS = "texts"
    ID = "id"
    """A text of a to z, 0 to 9 and _; unique among the tables of its list."""
    FLAG = "flag"
    WHOLE = "whole"
    NUMBER = "number"
    SCALAR = "scalar"
    """A text, a number or a date."""
    WORD = "word"
    """One of the key's own words."""
    WORDS = "words"
    MONTH_DAY = "month_day"
    TABLE = "table"
    TABLES = "tables"
    FIELDS = "fields"
    """A list of texts or tables."""


class Source(Enum):
    """In what language a text is, when it is not plain."""

    PLAIN = "plain"
    CONDITION = "condition"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True)
class Key:
    """One key. *refers* names the list of tables whose ids the value must be among."""

    name: str
    field: str
    shape: Shape = Shape.TEXT
    required: bool = False
    words: tuple[str, ...] = ()
    of: "Spec | None" = None
    refers: str = ""
    source: Source = Source.PLAIN


@dataclass(frozen=True, slots=True)
class Spec:
    """What one kind of table may hold; a *free* one may have any other keys too."""

    keys: tuple[Key, ...]
    free: bool = False
    by_name: dict[str, Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the keys."""
        object.__setattr__(self, "by_name", {key.name: key for key in self.keys})


def _spec(*keys: Key, free: bool = False) -> Spec:
    return Spec(keys, free)


_ID = Key("id", "id", Shape.ID, required=True)
_CONDITION, _TEMPLATE = Source.CONDITION, Source.TEMPLATE
_KINDS = tuple(kind.value for kind in Kind)

MODEL = _spec(
    _ID,
    Key("titel", "title", required=True),
    Key("version", "version", required=True),
    Key("kortnamn", "short_name", Shape.ID),
)
PERIOD_PART = _spec(
    Key("id", "id"),
    Key("namn", "name"),
    Key("fran", "first", Shape.MONTH_DAY),
    Key("till", "last", Shape.MONTH_DAY),
)
PERIOD = _spec(
    _ID,
    Key("namn", "name", required=True),
    Key("delar", "parts", Shape.TABLES, required=True, of=PERIOD_PART),
)
REGISTER_FIELD = _spec(
    _ID,
    Key("text", "text"),
    Key("typ", "kind", Shape.WORD, words=("text", "heltal", "decimal", "datum", "val")),
    Key("register", "register", refers="register"),
    Key("obligatorisk", "required", Shape.FLAG),
    Key("i_perioden", "in_period", Shape.FLAG),
    Key("flyttas", "moves", Shape.FLAG),
)
REGISTER_ROW = _spec(_ID, Key("namn", "namn", required=True), free=True)
REGISTER = _spec(
    _ID,
    Key("namn", "title", required=True),
    Key("ental", "singular"),
    Key("flertal", "plural"),
    Key("falt", "fields", Shape.FIELDS, of=REGISTER_FIELD),
    Key("rader", "rows", Shape.TABLES, of=REGISTER_ROW),
)
STEP = _spec(_ID, Key("text", "text", required=True), Key("varde", "value", Shape.NUMBER))
SCALE = _spec(_ID, Key("steg", "steps", Shape.TABLES, required=True, of=STEP))

_QUESTION_KEYS = (
    _ID,
    Key("text", "text", required=True),
    Key("typ", "kind", Shape.WORD, required=True, words=_KINDS),
    Key("hjalp", "help"),
    Key("obligatorisk", "required", Shape.FLAG),
    Key("obligatorisk_med", "required_with"),
    Key("skala", "scale", refers="skala"),
    Key("register", "register", refers="register"),
    Key("minst", "minimum", Shape.NUMBER),
    Key("hogst", "maximum", Shape.NUMBER),
    Key("langd", "longest", Shape.WHOLE),
    Key("i_perioden", "in_period", Shape.FLAG),
    Key("tomt", "blank", Shape.WORD, words=("noll",)),
    Key("forifyllt", "prefill", source=_TEMPLATE),
    Key("last", "locked", Shape.FLAG),
    Key("doljs", "withheld", Shape.FLAG),
)
_WHEN = Key("nar", "when", source=_CONDITION)
ASKED = _spec(*_QUESTION_KEYS, _WHEN)
"""What questions, side questions and columns have in common."""
SIDE = _spec(*ASKED.keys, Key("ursaktar", "excuses", Shape.FLAG))
COLUMN = _spec(*ASKED.keys, Key("pa_nytt", "anew", Shape.FLAG))
FACT = _spec(
    *_QUESTION_KEYS,
    Key("standard", "default", Shape.SCALAR, source=_TEMPLATE),
    Key("fornyas", "renewed", Shape.FLAG),
    Key("flyttas", "moves", Shape.FLAG),
)
QUESTION = _spec(
    *ASKED.keys,
    Key("for", "only_for", Shape.TEXTS),
    Key("kommentar", "comment", Shape.FLAG),
    Key("oforandrat", "unchanged"),
    Key("sida", "side", Shape.TABLES, of=SIDE),
    Key("kolumner", "columns", Shape.TABLES, of=COLUMN),
    Key("kolumn", "columns", Shape.TABLES, of=COLUMN),
    Key("rader", "rows_from", refers="register"),
    Key("forifyllda_rader", "prefilled_rows"),
    Key("forifyllda_nar", "prefilled_when", source=_CONDITION),
    Key("tomma_rader", "ready_rows", Shape.WHOLE),
    Key("noll_for", "nil_for"),
    Key("blad", "sheet", source=_TEMPLATE),
)
PART = _spec(
    _ID,
    Key("rubrik", "title", required=True, source=_TEMPLATE),
    Key("blad", "sheet", source=_TEMPLATE),
    Key("inledning", "intro", source=_TEMPLATE),
    Key("for", "only_for", Shape.TEXTS),
    _WHEN,
    Key("upprepas_for", "repeated_for", refers="register"),
    Key("fraga", "questions", Shape.TABLES, required=True, of=QUESTION),
)
FORM = _spec(
    _ID,
    Key("rubrik", "title", required=True),
    Key("lamnas_av", "register", required=True, refers="register"),
    Key("lamnas_nar", "due_when", source=_CONDITION),
    Key("i_perioder", "year_parts", Shape.TEXTS),
    Key("inledning", "intro"),
    Key("senast", "deadline", source=_CONDITION),
    Key("lamnad", "handed_in"),
    Key("klar_nar", "ready_when", source=_CONDITION),
    Key("visa_forra", "shows_previous", Shape.FLAG),
    Key("gemensamma_delar", "shared", Shape.TEXTS, refers="gemensam_del"),
    Key("del", "parts", Shape.TABLES, of=PART),
)
RULE = _spec(
    _ID,
    Key("i", "scope", required=True),
    Key("villkor", "condition", required=True, source=_CONDITION),
    Key("text", "text", required=True, source=_TEMPLATE),
    Key("allvar", "severity", Shape.WORD, words=tuple(severity.value for severity in Severity)),
    Key("vid", "at"),
)
PROTECTION = _spec(
    _ID,
    Key("troskel", "threshold", Shape.SCALAR, required=True, source=_CONDITION),
    Key("procentbas", "smallest_base", Shape.WHOLE),
    Key("dolj_noll", "suppress_zero", Shape.FLAG),
)
LIST_COLUMN = _spec(
    Key("rubrik", "title", required=True),
    Key("varde", "value", required=True, source=_CONDITION),
    Key("slag", "kind", Shape.WORD, words=("text", "tal")),
    Key("bredd", "width", Shape.WHOLE),
)
SHARE = _spec(
    _ID,
    Key("rubrik", "title", required=True),
    Key("del", "part", required=True),
    Key("av", "whole", required=True),
)
TABLE = _spec(
    _ID,
    Key("rubrik", "title", required=True, source=_TEMPLATE),
    Key("slag", "kind", Shape.WORD, words=tuple(kind.value for kind in TableKind)),
    Key("kalla", "source"),
    Key("rader", "rows"),
    Key("kolumner", "columns"),
    Key("kolumnurval", "column_rows", Shape.TEXTS),
    Key("matt", "measures", Shape.TEXTS),
    Key("andel", "shares", Shape.TABLES, of=SHARE),
    Key("urval", "where", Shape.TABLE, of=_spec(free=True)),
    Key("perioder", "periods", Shape.WORD, words=("aret",)),
    Key("jamfor", "compare", Shape.WORD, words=tuple(comparison.value for comparison in Comparison)),
    Key("jamfor_lika", "compare_common", Shape.FLAG),
    Key("skydd", "protection", refers="skydd"),
    Key("medraknas_nar", "counted_when", source=_CONDITION),
    Key("ej_medraknad_text", "not_counted_text"),
    Key("summa", "total", Shape.FLAG),
    Key("kolumn", "list_columns", Shape.TABLES, of=LIST_COLUMN),
    Key("villkor", "condition", source=_CONDITION),
    Key("blankett", "form", refers="blankett"),
    Key("delar", "parts", Shape.TEXTS),
    Key("fragor", "kinds", Shape.WORDS, words=_KINDS),
    Key("sida", "side", Shape.TEXTS),
    Key("tom_text", "empty_text"),
    Key("anm", "notes", Shape.TEXTS, source=_TEMPLATE),
)
METHOD = _spec(
    _ID,
    Key("slag", "kind", Shape.WORD, required=True, words=tuple(kind.value for kind in MethodKind)),
    Key("kalla", "source", required=True),
    Key("namn", "name"),
    Key("enhet", "unit"),
    Key("fore", "before"),
    Key("efter", "after"),
    Key("jamforelse_fore", "compared_before"),
    Key("jamforelse_efter", "compared_after"),
    Key("onskad", "wanted"),
    Key("har", "here"),
    Key("dar", "there"),
    Key("minsta", "smallest", Shape.WHOLE),
    Key("tid", "time"),
    Key("varde", "value"),
    Key("minsta_punkter", "least_points", Shape.WHOLE),
    Key("bokstaver", "criteria", Shape.TABLE, of=_spec(free=True)),
    Key("del", "part"),
    Key("hela", "whole"),
    Key("ental", "singular"),
    Key("flertal", "plural"),
    Key("delar", "parts", Shape.TEXTS),
    Key("kostnad", "cost"),
)
DOCUMENT = _spec(
    _ID,
    Key("namn", "name", required=True),
    Key("titel", "title", required=True, source=_TEMPLATE),
    Key("mall", "template", required=True),
    Key("per", "per", refers="register"),
    Key("i_perioder", "year_parts", Shape.TEXTS),
    Key("disposition", "outline"),
)
ROOT = _spec(
    Key("modell", "model", Shape.TABLE, required=True, of=MODEL),
    Key("period", "period_kinds", Shape.TABLES, required=True, of=PERIOD),
    Key("register", "registers", Shape.TABLES, of=REGISTER),
    Key("skala", "scales", Shape.TABLES, of=SCALE),
    Key("rapporten", "report", Shape.TABLE, of=_spec(Key("uppgift", "facts", Shape.TABLES, of=FACT))),
    Key("gemensam_del", "shared_parts", Shape.TABLES, of=PART),
    Key("blankett", "forms", Shape.TABLES, of=FORM),
    Key("regel", "rules", Shape.TABLES, of=RULE),
    Key("skydd", "protections", Shape.TABLES, of=PROTECTION),
    Key("tabell", "tables", Shape.TABLES, of=TABLE),
    Key("metod", "methods", Shape.TABLES, of=METHOD),
    Key("dokument", "documents", Shape.TABLES, of=DOCUMENT),
)
