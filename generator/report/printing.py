"""Where each question's answers are printed, document by document, as the templates say."""

import re
from collections.abc import Iterator, Mapping

from generator.expressions.context import general_values
from generator.expressions.environment import ExpressionFault, Language
from generator.model.accounting import Printed as PrintedIn
from generator.model.accounting import PrintedAs, Printing
from generator.model.definition import DocumentPlan, FollowUp
from generator.report.lint.unprinted import Printed, Via, steering
from generator.report.templates import Template

_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


def printed_in(follow_up: FollowUp, templates: Mapping[str, Template]) -> PrintedIn:
    """Give the places in the order of the documents; what a document without a template prints is not known."""
    titles = _Titles(follow_up)
    places: dict[tuple[str, str, str], list[Printing]] = {}
    for plan in follow_up.documents:
        if plan.id in templates:
            for asked, printings in _printed(follow_up, plan, templates[plan.id], titles):
                places.setdefault(asked, []).extend(printings)
    for asked in _steering(follow_up):
        places.setdefault(asked, []).append(Printing("", PrintedAs.STEERING))
    return {asked: tuple(found) for asked, found in places.items()}


def _steering(follow_up: FollowUp) -> Iterator[tuple[str, str, str]]:
    named = frozenset(steering(follow_up))
    for form in follow_up.forms.values():
        for part in form.parts:
            for question in part.questions:
                if question.nil_for or f"{part.id}.{question.id}" in named:
                    yield form.id, part.id, question.id


def _printed(
    follow_up: FollowUp, plan: DocumentPlan, template: Template, titles: "_Titles"
) -> Iterator[tuple[tuple[str, str, str], list[Printing]]]:
    printed = Printed(follow_up)
    for path in dict.fromkeys(use.path for use in template.uses):
        printed.path(path, plan.per)
    for asked, vias in printed.questions.items():
        yield (
            asked,
            [
                Printing(plan.name, via[0], titles.of(via), frozenset(filter(None, columns)))
                for via, columns in sorted(vias.items(), key=lambda item: (item[0][0].value, item[0][1]))
            ],
        )


class _Titles:
    """The titles of tables and charts as they are printed, as far as they can be known before anything is computed."""

    def __init__(self, follow_up: FollowUp) -> None:
        self._follow_up = follow_up
        self._values, self._language = general_values(follow_up), Language()
        self._known: dict[Via, str] = {}

    def of(self, via: Via) -> str:
        if via not in self._known:
            self._known[via] = self._title(via)
        return self._known[via]

    def _title(self, via: Via) -> str:
        shape, id_ = via
        if shape is PrintedAs.ANSWER:
            return ""
        if shape is PrintedAs.METHOD:
            return id_
        title = (self._follow_up.tables if shape is PrintedAs.TABLE else self._follow_up.charts)[id_].title
        try:
            return self._language.template(title)(self._values)
        except ExpressionFault:  # of a row, which is not known here
            return " ".join(_TAG.sub("\u2026", title).split())
