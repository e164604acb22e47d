"""Whether the ids that a model's tables name are there: registers, scales, protections, forms and shared parts."""

from collections.abc import Iterator, Mapping

from generator.definitions.keys import ROOT, Spec
from generator.definitions.reading import Node
from generator.definitions.suggesting import suggested
from generator.model.findings import Finding
from generator.swedish.definition_messages import Definition
from generator.swedish.definition_words import KINDS_OF_IDS

Ids = Mapping[str, tuple[str, ...]]


def reference_faults(root: Node) -> Iterator[Finding]:
    """Find ids that nothing has, in the model as it is written."""
    ids = {name: tuple(node.text("id") for node in root.tables(name)) for name in KINDS_OF_IDS}
    yield from _faults(root, ROOT, ids)


def _faults(node: Node, spec: Spec, ids: Ids) -> Iterator[Finding]:
    for key in spec.keys:
        if key.refers:
            for wanted in node.texts(key.name):
                if wanted and wanted not in ids[key.refers]:
                    yield _missing(wanted, key.refers, node, key.name, ids)
        if key.of is not None:
            for table in node.tables(key.name):
                yield from _faults(table, key.of, ids)


def _missing(wanted: str, kind: str, node: Node, key: str, ids: Ids) -> Finding:
    place, known, words = node.at(key), ids[kind], KINDS_OF_IDS[kind]
    if not known:
        return Definition.REFERENCE_NONE.at(place, id=wanted, kind=words)
    return suggested(Definition.REFERENCE, Definition.REFERENCE_CLOSE, place, "id", wanted, known, kind=words)
