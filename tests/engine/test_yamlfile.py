import pytest

from regulars.engine.expression import Span
from regulars.engine.yamlfile import BadFile, YamlFile


def test_a_file_remembers_where_its_parts_stand():
    file = YamlFile("a: 1\nb:\n  - c: two\n", name="x.yaml")
    assert file.data == {"a": 1, "b": [{"c": "two"}]}
    assert (file.problem("", at=("b", 0, "c")).line, file.problem("", at=("b", 0, "c")).column) == (3, 8)
    assert file.problem("", at=("b", 0, "c"), key=True).column == 5


def test_a_part_that_is_missing_is_shown_where_it_should_be():
    file = YamlFile("a: 1\nb:\n  - c: two\n", name="x.yaml")
    assert (file.problem("", at=("b", 0, "d")).line, file.problem("", at=("b", 0, "d")).column) == (3, 5)


@pytest.mark.parametrize(("value", "column"), [("orders = 1", 9), ("'orders = 1'", 10), ('"orders = 1"', 10)])
def test_a_place_within_a_text_counts_its_quotes(value, column):
    file = YamlFile(f"for: {value}\n", name="x.yaml")
    assert file.problem("", at=("for",), span=Span(3, 5)).column == column


def test_a_place_within_a_text_of_several_lines_is_its_beginning():
    file = YamlFile("for: >-\n  orders\n  = 1\n", name="x.yaml")
    assert (file.problem("", at=("for",), span=Span(7, 8)).line) == 1


def test_many_nested_parts_are_read_quickly():
    file = YamlFile("a: [" + ", ".join(["1"] * 10_000) + "]", name="x.yaml")
    assert len(file.data["a"]) == 10_000


def test_what_comes_twice_by_reference_is_refused():
    bomb = "a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    with pytest.raises(BadFile, match="write it out"):
        YamlFile(bomb, name="x.yaml")
