"""What of a probe has come through?

A probe is a call to any address of ours that carries a ticket. It never gets where that address leads: it is
answered with what arrived, so that the one who asked can compare it with what was sent.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from threading import Event
from typing import Any

from regulars.web.reach import ticket

HEADER = "X-Regulars-Probe"
SIGNED = "X-Regulars-Answer"
CARRIED = "HTTP_X_REGULARS_PROBE"
CHUNK = 64 * 1024


def asked_for(environ: Mapping[str, Any], *, at: datetime) -> ticket.Ticket | None:
    """The ticket of a call that is a probe of our own; None for all others."""
    carried = environ.get(CARRIED)
    return ticket.read(carried, at=at) if carried else None


def answer(
    probe: ticket.Ticket, environ: Mapping[str, Any], start_response: Callable[..., object]
) -> Iterable[bytes]:
    """Say what arrived, signed."""
    body = json.dumps(seen(environ)).encode()
    if probe.wait:
        Event().wait(probe.wait)
    head = [
        ("Content-Type", "application/json"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        (SIGNED, ticket.answer(probe.nonce, body)),
    ]
    start_response("200 OK", head)
    return [body]


def seen(environ: Mapping[str, Any]) -> dict[str, Any]:
    """A call as it arrived here; of its body only how long it is, and its digest."""
    length, digest = _measured(environ)
    return {
        "method": environ["REQUEST_METHOD"],
        "path": environ["PATH_INFO"],
        "query": environ.get("QUERY_STRING", ""),
        "host": environ.get("HTTP_HOST", ""),
        "proto": environ.get("HTTP_X_FORWARDED_PROTO", "http"),
        "client": environ.get("REMOTE_ADDR", ""),
        "headers": {
            name.removeprefix("HTTP_").replace("_", "-").lower(): value
            for name, value in environ.items()
            if name == "CONTENT_TYPE" or (name.startswith("HTTP_") and name != CARRIED)
        },
        "length": length,
        "sha256": digest,
    }


def _measured(environ: Mapping[str, Any]) -> tuple[int, str]:
    left, digest = int(environ.get("CONTENT_LENGTH") or 0), sha256()
    total = 0
    while left and (chunk := environ["wsgi.input"].read(min(CHUNK, left))):
        digest.update(chunk)
        total, left = total + len(chunk), left - len(chunk)
    return total, digest.hexdigest()
