"""How is the API described to programs, beyond what the routes say by their types?

Errors are the same everywhere, so no route repeats them; each operation says which scope its key needs.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any

from ninja.openapi.schema import OpenAPISchema

ABOUT = """Reads what Regulars knows, and takes in what happens.

Every call carries a key, `Authorization: Bearer rg_…`; each operation says which scope it needs. Errors are
documents of RFC 9457. Lists come in pages: ask again with `cursor` while `next_cursor` isn't null.
`RateLimit` says how many calls are left. Ids are opaque words; amounts are integers in minor units."""

TAGS = [
    {"name": "figures", "description": "How the store stands."},
    {"name": "plays", "description": "What is done for customers, and what it brought."},
    {"name": "customers", "description": "Who they are, what they allow, what is known of them."},
    {"name": "orders", "description": "What was bought."},
    {"name": "products", "description": "What is sold, and where."},
    {"name": "shipments", "description": "What is on its way."},
    {"name": "advertising", "description": "What it cost to bring people, and whom it brought."},
    {"name": "messages", "description": "What was written to whom."},
    {"name": "campaigns", "description": "What goes out to many at a time, and what it brought."},
    {"name": "events", "description": "What happened: told to us, and read again."},
]

SCOPES = {
    "figures": "`figures`, `draft`, `read` or `admin`",
    "draft": "`draft` or `admin`",
    "read": "`read` or `admin`",
    "write": "`write` or `admin`",
    "admin": "`admin`",
}
PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "What went wrong (RFC 9457). errors: the values that can't be used, and their place.",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "examples": ["urn:regulars:problem:invalid-request"]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["place", "says"],
                "properties": {"place": {"type": "string"}, "says": {"type": "string"}},
            },
        },
    },
}
REFUSALS = {
    400: "The request isn't one: a cursor that no page gave, or a body that can't be read.",
    401: "No key, or an unknown one.",
    403: "The key's scope, or its one shop, doesn't allow this.",
    404: "There is no such thing.",
    409: "It can't be done as things stand.",
    413: "The body is too long.",
    422: "Some values can't be used; `errors` says which and why.",
    429: "Too many calls; `Retry-After` says how many seconds to wait.",
    500: "Something broke here, and nothing of this call was kept.",
}
EVERYWHERE = (400, 401, 403, 404, 422, 429, 500)
WORD = {"type": "string"}
RATES = {
    "RateLimit": {"description": "What is left: r calls, all free again in t seconds.", "schema": WORD},
    "RateLimit-Policy": {"description": "q calls in w seconds.", "schema": WORD},
}
SCHEME = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "rg_…",
    "description": "A key from Settings, API keys, or from `regulars key create`.",
}


def completed(schema: OpenAPISchema, routers: Iterable[Any]) -> OpenAPISchema:
    """The description with errors, scopes and rates."""
    scopes = {operation.view_func.__name__: scope_of(operation) for operation in operations(routers)}
    schema["paths"] = deepcopy(schema["paths"])  # parts of it are the routes' own, and used again
    schema["components"]["schemas"]["Problem"] = PROBLEM
    schema["components"]["securitySchemes"] = {"KeyAuth": SCHEME}
    for verbs in schema["paths"].values():
        for operation in verbs.values():
            complete(operation, scope=scopes[operation["operationId"]])
            schema["components"]["schemas"].update(dict(shapes_in(operation)))
    return schema


def shapes_in(part: object) -> Iterator[tuple[str, Any]]:
    """The shapes that an operation brought with itself (`$defs`), taken out of it."""
    if isinstance(part, dict):
        yield from part.pop("$defs", {}).items()
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from shapes_in(each)


def complete(operation: dict[str, Any], *, scope: str) -> None:
    """Add to one operation what all have in common; what it says itself stays."""
    operation["description"] = f"{operation.get('description', '')}\n\nNeeds a key of scope {SCOPES[scope]}."
    operation["x-scope"] = scope
    operation["security"] = [{"KeyAuth": []}]
    answers = operation["responses"]
    for answer in answers.values():
        answer.setdefault("headers", RATES)
    for status in EVERYWHERE + ((413,) if "requestBody" in operation else ()):
        answers.setdefault(status, refusal(status))


def refusal(status: int) -> dict[str, Any]:
    """An error's answer."""
    told = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": REFUSALS[status], "content": {"application/problem+json": told}}


def operations(routers: Iterable[Any]) -> Iterable[Any]:
    """Every operation of the API as ninja has it."""
    for router in routers:
        for view in router.path_operations.values():
            yield from view.operations


def scope_of(operation: Any) -> str:  # noqa: ANN401 ninja's operation
    """Which scope an operation's key needs."""
    return str(operation.auth_callbacks[0].scope)
