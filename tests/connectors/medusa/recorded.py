"""What a running Medusa answered, and the dialogues that it is put into."""

import json
from collections.abc import Callable
from typing import Any

import msgspec

from regulars.connectors.exchange import Access, Answer, Dialogue, Request, T
from regulars.connectors.medusa.shapes import Customer, Order, Product
from tests.live.recording import FIXTURES

ACCESS = Access("https://shop.example.com", {"secret_key": "sk_its_key"}, "EUR")
STORY = json.loads((FIXTURES / "medusa" / "story.json").read_text(encoding="utf-8"))


def listed(name: str, *, scene: str = "connected") -> list[Any]:
    """The things of the list that tells most of them in a scene."""
    bodies = [json.loads(answers[-1]["body"]) for answers in STORY["scenes"][scene].values()]
    return max((body[name] for body in bodies if name in body), key=lambda things: len(str(things)))


def told_order(*, scene: str = "connected", email: str = "ann@example.com", **other: Any) -> dict[str, Any]:
    """Somebody's order as it was told in a scene, with some of it told otherwise."""
    return {**next(each for each in listed("orders", scene=scene) if each["email"] == email), **other}


def order(*, scene: str = "connected", email: str = "ann@example.com", **other: Any) -> Order:
    return msgspec.convert(told_order(scene=scene, email=email, **other), Order, strict=False)


def customer(**other: Any) -> Customer:
    return msgspec.convert({**listed("customers")[0], **other}, Customer, strict=False)


def told_product(title: str, **other: Any) -> dict[str, Any]:
    return {**next(each for each in listed("products") if each["title"] == title), **other}


def product(title: str = "Mug", **other: Any) -> Product:
    return msgspec.convert(told_product(title, **other), Product, strict=False)


def answered(body: Any, *, status: int = 200) -> Answer:
    return Answer(status, {}, json.dumps(body).encode())


def page(name: str, things: list[Any], *, count: int | None = None) -> Answer:
    """A page of a list."""
    return answered({name: things, "count": len(things) if count is None else count})


def in_turn(*answers: Answer) -> Callable[[Request], Answer]:
    """A shop that gives these answers, one after the other."""
    left = list(answers)
    return lambda _request: left.pop(0)


def carried(dialogue: Dialogue[T], by: Callable[[Request], Answer]) -> tuple[T, list[Request]]:
    """What comes of a dialogue, and all that was asked."""
    asked: list[Request] = []
    try:
        request = next(dialogue)
        while True:
            asked.append(request)
            request = dialogue.send(by(request))
    except StopIteration as end:
        return end.value, asked
