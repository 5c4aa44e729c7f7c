"""Models are tables and constraints: no behaviour, no clock of their own."""

import ast

import pytest

from tests.architecture.house import functions, modules

OWN_CLOCK = {"auto_now", "auto_now_add"}


def behaviour(tree: ast.Module) -> list[str]:
    """Functions of a file of models; there should be none."""
    return [node.name for node in functions(tree)]


def own_clocks(tree: ast.Module) -> list[int]:
    """Lines on which a column would ask the clock by itself."""
    return [
        node.value.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg in OWN_CLOCK
    ]


@pytest.mark.parametrize("text", ["class Order(models.Model):\n    class Meta:\n        db_table = 'orders'"])
def test_a_table_is_accepted(text):
    assert behaviour(ast.parse(text)) == []


@pytest.mark.parametrize("name", ["save", "total", "__str__"])
def test_a_method_is_refused(name):
    assert behaviour(ast.parse(f"class Order(models.Model):\n    def {name}(self): ...")) == [name]


def test_a_moment_that_is_given_is_accepted():
    assert own_clocks(ast.parse("at = models.DateTimeField()")) == []


@pytest.mark.parametrize("option", sorted(OWN_CLOCK))
def test_a_moment_that_the_column_takes_is_refused(option):
    assert own_clocks(ast.parse(f"at = models.DateTimeField({option}=True)")) == [1]


def test_models_have_no_behaviour():
    files = {path: tree for path, tree in modules().items() if path.endswith("models.py")}
    assert {path: behaviour(tree) for path, tree in files.items() if behaviour(tree)} == {}


def test_no_column_asks_the_clock():
    assert [f"{path}:{line}" for path, tree in modules().items() for line in own_clocks(tree)] == []
