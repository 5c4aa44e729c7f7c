"""How is POST /api/v1/events described to programs that read OpenAPI?"""

from typing import Any

import msgspec

from regulars.connectors.json_events.examples import EXAMPLES
from regulars.connectors.json_events.pages import Outcome
from regulars.connectors.json_events.reading import MOST_EVENTS
from regulars.connectors.json_events.shapes import Behaviour
from regulars.connectors.json_events.translate import SHAPES
from regulars.events.behaviour import BEHAVIOURS

BODY = "#/paths/~1api~1v1~1events/post/requestBody/content/application~1json/schema"
SHAPES_AT = "#/components/schemas/{name}"


def described() -> dict[str, Any]:
    """The operation's request and answer, as OpenAPI 3.1 has them."""
    return {
        "parameters": [
            {
                "in": "header",
                "name": "Idempotency-Key",
                "schema": {"type": "string", "maxLength": 255},
                "description": "The same key with the same body has one effect and the same answer.",
            },
            {
                "in": "query",
                "name": "shop",
                "schema": {"type": "integer"},
                "description": "The shop's number, where there are several and the key is for all of them.",
            },
        ],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": body(), "examples": examples()}},
        },
        "responses": {
            200: {
                "description": "What became of each event; 422 with the same members when all were refused.",
                "content": {"application/json": {"schema": rooted(Outcome)}},
            }
        },
    }


def examples() -> dict[str, Any]:
    """A call with an event of each kind."""
    return {name: {"value": {"events": [example]}} for name, example in EXAMPLES.items()}


def body() -> dict[str, Any]:
    """The schema of a call: events of every kind, each told by its name."""
    kinds: dict[type[msgspec.Struct], list[str]] = {Behaviour: sorted(BEHAVIOURS)}
    for name, (shape, _translate) in SHAPES.items():
        kinds.setdefault(shape, []).append(name)
    (*shapes,), defs = msgspec.json.schema_components(list(kinds), ref_template=SHAPES_AT)
    named = [
        {"allOf": [shape, {"type": "object", "properties": {"name": {"enum": names}}}]}
        for shape, names in zip(shapes, kinds.values(), strict=True)
    ]
    events = {"type": "array", "maxItems": MOST_EVENTS, "items": {"oneOf": named}}
    return {
        "type": "object",
        "required": ["events"],
        "properties": {"events": events},
        "additionalProperties": False,
        "$defs": numbers_too(defs),
    }


def numbers_too(part: object) -> object:
    """The same schema, where an amount may be a number as well as a string."""
    if isinstance(part, list):
        return [numbers_too(each) for each in part]
    if not isinstance(part, dict):
        return part
    if part.get("format") == "decimal":
        return {**part, "type": ["number", "string"]}
    return {name: numbers_too(each) for name, each in part.items()}


def rooted(shape: type[msgspec.Struct]) -> dict[str, Any]:
    """A struct's schema, with the shapes that it refers to."""
    (schema,), defs = msgspec.json.schema_components([shape], ref_template=SHAPES_AT)
    return {**schema, "$defs": defs}
