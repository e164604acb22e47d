"""Methods: what is worked out of single rows and respondents, and said in careful words.

`sources` gives the answers that a method is about; each kind of method has its own module, and its sentences stand in
`swedish`. No method is over a source that a table protects; that is refused when the model is loaded.
"""

from collections.abc import Mapping

from generator.figures.methods.agreement import agreement
from generator.figures.methods.before_after import before_after
from generator.figures.methods.criteria import criteria
from generator.figures.methods.distribution import distribution
from generator.figures.methods.pace import pace
from generator.figures.methods.performed import performed
from generator.figures.methods.sources import source_of
from generator.figures.methods.time_series import time_series
from generator.model.answers import Dataset
from generator.model.methods import Method, MethodKind
from generator.model.published import MethodResults


def methods_of(dataset: Dataset) -> Mapping[str, MethodResults]:
    """Work out every method of the model, by id."""
    return {method.id: _results(dataset, method) for method in dataset.follow_up.methods.values()}


def _results(dataset: Dataset, method: Method) -> MethodResults:
    if method.kind is MethodKind.AGREEMENT:
        return agreement(dataset, method)
    source = source_of(dataset, method)
    match method.kind:
        case MethodKind.BEFORE_AFTER:
            return MethodResults(method, before_after(source))
        case MethodKind.TIME_SERIES:
            return MethodResults(method, time_series(source))
        case MethodKind.PACE:
            return MethodResults(method, pace(source))
        case MethodKind.CRITERIA:
            return MethodResults(method, criteria(source))
        case MethodKind.PERFORMED:
            return MethodResults(method, performed(source))
        case MethodKind.DISTRIBUTION:
            return distribution(source)
