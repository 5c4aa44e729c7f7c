"""Files say what is in them: by their name, and by the question they answer."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.architecture.house import ROOT, modules, sql_files, tracked

DRAWERS = {"util", "utils", "helper", "helpers", "common", "base", "manager", "misc", "core", "lib"}


def is_drawer(path: str) -> bool:
    """Whether a folder or a Python file is named after nothing in particular."""
    parts = PurePosixPath(path)
    folders = set(parts.parent.parts)
    return bool(folders & DRAWERS) or (parts.suffix == ".py" and parts.stem in DRAWERS)


def asks(tree: ast.Module) -> bool:
    """Whether a file's docstring begins with a question; a file that holds nothing needs none."""
    return not tree.body or "?" in (ast.get_docstring(tree) or "").partition("\n")[0]


def opens_with_a_sentence(sql: str) -> bool:
    """Whether a SQL file says in whole sentences what it does, before it does it."""
    comment = re.match(r"(?:--[^\n]*\n)+", sql)
    return comment is not None and comment[0].rstrip().endswith((".", "?"))


def is_relative(node: ast.AST) -> bool:
    return isinstance(node, ast.ImportFrom) and node.level > 0


@pytest.mark.parametrize(
    "path", ["src/regulars/insight/stages.py", "src/regulars/web/templates/web/base.html"]
)
def test_a_name_that_says_something_is_accepted(path):
    assert not is_drawer(path)


@pytest.mark.parametrize("path", ["src/regulars/web/utils.py", "tests/helpers/mail.py", "bench/common.py"])
def test_a_junk_drawer_is_refused(path):
    assert is_drawer(path)


@pytest.mark.parametrize(
    "text", ["", '"""Who is late?"""\nx = 1', '"""Who is late?\n\nBy interval.\n"""\nx = 1']
)
def test_a_question_is_accepted(text):
    assert asks(ast.parse(text))


@pytest.mark.parametrize("text", ["x = 1", '"""Computes lateness."""', '"""Lateness.\n\nWho is late?\n"""'])
def test_a_statement_is_refused(text):
    assert not asks(ast.parse(text))


def test_a_sql_file_that_opens_with_a_sentence_is_accepted():
    assert opens_with_a_sentence("-- Who is late,\n-- and by how much?\nSELECT 1")


@pytest.mark.parametrize("text", ["SELECT 1", "-- late\nSELECT 1", "SELECT 1 -- Who is late?\n"])
def test_a_sql_file_that_does_not_is_refused(text):
    assert not opens_with_a_sentence(text)


def test_an_import_by_full_name_is_accepted():
    assert not is_relative(ast.parse("from regulars.money import Money").body[0])


@pytest.mark.parametrize("line", ["from . import rules", "from ..money import Money"])
def test_a_relative_import_is_refused(line):
    assert is_relative(ast.parse(line).body[0])


def test_no_folder_or_file_is_a_junk_drawer():
    assert [path for path in tracked() if is_drawer(path) and not path.startswith("tests/fixtures/")] == []


def test_every_file_opens_with_the_question_it_answers():
    ours = {f"src/regulars/{path}": tree for path, tree in modules().items()}
    more = [path for path in tracked() if path.startswith(("bench/", "tools/")) and path.endswith(".py")]
    ours |= {path: ast.parse((ROOT / path).read_text()) for path in more}
    assert [path for path, tree in ours.items() if not asks(tree)] == []


def test_every_sql_file_opens_with_a_sentence():
    assert [path for path, text in sql_files().items() if not opens_with_a_sentence(text)] == []


def test_imports_name_the_whole_path():
    found = [path for path, tree in modules().items() if any(map(is_relative, ast.walk(tree)))]
    assert found == []
