import gzip
import zlib

import pytest
from django.test import RequestFactory

from regulars.connectors.bodies import BodyRefused, read_body

LIMIT = 1000


def read(body: bytes = b"", **meta: str) -> bytes:
    request = RequestFactory().generic("POST", "/", body, **meta)
    return read_body(request, limit=LIMIT)


def refused(body: bytes = b"", **meta: str) -> tuple[int, str]:
    with pytest.raises(BodyRefused) as refusal:
        read(body, **meta)
    return refusal.value.status, refusal.value.name


def test_a_body_as_it_is():
    assert read(b"Bf") == b"Bf"
    assert read(b"Bf", HTTP_CONTENT_ENCODING="identity") == b"Bf"
    assert read() == b""


def test_a_body_at_its_limit_and_one_byte_more():
    assert len(read(b"x" * LIMIT)) == LIMIT
    assert refused(b"x" * (LIMIT + 1)) == (413, "body-too-large")


def test_a_packed_body():
    assert read(gzip.compress(b"Bf"), HTTP_CONTENT_ENCODING="gzip") == b"Bf"
    assert len(read(gzip.compress(b"x" * LIMIT), HTTP_CONTENT_ENCODING="gzip")) == LIMIT


def test_a_small_body_that_unpacks_to_a_huge_one_is_stopped():
    bomb = gzip.compress(b"0" * 500_000)
    assert len(bomb) < LIMIT
    assert refused(bomb, HTTP_CONTENT_ENCODING="gzip") == (413, "body-too-large")


@pytest.mark.parametrize("body", [b"Bf", gzip.compress(b"Bf", mtime=0)[:-4], zlib.compress(b"Bf"), b""])
def test_what_is_no_whole_gzip(body):
    assert refused(body, HTTP_CONTENT_ENCODING="gzip") == (400, "gzip-broken")


def test_an_encoding_that_is_not_known():
    assert refused(b"Bf", HTTP_CONTENT_ENCODING="br") == (415, "encoding-unknown")


def test_a_body_in_chunks_has_no_length():
    assert refused(HTTP_TRANSFER_ENCODING="chunked", CONTENT_LENGTH="") == (411, "length-missing")
