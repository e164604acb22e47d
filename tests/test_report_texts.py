"""Every text stands in the document as it was typed, wherever it is put, and so does what comes after it.

What is read back is compared with the text after the one written rule for the words of people (docs/mallsprak.md,
`swedish.text.clean`), in a first build and in a second one, where it is what somebody wrote the year before.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import report
from generator.merging.repeating import Before, repeated
from generator.model.answers import Answer, Submission
from generator.model.definition import Kind
from generator.model.documents import SourceFile
from generator.model.inbox import FoundFile
from generator.report import make_template
from generator.swedish.text import clean
from generator.swedish.text import paragraphs as paragraphs_of
from tests.report_build import (
    TODAY,
    VERSION,
    WORK,
    answer,
    dataset,
    follow_up,
    paragraphs,
    part,
    plan,
    published,
    question,
    render,
    replaced,
    styled,
    tables,
    text_of,
    with_footnote,
)
from tests.test_expressions_environment import PAYLOADS

FIXED = [
    "a & b",
    "a <b & c>",
    "</w:t></w:r></w:p>",
    "</w:t></w:r></w:p></w:body>",
    "<w:p/>",
    "<w:tbl></w:tbl>",
    "]]>",
    "<![CDATA[x]]>",
    "<!-- borta -->",
    "<?xml version='1.0'?>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;",
    "&amp; &lt; &#65; &#x0; &nbsp;",
    '"rakt" och ’krokigt’ och ”svenskt”',
    "{{ 7*7 }}",
    "{% if x %}",
    "{%p if x %}",
    "{%tr for x in y %}",
    "{{p tabell.deltagare }}",
    "{{r x }}",
    "100 {% moms",
    "{# tyst #}",
    "{_{ 7*7 }_}",
    "{_% x %_}",
    "}} {{",
    "{{",
    "%}",
    "{{ cycler.__init__.__globals__ }}",
    "%s %(x)s {0} {x!r} $x ${x}",
    "en rad\nen till",
    "en rad\n\n\nen långt ner",
    "fönster\r\nrad",
    "mac\rrad",
    "Alt+Enter_x000D_\nrad",
    "_x000D__x000D_",
    "_x0007_ och _x005F_x000D_",
    "nästa rad\x85 och \u2028rad och \u2029stycke",
    "tab\there\t\toch där",
    "  mellanslag   överallt  ",
    "- punkt\n- punkt till\n• annan\n1. ett",
    "\x07klocka\x00noll\x0bvertikal\x0csida\x1besc\x7f",
    "\x80\x9f C1",
    "ensam surrogat \ud800 här och \udfff där",
    "\ufeffBOM och \u202eomvänt\u202c \u2066isolerat\u2069",
    "icke-tecken \ufdd0 \ufffe \uffff \U0001ffff",
    "noll bredd \u200b\u200c\u200d och \u00admjukt",
    "å, ä och ö: A\u030a a\u0308 NFD",
    "1\u00a0234 – 5\u202f% − ± × ÷ § № €",
    "😀 utanför BMP 𝔸 👩‍👩‍👧",
    "العربية עברית 日本語 ไทย",
    "=1+1",
    "@SUMMA(A1)",
    "DDEAUTO c:\\\\windows\\\\system32",
    "INCLUDETEXT \\\\server\\fil",
    "file:///etc/passwd https://exempel.example/?a=1&b=2",
    "C:\\mapp\\fil.txt \\n \\u0041",
    "None True nan",
    "0",
    "-",
    "x" * 5_000,
    "ord " * 8_000 + "slut",
]
SYFTE = "poster.grupper.planering.svar.arbete.syfte"
BEFORE, AFTER = "Före.", "Efter."
NOTE = " (oförändrat sedan 2024)"
Read = Callable[[str], Mapping[str, str]]
_T = TypeVar("_T")


def expected(text: str) -> str:
    """Apply the written rule; lines become paragraphs, and blank ones none."""
    return "\n".join(paragraphs_of(clean(text)[0]))


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> report.Template:
    """A template that has the text in every place where a text can stand, with a paragraph after it."""
    outline = f"{BEFORE}\n{{{{ {SYFTE} }}}}\n{AFTER}\n| Syfte | {{{{ {SYFTE} }}}}\n{AFTER}"
    both = f'{{{{ {SYFTE} }}}}</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">{AFTER}'
    template = replaced(
        with_footnote(make_template(follow_up(outline), plan(outline)), both),
        {
            "word/header1.xml": lambda xml: xml.replace("{{ dokument.titel }}", both),
            "word/footer1.xml": lambda xml: xml.replace("Sida\u00a0", both),
        },
    )
    path = tmp_path_factory.mktemp("mall") / "rapport.docx"
    path.write_bytes(template)
    templates, findings = report.load_templates({"rapport": FoundFile(path, "rapport.docx")}, followed("x"))
    assert findings == ()
    return templates["rapport"]


def followed(title: str):  # type: ignore[no-untyped-def]
    return replace(follow_up(facts={"titel": title}), documents=(plan(""),))


def build(template: report.Template, text: str, said: Answer) -> Mapping[str, str]:
    """Build a document in which the text stands everywhere, and read it from every place."""
    data = dataset(followed(text), {"arbete.syfte": said})
    documents, findings = report.render_all({"rapport": template}, data, published(), VERSION, TODAY)
    assert [finding for finding in findings if finding.severity.value == "fel"] == []
    content = documents[0].content
    body = [line for style, line in styled(content) if style == "Body Text"]
    assert (body[0], body[-1]) == (BEFORE, AFTER)
    beside = {name: paragraphs(content, f"word/{name}.xml") for name in ("header1", "footer1", "footnotes")}
    assert [lines[-1][: len(AFTER)] for lines in beside.values()] == [AFTER] * 3
    return {
        "body": "\n".join(body[1 : body.index(AFTER, 1)]) if AFTER in body[1:-1] else "\n".join(body[1:-2]),
        "table": "\n".join(text for style, text in styled(content) if style == "Tabelltext" and text != "Syfte"),
        **{name: "\n".join(lines[:-1]) for name, lines in beside.items()},
        "title": part(content, "docProps/core.xml").findtext("{*}title") or "",
    }


def first_build(template: report.Template, text: str) -> None:
    wanted = expected(text)
    assert build(template, text, answer("syfte", text)) == {
        **dict.fromkeys(("body", "table", "header1", "footer1", "footnotes"), wanted),
        "title": clean(text)[0],
    }


def second_build(template: report.Template, text: str) -> None:
    """The text was last year's answer, and is said to be unchanged."""
    asked = question("syfte", "Syfte", side=(question("lika", "Lika", Kind.CHOICE, scale="ja_nej", repeats=True),))
    file = SourceFile("a.xlsx", "0" * 64, "blankett")
    then = Submission("grupp", "planering", "2024", "1", file, None, {"arbete.syfte": answer("syfte", text)}, {})
    now = replace(then, period="2025", answers={"arbete.syfte_lika": answer("syfte_lika", "ja")})
    carried, findings = repeated((replace(WORK, questions=(asked,)),), now, Before("2024", then))
    assert findings == ()
    read = build(template, "Titel", carried.answers["arbete.syfte"])
    assert set(read.values()) == {expected(text) + NOTE, "Titel"}


