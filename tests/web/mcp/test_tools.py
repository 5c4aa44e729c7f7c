"""Can an assistant read and propose, and nothing else?"""

import json

import pytest

from regulars import clock
from regulars.api import api
from regulars.web import keys
from regulars.web.keys import Scope
from regulars.web.mcp import tools
from regulars.web.mcp.tools import WrongArguments, call, catalogue
from tests.api.conftest import store
from tests.engine.store import id_of

__all__ = ["store"]
PERSONAL = {
    "customers",
    "customer",
    "customer_timeline",
    "orders",
    "order",
    "messages",
    "events",
    "decisions",
    "why",
}


def key(scope: Scope = Scope.DRAFT) -> str:
    return keys.create("assistant", scope=scope, at=clock.wall()).secret


def test_every_tool_reads_but_one_and_that_one_proposes(database):
    writing = {name for name, tool in catalogue().items() if tool.method != "GET"}
    assert writing == {"propose"}
    routes = {
        told["operationId"]
        for verbs in api.get_openapi_schema()["paths"].values()
        for verb, told in verbs.items()
        if verb == "get"
    }
    assert set(catalogue()) == routes | writing


def test_a_key_is_offered_what_it_may_do(database):
    offered = {scope: {tool.name for tool in tools.tools(scope)} for scope in Scope}
    assert offered[Scope.WRITE] == set()
    assert offered[Scope.DRAFT] - offered[Scope.FIGURES] == {"propose"}
    assert not offered[Scope.DRAFT] & PERSONAL
    assert offered[Scope.READ] >= PERSONAL
    assert "propose" not in offered[Scope.READ]


def test_a_tool_that_is_not_offered_is_refused_by_the_api_itself(store):
    store.sells("ann")
    for name in ("customers", "orders"):
        text, is_error = call(catalogue()[name], {}, key=key())
        assert (is_error, "ann" in text) == (True, False)
        assert json.loads(text)["status"] == 403


def test_a_call_brings_what_the_api_tells(store):
    store.sells("ann", sku="candle")
    text, is_error = call(catalogue()["products"], {"sku": "candle", "limit": 5}, key=key())
    assert not is_error
    assert [product["sku"] for product in json.loads(text)["products"]] == ["candle"]
    text, _ = call(catalogue()["customer"], {"id": str(id_of("ann"))}, key=key(Scope.READ))
    assert json.loads(text)["name"] == "Ann"


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("products", {"colour": "red"}, "takes no colour"),
        ("play", {}, "needs name"),
        ("customer", {"id": "1/timeline"}, "no id"),
        ("customer", {"id": ""}, "no id"),
        ("play", {"name": "a\x00b"}, "NUL"),
        ("propose", {"note": "x"}, "needs text"),
    ],
)
def test_wrong_arguments_are_named(database, name, arguments, says):
    with pytest.raises(WrongArguments, match=says):
        call(catalogue()[name], arguments, key=key())
