"""How does a question reach a shop, and what may go wrong on the way?

No redirect is followed, since keys would follow it; an answer has a limit, and every wait has an end.
"""

from datetime import timedelta
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from time import monotonic

import urllib3
from urllib3.exceptions import HTTPError

from regulars import clock
from regulars.connectors.exchange import Answer, OutOfReach, Request

CONNECT_SECONDS, READ_SECONDS = 10.0, 60.0
WHOLE_SECONDS = 300.0
LIMIT, PIECE = 64 * 2**20, 2**16
SHOPS = 64
BUSY = 429
SERVER_ERRORS = range(500, 600)


class Client:
    """Sends questions, over connections that are kept: so many shops are asked every few seconds."""

    def __init__(self) -> None:
        self._pool = urllib3.PoolManager(
            num_pools=SHOPS,
            timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
            retries=False,
            headers={"User-Agent": f"Regulars/{version('regulars')}", "Accept": "application/json"},
        )

    def send(self, request: Request) -> Answer:
        """What the shop answers. Raises OutOfReach where it doesn't, or can't just now."""
        try:
            answer = self._pool.request(
                request.method,
                request.url,
                headers={**self._pool.headers, **request.headers},
                body=request.body or None,
                redirect=False,
                preload_content=False,
            )
            with answer:
                body = _whole(answer)
        except HTTPError as error:
            raise OutOfReach(_told(error)) from error
        headers = {name.lower(): value for name, value in answer.headers.items()}
        if answer.status == BUSY or answer.status in SERVER_ERRORS:
            pause = _again_after(headers.get("retry-after", ""))
            raise OutOfReach(f"it answered {answer.status}", again_after=pause)
        return Answer(answer.status, headers, body)


def _whole(answer: urllib3.BaseHTTPResponse) -> bytes:
    """The body, if it has an end within its limits: a server that drips counts as none."""
    body, until = bytearray(), monotonic() + WHOLE_SECONDS
    while piece := answer.read1(PIECE, decode_content=True):
        body += piece
        if len(body) > LIMIT:
            raise OutOfReach(f"its answer is longer than {LIMIT // 2**20} MB")
        if monotonic() > until:
            raise OutOfReach(f"its answer takes longer than {WHOLE_SECONDS:.0f} s")
    return bytes(body)


def _told(error: HTTPError) -> str:
    """What went wrong, without the address: its query may hold a key's signature."""
    reason = getattr(error, "reason", None) or error
    return f"{type(error).__name__}: {type(reason).__name__}"


def _again_after(text: str) -> timedelta | None:
    """What Retry-After says: seconds, or a moment; None where it says nothing that is understood."""
    try:
        if text.isdecimal():
            return timedelta(seconds=int(text))
        return max(parsedate_to_datetime(text) - clock.wall(), timedelta())
    except (TypeError, ValueError, OverflowError):
        return None