@pytest.mark.parametrize("text", FIXED, ids=[ascii(text)[:24] for text in FIXED])
def test_a_text_is_read_back_from_everywhere_as_it_was_typed(loaded: report.Template, text: str) -> None:
    first_build(loaded, text)
    second_build(loaded, text)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_payload_in_an_answer_is_a_text_in_this_build_and_in_the_next(loaded: report.Template, payload: str) -> None:
    first_build(loaded, payload)
    second_build(loaded, payload)


def texts() -> st.SearchStrategy[str]:
    """Texts of any signs, and of those that mean something to Word, XML or Jinja."""
    pieces = st.sampled_from(
        ["{{", "}}", "{%", "%}", "{#", "&", "<", ">", "<!--", "]]>", "\n", "\r", "\t", " ", "_x000D_"]
    )
    odd = st.characters(codec=None)
    return st.lists(st.one_of(pieces, odd, st.text(min_size=1, max_size=8)), min_size=1, max_size=20).map("".join)


@settings(max_examples=40, deadline=None)
@given(text=texts().filter(expected))
def test_any_text_at_all_is_read_back(loaded: report.Template, text: str) -> None:
    first_build(loaded, text)


@pytest.mark.slow
@settings(max_examples=2_000, deadline=None)
@given(text=texts().filter(expected))
def test_two_thousand_texts_are_read_back_in_both_builds(loaded: report.Template, text: str) -> None:
    first_build(loaded, text)
    second_build(loaded, text)


