"""Does the API's description say what all routes have in common?"""

import pytest

from regulars.api import api
from regulars.web.openapi import EVERYWHERE, REFUSALS, TAGS

SCHEMA = api.get_openapi_schema()
OPERATIONS = [told for verbs in SCHEMA["paths"].values() for told in verbs.values()]


@pytest.mark.parametrize("told", OPERATIONS, ids=[told["operationId"] for told in OPERATIONS])
def test_an_operation_says_its_scope_its_errors_and_what_is_left(told):
    assert f"`{told['x-scope']}`" in told["description"].splitlines()[-1]
    for status in EVERYWHERE + ((413,) if "requestBody" in told else ()):
        assert told["responses"][status]["content"]["application/problem+json"]["schema"]["$ref"]
    assert "RateLimit" in told["responses"][200]["headers"]
    assert set(told["tags"]) <= {tag["name"] for tag in TAGS}


def test_every_operation_has_a_name_of_its_own_that_a_client_can_use():
    names = [told["operationId"] for told in OPERATIONS]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


def test_shapes_stand_in_one_place_however_often_it_is_described():
    again = api.get_openapi_schema()
    assert again == SCHEMA
    assert "$defs" not in str(again["paths"])
    assert again["components"]["schemas"]["Line"]["properties"]["price"]["type"] == ["number", "string"]


def test_every_refusal_has_words():
    assert set(EVERYWHERE) <= set(REFUSALS)
    assert SCHEMA["components"]["securitySchemes"]["KeyAuth"]["scheme"] == "bearer"
