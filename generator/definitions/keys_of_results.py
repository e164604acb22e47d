"""The keys of what is worked out and drawn of the answers: methods and charts."""

from generator.definitions.key_shapes import Key, Shape, Source, spec
from generator.model.definition import ChartKind
from generator.model.methods import MethodKind

_ID = Key("id", "id", Shape.ID, required=True)
_CONDITION, _TEMPLATE = Source.CONDITION, Source.TEMPLATE

METHOD = spec(
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
    Key("minsta_skillnad", "least_gap", Shape.WHOLE),
    Key("tid", "time"),
    Key("varde", "value"),
    Key("minsta_punkter", "least_points", Shape.WHOLE),
    Key("mal", "goal"),
    Key("till", "until", Shape.SCALAR, source=_CONDITION),
    Key("urval", "where", Shape.TABLE, of=spec(free=True)),
    Key("bokstaver", "criteria", Shape.TABLE, of=spec(free=True)),
    Key("del", "part"),
    Key("hela", "whole"),
    Key("ental", "singular"),
    Key("flertal", "plural"),
    Key("delar", "parts", Shape.TEXTS),
    Key("kostnad", "cost"),
    Key("fragor", "questions", Shape.TEXTS),
    Key("vilka", "who"),
)
SERIES = spec(
    Key("kolumn", "column", required=True),
    Key("namn", "title", source=_TEMPLATE),
)
CHART = spec(
    _ID,
    Key("rubrik", "title", required=True, source=_TEMPLATE),
    Key("typ", "kind", Shape.WORD, required=True, words=tuple(kind.value for kind in ChartKind)),
    Key("tabell", "table", refers="tabell"),
    Key("kalla", "source"),
    Key("serie", "series", Shape.TABLES, of=SERIES),
    Key("radurval", "rows", Shape.TEXTS),
    Key("langs_axeln", "along", Shape.WORD, words=("rader", "kolumner")),
    Key("ordning", "order", Shape.WORD, words=("tabellen", "storlek")),
    Key("hogst", "most", Shape.WHOLE),
    Key("riktning", "direction", Shape.WORD, words=("liggande", "staende")),
    Key("enhet", "unit", source=_TEMPLATE),
    Key("tom_text", "empty_text"),
    Key("anm", "notes", Shape.TEXTS, source=_TEMPLATE),
)
