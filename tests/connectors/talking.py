"""Dialogues with shops: over the network, or with answers that were recorded."""

from collections.abc import Iterable
from typing import Any

from regulars.connectors.client import Client
from regulars.connectors.exchange import Access, Answer, Api, Dialogue, Request
from tests.connectors.conftest import NOON


def talk(dialogue: Dialogue[Any], *, api: Api, access: Access) -> Any:
    """What comes of a dialogue over the network."""
    client = Client()
    try:
        request = next(dialogue)
        for number in range(1_000):
            proven = api.signed(request, access=access, at=NOON, nonce=f"nonce{number}")
            request = dialogue.send(client.send(proven))
    except StopIteration as end:
        return end.value
    raise AssertionError("a dialogue without an end")


def told(dialogue: Dialogue[Any], answers: Iterable[Answer]) -> Any:
    """What comes of a dialogue with these answers."""
    return heard(dialogue, answers)[1]


def heard(dialogue: Dialogue[Any], answers: Iterable[Answer]) -> tuple[list[Request], Any]:
    """What was asked in a dialogue with these answers, and what came of it."""
    asked, left = [], iter(answers)
    try:
        request = next(dialogue)
        while True:
            asked.append(request)
            request = dialogue.send(next(left))
    except StopIteration as end:
        assert next(left, None) is None, "not all answers were asked for"
        return asked, end.value
