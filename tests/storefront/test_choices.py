"""Each shop's page has its own choices; silence is a no until the owner says otherwise."""

import pytest

from regulars.channels.visits import Recognising
from regulars.storefront.choices import Choices, choose, of_shop
from regulars.web.stored import load
from tests.storefront.cast import NOON

CANDLES, LAMPS = "https://www.candles.example/en", "https://lamps.example"


def test_at_first_visitors_are_asked_and_nobody_is_recognised(database):
    assert of_shop(1, url=CANDLES) == Choices(asks=True, recognises=False)


@pytest.mark.parametrize("asks", [True, False])
def test_what_was_chosen_for_one_shop_says_nothing_of_another(database, asks):
    chosen = Choices(asks=asks, recognises=True)
    choose(chosen, shop_id=1, url=CANDLES, at=NOON)
    assert of_shop(1, url=CANDLES) == chosen
    assert of_shop(2, url=LAMPS) == Choices()
    assert load(Recognising).hosts == ("candles.example",)


def test_what_was_chosen_can_be_taken_back(database):
    choose(Choices(asks=False, recognises=True), shop_id=1, url=CANDLES, at=NOON)
    choose(Choices(), shop_id=1, url=CANDLES, at=NOON)
    assert of_shop(1, url=CANDLES) == Choices()


def test_a_shop_without_an_address_is_recognised_by_no_link(database):
    choose(Choices(recognises=True), shop_id=1, url="", at=NOON)
    assert load(Recognising).hosts == ()
