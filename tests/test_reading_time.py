"""How long it takes to read the example forms, held against a library that reads the same cells."""

import pytest

from tests.benchmark import reading_times

MOST = 0.35


@pytest.mark.filterwarnings("ignore:(Unknown|Conditional Formatting) extension:UserWarning")
def test_the_forms_of_a_year_are_read_in_a_third_of_the_time_of_openpyxl() -> None:
    cells, _, loaded = zip(*reading_times(2), strict=True)
    assert min(cells) <= MOST * min(loaded)
