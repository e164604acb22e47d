"""On which line a table, a key or an element of a list stands."""

import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.definitions.lines import lines_of

TEXT = '''# [inte = "en tabell"]
a = 1
b = """
c = 2
[x]
"""
[t]
d = [
  { e = 1 },  # { inte en tabell }
  { e = [1, 2], f = "}" },
]
[[l]]
g = """ett ""\\" två"""
  [[l.m]]
  h.i = \'[[j]]\'
  [[l.m]]
  "k k" = 3
[[l]]
n = { o = 1, p = [{ q = 1 }] }
[t.u]
r = 4
'''


def test_every_path_has_its_line() -> None:
    assert lines_of(TEXT) == {
        ("a",): 2,
        ("b",): 3,
        ("t",): 7,
        ("t", "d"): 8,
        ("t", "d", 0): 9,
        ("t", "d", 1): 10,
        ("l", 0): 12,
        ("l", 0, "g"): 13,
        ("l", 0, "m", 0): 14,
        ("l", 0, "m", 0, "h", "i"): 15,
        ("l", 0, "m", 1): 16,
        ("l", 0, "m", 1, "k k"): 17,
        ("l", 1): 18,
        ("l", 1, "n"): 19,
        ("t", "u"): 20,
        ("t", "u", "r"): 21,
    }


def test_the_paths_are_those_of_the_loaded_tree() -> None:
    tree = tomllib.loads(TEXT)
    for path in lines_of(TEXT):
        value = tree
        for step in path:
            value = value[step]  # type: ignore[index]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from(["a = 1", "", "# [x]", 'a = "[[x]]"', "a = [\n  1,\n]", 'a = """\n[y]\n"""']), max_size=8)
)
def test_lines_count_whatever_stands_between(statements: list[str]) -> None:
    text = "\n".join(f"[[t]]\n{statement}" for statement in statements)
    headers = [number for number, line in enumerate(text.split("\n"), start=1) if line == "[[t]]"]
    found = lines_of(text)
    assert [found["t", index] for index in range(len(statements))] == headers
