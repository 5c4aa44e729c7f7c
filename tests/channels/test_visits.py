"""Links to the shop say whose mail they stood in, to nobody but us, and where the owner wishes it."""

from datetime import timedelta

import pytest

from regulars.channels import examples, keyring, visits
from regulars.channels.visits import LIVES, PARAMETER, host_of, marked, token_of, visitor_of, with_token
from tests.channels.cast import NOON

SHOP = ("shop.example",)


def test_a_link_says_to_whom_the_mail_went_for_sixty_days(key_file):
    token = token_of(17, at=NOON)
    assert visitor_of(token, at=NOON + LIVES - timedelta(seconds=1)) == 17
    assert visitor_of(token, at=NOON + LIVES) is None


@pytest.mark.parametrize("token", ["", "1.x.y", "17"])
def test_nobody_else_can_make_one(key_file, token):
    assert visitor_of(token, at=NOON) is None


def test_a_link_to_unsubscribe_says_no_visitor(key_file):
    assert visitor_of(keyring.signed("17 99999999999", use="unsubscribe"), at=NOON) is None


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://shop.example/tea", "https://shop.example/tea?rgl=T"),
        ("https://www.shop.example/tea?size=2#top", "https://www.shop.example/tea?size=2&rgl=T#top"),
        ("https://elsewhere.example/tea", "https://elsewhere.example/tea"),
        ("ftp://shop.example/tea", "ftp://shop.example/tea"),
        ("", ""),
        ("https://[", "https://["),
    ],
)
def test_links_to_the_shop_alone_carry_it(url, told):
    assert with_token(url, "T", hosts=SHOP) == told


def test_all_of_a_letters_links_to_the_shop_carry_it_and_its_others_dont(key_file):
    words = examples.FULL
    told = marked(words, customer_id=17, hosts=(host_of(words.shop.url),), at=NOON)
    assert visitor_of(told.shop.url.partition(f"{PARAMETER}=")[2], at=NOON) == 17
    assert PARAMETER in told.product.url
    assert all(PARAMETER in product.url for product in told.products)
    assert told.links == words.links


def test_where_the_owner_does_not_wish_it_nothing_is_added():
    assert marked(examples.FULL, customer_id=17, hosts=visits.Recognising().hosts, at=NOON) is examples.FULL
