"""Every text stands in the document as it was typed, wherever it is put, and so does what comes after it.

What is read back is compared with the text after the one written rule for respondents' words (`swedish.text.clean`).
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.report import make_template
from generator.swedish.text import clean
from tests.report_build import follow_up, paragraphs, part, plan, render, replaced, tables, with_footnote

ODD = [
    "a & b",
    "a <b & c>",
    "</w:t></w:r></w:p>",
    "<w:p/>",
    "]]>",
    "&amp; &lt; &#65;",
    '"rakt" och ’krokigt’',
    "{{ 7*7 }}",
    "{% if x %}",
    "100 {% moms",
    "{# tyst #}",
    "{_{ 7*7 }_}",
    "{_% x %_}",
    "}} {{",
    "{{ cycler.__init__.__globals__ }}",
    "%s %(x)s {0} {x!r}",
    "en rad\nen till",
    "fönster\r\nrad",
    "Alt+Enter_x000D_\nrad",
    "tab\there",
    "\x07klocka\x00noll\x0bvertikal\x0csida",
    "ensam surrogat \ud800 här",
    "\ufeffBOM och \u202eomvänt",
    "å, ä och ö: A\u030a NFD",
    "1\u00a0234 – 5\u202f%",
    "😀 utanför BMP 𝔸",
    "=1+1",
    "DDEAUTO c:\\\\windows\\\\system32",
    "x" * 5_000,
]
AFTER = "Efter."
Asked = Callable[[Path, str], str]


def _rendered(tmp_path: Path, outline: str, text: str, template: bytes | None = None) -> bytes:
    documents, findings = render(tmp_path, outline, answers={"arbete.syfte": text}, template=template)
    assert findings == ()
    return documents[0].content


SYFTE = "poster.grupper.planering.svar.arbete.syfte"


def in_body(tmp_path: Path, text: str) -> str:
    first, after = paragraphs(_rendered(tmp_path, f"{{{{ {SYFTE} }}}}\n{AFTER}", text))
    assert after == AFTER
    return first


def in_own_words(tmp_path: Path, text: str) -> str:
    *said, after = paragraphs(_rendered(tmp_path, f"{{{{p {SYFTE} | egna_ord }}}}\n{AFTER}", text))
    assert after == AFTER
    return "\n".join(said)


def in_table(tmp_path: Path, text: str) -> str:
    document = _rendered(tmp_path, f"| Syfte | {{{{ {SYFTE} }}}}\n{AFTER}", text)
    assert paragraphs(document)[-1] == AFTER
    return tables(document)[0][1][1]


def in_header(tmp_path: Path, text: str) -> str:
    template = _template(f"{{{{ {SYFTE} }}}}", "word/header1.xml", "{{ dokument.titel }}")
    return paragraphs(_rendered(tmp_path, "", text, template), "word/header1.xml")[0]


def in_footer(tmp_path: Path, text: str) -> str:
    template = _template(f"{{{{ {SYFTE} }}}}Sida", "word/footer1.xml", "Sida")
    shown = paragraphs(_rendered(tmp_path, "", text, template), "word/footer1.xml")[0]
    assert shown.endswith("Sida\u00a01 (1)")
    return shown.removesuffix("Sida\u00a01 (1)")


def in_footnote(tmp_path: Path, text: str) -> str:
    outline = f"{AFTER}\n[liggande]\nMer"
    template = with_footnote(make_template(follow_up(outline), plan(outline)), f"{{{{ {SYFTE} }}}}")
    return paragraphs(_rendered(tmp_path, "", text, template), "word/footnotes.xml")[0]


def in_title(tmp_path: Path, text: str) -> str:
    documents, findings = render(tmp_path, AFTER, facts={"titel": text})
    assert findings == ()
    return part(documents[0].content, "docProps/core.xml").findtext("{*}title") or ""


def _template(text: str, name: str, old: str) -> bytes:
    return replaced(make_template(follow_up(AFTER), plan(AFTER)), {name: lambda xml: xml.replace(old, text, 1)})


@pytest.mark.parametrize("place", [in_body, in_own_words, in_table, in_header, in_footer, in_footnote, in_title])
@pytest.mark.parametrize("text", ODD, ids=[ascii(text)[:24] for text in ODD])
def test_a_text_is_read_back_as_it_was_typed(tmp_path: Path, place: Asked, text: str) -> None:
    assert place(tmp_path, text) == clean(text)[0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1).filter(lambda text: clean(text)[0]))
def test_any_text_at_all_is_read_back(tmp_path: Path, text: str) -> None:
    assert in_body(tmp_path, text) == clean(text)[0]
