"""Where the answers to each question are printed, as the templates say."""

from dataclasses import replace
from pathlib import Path

import pytest

from generator import report
from generator.model.accounting import PrintedAs
from generator.model.definition import FollowUp
from generator.model.inbox import FoundFile
from tests.models import MODEL, follow_up_of


@pytest.fixture(scope="module")
def follow_up(tmp_path_factory: pytest.TempPathFactory) -> FollowUp:
    return follow_up_of(tmp_path_factory.mktemp("modell") / "prov", MODEL)


def printed(follow_up: FollowUp, folder: Path) -> dict[tuple[str, str, str], list[tuple[str, PrintedAs, str]]]:
    files = {}
    for plan in follow_up.documents[:1]:
        path = folder / plan.template
        path.write_bytes(report.make_template(follow_up, plan))
        files[plan.id] = FoundFile(path, f"mallar/prov/{plan.template}")
    templates, flaws = report.load_templates(files, follow_up)
    assert not flaws
    found = report.printed_in(follow_up, templates)
    return {asked: [(each.document, each.shape, each.title) for each in places] for asked, places in found.items()}


def test_tables_are_named_by_their_titles_and_steering_questions_are_told(follow_up: FollowUp, tmp_path: Path) -> None:
    found = printed(follow_up, tmp_path)
    table = ("elevrapport", PrintedAs.TABLE, "Elever per årskurs andra halvåret 2025")
    assert found["skola", "elever_september", "antal"] == [table]
    assert found["skola", "elever_januari", "antal"] == [table]
    assert found["skola", "om", "klar"] == [("", PrintedAs.STEERING, "")]
    assert found["skola", "elever_september", "inga"] == [("", PrintedAs.STEERING, "")]
    assert ("skola", "arbete", "moten") not in found


def test_only_the_columns_that_a_table_counts_are_printed_by_it(follow_up: FollowUp, tmp_path: Path) -> None:
    files = {}
    for plan in follow_up.documents[:1]:
        path = tmp_path / plan.template
        path.write_bytes(report.make_template(follow_up, plan))
        files[plan.id] = FoundFile(path, plan.template)
    templates, _ = report.load_templates(files, follow_up)
    (printing,) = report.printed_in(follow_up, templates)["skola", "elever_januari", "antal"]
    assert {"flickor", "totalt"} <= printing.columns
    assert "pojkar" not in printing.columns


def test_a_table_of_one_measuring_date_prints_no_other(tmp_path: Path) -> None:
    chosen = MODEL.replace('matt = ["flickor", "totalt"]', 'matt = ["flickor", "totalt"]\nkolumnurval = ["september"]')
    found = printed(follow_up_of(tmp_path / "prov", chosen), tmp_path)
    assert ("skola", "elever_september", "antal") in found
    assert ("skola", "elever_januari", "antal") not in found


def test_title_that_only_a_row_can_fill_is_shown_without_it(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov", MODEL)
    table = follow_up.tables["per_arskurs"]
    tables = {**follow_up.tables, "per_arskurs": replace(table, title="Elever i {{ rad.namn }} nu")}
    found = printed(replace(follow_up, tables=tables), tmp_path)
    assert found["skola", "elever_januari", "antal"][0][2] == "Elever i … nu"
