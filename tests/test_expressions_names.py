"""Which names an expression uses, and which of them are not there."""

import re

import pytest

from generator.expressions.environment import Kind, Language
from generator.expressions.faults import ExpressionFault
from generator.expressions.limits import LONGEST_SOURCE
from generator.expressions.names import EACH, LEAF, Names, names, unknown_names
from generator.swedish.expression_messages import Fault
from tests.test_expressions_environment import FAULTS

KNOWN: Names = {
    "rapport": {"titel": LEAF, "datum": {"year": LEAF}},
    "register": {"grupper": {EACH: {"namn": LEAF, "svar": None}}},
    "poster": {"grupper": {"chef": {"namn": LEAF}, EACH: {"namn": LEAF}}},
}


@pytest.mark.parametrize(
    ("source", "kind", "paths"),
    [
        ("om.status == 'klar' and antal > 3", "condition", {"om.status", "antal"}),
        ("a['b'].c", "condition", {"a.b.c"}),
        ("a[b.c].d", "condition", {"a.*.d", "b.c"}),
        ("a[0].d", "condition", {"a.*.d"}),
        ("jamforelse(a, b.c, 'i fjol')", "condition", {"a", "b.c"}),
        ("(rader | storst('antal', 1) | first).namn", "condition", {"rader", "rader.*.antal", "rader.*.namn"}),
        ("a if b is angiven else c | tal(d)", "condition", {"a", "b", "c", "d"}),
        ("{% for x in a.b %}{{ x.c }}{{ loop.index }}{% endfor %}", "template", {"a.b", "a.b.*", "a.b.*.c"}),
        (
            "{% for x in a if x.ja %}{{ x.c }}{% else %}{{ d }}{% endfor %}",
            "template",
            {"a", "a.*", "a.*.ja", "a.*.c", "d"},
        ),
        ("{% set s = a.b %}{{ s.c }}{% set t = 1 + x %}{{ t }}", "template", {"a.b", "a.b.c", "x"}),
        ("{% set s %}{{ a }}{% endset %}{{ s.vad }}", "template", {"a"}),
        ("{% for x in [a, b] %}{{ x.c }}{% endfor %}", "template", {"a", "b"}),
        ("{% for k, v in a %}{{ k }}{{ v.x }}{% endfor %}", "template", {"a"}),
        ("{% if a %}{{ b }}{% elif c %}{% else %}{{ d }}{% endif %}", "template", {"a", "b", "c", "d"}),
        ("ren text", "template", set()),
    ],
)
def test_paths_are_whole(source: str, kind: Kind, paths: set[str]) -> None:
    assert names(source, kind) == paths


UNKNOWN = [
    ("{{ raport.titel }}", "Namnet ”raport” finns inte här. Menade du ”rapport”?"),
    ("{{ x }}", "Namnet ”x” finns inte här."),
    ("{{ rapport.titl }}", "”titl” finns inte i ”rapport”. Menade du ”titel”?"),
    ("{{ rapport.titel.x }}", "”x” finns inte i ”rapport.titel”."),
    ("{{ rapport.datum.yaer }}", "”yaer” finns inte i ”rapport.datum”. Menade du ”year”?"),
    (
        "{% for g in register.grupper %}{{ g.nam }}{% endfor %}",
        "”nam” finns inte i ”register.grupper”. Menade du ”namn”?",
    ),
    ("{% for g in rapport.titel %}{% endfor %}", "”rapport.titel” är ingen lista."),
    ("{{ register.grupper | varje('nam') | lista }}", "”nam” finns inte i ”register.grupper”. Menade du ”namn”?"),
    ("{{ poster.grupper.chf.namn }}", "”chf” finns inte i ”poster.grupper”. Menade du ”chef”?"),
]


@pytest.mark.parametrize(("source", "sentence"), UNKNOWN)
def test_a_name_that_is_not_there_is_told_with_its_line(source: str, sentence: str) -> None:
    tree = Language().parse(f"rad ett\n{source}{source}", "template")
    assert list(unknown_names(tree, KNOWN)) == [(2, sentence)]


def test_names_that_are_there_are_not_told() -> None:
    source = "{{ poster.grupper[rapport.titel].namn }}{% for g in register.grupper %}{{ g.svar.vad.som }}{% endfor %}"
    assert list(unknown_names(Language().parse(source, "template"), KNOWN)) == []
    assert list(unknown_names(Language().parse("{{ vad.som.helst }}", "template"), None)) == []


def test_every_sentence_about_expressions_has_an_example() -> None:
    with pytest.raises(ExpressionFault) as too_long:
        Language().template(" " * (LONGEST_SOURCE + 1))
    with pytest.raises(ExpressionFault) as too_many:
        Language().template("{% for i in range(999) %}{% for j in range(999) %}{% endfor %}{% endfor %}")({})
    with pytest.raises(ExpressionFault) as too_much:
        Language().template("{{ a ~ a }}")({"a": "x" * 150_000})
    told = [sentence for _, sentence in (*FAULTS, *UNKNOWN)]
    told += [caught.value.message for caught in (too_long, too_many, too_much)]
    for member in Fault:
        pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(member.value.replace("{{", "{").replace("}}", "}")))
        assert any(re.fullmatch(pattern, sentence) for sentence in told), member
