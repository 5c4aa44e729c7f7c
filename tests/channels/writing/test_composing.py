"""What is posted becomes a letter, and what somebody does with a block changes the form alone."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from regulars.channels.examples import FULL
from regulars.channels.letters import Kind
from regulars.channels.writing import composing
from regulars.channels.writing.actions import Content
from regulars.channels.writing.blocks import Button, Greeting, Picture, Product, Signature, Text
from regulars.channels.writing.brand import PLAIN
from regulars.channels.writing.shelf import Own, compiled

CONTENT = Content(
    subject="S",
    preview="P",
    short="Hi",
    blocks=(
        Greeting(),
        Text(says="One.\n\nTwo."),
        Picture(url="https://shop.example/a.png", alt="A", width=200),
        Product(all=True, when="order"),
        Button(label="Go", to="shop.url"),
        Signature(by="Laura"),
    ),
)


def posted(content: Content) -> QueryDict:
    """The form as a browser would send it."""
    data = QueryDict(mutable=True)
    data.update({"subject": content.subject, "preview": content.preview, "short": content.short})
    for card in composing.sheet_of(content).cards:
        data.appendlist("key", card.key)
        data[f"{card.key}.kind"] = card.kind
        for name in card.block.__struct_fields__:
            value = getattr(card.block, name)
            data[f"{card.key}.{name}"] = "yes" if value is True else "" if value is False else str(value)
    return data


def kinds(sheet: composing.Sheet) -> str:
    return " ".join(card.kind for card in sheet.cards)


def test_what_a_browser_posts_is_the_letter_again():
    assert composing.read(posted(CONTENT)).content() == CONTENT


def test_what_nobody_could_post_is_left_out():
    data = posted(CONTENT)
    for key, kind in (("x", "script"), ("../b", "text"), ("b1", "text")):
        data.appendlist("key", key)
        data.setdefault(f"{key}.kind", kind)
    data["b3.width"] = "9" * 40
    read = composing.read(data)
    assert kinds(read) == "greeting text picture product button signature"
    assert read.cards[2].block.width == 0


def test_blocks_move_are_copied_taken_out_and_added():
    sheet = composing.sheet_of(CONTENT)
    assert kinds(composing.done(sheet, "up:b2")) == "text greeting picture product button signature"
    assert kinds(composing.done(sheet, "up:b1")) == kinds(sheet)
    assert kinds(composing.done(sheet, "down:b5")) == "greeting text picture product signature button"
    assert kinds(composing.done(sheet, "drop:b3")) == "greeting text product button signature"
    copied = composing.done(sheet, "copy:b2")
    assert kinds(copied) == "greeting text text picture product button signature"
    assert len({card.key for card in copied.cards}) == 7
    added = composing.done(sheet, "add:coupon")
    assert kinds(added) == "greeting text picture product button coupon signature"
    assert composing.done(sheet, "nonsense:b1") == sheet


def test_what_is_wrong_stands_beside_its_block():
    blamed = composing.sheet_of(CONTENT).blaming("no", block=2).blaming("long", part="subject")
    assert [card.trouble for card in blamed.cards][:3] == ["", "no", ""]
    assert blamed.trouble == {"subject": "long"}


@pytest.mark.parametrize(
    "block",
    [
        *(Text(says=words) for words in composing.FIELDS),
        *(Text(says="Hi", when=words) for words in composing.CONDITIONS),
        *(Text(says="Hi", for_whom=words) for words in composing.SEGMENTS),
        *(Button(label="Go", to=words) for words in composing.TARGETS),
    ],
    ids=str,
)
def test_all_that_the_composer_offers_can_be_sent(database, block):
    made = Content(subject="S", preview="P", blocks=(Greeting(), block))
    own = Own("x", Kind("marketing", about="order"), "en", made.text())
    ready = replace(FULL, among=own.text.asks)
    assert compiled(own, PLAIN).write(ready).text
