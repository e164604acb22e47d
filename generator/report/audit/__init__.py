"""Everything that is looked at in every document that is made: what Word and its validators miss, and who can read it.

`CHECKS` is the list of what is looked for. A check is a function from the document to its findings; each reads what
`seen` has read once.
"""

from collections import Counter
from collections.abc import Iterator

from generator.model.findings import FilePlace, Finding, Severity
from generator.report.audit.charts import charts
from generator.report.audit.contrast import contrasts
from generator.report.audit.headlines import headlines
from generator.report.audit.holding import active, notes, relations, types
from generator.report.audit.layout import running_text
from generator.report.audit.pictures import pictures
from generator.report.audit.seen import Check, seen
from generator.report.audit.structure import fields, identities, identity_numbers, left_commands, stumbling
from generator.report.audit.tables import signs, tables
from generator.report.audit.told import margins, properties, settings
from generator.report.audit.typed import links, typed
from generator.report.parts import Parts
from generator.swedish.audit_messages import Audit

CHECKS: tuple[Check, ...] = (
    *(relations, types, notes, active),
    *(stumbling, left_commands, identity_numbers, identities, fields),
    *(properties, settings, margins, headlines, tables, signs, pictures, charts),
    *(contrasts, links, typed, running_text),
)
_MOST_OF_A_KIND = 5


def audit(parts: Parts, file: str, commands: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Look at a document; *file* is what places name, *commands* are those of its template.

    Of the same remark the first few are told, and how many more.
    """
    document = seen(parts, file, commands)
    return tuple(_fewer(dict.fromkeys(finding for check in CHECKS for finding in check(document)), file))


def _fewer(findings: dict[Finding, None], file: str) -> Iterator[Finding]:
    told: Counter[str] = Counter()
    left: dict[str, Finding] = {}
    for finding in findings:
        told[finding.code] += 1
        if told[finding.code] <= _MOST_OF_A_KIND or finding.severity is Severity.ERROR:
            yield finding
        else:
            left[finding.code] = finding
    for code, finding in left.items():
        slots = {"n": told[code] - _MOST_OF_A_KIND, "sentence": finding.message}
        yield Audit.MORE_OF_THE_SAME.at(FilePlace(file), **slots)
