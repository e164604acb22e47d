"""All that one respondent was asked and answered, as one block for an appendix.

Part by part under headings of the third level, in the order of the form. What is prefilled for reading only is left
out, and so are numbers that are published in protected tables.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.expressions.absent import Absent
from generator.expressions.tracing import sources_in
from generator.model.definition import NIL_DAY, NIL_ROLE, NUMBER_KINDS, Form, Kind, Part, Question, RegisterRow
from generator.model.published import PublishedColumn
from generator.model.sources import source_of
from generator.report.answered import Values
from generator.report.blocks import set_table
from generator.report.context import Vocabulary
from generator.report.notebook import Notebook
from generator.report.styles import Look
from generator.report.texts import said, table_of
from generator.report.wordml import bookmark_name, control, paragraph, run
from generator.swedish import document_words as words
from generator.swedish.text import paragraphs


@dataclass(frozen=True, slots=True)
class Replies:
    """Sets the answers of one form in the styles of one template."""

    vocabulary: Vocabulary
    form: Form
    look: Look
    notebook: Notebook | None = None
    """Takes what is printed, if that is to be noted."""

    def block(self, respondent: RegisterRow) -> Markup:
        """Give everything that *respondent* answered; a form that never came in gives a sentence that says so."""
        if self.vocabulary.answered.delivery(self.form, respondent.id) is None:
            content = self._text(run(words.NOTHING_DELIVERED))
        else:
            answers = self.vocabulary.answered.parts(self.form, respondent.id)
            parts = self.vocabulary.answered.asked(self.form, respondent.id)
            content = "".join(text for part in parts for text in self._part(part, answers[part.id], respondent))
        return Markup(control("svar", f"{self.form.id}.{respondent.id}", respondent.name, content))

    def _part(self, part: Part, answers: Values, respondent: RegisterRow) -> Iterator[str]:
        asked = [each for each in part.questions if not (each.locked or each.nil_for or each.withheld)]
        asked = [each for each in asked if not each.leaves_out or not isinstance(answers[each.id], Absent)]
        if asked:
            yield paragraph(run(part.title), self.look.style(words.HEADING_3_PLAIN))
        nothing = self._nothing(part, answers)
        if nothing:
            yield self._text(run(nothing))
            return
        for question in asked:
            if question.kind is Kind.TABLE:
                yield self._table(part, question, answers[question.id], respondent)
            else:
                yield self._question(question)
                answer = answers[question.id]
                yield from (self._text(run(self._noted(answer, line))) for line in paragraphs(said(answer)))
                yield from self._sides(question, answers)

    def _nothing(self, part: Part, answers: Values) -> str:
        """Say that there is nothing to report in a part, if that is confirmed."""
        asked = part.nil_question
        if asked is None or isinstance(answers[asked.id], Absent):
            return ""
        sides = {side.id: answers[f"{asked.id}_{side.id}"] for side in asked.side}
        told = {name: "" if isinstance(value, Absent) else said(value) for name, value in sides.items()}
        return words.nothing_to_report(told.get(NIL_ROLE, ""), told.get(NIL_DAY, ""))

    def _sides(self, question: Question, answers: Values) -> Iterator[str]:
        """Yield what was said beside an answer; what was not is passed over."""
        for side in question.side:
            answer = answers[f"{question.id}_{side.id}"]
            if not (side.repeats or isinstance(answer, Absent)):
                first, *more = (self._noted(answer, line) for line in paragraphs(said(answer)))
                yield self._text(run(f"{side.text}: ", "<w:b/>") + run(first))
                yield from (self._text(run(line)) for line in more)

    def _noted(self, answer: object, line: str) -> str:
        return self.notebook.mark(line, line, tuple(sources_in(answer))) if self.notebook else line

    def _table(self, part: Part, question: Question, rows: object, respondent: RegisterRow) -> str:
        answered = self.vocabulary.answered
        if source_of(self.form, part, question) in answered.display.secret:
            return self._question(question) + self._text(run(words.SHOWN_ELSEWHERE))
        if not isinstance(rows, list) or not rows:
            empty = words.NO_ANSWER if isinstance(rows, Absent) else words.EMPTY_TABLE
            return self._question(question) + self._text(run(empty))
        shown = [column for column in question.columns if not column.withheld]
        columns = [PublishedColumn(each.id, each.text, each.kind in NUMBER_KINDS) for each in shown]
        values = [[row[column.id] for column in shown] for row in rows]
        fixed = answered.follow_up.registers.get(question.rows_from)
        corner = (fixed.singular or fixed.title).capitalize() if fixed else ""
        labels = [row[fixed.id]["namn"] for row in rows] if fixed else ()
        title = words.titled(question.text, respondent.name)
        name = bookmark_name("svar", self.form.id, respondent.id, part.id, question.id)
        table = table_of(question.id, title, columns, values, (), corner, labels)
        if self.notebook:
            self.notebook.tables[name] = table
        return set_table(table, self.look, name)

    def _question(self, question: Question) -> str:
        return paragraph(run(question.text), self.look.style(words.QUESTION))

    def _text(self, content: str) -> str:
        return paragraph(content, self.look.style("Body Text"))
