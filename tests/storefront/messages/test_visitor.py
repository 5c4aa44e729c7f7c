"""A page is believed which device it is on, and who is signed in only with the shop's signature."""

import pytest

from regulars import clock
from regulars.connectors.event_clients.door import sender
from regulars.connectors.event_clients.proof import opened, proof_of
from regulars.connectors.json_events.reading import BadCall
from regulars.storefront.messages.visitor import Visitor, keys_of, words


@pytest.fixture
def who(key):
    return sender(key.secret, at=clock.wall())


def test_who_the_shop_signed_comes_before_the_device(shop, who):
    proof = proof_of("7", secret=opened(who.proof_secret))
    signed = Visitor(key="", device="d1", user="7", proof=proof.upper())
    assert keys_of(signed, sender=who) == [("shop", shop.id, "7"), ("device", shop.id, "d1")]
    by_mail = proof_of("ann@example.com", secret=opened(who.proof_secret))
    assert keys_of(Visitor(key="", user="ann@example.com", proof=by_mail), sender=who) == [
        ("email", 0, "ann@example.com")
    ]


@pytest.mark.parametrize("proof", [None, "", "0" * 64, "жжж"])
def test_a_name_without_the_shops_signature_is_nobodys(shop, who, proof):
    assert keys_of(Visitor(key="", device="d1", user="7", proof=proof), sender=who) == [
        ("device", shop.id, "d1")
    ]
    assert keys_of(Visitor(key="", user="7", proof=proof), sender=who) == []


def test_words_are_kept_as_they_were_shown_and_a_yes_has_some(shop, who):
    said = words(" Tell me\0 ", page="https://candles.example/\0", granted=True, sender=who)
    assert (said.wording, said.page, said.shop_id) == ("Tell me", "https://candles.example/", shop.id)
    assert len(words("x" * 9_000, page="", granted=True, sender=who).wording) == 2_000
    assert words(None, page="", granted=False, sender=who).wording == ""
    with pytest.raises(BadCall):
        words("\0 ", page="", granted=True, sender=who)


@pytest.mark.parametrize("device", ["d" * 201, "d\0"])
def test_an_id_that_nobody_has_is_refused(shop, who, device):
    with pytest.raises(BadCall):
        keys_of(Visitor(key="", device=device), sender=who)
