"""Every key that a model can have: the Swedish word, the engine's name for it, and what its value must be.

This is the one table that knows both languages. Everything after `shape` uses the engine's names. The keys are public
API for those who write models (docs/modellsprak.md).
"""

from generator.definitions.key_shapes import Key as Key
from generator.definitions.key_shapes import Shape as Shape
from generator.definitions.key_shapes import Source as Source
from generator.definitions.key_shapes import Spec as Spec
from generator.definitions.key_shapes import spec
from generator.definitions.keys_of_results import CHART as CHART
from generator.definitions.keys_of_results import METHOD as METHOD
from generator.definitions.keys_of_results import SERIES as SERIES
from generator.model.definition import STEP_COLOURS, Comparison, Kind, TableKind
from generator.model.fetching import FetchFormat
from generator.model.findings import Severity

_ID = Key("id", "id", Shape.ID, required=True)
_CONDITION, _TEMPLATE = Source.CONDITION, Source.TEMPLATE
_KINDS = tuple(kind.value for kind in Kind)

MODEL = spec(
    _ID,
    Key("titel", "title", required=True),
    Key("version", "version", required=True),
    Key("kortnamn", "short_name", Shape.ID),
)
PERIOD_PART = spec(
    Key("id", "id"),
    Key("namn", "name"),
    Key("fran", "first", Shape.MONTH_DAY),
    Key("till", "last", Shape.MONTH_DAY),
)
PERIOD = spec(
    _ID,
    Key("namn", "name", required=True),
    Key("delar", "parts", Shape.TABLES, of=PERIOD_PART),
    Key("fri", "free", Shape.FLAG),
)
REGISTER_FIELD = spec(
    _ID,
    Key("text", "text"),
    Key("typ", "kind", Shape.WORD, words=("text", "heltal", "decimal", "datum", "val")),
    Key("register", "register", refers="register"),
    Key("obligatorisk", "required", Shape.FLAG),
    Key("i_perioden", "in_period", Shape.FLAG),
    Key("flyttas", "moves", Shape.FLAG),
)
REGISTER_ROW = spec(_ID, Key("namn", "namn", required=True), free=True)
REGISTER = spec(
    _ID,
    Key("namn", "title", required=True),
    Key("ental", "singular"),
    Key("flertal", "plural"),
    Key("falt", "fields", Shape.FIELDS, of=REGISTER_FIELD),
    Key("brevlada", "mailbox"),
    Key("kalender", "calendar", Shape.TEXTS),
    Key("ordning", "order", Shape.TEXTS),
    Key("rader", "rows", Shape.TABLES, of=REGISTER_ROW),
)
STEP = spec(
    _ID,
    Key("text", "text", required=True),
    Key("varde", "value", Shape.NUMBER),
    Key("tecken", "sign"),
    Key("farg", "colour", Shape.WORD, words=STEP_COLOURS),
)
SCALE = spec(_ID, Key("steg", "steps", Shape.TABLES, required=True, of=STEP))