def test_a_text_of_signs_that_cannot_be_shown_is_no_text() -> None:
    assert clean("\x00\u202e\ufeff") == ("", ("U+0000", "U+202E", "U+FEFF"))


LISTED = "Vi gör två saker:\n- läser <högt>\n•\tlånar ut\n– 5 & mer\nSlut."


def shown(tmp_path: Path, outline: str, text: str) -> list[tuple[str, str]]:
    documents, findings = render(tmp_path, outline, answers={"arbete.syfte": text}, facts={"titel": text})
    assert findings == ()
    return styled(documents[0].content)


def test_typed_lists_of_coordinators_are_real_lists(tmp_path: Path) -> None:
    assert shown(tmp_path, f"{{{{p rapport.titel | stycken }}}}\n{AFTER}", LISTED) == [
        ("Body Text", "Vi gör två saker:"),
        ("List Bullet", "läser <högt>"),
        ("List Bullet", "lånar ut"),
        ("List Bullet", "5 & mer"),
        ("Body Text", "Slut."),
        ("Body Text", AFTER),
    ]


def test_a_form_that_one_alone_fills_in_is_the_coordinators_(tmp_path: Path) -> None:
    outline = "{{p svar.samordnare.arbete.syfte | stycken }}"
    assert shown(tmp_path, outline, "x") == [("Body Text", "Allt är väl.")]


@pytest.mark.parametrize(("word", "style"), [("stycken", "Body Text"), ("egna_ord", "Egna ord")])
def test_a_respondent_s_own_signs_stay(tmp_path: Path, word: str, style: str) -> None:
    assert shown(tmp_path, f"{{{{p {SYFTE} | {word} }}}}", LISTED) == [
        (style, "Vi gör två saker:"),
        (style, "- läser <högt>"),
        (style, "• lånar ut"),
        (style, "– 5 & mer"),
        (style, "Slut."),
    ]


def test_a_missing_text_is_visible_in_paragraphs_too(tmp_path: Path) -> None:
    assert shown(tmp_path, "{{p poster.grupper.chef.svar.arbete.syfte | stycken }}", "x") == [
        ("Body Text", "[uppgift saknas]")
    ]


@pytest.mark.parametrize(
    ("outline", "paragraphs"),
    [
        ("Syfte: {text}, alltså.", [("Body Text", "Syfte: ett"), ("Body Text", "två, alltså.")]),
        ("- {text}", [("List Bullet", "ett"), ("List Bullet", "två")]),
        ("# {text}", [("heading 1", "ett\ntvå")]),
        ("= {text}", [("Title", "ett\ntvå")]),
    ],
    ids=["sentence", "bullet", "heading", "title"],
)
def test_lines_become_paragraphs_like_the_one_they_stood_in(
    tmp_path: Path, outline: str, paragraphs: list[tuple[str, str]]
) -> None:
    assert shown(tmp_path, outline.replace("{text}", f"{{{{ {SYFTE} }}}}"), "ett\ntvå") == paragraphs


def test_lines_before_a_section_s_end_stay_before_it(tmp_path: Path) -> None:
    documents, _ = render(tmp_path, f"{{{{ {SYFTE} }}}}\n[liggande]\nBrett", answers={"arbete.syfte": "ett\ntvå"})
    assert paragraphs(documents[0].content) == ["ett", "två", "Brett"]
    sections = [each.getparent().getparent() for each in part(documents[0].content).iter("{*}sectPr")]  # type: ignore[union-attr]
    assert text_of(sections[0]) == "två"  # type: ignore[arg-type]


def test_lines_in_a_cell_are_paragraphs_of_it(tmp_path: Path) -> None:
    documents, _ = render(tmp_path, f"| Syfte | {{{{ {SYFTE} }}}}", answers={"arbete.syfte": "ett\n\ntvå"})
    assert tables(documents[0].content)[0][1] == ["Syfte", "etttvå"]
