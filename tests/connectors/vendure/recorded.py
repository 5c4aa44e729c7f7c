"""What a running Vendure answered, and the dialogues that it is put into."""

import json
from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from regulars.connectors.exchange import Access, Answer, Dialogue, Request, T
from regulars.connectors.vendure.shapes import Customer, Order, Settings, Variant
from tests.live.recording import FIXTURES

ACCESS = Access("https://shop.example.com", {"api_key": "lookup:secret", "channel_token": ""}, "USD")
SETTINGS = Settings()
STORY = json.loads((FIXTURES / "vendure" / "story.json").read_text(encoding="utf-8"))


def listed(name: str, *, scene: str = "connected") -> list[Any]:
    """The things of a list, as they were told in a scene, whole."""
    return [
        thing
        for answers in STORY["scenes"][scene].values()
        for thing in json.loads(answers[-1]["body"])["data"].get(name, {}).get("items", [])
        if len(thing) > 6
    ]


def told_order(*, scene: str = "connected", email: str = "ann@example.com", **other: Any) -> dict[str, Any]:
    """Somebody's order as it was told in a scene, with some of it told otherwise."""
    found = next(each for each in listed("orders", scene=scene) if each["customer"]["emailAddress"] == email)
    return {**found, **other}


def order(*, scene: str = "connected", email: str = "ann@example.com", **other: Any) -> Order:
    told = told_order(scene=scene, email=email, **other)
    return msgspec.convert(told, Order, strict=False)


def customer(**other: Any) -> Customer:
    return msgspec.convert({**listed("customers")[0], **other}, Customer, strict=False)


def variant(sku: str = "MUG-R", **other: Any) -> Variant:
    found = next(each for each in listed("productVariants") if each["sku"] == sku)
    return msgspec.convert({**found, **other}, Variant, strict=False)


def answered(data: Any, *, errors: Iterable[Any] = (), status: int = 200) -> Answer:
    """An answer of its API."""
    body = {"data": data, **({"errors": list(errors)} if errors else {})}
    return Answer(status, {}, json.dumps(body).encode())


def carried(dialogue: Dialogue[T], by: Callable[[Request], Answer]) -> tuple[T, list[Any]]:
    """What comes of a dialogue, and the values of all that was asked."""
    asked: list[Any] = []
    try:
        request = next(dialogue)
        while True:
            said = json.loads(request.body)
            asked.append(said["variables"])
            request = dialogue.send(by(request))
    except StopIteration as end:
        return end.value, asked


def in_turn(*answers: Answer) -> Callable[[Request], Answer]:
    """A shop that gives these answers, one after the other."""
    left = list(answers)
    return lambda _request: left.pop(0)


def page(name: str, items: list[Any], *, total: int | None = None) -> Answer:
    """A page of a list."""
    settings = {"trackInventory": True, "serverConfig": {"moneyStrategyPrecision": 2}}
    listing = {"items": items, "totalItems": len(items) if total is None else total}
    return answered({"globalSettings": settings, name: listing})
