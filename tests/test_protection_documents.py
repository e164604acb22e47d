"""What the documents and the published data tell of counts that are left out: no more than the tables do.

The example's forms are filled in anew with random counts. The solver of the leak test is given the tables, and asked
for other counts that agree with them, as far away as there are. With those in the forms, and with the same tables,
every document and file must come out the same to the last byte: then nothing in them, be it a sentence, a chart, its
workbook, its description or a property, tells of a count what the tables do not.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from generator.exchange import publishable_text, publishable_workbook
from generator.figures import publish
from generator.merging import combine
from generator.model.answers import Answer, Dataset, Row, Submission
from generator.model.definition import TableKind
from generator.model.inbox import FoundFile
from generator.model.published import Published
from generator.model.values import State
from generator.report import Template, computed_tables, load_templates, render_all
from tests.attacker import Atom, Attacker
from tests.examples.content import MODEL, ROOT
from tests.examples.inbox import merged, year
from tests.linked_tables import SEXES, Set, of_unknown_sex, told

YEARS = (2023, 2024, 2025)
NOW = YEARS[-1]
THRESHOLD = 5
TABLES = {f"deltagare_{measured}.antal": measured for measured in ("mars", "oktober")}
TODAY = date(2026, 2, 1)

Counts = Mapping[Atom, int]


def submissions(of: int) -> tuple[Submission, ...]:
    return merged(str(of))[1] if of == YEARS[0] else year(of)[1]


def original(of: int) -> Dataset:
    return merged(str(of))[0] if of == YEARS[0] else year(of)[0]


def rows() -> Iterator[tuple[int, Submission, str, Row]]:
    """Yield the rows of all forms that have a count, with the year, the form and the measuring date."""
    for of in YEARS:
        for one in submissions(of):
            for table, measured in TABLES.items():
                for row in one.tables.get(table, ()):
                    if row.answers["totalt"].state is State.VALUE:
                        yield of, one, measured, row


def random_counts(seed: int) -> Counts:
    """Make counts for each row: few for most, since many towns have few in an area."""
    chance = random.Random(seed)
    found: dict[Atom, int] = {}
    for of, one, measured, row in rows():
        small = chance.random() < 0.3
        numbers = [chance.choice((0, chance.randint(1, 4), chance.randint(3, 9))) if small else chance.randint(5, 60)
                   for _ in range(2)]  # fmt: skip
        numbers.append(chance.choice((0,) * 9 + (1,)))
        found |= {(of, one.respondent, measured, row.key, sex): n for sex, n in zip(SEXES, numbers, strict=True)}
    return found


def filled(of: int, one: Submission, counts: Counts) -> Submission:
    """Give a form with other counts in it."""
    tables = {
        name: tuple(
            replace(row, answers=_answers((of, one.respondent, TABLES[name], row.key), row.answers, counts))
            if name in TABLES
            else row
            for row in given
        )
        for name, given in one.tables.items()
    }
    return replace(one, tables=tables)


def _answers(key: Atom, answers: Mapping[str, Answer], counts: Counts) -> dict[str, Answer]:
    if (*key, SEXES[0]) not in counts:
        return dict(answers)
    numbers = {sex: counts[*key, sex] for sex in SEXES}
    numbers["totalt"] = sum(numbers.values())
    return {
        name: replace(one, value=Decimal(numbers[name]), state=State.VALUE, raw=str(numbers[name]))
        if name in numbers
        else one
        for name, one in answers.items()
    }


def datasets(counts: Counts) -> dict[int, Dataset]:
    """Give the years with other counts in their forms, each with those before it."""
    found: dict[int, Dataset] = {}
    for of in YEARS:
        given = tuple(filled(of, one, counts) for one in submissions(of))
        found[of] = combine(original(of).follow_up, given, tuple(found.values()))[0]
    return found


def as_set(counts: Counts) -> Set:
    """Give the counts as the leak test has them."""
    follow_up = original(NOW).follow_up
    tables = (table for table in follow_up.tables.values() if table.kind is TableKind.CROSS)
    by_row: dict[int, dict[tuple[str, str, str], tuple[int, int, int]]] = {of: {} for of in YEARS}
    for of, town, measured, area, sex in counts:
        if sex == SEXES[0]:
            women, men, unknown = (counts[of, town, measured, area, each] for each in SEXES)
            by_row[int(str(of))][str(town), str(measured), str(area)] = women, men, unknown
    towns = follow_up.registers["kommuner"].rows
    return Set(
        seed=0,
        threshold=THRESHOLD,
        towns=tuple(row.id for row in towns),
        areas=tuple(row.id for row in follow_up.registers["inriktningar"].rows),
        years=by_row,
        outside={of: frozenset(_outside(of)) for of in YEARS},
        tables=tuple(tables),
        names={row.name: row.id for row in towns},
    )


def _outside(of: int) -> Iterator[str]:
    for one in submissions(of):
        answer = one.answers.get("uppgifter.stammer")
        if answer and answer.value == "nej":
            yield one.respondent


@cache
def templates() -> Mapping[str, Template]:
    follow_up = original(NOW).follow_up
    files = {plan.id: FoundFile(ROOT / "mallar" / MODEL / plan.template, plan.template)
             for plan in follow_up.documents_due()}  # fmt: skip
    return load_templates(files, follow_up)[0]


def everything(dataset: Dataset, published: Published) -> dict[str, bytes]:
    """Give all that leaves the house: the documents, and the data that may be published."""
    documents, _ = render_all(templates(), dataset, published, "1.0", TODAY)
    tables, _ = computed_tables(dataset, published)
    files = {document.name: document.content for document in documents}
    workbook = publishable_workbook(dataset.follow_up, tables, TODAY)
    return files | {"csv": publishable_text(tables), "xlsx": workbook}


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))])
def test_documents_and_data_tell_no_more_of_a_count_than_the_tables(seed: int) -> None:
    counts = random_counts(seed)
    own = datasets(counts)
    published = {of: publish(own[of]) for of in YEARS[1:]}
    said = [*told(as_set(counts), published), *of_unknown_sex(as_set(counts))]
    first = everything(own[NOW], published[NOW])
    assert len(first) == len(templates()) + 2
    with Attacker(said, least=1) as attacker:
        hidden = [cell for cell in attacker.left_out() if cell.place.startswith(str(NOW))]
        assert len(hidden) > 10
        for cell in random.Random(seed).sample(hidden, 2):
            other = attacker.farthest(cell, counts)
            assert abs(sum(other[atom] - counts[atom] for atom in cell.atoms)) * 2 >= THRESHOLD
            assert everything(datasets(other)[NOW], published[NOW]) == first, cell.place
        assert [cell.place for cell in attacker.left_out() if attacker.interval(cell, THRESHOLD)[1] is not None] == []
