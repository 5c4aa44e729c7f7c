"""Only actions write, and each records an event."""

import ast
import re
from pathlib import PurePosixPath

import pytest

from tests.architecture.house import called, functions, modules, sql_files, strings
from tests.architecture.machinery import SILENT_ACTIONS, WRITERS

ALWAYS = {
    "save", "asave", "bulk_create", "abulk_create", "bulk_update", "abulk_update",
    "get_or_create", "aget_or_create", "update_or_create", "aupdate_or_create",
}  # fmt: skip
ON_ROWS = {"create", "acreate", "update", "aupdate", "delete", "adelete", "raw_delete"}
NOT_ROWS = {"form", "workbook", "image", "picture"}  # what else has a save()
WRITING = re.compile(
    r"\b(INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE\s+(TABLE\s+)?[\w\"{?]"
    r"|UPDATE\s+(ONLY\s+)?[\w\".{}?]+(\s+(AS\s+)?\w+)?\s+SET\s|COPY\s+[\w\"{?][^;]*\bFROM\s+STDIN)",
    re.IGNORECASE,
)


def writes(tree: ast.AST) -> list[int]:
    """Lines that write to a table: through the ORM, or as SQL in a string."""
    rows = _names_of_rows(tree)
    orm = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _writes_rows(node, rows)]
    return sorted({*orm, *(line for line, text in strings(tree) if WRITING.search(text))})


def is_action(path: str) -> bool:
    parts = PurePosixPath(path)
    return parts.name == "actions.py" or "actions" in parts.parent.parts


def records(function: ast.AST, module: ast.Module) -> bool:
    """Whether a function records an event, itself or by a function of its own file."""
    bodies = {node.name: node for node in functions(module)}
    seen: set[str] = set()
    waiting = [function]
    while waiting:
        names = called(waiting.pop())
        if any(name == "record" or name.startswith("record_") for name in names):
            return True
        waiting += [bodies[name] for name in names - seen if name in bodies]
        seen |= names
    return False


def _writes_rows(call: ast.Call, rows: set[str]) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver = ast.unparse(call.func.value)
    if call.func.attr in ALWAYS:
        return receiver.split(".")[-1].lower() not in NOT_ROWS
    if call.func.attr not in ON_ROWS:
        return False
    return "objects" in receiver or re.split(r"\W", receiver)[0] in rows


def _names_of_rows(tree: ast.AST) -> set[str]:
    """Names that were given a queryset or a row: `late = Order.objects.filter(...)`."""
    return {
        target.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ".objects" in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _loaders(sql: str) -> list[str]:
    """Files that take a statement from the sql/ beside them: `statement(__file__, "late")`."""
    home, stem = PurePosixPath(sql).parent.parent, PurePosixPath(sql).stem
    return [
        path
        for path, tree in modules().items()
        if PurePosixPath(path).parent == home and stem in _statements(tree)
    ]


def _statements(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="statement"), args=[_, ast.Constant(value=str(name)), *_]):
                names.add(name)
    return names


@pytest.mark.parametrize(
    "line",
    [
        "rows = Order.objects.filter(x=1)",
        "seen.update(a=1)",
        "digest.update(b'x')",
        "form.save()",
        "cursor.execute('SELECT id FROM orders FOR UPDATE')",
        "raise Refused('Delete the file and update your settings')",
    ],
)
def test_the_rule_accepts_what_only_reads(line):
    assert writes(ast.parse(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "order.save()",
        "Order.objects.create(x=1)",
        "Order.objects.filter(x=1).update(y=2)",
        "late = Order.objects.filter(x=1); late.delete()",
        "Order.objects.using('owner').bulk_create(rows)",
        "cursor.execute('INSERT INTO orders VALUES (1)')",
        "cursor.execute('with late as (select 1) update orders o set x = 1 ')",
        "cursor.execute(f'DELETE FROM {table}')",
        "SQL('UPDATE {} SET x = 1')",
        "cursor.copy('COPY orders (id, x) FROM STDIN')",
        "cursor.execute('MERGE INTO orders USING late ON true')",
        "cursor.execute('TRUNCATE orders')",
    ],
)
def test_the_rule_refuses_what_writes(line):
    assert writes(ast.parse(line)) == [1]


@pytest.mark.parametrize("path", ["customers/actions.py", "commerce/actions/place.py"])
def test_actions_are_known_by_their_place(path):
    assert is_action(path)


@pytest.mark.parametrize("path", ["customers/queries.py", "console/pages.py", "commerce/reactions.py"])
def test_other_files_are_not_actions(path):
    assert not is_action(path)


@pytest.mark.parametrize(
    "text",
    [
        "def place(order): record(OrderPlaced())",
        "def place(order): return _store(order)\ndef _store(order): events.record_many([])",
    ],
)
def test_an_action_that_records_is_accepted(text):
    module = ast.parse(text)
    assert records(module.body[0], module)


@pytest.mark.parametrize("text", ["def place(order): order.save()", "def place(order): return _store(order)"])
def test_an_action_that_keeps_silent_is_refused(text):
    module = ast.parse(text)
    assert not records(module.body[0], module)


def test_only_actions_and_named_machinery_write():
    found = [
        f"{path}:{line} writes"
        for path, tree in modules().items()
        if not is_action(path) and path not in WRITERS
        for line in writes(tree)
    ]
    assert found == []


def test_sql_files_that_write_are_loaded_by_actions_and_named_machinery_alone():
    found = [
        f"{path} writes and is loaded by {loader}"
        for path, text in sql_files().items()
        if WRITING.search(_without_comments(text))
        for loader in _loaders(path)
        if not is_action(loader) and loader not in WRITERS
    ]
    assert found == []


def test_no_sql_file_lies_about_unused():
    assert [path for path in sql_files() if not _loaders(path)] == []


def test_the_list_of_machinery_holds_only_files_that_write():
    writing = {path for path, text in sql_files().items() if WRITING.search(_without_comments(text))}
    by_sql = {loader for path in writing for loader in _loaders(path)}
    idle = [p for p in WRITERS if p not in modules() or not (writes(modules()[p]) or p in by_sql)]
    assert idle == []


def test_every_public_action_records_an_event():
    found = [
        f"{path}:{node.lineno} {node.name} changes state and records nothing"
        for path, tree in modules().items()
        if is_action(path)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if f"{path}:{node.name}" not in SILENT_ACTIONS and not records(node, tree)
    ]
    assert found == []


def test_the_list_of_silent_actions_holds_only_silent_ones():
    known = {
        f"{path}:{node.name}": records(node, tree)
        for path, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }
    assert [name for name in SILENT_ACTIONS if known.get(name, True)] == []


def _without_comments(sql: str) -> str:
    return re.sub(r"--[^\n]*", "", sql)
