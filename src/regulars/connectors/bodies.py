"""How is a request's body read without letting it grow beyond its limit?"""

import zlib
from http import HTTPStatus

from django.http import HttpRequest

PIECE = 2**16
GZIP = 31  # zlib's window bits for gzip's framing


class BodyRefused(ValueError):
    """The body can't be read. name: of the problem; status: of the answer."""

    def __init__(self, status: int, name: str, detail: str) -> None:
        super().__init__(detail)
        self.status, self.name, self.detail = status, name, detail


def read_body(request: HttpRequest, *, limit: int) -> bytes:
    """The whole body, unpacked when it comes as gzip; at most `limit` bytes. Raises BodyRefused."""
    if request.META.get("HTTP_TRANSFER_ENCODING") and not request.META.get("CONTENT_LENGTH"):
        raise BodyRefused(
            HTTPStatus.LENGTH_REQUIRED,
            "length-missing",
            "Send the body whole, with a Content-Length, not in chunks.",
        )
    if (length := int(request.META.get("CONTENT_LENGTH") or 0)) > limit:
        if length <= 2 * limit:
            _leave_nothing(request)
        raise too_large(limit)
    raw: bytes = request.read()
    encoding = request.META.get("HTTP_CONTENT_ENCODING", "identity").strip().lower()
    if encoding in {"", "identity"}:
        return raw
    if encoding != "gzip":
        raise BodyRefused(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "encoding-unknown",
            f"The encoding {encoding!r} isn't known here. Send the body as it is, or as gzip.",
        )
    return unpacked(raw, limit=limit)


def _leave_nothing(request: HttpRequest) -> None:
    """Read what isn't wanted: a proxy that is cut off while it sends tells its own error instead of ours."""
    while request.read(PIECE):
        pass


def unpacked(raw: bytes, *, limit: int) -> bytes:
    """The contents of a gzip body; a small one that unpacks to a huge one is stopped. Raises BodyRefused."""
    packed = zlib.decompressobj(GZIP)
    try:
        body = packed.decompress(raw, limit)
    except zlib.error as error:
        raise BodyRefused(HTTPStatus.BAD_REQUEST, "gzip-broken", f"The body is no gzip: {error}.") from None
    if packed.unconsumed_tail:
        raise too_large(limit)
    if not packed.eof:
        raise BodyRefused(HTTPStatus.BAD_REQUEST, "gzip-broken", "The gzip body ends too early.")
    return body


def too_large(limit: int) -> BodyRefused:
    return BodyRefused(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "body-too-large",
        f"The body is larger than {limit // 2**20} MB. Send it in parts.",
    )
