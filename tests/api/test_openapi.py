"""Is the API described well enough to be used, and closed to whoever has no key?"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from regulars.api import api
from regulars.connectors.json_events.description import BODY
from regulars.web.keys import Scope
from tests.api.conftest import asker
from tests.connectors.json_events.calls import call, order, viewed

SCHEMA: dict[str, Any] = api.get_openapi_schema()
ROUTES = [(path, verb, told) for path, verbs in SCHEMA["paths"].items() for verb, told in verbs.items()]
PATHS = {
    "/api/v1/customers",
    "/api/v1/customers/{id}",
    "/api/v1/customers/{id}/timeline",
    "/api/v1/orders",
    "/api/v1/kpis",
    "/api/v1/plays",
    "/api/v1/plays/{name}",
    "/api/v1/decisions",
    "/api/v1/messages",
}


def path_of(path: str) -> str:
    return re.sub(r"{\w+}", "1", path.removeprefix("/api/v1"))


def test_what_scripts_rely_on_is_there():
    assert set(SCHEMA["paths"]) >= PATHS


@pytest.mark.parametrize(("path", "verb", "told"), ROUTES, ids=[f"{verb} {path}" for path, verb, _ in ROUTES])
def test_every_route_says_what_it_answers(path, verb, told):
    assert told.get("description", "").split("\n")[0].endswith(".")
    assert told["tags"]
    assert told["security"]
    assert told["responses"][200]["content"]["application/json"]["schema"]


def test_every_answer_is_described():
    shapes = {name: shape for name, shape in SCHEMA["components"]["schemas"].items() if name.endswith("Out")}
    assert len(shapes) > 15
    assert [name for name, shape in shapes.items() if not shape.get("description", "").strip()] == []


def at(pointer: str) -> Any:
    """What a reference leads to."""
    found: Any = SCHEMA
    for step in pointer.removeprefix("#/").split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        found = found[int(key) if key.isdecimal() and int(key) in found else key]
    return found


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from [part["$ref"]] if isinstance(part.get("$ref"), str) else []
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from references(each)


def test_every_reference_leads_somewhere():
    found = set(references(SCHEMA))
    assert len(found) > 30
    assert all(isinstance(at(pointer), dict) for pointer in found)


def test_a_call_of_events_fits_its_description():
    body = SCHEMA["paths"]["/api/v1/events"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    check = Draft202012Validator({**SCHEMA, "$ref": BODY})
    assert body["properties"]["events"]["maxItems"] == 1000
    assert check.is_valid(json.loads(call(viewed(), order())))
    for example in at(BODY.removesuffix("/schema"))["examples"].values():
        assert check.is_valid(example["value"])
    assert not check.is_valid({"events": [{"name": "order.placed"}]})
    assert not check.is_valid({"event": []})


def test_ids_are_words():
    ids = [
        (name, field)
        for name, shape in SCHEMA["components"]["schemas"].items()
        for field, kind in shape.get("properties", {}).items()
        if (field == "id" or field.endswith("_id")) and kind.get("type") == "integer" and name != "KpisOut"
    ]
    assert ids == []


@pytest.mark.parametrize("path", sorted(PATHS))
def test_without_a_key_or_with_one_to_write_nothing_is_told(database, path):
    answer = Client().get(f"/api/v1{path_of(path)}")
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert asker(scope=Scope.WRITE)(path_of(path)).status_code == 403
