"""What does Shopify's own schema say to our questions, and to a question for a bulk operation?

The schema is that of the Admin API 2026-07, as far as our questions go; see the fixtures' README.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    ExecutionResult,
    FieldNode,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    build_schema,
    execute_sync,
    get_named_type,
    is_list_type,
    parse,
    validate,
)
from graphql.type import get_nullable_type

SCHEMA = Path(__file__).parents[2] / "fixtures" / "shopify" / "admin_2026-07.graphql"


@cache
def schema() -> GraphQLSchema:
    return build_schema(SCHEMA.read_text())


def problems(document: str) -> list[str]:
    """What the schema has against a question."""
    return [error.message for error in validate(schema(), parse(document))]


def answered(document: str, root: Any, variables: Any = None) -> ExecutionResult:
    """What is answered to a question, of things whose fields have the schema's names."""
    return execute_sync(
        schema(),
        parse(document),
        root,
        variable_values=variables or {},
        field_resolver=field,
        type_resolver=lambda thing, _info, _kind: kind_of(thing),
    )


def field(thing: Any, info: GraphQLResolveInfo, **given: Any) -> Any:
    """A field: its value, what a function makes of its arguments, or a page of a list."""
    value = thing.get(info.field_name)
    if callable(value):
        value = value(**given)
    if get_named_type(info.return_type).name.endswith("Connection"):
        return page(value or [], **given)
    return value


def page(things: list[Any], *, first: int | None = None, after: str | None = None, **_other: Any) -> Any:
    """Things by pages; a cursor is the number of those before it."""
    begin = int(after or 0)
    end = len(things) if first is None else min(begin + first, len(things))
    some = things[begin:end]
    return {
        "nodes": some,
        "edges": [{"node": thing} for thing in some],
        "pageInfo": {"hasNextPage": end < len(things), "endCursor": str(end)},
    }


def kind_of(thing: Any) -> str:
    return thing.get("__typename") or thing["id"].split("/")[3]


def bulk_problems(document: str) -> list[str]:
    """What a bulk operation has against a question: https://shopify.dev/docs/api/usage/bulk-operations/queries.

    A connection is selected by its edges, there are five at most, in two levels below the first, none inside
    of a list, and what holds one selects its own id by that name.
    """
    (operation,) = parse(document).definitions
    found = list(connections(operation.selection_set, schema().query_type, depth=0))
    said = [problem for _depth, problems in found for problem in problems]
    if len(found) > 5:
        said.append(f"{len(found)} connections")
    if max(depth for depth, _problems in found) > 2:
        said.append("too deep")
    return said


def connections(
    selected: SelectionSetNode, of: Any, *, depth: int, in_list: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """The connections of a question: how deep, and what is wrong with each."""
    for node in selected.selections:
        if isinstance(node, InlineFragmentNode):
            kind = schema().get_type(node.type_condition.name.value)
            yield from connections(node.selection_set, kind, depth=depth, in_list=in_list)
        elif isinstance(node, FieldNode) and node.selection_set:
            whole = of.fields[node.name.value].type
            kind = get_named_type(whole)
            if kind.name.endswith("Connection"):
                yield depth, list(faults(node, selected, depth=depth, in_list=in_list))
                yield from inside(node, get_named_type(kind.fields["nodes"].type), depth=depth + 1)
            else:
                listed = in_list or is_list_type(get_nullable_type(whole))
                yield from connections(node.selection_set, kind, depth=depth, in_list=listed)


def inside(node: FieldNode, of: Any, *, depth: int) -> Iterator[tuple[int, list[str]]]:
    """The connections of what is in a connection."""
    for edges in node.selection_set.selections:
        for each in edges.selection_set.selections:
            if each.selection_set:
                yield from connections(each.selection_set, of, depth=depth)


def faults(node: FieldNode, beside: SelectionSetNode, *, depth: int, in_list: bool) -> Iterator[str]:
    names = [(each.name.value, each.alias) for each in beside.selections if isinstance(each, FieldNode)]
    if depth and ("id", None) not in names:
        yield f"{node.name.value}: its parent selects no id"
    if in_list:
        yield f"{node.name.value}: a connection inside of a list"
    if [each.name.value for each in node.selection_set.selections] != ["edges"]:
        yield f"{node.name.value}: not by its edges"
