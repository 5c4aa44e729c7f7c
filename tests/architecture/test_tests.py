"""Tests mirror the source, say what they expect, and always run."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.architecture.house import TESTS, called, files_of_tests, functions, modules

# Modules without a test file of their own, and the test files that hold what they do instead.
TESTED_IN: dict[str, str] = {}

TABLES = {"models.py"}
SAYS = re.compile(r"^(expect|assert)(_|[A-Z]|$)|^(raises|warns)$")
SKIPS = {"skip", "skipif", "xfail", "importorskip"}


def behaves(path: str, tree: ast.Module) -> bool:
    """Whether a module does something: it has a function, and isn't a list of tables."""
    return PurePosixPath(path).name not in TABLES and any(True for _ in functions(tree))


def homes_of(path: str) -> list[str]:
    """Where a module's tests may stand: test_<name>.py, or several test_<name>_<behaviour>.py."""
    home, stem = TESTS / PurePosixPath(path).parent, PurePosixPath(path).stem
    if stem == "__init__":
        home, stem = home.parent, home.name
    return [p.name for p in home.glob(f"test_{stem}*.py") if re.fullmatch(rf"test_{stem}(_\w+)?", p.stem)]


def says_nothing(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a test can only fail by falling over."""
    if any(isinstance(node, ast.Assert) for node in ast.walk(function)):
        return False
    return not any(SAYS.search(name) for name in called(function))


def skips(tree: ast.AST) -> list[int]:
    """Lines by which a test passes without running."""
    return sorted(
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in SKIPS
        and ast.unparse(node.value) in {"pytest", "pytest.mark", "unittest", "mark"}
    )


def those_in(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in functions(tree) if node.name.startswith("test_")]


@pytest.mark.parametrize("text", ["class Order: total = 1", "LIMIT = 3"])
def test_a_module_without_functions_needs_no_test(text):
    assert not behaves("commerce/facts.py", ast.parse(text))


def test_a_module_with_a_function_needs_one():
    assert behaves("commerce/facts.py", ast.parse("def total(): ..."))


def test_this_file_would_be_found_by_its_name():
    assert homes_of("architecture/tests.py") == ["test_tests.py"]


def test_a_module_without_its_test_is_found():
    assert homes_of("architecture/nowhere.py") == []


@pytest.mark.parametrize(
    "body",
    [
        "assert x == 1",
        "with pytest.raises(Refused): pay()",
        "expect(page).to_have_title('People')",
        "assert_same(a, b)",
    ],
)
def test_a_test_that_expects_something_is_accepted(body):
    assert not says_nothing(next(functions(ast.parse(f"def test_it():\n    {body}"))))


@pytest.mark.parametrize("body", ["pay()", "print(x)", "expected = 3"])
def test_a_test_that_expects_nothing_is_refused(body):
    assert says_nothing(next(functions(ast.parse(f"def test_it():\n    {body}"))))


@pytest.mark.parametrize("line", ["pytest.mark.parametrize('x', [])", "pytest.raises(X)", "cursor.skip(1)"])
def test_what_always_runs_is_accepted(line):
    assert skips(ast.parse(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "pytest.skip('later')",
        "@pytest.mark.xfail\ndef f(): ...",
        "x = pytest.importorskip('x')",
        "unittest.skip('')",
    ],
)
def test_what_may_not_run_is_refused(line):
    assert skips(ast.parse(line)) == [1]


def test_every_module_that_does_something_has_its_test_file():
    found = [
        path
        for path, tree in modules().items()
        if behaves(path, tree) and not homes_of(path) and path not in TESTED_IN
    ]
    assert found == []


def test_the_list_of_modules_tested_elsewhere_is_current():
    gone = [path for path, where in TESTED_IN.items() if not (TESTS / where).is_file()]
    needless = [path for path in TESTED_IN if path not in modules() or homes_of(path)]
    assert (gone, needless) == ([], [])


def test_every_test_expects_something():
    found = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in files_of_tests().items()
        for node in those_in(tree)
        if says_nothing(node)
    ]
    assert found == []


def test_every_test_runs():
    assert [f"{path}:{line}" for path, tree in files_of_tests().items() for line in skips(tree)] == []
