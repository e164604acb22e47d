"""A municipality's own file as the ground for our templates: what is kept, what is added, what is refused."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.model.definition import DocumentPlan, FollowUp
from generator.model.findings import FilePlace, Origin, SpotPlace
from generator.model.inbox import FoundFile
from generator.report import adopt_template
from generator.report.colours import contrast
from generator.report.wordml import w
from tests.municipal import COLOURS, OFFICE, Municipal
from tests.report_build import GROUPS, follow_up, paragraphs, part, plan, render, replaced, styled, text_of
from tests.running import rapport

ROOT = Path(__file__).parent.parent
FILE = "egen.dotx"
OUTLINE = """
= {{ dokument.titel }}
=- Uppföljning {{ period.ar }}
| Diarienummer | {{ rapport.dnr }}
#* Sammanfattning
> Det går bra.
- en punkt
[innehall]
[nysida]
# Uppdrag
## Avgränsning
### Djupare
Se {{ hanvisning.grupper }}.
{{p tabell.grupper }}
Efter tabellen.
{{p poster.grupper.planering.svar.arbete.syfte | egna_ord }}
[liggande]
# Bredd
{{p tabell.deltagare }}
[staende]
# Slut
Slut.
"""


def adopted(tmp_path: Path, base: bytes, outline: str = OUTLINE) -> bytes:
    path = tmp_path / FILE
    path.write_bytes(base)
    made, findings = adopt_template(*planned(outline), FoundFile(path, FILE))
    assert findings == ()
    assert made is not None
    return made


def planned(outline: str = OUTLINE) -> tuple[FollowUp, DocumentPlan]:
    return follow_up(outline), plan(outline)


def built(tmp_path: Path, base: bytes, outline: str = OUTLINE) -> bytes:
    documents, findings = render(tmp_path, "", template=adopted(tmp_path, base, outline))
    assert [finding.message for finding in findings] == []
    return documents[0].content


def names(package: bytes) -> set[str]:
    with ZipFile(BytesIO(package)) as opened:
        return set(opened.namelist())


def test_paragraphs_get_the_municipality_s_own_styles_by_name(tmp_path: Path) -> None:
    used = {
        text_of(each): style.get(w("val"))
        for each in part(adopted(tmp_path, Municipal().content())).iter(w("p"))
        if (style := each.find(f"{w('pPr')}/{w('pStyle')}")) is not None
    }
    assert {
        "{{ dokument.titel }}": "Rubrik",
        "Uppföljning {{ period.ar }}": "Underrubrik",
        "Sammanfattning": "Rubrik1",
        "Uppdrag": "Rubrik1",
        "Avgränsning": "Rubrik2",
        "Djupare": "Rubrik3",
        "en punkt": "Punktlista",
        "Efter tabellen.": "Brdtext",
        "Innehåll": "Innehllsfrteckningsrubrik",
    }.items() <= used.items()


def test_only_missing_styles_are_added_and_they_are_based_on_the_municipality_s(tmp_path: Path) -> None:
    before = part(Municipal().content(), "word/styles.xml").findall(w("style"))
    after = part(adopted(tmp_path, Municipal().content()), "word/styles.xml").findall(w("style"))
    old = [style.get(w("styleId")) for style in before]
    assert [style.get(w("styleId")) for style in after][: len(old)] == old
    called = {name.get(w("val")) for style in after if (name := style.find(w("name"))) is not None}
    assert {"Rapporttabell", "Tabelltext", "Egna ord", "Ingress", "Anmärkning", "toc 3", "Hyperlink"} <= called
    ids = {style.get(w("styleId")) for style in after}
    referred = {each.get(w("val")) for style in after for each in style.iter(w("basedOn"), w("next"))}
    assert referred <= ids
    assert len(ids) == len(after)


def test_headings_keep_their_numbers_and_the_contents_show_them(tmp_path: Path) -> None:
    contents = [text for style, text in styled(built(tmp_path, Municipal().content())) if style.startswith("toc ")]
    assert contents == [
        "Sammanfattning\t2",
        "1.\tUppdrag\t4",
        "1.1\tAvgränsning\t4",
        "2.\tBredd\t5",
        "3.\tSlut\t6",
    ]


def test_headings_without_numbers_stay_without(tmp_path: Path) -> None:
    template = adopted(tmp_path, Municipal(numbered=False).content())
    assert not [each for each in part(template).iter(w("numPr")) if each.find(w("numId")) is not None]
    contents = [text for style, text in styled(built(tmp_path, Municipal(numbered=False).content())) if "toc" in style]
    assert contents[1] == "Uppdrag\t4"


def test_a_template_without_headings_and_lists_of_its_own_gets_ours(tmp_path: Path) -> None:
    bare = Municipal(left_out=frozenset({"heading 1", "heading 2", "heading 3", "List Bullet", "TOC Heading"}))
    document = built(tmp_path, bare.content())
    assert ("heading 1", "Uppdrag") in styled(document)
    assert "1\tUppdrag\t4" in paragraphs(document)
    numbers = [each.get(w("numId")) for each in part(document, "word/numbering.xml").iter(w("num"))]
    assert numbers == ["4", "7", "8", "9"]
    kinds = [each.tag for each in part(document, "word/numbering.xml")]
    assert kinds == sorted(kinds, key=lambda tag: tag != w("abstractNum"))


def test_logo_header_and_footer_are_kept_and_the_old_text_is_not(tmp_path: Path) -> None:
    base = Municipal().content()
    template = adopted(tmp_path, base)
    assert paragraphs(template, "word/footer1.xml") == paragraphs(base, "word/footer1.xml")
    assert paragraphs(template, "word/header1.xml") == ["\tExempelbygdens kommun"]
    assert "Skriv texten här." not in paragraphs(template)
    assert "word/media/vapen.png" in names(template)
    left = {"word/media/omslag.png", "word/glossary/document.xml", "docProps/thumbnail.png"}
    assert left <= names(base)
    assert not {"word/media/omslag.png", "word/glossary/document.xml"} & names(template)


def test_a_file_without_header_and_footer_gets_ours(tmp_path: Path) -> None:
    document = built(tmp_path, Municipal(with_own_parts=False).content())
    told = [paragraphs(document, name) for name in sorted(names(document)) if re.match("word/(header|footer)", name)]
    assert told == [["Sida\u00a01 (6)"], ["Samverkan 2025\t"]]


def test_every_section_has_the_municipality_s_margins_and_only_the_first_its_first_page(tmp_path: Path) -> None:
    sections = part(adopted(tmp_path, Municipal().content())).findall(f".//{w('sectPr')}")
    assert [section.find(w("pgMar")).get(w("left")) for section in sections] == ["1985"] * 3  # type: ignore[union-attr]
    assert [section.find(w("titlePg")) is not None for section in sections] == [True, False, False]
    assert [section.find(w("pgSz")).get(w("orient")) for section in sections] == [None, "landscape", None]  # type: ignore[union-attr]
    kinds = [each.get(w("type")) for each in sections[-1].iter(w("headerReference"))]
    assert kinds == ["first", "default"]


def test_the_document_is_swedish_open_and_asks_nothing(tmp_path: Path) -> None:
    template = adopted(tmp_path, Municipal().content())
    settings = part(template, "word/settings.xml")
    for name in ("updateFields", "documentProtection", "trackRevisions"):
        assert settings.find(w(name)) is None
    (mode,) = settings.iter(w("compatSetting"))
    assert mode.get(w("val")) == "15"
    assert {each.get(w("val")) for each in part(template, "word/styles.xml").iter(w("lang"))} == {"sv-SE"}
    assert part(template, "docProps/core.xml").findtext("{*}creator") == "Exempelbygdens kommun"
    assert part(template, "docProps/core.xml").findtext("{*}title") == "Mall för Provuppföljning: rapport"


def test_tables_are_in_the_theme_s_colours(tmp_path: Path) -> None:
    shading = table_style(adopted(tmp_path, Municipal().content())).find(f".//{w('shd')}")
    assert shading is not None
    assert (shading.get(w("fill")), shading.get(w("themeFill"))) == ("8A1C4A", "accent1")
    assert shading.get(w("themeFillShade")) is None


@pytest.mark.parametrize("accent", ["FFD500", "8DB600", "00AEEF", "F4A6C0"])
def test_a_light_colour_is_darkened_until_white_letters_can_be_read_on_it(tmp_path: Path, accent: str) -> None:
    light = Municipal({**COLOURS, "accent1": accent}).content()
    shading = table_style(adopted(tmp_path, light)).find(f".//{w('shd')}")
    assert shading is not None
    assert contrast(shading.get(w("fill"), ""), "FFFFFF") >= 4.5
    assert shading.get(w("themeFillShade")) in {"BF", "80", "40"}


def table_style(template: bytes):  # type: ignore[no-untyped-def]
    styles = part(template, "word/styles.xml")
    return next(each for each in styles if each.get(w("styleId")) == "Rapporttabell")


def test_lines_of_the_body_are_no_longer_than_can_be_read(tmp_path: Path) -> None:
    # The page is narrow enough for eighty signs of Times New Roman, and wide for Calibri set small.
    wide = Municipal(left_out=frozenset({"Body Text"}), body_font="Calibri")
    style = next(
        each
        for each in part(adopted(tmp_path, wide.content()), "word/styles.xml").iter(w("style"))
        if each.get(w("styleId")) == "BodyText"
    )
    right = style.find(f"{w('pPr')}/{w('ind')}").get(w("right"))  # type: ignore[union-attr]
    assert 0 < int(right or 0) < 1361


def test_text_below_a_table_does_not_stick_to_it(tmp_path: Path) -> None:
    bare = replace(GROUPS, id="namnen", list_columns=GROUPS.list_columns[:1])
    template = adopted(tmp_path, Municipal().content(), "{{p tabell.namnen }}\nEfter tabellen.\nMer.")
    documents, findings = render(tmp_path, "", bare, template=template)
    assert findings == ()
    texts = {text_of(each): each.find(f"{w('pPr')}/{w('spacing')}") for each in part(documents[0].content).iter(w("p"))}
    assert texts["Efter tabellen."].get(w("before")) == "120"  # type: ignore[union-attr]
    assert texts["Mer."] is None


def test_every_block_stands_in_a_tagged_control_with_its_frame_hidden(tmp_path: Path) -> None:
    controls = [*part(built(tmp_path, Municipal().content())).iter(w("sdtPr"))]
    tags = [tag.get(w("val"), "") for each in controls if (tag := each.find(w("tag"))) is not None]
    assert tags == [
        "rg:innehall",
        "rg:tabell:grupper",
        "rg:svar:grupp.planering.arbete.syfte",
        "rg:tabell:deltagare",
    ]
    hidden = [each.find("{*}appearance") for each in controls[1:]]
    assert {each.get(each.tag.replace("appearance", "val")) for each in hidden if each is not None} == {"hidden"}


def test_the_same_file_gives_the_same_template(tmp_path: Path) -> None:
    base = Municipal().content()
    assert adopted(tmp_path, base) == adopted(tmp_path, base)


def test_a_template_that_was_adopted_can_be_the_ground_of_the_next(tmp_path: Path) -> None:
    once = adopted(tmp_path, Municipal().content())
    assert part(adopted(tmp_path, once), "word/styles.xml") is not None
    assert paragraphs(adopted(tmp_path, once)) == paragraphs(once)


Changed = Callable[[bytes], bytes]


def related(kind: str, target: str, mode: str = ' TargetMode="External"') -> Changed:
    added = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'
    name = "word/_rels/document.xml.rels"
    return lambda base: replaced(base, {name: lambda xml: xml.replace("</Relationships>", added)})


def in_header(xml: str) -> Changed:
    return lambda base: replaced(base, {"word/header1.xml": lambda old: old.replace("</w:p>", f"{xml}</w:p>", 1)})


UNSAFE: dict[str, tuple[Changed, str, object]] = {
    "macros": (
        lambda base: replaced(
            base,
            {
                "[Content_Types].xml": lambda xml: xml.replace(
                    "ml.template.main", "ml.template.macroEnabledTemplate.main"
                )
            },
        ),
        "Mallen innehåller makron. Spara den som .docx utan makron.",
        FilePlace(FILE),
    ),
    "a template behind": (
        related("attachedTemplate", "file:///G:/mallar/kommun.dotm"),
        "Mallen innehåller en bifogad dokumentmall.",
        SpotPlace(FILE, "", "file:///G:/mallar/kommun.dotm"),
    ),
    "a picture elsewhere": (
        related("image", "https://exempel.example/vapen.png"),
        "Mallen innehåller en bild som hämtas",
        SpotPlace(FILE, "", "https://exempel.example/vapen.png"),
    ),
    "a field that fetches": (
        in_header('<w:fldSimple w:instr=" INCLUDETEXT &quot;G:/a.docx&quot; "><w:r><w:t>x</w:t></w:r></w:fldSimple>'),
        "Mallen innehåller",
        SpotPlace(FILE, "sidhuvudet", 'INCLUDETEXT "G:/a.docx"'),
    ),
    "changes in the header": (
        in_header('<w:ins w:id="1" w:author="x"><w:r><w:t>nytt</w:t></w:r></w:ins>'),
        "Mallen innehåller spårade ändringar.",
        SpotPlace(FILE, "sidhuvudet", "nytt"),
    ),
    "no Word file": (lambda _: b"PK\x05\x06" + bytes(18), "", FilePlace(FILE)),
    "an old Word file": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "", FilePlace(FILE)),
}


@pytest.mark.parametrize(("change", "sentence", "place"), UNSAFE.values(), ids=UNSAFE)
def test_what_is_unsafe_is_refused_by_name(tmp_path: Path, change: Changed, sentence: str, place: object) -> None:
    path = tmp_path / FILE
    path.write_bytes(change(Municipal().content()))
    made, findings = adopt_template(*planned(), FoundFile(path, FILE))
    assert made is None
    (finding,) = findings
    assert finding.message.startswith(sentence)
    assert (finding.place, finding.origin) == (place, Origin.TEMPLATE)


def test_changes_in_the_text_do_not_matter_since_it_is_not_kept(tmp_path: Path) -> None:
    more = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>nytt</w:t></w:r></w:ins></w:p>'
    assert "nytt" not in paragraphs(adopted(tmp_path, replace(Municipal(), more=more).content()))


def test_templates_are_made_on_the_file_that_is_named(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "mallar" / "vuxsamverkan", tmp_path / "mallar" / "vuxsamverkan")
    for old in (tmp_path / "mallar" / "vuxsamverkan").glob("*.docx"):
        old.unlink()
    (tmp_path / "egen mall.dotx").write_bytes(Municipal().content())
    ran = rapport("mall", "skapa", "vuxsamverkan", "--utgangspunkt", "egen mall.dotx", workspace=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Skapade mallar/vuxsamverkan/rapport.docx",
        "Skapade mallar/vuxsamverkan/bilagor.docx",
    ]


def test_a_file_with_macros_makes_no_template(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "mallar" / "vuxsamverkan", tmp_path / "mallar" / "vuxsamverkan")
    change = UNSAFE["macros"][0]
    (tmp_path / "egen.dotm").write_bytes(change(Municipal().content()))
    ran = rapport("mall", "skapa", "vuxsamverkan", "--utgangspunkt", "egen.dotm", workspace=tmp_path)
    assert ran.code == 2
    assert ran.out.splitlines()[0] == "egen.dotm: fel: Mallen innehåller makron. Spara den som .docx utan makron."
    assert "Skapade" not in ran.out
