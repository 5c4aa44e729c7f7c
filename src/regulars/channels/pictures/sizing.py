"""How does a picture that somebody took become one that a letter can carry?

It is known by its bytes, not by its name; turned as the camera was held, brought into the colours that all
screens know, made as wide as a letter needs, and written anew: what the camera noted of place and owner goes.
"""

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

HEAVIEST = 15_000_000
"""Bytes that are taken: a telephone's picture has 3 to 8 million."""
MOST_PIXELS = 60_000_000
WIDEST, TALLEST = 1056, 3200
"""Pixels: twice what a letter shows, since most screens have two for each."""
KINDS = ("JPEG", "PNG", "WEBP", "GIF")
QUALITY = 82
RGB = ImageCms.createProfile("sRGB")
UNREADABLE = (OSError, ValueError, SyntaxError, EOFError, struct.error, Image.DecompressionBombError)


class TooHeavy(ValueError):
    """More bytes, or more pixels, than are taken."""


class NotAPicture(ValueError):
    """Nothing that can be read as a JPEG, PNG, WebP or GIF."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A picture ready to be shown. kind: `jpeg` or `png`."""

    kind: str
    width: int
    height: int
    body: bytes


def sized(data: bytes) -> Sized:
    """The picture as a letter carries it; of one that moves its beginning. Raises TooHeavy, NotAPicture."""
    if len(data) > HEAVIEST:
        raise TooHeavy
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(data), formats=KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise TooHeavy
            opened.draft("RGB", (2 * WIDEST, 2 * TALLEST))  # a JPEG needn't be read whole to become small
            image = _plain(ImageOps.exif_transpose(opened))
    except TooHeavy:
        raise
    except UNREADABLE:
        raise NotAPicture from None
    image.thumbnail((WIDEST, TALLEST), Image.Resampling.LANCZOS)
    kind, body = _lightest(image)
    return Sized(kind, image.width, image.height, body)


def _plain(image: Image.Image) -> Image.Image:
    """In RGB, with what can be seen through where something can."""
    see_through = "A" in image.getbands() or "transparency" in image.info
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            found = ImageCms.profileToProfile(image, own, RGB, outputMode="RGB")
            image = found or image
        except (OSError, ImageCms.PyCMSError):
            pass  # a profile that nobody understands says nothing of the colours
    if not see_through:
        return image.convert("RGB")
    whole = image.convert("RGBA")
    return (
        whole if whole.getchannel("A").histogram()[255] < whole.width * whole.height else whole.convert("RGB")
    )


def _lightest(image: Image.Image) -> tuple[str, bytes]:
    """Drawings are lighter and sharper as PNG, photographs as JPEG, through which nothing can be seen."""
    if image.mode == "RGBA":
        whole = _written(image, "png", optimize=True)
        few = _written(image.quantize(256, Image.Quantize.FASTOCTREE), "png", optimize=True)
        return "png", few if len(whole) > 300_000 else whole
    photograph = _written(image, "jpeg", quality=QUALITY, progressive=True, optimize=True)
    drawing = _written(image, "png", optimize=True)
    return ("png", drawing) if len(drawing) <= len(photograph) else ("jpeg", photograph)


def _written(image: Image.Image, kind: str, **how: object) -> bytes:
    bare = image.copy()
    bare.info = {}
    made = BytesIO()
    bare.save(made, kind, **how)
    return made.getvalue()
