"""Files and functions stay small enough to be read at one sitting."""

import ast

import pytest

from tests.architecture.house import SRC, functions, modules, sql_files

MAX_FILE, MAX_FUNCTION = 300, 40

# Functions that read better whole, by "file:function", each with the reason.
LONGER: dict[str, str] = {}


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the last one, docstring not counted: words are free."""
    last = function.end_lineno or function.lineno
    first = function.body[0]
    if ast.get_docstring(function) is None:
        return last - function.lineno + 1
    return last - function.lineno + 1 - ((first.end_lineno or first.lineno) - first.lineno + 1)


def too_long(text: str) -> list[str]:
    """Names of the functions above the budget, and `file` when all of it is too long."""
    long = [node.name for node in functions(ast.parse(text)) if length(node) > MAX_FUNCTION]
    return long + ["file"] * (text.count("\n") > MAX_FILE)


@pytest.mark.parametrize(
    "text",
    [
        "def f():\n" + "    pass\n" * 39,
        'def f():\n    """Why?\n\n    Because.\n    """\n' + "    pass\n" * 39,
        "x = 1\n" * 300,
    ],
)
def test_the_budget_accepts_what_fits(text):
    assert too_long(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def f():\n" + "    pass\n" * 40, "f"),
        ("class A:\n    async def g(self):\n" + "        pass\n" * 40, "g"),
        ("x = 1\n" * 301, "file"),
    ],
)
def test_the_budget_refuses_what_does_not(text, name):
    assert too_long(text) == [name]


def test_files_and_functions_stay_within_their_budgets():
    found = [
        f"{path}:{name}"
        for path in modules()
        for name in too_long((SRC / path).read_text())
        if f"{path}:{name}" not in LONGER
    ]
    assert found == []


def test_sql_files_stay_within_the_budget():
    assert [path for path, text in sql_files().items() if text.count("\n") > MAX_FILE] == []


def test_the_list_of_longer_functions_is_short_and_current():
    long = {f"{path}:{name}" for path in modules() for name in too_long((SRC / path).read_text())}
    assert set(LONGER) <= long
    assert len(LONGER) <= 3
