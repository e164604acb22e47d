"""The last look at a form: each thing that Excel would call damaged is found before the form is written."""

from collections.abc import Callable, Mapping
from typing import Any, cast

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.blank_lint import assert_fit, faults_of
from generator.forms.blank_styles import NOTE, add_styles
from generator.forms.blank_styles import put as put_text


def sheet(workbook: Workbook) -> Worksheet:
    return workbook.worksheets[0]


def check(**settings: Any) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        given: dict[str, Any] = {"type": "whole", "formula1": "1", **settings}
        validation = DataValidation(**given)
        validation.add("A1")
        sheet(workbook).add_data_validation(validation)

    return change


def table(*headings: str | int) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        sheet(workbook).append(headings)
        sheet(workbook).append([None] * len(headings))
        sheet(workbook).add_table(Table(name="fv_t", displayName="fv_t", ref=f"A1:{chr(64 + len(headings))}2"))

    return change


def named(*names: str) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        for name in names:
            workbook.defined_names[name] = DefinedName(name, attr_text="'Blad'!$A$1")

    return change


def titled(*titles: str) -> Callable[[Workbook], None]:
    def change(workbook: Workbook) -> None:
        sheet(workbook).title = titles[0]
        for title in titles[1:]:
            # openpyxl would give the second another title.
            cast(Any, workbook.create_sheet("x"))._WorkbookChild__title = title

    return change


def put(value: str) -> Callable[[Workbook], None]:
    return lambda workbook: sheet(workbook).__setitem__("A1", value)


FAULTS: Mapping[str, tuple[Callable[[Workbook], object], str]] = {
    "a title that is too long": (lambda book: setattr(sheet(book), "title", "B" * 32), "no title for a sheet"),
    "the same title in capitals": (titled("Blad", "BLAD"), "two sheets have the same title"),
    "a formula that is too long": (put("=" + "1+" * 5_000 + "1"), "too long a formula"),
    "a message that is too long": (check(prompt="x" * 256), "prompt is longer than 255"),
    "the title of a message": (check(promptTitle="x" * 33), "promptTitle is longer than 32"),
    "an error that is too long": (check(error="x" * 226), "error is longer than 225"),
    "a list in the cell itself": (check(type="list", formula1='"Ja,Nej"'), "a list is no named one"),
    "a name like a cell": (named("ARS2025"), "ARS2025 is no name"),
    "a name that only capitals tell apart": (named("fv_a", "FV_A"), "two names are the same"),
    "a name with a dot": (named("fv.a"), "fv.a is no name"),
    "the same heading twice": (table("Antal", "antal"), "the same heading twice"),
    "a heading of two lines": (table("Antal\nmöten"), "no line of text"),
    "a heading that is a number": (table(2025), "no line of text"),
    "merged cells": (lambda book: sheet(book).merge_cells("A1:B1"), "cells are merged"),
    "a footer that is too long": (lambda book: footer(sheet(book), "x" * 256), "header or footer is too long"),
}


def footer(of: Worksheet, text: str) -> None:
    assert of.oddFooter is not None
    of.oddFooter.left.text = text


@pytest.mark.filterwarnings("ignore:Title is more than 31 characters")
@pytest.mark.parametrize("name", FAULTS)
def test_it_is_found(name: str) -> None:
    change, fault = FAULTS[name]
    workbook = Workbook()
    sheet(workbook).title = "Blad"
    change(workbook)
    found = list(faults_of(workbook))
    assert any(fault in each for each in found), found
    with pytest.raises(AssertionError, match=fault.split()[-1]):
        assert_fit(workbook)


def test_a_workbook_without_faults_is_fit() -> None:
    workbook = Workbook()
    table("Datum", "Antal")(workbook)
    named("fv_a", "fv_b", "lista_grad")(workbook)
    check(type="list", formula1="lista_grad", prompt="Välj.", error="Fel.", errorTitle="Fel")(workbook)
    assert_fit(workbook)


def test_a_text_that_a_cell_cannot_hold_is_no_text_cut_short() -> None:
    workbook = Workbook()
    add_styles(workbook)
    with pytest.raises(AssertionError, match="too long a text"):
        put_text(sheet(workbook)["A1"], "x" * 32_768, NOTE)
