"""Which picture stands above a card?

It is fetched as web/outward calls addresses: public ones only, no redirect, and not more than a logo weighs.
"""

from contextlib import closing
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from urllib3.exceptions import HTTPError

from regulars.web.outward.address import AddressRefused, target
from regulars.web.outward.call import ABOUT_US, beginning, named, pool

HEAVIEST = 2_000_000
MOST_PIXELS = 4_000_000
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
WIDEST = 1_200


def logo(url: str) -> Image.Image | None:
    """The picture, ready to print; None where there is none, or none that can be printed."""
    return picture(fetched(url)) if url else None


def fetched(url: str) -> bytes:
    """What stands at the address; b'' where nothing does that may be fetched."""
    try:
        to = target(url)
        with closing(pool(to)) as connections:
            answer = connections.urlopen(
                "GET",
                to.path,
                headers={"Host": named(to), "User-Agent": ABOUT_US["User-Agent"]},
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
                assert_same_host=False,
            )
            with closing(answer):
                found = beginning(answer, most=HEAVIEST + 1) if answer.status == 200 else b""
    except (AddressRefused, HTTPError, OSError):
        return b""
    return found if len(found) <= HEAVIEST else b""


def picture(found: bytes) -> Image.Image | None:
    """The bytes as a picture on white; None where they are none, or one that would burst."""
    try:
        with Image.open(BytesIO(found), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            clear = opened.convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None
    clear.thumbnail((WIDEST, WIDEST))
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
