"""Nobody can work out what finished packages leave out, whatever is in them; and the attack finds what is planted.

A few random models with their packages are attacked here; `pytest -m slow` takes more, and `python -m
tests.package_leaks` as many as one likes. Then leaks are planted in packages that have none, and each must be found:
an attack that finds nothing wherever one looks would prove nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from tests.attacker import Atom, Attacker, Fact, Said
from tests.package_attack import Packages, attack, known_of, leaks, misread, packages, told_apart
from tests.package_examples import EXAMPLE, example_world
from tests.package_making import make
from tests.package_meaning import ratio
from tests.package_model import LAST, Drawn, Tab, World, random_world

QUICK = (54,)
REPORT, DATA, LINES = "prov-rapport-2025-v0-1.docx", "prov-2025-publicerbar.xlsx", "prov-2025-publicerbar.csv"
HIDDEN = 3
"""Women in Falun in October; nobody else has as many."""


@pytest.mark.parametrize("seed", [*QUICK, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(100, 140))])
def test_no_package_gives_a_count_away(seed: int) -> None:
    came = attack(random_world(seed), tries=2)
    assert came.leaks == ()
    assert seed not in QUICK or (came.left_out and came.compared)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize("seed", range(1, 7))
def test_the_example_gives_no_count_away_whatever_the_counts(seed: int) -> None:
    assert attack(example_world(seed), 2, EXAMPLE).leaks == ()


def world() -> World:
    """Make a model where women are few in Falun, so that those of Mora are left out too."""
    towns, areas = ("avesta", "borlange", "falun", "mora"), ("bygg", "el")
    now = {
        ("avesta", "bygg"): (40, 30, 0), ("avesta", "el"): (20, 25, 0),
        ("borlange", "bygg"): (37, 44, 0), ("borlange", "el"): (22, 50, 0),
        ("falun", "bygg"): (HIDDEN, 60, 0), ("falun", "el"): (0, 40, 0),
        ("mora", "bygg"): (33, 20, 0), ("mora", "el"): (21, 17, 0),
    }  # fmt: skip
    before = {key: (women + 11, men + 7, 0) for key, (women, men, _) in now.items()}
    counts = {
        year: {(town, "oktober", area): rows[town, area] for town in towns for area in areas}
        for year, rows in ((LAST - 1, before), (LAST, now))
    }
    october = {"matdatum": "oktober"}
    tables = (
        Tab("alfa", "kommuner", "", october, ("kvinnor", "man", "totalt"), share=True),
        Tab("beta", "inriktningar", "", october, ("kvinnor",), compare=True),
    )
    return World(
        0, 5, towns, areas, dict.fromkeys(towns, "norr"), counts, {LAST - 1: frozenset(), LAST: frozenset()}, tables,
        (Drawn("ro", tables[0], "staplar", ("kvinnor",)),), edition=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Packages:
    return packages(world(), make(world(), tmp_path_factory.mktemp("paket")))


def found_in(files: Packages) -> list[str]:
    """Attack packages."""
    known = known_of(world(), files)
    assert list(misread(world(), known)) == []
    return list(leaks(world(), known))


def test_the_packages_leave_out_what_is_planted_below(made: Packages) -> None:
    known = known_of(world(), made)
    assert found_in(made) == []
    left_out = {one.place.partition(": ")[2] for one in known.said if one.number is None}
    assert left_out >= {f"alfa, {town}, {sex}" for town in ("falun", "mora") for sex in ("kvinnor", "man")}


Change = Callable[[bytes], bytes]


def part(name: str, old: str, new: str, count: int = 1) -> Change:
    """Change the text of one part of a package; a part that is not there is added."""

    def change(content: bytes) -> bytes:
        written = BytesIO()
        with ZipFile(BytesIO(content)) as before, ZipFile(written, "w", ZIP_DEFLATED) as after:
            for one in before.namelist():
                data = before.read(one)
                if one == name:
                    assert old
                    assert old.encode() in data
                    data = data.replace(old.encode(), new.encode(), count)
                after.writestr(one, data)
            if name not in before.namelist():
                assert not old
                after.writestr(name, new)
        return written.getvalue()

    return change


def behind_the_chart(content: bytes) -> bytes:
    """Add Falun to the workbook that is behind the chart."""
    name = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
    with ZipFile(BytesIO(content)) as package:
        workbook = load_workbook(BytesIO(package.read(name)))
        others = {one: package.read(one) for one in package.namelist() if one != name}
    workbook.worksheets[0].append(["Falun", HIDDEN])
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as after:
        for one, data in others.items():
            after.writestr(one, data)
        after.writestr(name, _saved(workbook))
    return written.getvalue()


def _saved(workbook: object) -> bytes:
    buffer = BytesIO()
    workbook.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def sheet(how: str) -> Change:
    """Change the published workbook."""

    def change(content: bytes) -> bytes:
        workbook = load_workbook(BytesIO(content))
        shown = workbook["alfa"]
        cell = next(row[1] for row in shown.iter_rows() if row[0].value == "Falun")
        match how:
            case "number":
                cell.value = HIDDEN
            case "comment":
                cell.comment = Comment(f"egentligen {HIDDEN}", "någon")
            case "name":
                workbook.defined_names["falun"] = DefinedName("falun", attr_text=str(HIDDEN))
            case "hidden sheet":
                workbook.create_sheet("dolt").append(["Falun", HIDDEN])
                workbook["dolt"].sheet_state = "veryHidden"
            case "beside":
                shown.cell(int(cell.row or 0), 9).value = HIDDEN
            case "format":
                cell.number_format = f'"{HIDDEN}"'
            case "formula":
                cell.value = "=7-4"
            case "property":
                workbook.properties.keywords = str(HIDDEN)
        return _saved(workbook)

    return change


def lines(old: str, new: str) -> Change:
    """Change the file of text."""

    def change(content: bytes) -> bytes:
        text = content.decode("utf-8-sig")
        assert old in text
        return text.replace(old, new, 1).encode("utf-8-sig")

    return change


def by_size(content: bytes) -> bytes:
    """Put Falun first."""
    header, *rows = content.decode("utf-8-sig").splitlines(keepends=True)
    rows.sort(key=lambda row: not row.startswith("alfa;Alfa;falun"))
    return "".join((header, *rows)).encode("utf-8-sig")


BODY = "word/document.xml"
FALUN = "alfa;Alfa;falun;Falun;rad;{0};{1};;x;uppgiften visas inte"
PARAGRAPH = "<w:p><w:r>{0}<w:t>{1}</w:t></w:r></w:p><w:sectPr>"


def beside(column: str, title: str, value: str) -> Change:
    return lines(FALUN.format(column, title), f"alfa;Alfa;falun;Falun;rad;{column};{title};{value};;visas")


PLANTED: dict[str, tuple[str, Change]] = {
    "a cell of a table": (REPORT, part(BODY, '<w:t xml:space="preserve">x</w:t>', "<w:t>3</w:t>")),
    "a sum that was left out for another": (LINES, beside("man", "Män", "100")),
    "a share": (LINES, beside("andel", "Andel kvinnor (%)", "2,9")),
    "a sentence": (REPORT, part(BODY, "<w:sectPr>", PARAGRAPH.format("", "Raden falun i alfa, kvinnor: 3."))),
    "a sentence in words": (
        REPORT, part(BODY, "<w:sectPr>", PARAGRAPH.format("", "Raden falun i alfa, kvinnor: tre personer."))
    ),
    "another sentence": (REPORT, part(BODY, "<w:sectPr>", PARAGRAPH.format("", "I Falun finns tre kvinnor."))),
    "hidden text": (REPORT, part(BODY, "<w:sectPr>", PARAGRAPH.format("<w:rPr><w:vanish/></w:rPr>", "Falun 3"))),
    "the description of a chart": (REPORT, part(BODY, 'descr="', 'descr="Falun har 3. ')),
    "the description of a table": (REPORT, part(BODY, 'tblDescription w:val="', 'tblDescription w:val="Falun 3 ')),
    "an XML comment": (REPORT, part(BODY, "<w:sectPr>", "<!-- Falun 3 --><w:sectPr>")),
    "the chart as it was drawn": (
        REPORT,
        part("word/charts/chart1.xml", "</c:numCache>", '<c:pt idx="7"><c:v>3</c:v></c:pt></c:numCache>'),
    ),
    "the title of a chart": (REPORT, part("word/charts/chart1.xml", "Personer", "Personer, 3 i Falun")),
    "the workbook behind the chart": (REPORT, behind_the_chart),
    "a property": (REPORT, part("docProps/core.xml", "</cp:coreProperties>", "<cp:k>3</cp:k></cp:coreProperties>")),
    "a property of one's own": (REPORT, part("docProps/custom.xml", "0.1", "0.1 (3)")),
    "the program's properties": (REPORT, part("docProps/app.xml", "</Properties>", "<Words>3</Words></Properties>")),
    "a comment": (REPORT, part("word/comments.xml", "", "<comments><comment author='a'>3</comment></comments>")),
    "a footnote": (REPORT, part("word/footnotes.xml", "", "<footnotes><t>Falun: 3</t></footnotes>")),
    "the header": (REPORT, part("word/header1.xml", "</w:hdr>", "<w:p><w:r><w:t>3</w:t></w:r></w:p></w:hdr>")),
    "XML of one's own": (REPORT, part("customXml/item1.xml", "", "<falun>3</falun>")),
    "a picture": (REPORT, part("word/media/image1.png", "", "3")),
    "the look of a cell": (
        REPORT,
        part(BODY, '<w:pStyle w:val="Tabellsiffra"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">x<',
             '<w:pStyle w:val="Fler"/><w:keepNext/></w:pPr><w:r><w:t xml:space="preserve">x<'),
    ),
    "a column of the file of text": (
        LINES, lines(FALUN.format("kvinnor", "Kvinnor"), FALUN.format("kvinnor", "Kvinnor") + ";3")
    ),
    "the state of a number": (
        LINES, lines(FALUN.format("kvinnor", "Kvinnor"), FALUN.format("kvinnor", "Kvinnor") + " (3)")
    ),
    "the order of the rows": (LINES, by_size),
    **{f"the workbook: {how}": (DATA, sheet(how))
       for how in ("number", "comment", "name", "hidden sheet", "beside", "format", "formula", "property")},
}  # fmt: skip


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_found(made: Packages, what: str) -> None:
    file, change = PLANTED[what]
    assert found_in({LAST: {**made[LAST], file: change(made[LAST][file])}})


A, B = frozenset[Atom]({("a",)}), frozenset[Atom]({("b",)})


@pytest.mark.parametrize(
    ("fact", "found"),
    [
        pytest.param([], "1–", id="nothing but the sum"),
        pytest.param([Fact("more", {A: 1, B: -1}, low=95)], "98–99", id="a is more by 95"),
        pytest.param(ratio("share", A, A | B, 0.03, 0.005), "3–3", id="a is three percent"),
        pytest.param([Fact("change", {A: 1, B: -1}, -20, -20)], "40–40", id="a is 20 fewer"),
    ],
)
def test_shares_and_comparisons_are_used(fact: Iterable[Fact], found: str) -> None:
    said = [Said("a", A, None), Said("b", B, None), Said("a and b", A | B, 100)]
    with Attacker(said, 1, list(fact)) as attacker:
        least, most = attacker.interval(said[0], 5)
    assert f"{least}–{'' if most is None else most}" == found


def widths(number: int) -> Iterator[Change]:
    """Yield changes that say a number in ways that nobody reads."""
    yield part("word/styles.xml", "<w:styles ", f'<w:styles rsid="{number}" ')
    yield part(BODY, '<w:tcW w:w="', f'<w:tcW w:w="{number}')
    yield part("word/charts/chart1.xml", '<c:gapWidth val="', f'<c:gapWidth val="{number}')
    yield part("word/settings.xml", "</w:settings>", f'<w:zoom w:percent="{number}"/></w:settings>')


def test_what_nobody_reads_is_found_by_comparing(made: Packages) -> None:
    assert told_apart(world(), made, made) == []
    for one, other in zip(widths(HIDDEN), widths(HIDDEN + 1), strict=True):
        first, second = ({LAST: {**made[LAST], REPORT: change(made[LAST][REPORT])}} for change in (one, other))
        assert told_apart(world(), first, second) == [f"differs: {LAST}/{REPORT}"]


def test_other_counts_that_are_shown_are_not_compared(made: Packages, tmp_path: Path) -> None:
    changed = {LAST: {**made[LAST], LINES: beside("man", "Män", "100")(made[LAST][LINES])}}
    assert told_apart(world(), made, changed) is None
