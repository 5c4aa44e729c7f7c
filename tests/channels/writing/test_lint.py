"""A careful colleague reads each letter, and says how to mend what they find."""

import pytest

from regulars.channels.compiling import parsed
from regulars.channels.letters import HERE, catalogue
from regulars.channels.writing.blocks import (
    Button,
    Coupon,
    Greeting,
    Picture,
    Product,
    Signature,
    Text,
)
from regulars.channels.writing.lint import Reading, balance, findings
from regulars.channels.writing.review import opened

USEFUL = (
    "Rinse the brush after each use and let it dry on its side, then it keeps its shape for a year or so. "
    "If hairs fall out in the first week, tell us: that is a fault, and we send another one."
)
SOUND = (Greeting(), Text(says=USEFUL), Button(label="Read more"), Signature())


def read(*made, kind: str = "marketing", **more: str) -> Reading:
    said = {"subject": "How to keep a brush", "preview": "Two minutes.", "short": "", **more}
    return Reading(kind=kind, blocks=made or SOUND, **said)


def codes(letter: Reading) -> list[str]:
    return [found.code for found in findings(letter)]


def test_a_sound_letter_has_nothing_to_mend():
    assert codes(read()) == []


@pytest.mark.parametrize("name", catalogue())
@pytest.mark.parametrize("language", ["en", "lv", "bg", "ru"])
def test_every_letter_of_the_gallery_is_sound(language, name):
    said = opened(parsed((HERE / language / f"{name}.txt").read_text(encoding="utf-8")))
    letter = Reading(
        kind=catalogue()[name].kind,
        subject=said.subject,
        preview=said.preview,
        short=said.short,
        blocks=said.blocks,
    )
    assert [found for found in findings(letter) if found.level != "consider"] == []


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (read(subject="x" * 61), "subject_long"),
        (read(subject="Same", preview="same"), "preview_repeats"),
        (read(subject="GREAT NEWS TODAY"), "subject_shouts"),
        (read(subject="You have won"), "spam_word"),
        (read(subject="Tikai šodien"), "spam_word"),
        (read(subject="Само днес"), "spam_word"),
        (read(subject="Спешите"), "spam_word"),
        (read(preview="Come in!!!"), "shouting"),
        (read(short="x" * 307), "short_long"),
        (read(Picture(url="https://shop.example/a.png", alt="Soap")), "only_pictures"),
        (read(*SOUND, Button(label="Go", to="http://shop.example"), kind="service"), "link_insecure"),
        (read(html="x" * 102_001), "html_heavy"),
    ],
)
def test_each_thing_is_found_with_the_way_to_mend_it(letter, code):
    (found,) = findings(letter)
    assert (found.code, found.level) == (code, "mend")
    assert found.mend


def test_a_picture_that_says_nothing_keeps_the_letter_from_going():
    (found,) = findings(read(*SOUND, Picture(url="https://shop.example/a.png")))
    assert (found.code, found.level, found.block) == ("alt_missing", "refuse", 5)


def test_an_answer_that_is_only_a_link_is_no_answer():
    letter = read(Text(says="You find it in our help pages."), Button(label="Help"), kind="service")
    assert codes(letter) == ["link_only"]


def test_more_advertising_than_use_is_worth_a_thought():
    # useful: 1 paragraph; advertising: the discount, a product, a coupon, a button
    made = (Text(says=f"{USEFUL}\n\nToday 10 % off."), Product(), Coupon(code="MAY"), Button(label="Go"))
    assert balance(made) == (1, 4)
    (found,) = findings(read(*made))
    assert (found.code, found.level) == ("promotional", "consider")


def test_what_is_wrong_in_a_block_names_the_block():
    (found,) = findings(read(Greeting(), Text(says=f"{USEFUL} Click here."), Signature()))
    assert (found.code, found.block) == ("spam_word", 2)
