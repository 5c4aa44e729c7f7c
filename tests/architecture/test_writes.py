"""Only actions write, and each records an event."""

import ast
import re
import tomllib
from pathlib import PurePosixPath

import pytest

from tests.architecture.house import ROOT, called, functions, modules, sql_files, strings
from tests.architecture.machinery import READERS, SILENT_ACTIONS, WRITERS

ALWAYS = {
    "bulk_create", "abulk_create", "bulk_update", "abulk_update",
    "get_or_create", "aget_or_create", "update_or_create", "aupdate_or_create",
}  # fmt: skip
ON_ROWS = {"create", "acreate", "update", "aupdate", "delete", "adelete", "raw_delete"}
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


def keeps_silent(
    function: ast.FunctionDef, module: ast.Module, *, writing: frozenset[str] = frozenset()
) -> bool:
    """Whether a function writes and records no event, by itself and by the functions of its own file.

    writing: names of statements in its sql/ that write.
    """
    reached = _reached(function, module)
    held = _held_statements(module, writing)
    wrote = any(
        writes(body) or held & {n.id for n in ast.walk(body) if isinstance(n, ast.Name)} for body in reached
    )
    return bool(wrote) and not any(
        name == "record" or name.startswith("record_") for body in reached for name in called(body)
    )


def _reached(function: ast.FunctionDef, module: ast.Module) -> list[ast.AST]:
    bodies = {node.name: node for node in functions(module)}
    reached: dict[str, ast.AST] = {function.name: function}
    waiting = [function]
    while waiting:
        new = [bodies[name] for name in called(waiting.pop()) if name in bodies and name not in reached]
        reached |= {body.name: body for body in new}
        waiting += new
    return list(reached.values())


def _held_statements(module: ast.Module, writing: frozenset[str]) -> set[str]:
    """Names of a file's constants that hold a statement that writes."""
    return {
        target.id
        for node in module.body
        if isinstance(node, ast.Assign) and (_statements(node) & writing or writes(node))
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _writes_rows(call: ast.Call, rows: set[str]) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    receiver = ast.unparse(call.func.value)
    if call.func.attr in {"save", "asave"}:  # a row takes its options by name, a file takes its place
        return not call.args and not receiver.endswith("form")
    if call.func.attr in ALWAYS:
        return True
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
        "picture.save(path)",
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
        "def place(o): o.save(); record(OrderPlaced())",
        "def place(o): return _store(o)\ndef _store(o): o.save(); events.record_many([])",
        "def find(o): return Order.objects.get(id=o)",
    ],
)
def test_an_action_that_records_or_only_reads_is_accepted(text):
    module = ast.parse(text)
    assert not keeps_silent(module.body[0], module)


@pytest.mark.parametrize(
    "text",
    [
        "def place(o): o.save()",
        "def place(o): return _store(o)\ndef _store(o): o.save()",
        "def place(o): PLACE.run(o)\nPLACE = statement(__file__, 'place')",
        "def place(o): PLACE.run(o)\nPLACE = Statement('INSERT INTO orders VALUES (1)')",
    ],
)
def test_an_action_that_writes_and_keeps_silent_is_refused(text):
    module = ast.parse(text)
    assert keeps_silent(module.body[0], module, writing=frozenset({"place"}))


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


def test_only_writers_and_readers_that_stand_here_know_the_tables_by_name():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    tables = next(contract for contract in contracts if contract["id"] == "tables")
    named = {name for name in tables["allowed_importers"] if "*" not in name and name != "regulars.models"}
    known = {*WRITERS, *READERS}
    assert sorted(named - {dotted(path) for path in known}) == []


def test_every_public_action_that_writes_records_an_event():
    assert sorted(silent_actions() - set(SILENT_ACTIONS)) == []


def test_the_list_of_silent_actions_holds_only_silent_ones():
    assert sorted(set(SILENT_ACTIONS) - silent_actions()) == []


def silent_actions() -> set[str]:
    writing = frozenset(
        PurePosixPath(path).stem
        for path, text in sql_files().items()
        if WRITING.search(_without_comments(text))
    )
    return {
        f"{path}:{node.name}"
        for path, tree in modules().items()
        if is_action(path)
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if keeps_silent(node, tree, writing=writing)
    }


def dotted(path: str) -> str:
    return ".".join(("regulars", *PurePosixPath(path).with_suffix("").parts))


def _without_comments(sql: str) -> str:
    return re.sub(r"--[^\n]*", "", sql)
