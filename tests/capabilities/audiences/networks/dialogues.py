"""A dialogue with a network, without one."""

import json
from collections.abc import Sequence
from typing import Any

from regulars.connectors.exchange import Answer, Dialogue, Request


def talk(dialogue: Dialogue[Any], *answers: Answer) -> tuple[Any, Sequence[Request]]:
    """What comes of it when it is answered so, and what it asked."""
    asked = [next(dialogue)]
    try:
        for answer in answers:
            asked.append(dialogue.send(answer))  # noqa: PERF401 a comprehension would swallow its end
    except StopIteration as end:
        return end.value, asked
    raise AssertionError("it asks for more")


def said(value: object, *, status: int = 200) -> Answer:
    return Answer(status, {}, json.dumps(value).encode())
