"""Which files does the house have, and how are they read?"""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "regulars"
TESTS = ROOT / "tests"


@cache
def tracked() -> tuple[str, ...]:
    """Every file that is, or would be, under version control; relative to the checkout."""
    listing = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return tuple(name for name in sorted(listing.stdout.split("\0")) if name and (ROOT / name).is_file())


@cache
def texts() -> dict[str, str]:
    """The tracked files that hold text, by name."""
    return {name: text for name in tracked() if (text := _text(ROOT / name)) is not None}


@cache
def modules() -> dict[str, ast.Module]:
    """Our Python files but for migrations, parsed, by name below src/regulars."""
    return {
        str(path.relative_to(SRC)): ast.parse(path.read_text())
        for path in sorted(SRC.rglob("*.py"))
        if "migrations" not in path.parts
    }


@cache
def files_of_tests() -> dict[str, ast.Module]:
    """The files of tests, parsed, by name below tests/."""
    return {
        str(path.relative_to(TESTS)): ast.parse(path.read_text()) for path in sorted(TESTS.rglob("test_*.py"))
    }


@cache
def sql_files() -> dict[str, str]:
    """Our SQL files by name below src/regulars."""
    return {str(path.relative_to(SRC)): path.read_text() for path in sorted(SRC.rglob("sql/*.sql"))}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def called(node: ast.AST) -> set[str]:
    """The last names of everything called in `node`: `record` of `events.record(...)`."""
    names = set()
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            match call.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    names.add(name)
    return names


def strings(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string that is not a docstring; `?` stands for what an f-string fills in."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {
        id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)
    } - {id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)}
    for node in ast.walk(tree):
        if id(node) in docstrings or id(node) in inside:
            continue
        match node:
            case ast.Constant(value=str(text)):
                yield node.lineno, text
            case ast.JoinedStr(values=parts):
                filled = (part.value if isinstance(part, ast.Constant) else "?" for part in parts)
                yield node.lineno, "".join(map(str, filled))


def _text(path: Path) -> str | None:
    try:
        return path.read_text()
    except UnicodeDecodeError:
        return None
