"""What is said to exist, against what is there: the names that checks know and the values that templates get."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.expressions import schema
from generator.expressions.context import known_values
from generator.expressions.field_names import answers_of
from generator.expressions.names import BLOCK, EACH, Names
from generator.figures import publish
from generator.forms.prefill import part_words, vocabulary
from generator.merging import combine
from generator.model.definition import Kind
from generator.report import context
from tests.models import follow_up_of

# Blocks are made when a document is filled, and stand in no plain data.
BLOCKS = {"tabell", "diagram", "hanvisning", "alla_svar", "dokument", "kallor"}


def differences(names: Names, value: object, path: str = "") -> Iterator[str]:
    """Yield the names that only one of the two has."""
    if names is None:
        return
    if isinstance(value, Mapping):
        for name in set(names) - {EACH} - set(value) - BLOCKS:
            yield f"{path}.{name} is said to be there"
        for name, item in value.items():
            if name not in names:
                yield f"{path}.{name} is not known"
            else:
                yield from differences(names[name], item, f"{path}.{name}")
    elif isinstance(value, list | tuple):
        for item in value:
            if EACH not in names:
                yield f"{path} is not known to be a list"
            else:
                yield from differences(names[EACH], item, f"{path}.*")


def test_documents_get_the_names_that_are_checked(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov")
    dataset, _ = combine(follow_up, ())
    values = context.vocabulary(dataset, publish(dataset)).names
    assert list(differences(schema.document_names(follow_up), values)) == []


def test_forms_get_the_names_that_are_checked(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov")
    form = follow_up.forms["skola"]
    words = vocabulary(follow_up, form, follow_up.registers["skolor"].rows[0])
    assert list(differences(schema.form_names(follow_up, form, None), words)) == []
    repeated = part_words(follow_up, form.parts[1], words)
    before = answers_of(each for each in form.parts[1].questions if each.kind is not Kind.TABLE)
    names = {**schema.form_names(follow_up, form, follow_up.registers["matdatum"]), schema.PREVIOUS: before}
    assert list(differences(names, repeated)) == []


def test_what_is_known_before_any_form_is_part_of_what_documents_know(tmp_path: Path) -> None:
    follow_up = follow_up_of(tmp_path / "prov")
    known = known_values(follow_up)
    assert set(known) == {"rapport", "period", "modell", "register", "poster"}
    assert list(differences(schema.document_names(follow_up)["rapport"], known["rapport"])) == []


def test_what_is_printed_as_paragraphs_is_known_to_be(tmp_path: Path) -> None:
    def blocks(names: Names) -> Iterator[Names]:
        for name, under in (names or {}).items():
            if name == "tabell":
                yield from (under or {}).values()
            elif name == "alla_svar":
                yield under
            else:
                yield from blocks(under)

    found = list(blocks(schema.document_names(follow_up_of(tmp_path / "prov"))))
    assert found
    assert all(each is BLOCK for each in found)
