"""A shop is spoken to as its own pages and people do."""

import json
import socket
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen


def said(
    url: str, body: Any = None, *, method: str = "POST", headers: Mapping[str, str] | None = None
) -> tuple[Any, Mapping[str, str]]:
    """What is answered, with its headers; a refusal fails with its words."""
    raw = None if body is None else json.dumps(body).encode()
    asked = Request(url, raw, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with urlopen(asked, timeout=60) as answer:
            return json.loads(answer.read() or b"null"), dict(answer.headers)
    except HTTPError as refusal:
        raise AssertionError(f"{method} {url}: {refusal.code} {refusal.read()[:500]!r}") from refusal


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
