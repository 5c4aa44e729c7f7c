"""What the description of POST /api/v1/events says; tests/api/test_openapi.py holds calls against it."""

from regulars.connectors.json_events.description import body, described, examples, numbers_too
from regulars.connectors.json_events.translate import SHAPES
from regulars.events.behaviour import BEHAVIOURS


def test_every_kind_of_event_is_described_once():
    kinds = body()["properties"]["events"]["items"]["oneOf"]
    names = [name for kind in kinds for name in kind["allOf"][1]["properties"]["name"]["enum"]]
    assert sorted(names) == sorted([*BEHAVIOURS, *SHAPES])


def test_each_kind_of_fact_has_an_example():
    assert set(SHAPES) <= set(examples())
    assert examples()["order.cancelled"]["value"]["events"][0]["order"] == {"id": "1001"}


def test_amounts_may_be_numbers_or_strings():
    assert body()["$defs"]["Line"]["properties"]["price"] == {
        "type": ["number", "string"],
        "format": "decimal",
    }
    assert numbers_too([{"type": "string"}]) == [{"type": "string"}]


def test_the_key_of_a_call_and_its_shop_are_told():
    assert [parameter["name"] for parameter in described()["parameters"]] == ["Idempotency-Key", "shop"]
