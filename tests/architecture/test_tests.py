"""Tests mirror the source, say what they expect, and always run."""

import ast
import re
from functools import cache
from pathlib import PurePosixPath

import pytest

from tests.architecture.house import TESTS, called, files_of_tests, functions, modules

# Modules without a test file of their own, and the test files that hold what they do instead.
TESTED_IN: dict[str, str] = {
    "api.py": "test_apps.py",
    "business/about.py": "web/pages/test_settings.py",
    "capabilities/campaigns/pages/asked.py": "capabilities/campaigns/pages/test_new.py",
    "commerce/actions/carts.py": "commerce/test_intake.py",
    "commerce/actions/orders.py": "commerce/test_intake.py",
    "commerce/actions/totals.py": "commerce/test_intake.py",
    "commerce/batch.py": "commerce/test_any_order.py",
    "commerce/merging.py": "customers/actions/test_people.py",
    "commerce/rules.py": "commerce/test_intake.py",
    "connectors/files/contents.py": "connectors/files/test_reading.py",
    "connectors/files/pages/choosing.py": "connectors/files/pages/test_columns.py",
    "engine/grammar.py": "engine/test_where.py",
    "insight/kpis/__init__.py": "insight/test_figures.py",
    "web/pages/charts.py": "web/test_charts.py",
    "web/templatetags/regulars.py": "web/test_pieces.py",
    "web/toast.py": "web/test_pieces.py",
}

TABLES = {"models.py"}
SAYS = re.compile(r"^(expect|assert)(_|[A-Z]|$)|^(raises|warns|fail)$")
SKIPS = {"skip", "skipif", "xfail", "importorskip"}


def behaves(path: str, tree: ast.Module) -> bool:
    """Whether a module does something: it has a function, and isn't a list of tables."""
    return PurePosixPath(path).name not in TABLES and any(True for _ in functions(tree))


def homes_of(path: str) -> list[str]:
    """Files that test a module: named after it where it stands, or in its folder's tests and importing it."""
    place, dotted = PurePosixPath(path), ".".join(("regulars", *PurePosixPath(path).with_suffix("").parts))
    top = place.parts[0] if len(place.parts) > 1 else ""
    return [
        test
        for test, tree in files_of_tests().items()
        if (PurePosixPath(test).parent == place.parent and is_named_after(test, place.stem))
        or (test.startswith(f"{top}/") and dotted in imported(tree))
    ]


def is_named_after(test: str, stem: str) -> bool:
    return re.fullmatch(rf"test_{stem}(_\w+)?", PurePosixPath(test).stem) is not None


@cache
def imported(tree: ast.Module) -> frozenset[str]:
    """Modules that a file imports, by their full names."""
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=things):
                names |= {module, *(f"{module}.{thing.name}" for thing in things)}
            case ast.Import(names=things):
                names |= {thing.name for thing in things}
    return frozenset(names)


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


@pytest.mark.parametrize("test", ["test_intake", "test_intake_repeats"])
def test_a_test_is_known_by_its_name(test):
    assert is_named_after(f"commerce/{test}.py", "intake")


@pytest.mark.parametrize("test", ["test_intakes", "test_facts"])
def test_another_name_is_not(test):
    assert not is_named_after(f"commerce/{test}.py", "intake")


@pytest.mark.parametrize(
    "line", ["from regulars.customers import names", "from regulars.customers.names import key"]
)
def test_a_test_is_known_by_what_it_imports(line):
    assert "regulars.customers.names" in imported(ast.parse(line))


def test_what_it_does_not_import_is_not():
    assert "regulars.customers.names" not in imported(ast.parse("from regulars import customers"))


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