_QUESTION_KEYS = (
    _ID,
    Key("text", "text", required=True),
    Key("typ", "kind", Shape.WORD, required=True, words=_KINDS),
    Key("hjalp", "help"),
    Key("obligatorisk", "required", Shape.FLAG),
    Key("obligatorisk_med", "required_with"),
    Key("saknas_text", "missing_text"),
    Key("skala", "scale", refers="skala"),
    Key("register", "register", refers="register"),
    Key("minst", "minimum", Shape.NUMBER),
    Key("hogst", "maximum", Shape.NUMBER),
    Key("langd", "longest", Shape.WHOLE),
    Key("i_perioden", "in_period", Shape.FLAG),
    Key("tomt", "blank", Shape.WORD, words=("noll",)),
    Key("tabelltecken", "signs", Shape.FLAG),
    Key("forifyllt", "prefill", source=_TEMPLATE),
    Key("last", "locked", Shape.FLAG),
    Key("doljs", "withheld", Shape.FLAG),
)
_WHEN = Key("nar", "when", source=_CONDITION)
ASKED = spec(*_QUESTION_KEYS, _WHEN)
"""What questions, side questions and columns have in common."""
SIDE = spec(*ASKED.keys, Key("ursaktar", "excuses", Shape.FLAG))
COLUMN = spec(*ASKED.keys, Key("pa_nytt", "anew", Shape.FLAG))
FACT = spec(
    *_QUESTION_KEYS,
    Key("standard", "default", Shape.SCALAR, source=_TEMPLATE),
    Key("fornyas", "renewed", Shape.FLAG),
    Key("flyttas", "moves", Shape.FLAG),
)
QUESTION = spec(
    *ASKED.keys,
    Key("kort", "short"),
    Key("for", "only_for", Shape.TEXTS),
    Key("kommentar", "comment", Shape.FLAG),
    Key("oforandrat", "unchanged"),
    Key("fran_forra", "carried", Shape.FLAG),
    Key("lucka_vid", "gap_at"),
    Key("sida", "side", Shape.TABLES, of=SIDE),
    Key("kolumner", "columns", Shape.TABLES, of=COLUMN),
    Key("kolumn", "columns", Shape.TABLES, of=COLUMN),
    Key("rader", "rows_from", refers="register"),
    Key("forifyllda_rader", "prefilled_rows"),
    Key("forifyllda_nar", "prefilled_when", source=_CONDITION),
    Key("far_tas_bort", "may_go", Shape.FLAG),
    Key("tomma_rader", "ready_rows", Shape.WHOLE),
    Key("noll_for", "nil_for"),
    Key("blad", "sheet", source=_TEMPLATE),
)
PART = spec(
    _ID,
    Key("rubrik", "title", required=True, source=_TEMPLATE),
    Key("blad", "sheet", source=_TEMPLATE),
    Key("inledning", "intro", source=_TEMPLATE),
    Key("for", "only_for", Shape.TEXTS),
    _WHEN,
    Key("upprepas_for", "repeated_for", refers="register"),
    Key("inget_att_redovisa", "nothing", Shape.FLAG),
    Key("upprepas_nar", "repeated_when", source=_CONDITION),
    Key("ingar_inte", "left_out_as"),
    Key("fraga", "questions", Shape.TABLES, required=True, of=QUESTION),
)
FORM = spec(
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
    Key("foljebrev", "covering", source=_TEMPLATE),
    Key("paminnelse", "reminder", source=_TEMPLATE),
    Key("gemensamma_delar", "shared", Shape.TEXTS, refers="gemensam_del"),
    Key("del", "parts", Shape.TABLES, of=PART),
)
RULE = spec(
    _ID,
    Key("i", "scope", required=True),
    Key("villkor", "condition", required=True, source=_CONDITION),
    Key("text", "text", required=True, source=_TEMPLATE),
    Key("allvar", "severity", Shape.WORD, words=tuple(severity.value for severity in Severity)),
    Key("vid", "at"),
)
PROTECTION = spec(
    _ID,
    Key("troskel", "threshold", Shape.SCALAR, required=True, source=_CONDITION),
    Key("procentbas", "smallest_base", Shape.WHOLE),
    Key("dolj_noll", "suppress_zero", Shape.FLAG),
)
LIST_COLUMN = spec(
    Key("rubrik", "title", required=True),
    Key("varde", "value", required=True, source=_CONDITION),
    Key("slag", "kind", Shape.WORD, words=("text", "tal")),
    Key("bredd", "width", Shape.WHOLE),
)
SHARE = spec(
    _ID,
    Key("rubrik", "title", required=True),
    Key("del", "part", required=True),
    Key("av", "whole", required=True),
)
TABLE = spec(
    _ID,
    Key("rubrik", "title", required=True, source=_TEMPLATE),
    Key("slag", "kind", Shape.WORD, words=tuple(kind.value for kind in TableKind)),
    Key("kalla", "source"),
    Key("rader", "rows"),
    Key("kolumner", "columns"),
    Key("kolumnurval", "column_rows", Shape.TEXTS),
    Key("matt", "measures", Shape.TEXTS),
    Key("andel", "shares", Shape.TABLES, of=SHARE),
    Key("urval", "where", Shape.TABLE, of=spec(free=True)),
    Key("perioder", "periods", Shape.WORD, words=("aret", "ar_for_ar")),
    Key("jamfor", "compare", Shape.WORD, words=tuple(comparison.value for comparison in Comparison)),
    Key("jamfor_lika", "compare_common", Shape.FLAG),
    Key("jamfor_nar_lika", "same_facts", Shape.TEXTS),
    Key("jamfor_procent", "compare_percent", Shape.FLAG),
    Key("skydd", "protection", refers="skydd"),
    Key("medraknas_nar", "counted_when", source=_CONDITION),
    Key("ej_medraknad_text", "not_counted_text"),
    Key("summa", "total", Shape.FLAG),
    Key("summakolumn", "column_total", Shape.FLAG),
    Key("kolumn", "list_columns", Shape.TABLES, of=LIST_COLUMN),
    Key("villkor", "condition", source=_CONDITION),
    Key("blankett", "form", refers="blankett"),
    Key("delar", "parts", Shape.TEXTS),
    Key("fragor", "kinds", Shape.WORDS, words=_KINDS),
    Key("sida", "side", Shape.TEXTS),
    Key("metod", "method", refers="metod"),
    Key("tom_text", "empty_text"),
    Key("anm", "notes", Shape.TEXTS, source=_TEMPLATE),
)
DOCUMENT = spec(
    _ID,
    Key("namn", "name", required=True),
    Key("titel", "title", required=True, source=_TEMPLATE),
    Key("mall", "template", required=True),
    Key("per", "per", refers="register"),
    Key("i_perioder", "year_parts", Shape.TEXTS),
    Key("disposition", "outline"),
)
MAILING = spec(
    Key("avsandare", "sender", source=_TEMPLATE),
    Key("svara_till", "reply_to", source=_TEMPLATE),
)
FETCH = spec(
    _ID,
    Key("format", "format", Shape.WORD, required=True, words=tuple(each.value for each in FetchFormat)),
    Key("till", "target", required=True),
    Key("register", "register", required=True, refers="register"),
    Key("kod", "code", required=True),
    Key("omrade", "area", required=True, source=_CONDITION),
    Key("jamforelse", "compared", source=_CONDITION),
    Key("kolumner", "columns", Shape.TABLE, required=True, of=spec(free=True)),
    Key("svar", "answers", Shape.TABLE, of=spec(free=True)),
)
RENAME = spec(
    Key("fran", "before", required=True),
    Key("till", "after", Shape.TEXTS),
    Key("sedan", "since", required=True),
    Key("text", "text"),
    Key("skala", "scale", refers="skala"),
    Key("register", "register", refers="register"),
)
ROOT = spec(
    Key("modell", "model", Shape.TABLE, required=True, of=MODEL),
    Key("period", "period_kinds", Shape.TABLES, required=True, of=PERIOD),
    Key("register", "registers", Shape.TABLES, of=REGISTER),
    Key("skala", "scales", Shape.TABLES, of=SCALE),
    Key("rapporten", "report", Shape.TABLE, of=spec(Key("uppgift", "facts", Shape.TABLES, of=FACT))),
    Key("gemensam_del", "shared_parts", Shape.TABLES, of=PART),
    Key("blankett", "forms", Shape.TABLES, of=FORM),
    Key("utskick", "mailing", Shape.TABLE, of=MAILING),
    Key("regel", "rules", Shape.TABLES, of=RULE),
    Key("skydd", "protections", Shape.TABLES, of=PROTECTION),
    Key("tabell", "tables", Shape.TABLES, of=TABLE),
    Key("metod", "methods", Shape.TABLES, of=METHOD),
    Key("diagram", "charts", Shape.TABLES, of=CHART),
    Key("dokument", "documents", Shape.TABLES, of=DOCUMENT),
    Key("byt_namn", "renames", Shape.TABLES, of=RENAME),
    Key("hamtning", "fetches", Shape.TABLES, of=FETCH),
)
