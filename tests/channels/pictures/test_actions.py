"""A picture is handed in once, and forgotten when it stands nowhere."""

from datetime import timedelta

from PIL import Image

from regulars.channels.pictures import actions
from regulars.channels.pictures.models import Picture
from regulars.channels.writing import actions as letters
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Picture as Block
from regulars.channels.writing.blocks import Text
from regulars.channels.writing.brand import Brand
from regulars.web import stored
from tests.channels.pictures.test_sizing import file


def handed_in(shop, colour: str) -> str:
    return actions.keep(file(Image.new("RGB", (8, 8), colour), "png"), who=None, at=shop.at)


def test_the_same_picture_is_there_once(shop):
    assert handed_in(shop, "red") == handed_in(shop, "red")
    assert Picture.objects.count() == 1


def test_what_stands_in_no_letter_is_forgotten_after_a_month(shop):
    used, logo, left = (handed_in(shop, colour) for colour in ("red", "green", "blue"))
    said = Content(subject="S", preview="P", blocks=(Text(says="Hi"), Block(url=used, alt="A")))
    letters.save_text("replenishment", said, language="en", who=None, at=shop.at)
    letters.withdraw_text("replenishment", language="en", who=None, at=shop.at)  # people read old letters
    stored.save(Brand(logo_url=logo), at=shop.at)
    assert actions.forget_unused(at=shop.at + timedelta(days=29)) == 0
    assert actions.forget_unused(at=shop.at + timedelta(days=31)) == 1
    assert not any(row.digest in left for row in Picture.objects.all())
