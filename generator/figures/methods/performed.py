"""What was done beside what was planned, row by row."""

from collections.abc import Mapping

from generator.figures.methods.sources import Case, Source, cell
from generator.model.published import MethodResult, MethodValue
from generator.model.values import share
from generator.swedish import process_sentences as sentences


def performed(source: Source) -> tuple[MethodResult, ...]:
    """Give the result of each row; a share may be over one, and is not applicable where nothing was planned."""
    return tuple(source.result(case, _values(source, case)) for case in source.cases)


def _values(source: Source, case: Case) -> Mapping[str, MethodValue]:
    method = source.method
    part, whole = case.cell(method.part), case.cell(method.whole)
    done, planned = case.figure(method.part), case.figure(method.whole)
    name = source.name(case)
    told = sentences.Performed(name, done, planned, method.singular, method.plural)
    return {
        "namn": name,
        "del": part,
        "hela": whole,
        "andel": cell(share(done, planned), *part.sources, *whole.sources),
        "mening": sentences.performed(told),
    }
