"""Which picture stands above a card?"""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from regulars.channels.paper import logo as logos
from regulars.channels.paper.logo import fetched, logo, picture


def png(width: int, height: int, colour: object = (0, 0, 0, 0)) -> bytes:
    file = BytesIO()
    Image.new("RGBA", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def test_a_transparent_logo_is_printed_on_white():
    made = picture(png(40, 10))
    assert (made.size, made.getpixel((0, 0))) == ((40, 10), (255, 255, 255))


@pytest.mark.parametrize("found", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\nbroken", png(2500, 2500)])
def test_what_is_no_picture_or_would_burst_is_left_out(found):
    assert picture(found) is None


def test_a_picture_that_only_claims_to_be_vast_is_left_out():
    vast = bytearray(png(1, 1))
    vast[16:24] = struct.pack(">II", 40_000, 40_000)  # the size in its header (PNG, 11.2.2)
    vast[29:33] = struct.pack(">I", zlib.crc32(vast[12:29]))
    assert picture(bytes(vast)) is None


@pytest.mark.parametrize("url", ["http://169.254.169.254/", "file:///etc/passwd", "x"])
def test_an_address_within_our_network_is_never_fetched(url, monkeypatch):
    monkeypatch.setattr(logos, "pool", lambda to: pytest.fail(f"{to} was called"))
    assert fetched(url) == b""


def test_without_an_address_there_is_no_logo():
    assert logo("") is None
