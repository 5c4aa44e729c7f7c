"""What a running Oscar shop answered, and the dialogues that it is put into."""

import json
from collections.abc import Callable
from typing import Any

import msgspec

from regulars.connectors.exchange import Access, Answer, Dialogue, Request, T
from regulars.connectors.oscar.shapes import Cart, Order, Person, Product
from tests.live.recording import FIXTURES

ACCESS = Access("https://shop.example.com", {"secret": "s3cret"}, "GBP")
STORY = json.loads((FIXTURES / "oscar" / "story.json").read_text(encoding="utf-8"))


def things(*, having: str) -> list[Any]:
    """All things with this field that were told, the latest state of each last."""
    pages = [
        json.loads(answer["body"])
        for scene in STORY["scenes"].values()
        for answers in scene.values()
        for answer in answers
    ]
    return [thing for page in pages for thing in page.get("things", []) if having in thing]


def told_order(**other: Any) -> dict[str, Any]:
    """Ann's order of two tea pots and a red mug, with some of it told otherwise."""
    found = next(each for each in things(having="placed_at") if each.get("email") == "ann@example.com")
    return {**found, **other}


def order(**other: Any) -> Order:
    return msgspec.convert(told_order(**other), Order, strict=False)


def dita(**other: Any) -> Person:
    found = next(each for each in things(having="joined_at") if each["first_name"] == "Dita")
    return msgspec.convert({**found, **other}, Person, strict=False)


def product(sku: str = "MUG-R", **other: Any) -> Product:
    found = next(each for each in things(having="upc") if each["sku"] == sku)
    return msgspec.convert({**found, **other}, Product, strict=False)


def cart(**other: Any) -> Cart:
    found = next(each for each in things(having="started_at") if each["lines"])
    return msgspec.convert({**found, **other}, Cart, strict=False)


def answered(body: Any, *, status: int = 200) -> Answer:
    return Answer(status, {}, json.dumps(body).encode())


def page(*listed: Any, following: str = "", total: int | None = None) -> Answer:
    """A page of a list, read at noon."""
    whole = len(listed) if total is None else total
    return answered({"read_at": "2026-03-01T12:00:00Z", "total": whole, "next": following, "things": listed})


def carried(dialogue: Dialogue[T], by: Callable[[Request], Answer]) -> tuple[T, list[Request]]:
    """What comes of a dialogue, and all that was asked."""
    asked = []
    try:
        request = next(dialogue)
        while True:
            asked.append(request)
            request = dialogue.send(by(request))
    except StopIteration as end:
        return end.value, asked


def in_turn(*answers: Answer) -> Callable[[Request], Answer]:
    """A shop that gives these answers, one after the other."""
    left = list(answers)
    return lambda _request: left.pop(0)
