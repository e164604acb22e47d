"""Templates and documents damaged at random: there is always a finding or a document, and never a crash."""

import copy
import random
from pathlib import Path

import pytest
from lxml import etree

from generator.report.packaging import packed, unpacked
from tests.audit_build import audited, with_chart
from tests.report_build import render
from tests.test_report_lint import made, table

OUTLINE = """
= {{ dokument.titel }}
[innehall]
# Ett
{% if rapport.dnr is angiven %}Dnr {{ rapport.dnr }}{% else %}Inget{% endif %} {{ hanvisning.deltagare }}
{%p for g in register.grupper %}
## {{ g.namn }}
{{p g.svar.arbete.syfte | egna_ord(g.namn) }}
{{p g.tabell.moten }}
{%p endfor %}
{{p tabell.deltagare }}
"""
ROWS = (["a", "b"], ["{%tr for g in register.grupper %}", ""], ["{{ g.namn }}", "x"], ["{%tr endfor %}", ""])
VALUES = ("", "x", "-1", "999999999999", "0x10", "50%", "{{ x }}", "{% if a %}", None)
TEXTS = ("", "{", "}", "%", "{{", "%}", "{%", "p ", "\u00a0", "–", "”", "for", "endif", " | ", ".x", "(")
NAMED = ("word/styles.xml", "word/settings.xml", "docProps/core.xml", "word/header1.xml", "[Content_Types].xml")
RELATED = ("word/_rels/document.xml.rels", "_rels/.rels")
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def damaged(parts: dict[str, bytes], names: tuple[str, ...], seed: int) -> dict[str, bytes]:
    """Change one of the parts in one to three ways; the same seed always changes the same."""
    chance = random.Random(seed)
    name = chance.choice(names)
    root = etree.fromstring(parts[name])
    for _ in range(chance.randint(1, 3)):
        _damage(chance, [element for element in root.iter() if isinstance(element.tag, str)])
    return {**parts, name: etree.tostring(root)}


def _damage(chance: random.Random, elements: list[etree._Element]) -> None:
    element, way = chance.choice(elements), chance.random()
    texts = [each for each in elements if each.tag == TEXT]
    above = element.getparent()
    if way < 0.35 and texts:
        hit = chance.choice(texts)
        before = hit.text or ""
        begin = chance.randrange(len(before) + 1)
        hit.text = before[:begin] + chance.choice(TEXTS) + before[begin + chance.randint(0, 4) :]
    elif way < 0.6 and element.attrib:
        value, attribute = chance.choice(VALUES), chance.choice(list(element.attrib))
        element.attrib.pop(attribute)
        if value is not None:
            element.set(attribute, value)
    elif way < 0.8 and above is not None:
        above.remove(element)
    elif above is not None:
        element.addnext(copy.deepcopy(element))


def _render(folder: Path, seed: int) -> None:
    names = ("word/document.xml", "word/document.xml", *NAMED, *RELATED)
    template = packed(damaged(unpacked(made(OUTLINE, table(*ROWS))), names, seed))
    documents, findings = render(folder, "", template=template)
    assert documents or findings


def _audit(seed: int) -> None:
    names = ("word/document.xml", "word/theme/theme1.xml", "word/charts/chart1.xml", *NAMED, *RELATED[:1])
    assert isinstance(audited(damaged(with_chart(), names, seed)), tuple)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_template_gives_documents_or_findings(tmp_path: Path, seed: int) -> None:
    _render(tmp_path, seed)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_document_can_be_looked_at(seed: int) -> None:
    _audit(seed)


@pytest.mark.slow
def test_so_can_many_more(tmp_path: Path) -> None:
    for seed in range(1000, 1500):
        _render(tmp_path, seed)
        _audit(seed)
