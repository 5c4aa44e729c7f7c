"""What a letter says now is what the composer begins with, and what is reviewed."""

import pytest

from regulars.channels.letters import Kind, UnknownLetter
from regulars.channels.writing import actions
from regulars.channels.writing.blocks import Button, Greeting, Product, Signature, Text
from regulars.channels.writing.review import content, review
from tests.channels.writing.test_shelf import saved


def test_a_letter_of_the_gallery_is_taken_apart(shop):
    said = content("replenishment", language="lv")
    assert [type(block) for block in said.blocks] == [Greeting, Text, Product, Button, Text, Signature]
    assert said.short.startswith("{{ shop.name }}: vai drīz beigsies")


def test_the_stores_own_text_goes_before_it_and_a_shops_own_before_that(shop):
    saved(shop, "For all.")
    saved(shop, "For this one.", shop_id=shop.row.pk)
    assert content("replenishment", language="en").blocks[1] == Text(says="For all.")
    mine = content("replenishment", language="en", shop_id=shop.row.pk)
    assert mine.blocks[1] == Text(says="For this one.")


def test_a_letter_of_its_own_begins_empty_and_then_with_what_there_is(shop):
    actions.make_letter("spring", title="Spring", kind=Kind("marketing"), who=None, at=shop.at)
    assert content("spring", language="en").blocks == (Greeting(), Signature())
    saved(shop, "Sveiki.", name="spring", language="lv")
    assert content("spring", language="en").blocks[1] == Text(says="Sveiki.")
    with pytest.raises(UnknownLetter):
        content("nonsense", language="en")


def test_all_that_can_be_said_is_said_once(shop):
    saved(shop, "Buy now!!")
    found = [each.code for each in review("replenishment", language="en", at=shop.at)]
    assert sorted(found) == ["promotional", "shouting", "spam_word"]
