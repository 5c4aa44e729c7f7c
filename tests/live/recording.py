"""What a really running shop answered, kept so that the same story can be told without it.

A story goes through named scenes. In each the shop's own people do something, and we ask and tell it things;
what they did and what it answered is kept by scene. Told again, the same questions get the same answers, in
order; the last one goes on being given.
"""

import json
import os
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

from regulars.connectors.asking import Sender
from regulars.connectors.client import Client
from regulars.connectors.exchange import Answer, Request

FIXTURES = Path(__file__).parents[1] / "fixtures"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:%A.]+(?:Z|[+-]\d\d(?::|%3A)\d\d|%2B\d\d%3A\d\d)?")
KEPT_HEADERS = ("content-type", "retry-after")
T = TypeVar("T")
Scene = dict[str, list[Any]]


class Shop(Protocol):
    """A shop of a story: really running, or as it was recorded. waits: it takes its time, and is given it."""

    url: str
    client: Sender
    waits: bool

    def does(self, scene: str, deed: Callable[[], T]) -> T:
        """What its people do at the beginning of a scene, and what came of it, as JSON has it."""


class Running:
    """A shop that runs; what it answers is written down."""

    waits = True

    def __init__(self, url: str) -> None:
        self.url = url
        self.client: Sender = self
        self._line = Client()
        self._done: dict[str, Any] = {}
        self._scenes: dict[str, Scene] = {}
        self._scene: Scene = {}

    def does(self, scene: str, deed: Callable[[], T]) -> T:
        self._scene = self._scenes.setdefault(scene, {})
        done = deed()
        self._done[scene] = done
        return done

    def send(self, request: Request) -> Answer:
        answer = self._line.send(request)
        told = {
            "status": answer.status,
            "headers": {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers},
            "body": answer.body.decode(),
        }
        answers = self._scene.setdefault(digest(request), [])
        if not answers or answers[-1] != told:
            answers.append(told)
        return answer

    def keep(self, kind: str) -> None:
        """Write the recording, where that is wanted: REGULARS_RECORD=1 make test-long."""
        if os.environ.get("REGULARS_RECORD"):
            text = json.dumps({"done": self._done, "scenes": self._scenes}, indent=1, ensure_ascii=False)
            (FIXTURES / kind / "story.json").write_text(text + "\n", encoding="utf-8")


class Recorded:
    """A shop that answers as it did once."""

    url = "https://shop.example.com"
    waits = False

    def __init__(self, kind: str) -> None:
        self.client: Sender = self
        told = json.loads((FIXTURES / kind / "story.json").read_text(encoding="utf-8"))
        self._done: dict[str, Any] = told["done"]
        self._scenes: dict[str, Scene] = told["scenes"]
        self._begun: list[Scene] = []

    def does(self, scene: str, deed: Callable[[], T]) -> T:
        self._begun.insert(0, {asked: list(answers) for asked, answers in self._scenes[scene].items()})
        done: T = self._done[scene]
        return done

    def send(self, request: Request) -> Answer:
        asked = digest(request)
        answers = next((scene[asked] for scene in self._begun if asked in scene), None)
        assert answers, f"nobody asked this before; record the story anew: {request.url} {request.body!r}"
        told = answers.pop(0) if len(answers) > 1 else answers[0]
        return Answer(told["status"], told["headers"], told["body"].encode())


def digest(request: Request) -> str:
    """By what a question is known again: all but where the shop stands, and moments."""
    path = "/" + request.url.split("/", 3)[3]
    said = MOMENT.sub("…", f"{request.method} {path} {request.body.decode()}")
    return sha256(said.encode()).hexdigest()[:16]
