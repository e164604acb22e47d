"""Random documents such as reports are, and the pages on which LibreOffice puts what stands in them."""

import json
import os
import random
import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from generator.report.packaging import packed, unpacked
from generator.report.skeleton import template_parts
from generator.report.starter import _our_section
from generator.report.styles import OUR_LOOK
from generator.report.tables import Grid, table
from generator.report.widths import Column
from generator.report.wordml import NAMESPACES, paragraph, run, w

WORDS = re.findall(
    r"\S+",
    "samverkan kommunerna har under året arbetat med att planera utbudet av yrkesutbildningar tillsammans och "
    "gruppen har träffats i en första genomgång där uppgifter från arbetsförmedlingen visar att fler "
    "deltagare behöver vägledning inför val uppföljningsrapport kvalitetsarbete den 1 mars 2025 14 av 15 på "
    "en elev läsåret 2024/25 det är så vi ska följa upp avtalet som huvudmännen har tecknat ",
)
PICTURE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
CALIBRI = "Calibri"
FONTS = (CALIBRI, "Arial", "Times New Roman")
_PORTRAIT_WIDTH = 8958


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes random text, the same for the same *chance*."""

    chance: random.Random

    def text(self, least: int, most: int) -> str:
        words = self.chance.choices(WORDS, k=self.chance.randint(least, most))
        return " ".join(words).capitalize() + "."

    def grid(self) -> str:
        labelled, columns = self.chance.random() < 0.5, self.chance.randint(2, 6)
        headings = tuple(
            Column(self.text(1, 3).rstrip("."), labelled and column > 0 and self.chance.random() < 0.7)
            for column in range(columns)
        )
        rows = tuple(
            tuple(
                str(self.chance.randint(0, 3000)) if heading.numeric else self.text(1, self.chance.choice((2, 8, 20)))
                for heading in headings
            )
            for _ in range(self.chance.choice((3, 6, 12, 30)))
        )
        return table(Grid("Tabell", "Tabell", headings, rows, labelled), OUR_LOOK, self.chance.random() < 0.5)

    def block(self) -> Iterator[str]:
        kind = self.chance.random()
        if kind < 0.55:
            yield paragraph(run(self.text(8, 120)), "BodyText")
        elif kind < 0.65:
            yield paragraph(run(self.text(4, 10)), "BodyText", "<w:keepNext/>")
            yield from (paragraph(run(self.text(4, 40)), "ListBullet") for _ in range(self.chance.randint(2, 7)))
        elif kind < 0.75:
            yield from (paragraph(run(self.text(10, 70)), "EgnaOrd") for _ in range(self.chance.randint(1, 3)))
        elif kind < 0.9:
            yield paragraph(run(f"Tabell 1. {self.text(3, 12)}"), "Caption") + self.grid()
            yield paragraph(run(self.text(4, 30)), "Anmarkning")
        else:
            yield paragraph(
                picture(_PORTRAIT_WIDTH * 635, self.chance.randint(3_000_000, 4_500_000)), "", "<w:keepNext/>"
            )
            yield paragraph(run(f"Diagram 1. {self.text(3, 12)}"), "Caption", '<w:keepNext w:val="0"/>')

    def chapter(self, break_page: bool) -> Iterator[str]:
        yield paragraph(run(self.text(1, 6)), "Heading1", "<w:pageBreakBefore/>" if break_page else "")
        for _ in range(self.chance.randint(1, 4)):
            yield paragraph(run(self.text(1, 8)), "Heading2")
            for _ in range(self.chance.randint(1, 4)):
                yield paragraph(run(self.text(1, 8)), self.chance.choice(("Heading3", "Fraga")))
                for _ in range(self.chance.randint(1, 4)):
                    yield from self.block()

    def body(self, breaks: bool) -> Iterator[str]:
        yield paragraph(run(self.text(3, 6)), "Title") + paragraph(run(self.text(3, 9)), "Subtitle")
        for number in range(self.chance.randint(5, 8)):
            turned = number and self.chance.random() < 0.2
            if turned:
                yield paragraph("", "Avsnittsbrytning", _our_section(landscape=False, first=number == 1))
            yield from self.chapter(breaks and not turned)
            if turned:
                yield paragraph("", "Avsnittsbrytning", _our_section(landscape=True, first=False))
        yield _our_section(landscape=False, first=False)


def random_document(seed: int, font: str = CALIBRI, breaks: bool = False) -> bytes:
    """Make a report of some twenty or thirty pages; with *breaks* every chapter begins a page."""
    parts = template_parts("".join(Writer(random.Random(seed)).body(breaks)), "Prov")
    relations = parts["word/_rels/document.xml.rels"].decode()
    picture_relation = f'<Relationship Id="bild" Type="{PICTURE_TYPE}" Target="media/bild.png"/></Relationships>'
    types = parts["[Content_Types].xml"].decode()
    parts |= {
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", picture_relation).encode(),
        "[Content_Types].xml": types.replace(
            "<Default ", '<Default Extension="png" ContentType="image/png"/><Default ', 1
        ).encode(),
        "word/media/bild.png": png_of([["1F4E79"]]),
        "word/theme/theme1.xml": parts["word/theme/theme1.xml"].replace(b"Calibri", font.encode()),
    }
    return packed(parts)


def picture(width: int, height: int) -> str:
    """Give a run with a picture in the line; sizes in EMU."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="1" name="Bild" descr="Bild"/><a:graphic xmlns:a="{drawing}/main">'
        f'<a:graphicData uri="{drawing}/picture"><pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="1" name="Bild"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="bild"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def png_of(rows: Sequence[Sequence[str]]) -> bytes:
    """Make a picture of colours as RRGGBB, row by row."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    points = b"".join(b"\0" + bytes.fromhex("".join(row)) for row in rows)
    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(points)) + chunk(b"IEND", b"")


def has_font(family: str) -> bool:
    """Tell whether LibreOffice would set that font in letters as wide as its own."""
    if shutil.which("fc-match") is None:
        return False
    found = subprocess.run(["fc-match", "-f", "%{family}", family], check=True, capture_output=True, text=True).stdout
    return any(name in found for name in (family, "Carlito", "Liberation", "Arimo", "Tinos"))


def marked(document: bytes) -> bytes:
    """Put a bookmark into every paragraph of the body, in place of those there are."""
    parts = unpacked(document)
    root = etree.fromstring(parts["word/document.xml"])
    etree.strip_elements(root, w("bookmarkStart"), w("bookmarkEnd"))
    for number, element in enumerate(root.iter(w("p"))):
        names = f'<w:bookmarkStart w:id="{number}" w:name="P{number}"/><w:bookmarkEnd w:id="{number}"/>'
        at = 1 if element.find(w("pPr")) is not None else 0
        element[at:at] = [*etree.fromstring(f"<w:p {NAMESPACES}>{names}</w:p>")]
    return packed({**parts, "word/document.xml": etree.tostring(root)})


def pages_in_libreoffice(document: bytes, folder: Path) -> tuple[dict[str, int], int]:
    """Give the page of every bookmark, and how many pages there are."""
    source = folder / "prov.docx"
    source.write_bytes(document)
    told = json.dumps({"ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"}})
    profile = (folder / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    command += [f"pdf:writer_pdf_Export:{told}", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=dict(os.environ))
    printed = subprocess.run(
        ["pdfinfo", "-dests", str(folder / "prov.pdf")], check=True, capture_output=True, text=True
    )
    # A name is written with its signs other than letters and digits as hexadecimal: _Toc1 is 5FToc1.
    found = re.findall(r'^\s*(\d+) \[.*\] "(.*)"$', printed.stdout, re.MULTILINE)
    counted = subprocess.run(["pdfinfo", str(folder / "prov.pdf")], check=True, capture_output=True, text=True).stdout
    pages = re.search(r"^Pages:\s+(\d+)", counted, re.MULTILINE)
    assert pages
    return {name.replace("5F", "_"): int(page) for page, name in found}, int(pages[1])
