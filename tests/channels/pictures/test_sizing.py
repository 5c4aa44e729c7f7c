"""A picture becomes as light as a letter needs, and nothing that isn't one is taken for one."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from regulars.channels.pictures import sizing
from regulars.channels.pictures.sizing import WIDEST, NotAPicture, TooHeavy, sized


def photograph(width: int, height: int) -> Image.Image:
    """Something that no drawing has: a different colour in each place."""
    return Image.effect_noise((width, height), 80).convert("RGB")


def file(image: Image.Image, kind: str = "jpeg", **how) -> bytes:
    made = BytesIO()
    image.save(made, kind, **how)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(sized(data).body))


def test_a_telephones_picture_is_turned_made_smaller_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6  # held upright: shown turned by a quarter
    exif[0x8825] = {1: "N", 2: (56.0, 57.0, 0.0)}
    made = sized(file(photograph(2400, 1600), exif=exif))
    assert (made.kind, made.width, made.height) == ("jpeg", 1056, 1584)  # 1600 x 2400, to 1056 / 1600 of it
    found = Image.open(BytesIO(made.body))
    assert (dict(found.getexif()), found.info.get("icc_profile")) == ({}, None)


def test_a_drawing_stays_sharp_and_what_can_be_seen_through_stays_so():
    assert sized(file(Image.new("RGB", (300, 100), "#c0392b"), "png")).kind == "png"
    logo = opened(file(Image.new("RGBA", (300, 100), (10, 20, 30, 0)), "png"))
    assert logo.mode == "RGBA"
    assert logo.getpixel((5, 5))[3] == 0


def test_a_photograph_without_anything_to_see_through_is_a_jpeg():
    assert sized(file(photograph(600, 400).convert("RGBA"), "png")).kind == "jpeg"


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_other_kinds_become_what_every_mail_program_shows(kind):
    assert sized(file(photograph(64, 64), kind)).kind in {"jpeg", "png"}


def test_a_picture_in_print_colours_or_in_grey_is_shown_in_the_screens():
    for mode in ("CMYK", "L"):
        assert opened(file(photograph(40, 40).convert(mode))).mode == "RGB"
    with_profile = file(photograph(40, 40), icc_profile=ImageCms.ImageCmsProfile(sizing.RGB).tobytes())
    assert opened(with_profile).mode == "RGB"
    assert opened(file(photograph(40, 40), icc_profile=b"nonsense")).mode == "RGB"


def test_it_never_grows():
    assert sized(file(photograph(20, 10))).width == 20
    assert WIDEST == 1056


@pytest.mark.parametrize("data", [b"", b"<svg xmlns='x'/>", b"GIF89a", b"\xff\xd8\xff\xe0" + b"x" * 500])
def test_what_is_no_picture_is_refused_whatever_it_begins_like(data):
    with pytest.raises(NotAPicture):
        sized(data)


def test_a_picture_that_ends_too_soon_is_refused_wherever_it_ends():
    for kind in ("jpeg", "png", "gif", "webp"):
        whole = file(photograph(64, 64), kind)
        for length in range(0, len(whole) - 40, max(1, len(whole) // 40)):
            with pytest.raises(NotAPicture):
                sized(whole[:length])


def test_more_bytes_or_pixels_than_are_taken_are_refused_before_they_are_read(monkeypatch):
    with pytest.raises(TooHeavy):
        sized(b"x" * 30_000_000)
    monkeypatch.setattr(sizing, "MOST_PIXELS", 99)
    with pytest.raises(TooHeavy):
        sized(file(photograph(10, 10)))
